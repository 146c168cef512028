//! The connection to the store: made in the background, watched, and made again.

use std::sync::LazyLock;
use std::time::Duration;

use hyper_util::rt::TokioIo;
use makokit_limits::{Moment, Time};
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, FromRedisValue, Script, ScriptInvocation};
use tokio::sync::watch;
use tracing::{info, warn};

use super::PATIENCE;
use super::address::Target;
use crate::transport::connector::direct;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_millis(500);

/// How soon to try again, at first and at most. Whoever has lost a store has found back to it before it has remembered
/// for long enough to be asked: so the longest wait is well below `MEMORY`.
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// A store that has remembered for less does not know what was granted before it began. Nobody takes from it.
pub(super) const MEMORY: Duration = Duration::from_secs(5);

/// For how many milliseconds a store knows that it has remembered, when nobody comes: four weeks.
const BORN_KEPT: u64 = 28 * 86_400_000;

/// Since when the store remembers.
pub(super) const BORN: &str = "{makokit}:born";

static AGE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("born.lua")));

/// The way to the store.
pub(super) struct Link {
    state: watch::Sender<State>,
}

#[derive(Clone)]
pub(super) enum State {
    /// It was never there, or has just been lost; it is not known yet whether it is there.
    Connecting(Moment),
    Up(Up),
    Down(Down),
}

#[derive(Clone)]
pub(super) struct Up {
    connection: MultiplexedConnection,
    /// Tells one connection from the next.
    pub(super) number: u64,
}

#[derive(Clone, Copy)]
pub(super) struct Down {
    /// When it was lost.
    pub(super) since: Moment,
    /// When it will be asked again, if that is known.
    pub(super) until: Option<Moment>,
}

/// The store cannot be used.
#[derive(Debug)]
pub(super) struct Lost;

impl Link {
    pub(super) fn new(now: Moment) -> Self {
        Self { state: watch::Sender::new(State::Connecting(now)) }
    }

    /// How it stands, as soon as that is known.
    pub(super) async fn state(&self) -> State {
        let mut watcher = self.state.subscribe();
        let known = watcher.wait_for(|state| !matches!(state, State::Connecting(_))).await;
        // The sender is this very object's.
        known.map_or(State::Down(Down { since: Moment::ZERO, until: None }), |state| state.clone())
    }

    /// How it stands now, without a wait; none if that is not known.
    pub(super) fn glance(&self) -> Option<State> {
        let state = self.state.borrow();
        (!matches!(*state, State::Connecting(_))).then(|| state.clone())
    }

    pub(super) fn is_lost(&self) -> bool {
        matches!(*self.state.borrow(), State::Down(_))
    }

    /// Runs a script in the store. Whatever goes wrong, the store counts as lost until a new connection is made.
    pub(super) async fn run<T: FromRedisValue>(
        &self,
        mut up: Up,
        script: &ScriptInvocation<'_>,
        time: &dyn Time,
    ) -> Result<T, Lost> {
        let answer = tokio::time::timeout(PATIENCE, script.invoke_async(&mut up.connection)).await;
        let why = match answer {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("it has not answered within {} ms", PATIENCE.as_millis()),
        };
        self.lose(&up, &why, time.now());
        Err(Lost)
    }

    /// Lets go of a connection, unless another one has taken its place.
    pub(super) fn lose(&self, lost: &Up, why: &str, now: Moment) {
        self.state.send_if_modified(|state| {
            let is_present = matches!(state, State::Up(up) if up.number == lost.number);
            if is_present {
                tracing::debug!("the fleet's store has failed: {why}");
                *state = State::Connecting(now);
            }
            is_present
        });
    }

    /// Sees to it that there is a connection, for ever.
    pub(super) async fn keep(
        self: std::sync::Arc<Self>,
        target: Target,
        name: String,
        time: std::sync::Arc<dyn Time>,
    ) {
        let mut watcher = self.state.subscribe();
        for number in 0.. {
            let connection = self.connect(&target, &name, &*time).await;
            self.state.send_replace(State::Up(Up { connection, number }));
            if watcher.wait_for(|state| !matches!(state, State::Up(_))).await.is_err() {
                return;
            }
        }
    }

    /// A connection to a store that remembers, however long that takes.
    async fn connect(&self, target: &Target, name: &str, time: &dyn Time) -> MultiplexedConnection {
        let since = match &*self.state.borrow() {
            State::Connecting(since) => *since,
            _ => time.now(),
        };
        let (mut wait, mut told) = (FIRST_WAIT, false);
        loop {
            let asked = time.now();
            let (why, rest) = match tokio::time::timeout(CONNECT, open(target)).await {
                Ok(Ok((connection, age))) if age >= MEMORY => {
                    if told {
                        info!("limits are shared through {name} again");
                    }
                    return connection;
                }
                Ok(Ok((_, age))) => {
                    let why = "it has just begun, and does not know what was granted before";
                    (why.to_owned(), Some(MEMORY.saturating_sub(age)))
                }
                Ok(Err(why)) => (why, None),
                Err(_) => (format!("no connection within {} ms", CONNECT.as_millis()), None),
            };
            let until = rest.map(|rest| asked + rest);
            self.state.send_replace(State::Down(Down { since, until }));
            if !std::mem::replace(&mut told, true) {
                warn!(
                    "limits are not shared through {name} ({why}); each process keeps to a quarter of them until they are"
                );
            }
            time.sleep_until(time.now() + rest.unwrap_or(wait)).await;
            if rest.is_none() {
                wait = (wait * 2).min(LONGEST_WAIT);
            }
        }
    }
}

/// A connection, and for how long its store has remembered.
async fn open(target: &Target) -> Result<(MultiplexedConnection, Duration), String> {
    let stream =
        direct(target.uri.clone(), target.tls.clone(), CONNECT).await.map_err(|error| told(&*error))?;
    let made = MultiplexedConnection::new_with_config(
        &target.login,
        TokioIo::new(stream),
        AsyncConnectionConfig::new(),
    )
    .await;
    let (mut connection, driver) = made.map_err(|error| error.to_string())?;
    // It ends with the last of the connection's handles.
    tokio::spawn(driver);
    let age: u64 = AGE
        .key(BORN)
        .arg(BORN_KEPT)
        .invoke_async(&mut connection)
        .await
        .map_err(|error: redis::RedisError| error.to_string())?;
    Ok((connection, Duration::from_micros(age)))
}

/// An error with what is behind it.
fn told(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
