//! Sends a delivery as a system would: for tests of a receiver.

use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Method, Request, Uri};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;

use crate::config::Trust;
use crate::error::{Error, ErrorKind};
use crate::transport::connector::direct;
use crate::transport::{Fault, tls};

/// The most bytes of an answer that are read.
const MOST: usize = 64 * 1024;

/// What a receiver answered.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Posted {
    /// The HTTP status; Makini takes nothing but 200 for a success (documented).
    pub http_status: u16,
    /// The beginning of the body.
    pub body: Bytes,
}

/// Sends a body with headers to a URL, directly and once: `POST`, or `DELETE` for a removal of Maestrano's.
pub async fn post(
    method: &str,
    url: &str,
    headers: &[(String, String)],
    body: Bytes,
    timeout: Duration,
) -> Result<Posted, Error> {
    let request = request(method, url, headers, body)?;
    let sent = tokio::time::timeout(timeout, send(request, timeout)).await;
    sent.map_err(|_| {
        Error::new(ErrorKind::CallTimeout, format!("nothing was answered within {} ms", timeout.as_millis()))
    })?
}

fn request(
    method: &str,
    url: &str,
    headers: &[(String, String)],
    body: Bytes,
) -> Result<Request<Full<Bytes>>, Error> {
    let uri = Uri::try_from(url).ok().filter(|uri| matches!(uri.scheme_str(), Some("http" | "https")));
    let uri = uri.filter(|uri| uri.authority().is_some_and(|authority| !authority.as_str().contains('@')));
    let uri = uri.ok_or_else(|| {
        Error::config("url is none that can be sent to; it looks like https://example.com/webhook")
    })?;
    let method = Method::try_from(method)
        .map_err(|_| Error::config("method is no HTTP method; it is POST or DELETE"))?;
    let mut request = Request::new(Full::new(body));
    let host = uri.authority().map_or("", http::uri::Authority::as_str);
    let all = [("host", host), ("content-type", "application/json"), ("user-agent", "makokit")];
    let given = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in all.into_iter().chain(given) {
        let wrong = || Error::config(format!("headers: {name:?} or its value cannot be sent"));
        let name = HeaderName::try_from(name).map_err(|_| wrong())?;
        let value = HeaderValue::try_from(value).map_err(|_| wrong())?;
        request.headers_mut().insert(name, value);
    }
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    Ok(request)
}

async fn send(mut request: Request<Full<Bytes>>, timeout: Duration) -> Result<Posted, Error> {
    let target = request.uri().clone();
    let trust =
        Trust { ca_bundle: None, host_certificates: None, client_certificate: None, client_key: None };
    let tls = tls::config(&trust, target.scheme_str() == Some("https"))?;
    let stream = direct(target.clone(), tls, timeout).await;
    let stream =
        stream.map_err(|error| Fault::Connect(format!("{}: {error}", authority(&target))).into_error())?;
    let lost = |error: &dyn std::error::Error| Fault::Lost(error.to_string()).into_error();
    let (mut sender, driver) = http1::handshake(stream).await.map_err(|error| lost(&error))?;
    tokio::spawn(driver);
    let path = target.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    *request.uri_mut() = path.parse().map_err(|error| lost(&error))?;
    let answer = sender.send_request(request).await.map_err(|error| lost(&error))?;
    let http_status = answer.status().as_u16();
    // What is too long or cut is of no interest.
    let body = Limited::new(answer.into_body(), MOST).collect().await;
    Ok(Posted { http_status, body: body.map(http_body_util::Collected::to_bytes).unwrap_or_default() })
}

fn authority(target: &Uri) -> &str {
    target.authority().map_or("", http::uri::Authority::as_str)
}
