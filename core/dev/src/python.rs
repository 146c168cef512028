//! The Python side: an environment of its own, the wheel, and the tools that judge it.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::native;
use crate::project::Project;
use crate::run::Run;

/// glibc 2.17, which the oldest systems in use have.
const GLIBC: &str = "manylinux2014";

/// The environment in which the wheel is built and tested, made at first use.
pub(crate) fn environment(project: &Project) -> Result<PathBuf> {
    let python = made(project, "python")?;
    install(project, &python, &["--requirement", "bindings-python/requirements-dev.txt"])?;
    install(project, &python, &["--requirement", "examples/python/requirements.txt"])?;
    Ok(python)
}

/// Another one, with the wheel and what it is compared with.
pub(crate) fn with_peers(project: &Project) -> Result<PathBuf> {
    let wheel = wheel(project)?;
    let python = made(project, "python-peers")?;
    install(project, &python, &["--requirement", "bindings-python/benches/requirements.txt"])?;
    install(project, &python, &["--force-reinstall", "--no-deps", &wheel.to_string_lossy()])?;
    Ok(python)
}

/// The interpreter of an environment among what is built.
pub(crate) fn made(project: &Project, name: &str) -> Result<PathBuf> {
    let environment = project.target(name);
    let python = environment.join("bin/python");
    // It comes last: where the making was ended, it is missing, and the making is done again.
    if !environment.join("bin/pip").exists() {
        Run::new("python3", &project.path("")).args(["-m", "venv"]).args([&environment]).check()?;
    }
    Ok(python)
}

pub(crate) fn install(project: &Project, python: &Path, what: &[&str]) -> Result<()> {
    Run::new(python, &project.path(""))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(what)
        .check()
}

/// `target/wheels/*.whl`. On Linux it needs no more than an old glibc, by zig's linker.
pub(crate) fn wheel(project: &Project) -> Result<PathBuf> {
    let python = environment(project)?;
    let wheels = emptied(project, "wheels")?;
    let mut run = maturin(project, &python)?
        .args(["build", "--release", "--quiet", "--interpreter", "python3"])
        .args([OsStr::new("--out"), wheels.as_os_str()]);
    if cfg!(all(target_os = "linux", target_env = "gnu")) {
        // Only the last link differs from other builds, so that these share all they have compiled.
        let linker = format!("linker={}", native::linker(project)?.display());
        let unwinder = format!("link-arg={}", unwinder(project)?.display());
        run = run.args(["--compatibility", GLIBC, "--", "-C", &linker, "-C", &unwinder]);
    }
    run.check()?;
    only_file(&wheels, ".whl")
}

/// The library by which glibc unwinds a thread that Python ends while it is in a call. Zig would link one of its own into the
/// wheel, and the two do not understand each other's frames.
fn unwinder(project: &Project) -> Result<PathBuf> {
    let told = Run::new("cc", &project.path("")).args(["-print-file-name=libgcc_s.so.1"]).output()?;
    std::fs::canonicalize(told.trim()).context("the C compiler has no libgcc_s.so.1")
}

/// Maturin, which finds zig in the environment.
pub(crate) fn maturin(project: &Project, python: &Path) -> Result<Run> {
    let scripts = python.parent().context("an interpreter is in a folder")?;
    let run = Run::new(python, &project.path("bindings-python")).args(["-m", "maturin"]);
    Ok(run.env("PATH", path_with(scripts.to_owned())?))
}

/// The folders in which programs are found, with one before them.
pub(crate) fn path_with(folder: PathBuf) -> Result<OsString> {
    #[expect(clippy::disallowed_methods, reason = "programs are found as in a user's shell")]
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(std::iter::once(folder).chain(std::env::split_paths(&path)))?)
}

/// A folder among what is built, with nothing in it.
pub(crate) fn emptied(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.target(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The file with that ending that was made in a folder.
pub(crate) fn only_file(folder: &Path, ending: &str) -> Result<PathBuf> {
    let mut files = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let file = files.find(|path| path.to_string_lossy().ends_with(ending));
    file.with_context(|| format!("{} has no file that ends with {ending}", folder.display()))
}

/// The environment with the newly built wheel in it.
pub(crate) fn installed(project: &Project) -> Result<PathBuf> {
    let wheel = wheel(project)?;
    let python = environment(project)?;
    install(project, &python, &["--force-reinstall", "--no-deps", &wheel.to_string_lossy()])?;
    Ok(python)
}
