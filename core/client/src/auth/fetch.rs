//! Getting a token: from another process that has one, else by a form and an answer without an envelope.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HOST, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::Full;
use makokit_limits::Moment;
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use super::Token;
use super::cache::Cache;
use crate::config::{Config, CredentialsIn};
use crate::contract::{Contract, Login};
use crate::envelope::{Rules, check_text, classify};
use crate::error::{Error, ErrorKind};
use crate::event::{Event, Observer};
use crate::transport::{Fault, Reply, Transport};

/// The life of a token whose answer does not tell it.
const UNTOLD_LIFE: Duration = Duration::from_secs(300);
/// Seconds. A token that ends before it can be used would be asked for again and again.
const SHORTEST_LIFE: f64 = 1.0;
/// As long as nobody knows better.
const FOREVER: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);
const LONGEST_LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

#[derive(Deserialize)]
struct Grant {
    access_token: String,
    #[serde(default)]
    expires_in: Option<f64>,
}

/// All that it takes to get a token.
#[derive(Clone)]
pub(crate) struct Fetch {
    pub(crate) contract: &'static Contract,
    pub(crate) config: Arc<Config>,
    pub(crate) transport: Arc<Transport>,
    pub(crate) observer: Observer,
}

/// What is known of the token that is kept for the processes of this user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TokenStatus {
    /// Where tokens are kept; `None` when they are not.
    pub place: Option<PathBuf>,
    /// For how many more seconds the one that is there may be used; `None` when there is none.
    pub seconds_left: Option<u64>,
}

impl Fetch {
    /// A token that is another than `other_than`: one that another process has got, else a new one.
    pub(crate) async fn another(&self, other_than: Option<Arc<Token>>) -> Result<Token, Error> {
        match self.contract.login {
            Login::Token => return self.given(other_than.is_some()),
            Login::Basic => return self.basic(),
            Login::Credentials { .. } => {}
        }
        let (time, server) = (&*self.config.time, &self.config.account.server);
        let Some(cache) = Cache::of(&self.config) else { return self.new_one(None, other_than).await };
        let kept = || {
            let is_other =
                |token: &Token| other_than.as_ref().is_none_or(|other| other.expose() != token.expose());
            cache.read(time, server).filter(is_other)
        };
        if let Some(token) = kept() {
            return Ok(token);
        }
        let _turn = cache.turn(time).await;
        match kept() {
            Some(token) => Ok(token),
            None => self.new_one(Some(&cache), other_than).await,
        }
    }

    /// The token that the settings have; there is no other.
    fn given(&self, was_refused: bool) -> Result<Token, Error> {
        if was_refused {
            return Err(Error::new(ErrorKind::InvalidToken, "the token was refused, and there is no other"));
        }
        self.of_text(self.config.client_secret.expose())
    }

    /// The id and the key, as each request has them.
    fn basic(&self) -> Result<Token, Error> {
        Token::basic(
            &self.config.client_id,
            self.config.client_secret.expose(),
            self.config.time.now(),
            FOREVER,
        )
        .ok_or_else(|| Error::config("api_id or api_key holds what no header can"))
    }

    /// A token that somebody gives, good until it is refused.
    pub(crate) fn of_text(&self, text: &str) -> Result<Token, Error> {
        let token = Some(text.trim()).filter(|text| !text.is_empty() && !text.chars().any(char::is_control));
        token
            .and_then(|text| Token::new(text.to_owned(), self.config.time.now(), FOREVER))
            .ok_or_else(|| Error::config("api_token is empty, or holds what no header can"))
    }

    /// What is known of the token that is kept.
    pub(crate) fn status(&self) -> TokenStatus {
        let cache = Cache::of(&self.config);
        let time = &*self.config.time;
        let token = cache.as_ref().and_then(|cache| cache.read(time, &self.config.account.server));
        TokenStatus {
            place: cache.map(|cache| cache.place().to_owned()),
            seconds_left: token.map(|token| token.left(time.now()).as_secs()),
        }
    }

