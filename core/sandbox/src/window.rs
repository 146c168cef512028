//! A sliding second: how many arrived in it.

use std::collections::VecDeque;
use std::time::Duration;

/// The arrivals of the last second, by one client at one operation, refused ones included.
///
/// The window of an arrival at `t` is `(t - 1 s, t]`: what came exactly a second ago is out of it.
#[derive(Default)]
pub(crate) struct Window {
    arrived: VecDeque<Duration>,
}

pub(crate) const LENGTH: Duration = Duration::from_secs(1);

impl Window {
    /// Notes an arrival and tells how many there are in its window, itself included. Times must not go backwards.
    pub(crate) fn arrive(&mut self, at: Duration) -> usize {
        forget(&mut self.arrived, at);
        self.arrived.push_back(at);
        self.arrived.len()
    }
}

/// Drops what is out of the window of a moment.
pub(crate) fn forget(times: &mut VecDeque<Duration>, now: Duration) {
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
        fn it_agrees_with_counting_everything(times in arrivals()) {
            let mut window = Window::default();
            for (index, &at) in times.iter().enumerate() {
                prop_assert_eq!(window.arrive(at), within(&times[..=index], at));
            }
        }
    }

    #[test]
    fn an_arrival_a_second_later_meets_an_empty_window() {
        let mut window = Window::default();
        assert_eq!(window.arrive(Duration::ZERO), 1);
        assert_eq!(window.arrive(Duration::from_nanos(999_999_999)), 2);
        assert_eq!(window.arrive(LENGTH), 2);
        assert_eq!(window.arrive(LENGTH * 2), 1);
    }
}
