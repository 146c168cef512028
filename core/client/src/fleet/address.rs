//! Where the fleet's store is.

use std::fmt;

use http::Uri;
use redis::{IntoConnectionInfo, RedisConnectionInfo};
use url::Url;

use crate::config::Trust;
use crate::error::Error;
use crate::secret::without_userinfo;
use crate::transport;

/// The URL of a store, which may hold a password, and whom to trust on the way there.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Address {
    url: String,
    trust: Trust,
}

/// What it takes to connect.
pub(super) struct Target {
    pub(super) uri: Uri,
    pub(super) tls: rustls::ClientConfig,
    pub(super) login: RedisConnectionInfo,
}

impl Address {
    /// Whether a text is meant to be one.
    pub(crate) fn is_meant(text: &str) -> bool {
        text.starts_with("redis://") || text.starts_with("rediss://")
    }

    /// Checks a URL. Nothing is sent yet.
    pub(crate) fn new(url: &str, trust: &Trust) -> Result<Self, Error> {
        // A certificate of the client's is for the API's eyes.
        let trust = Trust { client_certificate: None, client_key: None, ..trust.clone() };
        let address = Self { url: url.to_owned(), trust };
        address.target().map(|_| address)
    }

    pub(super) fn target(&self) -> Result<Target, Error> {
        let wrong = |why: &str| {
            Error::config(format!(
                "limits is {}, which {why}; it looks like redis://[user:password@]host:6379[/number], or rediss:// for TLS",
                self.shown()
            ))
        };
        let url = Url::parse(&self.url).map_err(|_| wrong("is no URL"))?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong("names no host"))?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("has a query or a fragment"));
        }
        let is_secure = url.scheme() == "rediss";
        let scheme = if is_secure { "https" } else { "http" };
        let uri = format!("{scheme}://{host}:{}", url.port().unwrap_or(6379));
        let uri = uri.parse().map_err(|_| wrong("names no host that can be reached"))?;
        // The way there is our own; of the URL only the login is left to be read.
        let plain = self.url.replacen("rediss://", "redis://", 1);
        let login = plain.into_connection_info().map_err(|_| wrong("cannot be read"))?;
        let tls = transport::tls::config(&self.trust, is_secure)?;
        Ok(Target { uri, tls, login: login.redis_settings().clone() })
    }
}

impl Address {
    /// The URL without what may be secret: a password also comes as a query, from those who mistake the form.
    fn shown(&self) -> String {
        let url = without_userinfo(&self.url);
        url.split(['?', '#']).next().unwrap_or_default().to_owned()
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.shown())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let trust =
            Trust { ca_bundle: None, host_certificates: None, client_certificate: None, client_key: None };
        for url in [
            "redis://user:canary@host/x y",
            "redis://user:canary@host:1/zero",
            "redis://:can@ary@/1",
            "redis://a:canary@host?x",
            "redis://host/0?password=canary",
            "redis://host/0#canary",
        ] {
            let error = Address::new(url, &trust).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("ary"), "{error}");
        }
        let good = Address::new("redis://user:canary@host:1/2", &trust).unwrap();
        assert_eq!(format!("{good:?}"), "redis://***@host:1/2");
        assert_eq!(good.target().unwrap().login.db(), 2);
        assert_eq!(good.target().unwrap().uri.to_string(), "http://host:1/");
    }
}