    /// Forgets the token that is kept; whether there was one.
    pub(crate) fn forget(&self) -> Result<bool, Error> {
        let Some(cache) = Cache::of(&self.config) else { return Ok(false) };
        cache.clear().map_err(|error| {
            Error::config(format!("token_cache {} cannot be cleared: {error}", cache.place().display()))
        })
    }

    async fn new_one(&self, cache: Option<&Cache>, old: Option<Arc<Token>>) -> Result<Token, Error> {
        let time = &*self.config.time;
        let asked_at = time.now();
        let token = self.ask(asked_at, old.as_deref()).await;
        self.observer.tell(|| Event::Refresh {
            error: token.as_ref().err().map(Error::kind),
            elapsed: time.now() - asked_at,
        });
        if let (Ok(token), Some(cache)) = (&token, cache) {
            cache.write(token, asked_at, time, &self.config.account.server);
        }
        token
    }

    /// Asks for a token once, and for no longer than a call may take.
    async fn ask(&self, asked_at: Moment, old: Option<&Token>) -> Result<Token, Error> {
        let (config, transport) = (&self.config, &self.transport);
        let Login::Credentials { path } = self.contract.login else {
            return Err(Error::new(ErrorKind::Internal, "there is nobody to ask for a token"));
        };
        let request = request(path, config)?;
        let connection = transport.connect(asked_at, Duration::from_secs(5)).await.map_err(fault)?;
        let sending = transport.send(connection, request, || config.time.now());
        let late = || named(Error::new(ErrorKind::CallTimeout, "no answer to the request for a token"));
        let reply =
            tokio::time::timeout(config.timeout, sending).await.map_err(|_| late())?.map_err(fault)?;
        config.heard(&reply.headers);
        of_answer(self.contract, config, &reply, asked_at, old)
    }
}

fn request(path: &str, config: &Config) -> Result<Request<Full<Bytes>>, Error> {
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &config.client_id)
        .append_pair("client_secret", config.client_secret.expose())
        .finish();
    let path = config.path(path);
    let (path, body) = match config.credentials_in {
        CredentialsIn::Query => (format!("{path}?{form}"), String::new()),
        CredentialsIn::Form => (path, form),
    };
    Request::post(path)
        .header(HOST, config.host())
        .header(USER_AGENT, &config.user_agent)
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
        .body(Full::from(body))
        .map_err(|error| Error::config(format!("base_url cannot be used: {error}")))
}

/// The token in the answer to a request for one that is to take the place of `old`.
pub(crate) fn of_answer(
    contract: &Contract,
    config: &Config,
    reply: &Reply,
    asked_at: Moment,
    old: Option<&Token>,
) -> Result<Token, Error> {
    let secrets = [old.map_or("", Token::expose), config.client_secret.expose()];
    let rules = Rules {
        api: contract.into(),
        errors: &config.errors,
        secrets: &secrets,
        now: config.time.calendar(),
    };
    // What may hold a token is not shown, not even in part.
    let hidden = |why: &str| named(rules.unreadable(&Reply { body: Bytes::new(), ..reply.clone() }, why));
    if reply.status == StatusCode::OK {
        let grant = check_text(&reply.body).ok().and_then(|text| serde_json::from_str::<Grant>(text).ok());
        let token = grant.filter(|grant| !grant.access_token.trim().is_empty()).and_then(|grant| {
            let life = grant.expires_in.filter(|seconds| *seconds >= SHORTEST_LIFE);
            let life = life.map_or(UNTOLD_LIFE, |seconds| {
                Duration::from_secs_f64(seconds.min(LONGEST_LIFE.as_secs_f64()))
            });
            Token::new(grant.access_token, asked_at, life)
        });
        return token.ok_or_else(|| hidden("holds no token"));
    }
    if String::from_utf8_lossy(&reply.body).contains("access_token") {
        return Err(hidden("holds a token, but its HTTP status says that there is none"));
    }
    match classify(reply, &rules) {
        Ok(_) => Err(named(rules.unreadable(reply, "is no answer to a request for a token"))),
        Err(error) => Err(named(error)),
    }
}

fn fault(fault: Fault) -> Error {
    named(fault.into_error())
}

fn named(error: Error) -> Error {
    error.with(|facts| facts.operation = Some("auth".to_owned()))
}
