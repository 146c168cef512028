//! Sandboxes for other languages: options and the sandbox's own API, both in JSON.

use makokit::{Error, ErrorKind};
use makokit_sandbox::{Options, Sandbox};
use serde_json::json;

use crate::panic::guarded;
use crate::process::Process;

/// Starts a sandbox with options in JSON (`{}` for the defaults). Returns its handle.
///
/// # Errors
///
/// The JSON of a `Config` error, for options that are wrong or a port that is taken.
pub fn sandbox_open(options: &[u8]) -> Result<u64, Vec<u8>> {
    guarded(|| {
        let config =
            |why: String| Error::new(ErrorKind::Config, format!("the sandbox cannot be started: {why}"));
        let options = Options::from_json(&String::from_utf8_lossy(options))
            .map_err(|error| config(error.to_string()))?;
        let sandbox = Sandbox::start(options).map_err(|error| config(error.to_string()))?;
        Ok(Process::current().add_sandbox(sandbox))
    })
    .map_err(|error| crate::json(&error))
}

/// What a client of a sandbox needs, in JSON: `base_url`, `client_id`, `client_secret`, `root_company_id`, `admin_url`
/// and `other_origin_url`.
///
/// # Errors
///
/// The JSON of a `Closed` error, for a sandbox that is not there (any more).
pub fn sandbox_describe(handle: u64) -> Result<Vec<u8>, Vec<u8>> {
    with(handle, |sandbox| {
        let about = json!({
            "base_url": sandbox.base_url(),
            "client_id": sandbox.client_id(),
            "client_secret": sandbox.client_secret(),
            "root_company_id": sandbox.root_company_id(),
            "admin_url": sandbox.admin_url(),
            "other_origin_url": sandbox.other_origin_url(),
        });
        about.to_string().into_bytes()
    })
}

/// Asks a sandbox's own API: the path is relative to it, such as `/verdict`. Gives the HTTP status and the JSON.
///
/// # Errors
///
/// The JSON of a `Closed` error, for a sandbox that is not there (any more).
pub fn sandbox_ask(handle: u64, method: &str, path: &str, body: &[u8]) -> Result<(u16, Vec<u8>), Vec<u8>> {
    with(handle, |sandbox| sandbox.ask(method, path, body))
}

/// Stops a sandbox and closes its connections. Closing twice is closing once.
pub fn sandbox_close(handle: u64) {
    drop(Process::current().remove_sandbox(handle));
}

fn with<T>(handle: u64, work: impl FnOnce(&Sandbox) -> T) -> Result<T, Vec<u8>> {
    guarded(|| {
        let closed = || Error::new(ErrorKind::Closed, "the sandbox is closed, or belongs to another process");
        Ok(work(&*Process::current().sandbox(handle).ok_or_else(closed)?))
    })
    .map_err(|error| crate::json(&error))
}
