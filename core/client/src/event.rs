//! What a client tells of its work while it goes on.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use serde::{Serialize, Serializer};
use tracing::warn;

use crate::error::ErrorKind;

/// Something that happened to a call. No event holds a secret, a request's body or an answer's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Event {
    /// A request is about to leave: token, connection and permit are there.
    #[non_exhaustive]
    BeforeSend {
        /// The operation, or method and path of a free call.
        operation: String,
        /// The call's own id.
        request_id: String,
        /// The number of this try, from 1.
        attempt: u32,
        /// The HTTP method.
        method: String,
        /// The path, without the query.
        path: String,
    },
    /// A whole answer has come. It may still be one that tells of an error.
    #[non_exhaustive]
    AfterResponse {
        /// The operation, or method and path of a free call.
        operation: String,
        /// The call's own id.
        request_id: String,
        /// The number of this try, from 1.
        attempt: u32,
        /// The HTTP status.
        http_status: u16,
        /// The id that the server gave its answer.
        server_request_id: Option<String>,
        /// How long the answer took from the moment at which the request left.
        #[serde(rename = "elapsed_ms", serialize_with = "millis")]
        elapsed: Duration,
    },
    /// A try did not succeed, and there is to be another.
    #[non_exhaustive]
    Retry {
        /// The operation, or method and path of a free call.
        operation: String,
        /// The call's own id.
        request_id: String,
        /// The number of the try that failed, from 1.
        attempt: u32,
        /// Why.
        error: ErrorKind,
        /// The same in words.
        message: String,
        /// How long the call waits before the next try.
        #[serde(rename = "wait_ms", serialize_with = "millis")]
        wait: Duration,
    },
    /// The rate limit holds a request back.
    #[non_exhaustive]
    Wait {
        /// The operation, or method and path of a free call.
        operation: String,
        /// The call's own id.
        request_id: String,
        /// For how long at first; it may be more, if others are before it.
        #[serde(rename = "wait_ms", serialize_with = "millis")]
        wait: Duration,
    },
    /// A new token was asked for, by a call or ahead of the old one's end.
    #[non_exhaustive]
    Refresh {
        /// How it failed; `None` when there is a new token.
        error: Option<ErrorKind>,
        /// How long it took.
        #[serde(rename = "elapsed_ms", serialize_with = "millis")]
        elapsed: Duration,
    },
    /// The token of a connection was refused, and the settings have no other: somebody has to connect it anew, and to put the
    /// token that this gives in place. Told once for calls that meet it together.
    #[non_exhaustive]
    Reauthorization {
        /// The operation, or method and path of a free call.
        operation: String,
        /// The call's own id.
        request_id: String,
        /// What the settings call the connection.
        connection: Option<String>,
        /// How it was refused.
        error: ErrorKind,
        /// The same in words.
        message: String,
    },
    /// Requests of a connection have failed one after another; for a while none is sent.
    #[non_exhaustive]
    BreakerOpened {
        /// What the settings call the connection.
        connection: Option<String>,
        /// How many have failed.
        failures: u32,
        /// How the last one failed.
        error: ErrorKind,
        /// For how long none is sent.
        #[serde(rename = "pause_ms", serialize_with = "millis")]
        pause: Duration,
    },
    /// The connection answers again.
    #[non_exhaustive]
    BreakerClosed {
        /// What the settings call the connection.
        connection: Option<String>,
        /// How long after it was left alone.
        #[serde(rename = "elapsed_ms", serialize_with = "millis")]
        elapsed: Duration,
    },
}

/// Who is told of events, if anybody is.
#[derive(Clone, Default)]
pub struct Observer(Option<Arc<Listener>>);

type Listener = dyn Fn(&Event) + Send + Sync;

impl Observer {
    /// An observer that is called with each event.
    pub fn new(observer: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(observer)))
    }

    /// Tells of an event, which is made only if somebody listens.
    pub(crate) fn tell(&self, event: impl FnOnce() -> Event) {
        if let Some(observer) = &self.0
            && catch_unwind(AssertUnwindSafe(|| observer(&event()))).is_err()
        {
            warn!("an observer panicked; the call goes on");
        }
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Observer").field(&self.0.is_some()).finish()
    }
}

fn millis<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
}
