//! Client for partner provisioning APIs.
//!
//! - A create is never sent twice blindly: after a lost answer the error is [`ErrorKind::OutcomeUnknown`], or an
//!   [`Outcome`] settles it where the API allows.
//! - The rate limit is never exceeded, by all processes of the machine together, and hardly wasted.
//! - Errors are one type with facts; secrets cannot be printed.
//!
//! [`MakoClient`] is the door to Mako's API; [`blocking`] has the same for programs without an async runtime. Behind
//! both is [`engine`], the way of one call, which bindings to other languages use directly. [`webhook`] verifies and reads what
//! the systems send by themselves.
//!
//! # Features
//!
//! - `blocking`: the blocking client.
//! - `schema`: the program `makokit-schema`, from which the models of other languages are generated.

#![forbid(unsafe_code)]

mod auth;
mod batch;
#[cfg(feature = "blocking")]
pub mod blocking;
mod blot;
mod breaker;
mod builder;
mod client;
mod config;
pub mod connec;
mod contract;
mod credits;
mod daily;
pub mod engine;
mod envelope;
mod error;
mod event;
mod fleet;
#[cfg(feature = "fuzz")]
#[doc(hidden)]
pub mod fuzz;
mod gate;
mod health;
mod holder;
mod lead;
mod limit;
pub mod maestrano;
pub mod makini;
pub mod mako;
mod model;
pub mod operation;
mod outcome;
mod page;
mod quota;
mod rates;
mod retry;
#[cfg(feature = "schema")]
pub mod schema;
mod secret;
mod shared;
mod text;
mod time;
mod transport;
mod turn;
mod validate;
mod warning;
mod way;
pub mod webhook;

pub use auth::{Reauthorization, TokenStatus};
pub use batch::{
    Batch, BatchOptions, BatchOutcome, BatchProgress, BatchRecord, BatchResult, BatchStopper, NotSent,
    WhenInvalid,
};
pub use builder::{Builder, Client};
pub use config::{
    Choice, ChoiceType, ClockKind, CredentialsIn, Explained, Paging, QuotaScope, SETTINGS, Setting, Settings,
};
pub use connec::ConnecClient;
pub use credits::{Credits, PlannedConnections};
pub use engine::{Answer, CallOptions, FreeCall, Settle};
pub use error::{Code, Error, ErrorKind, ErrorRow, Facts, Origin, Violation};
pub use event::{Event, Observer};
pub use health::{Health, HealthStatus, LastError};
pub use holder::Holder;
pub use limit::Limit;
pub use maestrano::MaestranoClient;
pub use makini::MakiniClient;
pub use mako::MakoClient;
pub use makokit_limits as limits;
pub use outcome::Outcome;
pub use page::Pages;
pub use secret::Secret;
pub use shared::SharedLimits;
pub use turn::Priority;
pub use warning::{Warning, Warnings};

/// The JSON schemas of all models, by system and name: the source of what is generated, and of what is checked before
/// a request is sent.
pub const MODELS: &str = include_str!("../schema/models.json");

/// A hash of all tables: models, operations and errors. What was generated from the same tables has the same.
pub const TABLES_HASH: &str = include_str!("../schema/hash").trim_ascii_end();
