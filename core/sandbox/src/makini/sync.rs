//! A connection's synchronisation: runs that end by the calendar, and what is told of them.

use super::moment::{self, Moment};

/// How a connection is synchronised.
#[derive(Debug, Clone)]
pub(crate) struct Sync {
    /// Where the last run that succeeded began: what has changed since is not missed by reading from there on.
    last_success: Moment,
    /// Where the last run began, however it ended.
    last_run: Moment,
    running: Option<Run>,
    /// Why the last run failed, if it did.
    failure: Option<String>,
    /// Whether the last run that succeeded was a full one.
    full: bool,
}

#[derive(Debug, Clone, Copy)]
struct Run {
    began: Moment,
    ends: Moment,
    full: bool,
}

/// What a run has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    Running,
    Completed { full: bool },
    Failed,
}

/// Documented: from 15 minutes to a day.
const INTERVAL: Moment = 15 * 60;
/// Documented: seconds to minutes for an incremental run, minutes to hours for a full one. Which is a GUESS.
const INCREMENTAL: Moment = 30;
const FULL: Moment = 10 * 60;

impl Sync {
    /// A connection that has just been read for the first time.
    pub(crate) fn new(now: Moment) -> Self {
        Self { last_success: now, last_run: now, running: None, failure: None, full: true }
    }

    /// Ends the run whose time is over and makes up for those of the schedule. `obstacle` is why a run fails now.
    pub(crate) fn settle(&mut self, now: Moment, obstacle: Option<&str>) {
        if let Some(run) = self.running.filter(|run| now >= run.ends) {
            self.end(run, obstacle);
        }
        let passed = now.saturating_sub(self.last_run) / INTERVAL;
        if self.running.is_none() && passed > 0 {
            let began = self.last_run + passed * INTERVAL;
            self.end(Run { began, ends: began, full: false }, obstacle);
        }
    }

    /// Begins a run, unless one is under way.
    pub(crate) fn begin(&mut self, now: Moment, full: bool) {
        let ends = now + if full { FULL } else { INCREMENTAL };
        self.running.get_or_insert(Run { began: now, ends, full });
    }

    /// Ends the run that is under way, or one that began now, at once.
    pub(crate) fn finish(&mut self, now: Moment, obstacle: Option<&str>) {
        let run = self.running.unwrap_or(Run { began: now, ends: now, full: false });
        self.end(run, obstacle);
    }

    pub(crate) fn progress(&self) -> Progress {
        match (&self.running, &self.failure) {
            (Some(_), _) => Progress::Running,
            (None, Some(_)) => Progress::Failed,
            (None, None) => Progress::Completed { full: self.full },
        }
    }

    pub(crate) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    pub(crate) fn last_success(&self) -> String {
        moment::print(self.last_success)
    }

    /// When the last run began, however it ended.
    pub(crate) fn last_run(&self) -> String {
        moment::print(self.running.map_or(self.last_run, |run| run.began))
    }

    pub(crate) fn next(&self) -> String {
        moment::print(self.last_run + INTERVAL)
    }

    fn end(&mut self, run: Run, obstacle: Option<&str>) {
        (self.running, self.last_run) = (None, run.began);
        self.failure = obstacle.map(str::to_owned);
        if obstacle.is_none() {
            (self.last_success, self.full) = (run.began, run.full);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_by_the_calendar_and_failures_leave_the_last_success() {
        let mut sync = Sync::new(0);
        sync.begin(10, false);
        assert_eq!(sync.progress(), Progress::Running);
        sync.settle(39, None);
        assert_eq!(sync.progress(), Progress::Running);
        sync.settle(40, None);
        assert_eq!((sync.progress(), sync.last_success), (Progress::Completed { full: false }, 10));
        sync.settle(10 + 3 * INTERVAL + 5, Some("offline"));
        assert_eq!((sync.progress(), sync.last_success), (Progress::Failed, 10));
        assert_eq!((sync.failure(), sync.last_run), (Some("offline"), 10 + 3 * INTERVAL));
        sync.settle(10 + 4 * INTERVAL, None);
        assert_eq!((sync.failure(), sync.last_success), (None, 10 + 4 * INTERVAL));
    }
}
