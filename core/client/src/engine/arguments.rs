//! What an operation is called with.

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind};
use crate::operation::{Content, Operation};
use crate::validate::{self, Names};

/// What an operation is called with: what fills its path, and what is sent besides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arguments {
    pub(super) path: Vec<String>,
    /// The JSON of a body, or of the parameters of a query.
    pub(super) content: Option<Vec<u8>>,
    pub(super) names: Names,
}

impl Arguments {
    /// Nothing.
    pub(crate) fn none() -> Self {
        Self { path: Vec::new(), content: None, names: Names::Typed }
    }

    /// What comes out of types.
    pub(crate) fn typed(path: &[&str], content: Option<&impl Serialize>) -> Result<Self, Error> {
        let content = content.map(serde_json::to_vec).transpose().map_err(|error| {
            Error::new(ErrorKind::InvalidData, format!("the request has no JSON: {error}"))
        })?;
        let path = path.iter().map(|part| (*part).to_owned()).collect();
        Ok(Self { path, content, names: Names::Typed })
    }

    /// What comes as JSON: a request by itself, the parts of a path by their names, or both side by side.
    pub(crate) fn from_json(row: &'static Operation, json: &[u8]) -> Result<Self, Error> {
        let mut arguments = Self { names: Names::Checked, ..Self::none() };
        match (row.input.path, row.input.content) {
            ([], Content::Nothing) => {}
            ([], _) => arguments.content = Some(json.to_vec()),
            _ => arguments.fill(row, json)?,
        }
        Ok(arguments)
    }

    fn fill(&mut self, row: &'static Operation, json: &[u8]) -> Result<(), Error> {
        let wrong = |why: String| {
            validate::refusal(row, format!("the arguments have to be {}: {why}", shape(row)), Vec::new())
        };
        let mut given: Map<String, Value> =
            serde_json::from_slice(json).map_err(|error| wrong(error.to_string()))?;
        for part in row.input.path {
            match given.remove(part.name) {
                Some(Value::String(text)) => self.path.push(text),
                Some(_) => return Err(wrong(format!("{} is no text", part.name))),
                None => return Err(wrong(format!("{} is missing", part.name))),
            }
        }
        let name = row.input.content.name();
        let is_known = |given: &str| row.input.content != Content::Nothing && given == name;
        if let Some(unknown) = given.keys().find(|given| !is_known(given)) {
            return Err(wrong(format!("unknown field `{unknown}`")));
        }
        if given.contains_key(name) {
            // Out of the text and not out of the value: what is sent is what was given, to the letter.
            let texts: std::collections::BTreeMap<String, &RawValue> =
                serde_json::from_slice(json).map_err(|error| wrong(error.to_string()))?;
            self.content = texts.get(name).map(|text| text.get().as_bytes().to_vec());
        } else if matches!(row.input.content, Content::Query { .. }) {
            self.content = Some(b"{}".to_vec());
        } else if matches!(row.input.content, Content::Body { .. }) {
            return Err(wrong(format!("{name} is missing")));
        }
        Ok(())
    }
}

/// What arguments look like in JSON.
fn shape(row: &Operation) -> String {
    let mut members: Vec<_> = row.input.path.iter().map(|part| format!("\"{}\": \"…\"", part.name)).collect();
    if row.input.content != Content::Nothing {
        members.push(format!("\"{}\": {{…}}", row.input.content.name()));
    }
    format!("{{{}}}", members.join(", "))
}
