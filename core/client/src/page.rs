//! Lists that come page by page, with types.

use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use futures_util::Stream;
use futures_util::stream;
use serde::de::DeserializeOwned;

use crate::engine::{Arguments, CallOptions, Engine, Place};
use crate::error::{Error, ErrorKind};
use crate::operation::Operation;

/// A list that is read page by page, as far as somebody goes on reading.
///
/// One page is in memory, and from the third on the next is fetched while this one is read. What is promised of a list that
/// changes while it is read depends on how it comes: with cursors, what is there throughout comes once; with page numbers
/// records may be missed or come twice.
///
/// ```no_run
/// # async fn example() -> Result<(), makokit::Error> {
/// use makokit::MakiniClient;
/// use makokit::makini::ListQuery;
///
/// let makini = MakiniClient::from_env()?;
/// let mut orders = makini.list_purchase_orders(&ListQuery::builder().modified_after("2026-01-01").build());
/// while let Some(order) = orders.next().await {
///     println!("{}", order?.order_no.unwrap_or_default());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is read before somebody asks for it"]
pub struct Pages<T> {
    engine: Arc<Engine>,
    row: &'static Operation,
    options: CallOptions,
    state: State,
    total: Option<u64>,
    records: VecDeque<T>,
    kind: PhantomData<fn() -> T>,
}

/// What is read next.
enum State {
    /// The page at this place, or the first one.
    At(Arguments, Option<Place>),
    /// Nothing, for this reason, which is told once.
    Failed(Error),
    /// Nothing: that was all.
    Ended,
}

impl<T: DeserializeOwned> Pages<T> {
    pub(crate) fn new(
        engine: Arc<Engine>,
        row: &'static Operation,
        arguments: Result<Arguments, Error>,
        options: CallOptions,
    ) -> Self {
        let state = arguments.map_or_else(State::Failed, |arguments| State::At(arguments, None));
        Self { engine, row, options, state, total: None, records: VecDeque::new(), kind: PhantomData }
    }

    /// The next record; nothing after the last. After an error asking again tries the same page again.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        loop {
            if let Some(record) = self.records.pop_front() {
                return Some(Ok(record));
            }
            match self.fetch().await? {
                Ok(records) => self.records = records,
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// A record for which nobody has to wait.
    #[cfg(feature = "blocking")]
    pub(crate) fn at_hand(&mut self) -> Option<T> {
        self.records.pop_front()
    }

    /// The records of the next page, or what is left of this one; nothing after the last.
    pub async fn next_page(&mut self) -> Option<Result<Vec<T>, Error>> {
        if !self.records.is_empty() {
            return Some(Ok(std::mem::take(&mut self.records).into()));
        }
        let page = self.fetch().await?;
        Some(page.map(Vec::from))
    }

    /// Where the page after this one is: a list that begins with it (`cursor` of the query) goes on there. Nothing before the
    /// first page and after the last.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        match &self.state {
            State::At(_, Some(place)) => Some(&place.cursor),
            _ => None,
        }
    }

    /// How many records there are in all, where the API has told.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The records as a stream, which ends after the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<T, Error>> {
        stream::unfold(Some(self), |pages| async {
            let mut pages = pages?;
            match pages.next().await? {
                Ok(record) => Some((Ok(record), Some(pages))),
                Err(error) => Some((Err(error), None)),
            }
        })
    }

    async fn fetch(&mut self) -> Option<Result<VecDeque<T>, Error>> {
        let (arguments, place) = match std::mem::replace(&mut self.state, State::Ended) {
            State::At(arguments, place) => (arguments, place),
            State::Failed(error) => return Some(Err(error)),
            State::Ended => return None,
        };
        let read = self.engine.page_with_next(self.row, arguments.clone(), place.as_ref(), &self.options);
        let page = match read.await {
            Ok(page) => page,
            Err(error) => {
                self.state = State::At(arguments, place);
                return Some(Err(error));
            }
        };
        self.total = page.total.or(self.total);
        self.state = page.next.map_or(State::Ended, |next| State::At(arguments, Some(next)));
        // The shape was checked on the way.
        let records = serde_json::from_slice(&page.records);
        Some(records.map_err(|error| Error::new(ErrorKind::Internal, error.to_string())))
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").field("operation", &self.row.id).finish_non_exhaustive()
    }
}
