//! The numbered examples: the same program in every language, against a sandbox of its own, printing the same.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::counts::Counts;
use crate::project::Project;
use crate::run::Run;
use crate::{java, programs, python};

/// A numbered example: its name, its class in Java, and the words with which the lines begin that it has to print.
struct Example {
    name: &'static str,
    class: &'static str,
    begins: &'static [&'static str],
}

const EXAMPLES: &[Example] = &[
    Example { name: "01_workflow", class: "Workflow01", begins: &["company", "person", "mako"] },
    Example {
        name: "06_orders",
        class: "Orders06",
        begins: &["sync", "order", "order", "order", "total", "work-order"],
    },
    Example {
        name: "07_marketplaces",
        class: "Marketplaces07",
        begins: &[
            "marketplace",
            "marketplace",
            "marketplace",
            "group",
            "bill",
            "bill",
            "person",
            "person",
            "person",
            "total",
        ],
    },
];

/// Runs all examples, and the demo.
pub(crate) fn run(project: &Project) -> Result<Counts> {
    let root = project.path("");
    java::install(project)?;
    let python = python::installed(project)?;
    let mut counts = Counts::default();
    for Example { name, class, begins } in EXAMPLES {
        let rust = Run::cargo(&root).args(["run", "--quiet", "--package", "makokit-examples", "--bin", name]);
        let cli = Run::new("bash", &root).args([format!("examples/cli/{name}.sh")]);
        let cli = cli.env("PATH", python::path_with(project.target("release"))?);
        let python = Run::new(&python, &root).args([format!("examples/python/{name}.py")]);
        // A user's project, with nothing of ours but the jar in the local repository.
        let java = java::example(project, class);
        let mut first: Option<Vec<String>> = None;
        for (language, example) in [("rust", rust), ("cli", cli), ("python", python), ("java", java)] {
            let sandbox = Sandbox::start(project)?;
            let (ended_well, output) = sandbox.environment(example).outcome()?;
            let shape = shape(&output, begins);
            let same = first.get_or_insert_with(|| shape.clone()) == &shape;
            let as_told = shape
                .iter()
                .map(|line| line.split(' ').next().unwrap_or_default())
                .eq(begins.iter().copied());
            let good = ended_well && same && as_told;
            if !good {
                println!("fault: {name} in {language} printed {shape:?}, the first language {first:?}");
            }
            counts += Counts { passed: u64::from(good), failed: u64::from(!good), skipped: 0 };
        }
    }
    counts += programs::of_python(project, &python)?;
    counts += programs::of_java(project)?;
    let (ended_well, _) = Run::cargo(&root)
        .args(["run", "--quiet", "--package", "makokit-examples", "--bin", "demo"])
        .outcome()?;
    counts += Counts { passed: u64::from(ended_well), failed: u64::from(!ended_well), skipped: 0 };
    Ok(counts)
}

/// The lines of an example's output, with what differs from run to run taken out.
fn shape(output: &str, begins: &[&str]) -> Vec<String> {
    let word = |word: &str| {
        let is_id = word.len() == 36 && word.matches('-').count() == 4;
        if is_id || word.starts_with("MAKO-ID-HERE") { "<id>".to_owned() } else { word.to_owned() }
    };
    let line = |line: &str| line.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
    // Maven may colour the first line of a program's output.
    output
        .lines()
        .map(|text| line(text.trim_start_matches("\u{1b}[0m")))
        .filter(|line| line.split_once(' ').is_some_and(|(word, _)| begins.contains(&word)))
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
            .env("MAKINI_BASE_URL", self.told("base_url"))
            .env("MAKINI_API_TOKEN", self.told["makini"][0]["token"].as_str().unwrap_or_default())
            .env("MNO_DEVPL_HOST", self.told("base_url"))
            .env("MNO_DEVPL_ENV_KEY", self.told["maestrano"]["environment_key"].as_str().unwrap_or_default())
            .env(
                "MNO_DEVPL_ENV_SECRET",
                self.told["maestrano"]["environment_secret"].as_str().unwrap_or_default(),
            )
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
