//! The Python side: an environment of its own, the wheel, and the tools that judge it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run::Run;

/// The environment in which the wheel is built and tested, made at first use.
pub(crate) fn environment(project: &Project) -> Result<PathBuf> {
    let environment = project.target("python");
    let python = environment.join("bin/python");
    let root = project.path("");
    if !python.exists() {
        Run::new("python3", &root).args(["-m", "venv"]).args([&environment]).check()?;
    }
    Run::new(&python, &root)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(["--requirement", "bindings-python/requirements-dev.txt"])
        .check()?;
    Ok(python)
}

/// `target/wheels/*.whl`.
pub(crate) fn wheel(project: &Project) -> Result<PathBuf> {
    let python = environment(project)?;
    let wheels = project.target("wheels");
    if wheels.exists() {
        std::fs::remove_dir_all(&wheels)?;
    }
    Run::new(&python, &project.path("bindings-python"))
        .args(["-m", "maturin", "build", "--release", "--quiet", "--interpreter", "python3", "--out"])
        .args([&wheels])
        .check()?;
    let wheel = std::fs::read_dir(&wheels)?.filter_map(Result::ok).map(|entry| entry.path());
    wheel
        .filter(|path| path.extension().is_some_and(|ending| ending == "whl"))
        .last()
        .context("no wheel was built")
}

/// The environment with the newly built wheel in it.
pub(crate) fn installed(project: &Project) -> Result<PathBuf> {
    let wheel = wheel(project)?;
    let python = environment(project)?;
    Run::new(&python, &project.path(""))
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--force-reinstall",
            "--no-deps",
        ])
        .args([&wheel])
        .check()?;
    Ok(python)
}
