//! The rate limit of a fleet, as one process uses it.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use makokit_limits::{Moment, Permit, Rate, StoreName, Usage};
use redis::{Script, ScriptInvocation};
use tokio::sync::Notify;

use super::link::{BORN, Down, State, Up};
use super::pool::{Grant, Lease, Pool, rounded};
use super::share::Share;
use super::{Fleet, LIFE};
use crate::holder::{Holder, name_in_fleet};

/// How long what is to be told to the store is gathered.
const GATHER: Duration = Duration::from_millis(25);

/// How long after it left a call of another process may arrive, as a rule.
const DOUBT_OF_OTHERS: Duration = Duration::from_millis(100);

/// Of more grants than these it is not told who holds them.
const MOST_TOLD: u32 = 10_000;

static WINDOW: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("window.lua")));
static HOLDERS: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("holders.lua")));

/// At most `limit` grants in any span for all that use the store; see `window.lua`.
pub(crate) struct FleetWindow {
    fleet: Arc<Fleet>,
    keys: [String; 2],
    /// By what the store knows this process.
    name: String,
    inner: Mutex<Inner>,
    /// The store has answered.
    answered: Notify,
}

struct Inner {
    rate: Rate,
    guard: Duration,
    pool: Pool,
    news: News,
    usage: Usage,
    holders: Vec<Holder>,
    /// The store said that nothing is to be had before.
    not_before: Moment,
    /// Somebody asks for permits.
    is_asking: bool,
    /// Somebody sees to it that news and unwanted permits get to the store.
    is_tended: bool,
    share: Option<Share>,
    /// When the last call that has left will have arrived.
    arrived: Moment,
}

/// What the store does not know yet.
#[derive(Default)]
struct News {
    /// How long after it was asked for a permit's call had arrived.
    settled: Vec<(Lease, Duration)>,
    returned: Vec<Lease>,
    /// What was granted without it, by its latest arrival.
    alone: VecDeque<Moment>,
}

/// A permit for one call.
#[derive(Debug)]
pub(crate) enum FleetPermit {
    /// Of the store's, with the moment of its use.
    Leased(Lease, Moment),
    /// Of the share of one that has lost the store.
    Alone(Permit),
}

impl FleetPermit {
    /// When it was handed out.
    pub(crate) fn granted(&self) -> Moment {
        match self {
            Self::Leased(_, used) => *used,
            Self::Alone(permit) => permit.granted(),
        }
    }
}

impl FleetWindow {
    pub(super) fn new(fleet: Arc<Fleet>, name: &StoreName, rate: Rate, guard: Duration) -> Arc<Self> {
        let usage = Usage { used: 0, limit: rate.limit.get(), span: rate.per + guard, peak: 0 };
        let inner = Inner {
            rate,
            guard,
            pool: Pool::default(),
            news: News::default(),
            usage,
            holders: Vec::new(),
            not_before: Moment::ZERO,
            is_asking: false,
            is_tended: false,
            share: None,
            arrived: Moment::ZERO,
        };
        let keys = ["log", "window"].map(|kind| format!("{{makokit}}:{name}:{kind}"));
        let name = name_in_fleet();
        Arc::new(Self { fleet, keys, name, inner: Mutex::new(inner), answered: Notify::new() })
    }

    /// A permit for a call that arrives within `doubt`, or when to ask again. Waits for the store, never for the limit.
    ///
    /// Dropping the future takes nothing: what the store grants meanwhile is for the next one.
    pub(crate) async fn reserve(self: &Arc<Self>, doubt: Duration) -> Result<FleetPermit, Moment> {
        loop {
            let mut answered = pin!(self.answered.notified());
            answered.as_mut().enable();
            let state = match self.fleet.link.glance() {
                Some(state) => state,
                None => self.fleet.link.state().await,
            };
            match state {
                State::Connecting(_) => continue,
                State::Down(down) => return self.alone(down, doubt),
                State::Up(up) => {
                    if let Some(answer) = self.at_hand(&up, doubt) {
                        return answer;
                    }
                }
            }
            answered.await;
        }
    }

