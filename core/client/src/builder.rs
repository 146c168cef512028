//! Makes clients: one builder for those of all systems. Its settings' methods come from the table in `config`.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::auth::{Reauthorization, Reauthorizer};
use crate::config::Settings;
use crate::engine::Engine;
use crate::error::Error;
use crate::event::{Event, Observer};
use crate::operation::System;
use crate::secret::Secret;
use crate::shared::SharedLimits;

/// Makes a client. Every setting but those that the vendor hands over has a default.
#[must_use = "build() makes the client"]
pub struct Builder<C> {
    pub(crate) settings: Settings,
    limits: Option<Arc<SharedLimits>>,
    observer: Option<Observer>,
    reauthorizer: Option<Reauthorizer>,
    client: PhantomData<fn() -> C>,
}

/// A typed client of a system.
pub trait Client: Sized {
    /// The system.
    #[doc(hidden)]
    const SYSTEM: System;

    /// The client above an engine.
    #[doc(hidden)]
    fn above(engine: Arc<Engine>) -> Self;
}

impl<C> Builder<C> {
    /// Starts with settings in one value, such as those of a file.
    pub fn of(settings: Settings) -> Self {
        Self { settings, limits: None, observer: None, reauthorizer: None, client: PhantomData }
    }

    /// Asks the environment for what is not given here.
    pub fn env(mut self) -> Self {
        self.settings.env = true;
        self
    }

    /// With whom the limits are shared within this process. Default: all clients of the process.
    pub fn share_limits(mut self, limits: Arc<SharedLimits>) -> Self {
        self.limits = Some(limits);
        self
    }

    /// Who is told what the client does: [`Event`]s, in the order in which they happen to a call.
    ///
    /// The observer is called on the way of the call and should be quick. It cannot change a call; if it panics, the
    /// panic is logged and the call goes on.
    ///
    /// ```
    /// use makokit::{Event, MakoClient};
    ///
    /// let builder = MakoClient::builder().observe(|event| {
    ///     if let Event::Retry { operation, wait, .. } = event {
    ///         eprintln!("{operation} is tried again in {wait:?}");
    ///     }
    /// });
    /// # drop(builder);
    /// ```
    pub fn observe(mut self, observer: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        self.observer = Some(Observer::new(observer));
        self
    }

    /// Who is asked for another token when that of a connection is refused. Only for clients that are given their token.
    ///
    /// All calls that meet the refusal wait for one answer, each for its own time at most. With a new token they are sent once
    /// more; with `None` they end with the error, and for ten seconds nobody is asked again about the same token. A question
    /// goes on to its end, and its token is put in place then, also when no call waits for it any more. What it
    /// calls through the same client would wait for itself.
    ///
    /// ```
    /// use makokit::MakiniClient;
    ///
    /// # async fn reconnected(connection: Option<String>) -> Option<String> { connection }
    /// let builder = MakiniClient::builder()
    ///     .on_reauthorization(|lost| async move { reconnected(lost.connection).await });
    /// # drop(builder);
    /// ```
    pub fn on_reauthorization<F, T>(
        mut self,
        ask: impl Fn(Reauthorization) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Option<T>> + Send + 'static,
        T: Into<Secret>,
    {
        self.reauthorizer = Some(Reauthorizer::new(ask));
        self
    }

    /// The same with a function that may block: it has a thread to itself.
    pub fn on_reauthorization_blocking<T: Into<Secret> + Send + 'static>(
        self,
        ask: impl Fn(Reauthorization) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        let ask = Arc::new(ask);
        self.on_reauthorization(move |lost| {
            let ask = Arc::clone(&ask);
            // What panics there has no token.
            async move { tokio::task::spawn_blocking(move || ask(lost)).await.ok().flatten() }
        })
    }
}

impl<C: Client> Builder<C> {
    /// The client, or what is wrong with the settings. Nothing is sent.
    pub fn build(self) -> Result<C, Error> {
        let limits = self.limits.unwrap_or_else(SharedLimits::of_process);
        let engine = Engine::open(C::SYSTEM, self.settings, &limits, self.observer.unwrap_or_default())?;
        let engine = match self.reauthorizer {
            Some(reauthorizer) => engine.with_reauthorizer(reauthorizer)?,
            None => engine,
        };
        Ok(C::above(Arc::new(engine)))
    }
}

impl<C> Default for Builder<C> {
    fn default() -> Self {
        Self::of(Settings::default())
    }
}

impl<C> Clone for Builder<C> {
    fn clone(&self) -> Self {
        Self {
            settings: self.settings.clone(),
            limits: self.limits.clone(),
            observer: self.observer.clone(),
            reauthorizer: self.reauthorizer.clone(),
            client: PhantomData,
        }
    }
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Builder").field(&self.settings).finish()
    }
}
