//! A server that answers everything well and knows nothing, so that clients are compared and not what serves them.

use std::convert::Infallible;
use std::sync::LazyLock;

use bytes::Bytes;
use http::Response;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// The token that it gives.
pub(crate) const ACCESS: &str = "YUMCABQAqX2cqBjSiFht";

const TOKEN: &str = r#"{"access_token":"YUMCABQAqX2cqBjSiFht","token_type":"Bearer","expires_in":14400}"#;
const ANSWER: &str = r#"{"status":"OK","body":{"id":"708680cf-07c5-4618-94be-3b12ddb92d84","companyId":"aa326232-c5f2-479e-8768-15430929497a","name":"LON 6500 M/LTE","companyName":"Some Company","identification":"11:11:11:22:33:44"}}"#;

/// A list of 10,000 companies.
static COMPANIES: LazyLock<Bytes> = LazyLock::new(|| {
    let company = |number: u32| format!(r#"{{"id":"{number:032x}","name":"Company {number}"}}"#);
    let companies: Vec<_> = (0..10_000).map(company).collect();
    Bytes::from(format!(r#"{{"status":"OK","body":[{}]}}"#, companies.join(",")))
});

/// Starts it on a thread of its own; its base URL.
pub(crate) fn start() -> String {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            sender.send(format!("http://{}", listener.local_addr().unwrap())).unwrap();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                tokio::spawn(
                    http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)),
                );
            }
        });
    });
    receiver.recv().unwrap()
}

async fn answer(request: http::Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let body = match request.uri().path().rsplit('/').next() {
        Some("auth") => Bytes::from_static(TOKEN.as_bytes()),
        Some("listCompanies") => COMPANIES.clone(),
        _ => Bytes::from_static(ANSWER.as_bytes()),
    };
    let _ = request.into_body().collect().await;
    Ok(Response::builder().header("content-type", "application/json").body(Full::new(body)).unwrap())
}
