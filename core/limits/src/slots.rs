//! The exact window without a lock: as many slots as the limit, each with the last grant that was taken from it.
//!
//! A slot is taken by one compare-and-swap, and only when `now` is at least a span after the latest moment at which
//! its last grant may have arrived. So two grants of one slot are never in one interval, and of N slots no more than N.
//! A slot needs no one to give it back: whoever is killed or suspended, at whatever instruction, leaves nothing behind
//! but a moment that passes.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::time::Duration;

use crate::layout::{HEADER, SLOT, word};
use crate::rate::{Held, MOST, Permit, Rate, Reservation, Usage, nanos};
use crate::time::Moment;
use crate::word::{Word, high, join, low};

/// The longest doubt. A slot that is in doubt for longer holds nothing that was ever granted, and is free.
pub(crate) const LARGEST_DOUBT: Duration = Duration::from_secs(60);

/// The process of what is granted for nobody who is known.
const NOBODY: u32 = 0;

/// Up to here a peak is exact at every moment; beyond, and below the limit, it may be short by this fraction.
const GRAIN: usize = 64;

/// A window in some memory.
pub(crate) struct Slots<'a, W> {
    words: &'a [W],
}

/// What is in force. Read again after a slot was taken: if it has changed, the slot was taken under the wrong terms.
#[derive(Clone, Copy, PartialEq)]
struct Terms {
    shape: u64,
    span: u64,
}

/// What a slot means at a moment.
enum State {
    Free,
    /// Its grant counts, at most until the moment.
    Counts(u64),
    /// Nobody can have granted that, as far as one knows at this moment.
    Impossible,
}

/// The end of a search.
enum Found {
    /// This slot, which held that before.
    Slot(usize, u64),
    /// None before this moment.
    At(Moment),
    /// Nothing that could be relied on: search again.
    Again,
}

impl<'a, W: Word> Slots<'a, W> {
    pub(crate) fn new(words: &'a [W]) -> Self {
        Self { words }
    }

    /// Takes a permit for a process, or tells when to ask again; none if another memory has taken over.
    pub(crate) fn reserve(&self, now: Moment, doubt: Duration, process: u32) -> Option<Reservation> {
        let doubt = nanos(doubt.min(LARGEST_DOUBT));
        loop {
            // Of two who read the clock in one order and arrive here in the other, both ask at the later moment.
            let now = self.words[word::LATEST].raise(now.as_nanos());
            let terms = self.terms()?;
            let held = now.saturating_add(doubt).saturating_add(1);
            match self.search(terms, now, held) {
                Found::At(moment) => return Some(Reservation::At(moment)),
                Found::Again => {}
                Found::Slot(slot, before) if self.terms() != Some(terms) => {
                    // Who has tightened meanwhile may have counted without this grant.
                    let _ = self.until(slot).exchange(held, before);
                }
                Found::Slot(slot, before) => {
                    self.since(slot).note(now.saturating_add(1));
                    self.holder(slot).note(u64::from(process));
                    self.note_peak(slot, terms, now);
                    let granted = Moment::from_nanos(now);
                    return Some(Reservation::Granted(Permit { slot, held, before, granted }));
                }
            }
        }
    }

    /// Makes a grant count from when it is known to have arrived; never longer than its doubt said.
    pub(crate) fn settle(&self, permit: &Permit, late: Duration) {
        let known = (permit.granted + late).as_nanos().saturating_add(1).min(permit.held);
        if self.change(permit, known) {
            self.since(permit.slot).note(known);
        }
    }

    /// Frees the slot of a permit.
    ///
    /// It gets back what it held before: one whose reading of the clock is older may still be within a span of that.
    pub(crate) fn refund(&self, permit: &Permit) {
        self.change(permit, permit.before);
    }

    pub(crate) fn usage(&self, now: Moment) -> Usage {
        let now = self.words[word::LATEST].read().max(now.as_nanos());
        let terms = self.terms().unwrap_or(Terms { shape: 0, span: 0 });
        let used = self.count(terms, now);
        Usage {
            used,
            limit: terms.limit(),
            span: Duration::from_nanos(terms.span),
            peak: u32::try_from(self.words[word::PEAK].glance()).unwrap_or(u32::MAX).max(used),
        }
    }

    /// Which processes hold what counts at `now`; who holds most comes first.
    pub(crate) fn holders(&self, now: Moment) -> Vec<Held> {
        let now = self.words[word::LATEST].read().max(now.as_nanos());
        let Some(terms) = self.terms() else { return Vec::new() };
        let mut held = BTreeMap::<_, u32>::new();
        for slot in (0..self.opened(terms)).filter(|slot| self.counts(*slot, terms, now)) {
            let process = u32::try_from(self.holder(slot).glance()).ok().and_then(NonZeroU32::new);
            *held.entry(process).or_default() += 1;
        }
        let mut holders: Vec<_> =
            held.into_iter().map(|(process, permits)| Held { process, permits }).collect();
        holders.sort_by_key(|held| std::cmp::Reverse(held.permits));
        holders
    }

