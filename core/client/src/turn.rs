//! A turn that one call has at a time: the urgent ones before the others, each in the order of their arrival.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;

/// Who goes first when the limit lets only some go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Priority {
    /// A person waits for it.
    #[default]
    Interactive,
    /// One of many, for which nobody waits.
    Bulk,
}

/// In which order turns are given.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lane {
    /// Who had the turn already, and had to give it back.
    Returning,
    Interactive,
    Bulk,
}

impl From<Priority> for Lane {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Interactive => Self::Interactive,
            Priority::Bulk => Self::Bulk,
        }
    }
}

/// The queue for a turn.
#[derive(Default)]
pub(crate) struct Turns(Arc<Mutex<Queue>>);

/// The turn. Dropping it passes it on, also when it was never looked at.
pub(crate) struct Turn(Option<Arc<Mutex<Queue>>>);

#[derive(Default)]
struct Queue {
    is_taken: bool,
    /// By lane.
    waiting: [VecDeque<oneshot::Sender<Turn>>; 3],
}

impl Turns {
    /// The turn, when it comes. Dropping the future leaves the queue.
    pub(crate) async fn take(&self, lane: Lane) -> Turn {
        let waiting = {
            let mut queue = lock(&self.0);
            if !queue.is_taken {
                queue.is_taken = true;
                return self.turn();
            }
            let (sender, receiver) = oneshot::channel();
            queue.waiting[lane as usize].push_back(sender);
            receiver
        };
        // A turn is always passed on; without it a call would merely be out of order.
        waiting.await.unwrap_or_else(|_| self.turn())
    }

    fn turn(&self) -> Turn {
        Turn(Some(Arc::clone(&self.0)))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(turns) = self.0.take() else { return };
        loop {
            let next = {
                let mut queue = lock(&turns);
                let next = queue.waiting.iter_mut().find_map(VecDeque::pop_front);
                queue.is_taken = next.is_some();
                next
            };
            let Some(next) = next else { return };
            match next.send(Self(Some(Arc::clone(&turns)))) {
                Ok(()) => return,
                // Who waited has gone: the turn goes to the one behind it, and not once more when this one is dropped.
                Err(mut turn) => drop(turn.0.take()),
            }
        }
    }
}

fn lock(queue: &Mutex<Queue>) -> MutexGuard<'_, Queue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use futures_util::future::join_all;

    use super::*;

    #[tokio::test]
    async fn the_urgent_go_first_and_each_kind_in_its_order() {
        let (turns, order) = (Turns::default(), Mutex::new(Vec::new()));
        let (urgent, bulk) = (Lane::Interactive, Lane::Bulk);
        let call = |(number, lane)| {
            let (turns, order) = (&turns, &order);
            async move {
                let _turn = turns.take(lane).await;
                order.lock().unwrap().push(number);
                tokio::task::yield_now().await;
            }
        };
        join_all([urgent, bulk, bulk, urgent, Lane::Returning, urgent].into_iter().enumerate().map(call))
            .await;
        assert_eq!(*order.lock().unwrap(), [0, 4, 3, 5, 1, 2]);
    }

    #[test]
    fn who_leaves_the_queue_holds_nobody_up() {
        let turns = Turns::default();
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(first) = pin!(turns.take(Lane::Bulk)).poll(&mut context) else { panic!() };
        let mut second = Box::pin(turns.take(Lane::Interactive));
        let mut third = Box::pin(turns.take(Lane::Bulk));
        assert!(
            second.as_mut().poll(&mut context).is_pending() && third.as_mut().poll(&mut context).is_pending()
        );
        drop(first);
        // The second has been given its turn, and goes before it has looked.
        drop(second);
        assert!(third.as_mut().poll(&mut context).is_ready());
        let Poll::Ready(first) = pin!(turns.take(Lane::Bulk)).poll(&mut context) else { panic!() };
        let mut gone = Box::pin(turns.take(Lane::Interactive));
        assert!(gone.as_mut().poll(&mut context).is_pending());
        drop(gone);
        drop(first);
        assert!(pin!(turns.take(Lane::Bulk)).poll(&mut context).is_ready());
    }
}
