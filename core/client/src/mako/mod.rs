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

use crate::operation::{Contract, System};

/// What the engine has to know of Mako.
pub(crate) static CONTRACT: Contract = Contract {
    system: System::Mako,
    token_path: "/mako-api/auth/v1/auth",
    operations: OPERATIONS,
    errors: ERRORS,
};
