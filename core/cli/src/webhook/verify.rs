//! `makokit webhook verify`.

use clap::{ArgMatches, Command};
use makokit::webhook::now;

use super::{given, request};
use crate::output::{self, Format};
use crate::{Failure, Io, exit};

pub(super) fn command() -> Command {
    let command = Command::new("verify")
        .about("Find out whether a delivery would be accepted, what it says, or why it would not be")
        .after_help(
            "Examples:\n  makokit webhook verify --system makini --request delivery.http\n  \
             makokit webhook verify --system mako --header X-Auth --headers headers.txt --body body.json -o json",
        )
        .arg(Format::argument());
    given::arguments(request::arguments(command))
}

/// Tells what a delivery says; why it is not accepted is an error.
pub(super) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let receiver = given::receiver(matches)?;
    let request = request::read(matches, io)?;
    let delivery = match &request.removed {
        Some(removed) => receiver.receive_removed(&request.headers, removed)?,
        None => receiver.receive(&request.headers, &request.body, now())?,
    };
    match Format::of(matches) {
        Format::Table => {
            let value = serde_json::to_value(&delivery).map_err(std::io::Error::from)?;
            output::value(&value, Format::Table, io)?;
        }
        Format::Json | Format::Jsonl => output::on_one_line(&delivery, io)?,
    }
    Ok(exit::DONE)
}
