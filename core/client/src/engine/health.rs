//! What a client knows of its connection, what it may ask about it, and what such connections cost.

use serde_json::Value;

use super::{CallOptions, Engine};
use crate::credits::{Credits, PlannedConnections};
use crate::error::{Error, ErrorKind};
use crate::health::Health;

impl Engine {
    /// What the calls of this client have shown of its connection. Nothing is sent.
    #[must_use]
    pub fn health(&self) -> Health {
        let mut health = self.record.health(self.contract.login);
        health.connection.clone_from(&self.config.connection);
        health.retry_after = self.breaker.left(self.config.time.now());
        health
    }

    /// The same, after one call that asks how far the system behind was read. What that call meets is in what is told; an error
    /// is what has nothing to do with the connection.
    pub async fn checked_health(&self, options: &CallOptions) -> Result<Health, Error> {
        let check = self.contract.check.ok_or_else(|| {
            Error::config(format!(
                "{} has no operation by which a connection can be checked",
                self.contract.system.name()
            ))
        })?;
        let answer = match self.execute(check.operation, b"{}", options).await {
            Ok(answer) => answer,
            Err(error) if is_of_us(error.kind()) => return Err(error),
            Err(_) => return Ok(self.health()),
        };
        let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let text = |name: &str| body[name].as_str().map(str::to_owned);
        let status = text(check.status);
        let means = check.means.iter().find(|(state, _)| status.as_deref() == Some(*state));
        self.record.told(means.map(|(_, health)| *health), self.config.time.calendar());
        Ok(Health { sync_status: status, last_sync: text(check.last), ..self.health() })
    }

    /// What planned connections cost, where they are paid for in credits. Nothing is sent.
    pub fn credits(&self, planned: &PlannedConnections) -> Result<Credits, Error> {
        let (tiers, system) = (self.contract.tiers, self.contract.system.name());
        if tiers.is_empty() {
            return Err(Error::config(format!("{system} is not paid for in credits")));
        }
        Credits::of(tiers, planned)
    }
}

/// Whether an error says nothing of a connection.
fn is_of_us(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Config | ErrorKind::Closed | ErrorKind::Cancelled | ErrorKind::Internal)
}
