//! The vectors of `tests/corpus/limits` on a fleet's store: what its scripts answer has to be what the stores of a process
//! and of a machine answer.
//!
//! The window is asked as the script is, without leases, and by a clock that the test sets. The quota is asked through two
//! processes by turns, so that nothing can be known but by the store.

use std::cell::RefCell;
use std::time::SystemTime;

use makokit_limits::{QuotaUsage, Take, Unit, Usage, store_name};
use serde_json::Value;

use super::link::BORN;
use super::tests::fleet;
use super::tests::redis::Redis;
use super::*;
use cases::{Quotas, Rates, cases, told};

#[path = "../../../limits/tests/vectors/cases.rs"]
mod cases;

/// What a fleet answers otherwise, and why.
const NOT_OF_A_FLEET: &[(&str, &str)] = &[(
    "of two settings the stricter limit and the longer times",
    "sharers tell the store their spans, and not of what interval and guard they are made: the longest holds, \
         where the other stores take the longest of each",
)];

const TEXT: &str = include_str!("window.lua");

/// Where the script's copy finds the time.
const CLOCK: &str = "{makokit}:clock";

/// The moment that a case calls zero, in microseconds; a calendar's.
const ZERO: u64 = 1_700_000_000_000_000;

/// The script of the window, with a clock that stands until it is set.
struct Scripted {
    connection: RefCell<redis::Connection>,
    script: redis::Script,
    name: String,
    own: (Rate, Duration),
    now: Duration,
}

/// A member of the log, and when it was granted.
struct Granted(String);

/// What the script answers.
struct Answer {
    at: u64,
    first: u64,
    count: u64,
    wait: u64,
    usage: Usage,
}

/// What is told and wanted in one question, times in microseconds.
#[derive(Default)]
struct Question<'a> {
    wanted: u32,
    hold: Duration,
    arrived: Option<(&'a str, Duration)>,
    returned: Option<&'a str>,
}

impl Scripted {
    fn new(redis: &Redis, name: &str, own: (Rate, Duration)) -> Self {
        let (time, set) =
            ("redis.call('TIME')", format!("redis.call('HMGET', '{CLOCK}', 'seconds', 'micros')"));
        assert_eq!(TEXT.matches(time).count(), 1, "the clock is read once");
        let connection = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
        Self {
            connection: RefCell::new(connection),
            script: redis::Script::new(&TEXT.replace(time, &set)),
            name: name.to_owned(),
            own,
            now: Duration::ZERO,
        }
    }

    /// Sets the calendar, forward or back.
    fn set_clock(&self, now: Duration) {
        let now = ZERO + u64::try_from(now.as_micros()).unwrap();
        let mut set = redis::cmd("HSET");
        set.arg(CLOCK).arg("seconds").arg(now / 1_000_000).arg("micros").arg(now % 1_000_000);
        set.exec(&mut self.connection.borrow_mut()).unwrap();
    }

    /// Goes on to a moment. Vectors have clocks that are read late; the script reads its own in the order in which it is
    /// asked, and so it is never late.
    fn go_on(&mut self, now: Duration) {
        self.now = self.now.max(now);
        self.set_clock(self.now);
    }

    fn keys(&self) -> [String; 2] {
        ["log", "window"].map(|kind| format!("{{makokit}}:{}:{kind}", self.name))
    }

    /// Nothing if the store remembers nothing.
    fn ask(&self, (rate, guard): (Rate, Duration), question: &Question<'_>) -> Option<Answer> {
        let micros = |duration: Duration| u64::try_from(duration.as_micros()).unwrap();
        let mut asked = self.script.prepare_invoke();
        asked.key(&self.keys()).key(BORN);
        asked.arg(rate.limit.get()).arg(micros(rate.per + guard));
        asked.arg(question.wanted).arg(micros(question.hold));
        // The answers are the same for whoever asks.
        asked.arg("someone/1");
        asked.arg(u32::from(question.arrived.is_some()));
        if let Some((grant, took)) = question.arrived {
            asked.arg(grant).arg(micros(took));
        }
        asked.arg(u32::from(question.returned.is_some())).arg(question.returned);
        asked.arg(0);
        let answer: Vec<u64> = asked.invoke(&mut *self.connection.borrow_mut()).unwrap();
        let [at, first, count, wait, used, limit, span, peak] = answer[..] else {
            assert!(answer.is_empty(), "{answer:?}");
            return None;
        };
        let [used, limit, peak] = [used, limit, peak].map(|count| u32::try_from(count).unwrap());
        let usage = Usage { used, limit, peak, span: Duration::from_micros(span) };
        Some(Answer { at, first, count, wait, usage })
    }

    /// The log's name of a grant, whatever else stands in it.
    fn member(&self, answer: &Answer) -> String {
        let mut list = redis::cmd("ZRANGE");
        list.arg(&self.keys()[0]).arg(0).arg(-1);
        let log: Vec<String> = list.query(&mut self.connection.borrow_mut()).unwrap();
        let start = format!("{}:{}", answer.at, answer.first);
        let is_it = |member: &&String| {
            member.strip_prefix(&start).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        };
        log.iter().find(is_it).unwrap().clone()
    }

    fn told(&self, question: &Question<'_>) -> Answer {
        self.ask(self.own, question).unwrap()
    }
}

impl Rates for Scripted {
    type Permit = Granted;

    fn reserve(&mut self, now: Duration, doubt: Duration) -> Result<Granted, Duration> {
        self.go_on(now);
        let answer = self.told(&Question { wanted: 1, hold: doubt, ..Question::default() });
        match answer.count {
            0 => Err(Duration::from_micros(answer.at + answer.wait - ZERO)),
            _ => Ok(Granted(self.member(&answer))),
        }
    }

