//! The token: fetched when first needed, renewed before it ends, by one task at a time.

mod fetch;

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::HeaderValue;
use makokit_limits::{Clock, Moment};

use crate::error::Error;
use crate::secret::Secret;

pub(crate) use fetch::fetch;

/// A token, and how long it is good for.
pub(crate) struct Token {
    secret: Secret,
    header: HeaderValue,
    renew_at: Moment,
    ends_at: Moment,
}

impl Token {
    /// A token that was asked for at `asked_at` and is good for `life` from then on.
    ///
    /// It is renewed after four fifths of its life, and not used in the last twentieth: a request takes time to arrive.
    pub(crate) fn new(text: String, asked_at: Moment, life: Duration) -> Option<Self> {
        let mut header = HeaderValue::try_from(format!("Bearer {text}")).ok()?;
        header.set_sensitive(true);
        let renew_at = asked_at + life.mul_f64(0.8);
        let ends_at = asked_at + life.mul_f64(0.95);
        Some(Self { secret: text.into(), header, renew_at, ends_at })
    }

    pub(crate) fn header(&self) -> HeaderValue {
        self.header.clone()
    }

    pub(crate) fn expose(&self) -> &str {
        self.secret.expose()
    }
}

/// The token of one pair of credentials.
#[derive(Default)]
pub(crate) struct Tokens {
    current: Mutex<Current>,
    flight: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Current {
    token: Option<Arc<Token>>,
    /// How many fetches ended, well or not, and how the last one failed: who waited for a fetch shares its end.
    fetches: u64,
    failure: Option<Error>,
}

impl Tokens {
    /// A token that is good now. `refused` is one that the server has refused although its time was not up.
    pub(crate) async fn get<F>(
        &self,
        clock: &dyn Clock,
        refused: Option<&Arc<Token>>,
        fetch: impl FnOnce() -> F,
    ) -> Result<Arc<Token>, Error>
    where
        F: Future<Output = Result<Token, Error>>,
    {
        let (found, seen) = self.look(clock.now(), refused);
        let _turn = match found {
            Found::Fresh(token) => return Ok(token),
            // One renews ahead of time; everybody else goes on with the token that is still good.
            Found::Ageing(token) => match self.flight.try_lock() {
                Ok(turn) => turn,
                Err(_) => return Ok(token),
            },
            Found::Nothing => self.flight.lock().await,
        };
        let (found, fetches) = self.look(clock.now(), refused);
        if let Found::Fresh(token) = found {
            return Ok(token);
        }
        if fetches != seen
            && let Some(failure) = self.current().failure.clone()
        {
            return Err(failure);
        }
        let outcome = fetch().await.map(Arc::new);
        self.settle(&outcome);
        match (outcome, found) {
            // A renewal ahead of time that failed is no harm yet.
            (Err(_), Found::Ageing(token)) => Ok(token),
            (outcome, _) => outcome,
        }
    }

    fn look(&self, now: Moment, refused: Option<&Arc<Token>>) -> (Found, u64) {
        let current = self.current();
        let usable = current.token.as_ref().filter(|token| {
            token.ends_at > now && refused.is_none_or(|refused| !Arc::ptr_eq(refused, token))
        });
        let found = match usable {
            Some(token) if token.renew_at > now => Found::Fresh(Arc::clone(token)),
            Some(token) => Found::Ageing(Arc::clone(token)),
            None => Found::Nothing,
        };
        (found, current.fetches)
    }

    fn settle(&self, outcome: &Result<Arc<Token>, Error>) {
        let mut current = self.current();
        current.fetches += 1;
        current.failure = outcome.as_ref().err().cloned();
        if let Ok(token) = outcome {
            current.token = Some(Arc::clone(token));
        }
    }

    fn current(&self) -> std::sync::MutexGuard<'_, Current> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Found {
    Fresh(Arc<Token>),
    Ageing(Arc<Token>),
    Nothing,
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use makokit_limits::VirtualTime;

    use super::*;
    use crate::error::ErrorKind;

    fn token(clock: &VirtualTime) -> Token {
        Token::new("abc".to_owned(), clock.now(), Duration::from_secs(100)).unwrap()
    }

    async fn get(tokens: &Tokens, clock: &VirtualTime, fetches: &AtomicU32) -> Result<Arc<Token>, Error> {
        tokens
            .get(clock, None, || async {
                tokio::task::yield_now().await;
                fetches.fetch_add(1, Ordering::SeqCst);
                Ok(token(clock))
            })
            .await
    }

    #[tokio::test]
    async fn any_number_of_tasks_make_one_fetch() {
        let (tokens, clock, fetches) = (Tokens::default(), VirtualTime::default(), AtomicU32::new(0));
        let all = (0..100).map(|_| get(&tokens, &clock, &fetches));
        for fetched in futures(all).await {
            fetched.unwrap();
        }
        assert_eq!(fetches.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn who_waited_for_a_failed_fetch_shares_its_failure() {
        let (tokens, clock, fetches) = (Tokens::default(), VirtualTime::default(), AtomicU32::new(0));
        let all = (0..100).map(|_| {
            tokens.get(&clock, None, || async {
                tokio::task::yield_now().await;
                fetches.fetch_add(1, Ordering::SeqCst);
                Err(Error::new(ErrorKind::InvalidClient, "no"))
            })
        });
        for fetched in futures(all).await {
            assert_eq!(fetched.err().unwrap().kind(), ErrorKind::InvalidClient);
        }
        assert_eq!(fetches.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_token_is_renewed_before_it_ends_and_a_refused_one_at_once() {
        let (tokens, clock, fetches) = (Tokens::default(), VirtualTime::default(), AtomicU32::new(0));
        get(&tokens, &clock, &fetches).await.unwrap();
        clock.advance(Duration::from_secs(79));
        let first = get(&tokens, &clock, &fetches).await.unwrap();
        assert_eq!(fetches.load(Ordering::SeqCst), 1);
        clock.advance(Duration::from_secs(2));
        let second = get(&tokens, &clock, &fetches).await.unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        let third = tokens.get(&clock, Some(&second), || async { Ok(token(&clock)) }).await.unwrap();
        assert!(!Arc::ptr_eq(&second, &third));
    }

    #[tokio::test]
    async fn a_renewal_that_fails_leaves_the_old_token_while_it_is_good() {
        let (tokens, clock, fetches) = (Tokens::default(), VirtualTime::default(), AtomicU32::new(0));
        get(&tokens, &clock, &fetches).await.unwrap();
        let fail = || async { Err(Error::new(ErrorKind::Server, "down")) };
        clock.advance(Duration::from_secs(90));
        assert!(tokens.get(&clock, None, fail).await.is_ok());
        clock.advance(Duration::from_secs(6));
        assert!(tokens.get(&clock, None, fail).await.is_err());
    }

    async fn futures<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
        let mut pending: Vec<_> = all.map(Box::pin).map(Some).collect();
        let mut done = Vec::new();
        std::future::poll_fn(|context| {
            for slot in &mut pending {
                if let Some(future) = slot
                    && let std::task::Poll::Ready(output) = future.as_mut().poll(context)
                {
                    done.push(output);
                    *slot = None;
                }
            }
            if pending.iter().all(Option::is_none) {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        })
        .await;
        done
    }
}
