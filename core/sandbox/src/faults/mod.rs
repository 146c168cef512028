//! Faults that are armed in advance and strike requests as they come.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::fields::Misfit;

pub use armed::{ArmedFault, FaultId};
pub(crate) use armed::{Faults, Strike};
pub use kind::{FaultKind, Order};
pub(crate) use table::KINDS;

mod armed;
pub(crate) mod canned;
mod kind;
mod parse;
mod table;

/// What is to go wrong, where and how often.
///
/// ```
/// use makokit_sandbox::{Fault, FaultKind};
///
/// let lost = Fault::new(FaultKind::ResetAfter).on("addMako");
/// let broken_gateway = Fault::new(FaultKind::Html502).on("addMako").skipping(2).always().work_done();
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fault {
    #[serde(flatten)]
    pub(crate) kind: FaultKind,
    /// None for any request.
    pub(crate) operation: Option<String>,
    pub(crate) skip: u64,
    /// None for always.
    pub(crate) times: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) probability: Option<f64>,
    /// Whether the work is done that the client does not see; only for kinds that leave it open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) work: Option<Work>,
}

/// Whether a request does what it asks for, though its client does not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Work {
    /// It is done: a create has really happened.
    Done,
    /// It is not done.
    NotDone,
}

/// Why something is no fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultError(Misfit);

impl Fault {
    /// A fault that strikes the next request, whatever its operation, once; where the kind leaves it open, the work is
    /// not done.
    #[must_use]
    pub fn new(kind: FaultKind) -> Self {
        let work = table::row(kind.name()).filter(|row| row.takes_work).map(|_| Work::NotDone);
        Self { kind, operation: None, skip: 0, times: Some(1), probability: None, work }
    }

    /// Only requests to this operation, such as `addMako` or `auth`, by the guide's name.
    #[must_use]
    pub fn on(mut self, operation: &str) -> Self {
        self.operation = Some(operation.to_owned());
        self
    }

    /// Lets so many requests pass first.
    #[must_use]
    pub fn skipping(mut self, requests: u64) -> Self {
        self.skip = requests;
        self
    }

    /// Strikes so many times.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Strikes until it is disarmed.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// Strikes with this probability, from 0 to 1, by the sandbox's seeded generator.
    #[must_use]
    pub fn with_probability(mut self, probability: f64) -> Self {
        self.probability = Some(probability.clamp(0.0, 1.0));
        self
    }

    /// The work is done, though the client does not see it; kinds that decide this by themselves are not changed.
    #[must_use]
    pub fn work_done(mut self) -> Self {
        self.work = self.work.map(|_| Work::Done);
        self
    }

    /// Reads a fault from its JSON.
    pub fn from_json(json: &str) -> Result<Self, FaultError> {
        let value = serde_json::from_str(json).map_err(|error| Misfit::not_json(&error))?;
        Self::from_value(&value)
    }

    /// The same, from JSON that has been parsed.
    pub fn from_value(value: &Value) -> Result<Self, FaultError> {
        Ok(parse::fault(value)?)
    }

    /// What goes wrong.
    #[must_use]
    pub fn kind(&self) -> &FaultKind {
        &self.kind
    }
}

impl<'de> Deserialize<'de> for Fault {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(&value).map_err(serde::de::Error::custom)
    }
}

impl FaultError {
    /// The field at fault; empty for the fault as a whole.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.0.field
    }

    /// What is wrong with it, what is allowed, and what was most likely meant.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.0.problem
    }
}

impl From<Misfit> for FaultError {
    fn from(misfit: Misfit) -> Self {
        Self(misfit)
    }
}

impl std::fmt::Display for FaultError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.told("the fault"))
    }
}

impl std::error::Error for FaultError {}
