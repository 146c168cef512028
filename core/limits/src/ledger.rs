//! A day's quota as a value, for a store that is asked over a network: read it, take a step, write it back if nobody
//! else has written meanwhile.

use std::time::SystemTime;

use crate::quota::{Day, QuotaUsage, Source, Take, Unit, second_of};
use crate::standing::{Phase, Standing};
use crate::word::{join, low};

/// All that a quota remembers, but for a configured figure: that belongs to who asks. Its steps are those of a
/// [`Quota`](crate::Quota), and each gives the ledger that comes after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The day, how it stands and its count, packed; zero if nothing is known.
    pub state: u64,
    /// What had been used when the server refused last, and its day, packed; zero if it never has.
    pub learned: u64,
}

impl Ledger {
    /// Takes a unit at a time of the server's, or tells why there is none.
    #[must_use]
    pub fn take(self, at: SystemTime, figure: Option<u32>) -> (Self, Take) {
        let (next, answer) = self.standing().take(Day::of(at), second_of(at), figure, self.last_limit());
        (self.with(next), answer)
    }

    /// After a call that certainly never left.
    #[must_use]
    pub fn refunded(self, unit: &Unit) -> Self {
        self.with(self.standing().without(unit.day, unit.probe))
    }

    /// After a call that the server has not refused for its quota.
    #[must_use]
    pub fn accepted(self, unit: &Unit) -> Self {
        self.with(self.standing().proven(unit.day, unit.probe))
    }

    /// After a call that the server has refused for its quota, at a time of the server's.
    #[must_use]
    pub fn refused(self, unit: &Unit, at: SystemTime) -> Self {
        let next = self.standing().refused(unit.day, unit.probe, Day::of(at));
        let is_told = next.phase == Phase::Exhausted && next.day == unit.day;
        let learned = if is_told { join(next.value, next.day.0) } else { self.learned };
        Self { state: next.word(), learned }
    }

    /// After what somebody has counted who went on alone with a copy: so many units, and what he has found out.
    #[must_use]
    pub fn joined(self, alone: Self, units: u32) -> Self {
        let (now, other) = (self.standing(), alone.standing());
        if other.day != now.day {
            return if other.day > now.day { alone } else { self };
        }
        let value = now.used().saturating_add(units);
        match (now.phase, other.phase) {
            (Phase::Exhausted | Phase::Open, Phase::Exhausted) => {
                let next = self.with(Standing { phase: Phase::Exhausted, value, ..now });
                Self { learned: self.learned.max(alone.learned), ..next }
            }
            (Phase::Exhausted | Phase::Open, _) => self.with(Standing { value, ..now }),
            // He has been told what is still asked here.
            (_, Phase::Exhausted | Phase::Open) => alone,
            _ => self,
        }
    }

    /// What is known at a time of the server's.
    #[must_use]
    pub fn usage(self, at: SystemTime, figure: Option<u32>) -> QuotaUsage {
        let (day, standing) = (Day::of(at), self.standing());
        let refused = standing.day == day && standing.phase == Phase::Exhausted;
        let used = if standing.day == day { standing.used() } else { 0 };
        let learned = self.last_limit().map(|limit| (limit, Source::Server));
        let configured = figure.map(|figure| (figure, Source::Configured));
        let limit = if refused { Some((used, Source::Server)) } else { configured.or(learned) };
        QuotaUsage { used, limit, is_exhausted: refused || figure.is_some_and(|figure| used >= figure) }
    }

    fn last_limit(self) -> Option<u32> {
        (self.learned != 0).then_some(low(self.learned))
    }

    fn standing(self) -> Standing {
        Standing::of(self.state)
    }

    fn with(self, next: Standing) -> Self {
        Self { state: next.word(), ..self }
    }
}
