//! The promise of the window, over random histories.

use std::num::NonZeroU32;
use std::time::Duration;

use makokit_limits::{Held, Moment, Permit, Rate, Reservation, Window};
use proptest::prelude::*;

const GUARD: Duration = Duration::from_millis(20);
const NONE: Duration = Duration::ZERO;

fn millis(value: u64) -> Moment {
    Moment::from_nanos(value * 1_000_000)
}

/// The most grants in any interval of `span`, counted the slow and obvious way.
fn worst(grants: &[Moment], span: Duration) -> usize {
    grants
        .iter()
        .map(|start| grants.iter().filter(|at| *at >= start && **at < *start + span).count())
        .max()
        .unwrap_or(0)
}

proptest! {
    #[test]
    fn no_interval_holds_more_than_the_limit(
        limit in 1_u32..12,
        gaps in prop::collection::vec(0_u64..400, 1..200),
        refunds in prop::collection::vec(any::<bool>(), 200),
    ) {
        let window = Window::new(Rate::per_second(limit), GUARD);
        let mut now = 0;
        let mut kept = Vec::new();
        for (gap, refund) in gaps.iter().zip(refunds) {
            now += gap;
            if let Reservation::Granted(permit) = window.reserve(millis(now), NONE) {
                if refund { window.refund(permit) } else { kept.push(millis(now)) }
            }
        }
        prop_assert!(worst(&kept, Duration::from_secs(1) + GUARD) <= limit as usize);
    }

    /// Each call arrives at some time within its doubt, and its answer comes, tells so, or is lost.
    #[test]
    fn no_interval_sees_more_arrive_than_the_limit(
        limit in 1_u32..12,
        steps in prop::collection::vec((0_u64..300, 0_u64..200, 0_u64..600, any::<bool>()), 1..200),
    ) {
        let doubt = Duration::from_millis(200);
        let window = Window::new(Rate::per_second(limit), NONE);
        let (mut now, mut arrivals) = (0, Vec::new());
        let mut answers: Vec<(u64, Permit, Duration)> = Vec::new();
        for (gap, late, answer, lost) in steps {
            now += gap;
            for (_, permit, late) in answers.extract_if(.., |(at, ..)| *at <= now) {
                window.settle(permit, late);
            }
            if let Reservation::Granted(permit) = window.reserve(millis(now), doubt) {
                arrivals.push(millis(now + late));
                if !lost {
                    answers.push((now + late + answer, permit, Duration::from_millis(late)));
                }
            }
        }
        prop_assert!(worst(&arrivals, Duration::from_secs(1)) <= limit as usize);
    }

    #[test]
    fn the_told_moment_is_exact(limit in 1_u32..12, gaps in prop::collection::vec(0_u64..200, 1..100)) {
        let window = Window::new(Rate::per_second(limit), GUARD);
        let mut now = Moment::ZERO;
        for gap in gaps {
            now = now + Duration::from_millis(gap);
            if let Reservation::At(again) = window.reserve(now, NONE) {
                prop_assert!(again > now);
                prop_assert_eq!(window.reserve(Moment::from_nanos(again.as_nanos() - 1), NONE), Reservation::At(again));
                prop_assert!(matches!(window.reserve(again, NONE), Reservation::Granted(_)));
                now = again;
            }
        }
    }
}

#[test]
fn a_grant_in_doubt_counts_longer_until_its_answer_comes() {
    let second = Duration::from_secs(1);
    let window = Window::new(Rate::per_second(1), NONE);
    let Reservation::Granted(permit) = window.reserve(millis(0), second) else {
        panic!("a free place was refused")
    };
    // It may turn out to have arrived at once; when it has not by then, the doubt decides.
    assert_eq!(window.reserve(millis(10), NONE), Reservation::At(millis(1000)));
    assert_eq!(window.reserve(millis(1000), NONE), Reservation::At(millis(2000)));
    window.settle(permit, Duration::from_millis(300));
    assert_eq!(window.reserve(millis(1000), NONE), Reservation::At(millis(1300)));
    assert!(matches!(window.reserve(millis(1300), NONE), Reservation::Granted(_)));
}

#[test]
fn a_thousand_calls_take_the_full_rate() {
    let window = Window::new(Rate::per_second(100), GUARD);
    let mut now = Moment::ZERO;
    for _ in 0..1000 {
        while let Reservation::At(again) = window.reserve(now, NONE) {
            now = again;
        }
    }
    assert_eq!(now, millis(9 * 1020));
}

#[test]
fn a_clock_reading_that_comes_late_does_not_turn_the_window_back() {
    let window = Window::new(Rate::per_second(1), Duration::ZERO);
    assert!(matches!(window.reserve(millis(500), NONE), Reservation::Granted(_)));
    assert_eq!(window.reserve(millis(400), NONE), Reservation::At(millis(1500)));
    assert!(matches!(window.reserve(millis(1500), NONE), Reservation::Granted(_)));
}

#[test]
fn a_refund_frees_exactly_its_own_place() {
    let window = Window::new(Rate::per_second(2), Duration::ZERO);
    let Reservation::Granted(first) = window.reserve(millis(0), NONE) else {
        panic!("a free place was refused")
    };
    assert!(matches!(window.reserve(millis(100), NONE), Reservation::Granted(_)));
    window.refund(first);
    assert!(matches!(window.reserve(millis(200), NONE), Reservation::Granted(_)));
    assert_eq!(window.reserve(millis(300), NONE), Reservation::At(millis(1100)));
    assert_eq!(window.usage(millis(300)).peak, 2);
}

#[test]
fn sharers_share_the_stricter_limit() {
    let wide = Window::new(Rate::per_second(100), GUARD);
    let narrow = wide.clone();
    narrow.tighten(Rate::per_second(1), NONE);
    assert!(matches!(wide.reserve(Moment::ZERO, NONE), Reservation::Granted(_)));
    assert_eq!(narrow.reserve(Moment::ZERO, NONE), Reservation::At(millis(1020)));
    assert_eq!(wide.of_child().usage(Moment::ZERO).used, 1);
    let ours = Held { process: NonZeroU32::new(std::process::id()), permits: 1 };
    assert_eq!(wide.of_child().holders(Moment::ZERO), [ours]);
    assert_eq!(wide.holders(millis(1020)), []);
}

#[test]
fn a_full_window_lets_go_of_everything_at_once() {
    let window = Window::full(Rate::per_second(2), NONE, millis(500));
    assert_eq!(window.holders(millis(500)), [Held { process: None, permits: 2 }]);
    assert_eq!(window.reserve(millis(600), NONE), Reservation::At(millis(1500)));
    assert!(matches!(window.reserve(millis(1500), NONE), Reservation::Granted(_)));
}
