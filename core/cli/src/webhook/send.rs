//! `makokit webhook send`.

use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command};
use makokit::webhook::post;
use makokit::{Error, ErrorKind};
use serde_json::json;

use super::{given, request};
use crate::output::{self, Format};
use crate::{Failure, Io, duration, exit, watch};

/// How long Makini waits for an answer (documented).
const PATIENCE: &str = "10s";

pub(super) fn command() -> Command {
    let command = Command::new("send")
        .about("Send a delivery as the system would, proven by the first secret")
        .after_help(
            "Examples:\n  makokit webhook send --system makini --body event.json --url http://127.0.0.1:8018/\n  \
             makokit webhook send --system maestrano --id app-1 --delete --url http://127.0.0.1:8018/groups/cld-1",
        )
        .args([
            Arg::new("url").long("url").value_name("URL").required(true).help("Where to send it"),
            request::body_argument().required_unless_present("delete"),
            Arg::new("delete")
                .long("delete")
                .action(ArgAction::SetTrue)
                .conflicts_with("body")
                .help("Maestrano: tell by a DELETE that the group or user is gone that the URL's path names"),
            Arg::new("timeout")
                .long("timeout")
                .value_name("DURATION")
                .default_value(PATIENCE)
                .value_parser(|text: &str| duration::millis(text).map(Duration::from_millis))
                .help("How long to wait for an answer"),
            Format::argument(),
        ]);
    given::arguments(command)
}

/// Sends, and tells what was answered; anything but a 2xx is an error.
pub(super) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let receiver = given::receiver(matches)?;
    let body = request::bytes("body", matches, io)?.unwrap_or_default();
    let url = matches.get_one::<String>("url").map_or("", String::as_str);
    let timeout = matches.get_one::<Duration>("timeout").copied().unwrap_or_default();
    let method = if matches.get_flag("delete") { "DELETE" } else { "POST" };
    let headers = receiver.prove(&body);
    let posted = watch::runtime()?.block_on(async {
        let interrupt = (io.interrupt)();
        tokio::select! {
            posted = post(method, url, &headers, body.into(), timeout) => posted,
            () = interrupt => Err(Error::new(ErrorKind::Cancelled, "interrupted: the delivery may have come")),
        }
    })?;
    let answer = String::from_utf8_lossy(&posted.body);
    if !(200..300).contains(&posted.http_status) {
        let message = format!("the receiver answered {}: {answer}", posted.http_status);
        return Err(Error::new(ErrorKind::UnexpectedResponse, message).into());
    }
    output::value(&json!({ "http_status": posted.http_status, "body": answer }), Format::of(matches), io)?;
    Ok(exit::DONE)
}
