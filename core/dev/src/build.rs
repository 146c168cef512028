//! `cargo dev build`: what is shipped, from one release build.

use anyhow::Result;

use crate::project::Project;
use crate::run::Run;
use crate::{Part, package, python};

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
        jar(project)?;
    }
    Ok(())
}

/// `target/release/makokit`.
pub(crate) fn cli(project: &Project) -> Result<()> {
    release(project, "makokit-cli")
}

/// `bindings-java/target/*.jar`, with the native library in it.
pub(crate) fn jar(project: &Project) -> Result<()> {
    release(project, "makokit-java")?;
    maven(project, "bindings-java").args(["-DskipTests", "package"]).check()
}

/// Maven, told nothing but errors.
pub(crate) fn maven(project: &Project, folder: &str) -> Run {
    Run::new("mvn", &project.path(folder)).args([
        "--batch-mode",
        "--quiet",
        "--no-transfer-progress",
        "-Dstyle.color=never",
    ])
}

fn release(project: &Project, package: &str) -> Result<()> {
    Run::cargo(&project.path("")).args(["build", "--release", "--package", package]).check()
}
