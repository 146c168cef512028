//! A connection that has lost its access: somebody is asked for another token, once for all who wait.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use makokit_limits::Moment;
use tracing::warn;

use super::{Fetch, PAUSE, Token, Tokens};
use crate::error::Error;
use crate::secret::Secret;

/// A connection whose token is refused until somebody connects it anew.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reauthorization {
    /// What the settings call the connection.
    pub connection: Option<String>,
    /// What the API has answered.
    pub error: Error,
}

type Asking = Pin<Box<dyn Future<Output = Option<Secret>> + Send>>;

/// Who may have another token for a connection that has lost its access.
#[derive(Clone)]
pub(crate) struct Reauthorizer(Arc<dyn Fn(Reauthorization) -> Asking + Send + Sync>);

impl Reauthorizer {
    pub(crate) fn new<F, T>(ask: impl Fn(Reauthorization) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Option<T>> + Send + 'static,
        T: Into<Secret>,
    {
        Self(Arc::new(move |about| {
            let asking = ask(about);
            Box::pin(async move { asking.await.map(Into::into) })
        }))
    }
}

impl fmt::Debug for Reauthorizer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Reauthorizer")
    }
}

/// A question that several calls wait for. It goes on to its end, also when none of them waits any more.
type Question = Shared<BoxFuture<'static, ()>>;

/// What a client has asked about refused tokens.
#[derive(Default)]
pub(crate) struct Reauthorizing {
    pub(crate) reauthorizer: Option<Reauthorizer>,
    last: Mutex<Option<Asked>>,
}

struct Asked {
    about: Arc<Token>,
    at: Moment,
    /// Nothing where there is nobody to ask.
    question: Option<Question>,
}

impl Reauthorizing {
    /// Asks for another token than `refused`, unless that is being done, or was done a moment ago; gives what there is to wait
    /// for. `tell` is called when it begins.
    pub(crate) fn ask(
        &self,
        refused: &Arc<Token>,
        about: Reauthorization,
        (fetch, tokens): (&Fetch, &Arc<Tokens>),
        tell: impl FnOnce(),
    ) -> Option<Question> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = fetch.config.time.now();
        if let Some(asked) = last.as_ref().filter(|asked| Arc::ptr_eq(&asked.about, refused)) {
            let is_under_way = asked.question.as_ref().is_some_and(|question| question.peek().is_none());
            if is_under_way || asked.at + PAUSE > now {
                return asked.question.clone();
            }
        }
        tell();
        let question = self.reauthorizer.as_ref().map(|reauthorizer| {
            question((reauthorizer.0)(about), Arc::clone(refused), fetch.clone(), Arc::clone(tokens))
        });
        *last = Some(Asked { about: Arc::clone(refused), at: now, question: question.clone() });
        question
    }
}

/// Puts what is answered in the place of the refused token.
fn question(asking: Asking, refused: Arc<Token>, fetch: Fetch, tokens: Arc<Tokens>) -> Question {
    let task = tokio::spawn(async move {
        let Some(secret) = asking.await.filter(|secret| secret.expose() != refused.expose()) else { return };
        if let Ok(token) = fetch.of_text(secret.expose()) {
            tokens.replace(token);
        } else {
            warn!("on_reauthorization gave a token that is empty, or holds what no header can");
        }
    });
    let ended = async move {
        if task.await.is_err() {
            warn!("on_reauthorization panicked; the calls go on without another token");
        }
    };
    ended.boxed().shared()
}
