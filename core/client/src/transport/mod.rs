//! Connections to one origin, kept so that a permit can be taken when everything else is ready.
//!
//! A pooled client that connects and sends in one step would put the making of a connection between the permit and
//! the bytes. Here the connection comes first, the permit second, and a connection that died in between says so: a
//! request that was never written comes back and may be sent again, even if it creates something.

mod body;
pub(crate) mod connector;
pub(crate) mod tls;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::PROXY_AUTHORIZATION;
use http::{HeaderMap, Request, StatusCode, Uri};
use http_body_util::Full;
use hyper::client::conn::http1::{self, SendRequest};
use makokit_limits::Moment;

use crate::config::Reach;
use crate::error::{Error, ErrorKind};

use connector::Connector;

pub(crate) use body::unpacked;

/// An idle connection is not used any more after this time, and closed with the next call.
pub(crate) const IDLE: Duration = Duration::from_secs(30);

/// The way to one origin.
pub(crate) struct Transport {
    connector: Connector,
    origin: Uri,
    idle: Mutex<Vec<Connection>>,
    connect_timeout: Duration,
    read_timeout: Duration,
    max_answer: usize,
}

/// A connection that is ready to send one request.
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    used: bool,
    /// When it was made, or last used.
    since: Moment,
}

/// A whole answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// When its head had come.
    pub(crate) at: Moment,
}

/// Why there is no whole answer.
#[derive(Debug)]
pub(crate) enum Fault {
    /// No connection; nothing was sent.
    Connect(String),
    /// No trust; nothing was sent.
    Tls(String),
    /// The connection was gone before a byte was written.
    NotSent,
    /// The request was sent, wholly or in part, and the answer is lost.
    Lost(String),
    /// The request was sent; its answer is larger than allowed.
    TooLarge(usize),
}

impl Transport {
    pub(crate) fn new(reach: &Reach) -> Result<Self, Error> {
        let origin = &reach.base_url[..url::Position::BeforePath];
        let origin = Uri::try_from(format!("{origin}/"))
            .map_err(|error| Error::config(format!("base_url cannot be connected to: {error}")))?;
        Ok(Self {
            connector: Connector::new(reach, &origin)?,
            origin,
            idle: Mutex::default(),
            connect_timeout: reach.connect_timeout,
            read_timeout: reach.read_timeout,
            max_answer: reach.max_answer,
        })
    }

    /// A connection that has been idle for less than `fresh`, or a new one.
    pub(crate) async fn connect(&self, now: Moment, fresh: Duration) -> Result<Connection, Fault> {
        if let Some(connection) = self.reuse(now, fresh) {
            return Ok(connection);
        }
        let opened = tokio::time::timeout(self.connect_timeout, self.open(now)).await;
        let late = || Fault::Connect(format!("no answer within {} ms", self.connect_timeout.as_millis()));
        opened.unwrap_or_else(|_| Err(late())).map_err(|fault| self.at_origin(fault))
    }

    /// Sends a request and reads its whole answer; the connection is kept if it can be used again.
    pub(crate) async fn send(
        &self,
        mut connection: Connection,
        request: Request<Full<Bytes>>,
        now: impl Fn() -> Moment,
    ) -> Result<Reply, Fault> {
        let sending = connection.sender.try_send_request(self.addressed(request));
        let response = match tokio::time::timeout(self.read_timeout, sending).await {
            Ok(Ok(response)) => response,
            Ok(Err(refusal)) if refusal.message().is_some() => return Err(Fault::NotSent),
            Ok(Err(refusal)) => return Err(Fault::Lost(told(refusal.error()))),
            Err(_) => return Err(Fault::silent(self.read_timeout)),
        };
        let at = now();
        let (head, body) = response.into_parts();
        let body = body::read(body, &head.headers, self.read_timeout, self.max_answer).await?;
        // The sender becomes ready when the answer was read to its end, or errs when the server wants to close.
        if connection.sender.ready().await.is_ok() {
            self.give_back(Connection { used: true, since: now(), ..connection });
        }
        Ok(Reply { status: head.status, headers: head.headers, body, at })
    }

