//! Doors for fuzzing and for benchmarks, of no use to anybody else: what reads a stranger's bytes, without a socket around
//! it, and a fleet's window without calls around it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use makokit_limits::{Moment, Rate, store_name};

use crate::auth::of_answer;
use crate::config::{ClockKind, Config, Settings, Trust};
use crate::contract::Contract;
use crate::envelope::{Form, Rules, bare, classify, list_under, record, server_request_id, under};
use crate::error::{Error, ErrorKind};
use crate::fleet::{Address, Fleet, FleetPermit, FleetWindow};
use crate::mako::CONTRACT;
use crate::operation::System;
use crate::retry;
use crate::shared::SharedLimits;
use crate::time::RealTime;
use crate::transport::{Reply, unpacked};

/// An answer as it comes off the wire.
#[derive(Clone, Debug, Default)]
pub struct Answer<'a> {
    /// The HTTP status; what is none counts as 200.
    pub status: u16,
    /// The headers; what is none is left out.
    pub headers: Vec<(&'a [u8], &'a [u8])>,
    /// The body.
    pub body: &'a [u8],
}

/// What the headers of an answer say.
#[derive(Clone, Debug)]
pub struct Told {
    /// How long to wait.
    pub wait: Option<Duration>,
    /// When the server's day ends.
    pub midnight: SystemTime,
    /// The answer's id.
    pub id: Option<String>,
}

/// A client that has asked for a token with a secret.
pub struct Asker(Config);

/// A window in a fleet's store.
pub struct StoreWindow(Arc<FleetWindow>);

/// A permit of its.
pub struct StorePermit(FleetPermit);

impl StoreWindow {
    /// The one of a name in the store at a URL.
    pub fn open(url: &str, name: &str, rate: Rate) -> Result<Self, Error> {
        let trust =
            Trust { ca_bundle: None, host_certificates: None, client_certificate: None, client_key: None };
        let fleet = Fleet::open(&Address::new(url, &trust)?, Arc::new(RealTime))?;
        Ok(Self(fleet.window(&store_name(url, "", name), rate, Duration::ZERO)))
    }

    /// A permit, out of a lease or by way of the store, or when to ask again.
    pub async fn permit(&self) -> Result<StorePermit, Moment> {
        self.0.reserve(Duration::ZERO).await.map(StorePermit)
    }

    /// Tells that its call has arrived at once.
    pub fn arrived(&self, permit: StorePermit) {
        self.0.settle(permit.0, Duration::ZERO);
    }
}

impl Asker {
    /// One with this secret.
    pub fn new(secret: &str) -> Result<Self, Error> {
        let settings = Settings {
            base_url: Some("http://127.0.0.1:1".to_owned()),
            client_id: Some("someone".to_owned()),
            client_secret: Some(secret.into()),
            clock: Some(ClockKind::Virtual),
            ..Settings::default()
        };
        settings.resolve(&CONTRACT, &SharedLimits::default()).map(Self)
    }

    /// For how long the token in an answer is good.
    pub fn life(&self, answer: &Answer<'_>) -> Result<Duration, Error> {
        Ok(of_answer(&CONTRACT, &self.0, &answer.reply(), Moment::ZERO, None)?.life())
    }
}

impl Answer<'_> {
    fn reply(&self) -> Reply {
        Reply {
            status: StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK),
            headers: self.header_map(),
            body: Bytes::copy_from_slice(self.body),
            at: Moment::ZERO,
        }
    }

    fn header_map(&self) -> HeaderMap {
        let pair = |(name, value): &(&[u8], &[u8])| {
            Some((http::HeaderName::from_bytes(name).ok()?, http::HeaderValue::from_bytes(value).ok()?))
        };
        let mut headers = HeaderMap::new();
        for (name, value) in self.headers.iter().filter_map(pair) {
            headers.append(name, value);
        }
        headers
    }

    /// What the way of a call of a system's makes of it; `many` for an operation that gives a list.
    pub fn classified(
        &self,
        system: System,
        secrets: &[&str],
        now: SystemTime,
        many: bool,
    ) -> Result<Bytes, Error> {
        let contract = Contract::of(system);
        let errors = BTreeMap::from([("alreadyThere".to_owned(), ErrorKind::DuplicateEntity)]);
        let rules = Rules { api: contract.into(), errors: &errors, secrets, now };
        let reply = self.reply();
        let body = classify(&reply, &rules)?;
        let text = std::str::from_utf8(&body).unwrap_or_default();
        let part = match (contract.form, many) {
            (Form::Named, true) => {
                list_under(text, "people").and_then(|list| list.map_or_else(|| bare(text), Ok))
            }
            (Form::Named, false) => under(text, "people"),
            (Form::Data, false) => Ok(record(text)),
            (_, false) => Ok(text),
            (_, true) => bare(text),
        };
        match part {
            Ok(part) => Ok(body.slice_ref(part.as_bytes())),
            Err(why) => Err(rules.unreadable(&reply, &why)),
        }
    }

    /// What its headers say.
    #[must_use]
    pub fn told(&self, secrets: &[&str], now: SystemTime) -> Told {
        let headers = self.header_map();
        Told {
            wait: retry::asked(&headers, now),
            midnight: retry::next_midnight(retry::server_time(&headers).unwrap_or(now)),
            id: server_request_id(&headers, secrets),
        }
    }

    /// Its body of at most `most` bytes, decompressed as the headers say; it comes in pieces of `size`.
    #[must_use]
    pub fn unpacked(&self, size: usize, most: usize) -> Option<Bytes> {
        unpacked(&self.header_map(), self.body.chunks(size.max(1)), most).ok()
    }
}
