//! `makokit sandbox`.

use std::io::Write;
use std::time::Duration;

use clap::{Arg, ArgMatches, Command, value_parser};
use makokit::{Error, ErrorKind};
use makokit_sandbox::{Options, Sandbox};
use serde_json::json;

use crate::{Failure, Io, exit};

/// `makokit sandbox`.
pub(crate) fn command() -> Command {
    let number = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).value_parser(value_parser!(u64)).help(help)
    };
    Command::new("sandbox")
        .about("Serve an API that behaves like the vendor's, on this machine, and judge its clients")
        .after_help("Examples:\n  makokit sandbox\n  makokit sandbox --port 0 --print json\n  makokit sandbox --rate-limit 10")
        .arg(
            Arg::new("port")
                .long("port")
                .value_name("PORT")
                .value_parser(value_parser!(u16))
                .default_value("8017")
                .help("The port on 127.0.0.1; 0 for a free one"),
        )
        .arg(
            Arg::new("print")
                .long("print")
                .value_parser(["text", "json"])
                .default_value("text")
                .help("How to tell where it is: in words, or as one line of JSON"),
        )
        .arg(number("rate-limit", "N", "Requests in a second for each client and operation [default: 100]"))
        .arg(number("token-life", "SECONDS", "How long a token is good [default: 14400]"))
        .arg(number("token-delay", "MS", "How long the answer to a request for a token takes [default: 0]"))
        .arg(number("latency", "MS", "How much later every answer comes [default: 0]"))
        .arg(number("seed", "N", "Make the same ids in every run"))
}

/// Serves until the process is ended.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
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
    Ok(exit::DONE)
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
