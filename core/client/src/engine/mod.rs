//! The way of one call, written once and without types: a row and the bytes of a request in, the bytes of a body out.
//!
//! The typed clients and the bridge to other languages are thin doors above it.

mod ahead;
mod arguments;
mod call;
mod ensure;
mod flight;
mod free;
mod health;
mod link;
mod page;
pub(crate) mod path;
mod query;
mod token;
mod trip;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use http::header::SET_COOKIE;
use makokit_limits::Plan;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub use arguments::Arguments;
pub use ensure::Settle;
pub use free::FreeCall;
pub use page::{Page, Place, Trail};

pub use crate::lead::Lead;

use crate::auth::{Fetch, Reauthorizing, Token, Tokens};
use crate::breaker::Breaker;
use crate::config::{Config, Explained, Settings};
use crate::contract::Contract;
use crate::envelope::harmless;
use crate::error::{Error, ErrorKind};
use crate::event::Observer;
use crate::health::Record;
use crate::limit::Limit;
use crate::operation::{Operation, Output, System};
use crate::outcome::Outcome;
use crate::retry::Budget;
use crate::shared::SharedLimits;
use crate::transport::Transport;
use crate::turn::Priority;
use crate::validate;

use ahead::Ahead;
use call::Call;
pub use flight::Flight;

/// A client without types: what it takes and gives is JSON.
pub struct Engine {
    pub(crate) contract: &'static Contract,
    pub(crate) config: Arc<Config>,
    pub(crate) transport: Arc<Transport>,
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) budget: Budget,
    pub(crate) breaker: Breaker,
    pub(crate) record: Record,
    pub(crate) observer: Observer,
    fetch: Fetch,
    reauthorizing: Reauthorizing,
    pub(crate) ahead: Ahead,
}

/// What one call does differently from the client's settings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct CallOptions {
    /// The time of the call in milliseconds, all waits and tries together.
    pub timeout_ms: Option<u64>,
    /// How often the call is tried again when that does no harm.
    pub retries: Option<u32>,
    /// Whether the request is checked before sending: `on` (the default) or `off`.
    pub validate: Validate,
    /// More fields for the request's body, sent as given.
    pub extra: Map<String, Value>,
    /// Who goes first when the rate limit lets only some go: `interactive` (the default) or `bulk`.
    pub priority: Priority,
    /// Whether a lost answer may be settled by sending the request again: `documented` (the default; only where the
    /// documentation promises that no two entities have the same key) or `resend` (also where that is inferred).
    pub settle: Settle,
}

/// Whether a request is checked before sending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Validate {
    /// What the documentation requires must be there, and names must be known.
    #[default]
    On,
    /// The request is sent as given.
    Off,
}

/// A good answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The JSON of the body, out of its envelope.
    pub body: Bytes,
    /// The HTTP status.
    pub http_status: u16,
    /// See [`Answer::headers`].
    pub(crate) heard: Heard,
    /// The call's own id.
    pub request_id: String,
    /// The id that the server gave its answer, if any.
    pub server_request_id: Option<String>,
    /// How often the request was sent.
    pub attempts: u32,
    /// How long the call took, all tries and waits together.
    pub elapsed: Duration,
}

impl Engine {
    /// A client of a system, which shares `limits` with others. Nothing is sent.
    pub fn open(
        system: System,
        settings: Settings,
        limits: &SharedLimits,
        observer: Observer,
    ) -> Result<Self, Error> {
        let contract = Contract::of(system);
        let config = Arc::new(settings.resolve(contract, limits)?);
        let transport = Arc::new(Transport::new(&config.reach)?);
        let fetch = Fetch {
            contract,
            config: Arc::clone(&config),
            transport: Arc::clone(&transport),
            observer: observer.clone(),
        };
        let tokens = Tokens::new(Arc::clone(&config.time), {
            let fetch = fetch.clone();
            move |other_than| {
                let fetch = fetch.clone();
                Box::pin(async move { fetch.another(other_than).await })
            }
        });
        validate::prepare();
        Ok(Self {
            breaker: Breaker::new(config.breaker_failures, config.breaker_pause),
            record: Record::default(),
            contract,
            config,
            transport,
            tokens,
            budget: Budget::default(),
            observer,
            fetch,
            reauthorizing: Reauthorizing::default(),
            ahead: Ahead::default(),
        })
    }

    /// Calls the operation of that id with arguments in JSON: the body, `{"id": …}`, or nothing.
    pub async fn execute(
        &self,
        operation: &str,
        arguments: &[u8],
        options: &CallOptions,
    ) -> Result<Answer, Error> {
        self.execute_in(Flight::here(), self.row(operation)?, arguments, options).await
    }

    /// The same, while `flight` tells whether the request has left.
    pub(crate) async fn execute_in(
        &self,
        flight: Flight,
        row: &'static Operation,
        arguments: &[u8],
        options: &CallOptions,
    ) -> Result<Answer, Error> {
        let call = Call { flight, ..Call::from_json(self, row, arguments, options)? };
        let answer = self.drive(&call, options).await?;
        // What stands around a page's records is for `page` to read.
        if !matches!(row.output, Output::Pages { .. }) {
            (row.shape)(&answer.body).map_err(|error| call.misshapen(self, &answer, &error))?;
        }
        Ok(answer)
    }

