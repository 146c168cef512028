//! The token: fetched when first needed, renewed before it ends, by one task at a time.

pub(crate) mod cache;
mod fetch;
mod reauthorize;

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures_util::FutureExt;
use futures_util::future::{Shared, WeakShared};
use http::HeaderValue;
use makokit_limits::{Moment, Time};
use tracing::debug;

use crate::error::Error;
use crate::secret::Secret;

pub(crate) use fetch::Fetch;
pub use fetch::TokenStatus;
#[cfg(feature = "fuzz")]
pub(crate) use fetch::of_answer;
pub use reauthorize::Reauthorization;
pub(crate) use reauthorize::{Reauthorizer, Reauthorizing};

/// How long a renewal ahead of time is let alone after it has failed.
const PAUSE: Duration = Duration::from_secs(10);

/// A token, and how long it is good for.
pub(crate) struct Token {
    secret: Secret,
    header: HeaderValue,
    life: Duration,
    renew_at: Moment,
    ends_at: Moment,
}

impl Token {
    /// A token that was asked for at `asked_at` and is good for `life` from then on.
    ///
    /// It is renewed after four fifths of its life, and not used in the last twentieth: a request takes time to arrive.
    pub(crate) fn new(text: String, asked_at: Moment, life: Duration) -> Option<Self> {
        Self::aged(text, asked_at, Duration::ZERO, life)
    }

    /// An id and a key, in the form in which they are sent.
    pub(crate) fn basic(id: &str, key: &str, now: Moment, life: Duration) -> Option<Self> {
        let text = BASE64_STANDARD.encode(format!("{id}:{key}"));
        Self::sent_as("Basic", text, now, Duration::ZERO, life)
    }

    /// The same for a token that was asked for `age` before `now`; none if it is too old.
    pub(crate) fn aged(text: String, now: Moment, age: Duration, life: Duration) -> Option<Self> {
        Self::sent_as("Bearer", text, now, age, life)
    }

    fn sent_as(scheme: &str, text: String, now: Moment, age: Duration, life: Duration) -> Option<Self> {
        let mut header = HeaderValue::try_from(format!("{scheme} {text}")).ok()?;
        header.set_sensitive(true);
        let renew_at = now + life.mul_f64(0.8).saturating_sub(age);
        let ends_at = now + life.mul_f64(0.95).checked_sub(age)?;
        Some(Self { secret: text.into(), header, life, renew_at, ends_at })
    }

    pub(crate) fn header(&self) -> HeaderValue {
        self.header.clone()
    }

    pub(crate) fn expose(&self) -> &str {
        self.secret.expose()
    }

    pub(crate) fn life(&self) -> Duration {
        self.life
    }

    /// How long it may still be used.
    pub(crate) fn left(&self, now: Moment) -> Duration {
        self.ends_at - now
    }
}

/// One request for a token.
pub(crate) type Fetching = Pin<Box<dyn Future<Output = Result<Token, Error>> + Send>>;

/// The token of one pair of credentials.
pub(crate) struct Tokens {
    time: Arc<dyn Time>,
    /// Gives a token that is another than this one.
    fetch: Box<dyn Fn(Option<Arc<Token>>) -> Fetching + Send + Sync>,
    current: Mutex<Current>,
    /// The login that is under way, if one is.
    login: Mutex<Option<WeakShared<Login>>>,
}

/// A login that several calls wait for: it goes on as long as one of them does, whoever began it.
type Login = Pin<Box<dyn Future<Output = Result<Arc<Token>, Error>> + Send>>;

#[derive(Default)]
struct Current {
    token: Option<Arc<Token>>,
    paused_until: Moment,
}

enum Found {
    Fresh(Arc<Token>),
    Ageing(Arc<Token>),
    Nothing,
}

