//! What is checked before a request is sent, and told in the form of the API's own violations.
//!
//! Requests in JSON come from Python, Java and the command line; their field names are checked against the models. The
//! documentation's requirements are checked for all. Both can be switched off for a call, because the vendor's full
//! specification is not public: a request that this library thinks wrong may be right.

use std::sync::LazyLock;

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::engine::{CallOptions, Validate};
use crate::error::{Error, ErrorKind, Origin, Violation};
use crate::operation::Operation;

/// The models' schemas, by system and name.
static MODELS: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(crate::MODELS).unwrap_or_default());

/// Reads the schemas now, at a time when nobody waits: what is read for the first time in a forked child might wait for
/// a thread that only its parent has.
pub(crate) fn prepare() {
    LazyLock::force(&MODELS);
}

/// Whether the names of fields are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// They are: a misspelt one would be dropped in silence by the server.
    Checked,
    /// They are not: the request comes from a type, and its further fields are meant.
    Typed,
}

/// What is to be sent besides the path, as JSON.
pub(crate) fn content(
    row: &'static Operation,
    json: Vec<u8>,
    names: Names,
    wrap: Option<Wrap<'_>>,
    options: &CallOptions,
) -> Result<Bytes, Error> {
    let mut body: Map<String, Value> = serde_json::from_slice(&json)
        .map_err(|error| refusal(row, format!("the request has to be a JSON object: {error}"), Vec::new()))?;
    let extra = &options.extra;
    let beside = wrap.and_then(|wrap| body.remove(wrap.beside));
    let merged = !extra.is_empty() || beside.is_some();
    if options.validate == Validate::On {
        let mut violations = Vec::new();
        if names == Names::Checked
            && let Some(model) = row.input.content.model()
        {
            Models::of(row).unknown(&body, model, root(row), &mut violations);
        }
        if let Some(wrap) = wrap {
            wrap.check(&body, beside.as_ref(), &mut violations);
        }
        body.extend(extra.clone());
        missing(&body, row, &mut violations);
        if !violations.is_empty() {
            let message = "the request was not sent; without the check (option validate) it is sent as it is"
                .to_owned();
            return Err(refusal(row, message, violations));
        }
    } else {
        body.extend(extra.clone());
    }
    let json = if merged { Value::Object(body).to_string().into_bytes() } else { json };
    Ok(match wrap {
        Some(wrap) => wrap.around(&json, beside.as_ref()),
        None => json,
    }
    .into())
}

/// A record that travels under a name.
#[derive(Clone, Copy)]
pub(crate) struct Wrap<'a> {
    /// The name.
    pub(crate) name: &'a str,
    /// The member of a request that does not belong to the record and stands beside it.
    pub(crate) beside: &'static str,
}

impl Wrap<'_> {
    /// Whether what is to be wrapped is no record, or has its name around it already.
    fn check(self, body: &Map<String, Value>, beside: Option<&Value>, violations: &mut Vec<Violation>) {
        if body.len() == 1 && body.get(self.name).is_some_and(Value::is_object) {
            let message = "is put around the record by itself; pass what is in it".to_owned();
            violations.push(Violation { path: self.name.to_owned(), message });
        }
        if beside.is_some_and(|beside| !beside.is_object() && !beside.is_null()) {
            violations
                .push(Violation { path: self.beside.to_owned(), message: "must be an object".to_owned() });
        }
    }

    /// The record under its name. What was given stays as it is, to the letter.
    fn around(self, json: &[u8], beside: Option<&Value>) -> Vec<u8> {
        let mut body = format!("{{{}:", Value::from(self.name)).into_bytes();
        body.extend_from_slice(json);
        if let Some(beside) = beside.filter(|beside| !beside.is_null()) {
            body.extend_from_slice(format!(",{}:{beside}", Value::from(self.beside)).as_bytes());
        }
        body.push(b'}');
        body
    }
}

/// A request that is refused here.
pub(crate) fn refusal(row: &Operation, message: String, violations: Vec<Violation>) -> Error {
    Error::new(ErrorKind::InvalidData, message).with(|facts| {
        facts.provider = Some(row.system.name());
        facts.operation = Some(row.id.to_owned());
        facts.origin = Some(Origin::Local);
        facts.violations = violations;
    })
}

fn root(row: &Operation) -> &'static str {
    row.requires.map_or("", |requires| requires.root)
}

/// What the documentation requires and is not there.
fn missing(body: &Map<String, Value>, row: &Operation, violations: &mut Vec<Violation>) {
    let Some(requires) = row.requires else { return };
    for field in requires.fields {
        let mut names = field.split('.');
        let first = names.next().and_then(|name| body.get(name));
        let value = names.fold(first, |value, name| value.and_then(|value| value.get(name)));
        if value.is_none_or(Value::is_null) {
            violations
                .push(Violation { path: join(requires.root, field), message: "must not be null".to_owned() });
        }
    }
}

/// The schemas of a system's models.
struct Models(&'static Value);

impl Models {
    fn of(row: &Operation) -> Self {
        Self(&MODELS[row.system.name()])
    }

    /// Names that the model has not, and values that are of another type than the model's.
    fn unknown(&self, body: &Map<String, Value>, model: &str, path: &str, violations: &mut Vec<Violation>) {
        let Some(fields) = self.0[model]["properties"].as_object() else { return };
        let takes_any = self.0[model]["x-open"] == true;
        for (name, value) in body {
            let path = join(path, name);
            let Some(field) = fields.get(name) else {
                if takes_any {
                    continue;
                }
                let message = match suggestion(name, fields.keys()) {
                    Some(known) => format!("is not a known field; did you mean {known}?"),
                    None => "is not a known field; if it is meant, pass it in extra or leave out the check"
                        .to_owned(),
                };
                violations.push(Violation { path, message });
                continue;
            };
            self.wrong(value, field, path, violations);
        }
    }

    /// A value that is of another type than its field.
    fn wrong(&self, value: &Value, field: &Value, path: String, violations: &mut Vec<Violation>) {
        let field = if field["anyOf"].is_array() { &field["anyOf"][0] } else { field };
        let model = field["$ref"].as_str().and_then(|path| path.rsplit('/').next());
        let schema = model.map_or(field, |model| &self.0[model]);
        let expected = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or_default();
        match (value, expected, model) {
            (Value::Object(value), "object", Some(model)) => self.unknown(value, model, &path, violations),
            (Value::Array(values), "array", _) => {
                for (index, value) in values.iter().enumerate() {
                    self.wrong(value, &schema["items"], format!("{path}[{index}]"), violations);
                }
            }
            (Value::Null, ..)
            | (_, "", _)
            | (Value::Object(_), "object", _)
            | (Value::String(_), "string", _)
            | (Value::Number(_), "number", _)
            | (Value::Bool(_), "boolean", _) => {}
            (Value::Number(number), "integer", _) if number.is_i64() => {}
            _ => {
                let article = if matches!(expected, "object" | "array" | "integer") { "an" } else { "a" };
                violations.push(Violation { path, message: format!("must be {article} {expected}") });
            }
        }
    }
}

/// The known name that is nearest to a misspelt one; case and separators do not count as mistakes.
fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    let plain = |text: &str| {
        text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
    };
    let name = plain(name);
    known
        .map(|known| (strsim::normalized_damerau_levenshtein(&name, &plain(known)), known.as_str()))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, known)| known)
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
