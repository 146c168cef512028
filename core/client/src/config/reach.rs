//! How a server is reached: where it is, whom to trust on the way, and how long to wait.

use std::path::PathBuf;
use std::time::Duration;

use tracing::warn;
use url::{Host, Position, Url};

use super::settings::Settings;
use super::sources::variable;
use super::{millis, positive};
use crate::error::Error;
use crate::secret::Secret;

/// All that a connection to a server depends on.
pub(crate) struct Reach {
    pub(crate) base_url: Url,
    pub(crate) trust: Trust,
    pub(crate) proxy: Proxy,
    pub(crate) connect_timeout: Duration,
    pub(crate) read_timeout: Duration,
    pub(crate) max_answer: usize,
}

/// Whom to trust, and how to be trusted.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Trust {
    pub(crate) ca_bundle: Option<PathBuf>,
    pub(crate) host_certificates: Option<String>,
    pub(crate) client_certificate: Option<PathBuf>,
    pub(crate) client_key: Option<PathBuf>,
}

/// The proxies that may stand between the client and the API.
#[derive(Clone)]
pub(crate) enum Proxy {
    /// Go directly.
    Never,
    /// This one, but for these hosts.
    Given(Secret, String),
    /// What the environment names for `http` and for `https`, but for these hosts and this machine itself.
    Usual { http: String, https: String, no: String },
}

impl Reach {
    /// The way to the server at `url`, which `name` has given.
    pub(crate) fn new(name: &str, url: &str, settings: &Settings) -> Result<Self, Error> {
        let base_url = base(name, url)?;
        if base_url.scheme() == "http" && !is_here(&base_url) {
            warn!(
                "{name} begins with http://: secret and token cross the network where others can read them"
            );
        }
        Ok(Self {
            trust: Trust {
                ca_bundle: settings.ca_bundle.clone().or_else(|| settings.host_ca_bundle.clone()),
                host_certificates: settings.host_certificates.clone(),
                client_certificate: settings.client_certificate.clone(),
                client_key: settings.client_key.clone(),
            },
            proxy: proxy(settings.proxy.clone(), settings.no_proxy.clone()),
            connect_timeout: millis("connect_timeout_ms", settings.connect_timeout_ms, 10_000)?,
            read_timeout: millis("read_timeout_ms", settings.read_timeout_ms, 30_000)?,
            max_answer: usize::try_from(positive("max_answer_bytes", settings.max_answer_bytes, 16 << 20)?)
                .unwrap_or(usize::MAX),
            base_url,
        })
    }

    /// The value of the `Host` header.
    pub(crate) fn host(&self) -> &str {
        &self.base_url[Position::BeforeHost..Position::AfterPort]
    }

    /// A path under the base URL, whose own path is kept.
    pub(crate) fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.path().trim_end_matches('/'))
    }
}

fn proxy(given: Option<Secret>, no: Option<String>) -> Proxy {
    let either = |upper: &str| variable(upper).or_else(|| variable(&upper.to_lowercase()));
    let no = no.or_else(|| either("NO_PROXY")).unwrap_or_default();
    match given {
        Some(url) if url.expose() == "none" => Proxy::Never,
        Some(url) => Proxy::Given(url, no),
        None => {
            let all = either("ALL_PROXY").unwrap_or_default();
            // In a CGI program HTTP_PROXY is what the request's header `Proxy` says; such a program has a REQUEST_METHOD.
            let http = if variable("REQUEST_METHOD").is_some() {
                variable("http_proxy")
            } else {
                either("HTTP_PROXY")
            };
            Proxy::Usual {
                http: http.unwrap_or_else(|| all.clone()),
                https: either("HTTPS_PROXY").unwrap_or(all),
                no,
            }
        }
    }
}

fn base(name: &str, text: &str) -> Result<Url, Error> {
    let wrong = |why: &str| {
        Error::config(format!(
            "{name} {why}; it looks like https://api.example.com, with a path only if the vendor gave one"
        ))
    };
    let url =
        Url::parse(text.trim_end_matches('/')).map_err(|error| wrong(&format!("is no URL: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(wrong("has to begin with https:// or http://, and to name a host"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("must not hold a user or a password"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("must not have a query or a fragment"));
    }
    Ok(url)
}

/// Whether a URL is one of this machine itself.
pub(crate) fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
