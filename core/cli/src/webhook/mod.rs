//! `makokit webhook`: looks at a delivery, sends one, or listens for them.

mod given;
mod listen;
mod request;
mod send;
mod verify;

use clap::{ArgMatches, Command};

use crate::commands::group;
use crate::{Failure, Io, exit};

/// `makokit webhook`.
pub(crate) fn command() -> Command {
    group("webhook", "Verify deliveries of webhooks, send them, and listen for them").defer(|command| {
        command.subcommands([verify::command(), send::command(), listen::command()]).after_help(
            "Secrets come from --secrets-file, MAKOKIT_WEBHOOK_SECRET or MAKOKIT_WEBHOOK_SECRETS_FILE, and are never an argument.\n\n\
             Examples:\n  makokit webhook verify --system makini --secrets-file secrets --request delivery.http\n  \
             makokit webhook send --system makini --secrets-file secrets --body event.json --url http://127.0.0.1:8018/\n  \
             makokit webhook listen --system makini --secrets-file secrets",
        )
    })
}

/// Runs one of its commands.
pub(crate) fn run(name: &str, matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    match name {
        "verify" => verify::run(matches, io),
        "send" => send::run(matches, io),
        "listen" => listen::run(matches, io),
        _ => Ok(exit::USAGE),
    }
}
