//! `cargo dev soak`: what takes too long for every day.

mod fuzz;
mod miri;
mod python;

use anyhow::Result;

use crate::Soaked;
use crate::counts::Counts;
use crate::project::Project;
use crate::run::Run;
use crate::tally::Tally;
use crate::{build, java, test, together};

/// The tests that have a long version.
const TESTS: &[&str] =
    &["lost", "makini", "matrix", "quota", "fleet", "hosts", "roundtrip", "fuzzed", "webhooks"];

/// What asks them for it.
const LONG: &str = "MAKOKIT_SOAK";

/// Runs the named parts, or all of them; each target is fuzzed for so many seconds.
pub(crate) fn run(project: &Project, parts: &[Soaked], seconds: u64) -> Result<()> {
    let wanted = |part: Soaked| parts.is_empty() || parts.contains(&part);
    let mut tally = Tally::default();
    if wanted(Soaked::Rust) {
        rust(project, &mut tally)?;
    }
    if wanted(Soaked::Python) {
        python::run(project, &mut tally)?;
    }
    if wanted(Soaked::Fuzz) {
        let (counts, found) = fuzz::run(project, seconds)?;
        tally.add("fuzz", found.is_empty(), counts);
        tally.faults.extend(found);
    }
    if wanted(Soaked::Miri) {
        miri::run(project, &mut tally)?;
    }
    if wanted(Soaked::Java) {
        java(project, &mut tally)?;
    }
    if wanted(Soaked::Together) {
        build::cli(project)?;
        crate::python::installed(project)?;
        java::jar(project)?;
        tally.add("together", true, together::run(project, together::LONG));
    }
    tally.close()
}

/// In JVMs of their own, with the jar as it is shipped.
fn java(project: &Project, tally: &mut Tally) -> Result<()> {
    build::cli(project)?;
    let tests = ["-Dtest=ManyTimesTest,NewerJavaTest", "-Dmakokit.left.out=none", "test"];
    let soak = java::ours(project)?.args(tests).env(LONG, "1");
    let (ended_well, output) = test::with_sandbox(project, soak).outcome()?;
    tally.add("java", ended_well, Counts::of_surefire(&output));
    let same = java::is_reproducible(project)?;
    tally.add("jars", same, Counts { passed: u64::from(same), failed: u64::from(!same), skipped: 0 });
    Ok(())
}

/// Without optimisation: overflows are told, and what waits is not the processor. But for the bars: what is shipped has to clear
/// them, and it is the first to run, while the machine is quiet.
fn rust(project: &Project, tally: &mut Tally) -> Result<()> {
    tested(project, tally, "bars", &["--release", "--test", "bars"])?;
    let tests: Vec<_> = TESTS.iter().flat_map(|test| ["--test", test]).collect();
    tested(project, tally, "rust", &tests)
}

fn tested(project: &Project, tally: &mut Tally, name: &str, which: &[&str]) -> Result<()> {
    let (ended_well, output) = Run::cargo(&project.path(""))
        .args(["test", "--package", "makokit-tests", "--no-fail-fast", "--quiet"])
        .args(which)
        .env(LONG, "1")
        .outcome()?;
    tally.add(name, ended_well, Counts::of_cargo(&output));
    Ok(())
}
