//! What a try shows of the connection, and whether that is in a state to be asked at all.

use std::time::Duration;

use super::{Step, Trip};
use crate::breaker::{Change, Pass, Verdict};
use crate::error::{Error, ErrorKind};
use crate::event::Event;

impl<'a> Trip<'a> {
    /// The right to send something to the connection.
    pub(super) fn pass(&self) -> Result<Pass<'a>, Error> {
        let now = self.engine.config.time.now();
        self.engine.breaker.enter(now).map_err(|left| self.unavailable(left))
    }

    /// A try has ended.
    pub(super) fn learn(&self, pass: Pass<'_>, step: &Result<Step, Error>) {
        let error = match step {
            Ok(Step::Done(..)) => None,
            Ok(Step::Again(error)) | Err(error) => Some(error.facts().cause.as_ref().unwrap_or(error)),
        };
        let (engine, time) = (self.engine, &self.engine.config.time);
        let verdict = self.verdict(error);
        engine.record.note(verdict, error, time.calendar());
        if let Some(change) = pass.ended(verdict, time.now()) {
            let error = error.map_or(ErrorKind::ConnectionUnavailable, Error::kind);
            engine.observer.tell(|| self.told(change, error));
        }
    }

    fn verdict(&self, error: Option<&Error>) -> Verdict {
        let Some(error) = error else {
            // What tells of a connection is answered whether that is there or not.
            let check = self.engine.contract.check;
            let is_check = check.is_some_and(|check| check.operation == self.call.operation);
            return if is_check { Verdict::Nothing } else { Verdict::Good };
        };
        let (kind, status) = (error.kind(), error.facts().http_status);
        let is_on_the_way = kind.is(ErrorKind::Transport) && (kind != ErrorKind::CallTimeout || self.left);
        match status {
            _ if kind == ErrorKind::Server => Verdict::Bad,
            Some(status) if status >= 500 => Verdict::Bad,
            Some(_) => Verdict::Good,
            None if kind == ErrorKind::BodyTooLarge => Verdict::Good,
            None if is_on_the_way => Verdict::Bad,
            None => Verdict::Nothing,
        }
    }

    fn told(&self, change: Change, error: ErrorKind) -> Event {
        let connection = self.engine.config.connection.clone();
        match change {
            Change::Opened(failures, pause) => Event::BreakerOpened { connection, failures, error, pause },
            Change::Closed(elapsed) => Event::BreakerClosed { connection, elapsed },
        }
    }

    fn unavailable(&self, left: Duration) -> Error {
        let wait = left.as_millis();
        let message = format!(
            "the connection's last requests have failed one after another; nothing was sent, and one call may try again in {wait} ms"
        );
        self.known(Error::new(ErrorKind::ConnectionUnavailable, message))
            .with(|facts| facts.retry_after = Some(left))
    }
}
