//! Connec!: the business data of a group that Maestrano's marketplaces share between applications.

mod client;
mod errors;
mod models;
mod operations;

pub use client::ConnecClient;
pub use errors::ERRORS;
pub use models::*;
pub use operations::OPERATIONS;

#[cfg(feature = "schema")]
pub(crate) use models::describe;

use crate::contract::{Bundle, Contract, Login, Names, Walk};
use crate::envelope::Form;
use crate::operation::System;

/// What the engine has to know of Connec!.
pub(crate) static CONTRACT: Contract = Contract {
    system: System::Connec,
    // Each marketplace has a place of its own.
    base_url: None,
    login: Login::Basic,
    form: Form::Named,
    media: "application/vnd.api+json",
    walk: Walk::Link,
    names: Some(Names { place: "resource", beside: "opts" }),
    ids_header: Some("connec-external-ids"),
    key: Some("id"),
    prefix: "/api/v2",
    bundle: Some(Bundle { operation: "batchOperations", asked: "ops", told: "results" }),
    operations: OPERATIONS,
    errors: ERRORS,
    breaker_failures: 0,
    check: None,
    tiers: &[],
};
