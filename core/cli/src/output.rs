//! Answers and errors, for people or for programs.

use std::collections::BTreeMap;
use std::io::Write;

use clap::builder::EnumValueParser;
use clap::{Arg, ArgAction, ArgMatches, ValueEnum};
use makokit::{Answer, Error, ErrorKind, Outcome, Violation};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::{Io, cure, table};

pub(crate) use crate::table::clean;

/// How an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// For programs: the answer's body as it was received.
    Json,
    /// For programs that read lines: a line for each element of a list.
    Jsonl,
}

impl Format {
    pub(crate) fn argument() -> Arg {
        Arg::new("output")
            .long("output")
            .short('o')
            .value_name("FORMAT")
            .value_parser(EnumValueParser::<Self>::new())
            .default_value("table")
            .help("How to show the answer, and errors")
    }

    /// What was asked for; a table where nothing can be asked for.
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        matches.try_get_one("output").ok().flatten().copied().unwrap_or(Self::Table)
    }
}

/// The flag that asks for more than the body.
pub(crate) fn raw_argument() -> Arg {
    Arg::new("raw")
        .long("raw")
        .action(ArgAction::SetTrue)
        .help("Show the whole answer as a line of JSON: status, headers, ids, attempts, elapsed_ms and body")
}

/// All of an answer.
#[derive(Serialize)]
struct Whole<'a> {
    status: u16,
    headers: BTreeMap<String, String>,
    request_id: &'a str,
    server_request_id: Option<&'a str>,
    attempts: u32,
    elapsed_ms: u128,
    body: Box<RawValue>,
}

/// What became of an entity.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    outcome: &'static str,
    entity: Option<&'a RawValue>,
    error: Option<&'a Error>,
}

/// Shows an answer.
pub(crate) fn answer(answer: &Answer, matches: &ArgMatches, io: &mut Io) -> std::io::Result<()> {
    if matches.get_flag("raw") {
        return line(&whole(answer)?, io);
    }
    match Format::of(matches) {
        Format::Table => writeln!(io.output, "{}", table::of(&serde_json::from_slice(&answer.body)?)),
        Format::Json => {
            io.output.write_all(&answer.body)?;
            writeln!(io.output)
        }
        Format::Jsonl => lines(&answer.body, io),
    }
}

/// Shows a value of our own.
pub(crate) fn value(value: &Value, format: Format, io: &mut Io) -> std::io::Result<()> {
    match format {
        Format::Table => writeln!(io.output, "{}", table::of(value)),
        Format::Json => line(value, io),
        Format::Jsonl => lines(value.to_string().as_bytes(), io),
    }
}

/// Shows what became of an entity.
pub(crate) fn outcome(
    outcome: &Outcome<impl AsRef<[u8]>>,
    format: Format,
    io: &mut Io,
) -> std::io::Result<()> {
    if format != Format::Table {
        return told(None, outcome, io);
    }
    writeln!(io.output, "{}", outcome.name())?;
    if let Some(entity) = outcome.entity() {
        writeln!(io.output, "{}", table::of(&serde_json::from_slice(entity.as_ref())?))?;
    }
    if let Some(told) = outcome.error() {
        error(told, format, io);
    }
    Ok(())
}

/// A line with what became of an entity, and of which record it is.
pub(crate) fn told(
    index: Option<usize>,
    outcome: &Outcome<impl AsRef<[u8]>>,
    io: &mut Io,
) -> std::io::Result<()> {
    let entity = outcome.entity().map(|entity| on_a_line(entity.as_ref())).transpose()?;
    line(&Told { index, outcome: outcome.name(), entity: entity.as_deref(), error: outcome.error() }, io)
}

/// A value as a line of JSON.
pub(crate) fn line(value: &impl Serialize, io: &mut Io) -> std::io::Result<()> {
    writeln!(io.output, "{}", serde_json::to_string(value)?)
}

/// A value as a line of JSON that may hold JSON of somebody else's, with line breaks in it.
pub(crate) fn on_one_line(value: &impl Serialize, io: &mut Io) -> std::io::Result<()> {
    line(&on_a_line(&serde_json::to_vec(value)?)?, io)
}

/// Shows an error; nothing is left to do if even that fails.
pub(crate) fn error(error: &Error, format: Format, io: &mut Io) {
    let facts = error.facts();
    let _ = match format {
        Format::Json | Format::Jsonl => {
            writeln!(io.errors, "{}", serde_json::to_string(error).unwrap_or_default())
        }
        Format::Table if facts.violations.is_empty() => {
            writeln!(io.errors, "error: {}", clean(&cure::words(&error.to_string())))
        }
        Format::Table => writeln!(io.errors, "error: {}\n{}", refusal(error), violations(&facts.violations)),
    };
    if error.kind() == ErrorKind::Internal {
        let _ = writeln!(io.errors, "This is a fault in makokit itself.");
    }
}

/// An error without its violations, which have a table of their own.
fn refusal(error: &Error) -> String {
    let facts = error.facts();
    let operation = facts.operation.as_deref().unwrap_or("the request");
    let more = [
        facts.code.as_ref().map(|code| format!("code {code}")),
        facts.http_status.map(|status| format!("HTTP {status}")),
        facts.request_id.as_ref().map(|id| format!("request {id}")),
    ];
    let more: Vec<_> = more.into_iter().flatten().collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    clean(&format!("{operation}: {}{more}", cure::words(&facts.message)))
}

fn violations(violations: &[Violation]) -> String {
    let mut table = table::plain();
    for violation in violations {
        let path = if violation.path.is_empty() { "(the request)" } else { &violation.path };
        table.add_row([format!(" {}", clean(path)), clean(&cure::words(&violation.message))]);
    }
    table::text(&table)
}

fn whole(answer: &Answer) -> std::io::Result<Whole<'_>> {
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in answer.headers() {
        let values = headers.entry(name).or_default();
        if !values.is_empty() {
            values.push_str(", ");
        }
        values.push_str(&value);
    }
    Ok(Whole {
        status: answer.http_status,
        headers,
        request_id: &answer.request_id,
        server_request_id: answer.server_request_id.as_deref(),
        attempts: answer.attempts,
        elapsed_ms: answer.elapsed.as_millis(),
        body: on_a_line(&answer.body)?,
    })
}

/// A line for each element of a list, or one for anything else, each as it was received.
fn lines(body: &[u8], io: &mut Io) -> std::io::Result<()> {
    if let Ok(elements) = serde_json::from_slice::<Vec<&RawValue>>(body) {
        for element in elements {
            writeln!(io.output, "{}", on_a_line(element.get().as_bytes())?)?;
        }
        return Ok(());
    }
    writeln!(io.output, "{}", on_a_line(body)?)
}

/// JSON without line breaks: they can only stand between its words.
pub(crate) fn on_a_line(json: &[u8]) -> std::io::Result<Box<RawValue>> {
    let text = String::from_utf8_lossy(json).replace(['\r', '\n'], " ");
    Ok(RawValue::from_string(text)?)
}
