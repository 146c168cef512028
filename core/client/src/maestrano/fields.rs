//! Reads the fields of a configuration when they are needed, and names the one that is missing or wrong.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Map, Value};
use url::Url;

use super::PROVIDER;
use super::marketplace::Marketplace;
use crate::error::Error;
use crate::secret::Secret;

impl Marketplace {
    /// What stands at a path such as `api.host`, if it is there and neither null nor empty.
    pub(super) fn find(&self, path: &str) -> Option<&Value> {
        found(self.json(), path)
    }

    pub(super) fn text(&self, path: &str) -> Result<&str, Error> {
        self.optional_text(path)?.ok_or_else(|| self.wrong(path, "is missing"))
    }

    pub(super) fn optional_text(&self, path: &str) -> Result<Option<&str>, Error> {
        let Some(value) = self.find(path) else { return Ok(None) };
        let text = value.as_str().ok_or_else(|| self.wrong(path, &no_text(value)))?;
        if path != CERTIFICATE && text.chars().any(char::is_control) {
            return Err(self.wrong(path, "holds a control character"));
        }
        Ok(Some(text))
    }

    /// The address of a server: scheme and host, perhaps a path.
    pub(super) fn url(&self, path: &str) -> Result<&str, Error> {
        self.optional_url(path)?.ok_or_else(|| self.wrong(path, "is missing"))
    }

    pub(super) fn optional_url(&self, path: &str) -> Result<Option<&str>, Error> {
        let Some(text) = self.optional_text(path)? else { return Ok(None) };
        let wrong = |why: &str| self.wrong(path, &format!("{why}; it looks like https://api.example.com"));
        let url = Url::parse(text).map_err(|error| wrong(&format!("is no URL: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
            return Err(wrong("has to begin with https:// or http://, and to name a host"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("must not hold a user or a password"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("must not have a query or a fragment"));
        }
        Ok(Some(text))
    }

    /// True or false; also as text, which the vendor's client for Java takes (INFERRED).
    pub(super) fn switch(&self, path: &str) -> Result<bool, Error> {
        match self.find(path).ok_or_else(|| self.wrong(path, "is missing"))? {
            Value::Bool(value) => Ok(*value),
            Value::String(text) if text.eq_ignore_ascii_case("true") => Ok(true),
            Value::String(text) if text.eq_ignore_ascii_case("false") => Ok(false),
            other => Err(self.wrong(path, &format!("has to be true or false, not {}", kind(other)))),
        }
    }

    /// A whole number of seconds.
    pub(super) fn seconds(&self, path: &str) -> Result<Option<Duration>, Error> {
        let Some(value) = self.find(path) else { return Ok(None) };
        let whole = value.as_u64().filter(|seconds| *seconds > 0);
        let seconds = whole
            .ok_or_else(|| self.wrong(path, "has to be a whole number of seconds that is larger than 0"))?;
        Ok(Some(Duration::from_secs(seconds)))
    }

    /// The key, which stands apart from the other fields.
    pub(super) fn secret(&self, _: &str) -> Result<&str, Error> {
        self.key().map(Secret::expose)
    }

    /// Names that are on or off.
    pub(super) fn switches(&self, path: &str) -> Result<Option<BTreeMap<&str, bool>>, Error> {
        let Some(value) = self.find(path) else { return Ok(None) };
        let object = value
            .as_object()
            .ok_or_else(|| self.wrong(path, &format!("has to be an object, not {}", kind(value))))?;
        let pair = |(name, value): (&'_ String, &Value)| {
            value.as_bool().ok_or_else(|| {
                self.wrong(path, &format!("has to hold only true and false; {name:?} is {}", kind(value)))
            })
        };
        object.iter().map(|entry| Ok((entry.0.as_str(), pair(entry)?))).collect::<Result<_, _>>().map(Some)
    }

    /// How an error about it begins.
    pub(super) fn about(&self) -> String {
        format!("marketplace {}: ", self.name())
    }

    /// An error about a field of this marketplace.
    pub(super) fn wrong(&self, path: &str, why: &str) -> Error {
        let about = self.about();
        Error::config(format!("{about}{path} {why}; set it at the developer platform, then refresh"))
            .with(|facts| facts.provider = Some(PROVIDER))
    }
}

/// The one text that has lines.
const CERTIFICATE: &str = "sso.x509_certificate";

/// What stands at a path, if it is there and neither null nor empty.
pub(super) fn found<'a>(object: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut names = path.split('.');
    let first = object.get(names.next()?)?;
    let value = names.try_fold(first, |value, name| value.get(name))?;
    let is_blank = value.as_str().is_some_and(|text| text.trim().is_empty());
    (!value.is_null() && !is_blank).then_some(value)
}

/// Why a value is no text. The value itself is not shown.
pub(super) fn no_text(value: &Value) -> String {
    format!("has to be a text, not {}", kind(value))
}

pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
