//! How many tests passed, failed or were skipped, read from what their runners print.

use std::fmt;
use std::ops::AddAssign;

/// The count of some suites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    /// From the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …`, of which there is one for each program.
    pub(crate) fn of_cargo(output: &str) -> Self {
        Self::sum(output, "test result:", |line| Self {
            passed: before(line, " passed"),
            failed: before(line, " failed"),
            skipped: before(line, " ignored"),
        })
    }

    /// From the last line `3 passed, 1 skipped in 0.1s`.
    pub(crate) fn of_pytest(output: &str) -> Self {
        let line = output.lines().rev().find(|line| line.contains(" in ") && line.contains("passed"));
        let line =
            line.or_else(|| output.lines().rev().find(|line| line.contains(" failed"))).unwrap_or_default();
        Self {
            passed: before(line, " passed"),
            failed: before(line, " failed") + before(line, " error"),
            skipped: before(line, " skipped") + before(line, " xfailed"),
        }
    }

    /// From the lines `Tests run: 3, Failures: 0, Errors: 0, Skipped: 0` that have no class behind them.
    pub(crate) fn of_surefire(output: &str) -> Self {
        let is_total = |line: &&str| line.contains("Tests run:") && !line.contains("Time elapsed");
        let line = output.lines().rev().find(is_total).unwrap_or_default();
        let failed = after(line, "Failures: ") + after(line, "Errors: ");
        let skipped = after(line, "Skipped: ");
        Self { passed: after(line, "Tests run: ").saturating_sub(failed + skipped), failed, skipped }
    }

    fn sum(output: &str, start: &str, read: impl Fn(&str) -> Self) -> Self {
        let mut counts = Self::default();
        output
            .lines()
            .filter(|line| line.trim_start().starts_with(start))
            .for_each(|line| counts += read(line));
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// The number that stands before a word.
fn before(line: &str, word: &str) -> u64 {
    let head = line.split(word).next().filter(|head| head.len() < line.len());
    head.and_then(|head| head.rsplit(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok())
        .unwrap_or(0)
}

/// The number that stands behind a word.
fn after(line: &str, word: &str) -> u64 {
    let rest = line.split(word).nth(1).unwrap_or_default();
    rest.split(|letter: char| !letter.is_ascii_digit())
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn every_runner_is_read() {
        let cargo = "test result: ok. 6 passed; 0 failed; 1 ignored; 0 measured\ntest result: FAILED. 1 passed; 2 failed; 0 ignored";
        assert_eq!(Counts::of_cargo(cargo).to_string(), "7 passed, 2 failed, 1 skipped");
        let pytest = "...\n1 failed, 47 passed, 2 skipped in 3.42s";
        assert_eq!(Counts::of_pytest(pytest).to_string(), "47 passed, 1 failed, 2 skipped");
        assert_eq!(
            Counts::of_pytest("==== 12 passed in 0.5s ====").to_string(),
            "12 passed, 0 failed, 0 skipped"
        );
        let surefire = "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s\nTests run: 9, Failures: 1, Errors: 1, Skipped: 1";
        assert_eq!(Counts::of_surefire(surefire).to_string(), "6 passed, 2 failed, 1 skipped");
    }
}
