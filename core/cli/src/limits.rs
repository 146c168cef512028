//! `makokit limits`: what is used of the rate limits and of the day's quota, and what is left.

use std::io::Write;
use std::time::Duration;

use clap::{Arg, ArgMatches, Command};
use makokit::{Holder, Limit};
use serde_json::{Value, json};

use crate::connection::{self, Connection};
use crate::output::Format;
use crate::{Failure, Io, duration, exit, output, table, watch};

/// Of so many processes it is told what they hold, and of the others how many they are.
const TOLD: usize = 3;

/// The most often that anybody can read.
const OFTENEST: Duration = Duration::from_millis(100);

/// `makokit limits`.
pub(crate) fn command() -> Command {
    Command::new("limits")
        .about("See what is used of rate limits and quotas, and what is left")
        .defer(arguments)
}

/// Runs `makokit limits`: once, or again and again until it is interrupted. Nothing is sent.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let Connection { engine, .. } = Connection::open(matches, connection::system(matches))?;
    let format = Format::of(matches);
    let Some(interval) = matches.get_one::<Duration>("watch") else {
        show(&engine.limits(), format, io)?;
        return Ok(exit::DONE);
    };
    watch::runtime()?.block_on(async {
        let mut interrupt = (io.interrupt)();
        loop {
            show(&engine.limits(), format, io)?;
            io.output.flush()?;
            if tokio::time::timeout(*interval, &mut interrupt).await.is_ok() {
                return Ok(exit::DONE);
            }
            if format == Format::Table {
                writeln!(io.output)?;
            }
        }
    })
}

fn arguments(command: Command) -> Command {
    let watch = Arg::new("watch")
        .long("watch")
        .short('w')
        .value_name("TIME")
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("1s")
        .value_parser(|text: &str| {
            duration::millis(text).map(|millis| Duration::from_millis(millis).max(OFTENEST))
        })
        .help("Show it again and again, every second or as often as is said (--watch=5s), until Ctrl-C");
    let command = command.arg(watch).after_help(
        "Where the setting `limits` is machine (the default), that is what all programs of this user have used with \
         this client id, in whatever language they are written. A quota's limit is known when it was configured \
         (--daily-quota) or when the API has refused.\n\nExamples:\n  makokit limits\n  makokit limits --watch\n  \
         makokit limits --output json | jq '.[] | select(.quota.is_exhausted)'",
    );
    connection::arguments_of_any(command)
}

fn show(limits: &[Limit], format: Format, io: &mut Io) -> Result<(), Failure> {
    match format {
        Format::Table if limits.is_empty() => writeln!(io.output, "Nothing was called yet.")?,
        Format::Table => writeln!(io.output, "{}", words(limits))?,
        Format::Json | Format::Jsonl => {
            output::value(&limits.iter().map(|limit| json!(limit)).collect(), format, io)?;
        }
    }
    Ok(())
}

/// A line for each operation.
fn words(limits: &[Limit]) -> String {
    let mut rows = table::plain();
    rows.set_header([
        "operation",
        "in a second",
        "left",
        "peak",
        "guard",
        "today",
        "left today",
        "resets",
        "shared by",
        "held by",
    ]);
    // Of what nobody has called there is nothing to see, unless that is all there is.
    let is_used = |limit: &&Limit| limit.rate.peak > 0 || limit.quota.is_some_and(|quota| quota.used > 0);
    let used: Vec<_> = limits.iter().filter(is_used).collect();
    let shown = if used.is_empty() { limits.iter().collect() } else { used };
    for limit in shown {
        let wire = json!(limit);
        let of = |used: &Value, limit: &Value| match (used, limit) {
            (Value::Null, _) => String::new(),
            (used, Value::Null) => used.to_string(),
            (used, limit) => format!("{used} of {limit}"),
        };
        let quota = &wire["quota"];
        let resets = limit.quota.and_then(|_| jiff::Timestamp::try_from(limit.day_ends_at).ok());
        rows.add_row([
            limit.operation.clone(),
            of(&wire["used"], &wire["limit"]),
            wire["left"].to_string(),
            wire["peak"].to_string(),
            format!("{} ms", wire["guard_ms"]),
            of(&quota["used"], &quota["limit"]),
            quota["left"].as_u64().map(|left| left.to_string()).unwrap_or_default(),
            resets.map(|resets| resets.to_string()).unwrap_or_default(),
            limit.store.to_owned(),
            table::clean(&held_by(&limit.holders)),
        ]);
    }
    table::text(&rows)
}

/// Who holds how many permits; who holds most comes first.
fn held_by(holders: &[Holder]) -> String {
    let mut told: Vec<_> =
        holders.iter().take(TOLD).map(|holder| format!("{} ({})", holder.name, holder.permits)).collect();
    if let Some(more @ 1..) = holders.len().checked_sub(TOLD) {
        told.push(format!("{more} more"));
    }
    told.join(", ")
}
