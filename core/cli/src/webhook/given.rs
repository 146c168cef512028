//! The flags of a receiver.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use makokit::webhook::{Encoding, Hash, Receiver, Settings, Vendor, secrets_from};
use makokit::{Error, ErrorKind};

use crate::request;

/// The settings of a receiver and their flags, where these do not differ by their dashes only.
const FLAGS: &[&str] = &["secrets_file", "max_body_bytes", "id", "header", "hash", "encoding"];

/// A command with the flags of a receiver.
pub(super) fn arguments(command: Command) -> Command {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading("Proof")
    };
    command.args([
        text("system", "SYSTEM", "Who sends")
            .required(true)
            .value_parser(PossibleValuesParser::new(Vendor::ALL.iter().map(|vendor| vendor.name()))),
        text("secrets-file", "FILE", "The secrets, one in each line [env: MAKOKIT_WEBHOOK_SECRET, MAKOKIT_WEBHOOK_SECRETS_FILE]")
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath),
        text("id", "ID", "Maestrano: the marketplace's API id"),
        text("header", "NAME", "Makini: the header with the signature [default: X-Webhook-Signature]; Mako: the Auth Header Name"),
        text("hash", "WHICH", "Makini: the signature's hash function [default: sha256]")
            .value_parser(PossibleValuesParser::new(Hash::ALL.iter().map(|hash| hash.name()))),
        text("encoding", "WHICH", "Makini: how the signature is written [default: base64]")
            .value_parser(PossibleValuesParser::new(Encoding::ALL.iter().map(|encoding| encoding.name()))),
        text("max-body-bytes", "BYTES", "The most bytes of a body [default: 10 MiB]").value_parser(value_parser!(usize)),
    ])
}

/// The receiver that the flags ask for.
pub(super) fn receiver(matches: &ArgMatches) -> Result<Receiver, Error> {
    settings(matches).and_then(Receiver::new).map_err(|error| with_flag(&error))
}

fn settings(matches: &ArgMatches) -> Result<Settings, Error> {
    let text = |name: &str| matches.get_one::<String>(name);
    let named = |name: &str, given: &str| text(name).is_some_and(|text| text == given);
    let vendor = Vendor::ALL.iter().find(|vendor| named("system", vendor.name()));
    let vendor = vendor.ok_or_else(|| request::wrong("system is missing".to_owned()))?;
    let secrets = secrets_from(matches.get_one::<PathBuf>("secrets-file").map(PathBuf::as_path))?;
    let mut settings = Settings::new(*vendor, secrets);
    settings.id = text("id").cloned();
    settings.header = text("header").cloned();
    settings.hash = Hash::ALL.iter().find(|hash| named("hash", hash.name())).copied();
    settings.encoding = Encoding::ALL.iter().find(|encoding| named("encoding", encoding.name())).copied();
    if let Some(most) = matches.get_one::<usize>("max-body-bytes") {
        settings.max_body_bytes = *most;
    }
    Ok(settings)
}

/// An error about a setting names the flag. (One about a variable begins with its name.)
fn with_flag(error: &Error) -> Error {
    let message = &error.facts().message;
    let found =
        FLAGS.iter().find(|name| message.strip_prefix(**name).is_some_and(|rest| rest.starts_with(' ')));
    let message = match found {
        Some(name) => format!("--{}{}", name.replace('_', "-"), &message[name.len()..]),
        None => message.replace("secrets_file", "--secrets-file"),
    };
    Error::new(ErrorKind::Config, message)
}
