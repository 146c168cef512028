//! Pages that are fetched before anybody asks for them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use makokit_limits::Moment;
use tokio::task::JoinHandle;

use super::page::{Page, Place};
use super::{Arguments, CallOptions, Engine};
use crate::error::Error;
use crate::operation::Operation;

/// How many lists may have a page ahead; the oldest of more gives way. Each is a page in memory, until it is old.
const MOST: usize = 4;

/// The pages of a client's lists that are fetched, or being fetched, ahead.
#[derive(Default)]
pub(crate) struct Ahead {
    pages: Mutex<VecDeque<(Wanted, Fetched)>>,
}

/// For how long a page that was fetched ahead is as good as one that is asked for now.
const FRESH: Duration = Duration::from_secs(30);

/// Which page of which reading of a list.
#[derive(Clone, PartialEq)]
struct Wanted {
    row: &'static str,
    arguments: Arguments,
    place: Place,
}

/// A page on its way; nobody waits for one that is dropped.
struct Fetched {
    page: JoinHandle<Result<Page, Error>>,
    since: Moment,
}

impl Drop for Fetched {
    fn drop(&mut self) {
        self.page.abort();
    }
}

impl Engine {
    /// A page, and the one after it ahead of time once a list is really read on.
    pub(crate) async fn page_with_next(
        self: &Arc<Self>,
        row: &'static Operation,
        arguments: Arguments,
        place: Option<&Place>,
        options: &CallOptions,
    ) -> Result<Page, Error> {
        let wanted =
            place.map(|place| Wanted { row: row.id, arguments: arguments.clone(), place: place.clone() });
        let now = self.config.time.now();
        let ahead = match wanted.as_ref().and_then(|wanted| self.ahead.take(wanted, now)) {
            Some(mut fetched) => (&mut fetched.page).await.ok(),
            None => None,
        };
        let page = match ahead {
            // What went wrong then may have passed.
            Some(page) if !page.as_ref().is_err_and(|error| error.facts().retryable) => page?,
            _ => self.page_of(row, arguments.clone(), place, options).await?,
        };
        if let (Some(next), true) = (&page.next, place.is_some()) {
            let wanted = Wanted { row: row.id, arguments, place: next.clone() };
            let (engine, options, next) = (Arc::clone(self), options.clone(), wanted.clone());
            let fetching = tokio::spawn(async move {
                engine.page_of(row, next.arguments, Some(&next.place), &options).await
            });
            self.ahead.put(wanted, Fetched { page: fetching, since: self.config.time.now() });
        }
        Ok(page)
    }
}

impl Ahead {
    /// Forgets all of them: they were asked for with a token that is not the one any more.
    pub(super) fn clear(&self) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn take(&self, wanted: &Wanted, now: Moment) -> Option<Fetched> {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(_, page)| now - page.since < FRESH);
        let place = pages.iter().position(|(other, _)| other == wanted)?;
        pages.remove(place).map(|(_, page)| page)
    }

    fn put(&self, wanted: Wanted, page: Fetched) {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        while pages.len() >= MOST {
            pages.pop_front();
        }
        pages.push_back((wanted, page));
    }
}
