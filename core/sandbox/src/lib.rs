//! A sandbox for provisioning clients: it behaves like the vendor and judges who calls it.
//!
//! [`Sandbox::start`] gives a server on 127.0.0.1 with a thread of its own, so it serves blocking and async callers
//! alike. It emulates the Mako Provisioning API and Maestrano's partner API with the values that their pages print, and the
//! Makini API, keeps a [journal](Sandbox::journal) of every request, and gives a [verdict](Sandbox::verdict): whether the client kept the
//! limits, sent no create twice, and kept its credentials to itself. [`Sandbox::arm`] makes it fail in the ways in
//! which networks and servers fail. With [`Sandbox::play`] it knows no API at all: it plays a scripted case and tells
//! how the client departed from it.
//!
//! ```
//! use makokit_sandbox::{Options, Sandbox};
//!
//! let sandbox = Sandbox::start(Options::default())?;
//! // … point a client at sandbox.base_url(), with sandbox.client_id() and sandbox.client_secret() …
//! assert!(sandbox.verdict().ok);
//! # Ok::<(), makokit_sandbox::StartError>(())
//! ```
//!
//! The same things over HTTP, for clients in other languages, are under [`Sandbox::admin_url`].

pub use elsewhere::ElsewhereEntry;
pub use exposure::{Credential, Place};
pub use faults::{ArmedFault, Fault, FaultError, FaultId, FaultKind, Order, Work};
pub use journal::JournalEntry;
pub use judge::{
    CreateRepeated, CredentialElsewhere, ExpiredTokenUsed, Finding, Note, Occasion, OperationVerdict,
    QuotaIgnored, RepeatReason, SecretMisplaced, SettlingResend, Verdict, WindowExceeded, WrongTenant,
};
pub use limiter::{LimitModel, RefusedBy};
pub use maestrano::{
    ConfigurationAnswer, ConnecErrors, GroupState, MaestranoDelivery, MaestranoError, MaestranoEvent,
    MaestranoOptions, MaestranoState, MaestranoWebhook, MarketplaceChange, MarketplaceState, NextLink,
    WebhookCredentials,
};
pub use makini::errors::{MAKINI_ERRORS, MakiniErrorRow};
pub use makini::settings::{ErrorForm, MakiniOptions, RetryAfter};
pub use makini::state::{ConnectionChange, ConnectionState, ConnectionStatus, NewConnection, SyncEvent};
pub use makini::webhook::{MakiniEvent, MakiniWebhook, WebhookFault};
pub use mako::errors::{ErrorRow, Evidence, MAKO_ERRORS};
pub use mako::store::State;
pub use mako::tokens::TokenPolicy;
pub use options::{Options, OptionsError};
pub use outbox::{Attempt, Delivery};
pub use quota::{QuotaScope, QuotaState, QuotaUse};
pub use sandbox::{Sandbox, StartError, Stopper};
pub use script::{Playback, Report, Script, ScriptError, SeenRequest, Unexpected};

mod admin;
mod answer;
mod base64;
mod body;
mod calendar;
mod clock;
mod door;
mod elsewhere;
mod exposure;
mod faults;
mod fields;
mod journal;
mod judge;
mod limiter;
mod maestrano;
mod makini;
mod mako;
mod options;
mod outbox;
mod pairs;
mod payload;
mod quota;
mod room;
mod sandbox;
mod script;
mod server;
mod window;
mod wire;
