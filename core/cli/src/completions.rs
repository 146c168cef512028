//! `makokit completions`: scripts by which a shell knows commands and flags.

use clap::builder::EnumValueParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

use crate::{Failure, Io, commands, exit};

/// `makokit completions`.
pub(crate) fn command() -> Command {
    Command::new("completions")
        .about("Print a script that makes a shell complete commands and flags")
        .after_help(
            "Examples:\n  makokit completions bash > ~/.local/share/bash-completion/completions/makokit\n  \
             makokit completions zsh > ~/.zfunc/_makokit\n  \
             makokit completions fish > ~/.config/fish/completions/makokit.fish",
        )
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .value_parser(EnumValueParser::<Shell>::new())
                .required(true)
                .help("The shell"),
        )
}

/// Prints the script.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        let mut script = Vec::new();
        clap_complete::generate(*shell, &mut commands::all(), "makokit", &mut script);
        io.output.write_all(&script)?;
    }
    Ok(exit::DONE)
}
