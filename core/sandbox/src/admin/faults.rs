//! Arming faults and asking for them.

use http::StatusCode;
use serde_json::json;

use super::{Asked, PREFIX, found, misfit, refused};
use crate::answer::Answer;
use crate::faults::{Fault, FaultId};

pub(super) fn list(asked: &Asked<'_>) -> Answer {
    let faults = asked.room.faults().list();
    found(&json!({"faults": faults}))
}

pub(super) fn arm(asked: &Asked<'_>) -> Answer {
    match Fault::from_json(&String::from_utf8_lossy(asked.body)) {
        Ok(fault) => found(&json!({"id": asked.room.arm(fault)})),
        Err(error) => {
            let cure = format!("correct the field and send the fault again; GET {PREFIX}/ lists the kinds");
            misfit(error.field(), &error.to_string(), &cure)
        }
    }
}

pub(super) fn disarm(asked: &Asked<'_>) -> Answer {
    if FaultId::parse(asked.id).is_some_and(|id| asked.room.faults().disarm(id)) {
        return found(&json!({"disarmed": 1}));
    }
    let cure = format!("GET {PREFIX}/faults lists the faults; a reset disarms them all");
    refused(StatusCode::NOT_FOUND, "there is no such fault", &cure)
}

pub(super) fn disarm_all(asked: &Asked<'_>) -> Answer {
    let disarmed = asked.room.faults().disarm_all();
    found(&json!({"disarmed": disarmed}))
}
