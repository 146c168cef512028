//! `makokit makini credits`: what planned connections cost.

use std::io::Write;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use makokit::{PlannedConnections, makini};

use crate::output::Format;
use crate::{Failure, Io, exit, output};

/// `makokit makini credits`.
pub(crate) fn command() -> Command {
    let tiers = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("TIERS")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(value_parser!(u32))
            .help(help)
    };
    Command::new("credits")
        .about("Tell what planned connections cost, in credits")
        .arg(tiers("cloud", "The tier of each system in the cloud, 1 to 3, with commas between"))
        .arg(tiers(
            "on-premises",
            "The tier of each system on the customer's premises, which costs twice as much",
        ))
        .arg(
            Arg::new("pool")
                .long("pool")
                .value_name("CREDITS")
                .value_parser(value_parser!(u64))
                .default_value("0")
                .help("The credits that there are"),
        )
        .arg(Format::argument())
        .after_help(
            "Tiers cost 1, 2 and 4 credits. Nothing is sent.\n\nExamples:\n  \
             makokit makini credits --cloud 3,1,1,1 --on-premises 3 --pool 20",
        )
}

/// Runs `makokit makini credits`. Nothing is sent.
pub(crate) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let tiers = |name: &str| matches.get_many::<u32>(name).into_iter().flatten().copied().collect();
    let planned = PlannedConnections {
        cloud: tiers("cloud"),
        on_premises: tiers("on-premises"),
        pool: matches.get_one("pool").copied().unwrap_or_default(),
    };
    let credits = makini::credits(&planned)?;
    match Format::of(matches) {
        Format::Table => {
            writeln!(io.output, "needed   {}", credits.needed)?;
            writeln!(io.output, "left     {}", credits.left)?;
            writeln!(io.output, "overage  {}", credits.overage)?;
        }
        Format::Json | Format::Jsonl => output::line(&credits, io)?,
    }
    Ok(exit::DONE)
}
