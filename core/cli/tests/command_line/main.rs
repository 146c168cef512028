//! The command line from the outside: arguments in, output and exit code out.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

mod accounts;
mod connections;
mod documents;
mod ensure;
mod exit_codes;
mod harness;
mod help;
mod interrupts;
mod limits;
mod marketplaces;
mod operations;
mod sandbox;
mod settings;
mod streams;
mod webhook;
