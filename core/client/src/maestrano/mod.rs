//! Maestrano: the developer platform, where the configuration of an application for each of its marketplaces is, and the account
//! API of a marketplace.
//!
//! A [`Platform`] asks for the configuration, keeps it, and renews it. A [`Marketplace`] is always named: there is no default one, so
//! that tenants cannot be mixed up. A [`MaestranoClient`] is the account API's; [`connec`](crate::connec) has that of the shared data.
//!
//! The service is dormant. What its documentation says is told from what its own clients do (INFERRED) and from our choices
//! (CHOICE).

mod builder;
mod client;
mod configured;
mod errors;
mod fields;
mod join;
mod marketplace;
mod marketplaces;
mod models;
mod operations;
mod platform;
mod read;
mod request;
mod sections;
mod settings;

pub use builder::{PLATFORM_SETTINGS, PlatformBuilder};
pub use client::MaestranoClient;
pub use errors::ERRORS;
pub use marketplace::Marketplace;
pub use marketplaces::{Finding, Marketplaces};
pub use models::*;
pub use operations::OPERATIONS;
pub use platform::{Platform, PlatformStatus};
pub use sections::{Api, App, Connec, FIELDS, Field, SECTIONS, Section, Sso, Webhooks};

pub(crate) use configured::configured;
#[cfg(feature = "schema")]
pub(crate) use models::describe;

use crate::contract::{Contract, Login, Walk};
use crate::envelope::Form;
use crate::operation::System;

/// What the engine has to know of the account API.
pub(crate) static CONTRACT: Contract = Contract {
    system: System::Maestrano,
    // Each marketplace has a place of its own.
    base_url: None,
    login: Login::Basic,
    form: Form::Success,
    media: "application/json",
    walk: Walk::Number,
    names: None,
    ids_header: None,
    key: Some("id"),
    prefix: "/api/v1",
    bundle: None,
    operations: OPERATIONS,
    errors: ERRORS,
    breaker_failures: 0,
    check: None,
    tiers: &[],
};

/// The system, in errors.
const PROVIDER: &str = "maestrano";
