//! All that a request needs to leave, in the order in which it may grow stale: token, connection, permit.

use std::sync::Arc;
use std::time::Duration;

use super::Trip;
use crate::auth::Token;
use crate::error::Error;
use crate::gate::{Gate, InLine, Wish};
use crate::quota::Claim;
use crate::rates::Ticket;
use crate::transport::{self, Connection};
use crate::turn::{Lane, Turn};

/// For how long an idle connection is used again for what must not be sent twice. A server may close it at any time,
/// and a request that is written at that moment is lost: these take only connections that hardly any server closes yet.
const IDLE_CREATE: Duration = Duration::from_secs(4);

/// All that a request needs to leave.
pub(super) struct Ready {
    pub(super) token: Arc<Token>,
    pub(super) connection: Connection,
    pub(super) claim: Option<Claim>,
    pub(super) ticket: Ticket,
}

impl Trip<'_> {
    /// A place in the line for a permit, unless that would come too late.
    pub(super) fn join<'a>(&self, gate: &'a Gate) -> Result<InLine<'a>, Error> {
        let now = self.engine.config.time.now();
        gate.join(now, self.deadline, self.priority).map_err(|late| self.too_late(&late))
    }

    /// Token, connection and, last of all, a permit.
    pub(super) async fn ready(&self) -> Result<Ready, Error> {
        let (engine, time) = (self.engine, &*self.engine.config.time);
        loop {
            let token = engine.tokens.get(self.refused.as_ref()).await.map_err(|error| self.known(error))?;
            let claim = self.claim().await?;
            let (turn, connection) = self.in_turn().await?;
            let first = connection.is_new();
            let waiting = |wait| self.tell_wait(wait);
            let wish = Wish { deadline: self.deadline, first, waiting: &waiting };
            let ticket = self.gate.permit(&turn, time, &wish).await;
            let ticket = ticket.map_err(|late| self.too_late(&late))?;
            drop(turn);
            // The wait for the permit may have been long.
            if engine.tokens.is_current(&token) {
                return Ok(Ready { token, connection, claim, ticket });
            }
            self.gate.refund(ticket);
            engine.transport.give_back(connection);
        }
    }

    /// The turn for a permit, and a connection that has not grown stale while it was waited for: it is renewed before
    /// there is a permit, so that nothing stands between that and the bytes. Who had to renew one goes before all others.
    async fn in_turn(&self) -> Result<(Turn, Connection), Error> {
        let time = &self.engine.config.time;
        let mut connection = self.connect().await?;
        let mut turn = self.gate.turn(self.priority.into()).await;
        if !connection.is_fresh(time.now(), self.idle()) {
            drop(turn);
            connection = self.connect().await?;
            turn = self.gate.turn(Lane::Returning).await;
        }
        if !connection.is_fresh(time.now(), self.idle()) {
            connection = self.connect().await?;
        }
        Ok((turn, connection))
    }

    async fn connect(&self) -> Result<Connection, Error> {
        let (transport, now) = (&self.engine.transport, self.engine.config.time.now());
        transport.connect(now, self.idle()).await.map_err(|fault| self.known(fault.into_error()))
    }

    /// For how long a connection may have been idle to be used for this call.
    fn idle(&self) -> Duration {
        if self.call.idempotent { transport::IDLE } else { IDLE_CREATE }
    }
}
