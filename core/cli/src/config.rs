//! `makokit config`: where the settings come from.

use std::io::Write;

use clap::{ArgMatches, Command};
use makokit::{Explained, SETTINGS, Settings};
use serde_json::{Value, json};

use crate::output::Format;
use crate::{Failure, Io, commands, connection, cure, exit, output, settings};

/// `makokit config`.
pub(crate) fn command() -> Command {
    commands::group("config", "See the settings, and where each of them comes from")
        .after_help(
            "Examples:\n  makokit config explain\n  makokit config explain --profile staging\n  \
             makokit config path",
        )
        .subcommand(
            Command::new("explain").about("Tell each setting's value and where it comes from").defer(explain),
        )
        .subcommand(Command::new("path").about("Tell where the file with the profiles is").defer(path))
}

/// Runs `makokit config explain` or `makokit config path`. Nothing is sent.
pub(crate) fn run(name: &str, matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let format = Format::of(matches);
    if name == "path" {
        let path = Settings::file()?;
        match format {
            Format::Table => writeln!(io.output, "{}", path.display())?,
            Format::Json | Format::Jsonl => {
                output::line(&json!({ "path": path, "exists": path.exists() }), io)?;
            }
        }
    } else {
        let explained: Vec<Value> = explained(matches)?.iter().map(|one| json!(one)).collect();
        output::value(&Value::Array(explained), format, io)?;
    }
    Ok(exit::DONE)
}

/// Where each setting comes from: what the client calls its code is a flag here.
fn explained(matches: &ArgMatches) -> Result<Vec<Explained>, Failure> {
    let (system, given) = (connection::system(matches), settings::of(matches)?);
    let mut explained =
        given.clone().explain(system).map_err(|error| cure::of(error, &given, matches, system))?;
    for one in explained.iter_mut().filter(|one| one.source == "code") {
        let row = SETTINGS.iter().find(|row| row.name == one.name);
        let file =
            SETTINGS.iter().find(|row| settings::in_file(row).is_some_and(|inner| inner.name == one.name));
        if let Some(flag) = row.and_then(settings::flag).or_else(|| file.and_then(settings::flag)) {
            one.source = flag;
        }
    }
    Ok(explained)
}

fn explain(command: Command) -> Command {
    command
        .after_help(
            "A secret is shown as ***. The settings need not be complete.\n\nExamples:\n  makokit config explain\n  \
             makokit config explain --output json | jq -r '.[] | select(.source != \"default\") | .name'",
        )
        .arg(Format::argument())
        .arg(connection::system_argument())
        .args(settings::of_any())
}

fn path(command: Command) -> Command {
    command
        .after_help("Examples:\n  makokit config path\n  ls -l \"$(makokit config path)\"")
        .arg(Format::argument())
}