    /// Keeps a connection that was not used, or can be used again.
    pub(crate) fn give_back(&self, connection: Connection) {
        self.idle().push(connection);
    }

    fn reuse(&self, now: Moment, fresh: Duration) -> Option<Connection> {
        let mut idle = self.idle();
        idle.retain(|connection| connection.is_fresh(now, IDLE));
        idle.pop_if(|newest| newest.is_fresh(now, fresh))
    }

    async fn open(&self, now: Moment) -> Result<Connection, Fault> {
        let stream = self.connector.clone().connect().await.map_err(|error| refused(&*error))?;
        let (mut sender, driver) =
            http1::handshake(stream).await.map_err(|error| Fault::Connect(told(&error)))?;
        tokio::spawn(driver);
        sender.ready().await.map_err(|error| Fault::Connect(told(&error)))?;
        Ok(Connection { sender, used: false, since: now })
    }

    /// A fault with the name of the server that it happened at.
    fn at_origin(&self, fault: Fault) -> Fault {
        let origin = self.origin.authority().map_or("", |authority| authority.as_str());
        let origin = match &self.connector.proxy {
            Some(proxy) => format!("{origin} through the proxy {proxy}"),
            None => origin.to_owned(),
        };
        match fault {
            Fault::Connect(why) => Fault::Connect(format!("{origin}: {why}")),
            Fault::Tls(why) => Fault::Tls(format!("{origin}: {why}")),
            other => other,
        }
    }

    /// A request as the other end of the connection wants it: a proxy that passes it on is told the whole URL.
    fn addressed(&self, mut request: Request<Full<Bytes>>) -> Request<Full<Bytes>> {
        let Some(forward) = &self.connector.forward else { return request };
        if let Ok(whole) = Uri::try_from(format!("{}{}", forward.origin, request.uri())) {
            *request.uri_mut() = whole;
        }
        if let Some(authorization) = &forward.authorization {
            request.headers_mut().insert(PROXY_AUTHORIZATION, authorization.clone());
        }
        request
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    /// Whether a request can still be written, and the server has had no more than `idle` to think of closing it.
    pub(crate) fn is_fresh(&self, now: Moment, idle: Duration) -> bool {
        self.sender.is_ready() && now - self.since < idle
    }

    /// Whether the next request is its first.
    pub(crate) fn is_new(&self) -> bool {
        !self.used
    }
}

impl Fault {
    /// Nothing came for so long.
    fn silent(time: Duration) -> Self {
        Self::Lost(format!("nothing came for {} ms (read_timeout_ms)", time.as_millis()))
    }

    /// The fault as an error of a call that changes nothing.
    pub(crate) fn into_error(self) -> Error {
        let (kind, message) = match self {
            Self::Connect(why) => (
                ErrorKind::Connect,
                format!("no connection to {why}; check its address, and whether a proxy is wanted"),
            ),
            Self::Tls(why) => (
                ErrorKind::Tls,
                format!(
                    "no trusted connection to {why}; if it is behind a proxy of your company's, name its \
                         certificates in ca_bundle"
                ),
            ),
            Self::NotSent => {
                (ErrorKind::Transport, "the connection was closed before the request was written".to_owned())
            }
            Self::Lost(why) => (ErrorKind::Transport, format!("the answer was lost: {why}")),
            Self::TooLarge(most) => (
                ErrorKind::BodyTooLarge,
                format!("the answer is larger than {most} bytes (max_answer_bytes)"),
            ),
        };
        Error::new(kind, message)
    }
}

fn refused(error: &(dyn std::error::Error + 'static)) -> Fault {
    if is_tls(error) { Fault::Tls(told(error)) } else { Fault::Connect(told(error)) }
}

/// Whether an error is one of TLS, or has one inside or behind it. (An I/O error that only wraps another is skipped by
/// `source`.)
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let inside = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>()
        || matches!(inside, Some(inside) if is_tls(inside))
        || error.source().is_some_and(is_tls)
}

/// An error with all its causes, the outermost first, none of them twice.
fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.ends_with(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}
