//! Makini's unified API: one model of what ERP, CMMS and WMS systems have.

mod client;
mod connections;
mod credits;
mod errors;
mod models;
mod operations;

pub use client::MakiniClient;
pub use connections::Connections;
pub use credits::credits;
pub use errors::ERRORS;
pub use models::*;
pub use operations::OPERATIONS;

#[cfg(feature = "schema")]
pub(crate) use models::describe;

use crate::contract::{Check, Contract, Login, Walk};
use crate::envelope::Form;
use crate::health::HealthStatus;
use crate::operation::System;

/// What the engine has to know of Makini.
pub(crate) static CONTRACT: Contract = Contract {
    system: System::Makini,
    base_url: Some("https://api.makini.io"),
    login: Login::Token,
    form: Form::Data,
    media: "application/json",
    walk: Walk::Cursor,
    names: None,
    ids_header: None,
    key: None,
    prefix: "/api/v1",
    bundle: None,
    operations: OPERATIONS,
    errors: ERRORS,
    // A circuit breaker for each connection is documented advice; the figure is ours.
    breaker_failures: 5,
    check: Some(Check {
        operation: "syncStatus",
        status: "status",
        last: "last_successful_sync_at",
        // Credentials of the system behind that are wrong (documented for v3).
        means: &[("fail", HealthStatus::ReauthorizationRequired)],
    }),
    // Documented; on-premises they are doubled.
    tiers: &[1, 2, 4],
};
