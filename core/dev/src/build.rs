//! `cargo dev build`: what is shipped, from one release build.

use anyhow::Result;

use crate::project::Project;
use crate::run::Run;
use crate::{Part, java, package, python};

/// Builds the named parts, or all of them.
pub(crate) fn run(project: &Project, parts: &[Part]) -> Result<()> {
    let wanted = |part: Part| parts.is_empty() || parts.contains(&part);
    if wanted(Part::Cli) {
        cli(project)?;
    }
    if wanted(Part::Python) {
        python::wheel(project)?;
        package::source(project)?;
    }
    if wanted(Part::Java) {
        java::jar(project)?;
    }
    Ok(())
}

/// `target/release/makokit`.
pub(crate) fn cli(project: &Project) -> Result<()> {
    release(project, "makokit-cli")
}

fn release(project: &Project, package: &str) -> Result<()> {
    Run::cargo(&project.path("")).args(["build", "--release", "--package", package]).check()
}
