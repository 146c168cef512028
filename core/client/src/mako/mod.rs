//! Mako Networks' provisioning API: companies, people and Makos.

mod client;
mod errors;
mod models;
mod operations;

pub use client::MakoClient;
pub use errors::ERRORS;
pub use models::*;
pub use operations::OPERATIONS;

#[cfg(feature = "schema")]
pub(crate) use models::describe;

use crate::contract::{Contract, Login, Walk};
use crate::envelope::Form;
use crate::operation::System;

/// What the engine has to know of Mako.
pub(crate) static CONTRACT: Contract = Contract {
    system: System::Mako,
    base_url: None,
    login: Login::Credentials { path: "/mako-api/auth/v1/auth" },
    form: Form::Status,
    media: "application/json",
    walk: Walk::Number,
    names: None,
    ids_header: None,
    key: None,
    prefix: "",
    bundle: None,
    operations: OPERATIONS,
    errors: ERRORS,
    breaker_failures: 0,
    check: None,
    tiers: &[],
};
