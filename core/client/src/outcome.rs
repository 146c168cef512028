//! How making sure of an entity may end.

use crate::error::Error;

/// What became of an entity that was to exist.
///
/// Only these four: a program that handles each of them never creates anything twice, and never takes for created what
/// may not be there.
#[derive(Clone, Debug)]
#[must_use = "it says whether the entity exists"]
pub enum Outcome<T> {
    /// It was created, by this call.
    Created(T),
    /// It is there, and this call has not created it for certain: it was there before, or an earlier try whose answer
    /// was lost has created it. The entity itself is there where the API has a way of looking for it.
    AlreadyThere(Option<T>),
    /// It was certainly not created, and why.
    NotCreated(Error),
    /// Whether it exists is not known, and why.
    Unknown(Error),
}

impl<T> Outcome<T> {
    /// The outcome's name: `created`, `already_there`, `not_created` or `unknown`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => "created",
            Self::AlreadyThere(_) => "already_there",
            Self::NotCreated(_) => "not_created",
            Self::Unknown(_) => "unknown",
        }
    }

    /// The entity, where there is one to show.
    #[must_use]
    pub fn entity(&self) -> Option<&T> {
        match self {
            Self::Created(entity) | Self::AlreadyThere(Some(entity)) => Some(entity),
            _ => None,
        }
    }

    /// Why it was not created, or is not known.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::NotCreated(error) | Self::Unknown(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the entity is there for certain.
    #[must_use]
    pub fn is_there(&self) -> bool {
        matches!(self, Self::Created(_) | Self::AlreadyThere(_))
    }

    /// The same outcome with another form of the entity.
    pub(crate) fn try_map<U>(self, map: impl FnOnce(T) -> Result<U, Error>) -> Result<Outcome<U>, Error> {
        Ok(match self {
            Self::Created(entity) => Outcome::Created(map(entity)?),
            Self::AlreadyThere(entity) => Outcome::AlreadyThere(entity.map(map).transpose()?),
            Self::NotCreated(error) => Outcome::NotCreated(error),
            Self::Unknown(error) => Outcome::Unknown(error),
        })
    }
}
