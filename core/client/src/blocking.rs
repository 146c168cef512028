//! The client for programs without an async runtime.

use std::future::Future;
use std::sync::{Arc, OnceLock};

use makokit_limits::Plan;
use serde::Serialize;
use tokio::runtime::{Builder as RuntimeBuilder, Handle, Runtime};

use crate::builder::Builder;
use crate::engine::{Answer, CallOptions, FreeCall};
use crate::error::{Error, ErrorKind};
use crate::limit::Limit;

/// [`MakoClient`](crate::MakoClient) with methods that wait for the answer.
///
/// All blocking clients share one runtime with one thread of its own, made at the first call. They must not be called
/// from within an async runtime, which would come to a halt: there they answer with a
/// [`Config`](crate::ErrorKind::Config) error.
///
/// ```no_run
/// use makokit::blocking::MakoClient;
///
/// # fn main() -> Result<(), makokit::Error> {
/// let mako = MakoClient::from_env()?;
/// for company in mako.list_companies()? {
///     println!("{} {}", company.id, company.name.unwrap_or_default());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct MakoClient {
    client: crate::MakoClient,
}

impl MakoClient {
    /// A client from `MAKO_BASE_URL`, `MAKO_CLIENT_ID` and `MAKO_CLIENT_SECRET` (or `MAKO_CLIENT_SECRET_FILE`).
    pub fn from_env() -> Result<Self, Error> {
        crate::MakoClient::builder().env().build_blocking()
    }

    /// Starts making a client; [`Builder::build_blocking`] ends it.
    pub fn builder() -> Builder<crate::MakoClient> {
        crate::MakoClient::builder()
    }

    /// A client from a profile in `config.toml`; what the environment says goes before it.
    pub fn from_profile(name: impl Into<String>) -> Result<Self, Error> {
        crate::MakoClient::builder().env().profile(name).build_blocking()
    }

    /// The same client with other options for the calls that are made through it.
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { client: self.client.with_options(options) }
    }

    /// See [`MakoClient::call`](crate::MakoClient::call).
    pub fn call(&self, call: &FreeCall) -> Result<Answer, Error> {
        wait(self.client.call(call))
    }

    /// See [`MakoClient::raw`](crate::MakoClient::raw).
    pub fn raw(&self, operation: &str, arguments: &impl Serialize) -> Result<Answer, Error> {
        wait(self.client.raw(operation, arguments))
    }

    /// See [`MakoClient::limits`](crate::MakoClient::limits).
    #[must_use]
    pub fn limits(&self) -> Vec<Limit> {
        self.client.limits()
    }

    /// See [`MakoClient::budget`](crate::MakoClient::budget).
    pub fn budget(&self, operation: &str, calls: u64) -> Result<Plan, Error> {
        self.client.budget(operation, calls)
    }

    pub(crate) fn client(&self) -> &crate::MakoClient {
        &self.client
    }
}

impl Builder<crate::MakoClient> {
    /// The blocking client, or what is wrong with the settings. Nothing is sent.
    pub fn build_blocking(self) -> Result<MakoClient, Error> {
        Ok(MakoClient { client: self.build()? })
    }
}

/// Waits for a call on the runtime that all blocking clients share.
pub(crate) fn wait<T>(call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::config(
            "the blocking client was called from within an async runtime; use makokit::MakoClient there",
        ));
    }
    runtime()?.block_on(call)
}

fn runtime() -> Result<Arc<Runtime>, Error> {
    static RUNTIME: OnceLock<Arc<Runtime>> = OnceLock::new();
    if let Some(runtime) = RUNTIME.get() {
        return Ok(Arc::clone(runtime));
    }
    let made = RuntimeBuilder::new_multi_thread()
        .worker_threads(1)
        .thread_name("makokit")
        .enable_all()
        .build()
        .map_err(|error| Error::new(ErrorKind::Internal, format!("no runtime can be started: {error}")))?;
    Ok(Arc::clone(RUNTIME.get_or_init(|| Arc::new(made))))
}
