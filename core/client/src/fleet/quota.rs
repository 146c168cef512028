//! The day's quota of a fleet, as one process uses it.

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use makokit_limits::{Ledger, QuotaUsage, StoreName, Take, Unit};
use redis::Script;
use tokio::sync::oneshot;

use super::Fleet;
use super::link::{Lost, State, Up};
use super::share::PARTS;

/// For how many milliseconds a quota is kept that nobody uses: four weeks.
const KEPT: u64 = 28 * 86_400_000;

static QUOTA: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("quota.lua")));

/// A quota in the store: read, stepped here, and written back if nobody else has written; see `quota.lua`.
pub(crate) struct FleetQuota {
    fleet: Arc<Fleet>,
    key: String,
    inner: Mutex<Inner>,
    /// Held by the one whose step is on its way.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Inner {
    /// What the store held when it was seen last.
    seen: Ledger,
    figure: Option<u32>,
    /// How calls have ended, that the store has not been told.
    ends: Vec<End>,
    alone: Option<Alone>,
}

/// How a call has ended.
enum End {
    NotSent(Unit),
    Accepted(Unit),
    Refused(Unit, SystemTime),
}

/// What is counted while the store is lost.
struct Alone {
    ledger: Ledger,
    units: u32,
    figure: Option<u32>,
}

impl End {
    fn on(&self, ledger: Ledger) -> Ledger {
        match self {
            Self::NotSent(unit) => ledger.refunded(unit),
            Self::Accepted(unit) => ledger.accepted(unit),
            Self::Refused(unit, at) => ledger.refused(unit, *at),
        }
    }
}

impl Inner {
    /// What is known, with what the store does not know yet.
    fn ledger(&self) -> Ledger {
        self.alone.as_ref().map_or_else(
            || self.ends.iter().fold(self.seen, |ledger, end| end.on(ledger)),
            |alone| alone.ledger,
        )
    }

    /// What is counted without the store. Of what a configured figure leaves, as it was seen last, there is a share.
    fn on_its_own(&mut self, at: SystemTime) -> &mut Alone {
        let (ledger, figure) = (self.ledger(), self.figure);
        self.alone.get_or_insert_with(|| {
            let used = ledger.usage(at, figure).used;
            let share = |figure: u32| used.saturating_add(figure.saturating_sub(used).div_ceil(PARTS));
            Alone { ledger, units: 0, figure: figure.map(share) }
        })
    }
}

impl FleetQuota {
    pub(super) fn new(fleet: Arc<Fleet>, name: &StoreName) -> Arc<Self> {
        let key = format!("{{makokit}}:{name}:quota");
        Arc::new(Self { fleet, key, inner: Mutex::default(), turn: tokio::sync::Mutex::default() })
    }

    /// Takes a unit at a time of the server's, or tells why there is none.
    ///
    /// A unit that is taken for one who has gone meanwhile is given back.
    pub(crate) async fn take(self: &Arc<Self>, at: SystemTime) -> Take {
        loop {
            match self.fleet.link.state().await {
                State::Connecting(_) => {}
                State::Down(_) => return self.take_alone(at),
                State::Up(up) => {
                    let (done, taken) = oneshot::channel();
                    let quota = Arc::clone(self);
                    self.fleet.spawn(async move {
                        let Ok(Some(answer)) = quota.step(up, Some(at)).await else { return };
                        if let Err(Take::Taken(unit)) = done.send(answer) {
                            quota.refund(unit);
                        }
                    });
                    if let Ok(answer) = taken.await {
                        return answer;
                    }
                }
            }
        }
    }

    /// Gives back a unit whose call certainly never left.
    pub(crate) fn refund(self: &Arc<Self>, unit: Unit) {
        self.ended(End::NotSent(unit));
    }

    /// Tells that the server has not refused for the quota.
    pub(crate) fn accepted(self: &Arc<Self>, unit: Unit) {
        self.ended(End::Accepted(unit));
    }

