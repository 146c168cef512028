//! Native libraries that are linked for an old glibc, so that they run where that is old.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::python;
use crate::run::Run;

/// The oldest glibc that they are to run on; Rust's own standard library asks for this one.
const GLIBC: &str = "2.17";

/// Builds the library for Java for release, and tells where it is.
///
/// Only the last link differs from other builds, so that these share all they have compiled.
pub(crate) fn library(project: &Project) -> Result<PathBuf> {
    let build =
        Run::cargo(&project.path("")).args(["rustc", "--release", "--package", "makokit-java", "--lib"]);
    if cfg!(all(target_os = "linux", target_env = "gnu")) {
        let linker = linker(project)?;
        build.args(["--", "-C", &format!("linker={}", linker.display())]).check()?;
    } else {
        build.check()?;
    }
    let name = [std::env::consts::DLL_PREFIX, "makokit_jni", std::env::consts::DLL_SUFFIX].concat();
    Ok(project.target("release").join(name))
}

/// A program that links as `cc` does, but for the old glibc: zig, by the way in which maturin calls it.
pub(crate) fn linker(project: &Project) -> Result<PathBuf> {
    let python = python::environment(project)?;
    let folder = project.target("zig");
    fs::create_dir_all(&folder)?;
    let linker = folder.join("cc");
    let target = format!("{}-linux-gnu.{GLIBC}", std::env::consts::ARCH);
    let (bin, python) = (project.target("python/bin"), python.display());
    let script = format!(
        "#!/bin/sh\nPATH=\"{}:$PATH\" exec \"{python}\" -m maturin zig cc -- -target {target} \"$@\"\n",
        bin.display()
    );
    // Written anew only where it differs: cargo links again when its linker is younger.
    if fs::read_to_string(&linker).ok().as_deref() != Some(&script) {
        fs::write(&linker, script)?;
        make_executable(&linker)?;
    }
    Ok(linker)
}

#[cfg(unix)]
fn make_executable(file: &std::path::Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;

    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn make_executable(_file: &std::path::Path) -> Result<()> {
    Ok(())
}
