//! What the suites share: the cases of the corpus, and how an end is compared with what a case asks for; the spellings
//! of secrets; and what is fuzzed.

pub mod spellings;
pub mod targets;

use std::path::{Path, PathBuf};

use makokit::operation::System;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A case, as `corpus/schema.json` describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its path under the corpus, without the ending.
    pub id: String,
    /// What it shows, in a line.
    pub title: String,
    /// Why that matters.
    pub why: String,
    /// The system that is called.
    pub system: System,
    /// The client's settings besides address and credentials.
    #[serde(default)]
    pub settings: Map<String, Value>,
    /// What the server expects and answers; played by the sandbox.
    pub exchanges: Vec<Value>,
    /// What is called.
    pub call: Call,
    /// How it has to end.
    pub then: Then,
    /// What else has to be true.
    #[serde(default)]
    pub and: And,
    /// The languages in which it is run.
    #[serde(default)]
    pub languages: Option<Vec<String>>,
    /// Why not in all of them.
    #[serde(default)]
    pub because: Option<String>,
}

/// What is called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The operation's id, or what makes sure of what it creates (`ensureMako`), or `call`, or `raw`.
    pub operation: String,
    /// The request, `{"id": …}`, or nothing.
    #[serde(default)]
    pub arguments: Value,
    /// The call's options.
    #[serde(default)]
    pub options: Value,
    /// `json` where the arguments do not fit the types on purpose.
    #[serde(default)]
    pub door: Option<String>,
}

impl Call {
    /// Whether the answer is one about an answer or an outcome, of which a case names what it is about.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.operation == "raw" || self.operation.starts_with("ensure")
    }
}

/// How a case has to end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
pub enum Then {
    /// With this answer.
    Ok(Value),
    /// With an error that has these facts.
    Error(Value),
}

/// What else has to be true.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct And {
    /// How many requests the server saw.
    pub requests: Option<u64>,
    /// What the client told its observer, by the events' names.
    pub events: Option<Vec<String>>,
}

/// What became of a case.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The case.
    pub id: String,
    /// `ok`, or the kind of the error.
    pub outcome: String,
    /// How many requests the server saw.
    pub requests: u64,
    /// Whether it is as it has to be.
    pub passed: bool,
    /// What is not.
    pub detail: String,
}

/// The root of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).unwrap_or(Path::new(".")).to_owned()
}

/// The files of all cases, by path.
#[must_use]
pub fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders: Vec<_> = System::ALL
        .iter()
        .map(|system| root().join("tests/corpus").join(system.name()))
        .filter(|folder| folder.exists())
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Where `found` is not what `wanted` asks for: objects by the members that are named, everything else as it is.
#[must_use]
pub fn difference(wanted: &Value, found: &Value, path: &str) -> Option<String> {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => wanted.iter().find_map(|(name, wanted)| {
            difference(wanted, found.get(name).unwrap_or(&Value::Null), &format!("{path}.{name}"))
        }),
        (wanted, found) if wanted == found => None,
        (wanted, found) => Some(format!("{path} is {found}, not {wanted}")),
    }
}
