//! What to do about an error, in the words of the command line: flags and variables instead of settings.

use clap::ArgMatches;
use makokit::operation::System;
use makokit::{Error, ErrorKind, SETTINGS, Setting, Settings};

use crate::settings;

/// The core's words and what they are here.
const WORDS: &[(&str, &str)] = &[
    (" (replace_token)", " (MAKINI_API_TOKEN)"),
    (", or pass environment_key", ""),
    (", or pass environment_secret", ""),
    ("raise timeout_ms", "raise --timeout"),
    ("raise timeout if", "raise --timeout if"),
    ("(option validate)", "(--no-validate)"),
    ("pass it in extra or leave out the check", "pass --no-validate"),
];

/// A text of the core's for a person at a command line.
pub(crate) fn words(text: &str) -> String {
    WORDS.iter().fold(text.to_owned(), |text, (core, here)| text.replace(core, here))
}

/// An error about a setting, which then names the flag or the variable that it came from, or may come from.
pub(crate) fn of(error: Error, given: &Settings, matches: &ArgMatches, system: System) -> Error {
    if error.kind() != ErrorKind::Config {
        return error;
    }
    let message = &error.facts().message;
    let begins = |row: &&Setting| {
        let rest = message.strip_prefix(row.name);
        rest.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
    };
    let Some(row) = SETTINGS.iter().find(begins) else { return error };
    let what = &message[row.name.len()..];
    let name = source(row, given, matches, system);
    // A setting that has to be there comes with a cure in which to "pass" means an argument of a function.
    let message = match what.split_once(": set ") {
        Some((what, _)) => format!("{name}{what}; {}", cure(row, system)),
        None => format!("{name}{what}"),
    };
    Error::new(ErrorKind::Config, message)
}

/// Where a setting that is wrong was given, or its flag.
fn source(row: &Setting, given: &Settings, matches: &ArgMatches, system: System) -> String {
    let flag = settings::flag(row);
    if let Some(flag) = flag.as_ref().filter(|_| settings::is_given(row, matches)) {
        return flag.clone();
    }
    let explained = given.clone().explain(system).unwrap_or_default();
    let source = explained.into_iter().find(|one| one.name == row.name && one.value.is_some());
    match source.map(|one| one.source) {
        Some(source) if source.starts_with("profile ") => format!("{} of {source}", row.name),
        Some(source) if settings::variables(row, system).contains(&source) => source,
        _ if row.name == "profile" => row.name.to_owned(),
        _ => flag.unwrap_or_else(|| format!("the {}", row.name.replace('_', " "))),
    }
}

/// By what a setting can be given.
fn cure(row: &Setting, system: System) -> String {
    let file =
        SETTINGS.iter().find(|other| settings::in_file(other).is_some_and(|inner| inner.name == row.name));
    let mut ways = settings::variables(row, system);
    if let Some(file) = file {
        let names = settings::flag(file).into_iter().chain(settings::variables(file, system));
        ways.push(format!("{} to a file that holds it", names.collect::<Vec<_>>().join(" or ")));
    }
    let ways = ways.join(", or ");
    let flag = settings::flag(row).map(|flag| format!("pass {flag}, ")).unwrap_or_default();
    format!("{flag}set {ways}, or choose a profile that has it (--profile)")
}
