//! What several suites came to together, and the last line that tells it.

use anyhow::{Result, bail};

use crate::counts::Counts;

/// What the suites came to.
#[derive(Default)]
pub(crate) struct Tally {
    counts: Counts,
    /// What is wrong beyond a failed test.
    pub(crate) faults: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, suite: &str, ended_well: bool, counts: Counts) {
        println!("\n{suite}: {counts}\n");
        if counts.passed + counts.failed == 0 {
            self.faults.push(format!("{suite} ran no test"));
        }
        if !ended_well && counts.failed == 0 {
            self.faults.push(format!("{suite} did not end well"));
        }
        self.counts += counts;
    }

    /// A suite that cannot run here, and what would let it.
    pub(crate) fn skip(&mut self, suite: &str, cure: &str) {
        println!("\n{suite}: skipped; {cure}\n");
        self.counts += Counts { skipped: 1, ..Counts::default() };
    }

    /// The last line, and what it means.
    pub(crate) fn close(self) -> Result<()> {
        for fault in &self.faults {
            println!("fault: {fault}");
        }
        println!("{}", self.counts);
        if self.counts.failed > 0 || !self.faults.is_empty() {
            bail!("not all is well");
        }
        if self.counts.skipped > 0 && in_ci() {
            bail!("in CI nothing may be skipped");
        }
        Ok(())
    }
}

/// Whether CI runs us.
#[expect(clippy::disallowed_methods, reason = "CI says so in the environment only")]
pub(crate) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}
