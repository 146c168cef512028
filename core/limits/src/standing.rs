//! How a day's quota stands, in one word, and the steps that it takes.

use crate::quota::{Day, Exhausted, PATIENCE, Source, Take, Unit};
use crate::word::{high, join, low};

/// A day, how it stands, and a number. All in 64 bits, so that a step is one exchange and who is killed leaves no half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) day: Day,
    pub(crate) phase: Phase,
    /// What was used; while somebody probes, the second of the day at which he began.
    pub(crate) value: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Units are to be had.
    Open = 0,
    /// The server has refused.
    Exhausted = 1,
    /// The server had refused on an earlier day, and nobody has asked again.
    Untried = 2,
    /// Somebody is asking.
    Probing = 3,
}

impl Standing {
    /// The last day that there is room for.
    pub(crate) const LAST_DAY: u32 = (1 << 24) - 1;

    pub(crate) fn of(word: u64) -> Self {
        let phase = match high(word) & 0xff {
            1 => Phase::Exhausted,
            2 => Phase::Untried,
            3 => Phase::Probing,
            _ => Phase::Open,
        };
        Self { day: Day(high(word) >> 8), phase, value: low(word) }
    }

    pub(crate) fn word(self) -> u64 {
        join(self.value, self.day.0 << 8 | self.phase as u32)
    }

    pub(crate) fn used(self) -> u32 {
        match self.phase {
            Phase::Probing => 1,
            _ => self.value,
        }
    }

    /// The step of one who wants a unit.
    ///
    /// `figure` is the configured limit, `learned` the one at the last refusal.
    pub(crate) fn take(
        self,
        day: Day,
        second: u32,
        figure: Option<u32>,
        learned: Option<u32>,
    ) -> (Self, Take) {
        let now = self.on(day);
        let exhausted = |used, limit, source, resets_at| {
            (now, Take::Exhausted(Exhausted { used, limit, source, resets_at }))
        };
        match now.phase {
            // The server is still in the day on which it refused.
            Phase::Untried | Phase::Probing if day < now.day => {
                let learned = learned.unwrap_or(0);
                exhausted(learned, learned, Source::Server, now.day.start())
            }
            Phase::Exhausted => exhausted(now.value, now.value, Source::Server, now.day.end()),
            Phase::Probing if second.wrapping_sub(now.value) < PATIENCE => (
                now,
                Take::Probing(
                    now.day.start() + std::time::Duration::from_secs((now.value + PATIENCE).into()),
                ),
            ),
            Phase::Open | Phase::Untried | Phase::Probing
                if figure.is_some_and(|figure| now.taken() >= figure) =>
            {
                exhausted(now.taken(), figure.unwrap_or(0), Source::Configured, now.day.end())
            }
            Phase::Open => {
                let used = now.value.saturating_add(1);
                (Self { value: used, ..now }, Take::Taken(Unit::new(now.day, used, None)))
            }
            Phase::Untried | Phase::Probing => {
                let probing = Self { phase: Phase::Probing, value: second, ..now };
                (probing, Take::Taken(Unit::new(now.day, 1, Some(second))))
            }
        }
    }

    /// The step of one whose unit was not used.
    pub(crate) fn without(self, day: Day, probe: Option<u32>) -> Self {
        match (self.phase, probe) {
            _ if day != self.day => self,
            (Phase::Probing, Some(second)) if second == self.value => {
                Self { phase: Phase::Untried, value: 0, ..self }
            }
            (Phase::Open | Phase::Exhausted, _) => Self { value: self.value.saturating_sub(1), ..self },
            _ => self,
        }
    }

    /// The step of one whose call was not refused.
    pub(crate) fn proven(self, day: Day, probe: Option<u32>) -> Self {
        match self.phase {
            // A probe that took too long is good news as well; the one that followed it counts too.
            Phase::Probing if day == self.day => {
                let used = if probe == Some(self.value) { 1 } else { 2 };
                Self { phase: Phase::Open, value: used, ..self }
            }
            Phase::Untried if day == self.day => Self { phase: Phase::Open, value: 1, ..self },
            _ => self,
        }
    }

    /// The step of one whose unit of a day was refused, on a day of the server's.
    pub(crate) fn refused(self, taken: Day, probe: Option<u32>, day: Day) -> Self {
        let now = self.without(taken, probe);
        if day > now.day {
            return Self { day, phase: Phase::Exhausted, value: 0 };
        }
        let is_of_now = day == now.day;
        match now.phase {
            Phase::Open if is_of_now => Self { phase: Phase::Exhausted, ..now },
            Phase::Untried | Phase::Probing if is_of_now => Self { phase: Phase::Exhausted, value: 0, ..now },
            // The server has not begun the day in which we believe. If nobody got anything on it, it is still untried.
            Phase::Open if now.value == 0 => Self { phase: Phase::Untried, ..now },
            _ => now,
        }
    }

    /// Both counts in one: that of the later day, or the sum.
    #[cfg(unix)]
    pub(crate) fn with(self, other: Self) -> Self {
        if self.day != other.day {
            return if self.day > other.day { self } else { other };
        }
        let phase = if other.phase == Phase::Open { self.phase } else { other.phase };
        let value = match phase {
            Phase::Probing => other.value.max(self.value).min(86_399),
            _ => self.used().saturating_add(other.used()),
        };
        Self { phase, value, ..self }
    }

    /// The standing on a day that the server tells.
    fn on(self, day: Day) -> Self {
        if day > self.day {
            let phase = if self.phase == Phase::Open { Phase::Open } else { Phase::Untried };
            Self { day, phase, value: 0 }
        } else if day.0 + 1 < self.day.0 {
            Self { day, ..self }
        } else {
            self
        }
    }

    fn taken(self) -> u32 {
        if self.phase == Phase::Open { self.value } else { 0 }
    }
}
