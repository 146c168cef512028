//! The rate limit of an operation, whoever shares it.

use std::sync::Arc;
use std::time::Duration;

use makokit_limits::{Moment, Permit, Rate, Reservation, Usage, Window};

use crate::fleet::{FleetPermit, FleetWindow};
use crate::holder::Holder;

/// A window that is asked at once, or one that a store is asked for.
#[derive(Clone)]
pub(crate) enum Rates {
    /// In this process or this machine.
    Local(Window),
    /// In a store that a fleet shares.
    Fleet(Arc<FleetWindow>),
}

/// Leave for one call.
#[derive(Debug)]
pub(crate) enum Ticket {
    Local(Permit),
    Fleet(FleetPermit),
}

impl Ticket {
    /// When it was handed out.
    pub(crate) fn granted(&self) -> Moment {
        match self {
            Self::Local(permit) => permit.granted(),
            Self::Fleet(permit) => permit.granted(),
        }
    }
}

impl Rates {
    /// A ticket for a call that arrives within `doubt`, or when to ask again.
    pub(crate) async fn reserve(&self, now: Moment, doubt: Duration) -> Result<Ticket, Moment> {
        match self {
            Self::Local(window) => match window.reserve(now, doubt) {
                Reservation::Granted(permit) => Ok(Ticket::Local(permit)),
                Reservation::At(moment) => Err(moment),
            },
            Self::Fleet(window) => window.reserve(doubt).await.map(Ticket::Fleet),
        }
    }

    /// Tells that a call arrived no more than `late` after its ticket was handed out.
    pub(crate) fn settle(&self, ticket: Ticket, late: Duration) {
        match (self, ticket) {
            (Self::Local(window), Ticket::Local(permit)) => window.settle(permit, late),
            (Self::Fleet(window), Ticket::Fleet(permit)) => window.settle(permit, late),
            // A ticket goes back to where it came from; another one would simply count for as long as it may.
            _ => {}
        }
    }

    /// Gives back a ticket whose call certainly never left.
    pub(crate) fn refund(&self, ticket: Ticket) {
        match (self, ticket) {
            (Self::Local(window), Ticket::Local(permit)) => window.refund(permit),
            (Self::Fleet(window), Ticket::Fleet(permit)) => window.refund(permit),
            _ => {}
        }
    }

    /// What counts at `now`; of a fleet's, when its store was asked last.
    pub(crate) fn usage(&self, now: Moment) -> Usage {
        match self {
            Self::Local(window) => window.usage(now),
            Self::Fleet(window) => window.usage(now),
        }
    }

    /// Who holds what counts at `now`; of a fleet's, when its store was asked last.
    pub(crate) fn holders(&self, now: Moment) -> Vec<Holder> {
        match self {
            Self::Local(window) => window.holders(now).into_iter().map(Holder::here).collect(),
            Self::Fleet(window) => window.holders(now),
        }
    }

    /// Whether forgetting it now would let more through than the limit.
    pub(crate) fn is_needed(&self, now: Moment) -> bool {
        match self {
            Self::Local(window) => window.usage(now).used > 0,
            Self::Fleet(window) => window.is_alone() && window.usage(now).used > 0,
        }
    }

    /// Takes on the stricter of the present settings and these.
    pub(crate) fn tighten(&self, rate: Rate, guard: Duration) {
        match self {
            Self::Local(window) => window.tighten(rate, guard),
            Self::Fleet(window) => window.tighten(rate, guard),
        }
    }
}
