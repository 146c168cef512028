//! What the sources of a room must not hold, where no dependency or lint would tell.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::Findings;
use crate::project::Project;
use crate::run::Run;

/// The most lines of Rust in a binding.
const BINDING_LINES: usize = 300;
/// The largest file that belongs into the repository.
const LARGEST_FILE: u64 = 256 * 1024;
const BINARY: &[&str] = &["so", "dll", "dylib", "class", "jar", "whl", "pyc", "exe"];

/// Words, the files that must not have them, and why: (folder, ending, words, reason).
const WORDS: &[(&str, &str, &[&str], &str)] = &[
    (
        "bindings-java/src/main/rust",
        "rs",
        &["call_method", "call_static_method", "find_class", "attach_", "JNI_OnLoad"],
        "Rust never calls into the JVM",
    ),
    (
        "bindings-java/src/main/java/",
        "java",
        &["Thread.sleep", "TimeUnit.SECONDS.sleep", "java.net.http"],
        "waiting, retrying and HTTP belong to the core",
    ),
    (
        "bindings-python/python/makokit/",
        "py",
        &["time.sleep", "asyncio.sleep", "import requests", "import httpx", "urllib.request"],
        "waiting, retrying and HTTP belong to the core",
    ),
    ("core/client/src", "rs", &["set_global_default", "tracing_subscriber"], "a library is silent"),
    (
        "core/limits/src",
        "rs",
        &["async fn", "thread::", "Instant::now"],
        "limits neither waits nor reads a clock",
    ),
];

/// The hosts' tests: they wait for what happens, and not for time. (In Rust's, clippy sees to it.)
const TESTS: &[&str] = &["bindings-java/src/test/", "bindings-python/tests/"];
/// Lets other tasks go on, and waits for no time.
const GIVES_WAY: &str = "asyncio.sleep(0)";

/// Rooms that must not know any system's operations and models.
const NAMELESS: &[&str] = &["core/bridge/src", "bindings-python/src", "bindings-java/src/main/rust"];

/// Reads every tracked source.
pub(super) fn check(project: &Project, findings: &mut Findings) -> Result<()> {
    let listed =
        Run::new("git", &project.path("")).args(["ls-files", "-z", "-co", "--exclude-standard"]).output()?;
    let names = names(project)?;
    for file in listed.split('\0').filter(|file| !file.is_empty()) {
        let path = project.path(file);
        let Ok(metadata) = fs::metadata(&path) else { continue };
        let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if metadata.len() > LARGEST_FILE || BINARY.contains(&ending) {
            findings.push(format!("{file} is too large or a binary; it does not belong into the repository"));
        }
        let Ok(text) = fs::read_to_string(&path) else { continue };
        words(file, ending, &text, findings);
        if TESTS.iter().any(|folder| file.starts_with(folder)) && sleeps(&text) {
            findings.push(format!("{file} sleeps: a test waits for what happens, or on virtual time"));
        }
        nameless(file, &text, &names, findings);
        let lines = text.lines().count();
        if file.starts_with("bindings-") && ending == "rs" && lines > BINDING_LINES {
            findings.push(format!("{file} has {lines} lines; a binding has at most {BINDING_LINES}"));
        }
    }
    host_dependencies(project, findings)
}

fn words(file: &str, ending: &str, text: &str, findings: &mut Findings) {
    for (folder, of, words, reason) in WORDS {
        if file.starts_with(folder) && ending == *of {
            let found = words.iter().filter(|word| text.contains(**word));
            findings.extend(found.map(|word| format!("{file} has {word:?}: {reason}")));
        }
    }
}

fn sleeps(text: &str) -> bool {
    text.replace(GIVES_WAY, "").contains(".sleep(")
}

fn nameless(file: &str, text: &str, names: &[String], findings: &mut Findings) {
    if NAMELESS.iter().any(|folder| file.starts_with(folder)) {
        let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
        let found = names.iter().filter(|name| has_word(&text[..tests], name));
        findings.extend(found.map(|name| format!("{file} knows {name}: operations and models are rows")));
    }
}

/// Whether a name stands in a text by itself, and not within a longer one.
fn has_word(text: &str, name: &str) -> bool {
    let goes_on =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    text.match_indices(name).any(|(place, _)| {
        !goes_on(text[..place].chars().next_back()) && !goes_on(text[place + name.len()..].chars().next())
    })
}

/// The names of all operations and models that could not stand there by chance.
fn names(project: &Project) -> Result<Vec<String>> {
    let read = |name: &str| -> Result<Value> {
        let text = fs::read_to_string(project.path(format!("core/client/schema/{name}.json")))?;
        Ok(serde_json::from_str(&text)?)
    };
    let (operations, models) = (read("operations")?, read("models")?);
    let rows = operations.as_object().into_iter().flatten().filter_map(|(_, rows)| rows.as_array()).flatten();
    let mut names: Vec<_> = rows.filter_map(|row| row["id"].as_str()).map(str::to_owned).collect();
    let models = models.as_object().into_iter().flatten().filter_map(|(_, models)| models.as_object());
    names.extend(models.flat_map(|models| models.keys().cloned()).filter(|name| name.len() > 8));
    Ok(names)
}

/// The packages for the hosts bring nothing with them.
fn host_dependencies(project: &Project, findings: &mut Findings) -> Result<()> {
    let wheel = fs::read_to_string(project.path("bindings-python/pyproject.toml"))?;
    if wheel.lines().any(|line| line.starts_with("dependencies = [") && line != "dependencies = []") {
        findings.push("bindings-python/pyproject.toml has run-time dependencies".to_owned());
    }
    let pom = fs::read_to_string(project.path("bindings-java/pom.xml"))?;
    for dependency in pom.split("<dependency>").skip(1) {
        let dependency = dependency.split("</dependency>").next().unwrap_or_default();
        let harmless = ["<scope>test</scope>", "<scope>import</scope>", "<optional>true</optional>"];
        if !harmless.iter().any(|mark| dependency.contains(mark)) {
            findings
                .push(format!("bindings-java/pom.xml has a run-time dependency:{}", dependency.trim_end()));
        }
    }
    Ok(())
}
