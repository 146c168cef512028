//! The promise of the window, over random histories.

use std::time::Duration;

use makokit_limits::{Key, Moment, ProcessStore, Rate, Reservation, Window};
use proptest::prelude::*;

const GUARD: Duration = Duration::from_millis(20);

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
        let mut window = Window::new(Rate::per_second(limit), GUARD);
        let mut now = 0;
        let mut kept = Vec::new();
        for (gap, refund) in gaps.iter().zip(refunds) {
            now += gap;
            if let Reservation::Granted(permit) = window.reserve(millis(now)) {
                if refund { window.refund(permit) } else { kept.push(millis(now)) }
            }
        }
        prop_assert!(worst(&kept, Duration::from_secs(1) + GUARD) <= limit as usize);
    }

    #[test]
    fn the_told_moment_is_exact(limit in 1_u32..12, gaps in prop::collection::vec(0_u64..200, 1..100)) {
        let mut window = Window::new(Rate::per_second(limit), GUARD);
        let mut now = Moment::ZERO;
        for gap in gaps {
            now = now + Duration::from_millis(gap);
            if let Reservation::At(again) = window.reserve(now) {
                prop_assert!(again > now);
                prop_assert_eq!(window.reserve(Moment::from_nanos(again.as_nanos() - 1)), Reservation::At(again));
                prop_assert!(matches!(window.reserve(again), Reservation::Granted(_)));
                now = again;
            }
        }
    }
}

#[test]
fn a_thousand_calls_take_the_full_rate() {
    let mut window = Window::new(Rate::per_second(100), GUARD);
    let mut now = Moment::ZERO;
    for _ in 0..1000 {
        while let Reservation::At(again) = window.reserve(now) {
            now = again;
        }
    }
    assert_eq!(now, millis(9 * 1020));
}

#[test]
fn a_clock_reading_that_comes_late_does_not_turn_the_window_back() {
    let mut window = Window::new(Rate::per_second(1), Duration::ZERO);
    assert!(matches!(window.reserve(millis(500)), Reservation::Granted(_)));
    assert_eq!(window.reserve(millis(400)), Reservation::At(millis(1500)));
    assert!(matches!(window.reserve(millis(1500)), Reservation::Granted(_)));
}

#[test]
fn a_refund_frees_exactly_its_own_place() {
    let mut window = Window::new(Rate::per_second(2), Duration::ZERO);
    let Reservation::Granted(first) = window.reserve(millis(0)) else { panic!("a free place was refused") };
    assert!(matches!(window.reserve(millis(100)), Reservation::Granted(_)));
    window.refund(first);
    assert!(matches!(window.reserve(millis(200)), Reservation::Granted(_)));
    assert_eq!(window.reserve(millis(300)), Reservation::At(millis(1100)));
    assert_eq!(window.usage(millis(300)).peak, 2);
}

#[test]
fn sharers_of_a_key_share_the_window_and_the_stricter_limit() {
    let store = ProcessStore::default();
    let key = Key { origin: "https://a.example".into(), account: "one".into(), operation: "addMako".into() };
    let wide = store.window(key.clone(), Rate::per_second(100), GUARD);
    let narrow = store.window(key.clone(), Rate::per_second(1), GUARD);
    assert!(matches!(wide.reserve(Moment::ZERO), Reservation::Granted(_)));
    assert_eq!(narrow.reserve(Moment::ZERO), Reservation::At(millis(1020)));
    assert_eq!(wide.reserve(Moment::ZERO), Reservation::At(millis(1020)));

    let other = store.window(Key { account: "two".into(), ..key }, Rate::per_second(1), GUARD);
    assert!(matches!(other.reserve(Moment::ZERO), Reservation::Granted(_)));
}
