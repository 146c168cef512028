//! All that the engine has to know of a system, as data: there is no other place in it where one system differs from another.

use crate::envelope::Form;
use crate::error::ErrorRow;
use crate::health::HealthStatus;
use crate::operation::{Operation, System};
use crate::{connec, maestrano, makini, mako};

/// A system, as the engine sees it.
pub(crate) struct Contract {
    pub(crate) system: System,
    /// Where its API is, if it is the same for everybody.
    pub(crate) base_url: Option<&'static str>,
    pub(crate) login: Login,
    /// What stands around the body of an answer.
    pub(crate) form: Form,
    /// The media type of what is sent and asked for.
    pub(crate) media: &'static str,
    /// How a page tells where the next one is, unless the settings say otherwise.
    pub(crate) walk: Walk,
    /// How records stand under a name, where they do not stand by themselves.
    pub(crate) names: Option<Names>,
    /// The header by which ids are asked for as lists or as texts, where there is one.
    pub(crate) ids_header: Option<&'static str>,
    /// The field without which a record that was made, or was asked for by its id, is none.
    pub(crate) key: Option<&'static str>,
    /// What `{prefix}` stands for in its paths, unless the settings say otherwise.
    pub(crate) prefix: &'static str,
    /// The operation that is several in one, if there is one.
    pub(crate) bundle: Option<Bundle>,
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
    /// By its id and its key, with each request.
    Basic,
}

impl Login {
    /// The settings by which a client shows who it is, as they are named in advice.
    pub(crate) const fn settings(self) -> &'static str {
        match self {
            Self::Credentials { .. } => "client_id and client_secret",
            Self::Token => "api_token",
            Self::Basic => "api_id and api_key",
        }
    }
}

/// How a page tells where the next one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walk {
    /// By a cursor.
    Cursor,
    /// Not at all: pages have numbers.
    Number,
    /// By a link.
    Link,
}

impl Walk {
    /// The parameter by which a list is told how many records a page is to have.
    pub(crate) const fn page_size_parameter(self) -> &'static str {
        match self {
            Self::Cursor => "limit",
            Self::Number => "per_page",
            Self::Link => "$top",
        }
    }
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

/// How records stand under a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    /// The part of a path that is the name.
    pub(crate) place: &'static str,
    /// The member of a request that stands beside the record.
    pub(crate) beside: &'static str,
}

/// An operation whose answer has a result for each of what its request holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bundle {
    pub(crate) operation: &'static str,
    /// Where the request has what is to be done.
    pub(crate) asked: &'static str,
    /// Where the answer has what became of it.
    pub(crate) told: &'static str,
}

impl Contract {
    pub(crate) fn of(system: System) -> &'static Self {
        match system {
            System::Mako => &mako::CONTRACT,
            System::Makini => &makini::CONTRACT,
            System::Maestrano => &maestrano::CONTRACT,
            System::Connec => &connec::CONTRACT,
        }
    }
}
