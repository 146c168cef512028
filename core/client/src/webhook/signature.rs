//! An HMAC of a body's bytes, and how it is written in a header.

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

/// With or without the signs at the end that fill it up.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The hash function of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hash {
    /// 32 bytes.
    Sha256,
    /// 20 bytes.
    Sha1,
    /// 64 bytes.
    Sha512,
}

/// How a signature is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// Letters, digits, `+` and `/`.
    Base64,
    /// Two digits a byte, in capitals or not.
    Hex,
}

impl Hash {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Sha256, Self::Sha1, Self::Sha512];

    /// The name, as in settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha1 => "sha1",
            Self::Sha512 => "sha512",
        }
    }

    /// How many bytes it gives.
    pub(super) const fn size(self) -> usize {
        match self {
            Self::Sha256 => 32,
            Self::Sha1 => 20,
            Self::Sha512 => 64,
        }
    }

    /// The HMAC of a body.
    pub(super) fn of(self, secret: &str, body: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => hmac::<Hmac<Sha256>>(secret, body),
            Self::Sha1 => hmac::<Hmac<Sha1>>(secret, body),
            Self::Sha512 => hmac::<Hmac<Sha512>>(secret, body),
        }
    }
}

impl Encoding {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Base64, Self::Hex];

    /// The name, as in settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Hex => "hex",
        }
    }

    /// Bytes as text.
    pub(super) fn write(self, bytes: &[u8]) -> String {
        match self {
            Self::Base64 => BASE64.encode(bytes),
            Self::Hex => bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect(),
        }
    }

    /// Text as bytes, if it is written so.
    pub(super) fn read(self, text: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Base64 => BASE64.decode(text).ok(),
            Self::Hex if text.len().is_multiple_of(2) => text.chunks(2).map(pair).collect(),
            Self::Hex => None,
        }
    }
}

/// Text in base64 as bytes: what HTTP Basic has.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    Encoding::Base64.read(text)
}

fn digit(half: u8) -> char {
    char::from_digit(half.into(), 16).unwrap_or_default()
}

fn pair(digits: &[u8]) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()
}

fn hmac<M: Mac + KeyInit>(secret: &str, body: &[u8]) -> Vec<u8> {
    // No key is too long or too short for an HMAC.
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(secret.as_bytes()) else { return Vec::new() };
    mac.update(body);
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231 and RFC 2202, the second case of each.
    #[test]
    fn the_published_examples_come_out() {
        for (hash, expected) in [
            (Hash::Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
            (Hash::Sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
            (
                Hash::Sha512,
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
            ),
        ] {
            let mac = hash.of("Jefe", b"what do ya want for nothing?");
            assert_eq!((Encoding::Hex.write(&mac).as_str(), mac.len()), (expected, hash.size()));
            assert_eq!(Encoding::Hex.read(expected.to_uppercase().as_bytes()), Some(mac.clone()));
            assert_eq!(Encoding::Base64.read(Encoding::Base64.write(&mac).as_bytes()), Some(mac));
        }
    }

    #[test]
    fn what_is_written_in_another_way_is_no_bytes() {
        for text in ["0", "0g", "é1", "+f", " 0"] {
            assert_eq!(Encoding::Hex.read(text.as_bytes()), None, "{text}");
        }
        for text in ["=", "a", "a-_b", "a b="] {
            assert_eq!(Encoding::Base64.read(text.as_bytes()), None, "{text}");
        }
    }
}
