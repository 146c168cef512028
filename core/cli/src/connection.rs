//! What every command that calls an API has: a client, and a watch over what it does.

use clap::{Arg, ArgAction, ArgMatches, Command};
use makokit::engine::Engine;
use makokit::operation::System;
use makokit::{Error, SharedLimits};

use crate::output::Format;
use crate::watch::Watch;
use crate::{cure, settings};

/// A client, and what it tells while it works.
pub(crate) struct Connection {
    pub(crate) engine: Engine,
    pub(crate) watch: Watch,
}

impl Connection {
    /// A client from the flags, the environment and a profile. Nothing is sent.
    pub(crate) fn open(matches: &ArgMatches, system: System) -> Result<Self, Error> {
        let settings = settings::of(matches)?;
        let (watch, observer) = Watch::new(matches);
        let engine = Engine::open(system, settings.clone(), &SharedLimits::default(), observer)
            .map_err(|error| cure::of(error, &settings, matches, system))?;
        Ok(Self { engine, watch })
    }
}

/// The flags of a command that calls an API.
pub(crate) fn arguments(command: Command, system: System) -> Command {
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
        .args(settings::arguments(system))
}
