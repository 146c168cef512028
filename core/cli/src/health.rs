//! `makokit makini health`: how a connection is, and what to do next.

use std::io::Write;
use std::time::SystemTime;

use clap::{ArgMatches, Command};
use makokit::operation::System;
use makokit::{CallOptions, Health, HealthStatus};

use crate::connection::{self, Connection};
use crate::output::Format;
use crate::{Failure, Io, cure, exit, output, table};

/// `makokit makini health`.
pub(crate) fn command() -> Command {
    Command::new("health").about("Ask how the connection is, and what to do next").defer(|command| {
        let command = command.after_help(
            "It asks how far the system behind was read. The exit code is 0 when the connection is well, else that of the \
             error.\n\nExamples:\n  makokit makini health\n  makokit makini health --output json | jq -r .status",
        );
        connection::arguments(command, System::Makini)
    })
}

/// Runs `makokit makini health`.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let Connection { engine, mut watch } = Connection::open(matches, System::Makini)?;
    let health = watch.wait(io, engine.checked_health(&CallOptions::default()))??;
    match Format::of(matches) {
        Format::Table => words(&health, io)?,
        Format::Json | Format::Jsonl => output::line(&health, io)?,
    }
    let is_well = health.status == HealthStatus::Ok;
    let code = health.last_error.as_ref().map_or(exit::OTHER, |error| exit::code(error.kind));
    Ok(if is_well { exit::DONE } else { code })
}

fn words(health: &Health, io: &mut Io) -> std::io::Result<()> {
    let at = |moment: Option<SystemTime>| {
        moment.and_then(|moment| jiff::Timestamp::try_from(moment).ok()).map(|moment| moment.to_string())
    };
    let error = health.last_error.as_ref();
    let code = |code: &String| format!("code {code}");
    let lines = [
        ("connection", health.connection.clone()),
        ("status", Some(health.status.name().to_owned())),
        ("since", at(health.since)),
        ("last success", at(health.last_success)),
        ("last error", error.map(|error| error.message.clone())),
        ("", error.and_then(|error| error.code.as_ref()).map(code)),
        ("", error.and_then(|error| error.server_request_id.as_ref()).map(|id| format!("request {id}"))),
        ("last sync", health.last_sync.clone()),
        ("sync", health.sync_status.clone()),
        ("next", Some(cure::words(&health.next))),
    ];
    for (name, value) in lines {
        if let Some(value) = value {
            writeln!(io.output, "{name:<12}  {}", table::clean(&value))?;
        }
    }
    Ok(())
}
