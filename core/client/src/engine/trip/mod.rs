//! The tries of a call, from the token to the verdict.

mod events;
mod quota;
mod ready;
mod refused;
mod standing;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderValue, Request};
use http_body_util::Full;
use makokit_limits::Moment;
use tracing::debug;

use super::{Answer, Call, CallOptions, Engine, Heard};
use crate::auth::Token;
use crate::config::MOST_RETRIES;
use crate::daily::Daily;
use crate::envelope::{Form, Rules, bare, classify, record, server_request_id, under};
use crate::error::{Error, ErrorKind};
use crate::gate::{Gate, InLine, TooLate};
use crate::operation::Output;
use crate::quota::{Claim, Left};
use crate::retry;
use crate::transport::{Fault, Reply};
use crate::turn::Priority;

use ready::Ready;

/// How often a connection that died before a byte was written is replaced without counting as a try.
const REPLACEMENTS: u32 = 3;

/// What a call has seen so far.
struct Trip<'a> {
    engine: &'a Engine,
    call: &'a Call,
    gate: Arc<Gate>,
    /// What the call counts against, if it does.
    quota: Option<Daily>,
    /// The unit of it that the last request has taken.
    unit: Option<Left>,
    priority: Priority,
    request_id: String,
    started: Moment,
    deadline: Moment,
    retries: u32,
    attempts: u32,
    /// Whether the last request has left, as far as one can know.
    left: bool,
    refused: Option<Arc<Token>>,
}

/// What is told of a good answer beside its body.
struct Head {
    status: u16,
    server_request_id: Option<String>,
    heard: Heard,
}

/// How a try ended.
enum Step {
    Done(Bytes, Head),
    Again(Error),
}

impl Engine {
    /// Sends a call until it is done, refused or out of time.
    pub(super) async fn drive(&self, call: &Call, options: &CallOptions) -> Result<Answer, Error> {
        self.drive_as(uuid::Uuid::new_v4().to_string(), call, options).await
    }

    /// The same under an id that the caller knows.
    pub(super) async fn drive_as(
        &self,
        request_id: String,
        call: &Call,
        options: &CallOptions,
    ) -> Result<Answer, Error> {
        let started = self.config.time.now();
        let timeout = options.timeout_ms.map_or(self.config.timeout, Duration::from_millis);
        if timeout.is_zero() {
            return Err(Error::config("timeout_ms is 0; it has to be larger, or left out for the client's"));
        }
        let mut trip = Trip {
            engine: self,
            call,
            gate: self.config.account.gate(&call.limit_key, started),
            quota: call.counts.then(|| self.config.account.quota(&call.limit_key, started)),
            unit: None,
            priority: options.priority,
            request_id,
            started,
            deadline: started + timeout,
            retries: options.retries.unwrap_or(self.config.retries).min(MOST_RETRIES),
            attempts: 0,
            left: false,
            refused: None,
        };
        let outcome = trip.run().await;
        let elapsed = self.config.time.now() - started;
        outcome
            .map(|(body, head)| Answer {
                body,
                http_status: head.status,
                server_request_id: head.server_request_id,
                heard: head.heard,
                request_id: trip.request_id.clone(),
                attempts: trip.attempts,
                elapsed,
            })
            .map_err(|error| {
                error.with(|facts| {
                    facts.elapsed = elapsed;
                    facts.retryable = retryable(facts.kind, call.idempotent);
                })
            })
    }
}

