//! A connection whose requests fail one after another is left alone for a while, and then tried by one call.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use makokit_limits::Moment;

/// When a call is to ask again that comes while another finds out whether the connection is there.
const SOON: Duration = Duration::from_secs(1);

/// The breaker of one connection.
pub(crate) struct Breaker {
    /// After so many failures in a row it opens; with 0 it never does.
    failures: u32,
    pause: Duration,
    state: Mutex<State>,
}

#[derive(Clone, Copy)]
struct State {
    /// How many failures there were since the last answer.
    failures: u32,
    /// Since when nothing is sent, if it is open.
    open: Option<Moment>,
    /// From when on one call may find out.
    until: Moment,
    /// How many calls were let through to find out.
    probes: u64,
    /// Which of them is doing that, if one is: a slow one may end when another has taken its place.
    probe: Option<u64>,
}

/// What a request has shown of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is there.
    Good,
    /// It is not there, or has failed.
    Bad,
    /// Nothing.
    Nothing,
}

/// What a verdict has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// After so many failures nothing is sent for so long.
    Opened(u32, Duration),
    /// Calls are sent again, after so long.
    Closed(Duration),
}

/// The right to send. One that is dropped without an end has shown nothing.
pub(crate) struct Pass<'a> {
    breaker: &'a Breaker,
    /// Which one of those it is that are to find out, if it is one.
    probe: Option<u64>,
}

impl Breaker {
    pub(crate) fn new(failures: u32, pause: Duration) -> Self {
        let state = State { failures: 0, open: None, until: Moment::ZERO, probes: 0, probe: None };
        Self { failures, pause, state: Mutex::new(state) }
    }

    /// The right to send, or for how long there is none.
    pub(crate) fn enter(&self, now: Moment) -> Result<Pass<'_>, Duration> {
        let mut state = self.state();
        if let Some(left) = state.left(now) {
            return Err(left);
        }
        if state.open.is_some() {
            state.probes += 1;
            state.probe = Some(state.probes);
        }
        Ok(Pass { breaker: self, probe: state.probe })
    }

    /// For how long nothing is sent, if that is so.
    pub(crate) fn left(&self, now: Moment) -> Option<Duration> {
        self.state().left(now)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn left(&self, now: Moment) -> Option<Duration> {
        self.open?;
        if self.probe.is_some() {
            return Some(SOON);
        }
        (self.until > now).then(|| self.until - now)
    }

    /// A call has ended or gone away; whether it was the one that finds out.
    fn left_by(&mut self, probe: Option<u64>) -> bool {
        let is_it = probe.is_some() && self.probe == probe;
        if is_it {
            self.probe = None;
        }
        is_it
    }
}