impl Tokens {
    /// No token yet; `fetch` will get one that is another than the one it is given.
    pub(crate) fn new(
        time: Arc<dyn Time>,
        fetch: impl Fn(Option<Arc<Token>>) -> Fetching + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self { time, fetch: Box::new(fetch), current: Mutex::default(), login: Mutex::default() })
    }

    /// A token that is good now. `refused` is one that the server has refused although its time was not up.
    pub(crate) async fn get(self: &Arc<Self>, refused: Option<&Arc<Token>>) -> Result<Arc<Token>, Error> {
        loop {
            let login = match self.look(refused) {
                Found::Fresh(token) => return Ok(token),
                Found::Ageing(token) => {
                    self.renew_ahead();
                    return Ok(token);
                }
                Found::Nothing => self.log_in(refused),
            };
            let token = login.await?;
            // A login that was under way already may have got the very token that was refused since.
            if refused.is_none_or(|refused| refused.expose() != token.expose()) {
                return Ok(token);
            }
        }
    }

    /// Puts another token in the place of the present one.
    pub(crate) fn replace(&self, token: Token) {
        *self.current() = Current { token: Some(Arc::new(token)), ..Current::default() };
    }

    /// Whether a token is still the one to use: its time is not up, and no other has taken its place.
    pub(crate) fn is_current(&self, token: &Arc<Token>) -> bool {
        let current = self.current().token.clone();
        token.ends_at > self.time.now() && current.is_some_and(|current| Arc::ptr_eq(&current, token))
    }

    /// The present token's text, to be blotted out of what is shown.
    pub(crate) fn present(&self) -> Option<Arc<Token>> {
        self.current().token.clone()
    }

    /// Renews the token on the side, while everybody goes on with the one that is still good. A renewal that fails is
    /// no harm yet; the next is a while later.
    fn renew_ahead(self: &Arc<Self>) {
        if self.current().paused_until > self.time.now() || self.under_way().is_some() {
            return;
        }
        let login = self.log_in(self.present().as_ref());
        tokio::spawn(async move {
            if let Err(error) = login.await {
                debug!("the token could not be renewed ahead of its end: {error}");
            }
        });
    }

    /// The login that is under way, or a new one.
    fn log_in(self: &Arc<Self>, refused: Option<&Arc<Token>>) -> Shared<Login> {
        let mut slot = lock(&self.login);
        if let Some(login) =
            slot.as_ref().and_then(WeakShared::upgrade).filter(|login| login.peek().is_none())
        {
            return login;
        }
        let (tokens, other_than) = (Arc::clone(self), refused.cloned().or_else(|| self.present()));
        let login: Login = Box::pin(async move {
            // Another login may have ended while this one was about to begin.
            if let Found::Fresh(token) = tokens.look(other_than.as_ref()) {
                return Ok(token);
            }
            let outcome = (tokens.fetch)(other_than).await.map(Arc::new);
            tokens.settle(&outcome);
            outcome
        });
        let login = login.shared();
        *slot = login.downgrade();
        login
    }

    fn under_way(&self) -> Option<Shared<Login>> {
        let login = lock(&self.login).as_ref().and_then(WeakShared::upgrade);
        login.filter(|login| login.peek().is_none())
    }

    fn look(&self, refused: Option<&Arc<Token>>) -> Found {
        let now = self.time.now();
        let current = self.current();
        let usable = current.token.as_ref().filter(|token| {
            token.ends_at > now && refused.is_none_or(|refused| !Arc::ptr_eq(refused, token))
        });
        match usable {
            Some(token) if token.renew_at > now => Found::Fresh(Arc::clone(token)),
            Some(token) => Found::Ageing(Arc::clone(token)),
            None => Found::Nothing,
        }
    }

    fn settle(&self, outcome: &Result<Arc<Token>, Error>) {
        let now = self.time.now();
        let mut current = self.current();
        match outcome {
            Ok(token) => current.token = Some(Arc::clone(token)),
            Err(error) => current.paused_until = now + error.facts().retry_after.unwrap_or(PAUSE),
        }
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        lock(&self.current)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use futures_util::future::join_all;
    use makokit_limits::{Clock, VirtualTime};

    use super::*;
    use crate::error::ErrorKind;

    /// Tokens of a life of 100 s, or failures as long as `down`.
    struct World {
        time: Arc<VirtualTime>,
        fetches: Arc<AtomicU32>,
        down: Arc<AtomicU32>,
        tokens: Arc<Tokens>,
    }

    fn world(down: u32) -> World {
        let time = Arc::new(VirtualTime::default());
        let (fetches, down) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(down)));
        let tokens = Tokens::new(time.clone(), {
            let (time, fetches, down) = (Arc::clone(&time), Arc::clone(&fetches), Arc::clone(&down));
            move |_| {
                let (time, fetches, down) = (Arc::clone(&time), Arc::clone(&fetches), Arc::clone(&down));
                Box::pin(async move {
                    // It ends in its own time, and not while those who wait for it are only coming.
                    tokio::spawn(tokio::task::yield_now()).await.unwrap();
                    fetches.fetch_add(1, Ordering::SeqCst);
                    if down.load(Ordering::SeqCst) > 0 {
                        return Err(Error::new(ErrorKind::InvalidClient, "no"));
                    }
                    Ok(Token::new("abc".to_owned(), time.now(), Duration::from_secs(100)).unwrap())
                })
            }
        });
        World { time, fetches, down, tokens }
    }

    impl World {
        fn fetches(&self) -> u32 {
            self.fetches.load(Ordering::SeqCst)
        }

        async fn settled(&self) {
            if let Some(login) = self.tokens.under_way() {
                let _ = login.await;
            }
        }
    }

    #[tokio::test]
    async fn any_number_of_tasks_make_one_fetch_and_share_its_end() {
        let well = world(0);
        assert!(join_all((0..100).map(|_| well.tokens.get(None))).await.iter().all(Result::is_ok));
        assert_eq!(well.fetches(), 1);

        let ill = world(1);
        for fetched in join_all((0..100).map(|_| ill.tokens.get(None))).await {
            assert_eq!(fetched.err().unwrap().kind(), ErrorKind::InvalidClient);
        }
        assert_eq!(ill.fetches(), 1);
    }

    #[tokio::test]
    async fn a_login_goes_on_as_long_as_anybody_waits_for_it() {
        let world = world(0);
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let mut first = Box::pin(world.tokens.get(None));
        let mut second = Box::pin(world.tokens.get(None));
        assert!(
            first.as_mut().poll(&mut context).is_pending() && second.as_mut().poll(&mut context).is_pending()
        );
        drop(first);
        assert!(second.await.is_ok());
        assert_eq!(world.fetches(), 1);
        assert!(world.tokens.under_way().is_none());
    }

    #[tokio::test]
    async fn a_token_is_renewed_on_the_side_before_it_ends() {
        let world = world(0);
        let first = world.tokens.get(None).await.unwrap();
        world.time.advance(Duration::from_secs(79));
        assert!(Arc::ptr_eq(&first, &world.tokens.get(None).await.unwrap()));
        world.settled().await;
        assert_eq!(world.fetches(), 1);
        world.time.advance(Duration::from_secs(2));
        // Nobody waits for the renewal.
        assert!(Arc::ptr_eq(&first, &world.tokens.get(None).await.unwrap()));
        world.settled().await;
        let second = world.tokens.get(None).await.unwrap();
        assert!(!Arc::ptr_eq(&first, &second) && world.fetches() == 2);
        assert!(world.tokens.is_current(&second) && !world.tokens.is_current(&first));
    }

    #[tokio::test]
    async fn a_renewal_that_fails_is_let_alone_for_a_while_and_the_old_token_used() {
        let world = world(0);
        let first = world.tokens.get(None).await.unwrap();
        world.down.store(1, Ordering::SeqCst);
        world.time.advance(Duration::from_secs(81));
        for _ in 0..20 {
            assert!(Arc::ptr_eq(&first, &world.tokens.get(None).await.unwrap()));
            world.settled().await;
        }
        assert_eq!(world.fetches(), 2);
        world.time.advance(Duration::from_secs(11));
        world.tokens.get(None).await.unwrap();
        world.settled().await;
        assert_eq!(world.fetches(), 3);
        world.time.advance(Duration::from_secs(4));
        assert!(world.tokens.get(None).await.is_err() && !world.tokens.is_current(&first));
    }

    #[tokio::test]
    async fn a_refused_token_is_replaced_at_once() {
        let world = world(0);
        let first = world.tokens.get(None).await.unwrap();
        let second = world.tokens.get(Some(&first)).await.unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        assert!(Arc::ptr_eq(&second, &world.tokens.get(Some(&first)).await.unwrap()));
    }
}
