//! Many requests in one run: each is a call of its own and ends in a line of its own, in the order of its file.

use std::io::Write;

use bytes::Bytes;
use clap::{Arg, ArgMatches, value_parser};
use makokit::operation::Operation;
use makokit::{Batch, BatchOptions, BatchOutcome, BatchResult, CallOptions, Error, ErrorKind, Outcome};
use serde_json::Value;

use crate::connection::Connection;
use crate::operation::Action;
use crate::output::Format;
use crate::tally::Tally;
use crate::watch::{Watch, runtime};
use crate::{Failure, Io, duration, output, records};

/// How many calls are under way at a time. The client itself keeps to the limit.
const AT_A_TIME: usize = 32;
const INTERRUPTED: &str = "interrupted";

/// The flags that say in which portions the records are sent.
pub(crate) fn arguments() -> [Arg; 2] {
    let size = Arg::new("batch-size")
        .long("batch-size")
        .value_name("N")
        .value_parser(value_parser!(u32).range(1..))
        .requires("records")
        .help("How many records are a batch [default: 50]");
    let pause = Arg::new("pause")
        .long("pause")
        .value_name("DURATION")
        .value_parser(duration::millis)
        .requires("records")
        .help("The pause after each batch (1 is a second; or 500ms, 2m) [default: none]");
    [size, pause]
}

/// Carries out `action` for each record of the file at `path`.
pub(crate) fn run(
    path: &str,
    row: &'static Operation,
    action: Action,
    calls: &CallOptions,
    matches: &ArgMatches,
    io: &mut Io,
) -> Result<u8, Failure> {
    let records = records::read(path, row, matches, io)?;
    let mut tally = Tally::new(records.len(), matches.get_flag("quiet"), Format::of(matches));
    let records = records.into_iter().map(|record| Value::Object(record).to_string().into_bytes().into());
    let Connection { engine, mut watch } = Connection::open(matches, row.system)?;
    let batch = engine.batch(row.id, records.collect(), options(action, matches), calls)?;
    runtime()?.block_on(follow(batch, &mut watch, &mut tally, io))
}

fn options(action: Action, matches: &ArgMatches) -> BatchOptions {
    let size = matches.get_one::<u32>("batch-size").and_then(|size| usize::try_from(*size).ok());
    BatchOptions::builder()
        .maybe_size(size)
        .pause_ms(matches.get_one("pause").copied().unwrap_or_default())
        .at_a_time(AT_A_TIME)
        .ensure(matches!(action, Action::Ensure))
        .build()
}

/// Tells of each record as it ends.
async fn follow(mut batch: Batch, watch: &mut Watch, tally: &mut Tally, io: &mut Io) -> Result<u8, Failure> {
    let mut interrupt = (io.interrupt)();
    let (mut why, mut unwritten) = (None, None);
    loop {
        match watch.follow(io, &mut interrupt, batch.next()).await {
            Some(Some(BatchResult { index, outcome, .. })) => {
                let Some(outcome) = told(outcome) else { continue };
                if let Err(error) = tell(index, &outcome, tally, io) {
                    why.get_or_insert("nobody reads how they end");
                    unwritten = Some(error);
                    batch.stop();
                }
            }
            Some(None) => break,
            // What is under way may end; who does not want to wait for that asks again.
            None if why.is_none() && batch.over().is_none() => {
                why = Some(INTERRUPTED);
                batch.stop();
                interrupt = (io.interrupt)();
            }
            None => return Err(watch.interrupted().into()),
        }
    }
    let over = batch.over().map(|over| over.to_string());
    let code = tally.end(why.or(over.as_deref()), io);
    match unwritten {
        // Not even a closed pipe is quiet here: some of what was done could not be told.
        Some(error) => Err(std::io::Error::other(error.to_string()).into()),
        None if why == Some(INTERRUPTED) => Err(Error::new(ErrorKind::Cancelled, INTERRUPTED).into()),
        None => Ok(code),
    }
}

/// What became of a record in the words of all commands; nothing of one that was not sent.
fn told(outcome: BatchOutcome) -> Option<Outcome<Bytes>> {
    Some(match outcome {
        BatchOutcome::Done(entity) => Outcome::Created(entity),
        BatchOutcome::AlreadyThere(entity) => Outcome::AlreadyThere(entity),
        BatchOutcome::Failed(error) => Outcome::NotCreated(error),
        BatchOutcome::Unknown(error) => Outcome::Unknown(error),
        _ => return None,
    })
}

/// Tells how a record ended.
fn tell(index: usize, outcome: &Outcome<Bytes>, tally: &mut Tally, io: &mut Io) -> std::io::Result<()> {
    tally.hide(io);
    tally.add(outcome);
    output::told(Some(index), outcome, io)?;
    io.output.flush()?;
    tally.show(io);
    Ok(())
}
