//! Receives Makini's webhooks in an axum application.
//!
//! `MAKINI_WEBHOOK_SECRET=… cargo run -p makokit-examples --bin webhook_axum`
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its user")]

use std::error::Error;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use makokit::webhook::{Delivery, Receiver, Settings, Vendor, now};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Who verifies deliveries, and who deals with them: whoever sends them waits for an answer, but not for the work.
type Shared = Arc<(Receiver, UnboundedSender<Delivery>)>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    #[expect(clippy::disallowed_methods, reason = "a program reads its environment where it begins")]
    let secret = std::env::var("MAKINI_WEBHOOK_SECRET").map_err(|_| "MAKINI_WEBHOOK_SECRET is not set")?;
    let receiver = Receiver::new(Settings::new(Vendor::Makini, [secret]))?;
    let (sender, mut deliveries) = unbounded_channel::<Delivery>();
    tokio::spawn(async move {
        while let Some(delivery) = deliveries.recv().await {
            println!("{} {:?} {:?}", delivery.kind, delivery.event, delivery.ids);
        }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8018").await?;
    Ok(axum::serve(listener, application(receiver, sender)).await?)
}

fn application(receiver: Receiver, deliveries: UnboundedSender<Delivery>) -> Router {
    // One byte more than allowed is enough to be refused.
    let limit = DefaultBodyLimit::max(receiver.max_body_bytes() + 1);
    Router::new().route("/", post(receive)).layer(limit).with_state(Arc::new((receiver, deliveries)))
}

/// Takes the bytes as they came: what was signed is them, and not the JSON in them.
async fn receive(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let (receiver, deliveries) = &*shared;
    match receiver.receive(&headers.iter().collect(), &body, now()) {
        Ok(delivery) => {
            let key = delivery.key.clone();
            if deliveries.send(delivery).is_ok() {
                return StatusCode::OK;
            }
            // Nobody is there for it: its repetition must not be taken for one.
            let _ = key.map(|key| receiver.forget(&key));
            StatusCode::SERVICE_UNAVAILABLE
        }
        Err(refused) => {
            eprintln!("{refused}");
            refused
                .facts()
                .http_status
                .and_then(|status| StatusCode::from_u16(status).ok())
                .unwrap_or(StatusCode::BAD_REQUEST)
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_delivery_is_taken_once_and_only_if_it_is_proven() -> Result<(), Box<dyn Error>> {
        let settings = || Settings::new(Vendor::Makini, ["a secret of the webhooks page"]);
        let (sender, mut deliveries) = unbounded_channel();
        let application = application(Receiver::new(settings())?, sender);
        let body: &'static [u8] = br#"{"event":"assets.updated","body":["02db2d6d"]}"#;
        let proof = Receiver::new(settings())?.prove(body);
        let mut statuses = Vec::new();
        for proof in [proof.clone(), proof, vec![("x-webhook-signature".to_owned(), "AAAA".to_owned())]] {
            let request = Request::post("/");
            let request =
                proof.into_iter().fold(request, |request, (name, value)| request.header(name, value));
            statuses
                .push(application.clone().oneshot(request.body(Body::from(body))?).await?.status().as_u16());
        }
        assert_eq!(statuses, [200, 200, 401]);
        assert_eq!(deliveries.recv().await.map(|delivery| delivery.ids), Some(vec!["02db2d6d".to_owned()]));
        assert!(deliveries.try_recv().is_err());
        drop(deliveries);
        Ok(())
    }
}
