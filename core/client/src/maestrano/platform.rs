//! The platform: the last marketplaces that were good, and the way to newer ones.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{Shared, WeakShared};
use makokit_limits::Time;
use tokio::task::JoinHandle;
use tracing::warn;

use super::builder::PlatformBuilder;
use super::marketplace::Marketplace;
use super::marketplaces::Marketplaces;
use super::request::{Requests, Source};
use crate::error::Error;
use crate::retry;

/// How soon it is asked again after a refresh on the side has failed.
const AFTER_A_FAILURE: Duration = Duration::from_secs(5 * 60);

/// Maestrano's developer platform, and what it has told of the application's marketplaces.
///
/// The marketplaces are asked for when they are first needed, and then anew every 12 hours on the side. An answer takes the place
/// of the last one as a whole; if it is none, or has no marketplace any more, not at all. Of a marketplace that cannot be used as the
/// answer has it, what was good before stays. A client keeps the credentials that it was made with: for others make another.
/// Cheap to clone; clones share what was loaded.
/// Its methods need a tokio runtime; what goes on on the side ends with the last clone.
///
/// ```no_run
/// use makokit::maestrano::Platform;
///
/// # async fn example() -> Result<(), makokit::Error> {
/// let platform = Platform::from_env()?;
/// let marketplace = platform.marketplace("some-telco").await?;
/// println!("{}", marketplace.connec_url()?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Platform {
    inner: Arc<Inner>,
    side: Arc<Side>,
}

/// How a platform stands.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlatformStatus {
    /// How long ago the marketplaces in use were loaded; `None` when there are none yet.
    pub age: Option<Duration>,
    /// Why the last load failed; `None` when it did not.
    pub failure: Option<Error>,
}

struct Inner {
    source: Source,
    held: Mutex<Held>,
    /// The load that is under way, if one is.
    load: Mutex<Option<WeakShared<Load>>>,
}

#[derive(Default)]
struct Held {
    good: Option<Arc<Marketplaces>>,
    failure: Option<Error>,
}

/// A load that several callers wait for: it goes on as long as one of them does.
type Load = Pin<Box<dyn Future<Output = Result<Arc<Marketplaces>, Error>> + Send>>;

/// What goes on on the side; nobody waits for it when the platform is gone.
struct Side {
    every: Option<Duration>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Platform {
    /// Starts making one.
    pub fn builder() -> PlatformBuilder {
        PlatformBuilder::default()
    }

    /// A platform from the environment: see [`PlatformBuilder::env`].
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().env().build()
    }

    pub(super) fn new(requests: Requests, every: Option<Duration>) -> Result<Self, Error> {
        let inner = Inner { source: Source::new(requests)?, held: Mutex::default(), load: Mutex::default() };
        Ok(Self { inner: Arc::new(inner), side: Arc::new(Side { every, task: Mutex::default() }) })
    }

    /// All marketplaces: those that were loaded last, however old they are; only if there are none yet the platform is asked.
    pub async fn marketplaces(&self) -> Result<Arc<Marketplaces>, Error> {
        self.side.keep_going(&self.inner);
        match self.loaded() {
            Some(good) => Ok(good),
            None => self.inner.load().await,
        }
    }

    /// The marketplace of a name. There is no default one, and no other is put in its place.
    pub async fn marketplace(&self, name: &str) -> Result<Marketplace, Error> {
        self.marketplaces().await?.marketplace(name).cloned()
    }

    /// Asks anew, and waits for the answer. If that fails the last good marketplaces stay in use. A load that began before does not
    /// count: what it tells may be older than this.
    pub async fn refresh(&self) -> Result<Arc<Marketplaces>, Error> {
        self.side.keep_going(&self.inner);
        if let Some(before) = self.inner.under_way() {
            // Whatever comes of it.
            let _ = before.await;
        }
        self.inner.load().await
    }

    /// The marketplaces that were loaded last, if any were. Nothing is sent, and nothing is waited for.
    #[must_use]
    pub fn loaded(&self) -> Option<Arc<Marketplaces>> {
        self.inner.held().good.clone()
    }

    /// How old those are, and whether the last load has failed.
    #[must_use]
    pub fn status(&self) -> PlatformStatus {
        let now = self.inner.time().now();
        let held = self.inner.held();
        PlatformStatus {
            age: held.good.as_ref().map(|good| now - good.loaded_at),
            failure: held.failure.clone(),
        }
    }
}

impl Inner {
    /// The load that is under way, or a new one.
    fn load(self: &Arc<Self>) -> Shared<Load> {
        let mut slot = lock(&self.load);
        if let Some(load) = going_on(slot.as_ref()) {
            return load;
        }
        let inner = Arc::clone(self);
        let load: Load = Box::pin(async move { inner.load_once().await });
        let load = load.shared();
        *slot = load.downgrade();
        load
    }

    fn under_way(&self) -> Option<Shared<Load>> {
        going_on(lock(&self.load).as_ref())
    }

    async fn load_once(&self) -> Result<Arc<Marketplaces>, Error> {
        let known = self.held().good.clone();
        let loaded = self.source.load(known.as_deref()).await;
        let loaded = loaded.and_then(|loaded| loaded.after(known.as_deref())).map(Arc::new);
        match &loaded {
            Ok(good) => {
                good.findings().iter().for_each(|finding| warn!("{finding}"));
                *self.held() = Held { good: Some(Arc::clone(good)), failure: None };
            }
            Err(error) => self.held().failure = Some(error.clone()),
        }
        loaded
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        lock(&self.held)
    }

    fn time(&self) -> &Arc<dyn Time> {
        &self.source.requests.time
    }
}

impl Side {
    /// Sees to it that somebody asks anew from time to time, also when the runtime that did so is gone.
    fn keep_going(&self, inner: &Arc<Inner>) {
        let Some(every) = self.every else { return };
        let mut task = lock(&self.task);
        if task.as_ref().is_none_or(JoinHandle::is_finished) {
            *task = Some(tokio::spawn(refresh(Arc::downgrade(inner), Arc::clone(inner.time()), every)));
        }
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        if let Some(task) = lock(&self.task).take() {
            task.abort();
        }
    }
}

/// Asks anew again and again. Those who asked together do not do so again together.
async fn refresh(inner: Weak<Inner>, time: Arc<dyn Time>, every: Duration) {
    let mut wait = every;
    loop {
        time.sleep_until(time.now() + retry::spread(wait)).await;
        let Some(inner) = inner.upgrade() else { return };
        wait = match inner.load().await {
            Ok(_) => every,
            Err(error) => {
                warn!("the marketplaces could not be refreshed; the last ones stay in use: {error}");
                every.min(AFTER_A_FAILURE)
            }
        };
    }
}

/// A load that has not ended.
fn going_on(slot: Option<&WeakShared<Load>>) -> Option<Shared<Load>> {
    slot.and_then(WeakShared::upgrade).filter(|load| load.peek().is_none())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Platform {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Platform")
            .field("host", &self.inner.source.requests.reach.base_url.as_str())
            .field("marketplaces", &self.loaded())
            .finish_non_exhaustive()
    }
}
