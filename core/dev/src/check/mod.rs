//! `cargo dev check`: what can be judged without running anything.

mod documents;
mod sources;
mod walls;

use anyhow::{Result, bail};

use crate::generate;
use crate::project::Project;
use crate::run::Run;

/// Everything that is found by reading: a list of sentences.
pub(crate) type Findings = Vec<String>;

/// Runs all checks; those that only read come first, because they are quick.
pub(crate) fn run(project: &Project) -> Result<()> {
    let root = project.path("");
    let mut findings = Findings::new();
    walls::check(project, &mut findings)?;
    sources::check(project, &mut findings)?;
    documents::check(project, &mut findings)?;
    if !findings.is_empty() {
        bail!("{} findings:\n  {}", findings.len(), findings.join("\n  "));
    }
    Run::cargo(&root).args(["fmt", "--all", "--check"]).check()?;
    Run::cargo(&root)
        .args(["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"])
        .check()?;
    generate::run(project, true)?;
    Run::cargo(&root)
        .args(["doc", "--workspace", "--all-features", "--no-deps", "--quiet"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .check()?;
    licences(project)
}

/// Licences, sources and bans, by a program that is not everywhere.
fn licences(project: &Project) -> Result<()> {
    let deny = || Run::cargo(&project.path("")).args(["deny", "--all-features"]);
    if deny().args(["--version"]).output().is_ok() {
        return deny().args(["check", "licenses", "sources", "bans"]).check();
    }
    println!("cargo-deny is not installed: deny.toml was not checked");
    Ok(())
}
