//! A request's body: JSON, or a form as some of the vendor's clients send it.

use http::request::Parts;
use serde_json::{Map, Value};

use super::market::Entity;
use super::refusal::Refusal;
use super::routes::Action;
use crate::mako::head;
use crate::pairs;

/// The body's fields. A form's values are texts.
pub(crate) fn read(head: &Parts, body: &[u8]) -> Result<Entity, Refusal> {
    if head::has_media_type(head, "application/x-www-form-urlencoded") {
        let pairs = pairs::parse(&String::from_utf8_lossy(body));
        let first = |(name, values): (String, Vec<String>)| Some((name, values.into_iter().next()?.into()));
        return Ok(pairs.into_iter().filter_map(first).collect());
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        // What the vendor says to it is a GUESS.
        Ok(_) => Err(Refusal::bad("body", "is not an object")),
        Err(_) => Err(Refusal::bad("body", "is not valid JSON")),
    }
}

/// Whether such a request makes something new: a batch may only read and update.
pub(crate) fn makes_something(action: Action, input: &Map<String, Value>) -> bool {
    let posts = |op: &Value| op["method"].as_str().is_some_and(|method| method.eq_ignore_ascii_case("post"));
    let batch = || input.get("ops").and_then(Value::as_array);
    action != Action::ConnecBatch || batch().is_some_and(|ops| ops.iter().any(posts))
}
