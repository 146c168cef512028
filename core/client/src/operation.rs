//! The operation table: all that is known of an operation, as data.
//!
//! One declaration makes the row, the methods of the async and the blocking client and, through the generator, those of
//! Python, Java and the command line. An operation cannot exist in one of them only.

mod declare;
mod each;

use serde::{Deserialize, Serialize};

pub(crate) use declare::operations;
pub(crate) use each::Each;

/// The system to which an operation belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum System {
    /// Mako Networks' provisioning API.
    Mako,
    /// Makini's unified API of ERP, CMMS and WMS systems.
    Makini,
    /// The account API of one of Maestrano's marketplaces.
    Maestrano,
    /// Connec!, the data that a marketplace of Maestrano's shares between applications.
    Connec,
}

impl System {
    /// All systems.
    pub const ALL: &'static [Self] = &[Self::Mako, Self::Makini, Self::Maestrano, Self::Connec];

    /// The system's name in lower case, as in errors, row names and the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mako => "mako",
            Self::Makini => "makini",
            Self::Maestrano => "maestrano",
            Self::Connec => "connec",
        }
    }
}

/// The HTTP method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum Method {
    /// Reads.
    Get,
    /// Writes.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// The method in capitals.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// How well a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// The vendor's documentation states it.
    Documented,
    /// Read from something that the documentation states.
    Inferred,
    /// Plausible; nothing states it. Never relied upon without a setting to change it.
    Guess,
}

/// What an operation takes: the places in its path, and what is sent besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// What fills the places in the path, in their order.
    pub path: &'static [Parameter],
    /// What is sent besides.
    pub content: Content,
}

/// What fills a place in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Its name, in the path between braces.
    pub name: &'static str,
    /// Its type.
    pub model: &'static str,
}

/// What an operation sends besides its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Content {
    /// Nothing.
    Nothing,
    /// A JSON object as the body.
    Body {
        /// The object's type.
        model: &'static str,
    },
    /// Parameters in the query.
    Query {
        /// The type that holds them.
        model: &'static str,
    },
}

impl Content {
    /// The type of what is sent, if there is something.
    #[must_use]
    pub const fn model(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Body { model } | Self::Query { model } => Some(model),
        }
    }

    /// The name under which it stands beside the parts of a path: `request` or `query`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Query { .. } => "query",
            Self::Nothing | Self::Body { .. } => "request",
        }
    }
}

/// What an operation gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Output {
    /// One entity.
    One {
        /// The entity's type.
        model: &'static str,
    },
    /// A list of entities.
    Many {
        /// The type of each.
        model: &'static str,
    },
    /// A list of entities that comes page by page.
    Pages {
        /// The type of each.
        model: &'static str,
    },
    /// Any JSON: what it is depends on the request.
    Anything,
}

/// What an operation creates, and how one finds out whether it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Creates {
    /// The kind of entity.
    pub entity: &'static str,
    /// The fields by which a person would recognise it.
    pub natural_key: &'static [&'static str],
    /// How well it is known that no two have the same key; `None` where nothing says so.
    pub unique: Option<Evidence>,
    /// The operation whose list shows it with its key, if there is one.
    pub lookup: Option<&'static str>,
}

/// What the documentation requires of a request, in the form of the API's own violations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Requires {
    /// The word with which the API starts the paths of its violations.
    pub root: &'static str,
    /// The required fields, dotted.
    pub fields: &'static [&'static str],
}

/// One row of the table.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct Operation {
    /// The name in the API's documentation; it also names the row, and what the rate limit counts.
    pub id: &'static str,
    /// The name of the method that makes sure of what it creates, such as `ensure_mako`.
    pub ensure: Option<&'static str>,
    /// The system.
    pub system: System,
    /// The HTTP method.
    pub method: Method,
    /// The path under the base URL; a name in braces stands for what fills the place.
    pub path: &'static str,
    /// What it takes.
    pub input: Input,
    /// What it gives.
    pub output: Output,
    /// Whether sending it twice does no more than sending it once.
    pub idempotent: bool,
    /// What it creates, if anything.
    pub creates: Option<Creates>,
    /// What is checked before sending.
    pub requires: Option<Requires>,
    /// How well method and path are known.
    pub evidence: Evidence,
    /// What that rests on.
    pub source: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Whether an answer's body has the documented shape.
    #[serde(skip)]
    pub(crate) shape: fn(&[u8]) -> Result<(), serde_json::Error>,
}
