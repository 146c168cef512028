//! Text that cannot be printed.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// A secret: wiped from memory when dropped, `Secret(***)` wherever it is formatted, and impossible to serialise.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The secret itself, for the one place that sends it.
    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(***)")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The error of a wrong type would show the value.
        String::deserialize(deserializer)
            .map(Self::from)
            .map_err(|_| D::Error::custom("a secret has to be a text"))
    }
}

/// A text that may be a URL, without the user and the password in it.
pub(crate) fn without_userinfo(text: &str) -> String {
    let start = text.find("://").map_or(0, |colon| colon + 3);
    match text.rfind('@') {
        // Up to the last one, whatever comes between: a password that was not encoded may hold anything.
        Some(end) if end >= start && start > 0 => format!("{}***{}", &text[..start], &text[end..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", Secret::from("my secret")), "Secret(***)");
    }

    #[test]
    fn a_url_is_shown_without_its_password() {
        for (text, shown) in [
            ("redis://user:pa@ss/w@host/1", "redis://***@host/1"),
            ("redis://host", "redis://host"),
            ("machine", "machine"),
            ("/home/a@b/limits", "/home/a@b/limits"),
        ] {
            assert_eq!(without_userinfo(text), shown);
        }
    }
}
