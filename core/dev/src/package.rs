//! What of Python is shipped: the wheel and the source distribution, each tried where nothing but Python is.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::project::Project;
use crate::python;
use crate::run::Run;

/// What is run in an empty environment.
const SMOKE: &str = "bindings-python/tests/smoke.py";

/// `target/sdist/*.tar.gz`: the crates that the package is made of, with their lock file.
pub(crate) fn source(project: &Project) -> Result<PathBuf> {
    let python = python::environment(project)?;
    let folder = python::emptied(project, "sdist")?;
    python::maturin(project, &python)?.args(["sdist", "--out"]).args([&folder]).check()?;
    python::only_file(&folder, ".tar.gz")
}

/// Installs the wheel that was built, and one built from the source distribution, and makes a call with each.
pub(crate) fn smoke(project: &Project) -> Result<()> {
    let wheel = python::only_file(&project.target("wheels"), ".whl")?;
    if cfg!(target_os = "linux") && !wheel.to_string_lossy().contains("manylinux_2_17") {
        bail!("{} needs a newer glibc than 2.17", wheel.display());
    }
    tried(project, &wheel)?;
    tried(project, &built_from_source(project)?)
}

/// The wheel that the source distribution gives, unoptimised: whether all is there is what is asked. It shares what was built,
/// and nothing else, with the checkout.
fn built_from_source(project: &Project) -> Result<PathBuf> {
    let python = python::environment(project)?;
    let source = source(project)?;
    let unpacked = python::emptied(project, "sdist/unpacked")?;
    // Its files have the times of the unpacking: older ones would be taken for those that the checkout was built from.
    Run::new("tar", &unpacked)
        .args(["--extract", "--touch", "--strip-components=1", "--file"])
        .args([&source])
        .check()?;
    let folder = python::emptied(project, "sdist/wheel")?;
    Run::new(&python, &unpacked)
        .args(["-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"])
        // With the pinned maturin of the environment.
        .args(["--no-build-isolation", "--wheel-dir"])
        .args([folder.as_path(), Path::new(".")])
        .env("CARGO_TARGET_DIR", project.target(""))
        .env("MATURIN_PEP517_ARGS", "--profile dev")
        .env("PATH", python::path_with(python.parent().unwrap_or(&folder).to_owned())?)
        .check()?;
    python::only_file(&folder, ".whl")
}

fn tried(project: &Project, wheel: &Path) -> Result<()> {
    python::emptied(project, "python-empty")?;
    let python = python::made(project, "python-empty")?;
    python::install(project, &python, &["--no-index", &wheel.to_string_lossy()])?;
    Run::new(&python, &project.target("python-empty"))
        .args([project.path(SMOKE)])
        .env("MAKOKIT_LIMITS", "process")
        .env("MAKOKIT_TOKEN_CACHE", "off")
        .check()
}
