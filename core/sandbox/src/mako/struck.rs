//! What becomes of a request that a fault strikes.

use std::sync::Arc;
use std::time::Duration;

use crate::answer::Answer;
use crate::clock;
use crate::faults::{FaultKind, Order, Strike, Work};
use crate::judge::{AttemptId, Outcome};
use crate::payload::{HungUp, Manner};
use crate::room::Room;
use crate::wire::{Sent, Wire};

/// Does the work, or does not, and answers as the fault has it; `canned` is what stands in for the real answer.
pub(crate) async fn answer(
    room: &Room,
    wire: &Wire,
    strike: &Strike,
    canned: Option<Answer>,
    work: impl Future<Output = Answer>,
) -> Result<Answer, HungUp> {
    if let (FaultKind::Delay { ms, .. }, Order::After) = (&strike.kind, strike.order) {
        clock::pause(Duration::from_millis(*ms)).await;
    }
    let real = if strike.work == Work::Done { Some(work.await) } else { None };
    match canned {
        Some(canned) => Ok(canned),
        None => end(room, wire, strike, real.ok_or(HungUp)).await,
    }
}

/// Tells the judge that a create is held for good: it may be sent again meanwhile.
pub(crate) fn hold_back(room: &Room, strike: Option<&Strike>, attempt: Option<&AttemptId>) {
    if let (Some(attempt), Some(Strike { kind: FaultKind::NeverAnswer, .. })) = (attempt, strike) {
        room.judge().settle(attempt, Outcome::Unclear("it was never answered"));
    }
}

/// Tells the judge how a create ends, as its answer is handed to the connection.
pub(crate) fn settle(
    room: &Room,
    wire: &Wire,
    strike: Option<&Strike>,
    attempt: AttemptId,
    answer: &Result<Answer, HungUp>,
) {
    let outcome = outcome(strike, answer);
    let peer_had_closed = wire.peer_has_closed();
    room.judge().settle(&attempt, if peer_had_closed { Outcome::GONE } else { outcome });
    if let Ok(answer) = answer {
        let handed_over = Arc::clone(&answer.handed_over);
        wire.set_last(Some(Sent { attempt, outcome, peer_had_closed, handed_over }));
    }
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
fn outcome(strike: Option<&Strike>, answer: &Result<Answer, HungUp>) -> Outcome {
    const BROKEN: Outcome = Outcome::Unclear("its answer was lost or broken");
    let Ok(answer) = answer else { return BROKEN };
    let real = strike.is_none_or(|it| matches!(it.kind, FaultKind::Delay { .. } | FaultKind::Dribble { .. }));
    match answer.status.as_u16() {
        _ if matches!(answer.manner, Manner::Cut | Manner::CutChunked) => BROKEN,
        500.. => Outcome::Unclear("its answer was an error of the server"),
        200..300 if !real => Outcome::Unclear("its answer was broken or unclear"),
        200..300 if answer.code.is_none() => Outcome::Done,
        // What is redirected was not done here, and says so.
        _ => Outcome::Refused,
    }
}

fn in_manner(real: Result<Answer, HungUp>, manner: Manner) -> Result<Answer, HungUp> {
    real.map(|answer| Answer { manner, ..answer })
}
