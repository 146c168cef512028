//! What is unsafe, and what races, under Miri: it sees a wrong access where the processor does not.

use anyhow::Result;

use crate::counts::Counts;
use crate::project::Project;
use crate::run::Run;
use crate::tally::Tally;

/// The toolchain that has Miri; the pinned one is stable and has none.
const TOOLCHAIN: &str = "nightly";
const CURE: &str = "rustup toolchain install nightly --component miri";

/// What can run in it: the mapping without its file, the windows and quotas of a process, and the vectors on both.
const TARGETS: &[&str] = &["--lib", "--test=window", "--test=quota", "--test=vectors"];

/// What cannot: it can neither lock files nor map them, and takes hours for what is tried with very many inputs.
const LEFT_OUT: &[&str] =
    &["of_a_machine", "no_interval", "the_told_moment_is_exact", "a_plan_is_what_happens"];

/// Runs what can be run, or tells what it needs.
pub(super) fn run(project: &Project, tally: &mut Tally) -> Result<()> {
    let cargo = || Run::new("rustup", &project.path("")).args(["run", TOOLCHAIN, "cargo", "miri"]);
    let is_there = cargo().args(["--version"]).quietly().is_ok_and(|(ended_well, _)| ended_well);
    if !is_there {
        tally.skip("miri", CURE);
        return Ok(());
    }
    let (ended_well, output) = cargo()
        .args(["test", "--package", "makokit-limits", "--no-fail-fast", "--quiet"])
        .args(TARGETS)
        .args(["--"])
        .args(LEFT_OUT.iter().flat_map(|test| ["--skip", test]))
        // The vectors are read from files.
        .env("MIRIFLAGS", "-Zmiri-disable-isolation")
        .outcome()?;
    tally.add("miri", ended_well, Counts::of_cargo(&output));
    Ok(())
}
