//! Many requests in one run: each is a call of its own and ends in a line of its own, in the order of its file.

use std::cell::Cell;
use std::io::Write;
use std::pin::pin;

use bytes::Bytes;
use clap::ArgMatches;
use futures_util::stream::{self, StreamExt};
use makokit::engine::Engine;
use makokit::operation::Operation;
use makokit::{CallOptions, Error, ErrorKind, Outcome, Priority};
use serde_json::Value;

use crate::connection::Connection;
use crate::operation::Action;
use crate::output::Format;
use crate::records::{self, Record};
use crate::tally::Tally;
use crate::watch::{Watch, runtime};
use crate::{Failure, Io, output};

/// How many calls are under way at a time. The client itself keeps to the limit.
const AT_A_TIME: usize = 32;
const INTERRUPTED: &str = "interrupted";

/// What to do with each record.
struct Work<'a> {
    engine: &'a Engine,
    row: &'static Operation,
    action: Action,
    options: CallOptions,
}

/// Carries out `action` for each record of the file at `path`.
pub(crate) fn run(
    path: &str,
    row: &'static Operation,
    action: Action,
    mut options: CallOptions,
    matches: &ArgMatches,
    io: &mut Io,
) -> Result<u8, Failure> {
    let records = records::read(path, row, matches, io)?;
    if matches!(action, Action::Ensure) {
        records::refuse_twins(&records, row)?;
    }
    options.priority = Priority::Bulk;
    let Connection { engine, mut watch } = Connection::open(matches, row.system)?;
    let work = Work { engine: &engine, row, action, options };
    let mut tally = Tally::new(records.len(), matches.get_flag("quiet"), Format::of(matches));
    runtime()?.block_on(async {
        if !work.are_right(&records, &mut tally, io)? {
            return Ok(tally.end(Some("some are wrong, so nothing was sent"), io));
        }
        work.send(&records, &mut watch, &mut tally, io).await
    })
}

impl Work<'_> {
    /// Tells of every record that is wrong before any of them is sent.
    fn are_right(&self, records: &[Record], tally: &mut Tally, io: &mut Io) -> Result<bool, Failure> {
        for (index, record) in records.iter().enumerate() {
            let body = Value::Object(record.clone()).to_string();
            if let Err(error) = self.engine.check(self.row.id, body.as_bytes(), &self.options) {
                let outcome = Outcome::<Bytes>::NotCreated(error);
                output::told(Some(index), &outcome, io)?;
                tally.add(&outcome);
            }
        }
        Ok(tally.ended() == 0)
    }

    async fn send(
        &self,
        records: &[Record],
        watch: &mut Watch,
        tally: &mut Tally,
        io: &mut Io,
    ) -> Result<u8, Failure> {
        let stop = Stop::default();
        let left = records.iter().take_while(|_| stop.why.get().is_none());
        let mut ends = pin!(stream::iter(left.map(|record| self.one(record))).buffered(AT_A_TIME));
        let mut interrupt = (io.interrupt)();
        let mut unwritten = None;
        loop {
            match watch.follow(io, &mut interrupt, ends.next()).await {
                Some(Some(outcome)) => {
                    if outcome.error().is_some_and(|error| is_common(error.kind())) {
                        stop.because("the rest would fail, too");
                    }
                    if let Err(error) = tell(&outcome, tally, io) {
                        stop.because("nobody reads how they end");
                        unwritten = Some(error);
                    }
                }
                Some(None) => break,
                // What is under way may end; who does not want to wait for that asks again.
                None if stop.because(INTERRUPTED) => interrupt = (io.interrupt)(),
                None => return Err(watch.interrupted().into()),
            }
        }
        let why = stop.why.get();
        let code = tally.end(why, io);
        match unwritten {
            // Not even a closed pipe is quiet here: some of what was done could not be told.
            Some(error) => Err(std::io::Error::other(error.to_string()).into()),
            None if why == Some(INTERRUPTED) => Err(Error::new(ErrorKind::Cancelled, INTERRUPTED).into()),
            None => Ok(code),
        }
    }

    async fn one(&self, record: &Record) -> Outcome<Bytes> {
        let body = Value::Object(record.clone()).to_string();
        let (engine, id, options) = (self.engine, self.row.id, &self.options);
        match self.action {
            Action::Ensure => {
                engine.ensure(id, body.as_bytes(), options).await.unwrap_or_else(Outcome::NotCreated)
            }
            Action::Call => match engine.execute(id, body.as_bytes(), options).await {
                Ok(answer) => Outcome::Created(answer.body),
                Err(error) if error.kind() == ErrorKind::OutcomeUnknown => Outcome::Unknown(error),
                Err(error) => Outcome::NotCreated(error),
            },
        }
    }
}

/// Why no further record is sent.
#[derive(Default)]
struct Stop {
    why: Cell<Option<&'static str>>,
}

impl Stop {
    /// Stops, unless that was done before; whether it was not.
    fn because(&self, why: &'static str) -> bool {
        let first = self.why.get().is_none();
        if first {
            self.why.set(Some(why));
        }
        first
    }
}

/// Tells how a record ended.
fn tell(outcome: &Outcome<Bytes>, tally: &mut Tally, io: &mut Io) -> std::io::Result<()> {
    tally.hide(io);
    let index = tally.ended();
    tally.add(outcome);
    output::told(Some(index), outcome, io)?;
    io.output.flush()?;
    tally.show(io);
    Ok(())
}

/// Whether an error of one record will be that of all others, too.
fn is_common(kind: ErrorKind) -> bool {
    let of_a_login = [ErrorKind::InvalidClient, ErrorKind::InvalidToken, ErrorKind::UnauthorizedSource];
    let others = [ErrorKind::QuotaExhausted, ErrorKind::Config, ErrorKind::Internal];
    of_a_login.contains(&kind) || others.contains(&kind)
}
