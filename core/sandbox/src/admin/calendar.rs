//! Asking for the calendar and moving it.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::{Asked, found, misfit};
use crate::answer::Answer;
use crate::calendar;
use crate::fields::{Fields, Misfit};
use crate::room::Room;

const CURE: &str = "send {\"now\": \"2026-01-31T23:59:50Z\"} or {\"advance_ms\": 60000}";

enum Change {
    Now(SystemTime),
    Advance(Duration),
}

pub(super) fn tell(asked: &Asked<'_>) -> Answer {
    shown(asked.room)
}

pub(super) fn change(asked: &Asked<'_>) -> Answer {
    match read(asked.body) {
        Ok(Change::Now(now)) => asked.room.calendar().set(now),
        Ok(Change::Advance(by)) => asked.room.calendar().advance(by),
        Err(error) => return misfit(&error.field, &error.told("the body"), CURE),
    }
    shown(asked.room)
}

fn shown(room: &Room) -> Answer {
    let now = room.now();
    let resets_at = calendar::print(calendar::end_of_day(calendar::day(now)));
    found(&json!({"now": calendar::print(now), "day_ends_at": resets_at}))
}

fn read(body: &[u8]) -> Result<Change, Misfit> {
    let value: Value = serde_json::from_slice(body).map_err(|error| Misfit::not_json(&error))?;
    let fields = Fields::open(&value, String::new(), &["now", "advance_ms"])?;
    fields.one_of(&["now", "advance_ms"])?;
    if let Some(ms) = fields.number("advance_ms", 0..=u64::MAX)? {
        return Ok(Change::Advance(Duration::from_millis(ms)));
    }
    let text = fields.text("now")?.ok_or_else(|| fields.bad("now", "is missing"))?;
    calendar::parse(text).map(Change::Now).ok_or_else(|| fields.bad("now", calendar::FORM))
}
