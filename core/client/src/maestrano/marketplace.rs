//! One marketplace as the developer platform tells of it.

use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::sections::{Api, App, Connec, Sso, Webhooks};
use crate::error::Error;
use crate::secret::Secret;

/// The configuration of the application for one marketplace.
///
/// Fields are read when they are asked for: one that is missing is an error of whoever needs it, which names it, and not of
/// the load. Certificates and fingerprints are handed on as they come. Cheap to clone.
#[derive(Clone)]
pub struct Marketplace(Arc<Parts>);

struct Parts {
    name: String,
    /// All fields but the key.
    json: Map<String, Value>,
    key: Option<Key>,
}

/// What stands in the place of a secret.
const MASK: &str = "***";

/// The value of `api.key`.
enum Key {
    Text(Secret),
    /// The JSON of what is no text. It may be the key none the less, and is not shown.
    Other(Secret),
}

impl Marketplace {
    /// The marketplace of that name with these fields.
    pub(super) fn new(name: String, mut json: Map<String, Value>) -> Self {
        let api = json.get_mut("api").and_then(Value::as_object_mut);
        let key = api.and_then(|api| api.remove("key")).map(|key| match key {
            Value::String(text) => Key::Text(text.into()),
            other => Key::Other(other.to_string().into()),
        });
        Self(Arc::new(Parts { name, json, key }))
    }

    /// Its name, by which it is asked for (`marketplace`, documented).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The application's id on this marketplace (`nid`, documented).
    pub fn nid(&self) -> Result<&str, Error> {
        self.text("nid")
    }

    /// The application's name at the developer platform (`environment`, documented).
    pub fn environment(&self) -> Result<&str, Error> {
        self.text("environment")
    }

    /// The application itself.
    #[must_use]
    pub fn app(&self) -> App<'_> {
        App::of(self)
    }

    /// The marketplace's own API.
    #[must_use]
    pub fn api(&self) -> Api<'_> {
        Api::of(self)
    }

    /// Single sign-on.
    #[must_use]
    pub fn sso(&self) -> Sso<'_> {
        Sso::of(self)
    }

    /// Connec!, the shared data.
    #[must_use]
    pub fn connec(&self) -> Connec<'_> {
        Connec::of(self)
    }

    /// What the marketplace tells the application, and where.
    #[must_use]
    pub fn webhooks(&self) -> Webhooks<'_> {
        Webhooks::of(self)
    }

    /// Where the marketplace's API begins: see [`Api::url`].
    pub fn api_url(&self) -> Result<String, Error> {
        self.api().url()
    }

    /// Where Connec! begins: see [`Connec::url`].
    pub fn connec_url(&self) -> Result<String, Error> {
        self.connec().url()
    }

    /// All fields as they came, also those that this version does not know; but for `api.key`.
    #[must_use]
    pub fn json(&self) -> &Map<String, Value> {
        &self.0.json
    }

    /// All fields as they came, with the key. What comes out of this is as secret as the key is.
    #[must_use]
    pub fn expose_json(&self) -> Value {
        self.json_with(|key| match key {
            Key::Text(text) => text.expose().into(),
            // What was written as JSON can be read as it.
            Key::Other(json) => serde_json::from_str(json.expose()).unwrap_or_default(),
        })
    }

    /// All fields as they came, with `***` for the key, and for an `api` of another form, which may hold one: for people.
    #[must_use]
    pub fn masked_json(&self) -> Value {
        let mut json = self.json_with(|_| MASK.into());
        if let Some(api) = json.get_mut("api").filter(|api| !api.is_object() && !api.is_null()) {
            *api = MASK.into();
        }
        json
    }

    fn json_with(&self, shown: impl FnOnce(&Key) -> Value) -> Value {
        let mut json = self.0.json.clone();
        let api = json.get_mut("api").and_then(Value::as_object_mut);
        if let (Some(key), Some(api)) = (&self.0.key, api) {
            api.insert("key".to_owned(), shown(key));
        }
        Value::Object(json)
    }

    /// The key, which has to be a text that is not blank.
    pub(super) fn key(&self) -> Result<&Secret, Error> {
        match &self.0.key {
            Some(Key::Text(key)) if !key.expose().trim().is_empty() => Ok(key),
            Some(Key::Other(json)) if json.expose() != "null" => {
                Err(self.wrong("api.key", "has to be a text"))
            }
            _ => Err(self.wrong("api.key", "is missing")),
        }
    }
}

/// The name only: other fields say where things are, and one of them is a secret.
impl fmt::Debug for Marketplace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.0.key.as_ref().map(|_| MASK);
        formatter
            .debug_struct("Marketplace")
            .field("name", &self.name())
            .field("key", &key)
            .finish_non_exhaustive()
    }
}
