//! Many requests out of one file, complete and checked before the first of them is sent.

use clap::{Arg, ArgMatches, ValueHint};
use makokit::Error;
use makokit::operation::{Content, Operation};
use serde_json::{Deserializer, Map, Value};

use crate::{Io, fields, request};

/// A request.
pub(crate) type Record = Map<String, Value>;

/// The flag that names the file.
pub(crate) fn argument() -> Arg {
    Arg::new("records")
        .long("records")
        .value_name("FILE")
        .value_hint(ValueHint::FilePath)
        .conflicts_with("file")
        .help(
            "Many requests: a JSON array, or an object a line; - for standard input. Each is a call of its own, and a \
             line of JSON tells how it ended. Flags go over the fields of each",
        )
}

/// The requests in a file or on standard input, with the flags of fields over each.
pub(crate) fn read(
    path: &str,
    row: &Operation,
    matches: &ArgMatches,
    io: &mut Io,
) -> Result<Vec<Record>, Error> {
    let text = request::text("--records", path, io)?;
    let wrong = |why: String| request::wrong(format!("--records {path} {why}"));
    let values: Result<Vec<Value>, _> = Deserializer::from_str(&text).into_iter().collect();
    let values = values.map_err(|error| wrong(format!("does not hold the JSON that is needed: {error}")))?;
    let values = match <[Value; 1]>::try_from(values) {
        Ok([Value::Array(elements)]) => elements,
        Ok(single) => single.into(),
        Err(values) => values,
    };
    let mut records = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        let Value::Object(mut record) = value else {
            return Err(wrong(format!("holds something at index {index} that is no JSON object")));
        };
        if let Content::Body { model } = row.input.content {
            fields::fill(row.system, model, matches, &mut record);
        }
        records.push(record);
    }
    Ok(records)
}
