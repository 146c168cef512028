//! The wait for a permit: one queue for each operation, in the order of arrival.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use makokit_limits::{Moment, Time, Usage};
use tokio::sync::{Notify, Semaphore, SemaphorePermit};

use crate::daily::Daily;
use crate::rates::{Rates, Ticket};
use crate::turn::{Lane, Priority, Turn, Turns};
use crate::way::Way;

/// How many calls of one operation may hold a connection, at most. As many as the limit lets go in a second are enough for
/// the full rate at an answer time of a second, and few enough that none grows stale while it waits.
const CONNECTIONS: usize = 128;
const LEAST_CONNECTIONS: usize = 4;

/// One in so many of these is not for bulk, so that a person need not wait until a flood has ebbed away.
const RESERVED: usize = 8;

/// What stands between the calls of one operation and the network.
pub(crate) struct Gate {
    places: Semaphore,
    bulk_places: Semaphore,
    /// How many calls wait, for a place or for a permit: urgent ones, and those for which nobody waits.
    waiting: [AtomicUsize; 2],
    turns: Turns,
    pub(crate) rates: Rates,
    pub(crate) quota: Daily,
    /// Whether anything counts against the quota.
    pub(crate) counts: AtomicBool,
    /// Who shares them, where that does not change.
    store: &'static str,
    pub(crate) way: Way,
    answered: Notify,
}

/// One of those who wait.
pub(crate) struct InLine<'a>(&'a AtomicUsize);

impl Drop for InLine<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A place among those that may hold a connection.
pub(crate) struct Place<'a> {
    _of_all: Option<SemaphorePermit<'a>>,
    _of_bulk: Option<SemaphorePermit<'a>>,
}

/// What kind of permit is wanted.
pub(crate) struct Wish<'a> {
    /// After this moment it is of no use.
    pub(crate) deadline: Moment,
    /// Whether the request is the first of its connection.
    pub(crate) first: bool,
    /// Is told once if there is a wait, and how long it is.
    pub(crate) waiting: &'a (dyn Fn(Duration) + Send + Sync),
}

/// The permit would come too late: after this time.
#[derive(Debug)]
pub(crate) struct TooLate(pub(crate) Duration);

impl Gate {
    pub(crate) fn new(rates: Rates, quota: Daily, store: &'static str, way: Way) -> Arc<Self> {
        let limit = usize::try_from(rates.usage(Moment::ZERO).limit).unwrap_or(CONNECTIONS);
        let places = limit.clamp(LEAST_CONNECTIONS, CONNECTIONS);
        Arc::new(Self {
            places: Semaphore::new(places),
            bulk_places: Semaphore::new(places - places.div_ceil(RESERVED)),
            waiting: [AtomicUsize::new(0), AtomicUsize::new(0)],
            turns: Turns::default(),
            rates,
            quota,
            counts: AtomicBool::new(false),
            store,
            way,
            answered: Notify::new(),
        })
    }

    /// What a forked child goes on with; nothing where that is to be asked for anew.
    pub(crate) fn of_child(&self) -> Option<Arc<Self>> {
        match (&self.rates, &self.quota) {
            (Rates::Local(window), Daily::Local(quota)) => {
                let (rates, quota) = (Rates::Local(window.of_child()), Daily::Local(quota.of_child()));
                Some(Self::new(rates, quota, self.store, self.way.of_child()))
            }
            _ => None,
        }
    }