    /// Tells that the server has refused for the quota, at a time of its own.
    pub(crate) fn refused(self: &Arc<Self>, unit: Unit, at: SystemTime) {
        self.ended(End::Refused(unit, at));
    }

    /// Refuses from `limit` on. Each process has its own figure; the count is everybody's.
    pub(crate) fn configure(&self, limit: u32) {
        let mut inner = self.inner();
        inner.figure = Some(inner.figure.map_or(limit, |figure| figure.min(limit)));
    }

    /// What is known, as the store has told last.
    pub(crate) fn usage(&self, at: SystemTime) -> QuotaUsage {
        let inner = self.inner();
        inner.ledger().usage(at, inner.figure)
    }

    /// Asks the store what was used.
    pub(super) async fn look(self: Arc<Self>) {
        if let State::Up(up) = self.fleet.link.state().await {
            let _ = self.step(up, None).await;
        }
    }

    fn take_alone(&self, at: SystemTime) -> Take {
        let mut inner = self.inner();
        let alone = inner.on_its_own(at);
        let (next, answer) = alone.ledger.take(at, alone.figure);
        alone.ledger = next;
        alone.units += u32::from(matches!(answer, Take::Taken(_)));
        answer
    }

    fn ended(self: &Arc<Self>, end: End) {
        let mut inner = self.inner();
        if let Some(alone) = &mut inner.alone {
            alone.ledger = end.on(alone.ledger);
            if let End::NotSent(_) = end {
                alone.units = alone.units.saturating_sub(1);
            }
            return;
        }
        let known = inner.ledger();
        // That a call was accepted is news only where somebody waits for it.
        if matches!(end, End::Accepted(_)) && end.on(known) == known {
            return;
        }
        inner.ends.push(end);
        drop(inner);
        let quota = Arc::clone(self);
        self.fleet.spawn(async move { quota.look().await });
    }

    /// Tells the store what is new and takes a unit at a time, as one step.
    async fn step(&self, up: Up, take: Option<SystemTime>) -> Result<Option<Take>, Lost> {
        let _turn = self.turn.lock().await;
        let (seen, ends, alone, figure) = {
            let mut inner = self.inner();
            (inner.seen, std::mem::take(&mut inner.ends), inner.alone.take(), inner.figure)
        };
        let (mut held, mut base) = (seen, seen);
        loop {
            let joined = alone.as_ref().map_or(base, |alone| base.joined(alone.ledger, alone.units));
            let told = ends.iter().fold(joined, |ledger, end| end.on(ledger));
            let (next, answer) = match take.map(|at| told.take(at, figure)) {
                Some((next, answer)) => (next, Some(answer)),
                None => (told, None),
            };
            let Ok(written) = self.write(&up, held, next).await else {
                self.keep(ends, alone);
                return Err(Lost);
            };
            match written {
                None => {
                    self.inner().seen = next;
                    return Ok(answer);
                }
                // A store that has forgotten is reminded.
                Some(present) => (held, base) = (present, if present.state == 0 { seen } else { present }),
            }
        }
    }

    /// Writes `next` over `held`; gives what is there if that is something else.
    async fn write(&self, up: &Up, held: Ledger, next: Ledger) -> Result<Option<Ledger>, Lost> {
        let mut question = QUOTA.prepare_invoke();
        question.key(&self.key).arg(held.state).arg(next.state).arg(next.learned).arg(KEPT);
        let link = &self.fleet.link;
        let (done, state, learned): (u8, u64, u64) =
            link.run(up.clone(), &question, &*self.fleet.time).await?;
        Ok((done == 0).then_some(Ledger { state, learned }))
    }

    /// What may have been written or not is told again, but for units that were given back: better counted than twice free.
    fn keep(&self, ends: Vec<End>, alone: Option<Alone>) {
        let mut inner = self.inner();
        inner.ends.extend(ends.into_iter().filter(|end| !matches!(end, End::NotSent(_))));
        inner.alone = inner.alone.take().or(alone);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
