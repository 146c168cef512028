//! What every command that calls an API has: a client, and a watch over what it does.

use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use makokit::engine::Engine;
use makokit::operation::System;
use makokit::{Error, SharedLimits};

use crate::output::Format;
use crate::watch::Watch;
use crate::{cure, platform, settings};

/// A client, and what it tells while it works.
pub(crate) struct Connection {
    pub(crate) engine: Arc<Engine>,
    pub(crate) watch: Watch,
}

impl Connection {
    /// A client from the flags, the environment and a profile. Nothing is sent.
    pub(crate) fn open(matches: &ArgMatches, system: System) -> Result<Self, Error> {
        let settings = platform::configured(settings::of(matches)?, system)?;
        let (watch, observer) = Watch::new(matches);
        let engine = Engine::open(system, settings.clone(), &SharedLimits::default(), observer)
            .map_err(|error| cure::of(error, &settings, matches, system))?;
        Ok(Self { engine: Arc::new(engine), watch })
    }
}

/// The flags of a command that calls the API of a system.
pub(crate) fn arguments(command: Command, system: System) -> Command {
    all(command).args(settings::arguments(system))
}

/// The flags of a command that is told which system it is for.
pub(crate) fn arguments_of_any(command: Command) -> Command {
    all(command).arg(system_argument()).args(settings::of_any())
}

/// The flag that names a system.
pub(crate) fn system_argument() -> Arg {
    Arg::new("system")
        .long("system")
        .value_name("SYSTEM")
        .value_parser(PossibleValuesParser::new(System::ALL.iter().map(|system| system.name())))
        .default_value(System::Mako.name())
        .help("Whose API it is")
}

/// The system that was named.
pub(crate) fn system(matches: &ArgMatches) -> System {
    let name = matches.get_one::<String>("system").map_or("", String::as_str);
    System::ALL.iter().copied().find(|system| system.name() == name).unwrap_or(System::Mako)
}

fn all(command: Command) -> Command {
    let switch = |name: &'static str, short: char, help: &'static str| {
        Arg::new(name).long(name).short(short).help(help)
    };
    command
        .arg(Format::argument())
        .arg(
            switch("verbose", 'v', "Tell on standard error what happens to the call; -vv with its ids")
                .action(ArgAction::Count)
                .conflicts_with("quiet"),
        )
        .arg(switch("quiet", 'q', "Tell nothing but the answer and errors").action(ArgAction::SetTrue))
}