impl Pass<'_> {
    /// The request has ended.
    pub(crate) fn ended(mut self, verdict: Verdict, now: Moment) -> Option<Change> {
        let probe = self.probe.take();
        let Breaker { failures: most, pause, .. } = *self.breaker;
        let mut state = self.breaker.state();
        let is_probe = state.left_by(probe);
        match verdict {
            Verdict::Nothing => None,
            // Also one that was sent before it opened shows that the connection is there.
            Verdict::Good => {
                state.failures = 0;
                state.probe = None;
                state.open.take().map(|since| Change::Closed(now - since))
            }
            Verdict::Bad => {
                state.failures = state.failures.saturating_add(1);
                let opens = match state.open {
                    Some(_) => is_probe,
                    None => most > 0 && state.failures >= most,
                };
                if !opens {
                    return None;
                }
                state.open.get_or_insert(now);
                state.until = now + pause;
                Some(Change::Opened(state.failures, pause))
            }
        }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if self.probe.is_some() {
            self.breaker.state().left_by(self.probe);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAUSE: Duration = Duration::from_secs(30);

    fn at(seconds: u64) -> Moment {
        Moment::ZERO + Duration::from_secs(seconds)
    }

    fn end(breaker: &Breaker, verdict: Verdict, seconds: u64) -> Option<Change> {
        breaker.enter(at(seconds)).ok()?.ended(verdict, at(seconds))
    }

    #[test]
    fn it_opens_after_failures_in_a_row_and_one_call_finds_out() {
        let breaker = Breaker::new(3, PAUSE);
        for verdict in [Verdict::Bad, Verdict::Bad, Verdict::Good, Verdict::Bad, Verdict::Nothing] {
            assert_eq!(end(&breaker, verdict, 0), None);
        }
        assert_eq!(end(&breaker, Verdict::Bad, 1), None);
        assert_eq!(end(&breaker, Verdict::Bad, 2), Some(Change::Opened(3, PAUSE)));
        assert_eq!(breaker.enter(at(12)).err(), Some(Duration::from_secs(20)));
        let probe = breaker.enter(at(32)).ok().unwrap();
        assert_eq!(breaker.enter(at(33)).err(), Some(SOON), "one is enough");
        assert_eq!(probe.ended(Verdict::Bad, at(34)), Some(Change::Opened(4, PAUSE)));
        assert_eq!(breaker.left(at(63)), Some(Duration::from_secs(1)));
        assert_eq!(end(&breaker, Verdict::Good, 64), Some(Change::Closed(Duration::from_secs(62))));
        assert_eq!(breaker.left(at(64)), None);
    }

    #[test]
    fn who_finds_out_and_goes_away_leaves_that_to_the_next() {
        let breaker = Breaker::new(1, PAUSE);
        assert!(end(&breaker, Verdict::Bad, 0).is_some());
        drop(breaker.enter(at(30)).ok().unwrap());
        assert_eq!(end(&breaker, Verdict::Nothing, 31), None);
        assert_eq!(end(&breaker, Verdict::Good, 32), Some(Change::Closed(Duration::from_secs(32))));
    }

    #[test]
    fn requests_that_left_before_neither_prolong_nor_hide_anything() {
        let breaker = Breaker::new(1, PAUSE);
        let [bad, good] = [(); 2].map(|()| breaker.enter(at(0)).ok().unwrap());
        assert!(end(&breaker, Verdict::Bad, 1).is_some());
        assert_eq!(bad.ended(Verdict::Bad, at(20)), None);
        assert_eq!(breaker.left(at(20)), Some(Duration::from_secs(11)));
        assert_eq!(good.ended(Verdict::Good, at(21)), Some(Change::Closed(Duration::from_secs(20))));
    }

    #[test]
    fn one_that_finds_out_late_does_not_speak_for_a_newer_one() {
        let breaker = Breaker::new(1, PAUSE);
        let before = breaker.enter(at(0)).ok().unwrap();
        assert!(end(&breaker, Verdict::Bad, 0).is_some());
        let slow = breaker.enter(at(30)).ok().unwrap();
        assert!(before.ended(Verdict::Good, at(31)).is_some(), "calls are sent again");
        assert!(end(&breaker, Verdict::Bad, 32).is_some());
        let newer = breaker.enter(at(62)).ok().unwrap();
        assert_eq!(slow.ended(Verdict::Bad, at(63)), None);
        assert_eq!(breaker.enter(at(63)).err(), Some(SOON), "the newer one is still under way");
        assert_eq!(newer.ended(Verdict::Bad, at(64)), Some(Change::Opened(3, PAUSE)));
        assert_eq!(breaker.left(at(65)), Some(Duration::from_secs(29)));
    }

    #[test]
    fn one_that_goes_away_late_leaves_a_newer_one_alone() {
        let breaker = Breaker::new(1, PAUSE);
        let before = breaker.enter(at(0)).ok().unwrap();
        assert!(end(&breaker, Verdict::Bad, 0).is_some());
        let slow = breaker.enter(at(30)).ok().unwrap();
        assert!(before.ended(Verdict::Good, at(31)).is_some());
        assert!(end(&breaker, Verdict::Bad, 32).is_some());
        let newer = breaker.enter(at(62)).ok().unwrap();
        drop(slow);
        assert_eq!(breaker.enter(at(63)).err(), Some(SOON));
        drop(newer);
        assert!(breaker.enter(at(63)).is_ok(), "the next may find out");
    }

    proptest! {
        #[test]
        fn it_never_refuses_before_so_many_failures_in_a_row_nor_for_longer_than_the_pause(
            most in 0u32..6,
            steps in proptest::collection::vec((0u64..40, 0u8..4), 0..60),
        ) {
            let breaker = Breaker::new(most, PAUSE);
            let (mut now, mut row) = (0, 0);
            for (wait, what) in steps {
                now += wait;
                match breaker.enter(at(now)) {
                    Err(left) => {
                        prop_assert!(most > 0 && row >= most && left <= PAUSE);
                        prop_assert!(breaker.enter(at(now) + PAUSE).is_ok(), "one may always find out in the end");
                    }
                    Ok(pass) => {
                        let verdict = match what {
                            0 => Verdict::Good,
                            1 | 2 => Verdict::Bad,
                            _ => Verdict::Nothing,
                        };
                        let change = pass.ended(verdict, at(now));
                        match verdict {
                            Verdict::Good => row = 0,
                            Verdict::Bad => row += 1,
                            Verdict::Nothing => prop_assert_eq!(change, None),
                        }
                        let is_open = breaker.left(at(now)).is_some();
                        prop_assert_eq!(is_open, most > 0 && row >= most && verdict == Verdict::Bad);
                    }
                }
            }
        }
    }
}
