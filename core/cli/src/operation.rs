//! The commands that are rows of the table: each operation, and making sure of what it creates.

use clap::{Arg, ArgAction, ArgMatches, Command};
use heck::ToKebabCase;
use makokit::engine::Validate;
use makokit::operation::{Content, Operation, Output, System};
use makokit::{CallOptions, Error, ErrorKind, Settle, connec, maestrano, makini, mako};

use crate::connection::{self, Connection};
use crate::{Failure, Io, bulk, exit, fields, output, pages, records, request};

/// What a command does with a row.
#[derive(Clone, Copy)]
pub(crate) enum Action {
    Call,
    /// Makes sure that what the row creates exists.
    Ensure,
}

/// The commands of a system.
pub(crate) fn commands(system: System) -> impl Iterator<Item = Command> {
    // The flags are made when they are needed: most runs need those of one command.
    let complete: fn(Command) -> Command = match system {
        System::Mako => |command| complete(command, System::Mako),
        System::Makini => |command| complete(command, System::Makini),
        System::Maestrano => |command| complete(command, System::Maestrano),
        System::Connec => |command| complete(command, System::Connec),
        _ => |command| command,
    };
    all(system).map(move |(name, row, action)| Command::new(name).about(about(row, action)).defer(complete))
}

/// Runs a system's command.
pub(crate) fn run(system: &str, name: &str, matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let system = System::ALL.iter().find(|one| one.name() == system);
    let (row, action) = system
        .and_then(|system| find(*system, name))
        .ok_or_else(|| Error::new(ErrorKind::Internal, format!("the command {name} has no row")))?;
    let options = options(row, action, matches);
    if let Ok(Some(path)) = matches.try_get_one::<String>("records") {
        return bulk::run(path, row, action, &options, matches, io);
    }
    let arguments = request::of(row, matches, io)?;
    let Connection { engine, mut watch } = Connection::open(matches, row.system)?;
    let format = output::Format::of(matches);
    match action {
        Action::Call if is_paged(row) && !matches.get_flag("raw") => {
            pages::run(&engine, row, &arguments, &options, &mut watch, matches, io)
        }
        Action::Call => {
            let answer = watch.wait(io, engine.execute(row.id, &arguments, &options))??;
            output::answer(&answer, matches, io)?;
            Ok(exit::DONE)
        }
        Action::Ensure => {
            let outcome = watch.wait(io, engine.ensure(row.id, &arguments, &options))??;
            output::outcome(&outcome, format, io)?;
            Ok(outcome.error().map_or(exit::DONE, |error| exit::code(error.kind())))
        }
    }
}

fn operations(system: System) -> &'static [&'static Operation] {
    match system {
        System::Mako => mako::OPERATIONS,
        System::Makini => makini::OPERATIONS,
        System::Maestrano => maestrano::OPERATIONS,
        System::Connec => connec::OPERATIONS,
        _ => &[],
    }
}

fn is_paged(row: &Operation) -> bool {
    matches!(row.output, Output::Pages { .. })
}

fn all(system: System) -> impl Iterator<Item = (String, &'static Operation, Action)> {
    let rows = operations(system).iter().copied();
    rows.flat_map(|row| {
        let ensure = row.ensure.map(|name| (name.to_kebab_case(), row, Action::Ensure));
        std::iter::once((row.id.to_kebab_case(), row, Action::Call)).chain(ensure)
    })
}

fn find(system: System, name: &str) -> Option<(&'static Operation, Action)> {
    all(system).find(|(other, ..)| other == name).map(|(_, row, action)| (row, action))
}

fn options(row: &Operation, action: Action, matches: &ArgMatches) -> CallOptions {
    let mut options = CallOptions::default();
    if row.input.content != Content::Nothing && matches.get_flag("no-validate") {
        options.validate = Validate::Off;
    }
    if matches!(action, Action::Ensure)
        && matches.get_one::<String>("settle").is_some_and(|settle| settle == "resend")
    {
        options.settle = Settle::Resend;
    }
    options
}

