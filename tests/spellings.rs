//! A secret in each of the forms in which a server may send it back. (Written from what servers do, and not from what
//! the client looks for.)

use std::collections::HashSet;
use std::fmt::Write;

use aho_corasick::AhoCorasick;
use makokit::Error;
use serde_json::Value;

/// A secret and its spellings.
#[derive(Clone, Debug)]
pub struct Spellings {
    /// The secret first.
    pub all: Vec<String>,
    search: AhoCorasick,
}

impl Spellings {
    /// All spellings of a secret.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        let json = |text: &str| inside(&Value::from(text).to_string());
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let component = |byte: u8| unreserved(byte) || b"!*'()".contains(&byte);
        let mut all = vec![
            secret.to_owned(),
            json(secret),
            json(secret).replace('/', "\\/"),
            ascii(&json(secret), false),
            ascii(&json(secret), true),
            json(&json(secret)),
            html(secret, "&quot;", "&#39;"),
            html(secret, "&#34;", "&#x27;"),
            html(secret, "&quot;", "&apos;"),
            percent(secret, unreserved, false),
            percent(secret, unreserved, true),
            percent(secret, component, false),
            percent(secret, |byte| byte.is_ascii_alphanumeric(), false),
            percent(secret, |byte| unreserved(byte) || byte == b' ', false).replace(' ', "+"),
            inside(&format!("{secret:?}")),
        ];
        let mut seen = HashSet::new();
        all.retain(|form| seen.insert(form.clone()));
        let Ok(search) = AhoCorasick::new(&all) else { unreachable!("there are only a few, and short ones") };
        Self { all, search }
    }

    /// The secret itself.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.all[0]
    }

    /// The spelling that stands in a text, if one does.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Option<&str> {
        self.search.find(text).map(|found| self.all[found.pattern()].as_str())
    }
}

/// Everything that an error shows: in words, as facts, as JSON, and each text in that.
#[must_use]
pub fn texts(error: &Error) -> Vec<String> {
    let json = serde_json::to_value(error).unwrap_or_default();
    let mut texts =
        vec![error.to_string(), format!("{error:?}"), format!("{:?}", error.facts()), json.to_string()];
    leaves(&json, &mut texts);
    texts
}

/// Each text in a JSON value, names too.
pub fn leaves(json: &Value, texts: &mut Vec<String>) {
    match json {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| leaves(value, texts)),
        Value::Object(members) => {
            for (name, value) in members {
                texts.push(name.clone());
                leaves(value, texts);
            }
        }
        _ => {}
    }
}

/// A text without the quotes around it.
fn inside(quoted: &str) -> String {
    quoted[1..quoted.len() - 1].to_owned()
}

fn percent(text: &str, plain: impl Fn(u8) -> bool, lower: bool) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        let _ = match byte {
            byte if plain(byte) => write!(out, "{}", char::from(byte)),
            byte if lower => write!(out, "%{byte:02x}"),
            byte => write!(out, "%{byte:02X}"),
        };
    }
    out
}

/// JSON without a letter beyond ASCII, and none that means something in HTML.
fn ascii(json: &str, lower: bool) -> String {
    let mut out = String::new();
    for letter in json.chars() {
        if letter.is_ascii() && !"<>&'".contains(letter) {
            out.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = if lower { write!(out, "\\u{unit:04x}") } else { write!(out, "\\u{unit:04X}") };
            }
        }
    }
    out
}

fn html(text: &str, quote: &str, apostrophe: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', quote).replace('\'', apostrophe)
}
