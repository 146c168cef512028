//! Many records through one operation: a call each, in batches with pauses, and each record's end is told.

mod options;
mod record;
mod result;
mod stopper;

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{FutureExt, Stream, stream};
use makokit_limits::Moment;

pub use options::{BatchOptions, WhenInvalid};
pub use record::BatchRecord;
pub use result::{BatchOutcome, BatchProgress, BatchResult, NotSent};
pub use stopper::BatchStopper;

use crate::engine::{CallOptions, Engine};
use crate::error::{Error, ErrorKind};
use crate::operation::{Content, Operation};
use crate::turn::Priority;
use record::{Sent, Way};
use stopper::Asked;

/// Records that are written, as far as somebody asks how they end.
///
/// All of them are checked before the first is sent, those that are wrong are told first, and the others in their order. Whatever
/// happens, each is told of: `done`, `failed` or `unknown`, or that it was not sent; none is sent twice blindly. What was not done
/// can be written by another batch that skips the rest.
///
/// ```no_run
/// # async fn example() -> Result<(), makokit::Error> {
/// use makokit::makini::WriteWorkOrder;
/// use makokit::{BatchOptions, MakiniClient};
///
/// let makini = MakiniClient::from_env()?;
/// let orders = (0..1000).map(|number| WriteWorkOrder::builder().title(format!("Pump {number}")).build());
/// let mut batch = makini.batch("createWorkOrder", orders, BatchOptions::default())?;
/// while let Some(result) = batch.next().await {
///     if let Some(error) = result.outcome.error() {
///         println!("{}: {} {error}", result.index, result.outcome.name());
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent before somebody asks for the results"]
pub struct Batch {
    way: Way,
    options: BatchOptions,
    /// Results that are known, and stand before all others.
    known: VecDeque<BatchResult>,
    waiting: VecDeque<(usize, BatchRecord)>,
    under_way: VecDeque<Sent>,
    /// How many records of the present batch were sent.
    of_this_one: usize,
    /// The end of a pause.
    pause: Option<Moment>,
    /// How many in a row were not written.
    in_a_row: usize,
    /// Why no more is sent.
    over: Option<NotSent>,
    progress: BatchProgress,
    stopper: BatchStopper,
}

impl Engine {
    /// Writes many records through an operation that takes a body. Nothing is sent before somebody asks for results.
    ///
    /// # Errors
    ///
    /// What is wrong with the batch as a whole: the operation, the options, two records that make sure of the same entity.
    pub fn batch(
        self: &Arc<Self>,
        operation: &str,
        records: Vec<BatchRecord>,
        options: BatchOptions,
        calls: &CallOptions,
    ) -> Result<Batch, Error> {
        let row = self.row(operation)?;
        fits(row, options.ensure)?;
        options.check(records.len())?;
        if options.ensure {
            record::refuse_twins(&records, row)?;
        }
        let calls = CallOptions { priority: Priority::Bulk, ..calls.clone() };
        let way = Way { engine: Arc::clone(self), row, calls, ensure: options.ensure };
        Ok(Batch::new(way, records, options))
    }
}

/// Whether a row can be written through.
fn fits(row: &Operation, ensure: bool) -> Result<(), Error> {
    if !matches!(row.input.content, Content::Body { .. }) {
        return Err(Error::config(format!(
            "{} takes no body, and a batch writes; choose an operation that does",
            row.id
        )));
    }
    if ensure && row.ensure.is_none() {
        return Err(Error::config(format!(
            "{} has nothing that makes sure of what it creates; leave out ensure",
            row.id
        )));
    }
    Ok(())
}

impl Batch {
    fn new(way: Way, records: Vec<BatchRecord>, options: BatchOptions) -> Self {
        let skipped: HashSet<_> = options.skip.iter().copied().collect();
        let (mut known, mut waiting) = (VecDeque::new(), VecDeque::new());
        for (index, record) in records.into_iter().enumerate().filter(|(index, _)| !skipped.contains(index)) {
            match way.check(&record) {
                Ok(()) => waiting.push_back((index, record)),
                Err(error) => known.push_back(BatchResult { index, outcome: BatchOutcome::Failed(error) }),
            }
        }
        let is_over = !known.is_empty() && options.when_invalid == WhenInvalid::Stop;
        Self {
            way,
            options,
            progress: BatchProgress { left: known.len() + waiting.len(), ..BatchProgress::default() },
            known,
            waiting,
            under_way: VecDeque::new(),
            of_this_one: 0,
            pause: None,
            in_a_row: 0,
            over: is_over.then_some(NotSent::Invalid),
            stopper: BatchStopper::default(),
        }
    }

