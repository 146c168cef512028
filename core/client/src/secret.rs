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

/// `text` with every one of `secrets` blotted out, in each of the forms in which a server may echo it, or an error of ours
/// show it.
pub(crate) fn blot(text: &str, secrets: &[&str]) -> String {
    let secrets = secrets.iter().filter(|secret| !secret.is_empty());
    let mut forms: Vec<String> = secrets.flat_map(|secret| forms(secret)).collect();
    // A form may be a part of a longer one, of which something would be left.
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.iter().fold(text.to_owned(), |text, form| text.replace(form, "***"))
}

fn forms(secret: &str) -> Vec<String> {
    let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let percent =
        percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC).to_string();
    let json = within_quotes(&serde_json::Value::from(secret).to_string());
    let mut forms = vec![
        secret.to_owned(),
        form.replace('+', "%20"),
        form,
        percent,
        ascii(&json, |unit| format!("\\u{unit:04x}")),
        ascii(&json, |unit| format!("\\u{unit:04X}")),
        within_quotes(&format!("{secret:?}")),
        json,
    ];
    // Some write JSON with escaped slashes.
    let slashed: Vec<_> = forms.iter().map(|form| form.replace('/', "\\/")).collect();
    forms.extend(slashed);
    forms
}

fn within_quotes(text: &str) -> String {
    text[1..text.len() - 1].to_owned()
}

/// JSON as it is written where only ASCII may be.
fn ascii(json: &str, escaped: impl Fn(u16) -> String) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else {
            out.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| escaped(*unit)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_blotted_out_in_every_form() {
        let secret = "my/se+cret=\"é x";
        for echoed in [
            "my/se+cret=\"é x",
            "my%2Fse%2Bcret%3D%22%C3%A9+x",
            "my%2Fse%2Bcret%3D%22%C3%A9%20x",
            "my/se+cret=\\\"é x",
            "my\\/se+cret=\\\"\\u00e9 x",
            "my/se+cret=\\\"\\u00E9 x",
        ] {
            assert_eq!(blot(&format!("a {echoed} b"), &[secret, ""]), "a *** b");
        }
        assert_eq!(blot("a \"quoted\" b \\\"quoted\\\" c", &["\"quoted\""]), "a *** b *** c");
        assert_eq!(blot(&format!("{:?}", "a\u{202e}b"), &["a\u{202e}b"]), "\"***\"");
        assert_eq!(format!("{:?}", Secret::from(secret)), "Secret(***)");
    }
}
