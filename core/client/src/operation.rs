//! The operation table: all that is known of an operation, as data.
//!
//! One declaration makes the row, the methods of the async and the blocking client and, through the generator, those of
//! Python, Java and the command line. An operation cannot exist in one of them only.

use serde::{Deserialize, Serialize};

use crate::error::ErrorRow;

/// The system to which an operation belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum System {
    /// Mako Networks' provisioning API.
    Mako,
}

impl System {
    /// All systems.
    pub const ALL: &'static [Self] = &[Self::Mako];

    /// The system's name in lower case, as in errors, row names and the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mako => "mako",
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
}

impl Method {
    /// The method in capitals.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
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

/// What an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Input {
    /// Nothing.
    Nothing,
    /// The id of an entity, which ends the path.
    Id {
        /// The id's type.
        model: &'static str,
    },
    /// A JSON object as the body.
    Body {
        /// The object's type.
        model: &'static str,
    },
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
    /// The path under the base URL; `{id}` stands for the id.
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

/// All that the engine has to know of a system.
pub(crate) struct Contract {
    pub(crate) system: System,
    pub(crate) token_path: &'static str,
    pub(crate) operations: &'static [&'static Operation],
    pub(crate) errors: &'static [ErrorRow],
}

/// Declares a system's operations: a row each, `OPERATIONS`, and a method of each client.
macro_rules! operations {
    (
        $system:ident, $client:ident;
        $(
            $(#[doc = $doc:literal])+
            fn $name:ident($($input:tt)*) -> $output:tt $(<$item:ident>)? $(, or $ensure:ident)? {
                id: $id:literal,
                method: $method:ident,
                path: $path:literal,
                idempotent: $idempotent:literal,
                creates: $creates:expr,
                requires: $requires:expr,
                evidence: $evidence:ident,
                source: $source:literal $(,)?
            }
        )+
    ) => {
        /// The rows, each under the name of its method.
        #[expect(non_upper_case_globals, reason = "a row has the name of its method")]
        mod row {
            use super::*;
            $(
                pub(super) static $name: Operation = Operation {
                    id: $id,
                    ensure: operations!(@ensure $($ensure)?),
                    system: System::$system,
                    method: Method::$method,
                    path: $path,
                    input: operations!(@input $($input)*),
                    output: operations!(@output $output $($item)?),
                    idempotent: $idempotent,
                    creates: $creates,
                    requires: $requires,
                    evidence: Evidence::$evidence,
                    source: $source,
                    doc: concat!($($doc, "\n"),+),
                    shape: |body| serde_json::from_slice::<$output $(<$item>)?>(body).map(drop),
                };
            )+
        }

        /// The system's operations.
        pub static OPERATIONS: &[&Operation] = &[$(&row::$name),+];

        impl super::$client {
            $(operations!(@async [$(#[doc = $doc])+] $name [$($input)*] [$output $(<$item>)?]);)+
            $(operations!(@async_ensure [$($ensure)?] $name [$($input)*] [$output]);)+
        }

        #[cfg(feature = "blocking")]
        impl crate::blocking::$client {
            $(operations!(@blocking [$(#[doc = $doc])+] $name [$($input)*] [$output $(<$item>)?]);)+
            $(operations!(@blocking_ensure [$($ensure)?] $name [$($input)*] [$output]);)+
        }
    };

    (@ensure) => { None };
    (@ensure $ensure:ident) => { Some(stringify!($ensure)) };

    (@input) => { Input::Nothing };
    (@input id: $model:ident) => { Input::Id { model: stringify!($model) } };
    (@input request: &$model:ident) => { Input::Body { model: stringify!($model) } };

    (@output Vec $model:ident) => { Output::Many { model: stringify!($model) } };
    (@output $model:ident) => { Output::One { model: stringify!($model) } };

    (@async [$(#[$doc:meta])+] $name:ident [] [$output:ty]) => {
        $(#[$doc])+
        pub async fn $name(&self) -> Result<$output, crate::Error> {
            self.run(&row::$name, Arguments::Nothing).await
        }
    };
    (@async [$(#[$doc:meta])+] $name:ident [id: $model:ty] [$output:ty]) => {
        $(#[$doc])+
        pub async fn $name(&self, id: impl Into<$model>) -> Result<$output, crate::Error> {
            let id: $model = id.into();
            self.run(&row::$name, Arguments::Id(id.as_str())).await
        }
    };
    (@async [$(#[$doc:meta])+] $name:ident [request: &$model:ty] [$output:ty]) => {
        $(#[$doc])+
        pub async fn $name(&self, request: &$model) -> Result<$output, crate::Error> {
            self.run(&row::$name, Arguments::typed(request)?).await
        }
    };

    (@async_ensure [] $($rest:tt)*) => {};
    (@async_ensure [$ensure:ident] $name:ident [request: &$model:ty] [$output:ty]) => {
        #[doc = concat!("Makes sure that what [`Self::", stringify!($name), "`] creates exists, and never sends blindly what could create a second one.")]
        ///
        /// The outcome says whether it was created, was already there, was not created, or is unknown;
        /// [`Settle`](crate::Settle) says what is done when an answer was lost. An error is what has nothing to do with
        /// the entity, such as a wrong setting.
        pub async fn $ensure(&self, request: &$model) -> Result<crate::Outcome<$output>, crate::Error> {
            self.make_sure(&row::$name, Arguments::typed(request)?).await
        }
    };

    (@blocking_ensure [] $($rest:tt)*) => {};
    (@blocking_ensure [$ensure:ident] $name:ident [request: &$model:ty] [$output:ty]) => {
        #[doc = concat!("Makes sure that what [`Self::", stringify!($name), "`] creates exists, and never sends blindly what could create a second one.")]
        ///
        /// See the same method of the asynchronous client.
        pub fn $ensure(&self, request: &$model) -> Result<crate::Outcome<$output>, crate::Error> {
            crate::blocking::wait(self.client().$ensure(request))
        }
    };

    (@blocking [$(#[$doc:meta])+] $name:ident [] [$output:ty]) => {
        $(#[$doc])+
        pub fn $name(&self) -> Result<$output, crate::Error> {
            crate::blocking::wait(self.client().$name())
        }
    };
    (@blocking [$(#[$doc:meta])+] $name:ident [id: $model:ty] [$output:ty]) => {
        $(#[$doc])+
        pub fn $name(&self, id: impl Into<$model>) -> Result<$output, crate::Error> {
            crate::blocking::wait(self.client().$name(id))
        }
    };
    (@blocking [$(#[$doc:meta])+] $name:ident [request: &$model:ty] [$output:ty]) => {
        $(#[$doc])+
        pub fn $name(&self, request: &$model) -> Result<$output, crate::Error> {
            crate::blocking::wait(self.client().$name(request))
        }
    };
}

pub(crate) use operations;
