//! A body as it was before it was compressed.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, HeaderValue};

use super::headers::{Headers, One};
use super::{TOO_LARGE, malformed, refused};
use crate::error::{Error, ErrorKind};
use crate::transport::{Fault, unpacked};

/// What gzip begins with, and no JSON.
const GZIP: &[u8] = &[0x1f, 0x8b];

/// Refuses more bytes than allowed.
pub(super) fn check(body: &[u8], most: usize) -> Result<(), Error> {
    if body.len() > most { Err(too_large(most)) } else { Ok(()) }
}

/// The body, decompressed if it came so: some servers do that before we see it, and leave the header.
pub(super) fn unpack<'a>(headers: &Headers, body: &'a [u8], most: usize) -> Result<Cow<'a, [u8]>, Error> {
    if !body.starts_with(GZIP) {
        return match headers.one("content-encoding") {
            One::There(b"gzip" | b"x-gzip" | b"identity" | b"") | One::Missing => Ok(body.into()),
            _ => Err(malformed(
                "the body is compressed by something else than gzip; let the sender use that, or none",
            )),
        };
    }
    let gzip = HeaderMap::from_iter([(CONTENT_ENCODING, HeaderValue::from_static("gzip"))]);
    match unpacked(&gzip, std::iter::once(body), most) {
        Ok(body) => Ok(Vec::from(body).into()),
        Err(Fault::TooLarge(most)) => Err(too_large(most)),
        Err(_) => Err(malformed("the body's gzip is cut or damaged; let it be sent again")),
    }
}

fn too_large(most: usize) -> Error {
    let why = format!("the body is larger than {most} bytes; raise max_body_bytes if that is too little");
    refused(ErrorKind::Malformed, TOO_LARGE, why)
}
