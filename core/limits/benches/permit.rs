//! What a permit costs, beside governor in the same run; and what each of the two admits in its worst second.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a table for people; what fails here ends the run"
)]
#![expect(clippy::disallowed_methods, reason = "nothing but the real time measures a cost")]

use std::hint::black_box;
use std::num::NonZeroU32;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use governor::clock::FakeRelativeClock;
use governor::{Quota, RateLimiter};
use makokit_limits::{Moment, Rate, Reservation, Window};

const ROUNDS: u32 = 2_000_000;
const NONE: Duration = Duration::ZERO;
/// As many slots as a usual limit has, all of them free again after a microsecond.
const FREE: Rate = Rate { limit: NonZeroU32::new(100).unwrap(), per: Duration::from_micros(1) };

fn main() {
    println!("{:<58} {:>9}", "a permit", "ns");
    alone();
    #[cfg(unix)]
    sharing();
    full();
    let (ours, theirs) = worst_second();
    println!("\nmost calls in any second, asked for every millisecond at a limit of 100 a second:");
    println!("makokit {ours}, governor {theirs}");
}

/// One thread.
fn alone() {
    let window = Window::new(Rate::per_second(100), NONE);
    let mut now = Moment::ZERO;
    row("makokit, in process, the moment given", || {
        now = now + Duration::from_millis(10);
        grant(&window, now);
    });
    now = Moment::ZERO;
    row("makokit, in process, the moment given, settled", || {
        now = now + Duration::from_millis(20);
        let Reservation::Granted(permit) = window.reserve(now, Duration::from_millis(100)) else { return };
        window.settle(permit, NONE);
    });
    let large = Window::new(Rate::per_second(65_536), NONE);
    row("makokit, in process, the moment given, a limit of 65,536", || {
        now = now + Duration::from_micros(16);
        grant(&large, now);
    });
    let fake = FakeRelativeClock::default();
    let theirs = RateLimiter::direct_with_clock(Quota::per_second(FREE.limit), fake.clone());
    row("governor, its fake clock", || {
        fake.advance(Duration::from_millis(10));
        black_box(theirs.check()).unwrap();
    });
}

/// With the clock, alone and two threads at once.
#[cfg(unix)]
fn sharing() {
    let folder = tempfile::tempdir().unwrap();
    let machine = makokit_limits::Machine::open(&folder.path().join("limits")).unwrap();
    let name = makokit_limits::store_name("https://a.example:443", "one", "addMako");
    let window = Window::new(FREE, NONE);
    let shared = machine.store(&name, FREE, NONE).unwrap().window;
    let others = machine.store(&name, FREE, NONE).unwrap().window;
    let theirs = RateLimiter::direct(Quota::per_second(NonZeroU32::MAX));
    let read = makokit_limits::machine_now;
    row("reading the machine's clock", || {
        black_box(read());
    });
    row("makokit, in process, with the clock", || grant(&window, read()));
    row("makokit, machine-wide, with the clock", || grant(&shared, read()));
    row("governor, with its clock", || {
        black_box(theirs.check()).unwrap();
    });
    two(
        "makokit, in process, with the clock, 2 threads",
        || grant(&window, read()),
        || grant(&window, read()),
    );
    let name = "makokit, machine-wide, with the clock, 2 mappings";
    two(name, || grant(&shared, read()), || grant(&others, read()));
    let check = || black_box(theirs.check()).unwrap();
    two("governor, with its clock, 2 threads", check, check);
}

/// What it costs to be told the moment at which to ask again.
fn full() {
    for limit in [100, 65_536] {
        let window = Window::full(Rate::per_second(limit), NONE, Moment::ZERO);
        let name = format!("makokit, in process, refused at a limit of {limit}");
        timed(&name, 20_000_000 / limit, || {
            grant(&window, Moment::from_nanos(1));
        });
    }
}

fn grant(window: &Window, now: Moment) {
    let reservation = window.reserve(now, NONE);
    // A thread that was kept from running may find the microsecond full; it has asked all the same.
    let _ = black_box(reservation);
}

fn row(name: &str, step: impl FnMut()) {
    timed(name, ROUNDS, step);
}

/// The best of five, as what disturbs a measurement only ever adds to it.
fn timed(name: &str, rounds: u32, mut step: impl FnMut()) {
    let mut run = || {
        let start = Instant::now();
        (0..rounds).for_each(|_| step());
        start.elapsed() / rounds
    };
    let best = (0..5).map(|_| run()).min().unwrap_or_default();
    println!("{name:<58} {:>9}", best.as_nanos());
}

fn two(name: &str, one: impl Fn() + Sync, other: impl Fn() + Sync) {
    let (begin, rounds) = (Barrier::new(2), ROUNDS);
    let run = |step: &(dyn Fn() + Sync)| {
        begin.wait();
        let start = Instant::now();
        (0..rounds).for_each(|_| step());
        start.elapsed() / rounds
    };
    let both = || {
        thread::scope(|scope| {
            let first = scope.spawn(|| run(&one));
            let second = run(&other);
            first.join().unwrap().max(second)
        })
    };
    let best = (0..5).map(|_| both()).min().unwrap_or_default();
    println!("{name:<58} {:>9}", best.as_nanos());
}

/// The most that each lets through in any second, ours first.
fn worst_second() -> (usize, usize) {
    let window = Window::new(Rate::per_second(100), NONE);
    let fake = FakeRelativeClock::default();
    let theirs = RateLimiter::direct_with_clock(Quota::per_second(FREE.limit), fake.clone());
    let (mut ours_at, mut theirs_at) = (Vec::new(), Vec::new());
    for milli in 0..5000 {
        let now = Moment::from_nanos(milli * 1_000_000);
        while let Reservation::Granted(_) = window.reserve(now, NONE) {
            ours_at.push(milli);
        }
        while theirs.check().is_ok() {
            theirs_at.push(milli);
        }
        fake.advance(Duration::from_millis(1));
    }
    (worst(&ours_at), worst(&theirs_at))
}

fn worst(at: &[u64]) -> usize {
    let within = |start: u64| at.iter().filter(|at| (start..start + 1000).contains(*at)).count();
    (0..5000).map(within).max().unwrap_or(0)
}
