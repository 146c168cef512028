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

/// So many letters of a secret at the end of a text, which may have been cut off there, are hidden like a whole one.
const TELLING: usize = 8;

/// `text` with every one of `secrets` blotted out, in each of the forms in which a server may echo it: as it is, or
/// escaped for a URL, a form, JSON or HTML, letter by letter as the server liked.
pub(crate) fn blot(text: &str, secrets: &[&str]) -> String {
    let secrets = secrets.iter().filter(|secret| !secret.is_empty());
    secrets.fold(text.to_owned(), |text, secret| without(&text, secret))
}

fn without(text: &str, secret: &str) -> String {
    // No form is shorter than the secret itself.
    if text.len() < secret.len().min(TELLING) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some(length) = echo(rest, secret) {
            shown.push_str("***");
            rest = &rest[length..];
        } else {
            shown.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    shown
}

/// How much of the beginning of a text is a secret, in whatever form.
fn echo(text: &str, secret: &str) -> Option<usize> {
    let first = secret.chars().next()?;
    if !text.starts_with(first) && escaped(text, first).is_none() {
        return None;
    }
    // A letter such as a backslash may be itself or begin an escape: all ways are followed.
    let mut ends = vec![0];
    for (known, letter) in secret.chars().enumerate() {
        let before = ends.last().copied();
        let ways = ends.iter().flat_map(|end| {
            let rest = &text[*end..];
            let plain = rest.starts_with(letter).then(|| letter.len_utf8());
            [plain, escaped(rest, letter)].into_iter().flatten().map(move |length| end + length)
        });
        ends = ways.collect();
        ends.sort_unstable();
        ends.dedup();
        if ends.is_empty() {
            // What is left may be the beginning of an escape that was cut off.
            let cut = before.is_some_and(|end| text.len() - end < 6);
            return (cut && known >= TELLING).then_some(text.len());
        }
    }
    ends.last().copied()
}

/// The length of a letter's escaped form, if a text begins with one.
fn escaped(text: &str, letter: char) -> Option<usize> {
    let form: String = match text.as_bytes().first()? {
        b'+' if letter == ' ' => return Some(1),
        b'%' => letter.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat(),
        b'\\' if matches!(letter, '"' | '\\' | '/') && text[1..].starts_with(letter) => return Some(2),
        b'\\' => letter
            .encode_utf16(&mut [0; 2])
            .iter()
            .map(|unit| format!("\\u{unit:04x}"))
            .collect::<Vec<_>>()
            .concat(),
        b'&' => return entity(text, letter),
        _ => return None,
    };
    text.get(..form.len())?.eq_ignore_ascii_case(&form).then_some(form.len())
}

/// The same for HTML.
fn entity(text: &str, letter: char) -> Option<usize> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let meant = match &text[1..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        name => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    };
    (meant == letter).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_blotted_out_in_every_form() {
        let secret = "my/se+cret=\"x";
        for echoed in [
            "my/se+cret=\"x",
            "my%2Fse%2Bcret%3D%22x",
            "my%2fse%2bcret%3d%22x",
            "my/se%2Bcret=%22x",
            "my/se+cret=\\\"x",
            "my\\/se+cret=\\u0022x",
            "my/se+cret=&quot;x",
            "my/se+cret=&#34;x",
            "my/se&#x2B;cret=&#x22;x",
        ] {
            assert_eq!(blot(&format!("a {echoed} b"), &[secret, ""]), "a *** b");
        }
        assert_eq!(format!("{:?}", Secret::from(secret)), "Secret(***)");
    }

    #[test]
    fn letters_that_begin_escapes_are_followed_both_ways() {
        for secret in ["%20", "a\\u0041b", "x&amp;y", "100%", "\\\\", "\u{1f511}é key", "/%2F"] {
            for echoed in [
                secret.to_owned(),
                percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC).to_string(),
                url::form_urlencoded::byte_serialize(secret.as_bytes()).collect(),
                serde_json::Value::from(secret).to_string().trim_matches('"').to_owned(),
            ] {
                assert_eq!(blot(&format!("<{echoed}>"), &[secret]), "<***>", "{secret} as {echoed}");
            }
        }
        assert_eq!(blot("key \\ud83d\\udd11!", &["\u{1f511}"]), "key ***!");
    }

    #[test]
    fn what_is_cut_off_is_hidden_and_what_only_begins_alike_is_not() {
        let secret = "0123456789/abcdef";
        for end in ["0123456789/abc", "0123456789%2", "0123456789\\", "01234567"] {
            assert_eq!(blot(&format!("a {end}"), &[secret]), "a ***");
        }
        for text in ["a 0123456", "0123456789/abcdeg or not", "é", ""] {
            assert_eq!(blot(text, &[secret]), text);
        }
    }
}