    fn settle(&mut self, permit: Granted, late: Duration) {
        self.told(&Question { arrived: Some((&permit.0, late)), ..Question::default() });
    }

    fn refund(&mut self, permit: Granted) {
        self.told(&Question { returned: Some(&permit.0), ..Question::default() });
    }

    /// Somebody else asks.
    fn tighten(&mut self, rate: Rate, guard: Duration) {
        self.ask((rate, guard), &Question::default()).unwrap();
    }

    fn usage(&mut self, now: Duration) -> Usage {
        self.go_on(now);
        self.told(&Question::default()).usage
    }
}

/// A quota as two processes use it. Who takes a unit tells how its call ended, and then it is the other's turn.
struct Two<'a> {
    runtime: &'a Runtime,
    quotas: [Arc<FleetQuota>; 2],
    turn: usize,
}

impl Two<'_> {
    /// What a process tells is on its way to the store for a moment; here that is waited for.
    fn tell(&self, process: usize, how: impl FnOnce(&Arc<FleetQuota>)) {
        how(&self.quotas[process]);
        self.runtime.block_on(Arc::clone(&self.quotas[process]).look());
    }
}

impl Quotas for Two<'_> {
    type Unit = (usize, Unit);

    fn take(&mut self, at: SystemTime) -> (Value, Option<Self::Unit>) {
        let process = self.turn;
        self.turn = 1 - process;
        let taken = self.runtime.block_on(self.quotas[process].take(at));
        (told(&taken), if let Take::Taken(unit) = taken { Some((process, unit)) } else { None })
    }

    fn accepted(&mut self, (process, unit): Self::Unit) {
        self.tell(process, |quota| quota.accepted(unit));
    }

    fn refused(&mut self, (process, unit): Self::Unit, at: SystemTime) {
        self.tell(process, |quota| quota.refused(unit, at));
    }

    fn refund(&mut self, (process, unit): Self::Unit) {
        self.tell(process, |quota| quota.refund(unit));
    }

    /// A figure is each process's own.
    fn configure(&mut self, limit: u32) {
        self.quotas.iter().for_each(|quota| quota.configure(limit));
    }

    fn usage(&mut self, at: SystemTime) -> QuotaUsage {
        let process = self.turn;
        self.tell(process, |_| {});
        self.quotas[process].usage(at)
    }
}

#[test]
fn the_script_of_the_window_answers_as_the_vectors_say() {
    let redis = Redis::old();
    let cases = cases("rate.jsonl");
    for (name, why) in NOT_OF_A_FLEET {
        assert!(cases.iter().any(|case| case.name() == *name), "{name:?} is no vector ({why})");
    }
    for case in cases {
        if NOT_OF_A_FLEET.iter().all(|(name, _)| *name != case.name()) {
            case.play_rate(&mut Scripted::new(&redis, case.name(), case.settings()));
        }
    }
}

#[test]
fn the_quota_of_a_fleet_answers_as_the_vectors_say() {
    let redis = Redis::old();
    let fleets = [fleet(&redis, Duration::ZERO), fleet(&redis, Duration::from_secs(3600))];
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    for case in cases("quota.jsonl") {
        let name = store_name("vectors", "", case.name());
        let quotas = fleets.each_ref().map(|fleet| fleet.quota(&name));
        case.play_quota(&mut Two { runtime: &runtime, quotas, turn: 0 });
    }
}

const MILLI: Duration = Duration::from_millis(1);

/// One a second, asked for at moments of the store's calendar: whether it was granted, else how long to wait.
fn asked(window: &Scripted, now: Duration) -> Result<(), Duration> {
    window.set_clock(now);
    let answer = window.told(&Question { wanted: 1, ..Question::default() });
    if answer.count == 1 { Ok(()) } else { Err(Duration::from_micros(answer.wait)) }
}

fn window(redis: &Redis, name: &str, limit: u32) -> Scripted {
    Scripted::new(redis, name, (Rate::per_second(limit), Duration::ZERO))
}

#[test]
fn a_calendar_that_is_set_back_opens_nothing_and_stands_still_for_that_moment() {
    let redis = Redis::old();
    let window = window(&redis, "set back", 1);
    assert_eq!(asked(&window, 5000 * MILLI), Ok(()));
    assert_eq!(asked(&window, 5400 * MILLI), Err(600 * MILLI));
    // From here on it is the same moment again, and then goes on from there.
    assert_eq!(asked(&window, 1000 * MILLI), Err(600 * MILLI));
    assert_eq!(asked(&window, 1599 * MILLI), Err(MILLI));
    assert_eq!(asked(&window, 1600 * MILLI), Ok(()));
}

#[test]
fn stricter_settings_hold_until_nobody_has_brought_them_for_a_minute() {
    let redis = Redis::old();
    let window = window(&redis, "stricter", 3);
    let strict = (Rate { limit: 1.try_into().unwrap(), per: 2000 * MILLI }, Duration::ZERO);
    window.set_clock(Duration::ZERO);
    window.ask(strict, &Question::default()).unwrap();
    let limit = |now: Duration| {
        window.set_clock(now);
        let usage = window.told(&Question::default()).usage;
        (usage.limit, usage.span)
    };
    assert_eq!(limit(59_999 * MILLI), (1, 2000 * MILLI));
    assert_eq!(limit(60_000 * MILLI), (3, 1000 * MILLI));
}

#[test]
fn a_store_that_has_forgotten_says_so_and_grants_nothing() {
    let redis = Redis::old();
    let window = window(&redis, "forgotten", 1);
    window.set_clock(Duration::ZERO);
    redis.say(&format!("DEL {BORN}"));
    assert!(window.ask(window.own, &Question { wanted: 1, ..Question::default() }).is_none());
    redis.age();
    assert_eq!(window.told(&Question::default()).usage.used, 0);
}
