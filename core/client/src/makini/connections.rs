//! Many connections side by side.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::MakiniClient;
use crate::builder::Builder;
use crate::error::Error;
use crate::health::Health;
use crate::secret::Secret;

/// The clients of many connections, each under the name of its customer.
///
/// They have their settings in common and nothing else: each has a token, limits, a circuit breaker and a health of its own, so
/// that no customer sees another's data or pays for another's outage.
///
/// ```
/// use makokit::MakiniClient;
/// use makokit::makini::Connections;
///
/// # fn main() -> Result<(), makokit::Error> {
/// let connections = Connections::new(MakiniClient::builder().retries(2));
/// connections.add("acme", "the token of their SAP")?;
/// connections.add("globex", "the token of their NetSuite")?;
/// assert_eq!(connections.names(), ["acme", "globex"]);
/// assert!(connections.get("acme").is_some() && connections.get("initech").is_none());
/// # Ok(())
/// # }
/// ```
pub struct Connections {
    settings: Builder<MakiniClient>,
    clients: RwLock<BTreeMap<String, MakiniClient>>,
}

impl Connections {
    /// None yet; each is to have these settings, with a name and a token of its own.
    #[must_use]
    pub fn new(settings: Builder<MakiniClient>) -> Self {
        Self { settings, clients: RwLock::default() }
    }

    /// Adds a connection. A name or a token that another one has is refused, with a [`Config`](crate::ErrorKind::Config) error.
    pub fn add(&self, name: impl Into<String>, token: impl Into<Secret>) -> Result<MakiniClient, Error> {
        let (name, token) = (name.into(), token.into());
        if name.trim().is_empty() {
            return Err(Error::config("the name of a connection is empty"));
        }
        let client = self.settings.clone().connection(&name).api_token(token).build()?;
        let mut clients = self.all_mut();
        for other in clients.values() {
            client.parts().0.apart_from(other.parts().0)?;
        }
        clients.insert(name, client.clone());
        Ok(client)
    }

    /// The client of a connection.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<MakiniClient> {
        self.all().get(name).cloned()
    }

    /// Takes a connection out; calls of its clients go on.
    pub fn remove(&self, name: &str) -> Option<MakiniClient> {
        self.all_mut().remove(name)
    }

    /// The names, in their order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.all().keys().cloned().collect()
    }

    /// What is known of each connection, by name. Nothing is sent.
    #[must_use]
    pub fn health(&self) -> BTreeMap<String, Health> {
        self.all().iter().map(|(name, client)| (name.clone(), client.health())).collect()
    }

    fn all(&self) -> RwLockReadGuard<'_, BTreeMap<String, MakiniClient>> {
        self.clients.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn all_mut(&self) -> RwLockWriteGuard<'_, BTreeMap<String, MakiniClient>> {
        self.clients.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Connections {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Connections").field(&self.names()).finish()
    }
}
