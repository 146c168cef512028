//! What can be asked for.

use clap::Command;
use makokit::operation::System;

use crate::{
    auth, completions, config, credits, exit, free, health, limits, marketplaces, operation, sandbox, webhook,
};

/// The whole command line.
pub(crate) fn all() -> Command {
    Command::new("makokit")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Provision devices, companies and people over a vendor's API")
        .after_help(more())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(group("mako", "Companies, people and Makos over Mako's provisioning API").defer(mako))
        .subcommand(
            group(
                "makini",
                "Orders, assets and stock of ERP, CMMS and WMS systems over Makini's unified API",
            )
            .defer(makini),
        )
        .subcommand(
            group(
                "maestrano",
                "Groups, users and bills of a marketplace of Maestrano's, and its configuration",
            )
            .defer(maestrano),
        )
        .subcommand(
            group("connec", "The data that a marketplace of Maestrano's shares: Connec!").defer(connec),
        )
        .subcommand(free::command())
        .subcommand(limits::command())
        .subcommand(auth::command())
        .subcommand(config::command())
        .subcommand(sandbox::command())
        .subcommand(webhook::command())
        .subcommand(completions::command())
}

/// A command that needs another one after it.
pub(crate) fn group(name: &'static str, about: &'static str) -> Command {
    Command::new(name).about(about).subcommand_required(true).arg_required_else_help(true)
}

fn mako(command: Command) -> Command {
    command.subcommands(operation::commands(System::Mako)).after_help(
        "Examples:\n  makokit mako list-companies\n  makokit mako add-company --file company.json --output json\n  \
         makokit mako ensure-company --file company.json",
    )
}

fn makini(command: Command) -> Command {
    let command = command.subcommand(health::command()).subcommand(credits::command());
    command.subcommands(operation::commands(System::Makini)).after_help(
        "Examples:\n  makokit makini list-purchase-orders --modified-after 2026-01-01 --output jsonl\n  \
         makokit makini create-work-order --asset-key 02db --title \"Replace the filter\"\n  \
         makokit makini health",
    )
}

fn maestrano(command: Command) -> Command {
    let command = command.subcommands(marketplaces::commands());
    command.subcommands(operation::commands(System::Maestrano)).after_help(
        "Examples:\n  makokit maestrano marketplaces\n  makokit maestrano list-groups --marketplace some-telco\n  \
         makokit maestrano list-bills --status submitted --created-at-after 2015-06-01T00:00:00Z\n  \
         makokit maestrano create-bill --group-id cld-4 --price-cents 2000 --description \"Product purchase\"",
    )
}

fn connec(command: Command) -> Command {
    command.subcommands(operation::commands(System::Connec)).after_help(
        "Examples:\n  makokit connec list-entities cld-4 people --marketplace some-telco --output jsonl\n  \
         makokit connec list-entities cld-4 people --filter \"updated_at gt '2016-01-01T00:00:00Z'\"\n  \
         makokit connec update-entity cld-4 people 42 --file person.json",
    )
}

fn more() -> String {
    let codes: Vec<_> = exit::codes().map(|(code, meaning)| format!("  {code:>3}  {meaning}")).collect();
    format!(
        "Settings come from flags, else from the environment (MAKO_BASE_URL, MAKO_CLIENT_ID, and MAKO_CLIENT_SECRET or \
         MAKO_CLIENT_SECRET_FILE; MAKINI_API_TOKEN or MAKINI_API_TOKEN_FILE; MAESTRANO_CONFIGURATION_FILE and CONNEC_CONFIGURATION_FILE, or …_MARKETPLACE, …_BASE_URL, …_API_ID, …_API_KEY), else from a profile. No secret is a flag: a proxy with a password comes from \
         HTTPS_PROXY or a profile, too. `makokit config explain` tells where each setting comes from.\n\n\
         Exit codes:\n{}\n\nExamples:\n  makokit sandbox\n  makokit mako list-companies\n  \
         makokit mako add-company --file company.json --output json",
        codes.join("\n")
    )
}