    /// How the next record ended; nothing after the last. Who gives up waiting loses nothing.
    pub async fn next(&mut self) -> Option<BatchResult> {
        let stopper = self.stopper.clone();
        while self.progress.left > 0 {
            self.obey();
            self.fill();
            if let Some(result) = self.at_hand() {
                return Some(result);
            }
            tokio::select! {
                biased;
                () = stopper.raised() => {}
                () = self.proceed() => {}
            }
        }
        None
    }

    /// How the next record ended, if nobody has to wait for that. Nothing is sent.
    pub fn at_hand(&mut self) -> Option<BatchResult> {
        if let Some(result) = self.known.pop_front() {
            self.progress.count(&result.outcome);
            return Some(result);
        }
        let way = &self.way;
        if let Some(first) = self.under_way.front_mut() {
            if first.has_ended() {
                first.wait(way).now_or_never();
            }
            let (index, outcome) = (first.index, first.outcome()?);
            self.under_way.pop_front();
            self.judge(&outcome);
            return Some(self.told(index, outcome));
        }
        let why = self.over?;
        let (index, _) = self.waiting.pop_front()?;
        Some(self.told(index, BatchOutcome::NotSent(why)))
    }

    /// How far it has come, by what was told.
    #[must_use]
    pub fn progress(&self) -> BatchProgress {
        self.progress
    }

    /// Why no more is sent, if that is so.
    #[must_use]
    pub fn over(&self) -> Option<NotSent> {
        self.over
    }

    /// What stops the batch while somebody waits for it.
    #[must_use]
    pub fn stopper(&self) -> BatchStopper {
        self.stopper.clone()
    }

    /// Sends no more records; those under way go on to their end.
    pub fn stop(&mut self) {
        self.stopper.stop();
    }

    /// Sends no more records, and gives up those under way: one whose request has left is unknown.
    pub fn cancel(&mut self) {
        self.stopper.cancel();
    }

    /// The results as a stream.
    pub fn into_stream(self) -> impl Stream<Item = BatchResult> {
        stream::unfold(self, |mut batch| async { Some((batch.next().await?, batch)) })
    }

    /// Does what was asked from outside.
    fn obey(&mut self) {
        let asked = self.stopper.asked();
        if asked > Asked::Nothing {
            self.over.get_or_insert(NotSent::Stopped);
        }
        if asked == Asked::Cancel {
            self.under_way.iter().for_each(Sent::give_up);
        }
    }

    /// Sends what may be sent now.
    fn fill(&mut self) {
        // Whoever asks again and again, and never waits, comes past a pause, too.
        let now = self.way.engine.config.time.now();
        self.pause = self.pause.filter(|end| *end > now);
        while self.over.is_none()
            && self.pause.is_none()
            && self.under_way.len() < self.options.at_a_time
            && (self.options.pause_ms == 0 || self.of_this_one < self.options.size)
        {
            let Some((index, record)) = self.waiting.pop_front() else { return };
            self.of_this_one += 1;
            self.under_way.push_back(self.way.send(index, record));
        }
    }

    /// Waits until there is something to tell or to send.
    async fn proceed(&mut self) {
        if let Some(first) = self.under_way.front_mut() {
            first.wait(&self.way).await;
        } else if let Some(end) = self.pause {
            self.way.engine.config.time.sleep_until(end).await;
            self.pause = None;
        }
    }

    /// What an outcome means for those after it.
    fn judge(&mut self, outcome: &BatchOutcome) {
        self.in_a_row = if outcome.is_done() { 0 } else { self.in_a_row + 1 };
        if outcome.error().is_some_and(|error| is_common(error.kind())) {
            self.over.get_or_insert(NotSent::Common);
        } else if self.options.stop_after.is_some_and(|most| self.in_a_row >= most) {
            self.over.get_or_insert(NotSent::StopAfter);
        }
        if self.under_way.is_empty() && self.of_this_one >= self.options.size {
            self.of_this_one = 0;
            let pause = Duration::from_millis(self.options.pause_ms);
            self.pause = (!pause.is_zero()).then(|| self.way.engine.config.time.now() + pause);
        }
    }

    fn told(&mut self, index: usize, outcome: BatchOutcome) -> BatchResult {
        self.progress.count(&outcome);
        BatchResult { index, outcome }
    }
}

/// Whether an error of one record will be that of all others, too.
fn is_common(kind: ErrorKind) -> bool {
    let common = [
        ErrorKind::InvalidClient,
        ErrorKind::InvalidToken,
        ErrorKind::UnauthorizedSource,
        ErrorKind::ReauthorizationRequired,
        ErrorKind::QuotaExhausted,
        ErrorKind::Config,
        ErrorKind::Internal,
    ];
    common.contains(&kind)
}

impl fmt::Debug for Batch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Batch")
            .field("operation", &self.way.row.id)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
