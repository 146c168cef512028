//! Answers and errors, for people or for programs.

use std::io::Write;

use clap::{Arg, ArgMatches, ValueEnum, builder::EnumValueParser};
use comfy_table::{Table, presets};
use makokit::{Error, ErrorKind};
use serde_json::Value;

use crate::Io;

/// How an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// For programs: the answer's body as it was received.
    Json,
}

impl Format {
    pub(crate) fn argument() -> Arg {
        Arg::new("output")
            .long("output")
            .short('o')
            .value_parser(EnumValueParser::<Self>::new())
            .default_value("table")
            .help("How to show the answer")
    }

    pub(crate) fn of(matches: &ArgMatches) -> Self {
        matches.get_one("output").copied().unwrap_or(Self::Table)
    }
}

/// Shows the body of an answer.
pub(crate) fn answer(body: &[u8], format: Format, io: &mut Io) -> std::io::Result<()> {
    if format == Format::Json {
        io.output.write_all(body)?;
        return writeln!(io.output);
    }
    let value: Value = serde_json::from_slice(body)?;
    match &value {
        Value::Array(rows) => writeln!(io.output, "{}", list(rows)),
        Value::Object(fields) => {
            let mut table = plain();
            for (name, value) in fields {
                table.add_row([clean(name), cell(value)]);
            }
            writeln!(io.output, "{table}")
        }
        value => writeln!(io.output, "{}", cell(value)),
    }
}

/// Shows an error; nothing is left to do if even that fails.
pub(crate) fn error(error: &Error, format: Format, io: &mut Io) {
    let facts = error.facts();
    let _ = match format {
        Format::Json => writeln!(io.errors, "{}", serde_json::to_string(error).unwrap_or_default()),
        Format::Table if facts.violations.is_empty() => {
            writeln!(io.errors, "error: {}", clean(&error.to_string()))
        }
        Format::Table => {
            let mut table = plain();
            for violation in &facts.violations {
                table.add_row([clean(&violation.path), clean(&violation.message)]);
            }
            let operation = facts.operation.as_deref().unwrap_or("the request");
            writeln!(io.errors, "error: {operation}: {}\n{table}", clean(&facts.message))
        }
    };
    if error.kind() == ErrorKind::Internal {
        let _ = writeln!(io.errors, "This is a fault in makokit itself.");
    }
}

/// A row for each element, a column for each field that any of them has.
fn list(rows: &[Value]) -> Table {
    let mut columns: Vec<&str> = Vec::new();
    for name in rows.iter().filter_map(Value::as_object).flatten().map(|(name, _)| name) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut table = plain();
    table.set_header(columns.iter().map(|name| clean(name)));
    for row in rows {
        table.add_row(columns.iter().map(|name| cell(&row[*name])));
    }
    table
}

fn plain() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table
}

/// A value in a line.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => clean(text),
        value => clean(&value.to_string()),
    }
}

/// A text of a server's without control characters: they must not reach a terminal.
fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
