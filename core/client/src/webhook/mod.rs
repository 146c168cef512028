//! Webhooks: what the systems send by themselves, verified, read, and told from repetitions. No framework is needed, and none
//! is in the way.
//!
//! ```
//! use makokit::webhook::{Headers, Receiver, Settings, Vendor, now};
//!
//! let receiver = Receiver::new(Settings::new(Vendor::Makini, ["the secret of the webhooks page"]))?;
//! // What a server has received: all headers, and the body's bytes as they came.
//! let body = br#"{"event":"assets.updated","body":["02db"]}"#;
//! let headers: Headers = receiver.prove(body).into_iter().collect();
//!
//! let delivery = receiver.receive(&headers, body, now())?;
//! assert_eq!((delivery.entity.as_deref(), &delivery.ids[..]), (Some("assets"), &["02db".to_owned()][..]));
//! // The same delivery again; its error holds the HTTP status to answer with.
//! let again = receiver.receive(&headers, body, now()).unwrap_err();
//! assert_eq!((again.kind(), again.facts().http_status), (makokit::ErrorKind::Replayed, Some(200)));
//! # Ok::<(), makokit::Error>(())
//! ```
//!
//! How the systems prove that a delivery is theirs is known in parts only; each part says how well
//! ([`Settings`] has what may be different):
//!
//! - **Makini**: an HMAC of the body (documented), by SHA-256, in base64, in `X-Webhook-Signature` (documented in 2022). Which events
//!   there are is documented, the names in their payloads are guesses: they are read leniently, and nothing is lost.
//! - **Maestrano**: HTTP Basic with the marketplace's API id and key (documented). Nothing tells a repetition from a delivery.
//! - **Mako**: a header whose name and value somebody has chosen (documented). What comes is not documented: any JSON.

mod delivery;
mod given;
mod headers;
mod maestrano;
mod makini;
mod memory;
mod post;
mod proof;
mod receiver;
mod settings;
mod signature;
mod unpack;

use std::time::SystemTime;

use makokit_limits::Clock;

pub use delivery::{Delivery, EventKind, Group};
pub use given::secrets_from;
pub use headers::Headers;
pub use post::{Posted, post};
pub use receiver::{Receiver, Removed};
pub use settings::{Settings, Vendor};
pub use signature::{Encoding, Hash};

use crate::error::{Error, ErrorKind};
use crate::time::RealTime;

/// The machine's time, for who has no other.
#[must_use]
pub fn now() -> SystemTime {
    RealTime.calendar()
}

/// The guide's blocks, run as they stand there.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/guide/webhooks.md")]
struct Guide;

/// What to answer a delivery with that cannot be read.
const UNREADABLE: u16 = 400;
/// What to answer a delivery with that proves nothing.
const UNPROVEN: u16 = 401;
/// What to answer a delivery with that is too large.
const TOO_LARGE: u16 = 413;
/// What to answer a delivery with that was received before, so that the sender stops repeating it.
const RECEIVED: u16 = 200;

/// Why a delivery is not accepted, and the HTTP status to answer it with.
fn refused(kind: ErrorKind, status: u16, message: impl Into<String>) -> Error {
    Error::new(kind, message).with(|facts| facts.http_status = Some(status))
}

fn unproven(message: impl Into<String>) -> Error {
    refused(ErrorKind::SignatureMismatch, UNPROVEN, message)
}

fn malformed(message: impl Into<String>) -> Error {
    refused(ErrorKind::Malformed, UNREADABLE, message)
}
