//! The command line of makokit, as a function: arguments and streams in, an exit code out.
//!
//! The commands of a system are made from its operation table, and the flags of a connection from the settings table:
//! what is added there is here, too.

mod auth;
mod bulk;
mod commands;
mod completions;
mod config;
mod connection;
mod credits;
mod cure;
mod duration;
mod event;
mod exit;
mod fields;
mod free;
mod health;
mod io;
mod limits;
mod marketplaces;
mod operation;
mod output;
mod pages;
mod platform;
mod records;
mod request;
mod sandbox;
mod settings;
mod table;
mod tally;
mod warnings;
mod watch;
mod webhook;

use std::ffi::OsString;
use std::io::Write;

use clap::ArgMatches;
use makokit::Error;

pub use exit::codes;
pub use io::{Interrupt, Io};
pub use warnings::warn_on_stderr;

use output::Format;

/// Runs the command that `arguments` (the program's name first) ask for, and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>, io: &mut Io) -> u8 {
    let matches = match commands::all().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(told) => return usage(&told, io),
    };
    warnings::told_as(format_of(&matches));
    let ended = command(&matches, io).and_then(|code| {
        io.output.flush()?;
        Ok(code)
    });
    match ended {
        Ok(code) => code,
        Err(Failure::Call(error)) => {
            output::error(&error, format_of(&matches), io);
            exit::code(error.kind())
        }
        // Whoever reads our output has seen enough.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => exit::DONE,
        Err(Failure::Output(error)) => {
            let _ = writeln!(io.errors, "error: the output cannot be written: {error}");
            exit::OUTPUT
        }
    }
}

/// Why a command did not end well.
enum Failure {
    Call(Error),
    Output(std::io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

fn command(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else { return Ok(exit::USAGE) };
    match (name, matches.subcommand()) {
        ("sandbox", _) => sandbox::run(matches, io),
        ("call", _) => free::run(matches, io),
        ("limits", _) => limits::run(matches, io),
        ("completions", _) => completions::run(matches, io),
        ("auth", Some((name, matches))) => auth::run(name, matches, io),
        ("config", Some((name, matches))) => config::run(name, matches, io),
        ("makini", Some(("health", matches))) => health::run(matches, io),
        ("makini", Some(("credits", matches))) => credits::run(matches, io),
        ("maestrano", Some(("marketplaces", matches))) => marketplaces::all(matches, io),
        ("maestrano", Some(("marketplace", matches))) => marketplaces::one(matches, io),
        ("webhook", Some((name, matches))) => webhook::run(name, matches, io),
        (system, Some((name, matches))) => operation::run(system, name, matches, io),
        (_, None) => Ok(exit::USAGE),
    }
}

/// In which form the innermost command was asked to tell what it has to tell.
fn format_of(matches: &ArgMatches) -> Format {
    match matches.subcommand() {
        Some((_, inner)) => format_of(inner),
        None => Format::of(matches),
    }
}

fn usage(told: &clap::Error, io: &mut Io) -> u8 {
    let (stream, code) =
        if told.use_stderr() { (&mut io.errors, exit::USAGE) } else { (&mut io.output, exit::DONE) };
    // Nobody is left to be told that even this cannot be written.
    let _ = write!(stream, "{}", told.render());
    code
}
