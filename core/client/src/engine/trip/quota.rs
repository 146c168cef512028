//! The day's quota on a trip: a unit before a request leaves, and what its answer says of it.

use std::time::Duration;

use bytes::Bytes;
use makokit_limits::{Exhausted, QuotaUsage, Source, Take};
use tracing::debug;

use super::{Head, Trip};
use crate::error::{Error, ErrorKind};
use crate::limit::source_name;
use crate::quota::Claim;

/// How often to ask whether somebody else has found out that a new day is open.
const PROBING: Duration = Duration::from_millis(50);

/// For how long the server's day is waited for; who knows of a used-up quota need not know more.
const LOOK: Duration = Duration::from_secs(3);

impl Trip<'_> {
    /// A unit of the quota, where the call counts against one. What is used up is told without sending anything.
    pub(super) async fn claim(&self) -> Result<Option<Claim>, Error> {
        let Some(quota) = &self.quota else { return Ok(None) };
        let (time, server) = (&*self.engine.config.time, &self.engine.config.account.server);
        let mut looked = false;
        while time.now() < self.deadline {
            match quota.take(server.now(time)).await {
                Take::Taken(unit) => return Ok(Some(Claim::new(quota.clone(), unit))),
                Take::Probing(_) => {
                    time.sleep_until(time.now() + PROBING).await;
                    tokio::task::yield_now().await;
                }
                Take::Exhausted(used_up) if used_up.source == Source::Configured => {
                    return Err(self.exhausted(used_up));
                }
                // The server's day may have ended without our knowing: its answers tell, and of these there are none.
                // One call asks for all that come meanwhile.
                Take::Exhausted(_) if !looked => {
                    let _turn = server.looking.lock().await;
                    looked = true;
                    if server.wants_another_look(time) {
                        self.look_at_the_calendar().await;
                    }
                }
                Take::Exhausted(used_up) => return Err(self.exhausted(used_up)),
            }
        }
        Err(self.late("waiting for the first call of a new day's quota"))
    }

    /// What a judged answer says of the unit that its request took.
    pub(super) fn count(&mut self, judged: Result<(Bytes, Head), Error>) -> Result<(Bytes, Head), Error> {
        let Some(unit) = self.unit.take() else { return judged };
        let error = match judged {
            Ok(answer) => {
                unit.accepted();
                return Ok(answer);
            }
            Err(error) => error,
        };
        let refused = error.facts().refused;
        match (error.kind(), error.facts().http_status) {
            (ErrorKind::QuotaExhausted, _) if refused => {
                let config = &self.engine.config;
                let at = config.account.server.now(&*config.time);
                unit.refused(at);
                let usage = self.quota.as_ref().map(|quota| quota.usage(at));
                return Err(error.with(|facts| tell(facts, usage)));
            }
            (ErrorKind::RateLimited | ErrorKind::InvalidToken | ErrorKind::UnauthorizedSource, _)
                if refused =>
            {
                unit.refunded();
            }
            (_, Some(_)) => unit.accepted(),
            // No answer: it counts, for it may have been carried out.
            (_, None) => drop(unit),
        }
        Err(error)
    }

    /// Asks for a new token, for the sake of the answer's date.
    async fn look_at_the_calendar(&self) {
        let present = self.engine.tokens.present();
        match tokio::time::timeout(LOOK, self.engine.tokens.get(present.as_ref())).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => debug!("the server's day could not be asked for: {error}"),
            Err(_) => debug!("the server's day was not told in time"),
        }
    }

    fn exhausted(&self, used_up: Exhausted) -> Error {
        let Exhausted { used, limit, source, resets_at } = used_up;
        let known = match source {
            Source::Configured => "daily_quota",
            Source::Server => "the server has refused before",
        };
        let message = format!(
            "the day's quota is used up ({used} of {limit}; {known}), and starts anew at midnight (UTC); nothing was sent"
        );
        self.known(Error::new(ErrorKind::QuotaExhausted, message).with(|facts| {
            facts.resets_at = Some(resets_at);
            facts.used = Some(used);
            facts.limit = Some(limit);
            facts.source = Some(source_name(source));
        }))
    }
}

fn tell(facts: &mut crate::error::Facts, usage: Option<QuotaUsage>) {
    facts.used = usage.map(|usage| usage.used);
    if let Some((limit, source)) = usage.and_then(|usage| usage.limit) {
        facts.limit = Some(limit);
        facts.source = Some(source_name(source));
    }
}
