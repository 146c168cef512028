//! The token of a user's session, which is a secret of the user's.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The token by which it is asked whether a user is still signed on. It is shown as `***`; [`SsoSession::expose`] gives it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SsoSession(String);

impl SsoSession {
    /// The token in the clear.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SsoSession {
    fn from(token: &str) -> Self {
        Self(token.to_owned())
    }
}

impl From<String> for SsoSession {
    fn from(token: String) -> Self {
        Self(token)
    }
}

impl fmt::Debug for SsoSession {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SsoSession(***)")
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SsoSession {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SsoSession".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let doc = "The token by which it is asked whether a user is still signed on. It is a secret of the user's, and is not shown.";
        let mut schema = crate::schema::text(&[doc], &[]);
        schema.insert("x-secret".to_owned(), true.into());
        schema
    }
}
