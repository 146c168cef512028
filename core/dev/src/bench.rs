//! `cargo dev bench`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::python;
use crate::run::Run;
use crate::{Benched, java};

/// Package and benchmark.
const RUST: &[(&str, &str)] =
    &[("makokit", "calls"), ("makokit", "envelope"), ("makokit", "fleet"), ("makokit-limits", "permit")];

/// Each beside a named peer, in the same run.
pub(crate) fn run(project: &Project, parts: &[Benched]) -> Result<()> {
    let wanted = |part: Benched| parts.is_empty() || parts.contains(&part);
    if wanted(Benched::Rust) {
        of_rust(project)?;
    }
    if wanted(Benched::Python) {
        of_python(project)?;
    }
    if wanted(Benched::Java) {
        of_java(project)?;
    }
    Ok(())
}

fn of_rust(project: &Project) -> Result<()> {
    for (package, bench) in RUST {
        bench_of(project, package, bench).check()?;
    }
    Ok(())
}

/// One benchmark. One set of features for all of a package, so that they are built once.
fn bench_of(project: &Project, package: &str, bench: &str) -> Run {
    let features = if package == "makokit" { &["--features", "fuzz"][..] } else { &[] };
    Run::cargo(&project.path(""))
        .args(["bench", "--quiet", "--package", package, "--bench", bench])
        .args(features)
}

fn of_python(project: &Project) -> Result<()> {
    let python = python::with_peers(project)?;
    serving(project, |base_url| {
        Run::new(&python, &project.path("bindings-python")).args(["benches/peers.py", base_url]).check()
    })
}

/// Runs something beside the server of the benchmarks.
fn serving(project: &Project, run: impl FnOnce(&str) -> Result<()>) -> Result<()> {
    bench_of(project, "makokit", "serve").args(["--no-run"]).check()?;
    let mut server = Command::new("cargo")
        .current_dir(project.path(""))
        .args(["bench", "--quiet", "--package", "makokit", "--bench", "serve", "--features", "fuzz"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("the server cannot be started")?;
    let output = server.stdout.take().context("the server has an output")?;
    let mut base_url = String::new();
    BufReader::new(output).read_line(&mut base_url)?;
    let end = run(base_url.trim());
    // It ends with its input.
    drop(server.stdin.take());
    server.wait()?;
    end
}

/// A project of its own, as a user's would be, because the peers are no business of ours.
fn of_java(project: &Project) -> Result<()> {
    java::install(project)?;
    java::maven(project, "bindings-java/bench").args(["--quiet", "compile", "exec:exec"]).check()
}
