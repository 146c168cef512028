//! A sandbox for provisioning clients: it behaves like the vendor and judges who calls it.
//!
//! [`Sandbox::start`] gives a server on 127.0.0.1 with a thread of its own, so it serves blocking and async callers
//! alike. It emulates the Mako Provisioning API with the values that the vendor's guide prints, keeps a
//! [journal](Sandbox::journal) of every request, and gives a [verdict](Sandbox::verdict) on how the client kept the
//! rate limit. With [`Sandbox::play`] it knows no API at all: it plays a scripted case and tells how the client
//! departed from it.
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

pub use journal::JournalEntry;
pub use judge::{Finding, OperationVerdict, Verdict, WindowExceeded};
pub use mako::errors::{ErrorRow, Evidence, MAKO_ERRORS};
pub use mako::store::State;
pub use options::Options;
pub use sandbox::{Sandbox, StartError, Stopper};
pub use script::{Playback, Report, Script, ScriptError, SeenRequest, Unexpected};

mod admin;
mod answer;
mod body;
mod clock;
mod journal;
mod judge;
mod mako;
mod options;
mod pairs;
mod room;
mod sandbox;
mod script;
mod server;
mod window;
