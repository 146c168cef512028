//! A sliding second: how many arrived in it, and whether one more may.

use std::collections::VecDeque;
use std::time::Duration;

/// The arrivals of the last second, by one client at one operation.
///
/// The window of an arrival at `t` is `(t - 1 s, t]`: what came exactly a second ago is out of it.
pub(crate) struct Window {
    limit: usize,
    arrived: VecDeque<Duration>,
    accepted: VecDeque<Duration>,
}

/// What the window says of one arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arrival {
    pub(crate) accepted: bool,
    /// All arrivals in its window, itself and the refused ones included.
    pub(crate) in_window: usize,
}

pub(crate) const LENGTH: Duration = Duration::from_secs(1);

impl Window {
    pub(crate) fn new(limit: u32) -> Self {
        Self {
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
            arrived: VecDeque::new(),
            accepted: VecDeque::new(),
        }
    }

    /// Judges an arrival; times must not go backwards. Only what is accepted counts against the limit.
    pub(crate) fn arrive(&mut self, at: Duration) -> Arrival {
        forget(&mut self.arrived, at);
        forget(&mut self.accepted, at);
        self.arrived.push_back(at);
        let accepted = self.accepted.len() < self.limit;
        if accepted {
            self.accepted.push_back(at);
        }
        Arrival { accepted, in_window: self.arrived.len() }
    }
}

fn forget(times: &mut VecDeque<Duration>, now: Duration) {
    while times.front().is_some_and(|time| *time + LENGTH <= now) {
        times.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Bursts and gaps around the second, down to the nanosecond where edges are.
    fn arrivals() -> impl Strategy<Value = Vec<Duration>> {
        let gap = prop_oneof![
            4 => Just(0_u64),
            2 => 0_u64..400_000_000,
            1 => 999_999_999_u64..=1_000_000_001,
        ];
        proptest::collection::vec(gap, 0..200).prop_map(|gaps| {
            let mut now = Duration::ZERO;
            gaps.into_iter()
                .map(|gap| {
                    now += Duration::from_nanos(gap);
                    now
                })
                .collect()
        })
    }

    fn within(times: &[Duration], end: Duration) -> usize {
        times.iter().filter(|time| **time <= end && **time + LENGTH > end).count()
    }

    proptest! {
        #[test]
        fn it_agrees_with_counting_everything(times in arrivals(), limit in 0_u32..8) {
            let mut window = Window::new(limit);
            let mut accepted = Vec::new();
            for (index, &at) in times.iter().enumerate() {
                let free = within(&accepted, at) < limit as usize;
                let arrival = window.arrive(at);
                prop_assert_eq!(arrival, Arrival { accepted: free, in_window: within(&times[..=index], at) });
                if free {
                    accepted.push(at);
                }
            }
        }

        #[test]
        fn no_second_lets_more_through_than_the_limit(times in arrivals(), limit in 1_u32..8) {
            let mut window = Window::new(limit);
            let accepted: Vec<_> = times.into_iter().filter(|at| window.arrive(*at).accepted).collect();
            for &end in &accepted {
                prop_assert!(within(&accepted, end) <= limit as usize);
            }
        }
    }

    #[test]
    fn an_arrival_a_second_later_meets_an_empty_window() {
        let mut window = Window::new(1);
        assert!(window.arrive(Duration::ZERO).accepted);
        assert!(!window.arrive(Duration::from_nanos(999_999_999)).accepted);
        assert!(window.arrive(LENGTH).accepted);
    }
}
