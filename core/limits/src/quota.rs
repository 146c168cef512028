//! Daily quotas: counted for all sharers, refused only when a figure or the server says so.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::layout::word;
use crate::ledger::Ledger;
use crate::memory::Memory;
use crate::rate::Rate;
use crate::standing::{Phase, Standing};
use crate::word::{Word, join, low};

/// For how long a probe is waited for; after that its caller is taken for dead, and another one is let through.
pub(crate) const PATIENCE: u32 = 60;

const SECONDS: u64 = 86_400;

/// A day of the server's calendar, from 00:00 to 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub(crate) u32);

/// What is used of a quota, day by day of the server's calendar. Clones are the same quota; threads, and for a
/// machine's quota processes, use it without a lock, and the machine's is kept over restarts.
///
/// Nothing is refused until a figure is configured or the server has refused. After a refusal nothing more is let
/// through on that day. On the next one exactly one call is, whoever makes it: the others wait until it has told
/// whether the quota is open again. One object counts what its user lets it count, an endpoint or a sum of several.
///
/// Every time is the server's, as its answers tell it. Should it go back by a day (one server of several, around
/// midnight), the later day goes on. Should it go back further, the later day was an error: its count goes over to the
/// day that is told now. Should it jump ahead, a new day begins.
#[derive(Clone)]
pub struct Quota {
    memory: Arc<Memory>,
}

/// The answer to [`Quota::take`].
#[derive(Debug, PartialEq, Eq)]
pub enum Take {
    /// The call may leave, and counts.
    Taken(Unit),
    /// Nothing is left of the day.
    Exhausted(Exhausted),
    /// Somebody is finding out whether the new day is open. Ask again when that is told, or at this time of the
    /// server's.
    Probing(SystemTime),
}

/// A call that counts. Tell how it ended: with [`Quota::accepted`], [`Quota::refused`] or, if it certainly never left,
/// [`Quota::refund`]. It counts whether or not it is kept.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a unit counts against the quota; tell how its call ended"]
pub struct Unit {
    pub(crate) day: Day,
    used: u32,
    /// For a probe, when on its day it was let through.
    pub(crate) probe: Option<u32>,
}

/// Nothing is left of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted {
    /// What was counted on the day; others who do not share may have used more.
    pub used: u32,
    /// The limit: the configured figure, or what had been used when the server refused.
    pub limit: u32,
    /// Who says so.
    pub source: Source,
    /// 00:00 UTC of the next day.
    pub resets_at: SystemTime,
}

/// Where a limit comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was configured.
    Configured,
    /// The server has refused a call: the limit is at most this plus what others use who do not share.
    Server,
}

/// What a quota holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaUsage {
    /// What was counted on the day that was asked about: a lower bound of what the server counts.
    pub used: u32,
    /// The limit as far as one is known, and from where.
    pub limit: Option<(u32, Source)>,
    /// Whether nothing more is let through on that day.
    pub is_exhausted: bool,
}

impl Day {
    /// The day of a time; one before 1970 counts as its first day.
    #[must_use]
    pub fn of(time: SystemTime) -> Self {
        Self(u32::try_from(since_epoch(time) / SECONDS).unwrap_or(u32::MAX).min(Standing::LAST_DAY))
    }

    /// 00:00 UTC at its beginning.
    #[must_use]
    pub fn start(self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(u64::from(self.0) * SECONDS)
    }

    /// 00:00 UTC at its end.
    #[must_use]
    pub fn end(self) -> SystemTime {
        self.start() + Duration::from_secs(SECONDS)
    }
}

impl Unit {
    pub(crate) fn new(day: Day, used: u32, probe: Option<u32>) -> Self {
        Self { day, used, probe }
    }

    /// How many were used on the day, with this one.
    #[must_use]
    pub fn used(&self) -> u32 {
        self.used
    }

    /// Whether others wait for how its call ends.
    #[must_use]
    pub fn is_probe(&self) -> bool {
        self.probe.is_some()
    }
}

