//! A command for any method and path.

use clap::ArgMatches;
use makokit::{CallOptions, Error, ErrorKind, FreeCall};

use crate::{Failure, Io, client, operation, output, wait};

/// Runs `makokit call`.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<(), Failure> {
    let text = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let mut call = FreeCall::new(text("method"), text("path"));
    for pair in matches.get_many::<String>("query").into_iter().flatten() {
        let (name, value) = pair.split_once('=').ok_or_else(|| {
            Error::new(ErrorKind::Config, format!("--query {pair} has no value; it looks like name=value"))
        })?;
        call = call.query(name, value);
    }
    call.body = operation::read(matches, io)?;
    if matches.get_flag("idempotent") {
        call = call.idempotent();
    }
    let engine = client(matches)?;
    let answer = wait(engine.call(&call, &CallOptions::default()))?;
    Ok(output::answer(&answer.body, output::Format::of(matches), io)?)
}
