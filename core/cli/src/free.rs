//! A command for any method and path.

use clap::{Arg, ArgAction, ArgMatches, Command};
use makokit::{CallOptions, FreeCall};

use crate::connection::{self, Connection};
use crate::{Failure, Io, exit, output, request};

/// `makokit call`.
pub(crate) fn command() -> Command {
    Command::new("call")
        .about("Call any method and path with token, envelope, errors and limits of the other commands")
        .defer(complete)
}

/// Runs `makokit call`.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let mut call = FreeCall::new(text("method"), text("path"));
    for pair in matches.get_many::<String>("query").into_iter().flatten() {
        let (name, value) = pair.split_once('=').ok_or_else(|| {
            request::wrong(format!("--query {pair} has no value; it looks like name=value"))
        })?;
        call = call.query(name, value);
    }
    call.body = request::read(matches, io)?;
    if matches.get_flag("idempotent") {
        call = call.idempotent();
    }
    let Connection { engine, mut watch } = Connection::open(matches, connection::system(matches))?;
    let answer = watch.wait(io, engine.call(&call, &CallOptions::default()))??;
    output::answer(&answer, matches, io)?;
    Ok(exit::DONE)
}

fn complete(command: Command) -> Command {
    let command = command
        .after_help(
            "Examples:\n  makokit call GET /mako-api/config/v1/listCompanies\n  \
             makokit call POST /mako-api/config/v1/addMako --file mako.json --raw\n  \
             makokit call GET /api/eam/teams --system makini --query page=2",
        )
        .arg(Arg::new("method").value_name("METHOD").help("The HTTP method").required(true))
        .arg(Arg::new("path").value_name("PATH").help("The path under the base URL").required(true))
        .arg(request::argument("The body as JSON; - for standard input"))
        .arg(
            Arg::new("query")
                .long("query")
                .value_name("NAME=VALUE")
                .action(ArgAction::Append)
                .help("A parameter of the query; may be repeated"),
        )
        .arg(
            Arg::new("idempotent")
                .long("idempotent")
                .action(ArgAction::SetTrue)
                .help("Repeating the call does no harm, so that it may be tried again (always so for GET)"),
        )
        .arg(output::raw_argument());
    connection::arguments_of_any(command)
}
