//! The wheel at length: forks under load, Ctrl-Cs and exits at any moment.

use anyhow::Result;

use crate::counts::Counts;
use crate::project::Project;
use crate::python;
use crate::run::Run;
use crate::tally::Tally;

use super::LONG;

/// The scenarios, of which the ordinary tests run a short version.
const SCENARIOS: &str = "tests/test_soak.py";

/// Builds the wheel, and runs them.
pub(super) fn run(project: &Project, tally: &mut Tally) -> Result<()> {
    let interpreter = python::installed(project)?;
    let (ended_well, output) = Run::new(&interpreter, &project.path("bindings-python"))
        .args(["-m", "pytest", "-q", "--durations=0", SCENARIOS])
        .env(LONG, "1")
        .env("MAKOKIT_ROOT", project.path(""))
        .outcome()?;
    tally.add("python", ended_well, Counts::of_pytest(&output));
    Ok(())
}
