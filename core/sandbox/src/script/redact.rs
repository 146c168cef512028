//! Keeping secrets out of reports and complaints.

use http::HeaderName;
use http::header::{AUTHORIZATION, PROXY_AUTHORIZATION};
use serde_json::Value;

use crate::pairs::Pairs;

/// What stands in a secret's place.
pub(crate) const HIDDEN: &str = "***";

const SECRET: &str = "client_secret";

/// Whether a field of this name holds a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    name.eq_ignore_ascii_case(SECRET)
}

pub(crate) fn header<'a>(name: &HeaderName, value: &'a str) -> &'a str {
    if *name == AUTHORIZATION || *name == PROXY_AUTHORIZATION { HIDDEN } else { text(value) }
}

/// Text in which the secret cannot be told apart from the rest is hidden as a whole.
pub(crate) fn text(text: &str) -> &str {
    if text.to_ascii_lowercase().contains(SECRET) { HIDDEN } else { text }
}

pub(crate) fn json(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let entry = |(name, value): (&String, &Value)| {
                if is_secret(name) {
                    (name.clone(), HIDDEN.into())
                } else {
                    (text(name).to_owned(), json(value))
                }
            };
            Value::Object(map.iter().map(entry).collect())
        }
        Value::Array(elements) => elements.iter().map(json).collect(),
        Value::String(string) => text(string).into(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// Names with their values: one as a string, several as an array, as scripts write them.
pub(crate) fn pairs(pairs: &Pairs) -> Value {
    let entry = |(name, values): (&String, &Vec<String>)| {
        let value = match values.as_slice() {
            _ if is_secret(name) => return (name.clone(), HIDDEN.into()),
            [value] => text(value).into(),
            values => values.iter().map(|value| text(value)).collect(),
        };
        (text(name).to_owned(), value)
    };
    Value::Object(pairs.iter().map(entry).collect())
}
