//! `cargo dev`: the project's own commands.
//!
//! It depends on no other crate of the workspace, so that it works while they do not compile.
#![expect(clippy::print_stdout, reason = "a command line talks to its user")]

mod bench;
mod build;
mod check;
mod counts;
mod demo;
mod examples;
mod generate;
mod java;
mod native;
mod package;
mod parity;
mod programs;
mod project;
mod python;
mod run;
mod soak;
mod tally;
mod test;
mod together;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use project::Project;

/// The commands of the makokit project.
#[derive(Parser)]
#[command(bin_name = "cargo dev", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Watch the client create companies, people and Makos on the embedded sandbox
    Demo,
    /// Run every suite: Rust, Python, Java, corpus, examples
    Test {
        /// The suites to run; all of them if none is named
        suites: Vec<Suite>,
    },
    /// Check formats, lints, generated files, walls and the paths that documents name
    Check,
    /// Build for release: target/release/makokit, target/wheels/*.whl, bindings-java/target/*.jar
    Build {
        /// What to build; everything if nothing is named
        parts: Vec<Part>,
    },
    /// Compare with peers in one run, and print ratios
    Bench {
        /// The parts to compare; all of them if none is named
        parts: Vec<Benched>,
    },
    /// Run what takes long: the long versions of tests, the fuzzer, and Miri
    Soak {
        /// The parts to run; all of them if none is named
        parts: Vec<Soaked>,
        /// For how many seconds each target is fuzzed
        #[arg(long, value_name = "N", default_value_t = 20)]
        seconds: u64,
    },
    /// Write every generated file anew from the models and tables in core/client
    Generate {
        /// Write nothing, and fail if something would change
        #[arg(long)]
        check: bool,
    },
}

/// A suite of tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Suite {
    /// All crates, and the corpus through the Rust client
    Rust,
    /// The wheel: its own tests, and the corpus
    Python,
    /// The jar: its own tests, and the corpus
    Java,
    /// The examples in every language, and the demo
    Examples,
}

/// What has a long version.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Soaked {
    /// Lost answers, faults, limits, round trips and mutated seeds, at length
    Rust,
    /// A thousand forks under load, hundreds of Ctrl-Cs and exits in the middle of calls
    Python,
    /// Each target under libFuzzer; a C++ compiler is needed
    Fuzz,
    /// Windows and quotas under Miri; a nightly toolchain with it is needed
    Miri,
    /// A million crossings, 100,000 calls, and virtual threads; JDK 21 or newer is needed for these
    Java,
    /// A Python program, a Java program and two command lines at the full rate for half a minute, against the bar
    Together,
}

/// What is compared with peers.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Benched {
    /// A typed call, the envelope, a fleet's permit, and a permit
    Rust,
    /// Calls and lists beside requests, httpx, aiohttp, pyreqwest and msgspec; what start and memory cost
    Python,
    /// Calls and lists, beside the JDK's client and Jackson
    Java,
}

/// What can be built.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// target/release/makokit
    Cli,
    /// target/wheels/*.whl, target/sdist/*.tar.gz
    Python,
    /// bindings-java/target/*.jar
    Java,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = Project::find().and_then(|project| match arguments.command {
        Command::Demo => demo::run(&project),
        Command::Test { suites } => test::run(&project, &suites),
        Command::Check => check::run(&project),
        Command::Build { parts } => build::run(&project, &parts),
        Command::Bench { parts } => bench::run(&project, &parts),
        Command::Soak { parts, seconds } => soak::run(&project, &parts, seconds),
        Command::Generate { check } => generate::run(&project, check),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
