//! `makokit sandbox`.

use std::io::Write;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use makokit::{Error, ErrorKind};
use makokit_sandbox::{Options, Sandbox};
use serde_json::{Map, Value, json};

use crate::{Failure, Io, exit, request};

/// The port, unless another one is asked for.
const PORT: u16 = 8017;

/// A flag and the setting of the sandbox that it gives.
struct Row {
    flag: &'static str,
    setting: &'static str,
    kind: Kind,
    help: &'static str,
}

enum Kind {
    /// A number, and what it counts.
    Number(&'static str),
    /// A text, and what it looks like.
    Text(&'static str),
    OneOf(&'static [&'static str]),
    Switch,
}

macro_rules! rows {
    ($($flag:literal $setting:literal $kind:expr, $help:literal;)+) => {
        &[$(Row { flag: $flag, setting: $setting, kind: $kind, help: $help }),+]
    };
}

const ROWS: &[Row] = rows! {
    "port" "port" Kind::Number("PORT"), "The port on 127.0.0.1; 0 for a free one [default: 8017]";
    "rate-limit" "rate_limit" Kind::Number("N"), "Requests in a second for each client and operation [default: 100]";
    "limit-model" "limit_model" Kind::OneOf(&["sliding", "fixed", "bucket"]), "How they are counted [default: sliding]";
    "daily-quota" "daily_quota" Kind::Number("N"), "Creates on a day of the calendar [default: any number]";
    "quota-scope" "quota_scope" Kind::OneOf(&["endpoint", "sum"]),
        "Whether each operation has the quota for itself, or all share it [default: endpoint]";
    "tokens" "tokens" Kind::OneOf(&["all", "newest-only"]),
        "Which tokens are good: every one until its end, or only the newest [default: all]";
    "token-life" "token_life_s" Kind::Number("SECONDS"), "How long a token is good [default: 14400]";
    "token-delay" "token_delay_ms" Kind::Number("MS"), "How long the answer to a request for a token takes [default: 0]";
    "latency" "latency_ms" Kind::Number("MS"), "How much later every answer comes [default: 0]";
    "extra-fields" "extra_fields" Kind::Switch, "Put fields into answers that no documentation has";
    "calendar" "calendar" Kind::Text("INSTANT"),
        "What the calendar says at the start, such as 2026-01-31T23:59:50Z [default: the machine's]";
    "makini-rate-limit" "makini_rate_limit" Kind::Number("N"),
        "Requests that a connection of Makini's may send within the window [default: any number]";
    "makini-rate-window" "makini_rate_window_ms" Kind::Number("MS"), "That window [default: 60000]";
    "makini-retry-after" "makini_retry_after" Kind::OneOf(&["seconds", "date"]),
        "How its 429 says when to come back [default: seconds]";
    "makini-errors" "makini_errors" Kind::OneOf(&["nested", "flat"]), "The form of its errors [default: nested]";
    "seed" "seed" Kind::Number("N"), "Make the same ids in every run";
};

/// `makokit sandbox`.
pub(crate) fn command() -> Command {
    Command::new("sandbox")
        .about("Serve an API that behaves like the vendor's, on this machine, and judge its clients")
        .after_help(
            "Examples:\n  makokit sandbox\n  makokit sandbox --port 0 --print json\n  makokit sandbox --rate-limit 10\n  \
             makokit sandbox --daily-quota 5 --calendar 2026-01-31T23:59:50Z",
        )
        .arg(
            Arg::new("print")
                .long("print")
                .value_name("HOW")
                .value_parser(["text", "json"])
                .default_value("text")
                .help("How to tell where it is: in words, or as one line of JSON"),
        )
        .arg(
            Arg::new("options")
                .long("options")
                .value_name("FILE")
                .value_hint(ValueHint::FilePath)
                .help("A JSON object with settings, also for faults; - for standard input. Flags go over them"),
        )
        .args(ROWS.iter().map(argument))
}

fn argument(row: &Row) -> Arg {
    let argument = Arg::new(row.flag).long(row.flag).help(row.help);
    match row.kind {
        Kind::Number(value) => argument.value_name(value).value_parser(value_parser!(u64)),
        Kind::Text(value) => argument.value_name(value),
        Kind::OneOf(values) => argument.value_name("WHICH").value_parser(values.to_vec()),
        Kind::Switch => argument.action(ArgAction::SetTrue),
    }
}

/// Serves until the process is ended.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let sandbox = Sandbox::start(options(matches, io)?)
        .map_err(|error| Error::new(ErrorKind::Config, error.to_string()))?;
    if matches.get_one::<String>("print").is_some_and(|print| print == "json") {
        let line = json!({
            "base_url": sandbox.base_url(),
            "admin_url": sandbox.admin_url(),
            "client_id": sandbox.client_id(),
            "client_secret": sandbox.client_secret(),
            "root_company_id": sandbox.root_company_id(),
            "makini": sandbox.makini_connections(),
            "maestrano": sandbox.maestrano(),
        });
        writeln!(io.output, "{line}")?;
    } else {
        words(&sandbox, io)?;
    }
    io.output.flush()?;
    sandbox.wait();
    Ok(exit::DONE)
}