    /// Takes on the stricter of these and the present settings.
    pub(crate) fn tighten(&self, rate: Rate, guard: Duration) {
        let rate = rate.kept();
        let per = self.words[word::PER].raise(nanos(rate.per));
        let guard = self.words[word::GUARD].raise(nanos(guard));
        self.words[word::SPAN].raise(per.saturating_add(guard));
        let shape = &self.words[word::SHAPE];
        let mut seen = shape.read();
        while seen != 0 && limit(seen) > rate.limit.get() {
            match shape.exchange(seen, join(rate.limit.get(), opened(seen))) {
                Ok(()) => return,
                Err(other) => seen = other,
            }
        }
    }

    /// Puts these settings in force, whatever was; for one who knows that nobody else is there.
    #[cfg(unix)]
    pub(crate) fn govern(&self, rate: Rate, guard: Duration) {
        let rate = rate.kept();
        let (per, guard) = (nanos(rate.per), nanos(guard));
        self.words[word::PER].write(per);
        self.words[word::GUARD].write(guard);
        self.words[word::SPAN].write(per.saturating_add(guard));
        let before = opened(self.words[word::SHAPE].read());
        self.words[word::SHAPE].write(join(rate.limit.get(), before.max(rate.limit.get())));
    }

    /// The settings in force.
    pub(crate) fn settings(&self) -> (Rate, Duration) {
        self.settings_of(self.words[word::SHAPE].read())
    }

    /// The settings that were in force with that shape.
    pub(crate) fn settings_of(&self, shape: u64) -> (Rate, Duration) {
        let limit = NonZeroU32::new(limit(shape)).unwrap_or(NonZeroU32::MIN);
        let per = Duration::from_nanos(self.words[word::PER].read());
        (Rate { limit, per }, Duration::from_nanos(self.words[word::GUARD].read()))
    }

    /// Takes as many grants at `now` as there may be, for nobody who is known.
    pub(crate) fn fill(&self, now: Moment) {
        while let Some(Reservation::Granted(_)) = self.reserve(now, Duration::ZERO, NOBODY) {}
    }

    /// Lets what counts in another window count here too, as far as there are slots for it.
    #[cfg(unix)]
    pub(crate) fn absorb(&self, other: &Self) {
        let Some(terms) = self.terms() else { return };
        let now = self.words[word::LATEST].raise(other.words[word::LATEST].read());
        for slot in 0..other.capacity() {
            let held = other.until(slot).read();
            if let State::Counts(_) = terms.state(held, now) {
                let mut places = 0..self.limit(terms);
                if let Some(place) = places.find(|place| self.take(*place, terms, now, held).is_ok()) {
                    self.holder(place).note(other.holder(slot).glance());
                }
            }
        }
    }

    fn search(&self, terms: Terms, now: u64, held: u64) -> Found {
        let usable = self.usable(terms, now);
        let hint = cut(self.words[word::HINT].glance());
        let start = if hint < usable { hint } else { 0 };
        let mut first = None;
        let mut note = |slot, end| {
            let hoped = (self.hoped(slot, terms, now, end), slot);
            first = Some(first.map_or(hoped, |other| hoped.min(other)));
        };
        for slot in (start..usable).chain(0..start) {
            match self.take(slot, terms, now, held) {
                Ok(before) => {
                    self.words[word::HINT].note((slot as u64).wrapping_add(1));
                    return Found::Slot(slot, before);
                }
                Err(State::Counts(end)) => note(slot, end),
                Err(_) => return Found::Again,
            }
        }
        for slot in usable..self.opened(terms) {
            if let State::Counts(end) = terms.state(self.until(slot).read(), now) {
                note(slot, end);
            }
        }
        let Some((moment, slot)) = first else { return Found::Again };
        if usable == self.limit(terms) {
            self.words[word::PEAK].raise(usable as u64);
        }
        self.words[word::HINT].note(slot as u64);
        Found::At(Moment::from_nanos(moment))
    }

    /// Takes a slot that is free, and tells what it held before; else tells why not.
    fn take(&self, slot: usize, terms: Terms, now: u64, held: u64) -> Result<u64, State> {
        let mut seen = self.until(slot).read();
        loop {
            match terms.state(seen, now) {
                State::Counts(moment) => return Err(State::Counts(moment)),
                // Every grant was taken after its moment had been made known. If a later one is known now, then it was
                // this one's reading of the clock that is old; otherwise the memory is damaged.
                State::Impossible if self.words[word::LATEST].read() > now => return Err(State::Impossible),
                State::Free | State::Impossible => match self.until(slot).exchange(seen, held) {
                    Ok(()) => return Ok(seen),
                    Err(other) => seen = other,
                },
            }
        }
    }

