//! The numbered examples: the same program in every language, against a sandbox of its own, printing the same.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::counts::Counts;
use crate::project::Project;
use crate::run::Run;
use crate::{build, python};

/// Runs all examples, and the demo.
pub(crate) fn run(project: &Project) -> Result<Counts> {
    let root = project.path("");
    let rust =
        Run::cargo(&root).args(["run", "--quiet", "--package", "makokit-examples", "--bin", "01_workflow"]);
    let cli =
        Run::new("bash", &root).args(["examples/cli/01_workflow.sh"]).env("PATH", path_with_cli(project)?);
    let python = Run::new(python::installed(project)?, &root).args(["examples/python/01_workflow.py"]);
    let java = java(project)?;

    let mut counts = Counts::default();
    let mut first: Option<Vec<String>> = None;
    for (language, example) in [("rust", rust), ("cli", cli), ("python", python), ("java", java)] {
        let sandbox = Sandbox::start(project)?;
        let (ended_well, output) = sandbox.environment(example).outcome()?;
        let shape = shape(&output);
        let same = first.get_or_insert_with(|| shape.clone()) == &shape;
        let good = ended_well && same && shape.len() == 3;
        if !good {
            println!("fault: 01_workflow in {language} printed {shape:?}, the first language {first:?}");
        }
        counts += Counts { passed: u64::from(good), failed: u64::from(!good), skipped: 0 };
    }
    let (ended_well, _) = Run::cargo(&root)
        .args(["run", "--quiet", "--package", "makokit-examples", "--bin", "demo"])
        .outcome()?;
    counts += Counts { passed: u64::from(ended_well), failed: u64::from(!ended_well), skipped: 0 };
    Ok(counts)
}

/// A user's project, with nothing of ours but the jar in the local repository.
fn java(project: &Project) -> Result<Run> {
    build::jar(project)?;
    build::maven(project, "bindings-java").args(["-DskipTests", "install"]).check()?;
    Ok(build::maven(project, "examples/java").args(["compile", "exec:java"]))
}

fn path_with_cli(project: &Project) -> Result<std::ffi::OsString> {
    #[expect(clippy::disallowed_methods, reason = "the example finds makokit as a user's shell would")]
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(project.target("release")).chain(std::env::split_paths(&path));
    Ok(std::env::join_paths(folders)?)
}

/// The lines of an example's output, with what differs from run to run taken out.
fn shape(output: &str) -> Vec<String> {
    let word = |word: &str| {
        let is_id = word.len() == 36 && word.matches('-').count() == 4;
        if is_id || word.starts_with("MAKO-ID-HERE") { "<id>".to_owned() } else { word.to_owned() }
    };
    let line = |line: &str| line.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
    let kinds = ["company ", "person ", "mako "];
    // Maven may colour the first line of a program's output.
    output
        .lines()
        .map(|text| line(text.trim_start_matches("\u{1b}[0m")))
        .filter(|line| kinds.iter().any(|kind| line.starts_with(kind)))
        .collect()
}

/// A sandbox in a process of its own, ended when dropped.
pub(crate) struct Sandbox {
    process: Child,
    told: Value,
}

impl Sandbox {
    pub(crate) fn start(project: &Project) -> Result<Self> {
        let mut process = Command::new(project.target("release/makokit"))
            .args(["sandbox", "--port", "0", "--print", "json"])
            .stdout(Stdio::piped())
            .spawn()
            .context("the sandbox cannot be started")?;
        let output = process.stdout.take().context("the sandbox has an output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let told = serde_json::from_str(&line).context("the sandbox did not tell where it is")?;
        Ok(Self { process, told })
    }

    /// What it has told of itself.
    pub(crate) fn told(&self, name: &str) -> &str {
        self.told[name].as_str().unwrap_or_default()
    }

    /// A run of one of its clients.
    pub(crate) fn environment(&self, run: Run) -> Run {
        run.env("MAKO_BASE_URL", self.told("base_url"))
            .env("MAKO_CLIENT_ID", self.told("client_id"))
            .env("MAKO_CLIENT_SECRET", self.told("client_secret"))
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
