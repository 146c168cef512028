//! Makini's unified API: one model of what ERP, CMMS and WMS systems have.

mod client;
mod errors;
mod models;
mod operations;

pub use client::MakiniClient;
pub use errors::ERRORS;
pub use models::*;
pub use operations::OPERATIONS;

#[cfg(feature = "schema")]
pub(crate) use models::describe;

use crate::config::Paging;
use crate::contract::{Contract, Login};
use crate::envelope::Form;
use crate::operation::System;

/// What the engine has to know of Makini.
pub(crate) static CONTRACT: Contract = Contract {
    system: System::Makini,
    base_url: Some("https://api.makini.io"),
    login: Login::Token,
    form: Form::Data,
    paging: Paging::Cursor,
    prefix: "/api/v1",
    operations: OPERATIONS,
    errors: ERRORS,
};
