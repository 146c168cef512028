//! The races of slots, in schedules that a checker chooses.

use std::sync::atomic::Ordering;
use std::time::Duration;

use shuttle::sync::atomic::AtomicU64;
use shuttle::sync::{Arc, Mutex};
use shuttle::thread as task;

use crate::layout::{HEADER, SLOT, word};
use crate::memory::image;
use crate::rate::{Permit, Rate, Reservation};
use crate::slots::Slots;
use crate::time::Moment;
use crate::word::Word;

const SCHEDULES: usize = 2000;
const NONE: Duration = Duration::ZERO;

impl Word for AtomicU64 {
    fn read(&self) -> u64 {
        self.load(Ordering::SeqCst)
    }

    fn write(&self, value: u64) {
        self.store(value, Ordering::SeqCst);
    }

    fn exchange(&self, current: u64, new: u64) -> Result<(), u64> {
        self.compare_exchange(current, new, Ordering::SeqCst, Ordering::SeqCst).map(drop)
    }

    fn replace(&self, new: u64) -> u64 {
        self.swap(new, Ordering::SeqCst)
    }

    fn raise(&self, value: u64) -> u64 {
        self.fetch_max(value, Ordering::SeqCst).max(value)
    }

    fn glance(&self) -> u64 {
        self.load(Ordering::SeqCst)
    }

    fn note(&self, value: u64) {
        self.store(value, Ordering::SeqCst);
    }
}

type Words = Arc<Vec<AtomicU64>>;

fn words(limit: u32) -> Words {
    let rate = Rate::per_second(limit);
    Arc::new(image(limit as usize, rate, NONE).into_iter().map(AtomicU64::new).collect())
}

fn secs(value: u64) -> Moment {
    Moment::from_nanos(value * 1_000_000_000)
}

fn reserve(words: &Words, now: Moment, doubt: Duration) -> Option<Permit> {
    match Slots::new(words).reserve(now, doubt, 1) {
        Some(Reservation::Granted(permit)) => Some(permit),
        _ => None,
    }
}

/// Runs one body in several threads, each with its number.
fn together(threads: u64, body: impl Fn(u64) + Send + Sync + 'static) {
    let body = Arc::new(body);
    let begin = |number| {
        let body = Arc::clone(&body);
        task::spawn(move || body(number))
    };
    let running: Vec<_> = (0..threads).map(begin).collect();
    for task in running {
        task.join().unwrap();
    }
}

/// The most moments in any second.
fn worst(moments: &[Moment]) -> usize {
    let within = |start: Moment, at: Moment| at >= start && at < start + Duration::from_secs(1);
    moments.iter().map(|start| moments.iter().filter(|at| within(*start, **at)).count()).max().unwrap_or(0)
}

#[test]
fn at_one_moment_exactly_the_limit_is_granted() {
    shuttle::check_random(
        || {
            let (words, granted) = (words(3), Arc::new(AtomicU64::new(0)));
            let (shared, count) = (Arc::clone(&words), Arc::clone(&granted));
            together(3, move |_| {
                for _ in 0..2 {
                    let permits = reserve(&shared, secs(1), NONE).map_or(0, |_| 1);
                    count.fetch_add(permits, Ordering::SeqCst);
                }
            });
            assert_eq!(granted.load(Ordering::SeqCst), 3);
            assert_eq!(Slots::new(&words).usage(secs(1)).used, 3);
        },
        SCHEDULES,
    );
}

/// Threads whose clocks are read in one order and arrive in another, some of which settle or give back.
#[test]
fn no_second_sees_more_arrive_than_the_limit() {
    shuttle::check_random(
        || {
            let (words, arrived) = (words(2), Arc::new(Mutex::new(Vec::new())));
            let (shared, log) = (Arc::clone(&words), Arc::clone(&arrived));
            together(3, move |number| {
                for round in 0..3 {
                    let half = Duration::from_millis(500);
                    let now = secs(1) + half * u32::try_from(number + 2 * round).unwrap();
                    let Some(permit) = reserve(&shared, now, half) else { continue };
                    if (number + round) % 3 == 0 {
                        Slots::new(&shared).refund(&permit);
                        continue;
                    }
                    let late = Duration::from_millis(100 * number);
                    log.lock().unwrap().push(permit.granted() + late);
                    if number > 0 {
                        Slots::new(&shared).settle(&permit, late);
                    }
                }
            });
            let arrived = arrived.lock().unwrap();
            assert!(worst(&arrived) <= 2, "{arrived:?}");
        },
        SCHEDULES,
    );
}

/// Whoever asks after a limit was tightened is within it, whoever was in the middle of taking a slot at that time.
#[test]
fn a_tightened_limit_holds_for_whoever_asks_afterwards() {
    shuttle::check_random(
        || {
            let words = words(3);
            let (before, after) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
            let (shared, one, other) = (Arc::clone(&words), Arc::clone(&before), Arc::clone(&after));
            together(3, move |number| {
                let taken = |count: &AtomicU64| {
                    let permits = reserve(&shared, secs(1), NONE).map_or(0, |_| 1);
                    count.fetch_add(permits, Ordering::SeqCst);
                };
                if number == 0 {
                    Slots::new(&shared).tighten(Rate::per_second(1), NONE);
                    taken(&other);
                } else {
                    taken(&one);
                }
            });
            let (before, after) = (before.load(Ordering::SeqCst), after.load(Ordering::SeqCst));
            assert!(after == 0 || before == 0, "{before} before, {after} after");
            let granted = u32::try_from(before + after).unwrap();
            assert_eq!(Slots::new(&words).usage(secs(1)).used, granted);
            // Once what was granted before is over, the new limit can be had in full, and no more.
            assert!(reserve(&words, secs(2), NONE).is_some());
            assert!(reserve(&words, secs(2), NONE).is_none());
        },
        SCHEDULES,
    );
}

/// What is copied after a memory was retired has every grant that was made in it.
#[test]
fn no_grant_is_missing_in_the_memory_that_takes_over() {
    shuttle::check_random(
        || {
            let words = words(3);
            let (held, copy) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
            let (log, copied) = (Arc::clone(&held), Arc::clone(&copy));
            together(3, move |number| {
                if number == 0 {
                    words[word::SHAPE].replace(0);
                    let slots = words[HEADER..].iter().step_by(SLOT);
                    copied.lock().unwrap().extend(slots.map(Word::read));
                } else if let Some(permit) = reserve(&words, secs(1), NONE) {
                    log.lock().unwrap().push(permit.held);
                }
            });
            let (held, copy) = (held.lock().unwrap(), copy.lock().unwrap());
            assert!(held.iter().all(|held| copy.contains(held)), "{held:?} in {copy:?}");
        },
        SCHEDULES,
    );
}
