//! How a batch is written, as data.

use serde::Deserialize;

use crate::error::Error;

/// How many records are written, in which portions and how fast.
///
/// Makini's documentation asks for "smaller batches (typically 50-100 records per batch) with delays between batches". It has no
/// endpoint that takes many records: that a batch is a group of single requests is inferred.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, bon::Builder)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct BatchOptions {
    /// How many records are a batch. 50, the lower end of what is documented as typical, by default.
    #[builder(default = 50)]
    pub size: usize,
    /// The pause after a batch, in milliseconds. 1000 by default: that there is to be one is documented, its length a guess. With 0
    /// nothing waits for the end of a batch.
    #[builder(default = 1000)]
    pub pause_ms: u64,
    /// How many calls are under way at a time, 8 by default; the client itself keeps to the limits.
    #[builder(default = 8)]
    pub at_a_time: usize,
    /// What becomes of the others when some records are found to be wrong before anything is sent.
    #[builder(default)]
    pub when_invalid: WhenInvalid,
    /// After so many records in a row that were not written, or of which that is not known, no more is sent. By default there is
    /// no such number.
    pub stop_after: Option<usize>,
    /// Whether each record is made sure of instead of just being created, for the operations that have `ensure_…`.
    #[builder(default)]
    pub ensure: bool,
    /// The records, by their indices, that are done already, such as those of an earlier run: they are neither sent nor told.
    #[builder(default, with = FromIterator::from_iter)]
    pub skip: Vec<usize>,
}

/// What becomes of the others when some records are found to be wrong before anything is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhenInvalid {
    /// Nothing is sent.
    #[default]
    Stop,
    /// Those that are wrong are told, and then the others are sent.
    GoOn,
}

impl Default for BatchOptions {
    fn default() -> Self {
        Self::builder().build()
    }
}

impl BatchOptions {
    /// What is wrong with them, given the number of records.
    pub(super) fn check(&self, records: usize) -> Result<(), Error> {
        let zero =
            [("size", Some(self.size)), ("at_a_time", Some(self.at_a_time)), ("stop_after", self.stop_after)];
        if let Some((name, _)) = zero.into_iter().find(|(_, count)| *count == Some(0)) {
            return Err(Error::config(format!(
                "{name} of a batch is 0; it has to be at least 1, or left out"
            )));
        }
        match self.skip.iter().find(|index| **index >= records) {
            Some(index) => Err(Error::config(format!(
                "skip of a batch has the index {index}, and there are {records} records, from 0 on; leave it out"
            ))),
            None => Ok(()),
        }
    }
}
