//! Asking the developer platform: the request, its tries, and what the answer means.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, HOST, USER_AGENT};
use http::{HeaderValue, Request};
use http_body_util::Full;
use makokit_limits::{Moment, Time};
use tracing::debug;

use super::marketplaces::Marketplaces;
use super::{PROVIDER, read};
use crate::config::Reach;
use crate::envelope::{Api, Form, Named, Rules, classify, server_request_id};
use crate::error::{Code, Error, ErrorKind, ErrorRow};
use crate::operation::Evidence;
use crate::retry::{self, Budget};
use crate::secret::Secret;
use crate::transport::{Fault, Reply, Transport};

/// What the request is called in errors.
const OPERATION: &str = "marketplaces";

/// What a status of the platform's means. Its documentation has none; that wrong credentials give 401 the vendor's client for
/// .NET tells.
static ERRORS: &[ErrorRow] = &[
    row(401, ErrorKind::InvalidClient, Evidence::Inferred),
    row(403, ErrorKind::PermissionDenied, Evidence::Guess),
    row(404, ErrorKind::EndpointNotFound, Evidence::Guess),
    row(429, ErrorKind::RateLimited, Evidence::Guess),
];

const API: Api = Api {
    provider: PROVIDER,
    form: Form::Error,
    errors: ERRORS,
    named: Named {
        address: "host (MNO_DEVPL_HOST)",
        credentials: "environment_key and environment_secret (MNO_DEVPL_ENV_KEY, MNO_DEVPL_ENV_SECRET); those of a marketplace are others",
        path: "host and api_path (MNO_DEVPL_HOST, MNO_DEVPL_API_PATH)",
    },
};

/// All that it takes to ask.
pub(super) struct Requests {
    pub(super) reach: Reach,
    pub(super) path: String,
    pub(super) authorization: HeaderValue,
    /// The key, the secret, and both as the header has them.
    pub(super) secrets: [Secret; 3],
    pub(super) timeout: Duration,
    pub(super) retries: u32,
    pub(super) request_id: bool,
    pub(super) user_agent: String,
    pub(super) time: Arc<dyn Time>,
}

/// The way to the platform.
pub(super) struct Source {
    pub(super) requests: Requests,
    transport: Transport,
    budget: Budget,
}

impl Source {
    pub(super) fn new(requests: Requests) -> Result<Self, Error> {
        let transport = Transport::new(&requests.reach)?;
        Ok(Self { requests, transport, budget: Budget::default() })
    }

    /// Asks until there is an answer, or no time or no tries are left. `known` are marketplaces whose keys are secrets, too.
    pub(super) async fn load(&self, known: Option<&Marketplaces>) -> Result<Marketplaces, Error> {
        let Requests { time, timeout, .. } = &self.requests;
        let (started, id) = (time.now(), uuid::Uuid::new_v4().to_string());
        let deadline = started + *timeout;
        let mut attempts = 0;
        loop {
            attempts += 1;
            let asking = tokio::time::timeout(deadline - time.now(), self.ask(&id, known));
            let error = match asking.await.unwrap_or_else(|_| Err(self.late())) {
                Ok(marketplaces) => return Ok(marketplaces),
                Err(error) => error,
            };
            let asked = error.facts().retry_after.unwrap_or_default();
            let next = time.now() + retry::spread(asked.max(retry::backoff(attempts)));
            let may_pass = retry::may_pass(error.kind());
            if !may_pass || attempts > self.requests.retries || next > deadline || !self.budget.take() {
                return Err(error.with(|facts| {
                    facts.provider = Some(PROVIDER);
                    facts.operation = Some(OPERATION.to_owned());
                    facts.request_id = self.requests.request_id.then_some(id);
                    facts.attempts = attempts;
                    facts.elapsed = time.now() - started;
                    facts.retryable = may_pass || facts.kind == ErrorKind::CallTimeout;
                }));
            }
            debug!("asking for the marketplaces again after {error}");
            time.sleep_until(next).await;
        }
    }

    /// Asks once.
    async fn ask(&self, id: &str, known: Option<&Marketplaces>) -> Result<Marketplaces, Error> {
        let now = || self.requests.time.now();
        // It is asked so rarely that a connection which was kept would be closed by now.
        let connection = self.transport.connect(now(), Duration::ZERO).await.map_err(Fault::into_error)?;
        let reply =
            self.transport.send(connection, self.request(id)?, now).await.map_err(Fault::into_error)?;
        if !reply.status.is_server_error() {
            self.budget.earn();
        }
        self.judge(&reply, known, now())
    }

    fn request(&self, id: &str) -> Result<Request<Full<Bytes>>, Error> {
        let Requests { reach, path, authorization, user_agent, request_id, .. } = &self.requests;
        let mut request = Request::get(path)
            .header(HOST, reach.host())
            .header(USER_AGENT, user_agent)
            .header(ACCEPT, "application/json")
            .header(AUTHORIZATION, authorization.clone());
        if *request_id {
            request = request.header("x-request-id", id);
        }
        request
            .body(Full::default())
            .map_err(|error| Error::config(format!("host or api_path cannot be used: {error}")))
    }

    fn judge(&self, reply: &Reply, known: Option<&Marketplaces>, now: Moment) -> Result<Marketplaces, Error> {
        let keys = known.into_iter().flatten().filter_map(|marketplace| marketplace.key().ok());
        let secrets: Vec<_> = self.requests.secrets.iter().chain(keys).map(Secret::expose).collect();
        let (errors, calendar) = (BTreeMap::new(), self.requests.time.calendar());
        let rules = Rules { api: API, errors: &errors, secrets: &secrets, now: calendar };
        let read = |body: Bytes| {
            let text = std::str::from_utf8(&body).unwrap_or_default();
            read::read(text, now).map_err(|why| rules.unreadable(reply, &why))
        };
        classify(reply, &rules).and_then(read).map_err(|error| {
            error.with(|facts| {
                facts.server_request_id = server_request_id(&reply.headers, &secrets);
                // What the platform says may hold keys that nobody knows yet, or no more.
                facts.excerpt = None;
            })
        })
    }

    fn late(&self) -> Error {
        let time = self.requests.timeout.as_millis();
        Error::new(
            ErrorKind::CallTimeout,
            format!("the load's time of {time} ms was up; raise timeout if that is too short"),
        )
    }
}

const fn row(http_status: u16, kind: ErrorKind, evidence: Evidence) -> ErrorRow {
    ErrorRow::new(Some(http_status), Code::Any, kind, evidence)
}
