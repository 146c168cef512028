//! All that the engine has to know of a system, as data: there is no other place in it where one system differs from another.

use crate::config::Paging;
use crate::envelope::Form;
use crate::error::ErrorRow;
use crate::health::HealthStatus;
use crate::operation::{Operation, System};
use crate::{makini, mako};

/// A system, as the engine sees it.
pub(crate) struct Contract {
    pub(crate) system: System,
    /// Where its API is, if it is the same for everybody.
    pub(crate) base_url: Option<&'static str>,
    pub(crate) login: Login,
    /// What stands around the body of an answer.
    pub(crate) form: Form,
    /// How its lists come, unless the settings say otherwise.
    pub(crate) paging: Paging,
    /// What `{prefix}` stands for in its paths, unless the settings say otherwise.
    pub(crate) prefix: &'static str,
    pub(crate) operations: &'static [&'static Operation],
    pub(crate) errors: &'static [ErrorRow],
    /// After how many failures in a row a connection is left alone, unless the settings say otherwise; 0 for never.
    pub(crate) breaker_failures: u32,
    /// By what a connection is asked how it is, where there is something.
    pub(crate) check: Option<Check>,
    /// What a connection costs in each tier, in credits, where that is how it is paid for.
    pub(crate) tiers: &'static [u32],
}

/// How a client shows who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Login {
    /// By a token that it gets for its id and its secret at this path, again and again.
    Credentials { path: &'static str },
    /// By a token that somebody has given it.
    Token,
}

/// An operation that tells how a connection is, and where in its answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Check {
    pub(crate) operation: &'static str,
    /// Where it is said how far the system behind was read.
    pub(crate) status: &'static str,
    /// Where it is said when that was done the last time.
    pub(crate) last: &'static str,
    /// What some of its states mean for the connection.
    pub(crate) means: &'static [(&'static str, HealthStatus)],
}

impl Contract {
    pub(crate) fn of(system: System) -> &'static Self {
        match system {
            System::Mako => &mako::CONTRACT,
            System::Makini => &makini::CONTRACT,
        }
    }
}
