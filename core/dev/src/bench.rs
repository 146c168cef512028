//! `cargo dev bench`.

use anyhow::Result;

use crate::Benched;
use crate::project::Project;
use crate::run::Run;

/// Package and benchmark.
const RUST: &[(&str, &str)] =
    &[("makokit", "calls"), ("makokit", "envelope"), ("makokit", "fleet"), ("makokit-limits", "permit")];

/// Each beside a named peer, in the same run.
pub(crate) fn run(project: &Project, parts: &[Benched]) -> Result<()> {
    if !parts.is_empty() && !parts.contains(&Benched::Rust) {
        return Ok(());
    }
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