    /// What is wrong with the arguments of an operation, as it is told before anything is sent.
    pub fn check(&self, operation: &str, arguments: &[u8], options: &CallOptions) -> Result<(), Error> {
        Call::from_json(self, self.row(operation)?, arguments, options).map(drop)
    }

    /// What is told of a call that was given up after its request had left.
    pub(crate) fn unknown(
        &self,
        row: &'static Operation,
        arguments: &[u8],
        options: &CallOptions,
        cause: &Error,
    ) -> Error {
        let cause = cause.clone().with(|facts| {
            facts.provider = Some(row.system.name());
            facts.operation = Some(row.id.to_owned());
        });
        match Call::from_json(self, row, arguments, options) {
            Ok(call) => call.unknown(&cause),
            Err(_) => cause,
        }
    }

    /// Calls a row with arguments that have the right type, for a value that has it.
    pub(crate) async fn run<T: DeserializeOwned>(
        &self,
        row: &'static Operation,
        arguments: Arguments,
        options: &CallOptions,
    ) -> Result<T, Error> {
        let call = Call::new(self, row, arguments, options)?;
        let answer = self.drive(&call, options).await?;
        serde_json::from_slice(&answer.body).map_err(|error| call.misshapen(self, &answer, &error))
    }

    /// Makes sure that what a row creates exists, as a value that has the right type.
    pub(crate) async fn make_sure<T: DeserializeOwned>(
        &self,
        row: &'static Operation,
        arguments: Arguments,
        options: &CallOptions,
    ) -> Result<Outcome<T>, Error> {
        // The shape was checked on the way.
        let read = |body: Bytes| {
            serde_json::from_slice(&body).map_err(|error| Error::new(ErrorKind::Internal, error.to_string()))
        };
        self.ensure_row(row, arguments, options).await?.try_map(read)
    }

    /// Calls any method and path, with the token, the envelope, the errors and the limits of the others.
    pub async fn call(&self, free: &FreeCall, options: &CallOptions) -> Result<Answer, Error> {
        let call = free.prepare(self)?;
        self.drive(&call, options).await
    }

    /// How much of its limits each operation has used: those that this client has called, or another of the same
    /// credentials; and, where the machine keeps them, all that it knows. Nothing is sent.
    #[must_use]
    pub fn limits(&self) -> Vec<Limit> {
        let named: Vec<_> =
            self.contract.operations.iter().map(|row| (row.id, row.creates.is_some())).collect();
        self.config.account.usage(&*self.config.time, &named)
    }

    /// When so many calls of an operation will be done, given its limits and what is used of them. Nothing is sent.
    pub fn budget(&self, operation: &str, calls: u64) -> Result<Plan, Error> {
        let row = self.row(operation)?;
        let (config, account) = (&self.config, &self.config.account);
        let (now, at) = (config.time.now(), account.server.now(&*config.time));
        let quota = row.creates.is_some().then(|| account.quota(row.id, now).usage(at));
        let used = quota.map_or(0, |quota| quota.used);
        let limit = quota.and_then(|quota| quota.limit).map(|(limit, _)| limit);
        Ok(makokit_limits::budget(calls, at, used, limit, config.rate))
    }

    /// The settings, and where each of them comes from.
    #[must_use]
    pub fn explain(&self) -> &[Explained] {
        &self.config.explained
    }

    /// Where the API is.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.config.reach.base_url.as_str()
    }

    pub(crate) fn row(&self, operation: &str) -> Result<&'static Operation, Error> {
        let rows = self.contract.operations;
        rows.iter().copied().find(|row| row.id == operation).ok_or_else(|| {
            let known: Vec<_> = rows.iter().map(|row| row.id).collect();
            Error::config(format!("there is no operation {operation:?}; there are {}", known.join(", ")))
        })
    }
}

/// The headers of an answer, and what nobody may see of them. It is taken out when they are asked for: hardly any call
/// does.
#[derive(Clone)]
pub(crate) struct Heard {
    pub(crate) headers: HeaderMap,
    pub(crate) token: Arc<Token>,
    pub(crate) config: Arc<Config>,
}

impl fmt::Debug for Heard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Heard").field("headers", &self.headers.len()).finish_non_exhaustive()
    }
}

impl Answer {
    /// The headers by their names in lower case, but for cookies and for what repeats a secret.
    pub fn headers(&self) -> impl Iterator<Item = (String, String)> {
        let Heard { headers, token, config } = &self.heard;
        let headers = harmless(headers, &[token.expose(), config.client_secret.expose()]);
        let shown = headers.into_iter().scan(None, |last, (name, value)| {
            // A name that is repeated comes once.
            *last = name.or_else(|| last.take());
            Some((last.clone()?, value))
        });
        shown
            .filter(|(name, _)| *name != SET_COOKIE)
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
    }
}
