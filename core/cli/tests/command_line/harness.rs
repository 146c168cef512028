//! Runs the command line as a function, with streams that can be read afterwards, or as a process.

use std::io::{Cursor, Write};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use makokit_cli::{Io, run};
use makokit_sandbox::{Options, Playback, Sandbox, Script};
use serde_json::{Value, json};
use tempfile::NamedTempFile;

pub(crate) const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";
pub(crate) const ACME: &str = include_str!("../../../../examples/payloads/add-company.json");

/// A stream whose content can be read afterwards.
#[derive(Clone, Default)]
pub(crate) struct Stream(Arc<Mutex<Vec<u8>>>);

impl Stream {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: u8,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Ended {
    /// The output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.output).unwrap()
    }

    /// Each line of the output as JSON.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Runs the command line as a function.
pub(crate) fn makokit(arguments: &[&str], input: &str) -> Ended {
    makokit_with(arguments, input, |_| {})
}

/// The same with other streams than usual.
pub(crate) fn makokit_with(arguments: &[&str], input: &str, change: impl FnOnce(&mut Io)) -> Ended {
    let (output, errors) = (Stream::default(), Stream::default());
    let mut io = Io::new(Cursor::new(input.to_owned()), output.clone(), errors.clone());
    change(&mut io);
    let code = run(std::iter::once("makokit").chain(arguments.iter().copied()), &mut io);
    Ended { code, output: output.text(), errors: errors.text() }
}

/// A command that talks to `sandbox`.
pub(crate) fn calling(sandbox: &Sandbox, arguments: &[&str], input: &str) -> Ended {
    calling_with(sandbox, arguments, input, |_| {})
}

/// The same with other streams than usual.
pub(crate) fn calling_with(
    sandbox: &Sandbox,
    arguments: &[&str],
    input: &str,
    change: impl FnOnce(&mut Io),
) -> Ended {
    let secret = file(sandbox.client_secret());
    let connection = ["--base-url", sandbox.base_url(), "--client-id", sandbox.client_id()];
    let secret = ["--client-secret-file", path(&secret)];
    makokit_with(&[arguments, &connection, &secret].concat(), input, change)
}

/// A command that talks to a scripted server: `case` is one of the corpus.
pub(crate) fn playing(sandbox: &Sandbox, case: &str, arguments: &[&str]) -> Ended {
    let case: Value = serde_json::from_str(case).unwrap();
    let played = sandbox.play(Script::from_value(&case).unwrap());
    playing_with(&played, arguments, &case["call"]["arguments"].to_string(), |_| {})
}

/// The same for what is played already, with other streams than usual.
pub(crate) fn playing_with(
    played: &Playback,
    arguments: &[&str],
    input: &str,
    change: impl FnOnce(&mut Io),
) -> Ended {
    let secret = file("corpus-secret");
    let connection = ["--base-url", played.base_url(), "--client-id", "corpus-client", "--clock", "virtual"];
    let secret = ["--client-secret-file", path(&secret)];
    makokit_with(&[arguments, &connection, &secret].concat(), input, change)
}

/// A case of the corpus whose last answer does not come.
pub(crate) fn hanging(sandbox: &Sandbox, case: &str) -> Playback {
    let mut case: Value = serde_json::from_str(case).unwrap();
    case["exchanges"].as_array_mut().unwrap().truncate(2);
    case["exchanges"][1]["reply"] = json!({"status": 200, "json": {}, "delay_ms": 60_000});
    sandbox.play(Script::from_value(&case).unwrap())
}

/// Runs the program in an environment that has these variables and no others.
pub(crate) fn process(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_makokit"));
    command.env_clear().env("MAKOKIT_TOKEN_CACHE", "off").envs(variables.iter().copied());
    command.args(arguments).output().unwrap()
}

pub(crate) fn sandbox() -> Sandbox {
    Sandbox::start(Options::default()).unwrap()
}

/// A file with a content, as long as it is held.
pub(crate) fn file(content: &str) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    write!(file, "{content}").unwrap();
    file
}

pub(crate) fn path(file: &NamedTempFile) -> &str {
    file.path().to_str().unwrap()
}
