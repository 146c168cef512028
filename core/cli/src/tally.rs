//! How the records of a run ended so far, and in the end.

use std::io::Write;

use makokit::Outcome;
use serde_json::json;

use crate::output::Format;
use crate::{Io, exit};

/// Counts outcomes.
pub(crate) struct Tally {
    records: usize,
    created: usize,
    already_there: usize,
    not_created: usize,
    unknown: usize,
    /// The code of the first that was not created.
    code: u8,
    quiet: bool,
    format: Format,
}

impl Tally {
    pub(crate) fn new(records: usize, quiet: bool, format: Format) -> Self {
        Self {
            records,
            created: 0,
            already_there: 0,
            not_created: 0,
            unknown: 0,
            code: exit::DONE,
            quiet,
            format,
        }
    }

    pub(crate) fn add<T>(&mut self, outcome: &Outcome<T>) {
        match outcome {
            Outcome::Created(_) => self.created += 1,
            Outcome::AlreadyThere(_) => self.already_there += 1,
            Outcome::NotCreated(error) => {
                self.not_created += 1;
                if self.code == exit::DONE {
                    self.code = exit::code(error.kind());
                }
            }
            Outcome::Unknown(_) => self.unknown += 1,
        }
    }

    /// How many have ended.
    pub(crate) fn ended(&self) -> usize {
        self.created + self.already_there + self.not_created + self.unknown
    }

    /// Shows a person how far it is.
    pub(crate) fn show(&self, io: &mut Io) {
        if io.errors_are_seen && !self.quiet {
            let _ = write!(io.errors, "{} of {}", self.ended(), self.records);
            let _ = io.errors.flush();
        }
    }

    /// Takes that away, before another line is written.
    pub(crate) fn hide(&self, io: &mut Io) {
        if io.errors_are_seen && !self.quiet {
            let _ = write!(io.errors, "\r\u{1b}[K");
            let _ = io.errors.flush();
        }
    }

    /// Tells how it ended and perhaps why it ended early, and gives the exit code: an unknown outcome is the worst.
    pub(crate) fn end(&self, why: Option<&str>, io: &mut Io) -> u8 {
        self.hide(io);
        let not_sent = self.records - self.ended();
        let _ = match self.format {
            _ if self.quiet || self.records == 0 => Ok(()),
            Format::Table => {
                let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
                let plural = if self.records == 1 { "" } else { "s" };
                let parts = [
                    (self.created, "created"),
                    (self.already_there, "already there"),
                    (self.not_created, "not created"),
                    (self.unknown, "unknown"),
                    (not_sent, "not sent"),
                ];
                let parts = parts.iter().filter(|(count, _)| *count > 0);
                let parts: Vec<_> = parts.map(|(count, how)| format!("{count} {how}")).collect();
                writeln!(io.errors, "{} record{plural}: {}{why}", self.records, parts.join(", "))
            }
            Format::Json | Format::Jsonl => {
                let line = json!({
                    "records": self.records, "created": self.created, "already_there": self.already_there,
                    "not_created": self.not_created, "unknown": self.unknown, "not_sent": not_sent, "why": why,
                });
                writeln!(io.errors, "{line}")
            }
        };
        if self.unknown > 0 { exit::UNKNOWN } else { self.code }
    }
}
