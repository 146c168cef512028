//! `cargo dev bench`.

use anyhow::Result;

use crate::project::Project;
use crate::run::Run;

/// A typed call beside bare reqwest.
pub(crate) fn run(project: &Project) -> Result<()> {
    Run::cargo(&project.path(""))
        .args(["bench", "--quiet", "--package", "makokit", "--bench", "calls"])
        .check()
}
