//! What stands in for the real answer when a fault strikes.

use bytes::Bytes;
use http::header::RETRY_AFTER;

use super::errors::{self, MakiniErrorRow};
use super::refusal;
use crate::answer::Answer;
use crate::faults::{FaultKind, canned};
use crate::room::Room;

/// How the shared replies begin, and how this API's do.
const OTHERS: &[u8] = br#"{"status":"OK","body":"#;
const OURS: &[u8] = br#"{"data":"#;
/// Room for a byte order mark.
const MARK: usize = 3;

/// The reply of a kind that does not show the real answer, in this API's shape.
pub(crate) fn answer(room: &Room, kind: &FaultKind, request_id: &str) -> Option<Answer> {
    let row = |row: &MakiniErrorRow| refusal::problem(&room.options.makini, row, row.message, request_id);
    Some(match kind {
        FaultKind::UnauthorizedOauth | FaultKind::TokenRevoked => row(&errors::AUTHENTICATION_FAILED),
        FaultKind::UnauthorizedSource => row(&errors::PERMISSION_DENIED),
        FaultKind::ServerError => row(&errors::INTERNAL_ERROR),
        // There is no daily quota here: the nearest is the limit that concerns the whole account.
        FaultKind::QuotaExhausted => row(&errors::RATE_LIMIT_EXCEEDED),
        FaultKind::RateLimited { retry_after } => match retry_after {
            Some(text) => row(&errors::RATE_LIMIT_EXCEEDED).with_header(RETRY_AFTER, text),
            None => row(&errors::RATE_LIMIT_EXCEEDED),
        },
        kind => {
            let shared = canned::answer(kind, &room.other_origin_url)?;
            Answer { body: reshaped(&shared.body), ..shared }
        }
    })
}

/// The same in this API's envelope.
fn reshaped(body: &Bytes) -> Bytes {
    let start = body.windows(OTHERS.len()).take(MARK + 1).position(|window| window == OTHERS);
    match start {
        Some(start) => [&body[..start], OURS, &body[start + OTHERS.len()..]].concat().into(),
        None => body.clone(),
    }
}
