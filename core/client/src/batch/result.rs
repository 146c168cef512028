//! How the records of a batch end.

use std::fmt;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorKind};
use crate::outcome::Outcome;

/// How one record of a batch ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BatchResult {
    /// Which of the records it was, from 0 on.
    pub index: usize,
    /// What became of it.
    pub outcome: BatchOutcome,
}

/// What became of a record.
#[derive(Clone, Debug)]
#[must_use = "it says whether the record was written"]
#[non_exhaustive]
pub enum BatchOutcome {
    /// It was written; the JSON of the answer's body.
    Done(Bytes),
    /// It is there, and this call has not created it for certain; only of a batch that makes sure. Its JSON, where the API has a
    /// way of looking for it.
    AlreadyThere(Option<Bytes>),
    /// It was not written, and why.
    Failed(Error),
    /// Its request has left, and what became of it is not known. It was not sent again.
    Unknown(Error),
    /// Its turn has not come, and why. Nothing was sent.
    NotSent(NotSent),
}

/// Why the turn of a record has not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotSent {
    /// Other records are wrong, and nothing was to be sent then.
    Invalid,
    /// An error has come that all others would have, too: of the login, the day's quota or the settings.
    Common,
    /// As many have failed in a row as was told.
    StopAfter,
    /// Somebody has stopped or cancelled the batch.
    Stopped,
}

/// How far a batch has come, by what was told of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BatchProgress {
    /// How many were written.
    pub done: usize,
    /// How many were there already.
    pub already_there: usize,
    /// How many were not written.
    pub failed: usize,
    /// Of how many nobody knows.
    pub unknown: usize,
    /// How many were not sent.
    pub not_sent: usize,
    /// How many have not been told of.
    pub left: usize,
}

impl BatchOutcome {
    /// The outcome's name: `done`, `already_there`, `failed`, `unknown` or `not_sent`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Done(_) => "done",
            Self::AlreadyThere(_) => "already_there",
            Self::Failed(_) => "failed",
            Self::Unknown(_) => "unknown",
            Self::NotSent(_) => "not_sent",
        }
    }

    /// Whether the record is there for certain.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_) | Self::AlreadyThere(_))
    }

    /// The JSON of what was written, where there is one to show.
    #[must_use]
    pub fn answer(&self) -> Option<&Bytes> {
        match self {
            Self::Done(answer) | Self::AlreadyThere(Some(answer)) => Some(answer),
            _ => None,
        }
    }

    /// What was written, as a value; its shape was checked on the way.
    pub fn read<T: DeserializeOwned>(&self) -> Option<Result<T, Error>> {
        let read = serde_json::from_slice(self.answer()?);
        Some(read.map_err(|error| {
            Error::new(
                ErrorKind::UnexpectedResponse,
                format!("the answer is not of the type that was asked for: {error}"),
            )
        }))
    }

    /// Why it was not written, or is not known.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Failed(error) | Self::Unknown(error) => Some(error),
            _ => None,
        }
    }

    pub(super) fn of_error(error: Error) -> Self {
        if error.kind() == ErrorKind::OutcomeUnknown { Self::Unknown(error) } else { Self::Failed(error) }
    }
}

impl From<Outcome<Bytes>> for BatchOutcome {
    fn from(outcome: Outcome<Bytes>) -> Self {
        match outcome {
            Outcome::Created(entity) => Self::Done(entity),
            Outcome::AlreadyThere(entity) => Self::AlreadyThere(entity),
            Outcome::NotCreated(error) => Self::Failed(error),
            Outcome::Unknown(error) => Self::Unknown(error),
        }
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Invalid => "some are wrong, so nothing was sent",
            Self::Common => "the rest would fail, too",
            Self::StopAfter => "too many have failed in a row",
            Self::Stopped => "it was stopped",
        })
    }
}

impl BatchProgress {
    pub(super) fn count(&mut self, outcome: &BatchOutcome) {
        let count = match outcome {
            BatchOutcome::Done(_) => &mut self.done,
            BatchOutcome::AlreadyThere(_) => &mut self.already_there,
            BatchOutcome::Failed(_) => &mut self.failed,
            BatchOutcome::Unknown(_) => &mut self.unknown,
            BatchOutcome::NotSent(_) => &mut self.not_sent,
        };
        *count += 1;
        self.left -= 1;
    }
}