impl Trip<'_> {
    async fn run(&mut self) -> Result<(Bytes, Head), Error> {
        let time = &self.engine.config.time;
        let was_open = self.call.flight.is_open();
        let mut again = 0;
        let mut last = None;
        loop {
            let error = match self.attempt().await {
                Ok(Step::Done(body, head)) => return Ok((body, head)),
                Ok(Step::Again(error)) => error,
                // How the connection has failed says more.
                Err(error) if error.kind() == ErrorKind::ConnectionUnavailable => {
                    return Err(last.unwrap_or(error));
                }
                Err(error) => return Err(error),
            };
            if !self.call.idempotent {
                // It is tried again only because it certainly did not happen.
                self.call.flight.settle(was_open);
            }
            again += 1;
            let wait = self.wait(again, &error);
            let next = time.now() + wait;
            let is_vain = next > self.deadline || self.engine.breaker.left(next).is_some();
            if again > self.retries || is_vain || !self.affordable(&error) {
                return Err(error);
            }
            debug!(operation = self.call.operation, wait_ms = wait.as_millis(), "trying again after {error}");
            self.tell_retry(&error, wait);
            time.sleep_until(next).await;
            last = Some(error);
        }
    }

    /// One try; it may hold two requests if the token turns out to be refused.
    async fn attempt(&mut self) -> Result<Step, Error> {
        self.left = false;
        let gate = Arc::clone(&self.gate);
        let mut line = Some(self.join(&gate)?);
        let _place =
            self.within("waiting for a place among the connections", gate.place(self.priority)).await?;
        let pass = self.pass()?;
        let step = self.requests(&mut line).await;
        self.learn(pass, &step);
        step
    }

    /// The requests of a try.
    async fn requests(&mut self, line: &mut Option<InLine<'_>>) -> Result<Step, Error> {
        loop {
            let ready =
                match self.within("waiting for a token, a connection or a permit", self.ready()).await? {
                    Ok(ready) => ready,
                    Err(error) => return repeatable(error),
                };
            drop(line.take());
            let mut token = Arc::clone(&ready.token);
            let judged = self.exchange(ready).await.and_then(|(reply, sent_with)| {
                token = sent_with;
                self.judge(reply, &token).inspect_err(|error| self.report(error))
            });
            match self.count(judged) {
                Ok((body, head)) => return Ok(Step::Done(body, head)),
                Err(error) if self.refused.is_none() && self.has_another(&token, &error).await => {
                    self.refused = Some(token);
                }
                Err(error) if self.call.idempotent => return repeatable(error),
                Err(error) => return self.unrepeatable(error),
            }
        }
    }

    /// What an error means for a call that must not be carried out twice: whatever is not a refusal for certain leaves
    /// open what became of a request that has left.
    fn unrepeatable(&self, error: Error) -> Result<Step, Error> {
        if self.left && !error.facts().refused {
            return Err(self.call.unknown(&error));
        }
        match error.kind() {
            // Nothing happened on the server.
            ErrorKind::RateLimited | ErrorKind::Connect | ErrorKind::Transport => Ok(Step::Again(error)),
            _ => Err(error),
        }
    }

    /// Whether a further try is within the client's budget. A refusal for the rate costs nothing: the server is there,
    /// and has done nothing.
    fn affordable(&self, error: &Error) -> bool {
        error.kind() == ErrorKind::RateLimited || self.engine.budget.take()
    }

    /// Longer from try to try, and never less than the server asked for; after a refusal for the rate at least the
    /// interval that it counts.
    fn wait(&self, again: u32, error: &Error) -> Duration {
        let rated = error.kind() == ErrorKind::RateLimited;
        let interval = if rated { self.engine.config.rate.per } else { Duration::ZERO };
        let least = error.facts().retry_after.unwrap_or(interval);
        retry::spread(least.max(retry::backoff(again)))
    }

    /// A refusal for the rate means that requests were later than was known.
    fn report(&self, error: &Error) {
        if error.kind() == ErrorKind::RateLimited {
            self.gate.way.refused(self.engine.config.time.now());
        }
    }

    /// Sends the request once.
    async fn exchange(&mut self, mut ready: Ready) -> Result<(Reply, Arc<Token>), Error> {
        for _ in 0..REPLACEMENTS {
            let request = self.request(&ready.token)?;
            let first = ready.connection.is_new();
            self.attempts += 1;
            self.tell_sending();
            self.left = true;
            let was_open = self.call.flight.leaves();
            self.unit = ready.claim.take().map(Claim::left);
            let sent_at = self.engine.config.time.now();
            let now = || self.engine.config.time.now();
            let sending = self.engine.transport.send(ready.connection, request, now);
            let sent = self.within("waiting for the answer", sending).await?;
            match sent {
                Ok(reply) => {
                    if !reply.status.is_server_error() {
                        self.engine.budget.earn();
                    }
                    self.gate.answered(ready.ticket, reply.at, first);
                    self.tell_answer(&reply, &self.secrets(&ready.token), sent_at);
                    self.engine.config.heard(&reply.headers);
                    return Ok((reply, ready.token));
                }
                Err(Fault::NotSent) => {
                    self.gate.refund(ready.ticket);
                    if let Some(unit) = self.unit.take() {
                        unit.refunded();
                    }
                    self.attempts -= 1;
                    self.left = false;
                    self.call.flight.settle(was_open);
                    ready = self.within("waiting for another connection", self.ready()).await??;
                }
                Err(fault) => return Err(self.known(fault.into_error())),
            }
        }
        self.gate.refund(ready.ticket);
        Err(self.known(Fault::NotSent.into_error()))
    }

    fn request(&self, token: &Token) -> Result<Request<Full<Bytes>>, Error> {
        let config = &self.engine.config;
        let mut request = Request::builder()
            .method(self.call.method.clone())
            .uri(&self.call.path)
            .header(HOST, config.host())
            .header(USER_AGENT, &config.user_agent)
            .header(ACCEPT, self.engine.contract.media)
            .header(AUTHORIZATION, token.header());
        if config.request_id {
            request = request.header("x-request-id", &self.request_id);
        }
        if let (Some(header), Some(wanted)) = (self.engine.contract.ids_header, config.external_ids) {
            request = request.header(header, wanted.to_string());
        }
        if self.call.body.is_some() {
            request = request.header(CONTENT_TYPE, HeaderValue::from_static(self.engine.contract.media));
        }
        let body = self.call.body.clone().unwrap_or_default();
        request.body(Full::new(body)).map_err(|error| {
            self.known(Error::new(ErrorKind::InvalidParameter, format!("the path cannot be sent: {error}")))
        })
    }

    /// The body of a good answer, and what else is told of it.
    fn judge(&self, reply: Reply, token: &Arc<Token>) -> Result<(Bytes, Head), Error> {
        let config = &self.engine.config;
        let secrets = self.secrets(token);
        let rules = Rules {
            api: self.engine.contract.into(),
            errors: &config.errors,
            secrets: &secrets,
            now: config.time.calendar(),
        };
        let body = classify(&reply, &rules).map_err(|error| self.known(error))?;
        let text = std::str::from_utf8(&body).unwrap_or_default();
        let body = match (self.call.output, rules.api.form) {
            (Some(Output::Many { .. }), _) => {
                let list = bare(text).map_err(|why| self.known(rules.unreadable(&reply, &why)))?;
                body.slice_ref(list.as_bytes())
            }
            (Some(Output::One { .. }), Form::Data) => body.slice_ref(record(text).as_bytes()),
            (Some(Output::One { .. }), Form::Named) => match &self.call.name {
                Some(name) => {
                    let entity =
                        under(text, name).map_err(|why| self.known(rules.unreadable(&reply, &why)))?;
                    body.slice_ref(entity.as_bytes())
                }
                None => body,
            },
            _ => body,
        };
        self.call.check(self.engine, &body).map_err(|why| self.known(rules.unreadable(&reply, &why)))?;
        let head = Head {
            status: reply.status.as_u16(),
            server_request_id: server_request_id(&reply.headers, &secrets),
            heard: Heard {
                headers: reply.headers,
                token: Arc::clone(token),
                config: Arc::clone(&self.engine.config),
            },
        };
        Ok((body, head))
    }

    /// What a server may repeat and nobody may see.
    fn secrets<'a>(&'a self, token: &'a Token) -> [&'a str; 2] {
        [token.expose(), self.engine.config.client_secret.expose()]
    }

    fn left(&self) -> Duration {
        self.deadline - self.engine.config.time.now()
    }

    /// Whatever `doing` gives, unless the call's time is up before.
    async fn within<T>(&self, doing: &str, work: impl Future<Output = T>) -> Result<T, Error> {
        tokio::time::timeout(self.left(), work).await.map_err(|_| self.late(doing))
    }

    fn late(&self, doing: &str) -> Error {
        let time = (self.deadline - self.started).as_millis();
        self.known(Error::new(
            ErrorKind::CallTimeout,
            format!(
                "the call's time of {time} ms was up while {doing}; raise timeout_ms if that is too short"
            ),
        ))
    }

    fn too_late(&self, late: &TooLate) -> Error {
        let wait = late.0.as_millis();
        self.known(
            Error::new(
                ErrorKind::RateLimited,
                format!("the rate limit lets the call leave in {wait} ms, which is after its time; nothing was sent"),
            )
            .with(|facts| facts.retry_after = Some(late.0)),
        )
    }

    /// An error with what the trip knows of it.
    fn known(&self, error: Error) -> Error {
        error.with(|facts| {
            facts.provider = Some(self.call.provider);
            facts.connection.clone_from(&self.engine.config.connection);
            facts.operation.get_or_insert_with(|| self.call.operation.clone());
            facts.request_id = Some(self.request_id.clone());
            facts.attempts = self.attempts;
        })
    }
}

/// What an error means for a try that may be repeated.
fn repeatable(error: Error) -> Result<Step, Error> {
    if retry::may_pass(error.kind()) { Ok(Step::Again(error)) } else { Err(error) }
}

/// Whether the same call may succeed later, and repeating it does no harm.
fn retryable(kind: ErrorKind, idempotent: bool) -> bool {
    match kind {
        ErrorKind::RateLimited | ErrorKind::Connect | ErrorKind::ConnectionUnavailable => true,
        ErrorKind::Server | ErrorKind::Transport | ErrorKind::CallTimeout => idempotent,
        _ => false,
    }
}