fn about(row: &Operation, action: Action) -> String {
    match (action, row.creates) {
        (Action::Ensure, Some(creates)) => {
            format!(
                "Makes sure that a {} exists, and never sends blindly what could create a second one",
                creates.entity
            )
        }
        _ => row.doc.trim().trim_end_matches('.').to_owned(),
    }
}

/// A command with its flags.
fn complete(command: Command, system: System) -> Command {
    let Some((row, action)) = find(system, command.get_name()) else { return command };
    let example = example(row, command.get_name());
    let places = row.input.path.iter().map(|part| {
        Arg::new(part.name)
            .value_name(part.name.to_uppercase())
            .help(format!("A {}", part.model))
            .required(true)
    });
    let command = command.args(places);
    let command = match row.input.content {
        Content::Nothing => command,
        Content::Body { model } => body(command).args(fields::of(row.system, model)),
        Content::Query { model } => query(command).args(fields::of(row.system, model)),
    };
    let command = if is_paged(row) { command.arg(pages::argument()) } else { command };
    let (command, more) = match action {
        Action::Call => (
            command.arg(output::raw_argument()),
            format!("{} {}: {}", row.method.name(), row.path, row.source),
        ),
        Action::Ensure => (command.arg(settle()), ENSURE.to_owned()),
    };
    let command = match row.creates {
        // Many requests differ in what is sent, and not in the path.
        _ if !row.input.path.is_empty() => command,
        Some(_) if matches!(action, Action::Call) => command
            .arg(records::argument())
            .args(bulk::arguments())
            .mut_arg("raw", |raw| raw.conflicts_with("records")),
        Some(_) => command.arg(records::argument()).args(bulk::arguments()),
        None => command,
    };
    let command = command.after_help(format!("{more}\n\nExamples:\n{example}"));
    connection::arguments(command, row.system)
}

const ENSURE: &str = "It ends in one of four ways: created, already_there (exit code 0), not_created (the exit code \
                      of the error) or unknown (exit code 4). With --output json: {\"outcome\", \"entity\", \"error\"}.";

fn example(row: &Operation, name: &str) -> String {
    let command = format!("  makokit {} {name}", row.system.name());
    let ids: String = row
        .input
        .path
        .iter()
        .map(|part| match part.name {
            "id" => " 708680cf-07c5-4618-94be-3b12ddb92d84".to_owned(),
            other => format!(" {}", other.to_uppercase()),
        })
        .collect();
    let command = format!("{command}{ids}");
    match row.input.content {
        Content::Nothing if ids.is_empty() => format!("{command}\n{command} --output jsonl"),
        Content::Nothing => format!("{command}\n{command} --output json"),
        Content::Query { .. } if is_paged(row) => {
            format!("{command} --output jsonl\n{command} --first 10 --output json")
        }
        Content::Query { .. } => format!("{command}\n{command} --output jsonl"),
        Content::Body { .. } => {
            let many = row.creates.map(|_| format!("\n{command} --records many.jsonl")).unwrap_or_default();
            format!("{command} --file request.json\n{command} --file - --output json < request.json{many}")
        }
    }
}

fn body(command: Command) -> Command {
    command
        .arg(request::argument(
            "The request as a JSON object; - for standard input. Flags go over its fields",
        ))
        .arg(no_validate())
}

fn query(command: Command) -> Command {
    command
        .arg(request::argument("The query as a JSON object; - for standard input. Flags go over its fields"))
        .arg(no_validate())
}

fn no_validate() -> Arg {
    Arg::new("no-validate")
        .long("no-validate")
        .action(ArgAction::SetTrue)
        .help("Send the request as it is, without checking it first")
}

fn settle() -> Arg {
    Arg::new("settle")
        .long("settle")
        .value_name("HOW")
        .value_parser(["documented", "resend"])
        .default_value("documented")
        .help(
            "When an answer was lost, the request is sent again to find out: only where the documentation promises \
             that no two entities have the same key, or also where that is inferred",
        )
}
