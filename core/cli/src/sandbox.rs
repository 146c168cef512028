//! `makokit sandbox`.

use std::io::Write;
use std::time::Duration;

use clap::ArgMatches;
use makokit::{Error, ErrorKind};
use makokit_sandbox::{Options, Sandbox};
use serde_json::json;

use crate::{Failure, Io};

/// Serves until the process is ended.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<(), Failure> {
    let sandbox =
        Sandbox::start(options(matches)).map_err(|error| Error::new(ErrorKind::Config, error.to_string()))?;
    if matches.get_one::<String>("print").is_some_and(|print| print == "json") {
        let line = json!({
            "base_url": sandbox.base_url(),
            "admin_url": sandbox.admin_url(),
            "client_id": sandbox.client_id(),
            "client_secret": sandbox.client_secret(),
            "root_company_id": sandbox.root_company_id(),
        });
        writeln!(io.output, "{line}")?;
    } else {
        words(&sandbox, io)?;
    }
    io.output.flush()?;
    sandbox.wait();
    Ok(())
}

fn options(matches: &ArgMatches) -> Options {
    let number = |name: &str| matches.get_one::<u64>(name).copied();
    let port = matches.get_one("port").copied().unwrap_or_default();
    let mut options = Options { port, seed: number("seed"), ..Options::default() };
    if let Some(limit) = number("rate-limit") {
        options.rate_limit = u32::try_from(limit).unwrap_or(u32::MAX);
    }
    if let Some(seconds) = number("token-life") {
        options.token_life = Duration::from_secs(seconds);
    }
    if let Some(millis) = number("token-delay") {
        options.token_delay = Duration::from_millis(millis);
    }
    if let Some(millis) = number("latency") {
        options.latency = Duration::from_millis(millis);
    }
    options
}

fn words(sandbox: &Sandbox, io: &mut Io) -> std::io::Result<()> {
    writeln!(
        io.output,
        "The sandbox is at {base}. In another terminal:\n\n  export MAKO_BASE_URL={base}\n  export MAKO_CLIENT_ID={id}\n  \
         export MAKO_CLIENT_SECRET={secret}\n  makokit mako list-companies\n\nNew companies go under {root}.\n\
         What it has seen, and what it thinks of it: {admin}/journal and {admin}/verdict. Ctrl-C ends it.",
        base = sandbox.base_url(),
        id = sandbox.client_id(),
        secret = sandbox.client_secret(),
        root = sandbox.root_company_id(),
        admin = sandbox.admin_url(),
    )
}
