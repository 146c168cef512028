//! The command line of makokit, as a function: arguments and streams in, an exit code out.
//!
//! The commands of a system are made from its operation table: an operation that is added there is here too.

mod commands;
mod exit;
mod flags;
mod free;
mod operation;
mod output;
mod sandbox;

use std::ffi::OsString;
use std::io::{Read, Write};

use clap::ArgMatches;
use makokit::engine::Engine;
use makokit::{Error, ErrorKind, Observer, Settings, SharedLimits};

pub use exit::codes;

/// The streams that a run reads and writes.
pub struct Io {
    /// For `--file -`.
    pub input: Box<dyn Read>,
    /// Answers.
    pub output: Box<dyn Write>,
    /// Errors and progress.
    pub errors: Box<dyn Write>,
}

/// Runs the command that `arguments` (the program's name first) ask for, and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>, io: &mut Io) -> u8 {
    let matches = match commands::all().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(told) => return usage(&told, io),
    };
    let (outcome, format) = match matches.subcommand() {
        Some(("sandbox", matches)) => (sandbox::run(matches, io), output::Format::Table),
        Some(("call", matches)) => (free::run(matches, io), output::Format::of(matches)),
        Some((_, matches)) => match matches.subcommand() {
            Some((name, matches)) => (operation::run(name, matches, io), output::Format::of(matches)),
            None => return exit::USAGE,
        },
        None => return exit::USAGE,
    };
    match outcome {
        Ok(()) => exit::DONE,
        Err(Failure::Call(error)) => {
            output::error(&error, format, io);
            exit::code(error.kind())
        }
        // Whoever reads our output has seen enough.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => exit::DONE,
        Err(Failure::Output(error)) => {
            let _ = writeln!(io.errors, "error: the output cannot be written: {error}");
            exit::OUTPUT
        }
    }
}

/// Why a command did not end well.
enum Failure {
    Call(Error),
    Output(std::io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

fn usage(told: &clap::Error, io: &mut Io) -> u8 {
    let (stream, code) =
        if told.use_stderr() { (&mut io.errors, exit::USAGE) } else { (&mut io.output, exit::DONE) };
    // Nobody is left to be told that even this cannot be written.
    let _ = write!(stream, "{}", told.render());
    code
}

/// A client from the environment and the flags that every call has.
fn client(matches: &ArgMatches) -> Result<Engine, Error> {
    let mut settings = Settings::default();
    settings.env = true;
    settings.door = Some("cli".to_owned());
    settings.base_url = matches.get_one::<String>("base-url").cloned();
    settings.client_id = matches.get_one::<String>("client-id").cloned();
    settings.timeout_ms = matches.get_one::<u64>("timeout").map(|seconds| seconds.saturating_mul(1000));
    settings.retries = matches.get_one::<u32>("retries").copied();
    if let Some(path) = matches.get_one::<String>("client-secret-file") {
        let secret = std::fs::read_to_string(path).map_err(|error| {
            Error::new(ErrorKind::Config, format!("--client-secret-file {path} cannot be read: {error}"))
        })?;
        settings.client_secret = Some(secret.trim_end_matches(['\r', '\n']).into());
    }
    Engine::open(makokit::operation::System::Mako, settings, &SharedLimits::default(), Observer::default())
}

/// Waits for a call.
fn wait<T>(call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(ErrorKind::Internal, format!("no runtime can be started: {error}")))?
        .block_on(call)
}
