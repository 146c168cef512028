//! Reading a request's body without trusting its size.

use bytes::{Bytes, BytesMut};
use http::StatusCode;
use http_body_util::BodyExt;
use hyper::body::Incoming;

use crate::answer::Answer;

/// The most that the emulated API takes.
pub(crate) const API_LIMIT: usize = 1024 * 1024;
/// The most that a script, or a request to a script, may have.
pub(crate) const SCRIPT_LIMIT: usize = 16 * 1024 * 1024;
/// How far an oversized body is read on: an answer to a client that is still sending would be lost in a reset.
const DRAINED: usize = 64 * 1024 * 1024;

/// Why there is no body.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unread {
    TooLarge,
    Broken,
}

pub(crate) async fn read(mut body: Incoming, limit: usize) -> Result<Bytes, Unread> {
    let mut kept = BytesMut::new();
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Unread::Broken)?.into_data() else { continue };
        size += data.len();
        if size <= limit {
            kept.extend_from_slice(&data);
        } else if size > DRAINED {
            break;
        }
    }
    if size > limit { Err(Unread::TooLarge) } else { Ok(kept.freeze()) }
}

impl From<Unread> for Answer {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge => Answer::text(StatusCode::PAYLOAD_TOO_LARGE, "Payload Too Large\n"),
            Unread::Broken => Answer::text(StatusCode::BAD_REQUEST, "Bad Request\n"),
        }
    }
}
