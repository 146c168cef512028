//! Playing scripts and asking how they went.

use http::StatusCode;
use serde_json::json;

use super::{Asked, found, misfit, refused};
use crate::answer::Answer;
use crate::script::Script;

pub(super) fn play(asked: &Asked<'_>) -> Answer {
    match Script::from_json(&String::from_utf8_lossy(asked.body)) {
        Ok(script) => {
            let playback = asked.room.play(script);
            found(&json!({"id": playback.id(), "base_url": playback.base_url()}))
        }
        Err(error) => {
            misfit(error.field(), &error.to_string(), "correct the field and send the script again")
        }
    }
}

pub(super) fn report(asked: &Asked<'_>) -> Answer {
    match asked.room.find_script(asked.id) {
        Some(playback) => found(&playback.report()),
        None => refused(
            StatusCode::NOT_FOUND,
            "there is no such script",
            "POST it to /_sandbox/scripts; a reset forgets all scripts",
        ),
    }
}