    /// Tells that a call arrived no more than `late` after its permit was handed out.
    pub(crate) fn settle(self: &Arc<Self>, permit: FleetPermit, late: Duration) {
        let mut inner = self.inner();
        match permit {
            FleetPermit::Leased(lease, used) => {
                let after = used - lease.asked + late;
                inner.news.settled.push((lease, after));
                self.tend(&mut inner);
            }
            FleetPermit::Alone(permit) => {
                if let Some(share) = &inner.share {
                    share.window.settle(permit, late);
                }
            }
        }
    }

    /// Gives back a permit whose call certainly never left.
    pub(crate) fn refund(self: &Arc<Self>, permit: FleetPermit) {
        let mut inner = self.inner();
        match permit {
            FleetPermit::Leased(lease, _) => {
                inner.news.returned.push(lease);
                inner.not_before = Moment::ZERO;
                self.tend(&mut inner);
            }
            FleetPermit::Alone(permit) => {
                if let Some(share) = &inner.share {
                    share.window.refund(permit);
                }
            }
        }
    }

    /// What counted when the store was asked last; while it is lost, what counts of the share.
    pub(crate) fn usage(&self, now: Moment) -> Usage {
        let inner = self.inner();
        match &inner.share {
            Some(share) if self.fleet.link.is_lost() => share.usage(now),
            _ => inner.usage,
        }
    }

    /// Who held what counted when the store was asked last; while it is lost, this process what counts of its share.
    pub(crate) fn holders(&self, now: Moment) -> Vec<Holder> {
        let inner = self.inner();
        match &inner.share {
            Some(share) if self.fleet.link.is_lost() => match share.usage(now).used {
                0 => Vec::new(),
                used => vec![Holder::of_fleet(&self.name, used.into())],
            },
            _ => inner.holders.clone(),
        }
    }

    /// Whether the store is lost.
    pub(crate) fn is_alone(&self) -> bool {
        self.fleet.link.is_lost()
    }

    /// Takes on the stricter of the present settings and these.
    pub(crate) fn tighten(&self, rate: Rate, guard: Duration) {
        let mut inner = self.inner();
        if rate.limit < inner.rate.limit || guard > inner.guard {
            inner.rate.limit = inner.rate.limit.min(rate.limit);
            inner.guard = inner.guard.max(guard);
            inner.usage.limit = inner.rate.limit.get();
        }
    }

    #[cfg(test)]
    pub(super) fn fleet(&self) -> &Fleet {
        &self.fleet
    }

    /// Asks the store what counts, and who holds it.
    pub(super) async fn look(self: Arc<Self>) {
        let State::Up(up) = self.fleet.link.state().await else { return };
        self.ask(up.clone(), 0, Duration::ZERO).await;
        let (link, time) = (&self.fleet.link, &*self.fleet.time);
        let mut question = HOLDERS.prepare_invoke();
        question.key(&self.keys[0]).arg(MOST_TOLD);
        let Ok(told) = link.run::<Vec<(String, u64)>>(up, &question, time).await else { return };
        let mut holders: Vec<_> =
            told.iter().map(|(name, permits)| Holder::of_fleet(name, *permits)).collect();
        holders.sort_by(|one, other| (other.permits, &one.name).cmp(&(one.permits, &other.name)));
        self.inner().holders = holders;
    }

    /// A permit that is at hand, or when there will be one. If neither is known somebody asks.
    fn at_hand(self: &Arc<Self>, up: &Up, doubt: Duration) -> Option<Result<FleetPermit, Moment>> {
        let mut inner = self.inner();
        let now = self.fleet.time.now();
        if let Some(share) = inner.share.take() {
            let left = share.left(now);
            inner.news.alone.extend(left);
        }
        if let Some(lease) = inner.pool.take(now, doubt) {
            inner.arrived = inner.arrived.max(now + doubt);
            return Some(Ok(FleetPermit::Leased(lease, now)));
        }
        if inner.not_before > now {
            return Some(Err(inner.not_before));
        }
        if !std::mem::replace(&mut inner.is_asking, true) {
            let limit = inner.rate.limit.get();
            let wanted = inner.pool.wanted(now, limit);
            let (window, up) = (Arc::clone(self), up.clone());
            self.fleet.spawn(async move {
                window.ask(up, wanted, rounded(doubt)).await;
                window.inner().is_asking = false;
                window.answered.notify_waiters();
            });
        }
        None
    }

