//! Lists that come page by page: read as far as is wanted, one page in memory at a time.

use std::io::Write;
use std::sync::Arc;

use clap::{Arg, ArgMatches, value_parser};
use makokit::CallOptions;
use makokit::engine::{Engine, Place};
use makokit::operation::Operation;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::output::Format;
use crate::watch::Watch;
use crate::{Failure, Io, exit, output};

/// The flag that says how far to read.
pub(crate) fn argument() -> Arg {
    Arg::new("first")
        .long("first")
        .value_name("N")
        .value_parser(value_parser!(u64).range(1..))
        .help("Read no more than so many records, and tell where to go on. Default: all")
}

/// Reads a list, and shows it.
pub(crate) fn run(
    engine: &Arc<Engine>,
    row: &Operation,
    arguments: &[u8],
    options: &CallOptions,
    watch: &mut Watch,
    matches: &ArgMatches,
    io: &mut Io,
) -> Result<u8, Failure> {
    let mut list = Shown::new(Format::of(matches), matches.get_one("first").copied());
    let mut place: Option<Place> = None;
    let runtime = crate::watch::runtime()?;
    loop {
        let reading = engine.page(row.id, arguments, place.as_ref(), options);
        let page = runtime.block_on(async {
            let mut interrupt = (io.interrupt)();
            watch.follow(io, &mut interrupt, reading).await
        });
        let page = match page {
            Some(Ok(page)) => page,
            Some(Err(error)) => return list.broken(error.into(), place.as_ref(), io),
            None => return list.broken(watch.interrupted().into(), place.as_ref(), io),
        };
        let wants_more = list.add(&page.records, io)?;
        match page.next {
            Some(next) if wants_more => place = Some(next),
            rest => {
                list.end(io)?;
                if let Some(next) = rest.filter(|_| list.is_whole_page) {
                    writeln!(
                        io.errors,
                        "there is more; go on with --cursor {}",
                        output::clean(&next.cursor)
                    )?;
                }
                return Ok(exit::DONE);
            }
        }
    }
}

/// What was shown of a list so far.
struct Shown {
    format: Format,
    left: Option<u64>,
    /// Whether all records of the last page were shown, so that its cursor leads to the next one.
    is_whole_page: bool,
    count: u64,
    /// What a table waits for.
    rows: Vec<Value>,
}

impl Shown {
    fn new(format: Format, left: Option<u64>) -> Self {
        Self { format, left, is_whole_page: true, count: 0, rows: Vec::new() }
    }

    /// Shows the records of a page; whether more are wanted.
    fn add(&mut self, records: &[u8], io: &mut Io) -> std::io::Result<bool> {
        let records: Vec<&RawValue> = serde_json::from_slice(records)?;
        for record in records {
            if self.left == Some(0) {
                self.is_whole_page = false;
                return Ok(false);
            }
            match self.format {
                Format::Table => self.rows.push(serde_json::from_str(record.get())?),
                Format::Json => {
                    let before = if self.count == 0 { "[" } else { "," };
                    write!(io.output, "{before}{}", record.get())?;
                }
                Format::Jsonl => writeln!(io.output, "{}", output::on_a_line(record.get().as_bytes())?)?,
            }
            self.count += 1;
            self.left = self.left.map(|left| left - 1);
        }
        Ok(self.left != Some(0))
    }

    fn end(&mut self, io: &mut Io) -> std::io::Result<()> {
        match self.format {
            Format::Table => output::value(&Value::Array(std::mem::take(&mut self.rows)), self.format, io),
            Format::Json => writeln!(io.output, "{}", if self.count == 0 { "[]" } else { "]" }),
            Format::Jsonl => Ok(()),
        }
    }

    /// Ends a list that could not be read on: what was read is shown, and where to go on is told.
    fn broken(&mut self, why: Failure, place: Option<&Place>, io: &mut Io) -> Result<u8, Failure> {
        if self.count > 0 {
            self.end(io)?;
            let cursor = place.map_or("", |place| &place.cursor);
            writeln!(io.errors, "{} were read; go on with --cursor {}", self.count, output::clean(cursor))?;
        }
        Err(why)
    }
}