    /// How many of the first slots may be taken from.
    ///
    /// All up to the limit, unless it was higher a moment ago and grants still count beyond it. Then only so many that
    /// all of them, and all grants behind them, are within the limit. That grows until nothing is left behind.
    fn usable(&self, terms: Terms, now: u64) -> usize {
        let (limit, opened) = (self.limit(terms), self.opened(terms));
        if limit == opened {
            return limit;
        }
        let counts = |slot: usize| usize::from(self.counts(slot, terms, now));
        let mut behind: usize = (limit..opened).map(counts).sum();
        if behind == 0 {
            let shape = join(terms.limit(), terms.limit());
            let _ = self.words[word::SHAPE].exchange(terms.shape, shape);
            return limit;
        }
        let mut usable = limit;
        while usable > 0 && usable + behind > limit {
            usable -= 1;
            behind += counts(usable);
        }
        usable
    }

    /// When a slot may become free: at the end of its doubt only if nothing is told before.
    fn hoped(&self, slot: usize, terms: Terms, now: u64, certain: u64) -> u64 {
        let hoped = self.since(slot).glance().saturating_sub(1).saturating_add(terms.span);
        if now < hoped && hoped < certain { hoped } else { certain }
    }

    /// The slot that was taken `peak` grants ago tells whether more than `peak` may count; only then all are counted,
    /// and of a large number only now and then.
    fn note_peak(&self, slot: usize, terms: Terms, now: u64) {
        let (peak, limit) = (cut(self.words[word::PEAK].glance()), self.limit(terms));
        if peak >= limit || (peak >= GRAIN && !slot.is_multiple_of(1 + peak / GRAIN)) {
            return;
        }
        let before = if slot >= peak { slot - peak } else { slot + limit - peak };
        if peak == 0 || self.counts(before, terms, now) {
            self.words[word::PEAK].raise(u64::from(self.count(terms, now)));
        }
    }

    fn count(&self, terms: Terms, now: u64) -> u32 {
        let used = (0..self.opened(terms)).filter(|slot| self.counts(*slot, terms, now)).count();
        u32::try_from(used).unwrap_or(u32::MAX)
    }

    fn counts(&self, slot: usize, terms: Terms, now: u64) -> bool {
        matches!(terms.state(self.until(slot).read(), now), State::Counts(_))
    }

    fn change(&self, permit: &Permit, to: u64) -> bool {
        let slot = self.words.get(HEADER + SLOT * permit.slot);
        slot.is_some_and(|until| until.exchange(permit.held, to).is_ok())
    }

    fn terms(&self) -> Option<Terms> {
        let shape = self.words[word::SHAPE].read();
        (shape != 0).then(|| Terms { shape, span: self.words[word::SPAN].read() })
    }

    fn limit(&self, terms: Terms) -> usize {
        (terms.limit() as usize).min(self.capacity())
    }

    fn opened(&self, terms: Terms) -> usize {
        (opened(terms.shape) as usize).clamp(self.limit(terms), self.capacity())
    }

    fn capacity(&self) -> usize {
        (self.words.len() - HEADER) / SLOT
    }

    /// Until when the grant of a slot is in doubt: a nanosecond more than the moment, so that zero is "never taken".
    fn until(&self, slot: usize) -> &'a W {
        &self.words[HEADER + SLOT * slot]
    }

    /// Advice: since when it may have arrived, likewise.
    fn since(&self, slot: usize) -> &'a W {
        &self.words[HEADER + SLOT * slot + 1]
    }

    /// Advice: the process that it was given, zero if that is not known.
    fn holder(&self, slot: usize) -> &'a W {
        &self.words[HEADER + SLOT * slot + 2]
    }
}

impl Terms {
    fn limit(self) -> u32 {
        limit(self.shape)
    }

    fn state(self, held: u64, now: u64) -> State {
        let Some(latest) = held.checked_sub(1) else { return State::Free };
        let end = latest.saturating_add(self.span);
        if end <= now {
            State::Free
        } else if latest.saturating_sub(now) > nanos(LARGEST_DOUBT) {
            State::Impossible
        } else {
            State::Counts(end)
        }
    }
}

fn limit(shape: u64) -> u32 {
    low(shape)
}

fn opened(shape: u64) -> u32 {
    high(shape)
}

/// What stands in memory that may be damaged, as an index that does not overflow.
fn cut(value: u64) -> usize {
    usize::try_from(value).unwrap_or(0).min(MOST as usize)
}