    /// A permit of the share.
    fn alone(&self, down: Down, doubt: Duration) -> Result<FleetPermit, Moment> {
        let mut inner = self.inner();
        let now = self.fleet.time.now();
        inner.not_before = Moment::ZERO;
        inner.pool.clear();
        if inner.share.as_ref().is_none_or(|share| share.since != down.since) {
            let arrived = inner.arrived.max(down.since + DOUBT_OF_OTHERS);
            let share = Share::new(inner.rate, inner.guard, down.since, arrived);
            let before = inner.share.replace(share);
            if let Some(before) = before {
                inner.news.alone.extend(before.left(now));
            }
        }
        let share = inner.share.as_mut().map(|share| share.reserve(now, doubt, down.until));
        let permit = share.unwrap_or(Err(now))?;
        inner.arrived = inner.arrived.max(now + doubt);
        Ok(FleetPermit::Alone(permit))
    }

    /// Tells the store what is new, and asks it for permits.
    async fn ask(self: &Arc<Self>, up: Up, wanted: u32, doubt: Duration) {
        let (link, time) = (&self.fleet.link, &*self.fleet.time);
        let asked = time.now();
        let question = self.question(asked, wanted, doubt);
        let Ok(answer) = link.run::<Vec<u64>>(up.clone(), &question, time).await else { return };
        let now = time.now();
        let [granted, first, count, wait, used, limit, span, peak] = answer[..] else {
            link.lose(&up, "it has forgotten what was granted", now);
            return;
        };
        let mut inner = self.inner();
        let count_of = |number| u32::try_from(number).unwrap_or(u32::MAX);
        inner.usage = Usage {
            used: count_of(used),
            limit: count_of(limit),
            span: Duration::from_micros(span),
            peak: count_of(peak),
        };
        if count > 0 {
            inner.pool.fill(now, Grant { asked, doubt, granted, first, count });
        } else if wanted > 0 {
            inner.not_before = now + Duration::from_micros(wait);
        }
        self.tend(&mut inner);
    }

    fn question(&self, now: Moment, wanted: u32, doubt: Duration) -> ScriptInvocation<'static> {
        let mut inner = self.inner();
        let news = std::mem::take(&mut inner.news);
        let mut question = WINDOW.prepare_invoke();
        question.key(&self.keys[0]).key(&self.keys[1]).key(BORN);
        question.arg(inner.rate.limit.get()).arg(micros(inner.rate.per + inner.guard));
        question.arg(wanted).arg(micros(LIFE + doubt)).arg(&self.name);
        question.arg(news.settled.len());
        for (lease, after) in news.settled {
            question.arg(lease.name(&self.name)).arg(micros(after));
        }
        question.arg(news.returned.len());
        for lease in news.returned {
            question.arg(lease.name(&self.name));
        }
        question.arg(news.alone.len());
        for arrives in news.alone {
            // One of the two is nothing.
            question.arg(micros(arrives - now) - micros(now - arrives));
        }
        question
    }

    /// Sees to it that the store is told, soon but not on a call's way.
    fn tend(self: &Arc<Self>, inner: &mut Inner) {
        let is_at_rest = inner.pool.is_empty() && inner.news.is_empty();
        if is_at_rest || std::mem::replace(&mut inner.is_tended, true) {
            return;
        }
        let window = Arc::clone(self);
        self.fleet.spawn(async move {
            let time = Arc::clone(&window.fleet.time);
            loop {
                time.sleep_until(time.now() + GATHER).await;
                if let Some(State::Up(up)) = window.fleet.link.glance() {
                    if window.has_news(time.now()) {
                        window.ask(up, 0, Duration::ZERO).await;
                    }
                } else {
                    // What the store cannot be told counts for as long as it may.
                    let mut inner = window.inner();
                    inner.news.settled.clear();
                    inner.news.returned.clear();
                    inner.pool.clear();
                }
                let mut inner = window.inner();
                if inner.pool.is_empty() && inner.news.settled.is_empty() && inner.news.returned.is_empty() {
                    inner.is_tended = false;
                    return;
                }
            }
        });
    }

    /// Whether there is something to tell; permits that nobody wants are.
    fn has_news(&self, now: Moment) -> bool {
        let mut inner = self.inner();
        let unwanted = inner.pool.unwanted(now);
        inner.news.returned.extend(unwanted);
        !inner.news.is_empty()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl News {
    fn is_empty(&self) -> bool {
        self.settled.is_empty() && self.returned.is_empty() && self.alone.is_empty()
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}
