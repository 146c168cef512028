//! `makokit auth`: the token that the processes of a user share.

use std::io::Write;
use std::time::Duration;

use clap::{ArgMatches, Command};
use makokit::TokenStatus;
use makokit::operation::System;
use serde_json::json;

use crate::connection::{self, Connection};
use crate::output::Format;
use crate::{Failure, Io, commands, duration, exit, output};

/// `makokit auth`.
pub(crate) fn command() -> Command {
    commands::group("auth", "See or forget the token that the processes of a user share")
        .after_help("Examples:\n  makokit auth show\n  makokit auth clear")
        .subcommand(
            Command::new("show").about("Tell where the token is kept and how long it is good").defer(show),
        )
        .subcommand(
            Command::new("clear")
                .about("Forget the token, so that the next call asks for a new one")
                .defer(clear),
        )
}

/// Runs `makokit auth show` or `makokit auth clear`. Nothing is sent, and the token is never shown.
pub(crate) fn run(name: &str, matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let Connection { engine, .. } = Connection::open(matches, System::Mako)?;
    let format = Format::of(matches);
    if name == "show" {
        let status = engine.token();
        match format {
            Format::Table => words(&status, io)?,
            Format::Json | Format::Jsonl => output::line(&status, io)?,
        }
    } else {
        let cleared = engine.forget_token()?;
        match format {
            Format::Table if cleared => writeln!(io.output, "The token is forgotten.")?,
            Format::Table => writeln!(io.output, "There was no token.")?,
            Format::Json | Format::Jsonl => output::line(&json!({ "cleared": cleared }), io)?,
        }
    }
    Ok(exit::DONE)
}

fn show(command: Command) -> Command {
    let command = command
        .after_help("Examples:\n  makokit auth show\n  makokit auth show --output json | jq .seconds_left");
    connection::arguments(command, System::Mako)
}

fn clear(command: Command) -> Command {
    connection::arguments(command.after_help("Examples:\n  makokit auth clear"), System::Mako)
}

fn words(status: &TokenStatus, io: &mut Io) -> std::io::Result<()> {
    let Some(place) = &status.place else {
        return writeln!(io.output, "Tokens are not kept: the setting token_cache is off.");
    };
    let token = match status.seconds_left {
        Some(seconds) => format!("good for {}", duration::shown(Duration::from_secs(seconds))),
        None => "none that is good".to_owned(),
    };
    writeln!(io.output, "kept in  {}\ntoken    {token}", place.display())
}
