//! The way of a connection: directly, through a tunnel, or by a proxy that passes requests on.

use std::time::Duration;

use http::{HeaderValue, Uri};
use hyper_rustls::{HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::{SocksV5, Tunnel};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tower::util::BoxCloneSyncService;
use tower::{BoxError, Service, ServiceExt};

use super::tls;
use crate::config::{Proxy, Reach, is_here};
use crate::error::Error;

pub(crate) type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;

/// Makes connections over which the API can be spoken to.
#[derive(Clone)]
pub(super) struct Connector {
    connect: BoxCloneSyncService<Uri, Stream, BoxError>,
    /// Where the connections go to: the API, or a proxy that is told the whole URL of each request.
    target: Uri,
    /// What such a proxy is told beside.
    pub(super) forward: Option<Forward>,
    /// The proxy, if there is one, for people to read.
    pub(super) proxy: Option<String>,
}

/// How requests look that a proxy passes on.
#[derive(Clone)]
pub(super) struct Forward {
    /// What comes before the path.
    pub(super) origin: String,
    pub(super) authorization: Option<HeaderValue>,
}

impl Connector {
    pub(super) fn new(reach: &Reach, origin: &Uri) -> Result<Self, Error> {
        let is_secure = reach.base_url.scheme() == "https";
        let tls = tls::config(&reach.trust, is_secure)?;
        let tcp = tcp(reach.connect_timeout);
        let Some(proxy) = intercept(reach, origin)? else {
            return Ok(Self::to(origin.clone(), secured(tls, tcp), None));
        };
        let connector = Self::by(&proxy, origin, is_secure, tls, tcp)?;
        Ok(Self { proxy: proxy.uri().authority().map(ToString::to_string), ..connector })
    }

    fn by(
        proxy: &Intercept,
        origin: &Uri,
        is_secure: bool,
        tls: ClientConfig,
        tcp: HttpConnector,
    ) -> Result<Self, Error> {
        match proxy.uri().scheme_str() {
            Some("http") if is_secure => {
                let tunnel = Tunnel::new(proxy.uri().clone(), tcp);
                let tunnel = match proxy.basic_auth() {
                    Some(authorization) => tunnel.with_auth(authorization.clone()),
                    None => tunnel,
                };
                Ok(Self::to(origin.clone(), secured(tls, tunnel), None))
            }
            Some("http") => {
                let origin = origin.to_string().trim_end_matches('/').to_owned();
                let forward = Forward { origin, authorization: proxy.basic_auth().cloned() };
                Ok(Self::to(proxy.uri().clone(), secured(tls, tcp), Some(forward)))
            }
            Some("socks5" | "socks5h") => {
                let socks = SocksV5::new(proxy.uri().clone(), tcp);
                let socks = match proxy.raw_auth() {
                    Some((user, password)) => socks.with_auth(user.to_owned(), password.to_owned()),
                    None => socks,
                };
                Ok(Self::to(origin.clone(), secured(tls, socks), None))
            }
            scheme => Err(Error::config(format!(
                "proxy: {} is not supported; it has to be http:// or socks5://",
                scheme.unwrap_or("a proxy without a scheme")
            ))),
        }
    }

    pub(super) async fn connect(self) -> Result<Stream, BoxError> {
        self.connect.oneshot(self.target).await
    }

    fn to(
        target: Uri,
        connect: BoxCloneSyncService<Uri, Stream, BoxError>,
        forward: Option<Forward>,
    ) -> Self {
        Self { connect, target, forward, proxy: None }
    }
}

/// A connection that takes no proxy and speaks no HTTP.
pub(crate) async fn direct(target: Uri, tls: ClientConfig, timeout: Duration) -> Result<Stream, BoxError> {
    secured(tls, tcp(timeout)).oneshot(target).await
}

fn tcp(timeout: Duration) -> HttpConnector {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(timeout));
    tcp
}

/// TLS above a way of connecting, where the target asks for it.
fn secured<C>(tls: ClientConfig, connector: C) -> BoxCloneSyncService<Uri, Stream, BoxError>
where
    C: Service<Uri, Response = TokioIo<TcpStream>> + Clone + Send + Sync + 'static,
    C::Future: Send + 'static,
    C::Error: Into<BoxError>,
{
    let connector = HttpsConnectorBuilder::new()
        .with_tls_config(tls)
        .https_or_http()
        .enable_http1()
        .wrap_connector(connector);
    BoxCloneSyncService::new(connector)
}

/// The proxy for an origin, if there is to be one.
fn intercept(reach: &Reach, origin: &Uri) -> Result<Option<Intercept>, Error> {
    match &reach.proxy {
        Proxy::Never => Ok(None),
        Proxy::Given(url, no) => {
            // Whether it is one is found out with a host that no list leaves out.
            let proxy = Matcher::builder().all(url.expose().to_owned()).build().intercept(origin);
            // Without a scheme it may be anything, also something that must not be shown.
            let proxy = proxy.filter(|_| url.expose().contains("://"));
            proxy.ok_or_else(|| {
                Error::config(
                    "proxy is no URL of a proxy; it looks like http://proxy.example.com:3128, or is none",
                )
            })?;
            Ok(Matcher::builder().all(url.expose().to_owned()).no(no.clone()).build().intercept(origin))
        }
        // The environment's proxies cannot reach it.
        Proxy::Usual { .. } if is_here(&reach.base_url) => Ok(None),
        Proxy::Usual { http, https, no } => {
            let matcher = Matcher::builder().http(http.clone()).https(https.clone()).no(no.clone());
            Ok(matcher.build().intercept(origin))
        }
    }
}
