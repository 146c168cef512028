//! The Java side: the jar with the native library, and Maven.

use anyhow::{Context, Result};

use crate::native;
use crate::project::Project;
use crate::run::Run;

/// `bindings-java/target/*.jar`, with the native library in it.
pub(crate) fn jar(project: &Project) -> Result<()> {
    ours(project)?.args(["--quiet", "-DskipTests", "package"]).check()
}

/// The jar in the local repository, where a user's project finds it.
pub(crate) fn install(project: &Project) -> Result<()> {
    ours(project)?.args(["--quiet", "-DskipTests", "-Dmaven.javadoc.skip", "install"]).check()
}

/// Whether the same sources give the same jars twice, byte for byte, given the same native library.
pub(crate) fn is_reproducible(project: &Project) -> Result<bool> {
    let built = || -> Result<Vec<(String, Vec<u8>)>> {
        ours(project)?.args(["--quiet", "-DskipTests", "clean", "verify"]).check()?;
        jars(project)
    };
    let (once, again) = (built()?, built()?);
    for ((name, bytes), (_, other)) in once.iter().zip(&again) {
        println!("{name}: {} bytes, {}", bytes.len(), if bytes == other { "the same" } else { "another" });
    }
    Ok(once == again && once.len() == KINDS.len())
}

/// What a release has of the jar.
const KINDS: &[&str] = &["", "-nonative", "-sources", "-javadoc"];

fn jars(project: &Project) -> Result<Vec<(String, Vec<u8>)>> {
    let jars = KINDS.iter().map(|kind| format!("makokit-{}{kind}.jar", Project::VERSION));
    jars.map(|name| {
        let file = project.path("bindings-java/target").join(&name);
        let bytes = std::fs::read(&file).with_context(|| format!("{} was not built", file.display()))?;
        Ok((name, bytes))
    })
    .collect()
}

/// The path of the jar.
pub(crate) fn jar_file(project: &Project) -> String {
    let name = format!("bindings-java/target/makokit-{}.jar", Project::VERSION);
    project.path(name).display().to_string()
}

/// Maven in our own project; the library is there.
pub(crate) fn ours(project: &Project) -> Result<Run> {
    let native = native::library(project)?;
    let native = format!("-Dmakokit.native={}", native.display());
    Ok(maven(project, "bindings-java").args([native]))
}

/// A program of the examples, in a user's project: nothing of ours but the jar in the local repository.
pub(crate) fn example(project: &Project, class: &str) -> Run {
    let class = format!("-Dexec.mainClass={class}");
    maven(project, "examples/java").args(["--quiet", "compile", "exec:java", &class])
}

/// Maven in a project.
pub(crate) fn maven(project: &Project, folder: &str) -> Run {
    Run::new("mvn", &project.path(folder)).args([
        "--batch-mode",
        "--no-transfer-progress",
        "-Dstyle.color=never",
    ])
}
