//! The client's settings as flags: one for each row of the settings table that is no secret.
//!
//! A secret is never an argument: arguments can be seen by everyone on the machine. A proxy's address may hold a
//! password, and counts as one.

use clap::builder::{PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use heck::ToKebabCase;
use makokit::maestrano::{PLATFORM_SETTINGS, PlatformBuilder};
use makokit::operation::System;
use makokit::{Error, ErrorKind, SETTINGS, Setting, Settings};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::duration;

/// What this is called in the `User-Agent`.
const DOOR: &str = "cli";

/// Those that `-h` shows, too.
const COMMON: &[&str] = &[
    "base_url",
    "client_id",
    "client_secret_file",
    "marketplace",
    "configuration_file",
    "api_id",
    "api_key_file",
    "api_token_file",
    "host",
    "environment_key_file",
    "environment_secret_file",
    "connection",
    "profile",
    "timeout_ms",
    "retries",
];

/// The flags of a system's client.
pub(crate) fn arguments(system: System) -> impl Iterator<Item = Arg> {
    SETTINGS
        .iter()
        .filter(move |row| has_flag(row) && row.is_of(system))
        .map(move |row| argument(row, system))
}

/// The flags of the clients of all systems, for a command that is told which one.
pub(crate) fn of_any() -> impl Iterator<Item = Arg> {
    let all = SETTINGS.iter().filter(|row| has_flag(row));
    all.map(|row| argument(row, row.systems.first().copied().unwrap_or(System::Mako)))
}

/// The settings that the flags give; the rest is to come from the environment or a profile.
pub(crate) fn of(matches: &ArgMatches) -> Result<Settings, Error> {
    let mut settings: Settings = given(SETTINGS, matches)?;
    settings.env = true;
    settings.door = Some(DOOR.to_owned());
    Ok(settings)
}

fn given<T: DeserializeOwned>(rows: &[Setting], matches: &ArgMatches) -> Result<T, Error> {
    let given = rows.iter().filter_map(|row| Some((row.name.to_owned(), value(row, matches)?)));
    serde_json::from_value(Value::Object(given.collect::<Map<_, _>>()))
        .map_err(|error| Error::new(ErrorKind::Internal, format!("the flags are no settings: {error}")))
}

/// The flags of a command that asks a platform once.
pub(crate) fn platform_arguments() -> impl Iterator<Item = Arg> {
    let lasting = ["refresh_every_ms", "background_refresh"];
    let once = PLATFORM_SETTINGS.iter().filter(move |row| has_flag(row) && !lasting.contains(&row.name));
    // The names of its variables hold no system.
    once.map(|row| argument(row, System::Mako))
}

/// The settings of a platform that the flags give; the rest is to come from the environment.
pub(crate) fn of_platform(matches: &ArgMatches) -> Result<PlatformBuilder, Error> {
    let builder: PlatformBuilder = given(PLATFORM_SETTINGS, matches)?;
    Ok(builder.env().door(DOOR).background_refresh(false))
}

/// The flag of a setting, with its dashes.
pub(crate) fn flag(row: &Setting) -> Option<String> {
    has_flag(row).then(|| format!("--{}", row.method.to_kebab_case()))
}

/// Whether a setting was given by its flag.
pub(crate) fn is_given(row: &Setting, matches: &ArgMatches) -> bool {
    value(row, matches).is_some()
}

/// The variables that hold a setting.
pub(crate) fn variables(row: &Setting, system: System) -> Vec<String> {
    let system = system.name().to_uppercase();
    row.variables.iter().map(|name| name.replace("{SYSTEM}", &system)).collect()
}

/// The setting that a file's setting is for: `client_secret` for `client_secret_file`.
pub(crate) fn in_file(row: &Setting) -> Option<&'static Setting> {
    let name = row.name.strip_suffix("_file")?;
    SETTINGS.iter().find(|other| other.name == name)
}

fn has_flag(row: &Setting) -> bool {
    row.kind != "secret"
}

fn id(row: &Setting) -> String {
    format!("setting {}", row.name)
}

fn argument(row: &'static Setting, system: System) -> Arg {
    let common = COMMON.contains(&row.name);
    let argument = Arg::new(id(row))
        .long(row.method.to_kebab_case())
        .value_name(value_name(row))
        .help(help(row, system))
        .help_heading(if common { "Connection" } else { "More settings" })
        .hide_short_help(!common);
    match row.kind {
        "path" => argument.value_hint(ValueHint::FilePath).value_parser(text()),
        "count" => argument.value_parser(value_parser!(u32).map(Value::from)),
        "bytes" => argument.value_parser(value_parser!(u64).map(Value::from)),
        "duration" => argument.value_parser(|text: &str| duration::millis(text).map(Value::from)),
        "switch" => argument
            .value_parser(PossibleValuesParser::new(["on", "off"]).map(|text| Value::from(text == "on")))
            .hide_possible_values(true),
        "choice" => argument.value_parser(PossibleValuesParser::new(row.choices).map(Value::from)),
        "map" => argument.action(ArgAction::Append).value_parser(pair),
        _ => argument.value_parser(text()),
    }
}

fn value_name(row: &Setting) -> &'static str {
    match (row.name, row.kind) {
        ("base_url" | "host", _) => "URL",
        ("client_id" | "api_id", _) => "ID",
        ("profile" | "marketplace", _) => "NAME",
        ("no_proxy", _) => "HOSTS",
        ("token_cache", _) => "on|off|FOLDER",
        ("limits", _) => "machine|process|FOLDER",
        (_, "path") => "FILE",
        (_, "count") => "N",
        (_, "bytes") => "BYTES",
        (_, "duration") => "DURATION",
        (_, "switch") => "on|off",
        (_, "choice") => "WHICH",
        (_, "map") => "NAME=VALUE",
        _ => "TEXT",
    }
}

fn text() -> impl TypedValueParser<Value = Value> {
    StringValueParser::new().map(Value::from)
}

/// A name and a value, as `NAME=VALUE`.
pub(crate) fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(name, _)| !name.is_empty());
    let (name, value) = pair.ok_or("it looks like NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

fn value(row: &Setting, matches: &ArgMatches) -> Option<Value> {
    let id = id(row);
    // A command has the flags of its own system.
    match row.kind {
        "secret" => None,
        "map" => {
            let pairs = matches.try_get_many::<(String, String)>(&id).ok()??.cloned();
            Some(Value::Object(pairs.map(|(name, value)| (name, value.into())).collect()))
        }
        _ => matches.try_get_one::<Value>(&id).ok()?.cloned(),
    }
}

/// The table's words, with what is different where flags are written.
fn help(row: &Setting, system: System) -> String {
    let words: Vec<_> = row.doc.split_whitespace().collect();
    let mut help = words.join(" ").replace("in the code", "by flags").trim_end_matches('.').to_owned();
    match row.kind {
        "duration" => help.push_str(" (60 are seconds; or 1.5s, 500ms, 2m)"),
        "map" => help.push_str("; may be repeated"),
        _ => {}
    }
    let mut names = in_file(row).map(|inner| variables(inner, system)).unwrap_or_default();
    names.extend(variables(row, system));
    if !names.is_empty() {
        help.extend([" [env: ", &names.join(", "), "]"]);
    }
    if row.default != "none" {
        help.extend([" [default: ", &with_flags(row.default), "]"]);
    }
    help
}

/// A text with the names of settings as flags.
fn with_flags(text: &str) -> String {
    let word = |word: &str| {
        let row = SETTINGS.iter().find(|row| row.name == word && word.contains('_'));
        row.and_then(flag).unwrap_or_else(|| word.to_owned())
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
