//! What can be asked for.

use clap::{Arg, ArgAction, Command, value_parser};
use heck::ToKebabCase;
use makokit::mako;
use makokit::operation::{Input, Operation};

use crate::{exit, flags, output};

/// The whole command line.
pub(crate) fn all() -> Command {
    let codes: Vec<_> = exit::codes().map(|(code, meaning)| format!("  {code}  {meaning}")).collect();
    Command::new("makokit")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Provision devices, companies and people over a vendor's API")
        .after_help(format!(
            "Settings come from flags, else from the environment: MAKO_BASE_URL, MAKO_CLIENT_ID, and MAKO_CLIENT_SECRET \
             or MAKO_CLIENT_SECRET_FILE.\n\nExit codes:\n{}\n\nExamples:\n  makokit sandbox\n  makokit mako list-companies\n  \
             makokit mako add-company --file company.json --output json",
            codes.join("\n")
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(sandbox())
        .subcommand(system("mako", "Companies, people and Makos over Mako's provisioning API", mako::OPERATIONS))
        .subcommand(free())
}

fn system(name: &'static str, about: &'static str, operations: &[&'static Operation]) -> Command {
    Command::new(name)
        .about(about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(operations.iter().map(|row| operation(row)))
}

fn operation(row: &'static Operation) -> Command {
    let name = row.id.to_kebab_case();
    let usage = match row.input {
        Input::Id { .. } => " 708680cf-07c5-4618-94be-3b12ddb92d84",
        Input::Body { .. } => " --file request.json",
        Input::Nothing => "",
    };
    let example = format!("makokit {} {name}{usage}", row.system.name());
    let command = Command::new(name).about(row.doc.trim()).after_help(format!(
        "{} {}: {}\n\nExamples:\n  {example}\n  {example} --output json",
        row.method.name(),
        row.path,
        row.source
    ));
    let command = match row.input {
        Input::Nothing => command,
        Input::Id { model } => {
            command.arg(Arg::new("id").value_name("ID").help(format!("A {model}")).required(true))
        }
        Input::Body { model } => body(command).args(flags::of(row.system, model)),
    };
    connection(command)
}

fn free() -> Command {
    let command = Command::new("call")
        .about("Call any method and path with token, envelope, errors and limits of the other commands")
        .after_help(
            "Examples:\n  makokit call GET /mako-api/config/v1/listCompanies\n  \
             makokit call POST /mako-api/config/v1/addMako --file mako.json",
        )
        .arg(Arg::new("method").value_name("METHOD").help("The HTTP method").required(true))
        .arg(Arg::new("path").value_name("PATH").help("The path under the base URL").required(true))
        .arg(
            Arg::new("query")
                .long("query")
                .value_name("NAME=VALUE")
                .action(ArgAction::Append)
                .help("A parameter of the query; may be repeated"),
        )
        .arg(
            Arg::new("idempotent")
                .long("idempotent")
                .action(ArgAction::SetTrue)
                .help("Repeating the call does no harm, so that it may be tried again (always so for GET)"),
        );
    connection(file(command, "The body as JSON; - for standard input"))
}

fn sandbox() -> Command {
    let number = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).value_parser(value_parser!(u64)).help(help)
    };
    Command::new("sandbox")
        .about("Serve an API that behaves like the vendor's, on this machine, and judge its clients")
        .after_help("Examples:\n  makokit sandbox\n  makokit sandbox --port 0 --print json\n  makokit sandbox --rate-limit 10")
        .arg(
            Arg::new("port")
                .long("port")
                .value_name("PORT")
                .value_parser(value_parser!(u16))
                .default_value("8017")
                .help("The port on 127.0.0.1; 0 for a free one"),
        )
        .arg(
            Arg::new("print")
                .long("print")
                .value_parser(["text", "json"])
                .default_value("text")
                .help("How to tell where it is: in words, or as one line of JSON"),
        )
        .arg(number("rate-limit", "N", "Requests in a second for each client and operation [default: 100]"))
        .arg(number("token-life", "SECONDS", "How long a token is good [default: 14400]"))
        .arg(number("token-delay", "MS", "How long the answer to a request for a token takes [default: 0]"))
        .arg(number("latency", "MS", "How much later every answer comes [default: 0]"))
        .arg(number("seed", "N", "Make the same ids in every run"))
}

fn body(command: Command) -> Command {
    file(command, "The request as a JSON object; - for standard input. Flags go over its fields").arg(
        Arg::new("no-validate")
            .long("no-validate")
            .action(ArgAction::SetTrue)
            .help("Send the request as it is, without checking it first"),
    )
}

fn file(command: Command, help: &'static str) -> Command {
    command.arg(Arg::new("file").long("file").short('f').value_name("FILE").help(help))
}

/// What every call takes. A secret is never an argument: arguments can be seen by everyone on the machine.
fn connection(command: Command) -> Command {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading("Connection")
    };
    command
        .arg(text("base-url", "URL", "Where the API is [env: MAKO_BASE_URL]"))
        .arg(text("client-id", "ID", "The client id [env: MAKO_CLIENT_ID]"))
        .arg(text(
            "client-secret-file",
            "FILE",
            "A file with the client secret [env: MAKO_CLIENT_SECRET, MAKO_CLIENT_SECRET_FILE]",
        ))
        .arg(
            text("timeout", "SECONDS", "The time of the call, all tries together [default: 60]")
                .value_parser(value_parser!(u64)),
        )
        .arg(
            text("retries", "N", "Further tries where they do no harm [default: 3]")
                .value_parser(value_parser!(u32)),
        )
        .arg(output::Format::argument())
}
