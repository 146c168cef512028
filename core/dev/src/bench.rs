//! `cargo dev bench`.

use anyhow::Result;

use crate::project::Project;
use crate::run::Run;
use crate::{Benched, java};

/// Package and benchmark.
const RUST: &[(&str, &str)] =
    &[("makokit", "calls"), ("makokit", "envelope"), ("makokit", "fleet"), ("makokit-limits", "permit")];

/// Each beside a named peer, in the same run.
pub(crate) fn run(project: &Project, parts: &[Benched]) -> Result<()> {
    let wanted = |part: Benched| parts.is_empty() || parts.contains(&part);
    if wanted(Benched::Rust) {
        rust(project)?;
    }
    if wanted(Benched::Java) {
        java(project)?;
    }
    Ok(())
}

fn rust(project: &Project) -> Result<()> {
    for (package, bench) in RUST {
        // One set of features for all, so that they are built once.
        let features = if *package == "makokit" { &["--features", "fuzz"][..] } else { &[] };
        Run::cargo(&project.path(""))
            .args(["bench", "--quiet", "--package", package, "--bench", bench])
            .args(features)
            .check()?;
    }
    Ok(())
}

/// A project of its own, as a user's would be, because the peers are no business of ours.
fn java(project: &Project) -> Result<()> {
    java::install(project)?;
    java::maven(project, "bindings-java/bench").args(["--quiet", "compile", "exec:exec"]).check()
}
