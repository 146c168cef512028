//! Where a request carries a credential that does not belong there.

use std::borrow::Cow;
use std::fmt;

use http::header::AUTHORIZATION;
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde::Serialize;

/// Which credential stands where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exposure {
    pub(crate) credential: Credential,
    pub(crate) place: Place,
}

/// A credential, by its kind only: a report never shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Credential {
    /// The client's secret.
    ClientSecret,
    /// A token of this sandbox, alive or not.
    Token,
}

/// A part of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Place {
    /// The path or the query.
    Url,
    /// A header of this name.
    Header(String),
    /// The body.
    Body,
}

/// Shorter secrets stand in many texts by chance.
const SHORTEST_SECRET: usize = 6;

/// Whether a text has a token in it: each system knows its own.
pub(crate) type HasToken<'a> = &'a dyn Fn(&str) -> bool;

/// Every credential outside the `Authorization` header and, for a login's form, outside that form.
pub(crate) fn misplaced(
    head: &Parts,
    body: &[u8],
    secret: &str,
    has_token: HasToken<'_>,
    login: bool,
) -> Vec<Exposure> {
    let allowed = |exposure: &Exposure| match &exposure.place {
        Place::Header(name) => name == AUTHORIZATION.as_str(),
        Place::Body => login && exposure.credential == Credential::ClientSecret,
        Place::Url => false,
    };
    let mut found = everywhere(head, body, secret, has_token);
    found.retain(|exposure| !allowed(exposure));
    found
}

/// Every credential in a request, wherever it stands.
pub(crate) fn everywhere(head: &Parts, body: &[u8], secret: &str, has_token: HasToken<'_>) -> Vec<Exposure> {
    let mut found = Vec::new();
    let mut look = |text: &str, place: Place| {
        for credential in credentials(text, secret, has_token) {
            let exposure = Exposure { credential, place: place.clone() };
            if !found.contains(&exposure) {
                found.push(exposure);
            }
        }
    };
    look(head.uri.path_and_query().map_or("", |target| target.as_str()), Place::Url);
    for (name, value) in &head.headers {
        look(&String::from_utf8_lossy(value.as_bytes()), Place::Header(name.as_str().to_owned()));
    }
    look(&String::from_utf8_lossy(body), Place::Body);
    found
}

fn credentials(text: &str, secret: &str, has_token: HasToken<'_>) -> Vec<Credential> {
    let decoded = decoded(text);
    let texts = || std::iter::once(text).chain(decoded.as_deref());
    let mut found = Vec::new();
    if secret.len() >= SHORTEST_SECRET && texts().any(|text| text.contains(secret)) {
        found.push(Credential::ClientSecret);
    }
    if texts().any(has_token) {
        found.push(Credential::Token);
    }
    found
}

/// The text as a form or a query means it, if that differs.
fn decoded(text: &str) -> Option<String> {
    if !text.contains(['%', '+']) {
        return None;
    }
    let spaced = text.replace('+', " ");
    let decoded: Cow<'_, str> = percent_decode_str(&spaced).decode_utf8_lossy();
    Some(decoded.into_owned())
}

impl fmt::Display for Exposure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.credential, self.place)
    }
}

impl fmt::Display for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ClientSecret => "the client secret",
            Self::Token => "a token",
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url => f.write_str("the URL"),
            Self::Header(name) => write!(f, "the header {name}"),
            Self::Body => f.write_str("the body"),
        }
    }
}
