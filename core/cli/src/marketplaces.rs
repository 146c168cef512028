//! `makokit maestrano marketplaces` and `makokit maestrano marketplace`: what the developer platform tells.

use clap::{Arg, ArgMatches, Command};
use makokit::Error;
use makokit::maestrano::{Marketplace, Platform};
use serde_json::{Value, json};

use crate::output::Format;
use crate::watch::Watch;
use crate::{Failure, Io, exit, output, settings};

/// Where the settings come from, for both.
const CREDENTIALS: &str = "The key and the secret of the application's environment come from MNO_DEVPL_ENV_KEY and MNO_DEVPL_ENV_SECRET, or from files \
                           (--environment-key-file, MNO_DEVPL_ENV_KEY_FILE, and the same for the secret). They are no flags: arguments can be seen \
                           by everyone on the machine.";

/// The commands.
pub(crate) fn commands() -> [Command; 2] {
    [
        Command::new("marketplaces")
            .about("List the application's marketplaces: environment, API host and Connec! host of each")
            .defer(|command| {
                let more = "What is wrong with one of them is a warning on standard error; the others are not touched by it.";
                arguments(command).after_help(format!(
                    "{CREDENTIALS}\n\n{more}\n\nExamples:\n  makokit maestrano marketplaces\n  \
                     makokit maestrano marketplaces --output json | jq -r '.[].name'"
                ))
            }),
        Command::new("marketplace")
            .about("Show the configuration for a marketplace, without its key")
            .defer(|command| {
                let name = Arg::new("name").value_name("NAME").help("The marketplace").required(true);
                arguments(command.arg(name)).after_help(format!(
                    "{CREDENTIALS}\n\nExamples:\n  makokit maestrano marketplace some-telco\n  \
                     makokit maestrano marketplace some-telco --output json | jq .connec"
                ))
            }),
    ]
}

/// Runs `makokit maestrano marketplaces`.
pub(crate) fn all(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let platform = open(matches)?;
    let marketplaces = Watch::new(matches).0.wait(io, platform.marketplaces())??;
    let rows: Vec<_> = marketplaces.iter().map(row).collect();
    output::value(&rows.into(), Format::of(matches), io)?;
    Ok(exit::DONE)
}

/// Runs `makokit maestrano marketplace`.
pub(crate) fn one(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let platform = open(matches)?;
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    let marketplace = Watch::new(matches).0.wait(io, platform.marketplace(name))??;
    output::value(&marketplace.masked_json(), Format::of(matches), io)?;
    Ok(exit::DONE)
}

fn open(matches: &ArgMatches) -> Result<Platform, Error> {
    settings::of_platform(matches)?.build()
}

/// What tells one from another; what it does not have is null.
fn row(marketplace: &Marketplace) -> Value {
    json!({
        "name": marketplace.name(),
        "environment": marketplace.environment().ok(),
        "api_host": marketplace.api().host().ok(),
        "connec_host": marketplace.connec().host().ok(),
    })
}

fn arguments(command: Command) -> Command {
    command.arg(Format::argument()).args(settings::platform_arguments())
}
