//! What is to be sent: JSON from a file or standard input, with the flags of fields over it.

use std::io::Read;

use clap::{Arg, ArgMatches, ValueHint};
use makokit::operation::{Content, Operation};
use makokit::{Error, ErrorKind};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{Io, fields};

/// The flag that names a file.
pub(crate) fn argument(help: &'static str) -> Arg {
    Arg::new("file").long("file").short('f').value_name("FILE").value_hint(ValueHint::FilePath).help(help)
}

/// The arguments of an operation.
pub(crate) fn of(row: &Operation, matches: &ArgMatches, io: &mut Io) -> Result<Vec<u8>, Error> {
    let parts = row.input.path.iter().map(|part| {
        let text = matches.get_one::<String>(part.name).cloned().unwrap_or_default();
        (part.name.to_owned(), Value::String(text))
    });
    let mut arguments: Map<String, Value> = parts.collect();
    if let Some(model) = row.input.content.model() {
        let mut content = object(matches, io)?;
        fields::fill(row.system, model, matches, &mut content);
        if content.is_empty() && matches!(row.input.content, Content::Body { .. }) {
            return Err(wrong("there is no request; pass --file, or flags for its fields".to_owned()));
        }
        if row.input.path.is_empty() {
            arguments = content;
        } else {
            arguments.insert(row.input.content.name().to_owned(), Value::Object(content));
        }
    }
    Ok(Value::Object(arguments).to_string().into())
}

/// The JSON object in the file that was named; an empty one if none was.
fn object(matches: &ArgMatches, io: &mut Io) -> Result<Map<String, Value>, Error> {
    let what = match read(matches, io)? {
        None => return Ok(Map::new()),
        Some(Value::Object(request)) => return Ok(request),
        Some(Value::Array(_)) => "holds a list; one request is an object, and --records takes a list of them",
        Some(_) => "holds no JSON object",
    };
    let path = matches.get_one::<String>("file").map_or("-", String::as_str);
    Err(wrong(format!("--file {path} {what}")))
}

/// The JSON in the file that `--file` names, if it does.
pub(crate) fn read<T: DeserializeOwned>(matches: &ArgMatches, io: &mut Io) -> Result<Option<T>, Error> {
    json("file", matches, io)
}

/// The JSON in the file that a flag names, if it does.
pub(crate) fn json<T: DeserializeOwned>(
    flag: &str,
    matches: &ArgMatches,
    io: &mut Io,
) -> Result<Option<T>, Error> {
    let Some(path) = matches.get_one::<String>(flag) else { return Ok(None) };
    let text = text(&format!("--{flag}"), path, io)?;
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|error| wrong(format!("--{flag} {path} does not hold the JSON that is needed: {error}")))
}

/// The text of a file, or of standard input for `-`.
pub(crate) fn text(flag: &str, path: &str, io: &mut Io) -> Result<String, Error> {
    let text = if path == "-" {
        let mut text = String::new();
        io.input.read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    let text = text.map_err(|error| wrong(format!("{flag} {path} cannot be read: {error}")))?;
    // Some editors begin a file with a mark that is no JSON.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// An error about what was given at the command line.
pub(crate) fn wrong(why: String) -> Error {
    Error::new(ErrorKind::Config, why)
}
