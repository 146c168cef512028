//! A delivery in files: a whole request, or headers and a body.

use std::io::Read;

use clap::{Arg, ArgMatches, Command, ValueHint};
use makokit::Error;
use makokit::webhook::{Headers, Removed};
use serde_json::{Map, Value};

use crate::Io;
use crate::request::wrong;

/// A request as a server has read it.
pub(super) struct Request {
    pub(super) headers: Headers,
    pub(super) body: Vec<u8>,
    /// What the path of a DELETE says.
    pub(super) removed: Option<Removed>,
}

/// A command with the flags that name the files.
pub(super) fn arguments(command: Command) -> Command {
    let file = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("FILE").value_hint(ValueHint::FilePath).help(help)
    };
    command.args([
        file("request", "A request as it came: a line with method and path, headers, an empty line, the body; - for standard input")
            .conflicts_with_all(["headers", "body"])
            .required_unless_present("headers"),
        file("headers", "The headers, a line each, or as a JSON object; - for standard input").requires("body"),
        body_argument(),
    ])
}

/// The flag that names a file with a body.
pub(super) fn body_argument() -> Arg {
    Arg::new("body")
        .long("body")
        .value_name("FILE")
        .value_hint(ValueHint::FilePath)
        .help("The body, byte by byte as it is signed; - for standard input")
}

/// The request in the files.
pub(super) fn read(matches: &ArgMatches, io: &mut Io) -> Result<Request, Error> {
    if let Some(whole) = bytes("request", matches, io)? {
        return parse(&whole);
    }
    let headers = bytes("headers", matches, io)?.unwrap_or_default();
    let body = bytes("body", matches, io)?.unwrap_or_default();
    let headers = String::from_utf8_lossy(&headers);
    let headers = match serde_json::from_str::<Map<String, Value>>(&headers) {
        Ok(object) => object.iter().map(|(name, value)| (name, value.as_str().unwrap_or_default())).collect(),
        Err(_) => lines(&headers)?,
    };
    Ok(Request { headers, body, removed: None })
}

/// The bytes of a file, or of standard input for `-`, if a flag names one.
pub(super) fn bytes(flag: &str, matches: &ArgMatches, io: &mut Io) -> Result<Option<Vec<u8>>, Error> {
    let Some(path) = matches.get_one::<String>(flag) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read =
        if path == "-" { io.input.read_to_end(&mut bytes).map(|_| bytes) } else { std::fs::read(path) };
    read.map(Some).map_err(|error| wrong(format!("--{flag} {path} cannot be read: {error}")))
}

/// What a DELETE says by a path with `…/groups/:id`, or `…/groups/:group_id/users/:id`. (Documented: that the paths hold the ids.
/// An app may have others than the guide.)
pub(super) fn removed(path: &str) -> Option<Removed> {
    let path = path.split('?').next().unwrap_or_default();
    let after =
        |name: &str| path.split('/').skip_while(|part| *part != name).nth(1).filter(|id| !id.is_empty());
    let group = after("groups")?;
    Some(after("users").map_or_else(|| Removed::group(group), |user| Removed::user(group, user)))
}

fn parse(whole: &[u8]) -> Result<Request, Error> {
    let gap =
        |gap: &[u8]| whole.windows(gap.len()).position(|window| window == gap).map(|at| (at, at + gap.len()));
    let (head, body) =
        [gap(b"\r\n\r\n"), gap(b"\n\n")].into_iter().flatten().min().unwrap_or((whole.len(), whole.len()));
    let head = String::from_utf8_lossy(&whole[..head]);
    let (first, rest) = head.split_once('\n').unwrap_or((&head, ""));
    let mut words = first.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_request_line = path.starts_with('/') && method.bytes().all(|letter| letter.is_ascii_uppercase());
    let headers = lines(if is_request_line { rest } else { &head })?;
    let removed = if is_request_line && method == "DELETE" {
        let none = || {
            wrong(format!(
                "--request: {path} names no group; a DELETE is to …/groups/ID or …/groups/ID/users/ID"
            ))
        };
        Some(removed(path).ok_or_else(none)?)
    } else {
        None
    };
    Ok(Request { headers, body: whole[body..].to_vec(), removed })
}

/// Headers, a line each.
fn lines(text: &str) -> Result<Headers, Error> {
    let pair = |line: &str| {
        let pair = line.split_once(':').filter(|(name, _)| !name.trim().is_empty());
        let (name, value) = pair.ok_or_else(|| {
            wrong("a line of the headers has no name; it looks like Name: value".to_owned())
        })?;
        Ok((name.trim().to_owned(), value.trim().to_owned()))
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(pair).collect::<Result<Vec<_>, Error>>().map(|pairs| pairs.into_iter().collect())
}
