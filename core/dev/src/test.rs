//! `cargo dev test`: every suite, and one line that counts them.

use anyhow::Result;

use crate::counts::Counts;
use crate::project::Project;
use crate::run::Run;
use crate::tally::{Tally, in_ci};
use crate::{Suite, build, examples, java, package, parity, python, together};

/// Runs the named suites, or all of them.
pub(crate) fn run(project: &Project, suites: &[Suite]) -> Result<()> {
    let all = suites.is_empty();
    let wanted = |suite: Suite| all || suites.contains(&suite);
    let mut tally = Tally::default();
    parity::forget(project)?;
    if wanted(Suite::Rust) {
        rust(project, &mut tally)?;
    }
    if all || suites.iter().any(|suite| *suite != Suite::Rust) {
        build::cli(project)?;
    }
    if wanted(Suite::Python) {
        of_python(project, &mut tally)?;
    }
    if wanted(Suite::Java) {
        of_java(project, &mut tally)?;
    }
    if wanted(Suite::Examples) {
        let counts = examples::run(project)?;
        tally.add("examples", true, counts);
    }
    if all {
        let counts = together::run(project, together::SHORT);
        tally.add("together", true, counts);
    }
    if all {
        tally.faults.extend(parity::compare(project, in_ci())?);
    }
    tally.close()
}

fn rust(project: &Project, tally: &mut Tally) -> Result<()> {
    let (ended_well, output) = Run::cargo(&project.path(""))
        .args(["test", "--workspace", "--all-features", "--no-fail-fast", "--quiet"])
        .outcome()?;
    tally.add("rust", ended_well, Counts::of_cargo(&output));
    Ok(())
}

fn of_python(project: &Project, tally: &mut Tally) -> Result<()> {
    let interpreter = python::installed(project)?;
    let folder = project.path("bindings-python");
    let examples = project.path("examples/python");
    let tool = |arguments: &[&str]| Run::new(&interpreter, &folder).args(["-m"]).args(arguments);
    tool(&["ruff", "check", "."]).args([&examples]).check()?;
    tool(&["ruff", "format", "--check", "."]).args([&examples]).check()?;
    tool(&["mypy"]).check()?;
    tool(&["mypy.stubtest", "makokit._native"]).check()?;
    tool(&["mypy.stubtest", "makokit", "--allowlist", "stubtest.txt"]).check()?;
    tool(&["pyright", "--pythonpath"]).args([&interpreter]).check()?;
    package::smoke(project)?;
    let (ended_well, output) = with_sandbox(project, tool(&["pytest", "-q"])).outcome()?;
    tally.add("python", ended_well, Counts::of_pytest(&output));
    Ok(())
}

fn of_java(project: &Project, tally: &mut Tally) -> Result<()> {
    let verify = java::ours(project)?.args(["verify"]);
    let (ended_well, output) = with_sandbox(project, verify).outcome()?;
    tally.add("java", ended_well, Counts::of_surefire(&output));
    println!("java: what needs a JDK newer than 17 is left to `cargo dev soak java`\n");
    Ok(())
}

/// A run that can start the sandbox and find the corpus.
pub(crate) fn with_sandbox(project: &Project, run: Run) -> Run {
    run.env("MAKOKIT_BIN", project.target("release/makokit")).env("MAKOKIT_ROOT", project.path(""))
}
