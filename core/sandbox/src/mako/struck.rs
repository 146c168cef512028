//! What becomes of a request that a fault strikes.

use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;

use super::deed::Deed;
use super::head;
use crate::answer::Answer;
use crate::clock;
use crate::faults::{FaultKind, Order, Strike, Work, canned};
use crate::judge::Outcome;
use crate::payload::{HungUp, Manner};
use crate::room::Room;
use crate::wire::Wire;

/// Does the work, or does not, and answers as the fault has it.
pub(crate) async fn answer(
    room: &Room,
    wire: &Arc<Wire>,
    strike: &Strike,
    deed: &mut Deed<'_>,
) -> Result<Answer, HungUp> {
    if let (FaultKind::Delay { ms, .. }, Order::After) = (&strike.kind, strike.order) {
        clock::pause(Duration::from_millis(*ms)).await;
    }
    let real = if strike.work == Work::Done { Some(deed.perform().await) } else { None };
    if strike.kind == FaultKind::TokenRevoked {
        revoke(room, deed.head());
    }
    if let Some(canned) = canned::answer(&strike.kind, &room.other_origin_url) {
        return Ok(canned);
    }
    end(room, wire, strike, real.ok_or(HungUp)).await
}

/// Lets the real answer out as the fault has it, or nothing.
async fn end(
    room: &Room,
    wire: &Wire,
    strike: &Strike,
    real: Result<Answer, HungUp>,
) -> Result<Answer, HungUp> {
    match &strike.kind {
        FaultKind::Delay { ms, .. } if strike.order == Order::Before => {
            clock::pause(Duration::from_millis(*ms)).await;
            real
        }
        FaultKind::Dribble { bytes, every_ms } => {
            let bytes = usize::try_from(*bytes).unwrap_or(usize::MAX);
            in_manner(real, Manner::Dribble { bytes, every: Duration::from_millis(*every_ms) })
        }
        FaultKind::Truncate => in_manner(real, Manner::Cut),
        FaultKind::TruncateChunked => in_manner(real, Manner::CutChunked),
        FaultKind::ResetBefore | FaultKind::ResetAfter => {
            wire.end_in_reset();
            Err(HungUp)
        }
        FaultKind::NeverAnswer => {
            wire.until_gone().await;
            Err(HungUp)
        }
        FaultKind::Refuse { for_ms } => {
            room.door.close_for(Duration::from_millis(*for_ms));
            Err(HungUp)
        }
        FaultKind::CloseBefore | FaultKind::CloseAfter => Err(HungUp),
        _ => real,
    }
}

/// What a client can know of its request from the answer that it gets.
pub(crate) fn outcome(strike: Option<&Strike>, answer: &Result<Answer, HungUp>) -> Outcome {
    const BROKEN: Outcome = Outcome::Unclear("its answer was lost or broken");
    let Ok(answer) = answer else { return BROKEN };
    let real = strike.is_none_or(|it| matches!(it.kind, FaultKind::Delay { .. } | FaultKind::Dribble { .. }));
    match answer.status.as_u16() {
        _ if matches!(answer.manner, Manner::Cut | Manner::CutChunked) => BROKEN,
        500.. => Outcome::Unclear("its answer was an error of the server"),
        200..300 if !real => Outcome::Unclear("its answer was broken or unclear"),
        200 if answer.code.is_none() => Outcome::Done,
        // What is redirected was not done here, and says so.
        _ => Outcome::Refused,
    }
}

fn in_manner(real: Result<Answer, HungUp>, manner: Manner) -> Result<Answer, HungUp> {
    real.map(|answer| Answer { manner, ..answer })
}

fn revoke(room: &Room, head: &Parts) {
    if let Some(token) = head::bearer(head) {
        room.mako().tokens.revoke(token);
    }
}
