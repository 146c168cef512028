//! A command that is a row of the table.

use std::io::Read;

use clap::ArgMatches;
use heck::ToKebabCase;
use makokit::engine::Validate;
use makokit::operation::{Input, Operation};
use makokit::{CallOptions, Error, ErrorKind, mako};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{Failure, Io, client, flags, output, wait};

/// Runs the operation whose name in kebab case is `name`.
pub(crate) fn run(name: &str, matches: &ArgMatches, io: &mut Io) -> Result<(), Failure> {
    let row = mako::OPERATIONS.iter().find(|row| row.id.to_kebab_case() == name);
    let row = row.ok_or_else(|| Error::new(ErrorKind::Internal, format!("the command {name} has no row")))?;
    let arguments = arguments(row, matches, io)?;
    let mut options = CallOptions::default();
    if matches!(row.input, Input::Body { .. }) && matches.get_flag("no-validate") {
        options.validate = Validate::Off;
    }
    let engine = client(matches)?;
    let answer = wait(engine.execute(row.id, &arguments, &options))?;
    Ok(output::answer(&answer.body, output::Format::of(matches), io)?)
}

fn arguments(row: &Operation, matches: &ArgMatches, io: &mut Io) -> Result<Vec<u8>, Error> {
    let arguments = match row.input {
        Input::Nothing => Map::new(),
        Input::Id { .. } => {
            let id = matches.get_one::<String>("id").cloned().unwrap_or_default();
            Map::from_iter([("id".to_owned(), Value::String(id))])
        }
        Input::Body { model } => {
            let mut request: Map<String, Value> = read(matches, io)?.unwrap_or_default();
            flags::fill(row.system, model, matches, &mut request);
            if request.is_empty() {
                return Err(Error::new(
                    ErrorKind::Config,
                    "there is no request; pass --file, or flags for its fields",
                ));
            }
            request
        }
    };
    Ok(Value::Object(arguments).to_string().into())
}

/// The JSON in the file that was named, if one was.
pub(crate) fn read<T: DeserializeOwned>(matches: &ArgMatches, io: &mut Io) -> Result<Option<T>, Error> {
    let Some(path) = matches.get_one::<String>("file") else { return Ok(None) };
    let wrong = |why: String| Error::new(ErrorKind::Config, format!("--file {path} {why}"));
    let text = if path == "-" {
        let mut text = String::new();
        io.input.read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    let text = text.map_err(|error| wrong(format!("cannot be read: {error}")))?;
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|error| wrong(format!("does not hold the JSON that is needed: {error}")))
}