    /// Who shares its limits.
    pub(crate) fn store(&self) -> &'static str {
        match &self.rates {
            Rates::Fleet(window) if window.is_alone() => "fleet (lost)",
            _ => self.store,
        }
    }

    /// What counts at `now`, and for how long.
    pub(crate) fn usage(&self, now: Moment) -> Usage {
        let usage = self.rates.usage(now);
        Usage { span: usage.span + self.way.added(now), ..usage }
    }

    /// Joins those who wait, unless that is in vain: of those before it no more than the limit leave in a span, and then
    /// its permit would come after `deadline`.
    pub(crate) fn join(
        &self,
        now: Moment,
        deadline: Moment,
        priority: Priority,
    ) -> Result<InLine<'_>, TooLate> {
        let [urgent, others] = &self.waiting;
        let (line, ahead) = match priority {
            Priority::Interactive => (urgent, 0),
            Priority::Bulk => (others, urgent.load(Ordering::Relaxed)),
        };
        let ahead = ahead + line.fetch_add(1, Ordering::Relaxed);
        let line = InLine(line);
        // To ask the window what it holds is not for nothing.
        if ahead < CONNECTIONS / 2 {
            return Ok(line);
        }
        let usage = self.usage(now);
        let spans = u32::try_from(ahead).unwrap_or(u32::MAX) / usage.limit.max(1);
        let earliest = now + usage.span.saturating_mul(spans);
        if earliest > deadline { Err(TooLate(earliest - now)) } else { Ok(line) }
    }

    /// A place among those that may hold a connection. Dropping it gives it back.
    pub(crate) async fn place(&self, priority: Priority) -> Place<'_> {
        // The semaphores are never closed; without them a call would merely open one connection more.
        let of_bulk = match priority {
            Priority::Bulk => self.bulk_places.acquire().await.ok(),
            Priority::Interactive => None,
        };
        Place { _of_all: self.places.acquire().await.ok(), _of_bulk: of_bulk }
    }

    /// The turn to ask for a permit. Dropping the future while it waits lets the next in the queue move up.
    pub(crate) async fn turn(&self, lane: Lane) -> Turn {
        self.turns.take(lane).await
    }

    /// A permit for who has the turn, as soon as it may be had; an error as soon as it turns out to come too late.
    pub(crate) async fn permit(&self, _: &Turn, time: &dyn Time, wish: &Wish<'_>) -> Result<Ticket, TooLate> {
        let mut told = false;
        loop {
            let mut answered = pin!(self.answered.notified());
            answered.as_mut().enable();
            let now = time.now();
            match self.rates.reserve(now, self.way.doubt(now, wish.first)).await {
                Ok(ticket) => return Ok(ticket),
                Err(moment) if moment > wish.deadline => return Err(TooLate(moment - time.now())),
                Err(moment) => {
                    if !std::mem::replace(&mut told, true) {
                        (wish.waiting)(moment - time.now());
                    }
                    tokio::select! {
                        () = time.sleep_until(moment) => {}
                        () = answered => {}
                    }
                }
            }
        }
    }

    /// Tells when the answer to a request began to come.
    pub(crate) fn answered(&self, ticket: Ticket, at: Moment, first: bool) {
        let late = self.way.late(at - ticket.granted(), at, first);
        self.rates.settle(ticket, late);
        self.answered.notify_waiters();
    }

    /// Gives back a permit whose call was never written.
    pub(crate) fn refund(&self, ticket: Ticket) {
        self.rates.refund(ticket);
        self.answered.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use makokit_limits::{Clock, Quota, Rate, VirtualTime, Window};

    use super::*;

    fn wish(first: bool) -> Wish<'static> {
        Wish { deadline: Moment::from_nanos(u64::MAX), first, waiting: &|_| {} }
    }

    fn gate_of(limit: u32, guard: Option<Duration>) -> Arc<Gate> {
        let window = Window::new(Rate::per_second(limit), guard.unwrap_or_default());
        Gate::new(Rates::Local(window), Daily::Local(Quota::new()), "process", Way::new(guard))
    }

    /// One of one call in a second, without a guard.
    fn gate() -> Arc<Gate> {
        gate_of(1, Some(Duration::ZERO))
    }

    /// How long after the first permit the second one comes, when the first one's answer took `took`.
    async fn second(gate: &Gate, took: Duration, first: bool) -> Duration {
        let time = VirtualTime::default();
        let permit = gate.permit(&gate.turn(Lane::Bulk).await, &time, &wish(first)).await.unwrap();
        gate.answered(permit, time.now() + took, first);
        let granted = gate.permit(&gate.turn(Lane::Bulk).await, &time, &wish(false)).await.unwrap().granted();
        granted - Moment::ZERO
    }

    #[tokio::test]
    async fn a_request_that_was_late_holds_back_the_one_after_it() {
        let millis = Duration::from_millis;
        // Nothing is known of the way yet: the request had arrived when its answer came, and perhaps not before.
        assert_eq!(second(&gate(), millis(60), false).await, millis(1060));
        assert_eq!(second(&gate(), millis(300), true).await, millis(1300));

        let known = || {
            let gate = gate();
            gate.way.learnt(millis(20));
            gate
        };
        assert_eq!(second(&known(), millis(20), false).await, millis(1000));
        assert_eq!(second(&known(), millis(60), false).await, millis(1040));
        assert_eq!(second(&known(), millis(60), true).await, millis(1060));
        // A slow answer is not taken for a late request without end: the server may simply have been slow.
        assert_eq!(second(&known(), millis(900), false).await, millis(1100));
    }

    #[tokio::test]
    async fn a_guard_that_adapts_is_added_to_each_lateness() {
        let millis = Duration::from_millis;
        assert_eq!(second(&gate_of(1, Some(millis(30))), millis(60), false).await, millis(1090));
        assert_eq!(second(&gate_of(1, None), millis(60), false).await, millis(1085));
        assert_eq!(second(&gate_of(1, None), millis(900), false).await, millis(1125));
        let refused = gate_of(1, None);
        refused.way.refused(Moment::ZERO);
        assert_eq!(second(&refused, millis(60), false).await, millis(1110));
        let quiet = gate_of(1, None);
        quiet.way.learnt(millis(20));
        assert_eq!(second(&quiet, millis(20), false).await, millis(1005));
        assert_eq!(quiet.usage(Moment::ZERO).span, millis(1005));

        // One that is never answered has it, too.
        let (gate, time) = (gate_of(1, None), VirtualTime::default());
        let _unanswered = gate.permit(&gate.turn(Lane::Bulk).await, &time, &wish(false)).await.unwrap();
        let granted = gate.permit(&gate.turn(Lane::Bulk).await, &time, &wish(false)).await.unwrap().granted();
        assert_eq!(granted - Moment::ZERO, millis(1125));
    }

    #[test]
    fn who_would_wait_in_vain_is_told_at_once() {
        let gate = gate_of(10, Some(Duration::ZERO));
        let deadline = Moment::ZERO + Duration::from_secs(10);
        let join = |priority| gate.join(Moment::ZERO, deadline, priority);
        let line: Vec<_> = (0..200).map_while(|_| join(Priority::Bulk).ok()).collect();
        // The 110th would leave after eleven seconds.
        assert_eq!(line.len(), 110);
        assert!(join(Priority::Interactive).is_ok(), "it goes before them");
        drop(line);
        assert!(join(Priority::Bulk).is_ok());
    }

    #[tokio::test]
    async fn an_answer_lets_go_whoever_waits_for_it() {
        let gate = gate();
        let time = Arc::new(crate::time::RealTime);
        let permit = gate.permit(&gate.turn(Lane::Bulk).await, &*time, &wish(true)).await.unwrap();
        let waiting = {
            let (gate, time) = (Arc::clone(&gate), Arc::clone(&time));
            tokio::spawn(async move {
                gate.permit(&gate.turn(Lane::Bulk).await, &*time, &wish(false)).await.unwrap()
            })
        };
        tokio::task::yield_now().await;
        gate.refund(permit);
        let second = waiting.await.unwrap();
        assert!(second.granted() > Moment::ZERO);
    }
}
