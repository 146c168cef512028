//! `cargo dev demo`.

use anyhow::Result;

use crate::project::Project;
use crate::run::Run;

/// Runs the demo in this terminal.
pub(crate) fn run(project: &Project) -> Result<()> {
    Run::cargo(&project.path(""))
        .args(["run", "--quiet", "--package", "makokit-examples", "--bin", "demo"])
        .check()
}