fn options(matches: &ArgMatches, io: &mut Io) -> Result<Options, Error> {
    let mut settings: Map<String, Value> = request::json("options", matches, io)?.unwrap_or_default();
    settings.entry("port").or_insert_with(|| PORT.into());
    settings.extend(ROWS.iter().filter_map(|row| Some((row.setting.to_owned(), given(row, matches)?))));
    Options::from_json(&Value::Object(settings).to_string()).map_err(|error| {
        let row = ROWS.iter().find(|row| row.setting == error.field() && given(row, matches).is_some());
        let place = match row {
            Some(row) => format!("--{}", row.flag),
            None => format!("--options: {}", error.field()),
        };
        request::wrong(format!("{place}: {}", error.problem()))
    })
}

/// What a flag says.
fn given(row: &Row, matches: &ArgMatches) -> Option<Value> {
    match row.kind {
        Kind::Number(_) => matches.get_one::<u64>(row.flag).map(|number| json!(number)),
        Kind::Text(_) | Kind::OneOf(_) => matches.get_one::<String>(row.flag).map(|text| json!(text)),
        Kind::Switch => matches.get_flag(row.flag).then_some(Value::Bool(true)),
    }
}

fn words(sandbox: &Sandbox, io: &mut Io) -> std::io::Result<()> {
    writeln!(
        io.output,
        "The sandbox is at {base}. In another terminal:\n\n  export MAKO_BASE_URL={base}\n  export MAKO_CLIENT_ID={id}\n  \
         export MAKO_CLIENT_SECRET={secret}\n  \
         export MAKOKIT_LIMITS=process MAKOKIT_TOKEN_CACHE=off   # a sandbox forgets tokens and quotas when it ends\n  \
         makokit mako list-companies\n\nNew companies go under {root}. Makini is there, too:\n\n  \
         export MAKINI_BASE_URL={base} MAKINI_API_TOKEN={token}\n  makokit makini list-purchase-orders\n\nAnd Maestrano:\n\n  \
         export MNO_DEVPL_HOST={base} MNO_DEVPL_ENV_KEY={key} MNO_DEVPL_ENV_SECRET={key_secret}\n  \
         makokit maestrano list-groups --marketplace some-telco\n\n\
         What it has seen, and what it thinks of it: {admin}/journal and {admin}/verdict. Ctrl-C ends it.",
        base = sandbox.base_url(),
        id = sandbox.client_id(),
        secret = sandbox.client_secret(),
        root = sandbox.root_company_id(),
        token = sandbox.makini_connections().first().map_or("", |connection| &connection.token),
        admin = sandbox.admin_url(),
        key = sandbox.maestrano().environment_key,
        key_secret = sandbox.maestrano().environment_secret,
    )
}
