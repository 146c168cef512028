//! One POST to somebody's endpoint.

use std::time::Duration;

use http::header::{CONTENT_TYPE, HOST};
use http::{Request, Uri};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Parcel;

/// Documented: an endpoint answers within ten seconds.
const DEADLINE: Duration = Duration::from_secs(10);

/// Why an address cannot be posted to, if it cannot.
pub(crate) fn check(url: &str) -> Result<(), &'static str> {
    target(url).map(|_| ())
}

/// Posts, and tells the status or why there is none.
pub(super) async fn post(parcel: &Parcel) -> Result<u16, String> {
    match timeout(DEADLINE, exchange(parcel)).await {
        Ok(result) => result,
        Err(_) => Err("there was no answer within ten seconds".to_owned()),
    }
}

async fn exchange(parcel: &Parcel) -> Result<u16, String> {
    let (authority, path) = target(&parcel.url)?;
    let stream = TcpStream::connect(&authority).await.map_err(|error| error.to_string())?;
    let (mut sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
    let mut request = Request::post(path).header(HOST, &authority).header(CONTENT_TYPE, "application/json");
    for (name, value) in &parcel.headers {
        request = request.header(*name, value);
    }
    let request = request.body(Full::new(parcel.body.clone())).map_err(|error| error.to_string())?;
    let answer = async { sender.send_request(request).await.map(|answer| answer.status().as_u16()) };
    let mut connection = std::pin::pin!(connection);
    let mut answer = std::pin::pin!(answer);
    tokio::select! {
        biased;
        answered = &mut answer => answered.map_err(|error| error.to_string()),
        // The connection may end with the very bytes that hold the answer.
        ended = &mut connection => match ended {
            Ok(()) => answer.await.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        },
    }
}

/// Host and port, and the path with its query.
fn target(url: &str) -> Result<(String, Uri), &'static str> {
    let uri: Uri = url.parse().map_err(|_| "is no URL")?;
    if uri.scheme_str() != Some("http") {
        return Err("must begin with http://: the sandbox speaks no TLS");
    }
    let host = uri.host().filter(|host| !host.is_empty()).ok_or("has no host")?;
    let authority = format!("{host}:{}", uri.port_u16().unwrap_or(80));
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    Ok((authority, path.parse().map_err(|_| "has no path that can be sent")?))
}
