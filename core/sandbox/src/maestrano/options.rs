//! What a caller may set of Maestrano before a sandbox starts.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fields::{Fields, Misfit, choice};

/// How Maestrano is to behave.
#[derive(Clone, PartialEq, Eq)]
pub struct MaestranoOptions {
    /// The key of the application's environment, with which it asks for its marketplaces.
    pub environment_key: String,
    /// The secret of that environment.
    pub environment_secret: String,
    /// How the developer platform answers.
    pub configuration: ConfigurationAnswer,
}

/// How the developer platform answers when it is asked for the marketplaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConfigurationAnswer {
    /// `{"marketplaces": [{…}, …]}`, as the documentation prints it.
    #[default]
    Array,
    /// `{"marketplaces": {…}}` with the first marketplace, as another page of the documentation shows it.
    Object,
    /// The first marketplace and nothing around it, as a fixture of the vendor's has it.
    Bare,
    /// Status 200 and `{"error": …}`.
    Error,
    /// Status 401.
    Unauthorized,
    /// Status 500.
    ServerError,
}

const KNOWN: &[&str] = &["environment_key", "environment_secret", "configuration"];

impl ConfigurationAnswer {
    const NAMES: [(&'static str, Self); 6] = [
        ("array", Self::Array),
        ("object", Self::Object),
        ("bare", Self::Bare),
        ("error", Self::Error),
        ("unauthorized", Self::Unauthorized),
        ("server_error", Self::ServerError),
    ];

    /// Reads one from a field, if the field is there.
    pub(crate) fn read(fields: &Fields<'_>, key: &str) -> Result<Option<Self>, Misfit> {
        let Some(text) = fields.text(key)? else { return Ok(None) };
        let found = Self::NAMES.iter().find(|(name, _)| *name == text).map(|(_, answer)| *answer);
        let names = Self::NAMES.map(|(name, _)| name);
        found.map(Some).ok_or_else(|| fields.bad(key, &format!("cannot be {text:?}{}", choice(text, &names))))
    }
}

impl Default for MaestranoOptions {
    fn default() -> Self {
        Self {
            environment_key: "sandbox-environment-key".to_owned(),
            environment_secret: "sandbox-environment-secret".to_owned(),
            configuration: ConfigurationAnswer::default(),
        }
    }
}

impl MaestranoOptions {
    /// Reads them from JSON that stands at some place; null is the default.
    pub(crate) fn read(value: Option<&Value>, at: &str) -> Result<Self, Misfit> {
        let default = Self::default();
        let Some(value) = value.filter(|value| !value.is_null()) else { return Ok(default) };
        let fields = Fields::open(value, at.to_owned(), KNOWN)?;
        let text = |key, default: String| match fields.text(key)? {
            Some("") => Err(fields.bad(key, "must not be empty")),
            // In Basic authentication the first colon ends the key.
            Some(text) if key == "environment_key" && text.contains(':') => {
                Err(fields.bad(key, "must not have a colon"))
            }
            Some(text) => Ok(text.to_owned()),
            None => Ok(default),
        };
        Ok(Self {
            environment_key: text("environment_key", default.environment_key)?,
            environment_secret: text("environment_secret", default.environment_secret)?,
            configuration: ConfigurationAnswer::read(&fields, "configuration")?
                .unwrap_or(default.configuration),
        })
    }
}

impl fmt::Debug for MaestranoOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MaestranoOptions")
            .field("environment_key", &self.environment_key)
            .field("environment_secret", &"***")
            .field("configuration", &self.configuration)
            .finish()
    }
}
