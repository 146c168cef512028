//! How a delivery proves where it comes from: three ways, as data.
//!
//! Secrets are compared in a time that does not depend on where they differ, each with what came, whatever came of the others.

use subtle::{Choice, ConstantTimeEq};

use super::headers::{Headers, One};
use super::signature::{Encoding, Hash, base64};
use super::unproven;
use crate::error::Error;
use crate::secret::Secret;

/// A way of proof. Names of headers are in lower case.
#[derive(Clone, Debug)]
pub(super) enum Proof {
    /// An HMAC of the body under a secret.
    Signature { header: String, hash: Hash, encoding: Encoding },
    /// HTTP Basic, the secret as password.
    Basic { id: String },
    /// The secret itself.
    Header { header: String },
}

impl Proof {
    /// The header that it is in.
    pub(super) fn header(&self) -> &str {
        match self {
            Self::Signature { header, .. } | Self::Header { header } => header,
            Self::Basic { .. } => "authorization",
        }
    }

    /// What a sender puts into that header.
    pub(super) fn value(&self, secret: &Secret, body: &[u8]) -> String {
        let secret = secret.expose();
        match self {
            Self::Signature { hash, encoding, .. } => encoding.write(&hash.of(secret, body)),
            Self::Basic { id } => {
                format!("Basic {}", Encoding::Base64.write(format!("{id}:{secret}").as_bytes()))
            }
            Self::Header { .. } => secret.to_owned(),
        }
    }

    /// Accepts a delivery that one of the secrets proves.
    pub(super) fn check(&self, headers: &Headers, body: &[u8], secrets: &[Secret]) -> Result<(), Error> {
        let name = self.header();
        let value = match headers.one(name) {
            One::There(value) => value,
            One::Missing => return Err(unproven(format!("there is no header {name}; {}", self.cure()))),
            One::Several => {
                return Err(unproven(format!(
                    "the header {name} is there more than once; let it be set in one place"
                )));
            }
        };
        match self {
            Self::Signature { hash, encoding, .. } => signed(value, body, secrets, *hash, *encoding),
            Self::Basic { id } => basic(value, id, secrets),
            Self::Header { .. } => among(value, secrets).then_some(()).ok_or_else(|| {
                unproven(format!("the header {name} has another value than the webhook's; {}", self.cure()))
            }),
        }
    }

    fn cure(&self) -> &'static str {
        match self {
            Self::Signature { .. } => "if the sender uses another one, name it in the setting header",
            Self::Basic { .. } => "the sender has to use HTTP Basic with the marketplace's API id and key",
            Self::Header { .. } => {
                "compare Auth Header Name and Value of the webhook with the settings header and secrets"
            }
        }
    }
}

fn signed(
    value: &[u8],
    body: &[u8],
    secrets: &[Secret],
    hash: Hash,
    encoding: Encoding,
) -> Result<(), Error> {
    // Some senders write `sha256=` before it.
    let value = value.strip_prefix(format!("{}=", hash.name()).as_bytes()).unwrap_or(value);
    let given = encoding.read(value).filter(|given| given.len() == hash.size());
    let Some(given) = given else { return Err(unproven(another_form(value, hash, encoding))) };
    if under(&given, body, secrets, hash) {
        return Ok(());
    }
    let why = match body.strip_suffix(b"\n").map(|body| body.strip_suffix(b"\r").unwrap_or(body)) {
        Some(body) if under(&given, body, secrets, hash) => {
            "the signature fits the body without the line break at its end; hand over the bytes as they came"
        }
        _ => {
            "the signature does not fit; either the secret is another one, or the body is not what was signed: hand over the bytes \
             as they came, not JSON that was read and written again"
        }
    };
    Err(unproven(why))
}

/// Whether a signature is that of a body under one of the secrets.
fn under(given: &[u8], body: &[u8], secrets: &[Secret], hash: Hash) -> bool {
    any(secrets, |secret| hash.of(secret.expose(), body).ct_eq(given))
}

/// Why a text is no signature, and what it looks like instead.
fn another_form(value: &[u8], hash: Hash, encoding: Encoding) -> String {
    let looks = Encoding::ALL.iter().rev().find_map(|encoding| {
        let size = encoding.read(value)?.len();
        let hash = Hash::ALL.iter().find(|hash| hash.size() == size)?;
        Some(format!("; it looks like {} in {}: set hash and encoding so", hash.name(), encoding.name()))
    });
    format!("the signature is not one of {} in {}{}", hash.name(), encoding.name(), looks.unwrap_or_default())
}

/// The scheme in any case; id and key part at the first colon, as a key may have one.
fn basic(value: &[u8], id: &str, secrets: &[Secret]) -> Result<(), Error> {
    let scheme = value.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"basic "));
    let decoded = value.get(6..).filter(|_| scheme).and_then(|rest| base64(rest.trim_ascii()));
    let colon = decoded.as_ref().and_then(|pair| pair.iter().position(|byte| *byte == b':'));
    let (Some(pair), Some(colon)) = (&decoded, colon) else {
        return Err(unproven(
            "the header authorization is not of HTTP Basic; the sender has to use API id and key",
        ));
    };
    let is_id = pair[..colon].ct_eq(id.as_bytes());
    let is_key = any_choice(secrets, |secret| pair[colon + 1..].ct_eq(secret.expose().as_bytes()));
    if (is_id & is_key).into() {
        return Ok(());
    }
    Err(unproven("API id or key are not the marketplace's; compare them with the settings id and secrets"))
}

fn among(value: &[u8], secrets: &[Secret]) -> bool {
    any(secrets, |secret| value.ct_eq(secret.expose().trim().as_bytes()))
}

fn any(secrets: &[Secret], fits: impl Fn(&Secret) -> Choice) -> bool {
    any_choice(secrets, fits).into()
}

/// Whether one fits; all are asked.
fn any_choice(secrets: &[Secret], fits: impl Fn(&Secret) -> Choice) -> Choice {
    secrets.iter().fold(Choice::from(0), |found, secret| found | fits(secret))
}
