//! What connections cost where they are paid for in credits.

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// Connections that are planned, and the credits that there are for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlannedConnections {
    /// The tier of each system in the cloud, from 1.
    pub cloud: Vec<u32>,
    /// The tier of each system on the customer's premises.
    pub on_premises: Vec<u32>,
    /// The credits that there are.
    pub pool: u64,
}

/// What planned connections cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Credits {
    /// The credits that they take.
    pub needed: u64,
    /// What is left of the pool.
    pub left: u64,
    /// What the pool lacks: connections for which there are no credits are inactive, unless they are paid for as overage.
    pub overage: u64,
}

/// On the customer's premises a connection costs twice as much (documented).
const ON_PREMISES: u64 = 2;

impl Credits {
    /// The cost by the credits of each tier.
    pub(crate) fn of(tiers: &[u32], planned: &PlannedConnections) -> Result<Self, Error> {
        let cloud = sum(tiers, "cloud", &planned.cloud)?;
        let needed = cloud + ON_PREMISES * sum(tiers, "on_premises", &planned.on_premises)?;
        Ok(Self {
            needed,
            left: planned.pool.saturating_sub(needed),
            overage: needed.saturating_sub(planned.pool),
        })
    }
}

fn sum(tiers: &[u32], field: &str, planned: &[u32]) -> Result<u64, Error> {
    let cost = |tier: &u32| {
        let place = usize::try_from(*tier).ok().and_then(|tier| tier.checked_sub(1));
        place.and_then(|place| tiers.get(place)).copied().map(u64::from).ok_or_else(|| {
            Error::config(format!(
                "{field}: there is no tier {tier}; a tier is a number from 1 to {}",
                tiers.len()
            ))
        })
    };
    planned.iter().map(cost).sum()
}
