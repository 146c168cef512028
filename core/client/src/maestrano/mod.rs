//! Maestrano's developer platform: where the configuration of an application for each of its marketplaces is.
//!
//! A [`Platform`] asks for it, keeps it, and renews it. A [`Marketplace`] is always named: there is no default one, so that
//! tenants cannot be mixed up.
//!
//! The service is dormant. What its documentation says is told from what its own clients do (INFERRED) and from our choices
//! (CHOICE).

mod builder;
mod fields;
mod join;
mod marketplace;
mod marketplaces;
mod platform;
mod read;
mod request;
mod sections;
mod settings;

pub use builder::{PLATFORM_SETTINGS, PlatformBuilder};
pub use marketplace::Marketplace;
pub use marketplaces::{Finding, Marketplaces};
pub use platform::{Platform, PlatformStatus};
pub use sections::{Api, App, Connec, FIELDS, Field, SECTIONS, Section, Sso, Webhooks};

/// The system, in errors.
const PROVIDER: &str = "maestrano";