impl Quota {
    /// A quota of this process, of which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::on(Arc::new(Memory::heap(Rate::per_second(1), Duration::ZERO)))
    }

    /// Takes a unit at a time of the server's, or tells why there is none.
    #[must_use]
    pub fn take(&self, at: SystemTime) -> Take {
        let (day, second) = (Day::of(at), second_of(at));
        self.change(|standing| standing.take(day, second, self.figure(), self.last_limit()))
    }

    /// Gives back a unit whose call certainly never left.
    #[expect(clippy::needless_pass_by_value, reason = "a unit can be given back once only")]
    pub fn refund(&self, unit: Unit) {
        self.change(|standing| (standing.without(unit.day, unit.probe), ()));
    }

    /// Tells that the server has not refused for the quota, whatever else it said.
    #[expect(clippy::needless_pass_by_value, reason = "a call ends once only")]
    pub fn accepted(&self, unit: Unit) {
        self.change(|standing| (standing.proven(unit.day, unit.probe), ()));
    }

    /// Tells that the server has refused because its quota is used up, at a time of the server's. The unit was not
    /// used.
    #[expect(clippy::needless_pass_by_value, reason = "a call ends once only")]
    pub fn refused(&self, unit: Unit, at: SystemTime) {
        let day = Day::of(at);
        let closed = self.change(|standing| {
            let next = standing.refused(unit.day, unit.probe, day);
            (next, next)
        });
        if closed.phase == Phase::Exhausted && closed.day == unit.day {
            self.learned().write(join(closed.value, closed.day.0));
        }
    }

    /// Refuses from `limit` on. Of several figures the least holds, in a machine's quota until nobody has it open.
    pub fn configure(&self, limit: u32) {
        self.memory.find();
        let word = &self.memory.words()[word::CONFIGURED];
        let figure = u64::from(limit) + 1;
        let mut seen = word.read();
        while seen == 0 || seen > figure {
            match word.exchange(seen, figure) {
                Ok(()) => return,
                Err(other) => seen = other,
            }
        }
    }

    /// What is known at a time of the server's.
    #[must_use]
    pub fn usage(&self, at: SystemTime) -> QuotaUsage {
        self.memory.find();
        Ledger { state: self.state().read(), learned: self.learned().read() }.usage(at, self.figure())
    }

    /// What a forked child goes on with; see [`Window::of_child`](crate::Window::of_child).
    #[must_use]
    pub fn of_child(&self) -> Self {
        Self::on(Memory::of_child(&self.memory))
    }

    pub(crate) fn on(memory: Arc<Memory>) -> Self {
        Self { memory }
    }

    fn change<T>(&self, step: impl Fn(Standing) -> (Standing, T)) -> T {
        loop {
            self.memory.find();
            let (shape, state) = (&self.memory.words()[word::SHAPE], self.state());
            let seen = state.read();
            let (next, answer) = step(Standing::of(seen));
            if next.word() != seen && state.exchange(seen, next.word()).is_err() {
                continue;
            }
            // Where another memory has taken over this may have been too late to be copied. Better twice than never.
            if shape.read() != 0 || !self.memory.renew() {
                return answer;
            }
        }
    }

    /// The figure in force.
    fn figure(&self) -> Option<u32> {
        let figure = self.memory.words()[word::CONFIGURED].read().checked_sub(1)?;
        Some(u32::try_from(figure).unwrap_or(u32::MAX))
    }

    /// What had been used when the server refused last.
    fn last_limit(&self) -> Option<u32> {
        let learned = self.learned().read();
        (learned != 0).then_some(low(learned))
    }

    fn state(&self) -> &AtomicU64 {
        &self.memory.words()[word::QUOTA]
    }

    fn learned(&self) -> &AtomicU64 {
        &self.memory.words()[word::LEARNED]
    }
}

impl Default for Quota {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Quota {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let standing = Standing::of(self.state().read());
        formatter.debug_struct("Quota").field("standing", &standing).finish_non_exhaustive()
    }
}

/// Adds what one memory has counted to what another has.
#[cfg(unix)]
pub(crate) fn absorb(words: &[AtomicU64], lost: &[AtomicU64]) {
    let lost = Standing::of(lost[word::QUOTA].read());
    let state = &words[word::QUOTA];
    let mut seen = state.read();
    while let Err(other) = state.exchange(seen, Standing::of(seen).with(lost).word()) {
        seen = other;
    }
}

/// The second of its day.
pub(crate) fn second_of(time: SystemTime) -> u32 {
    u32::try_from(since_epoch(time) % SECONDS).unwrap_or(0)
}

fn since_epoch(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
