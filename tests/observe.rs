//! What a client tells of its work, and who goes first.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::sync::{Arc, Mutex};

use makokit::{Builder, CallOptions, ErrorKind, Event, MakoClient, Priority};
use makokit_sandbox::{Fault, FaultKind, Options, Sandbox};
use serde_json::json;

const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";

fn client(sandbox: &Sandbox) -> Builder<MakoClient> {
    MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
}

/// A client, and what it has told so far.
fn watched(builder: Builder<MakoClient>) -> (MakoClient, Arc<Mutex<Vec<Event>>>) {
    let events = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&events);
    let mako = builder.observe(move |event| seen.lock().unwrap().push(event.clone())).build().unwrap();
    (mako, events)
}

#[tokio::test]
async fn events_belong_to_their_call_and_count_its_tries() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    sandbox.arm(Fault::new(FaultKind::Html502).on("getMako"));
    let (mako, events) = watched(client(&sandbox));
    let answer = mako.raw("getMako", &json!({ "id": MAKO })).await.unwrap();
    assert_eq!((answer.attempts, answer.http_status), (2, 200));
    let mut tries = Vec::new();
    for event in events.lock().unwrap().iter() {
        match event {
            Event::BeforeSend { request_id, attempt, method, path, .. } => {
                assert_eq!((request_id, method.as_str()), (&answer.request_id, "GET"));
                assert!(path.ends_with(MAKO));
                tries.push(*attempt);
            }
            Event::Retry { error, wait, .. } => assert!(*error == ErrorKind::Server && !wait.is_zero()),
            _ => {}
        }
    }
    assert_eq!(tries, [1, 2]);
}

#[tokio::test]
async fn a_wait_for_the_limit_is_told_once() {
    let sandbox = Sandbox::start(Options { rate_limit: 1, ..Options::default() }).unwrap();
    let (mako, events) = watched(client(&sandbox).rate_limit(1));
    mako.get_mako(MAKO).await.unwrap();
    mako.get_mako(MAKO).await.unwrap();
    let events = events.lock().unwrap();
    let waits: Vec<_> = events.iter().filter(|event| matches!(event, Event::Wait { .. })).collect();
    assert_eq!(waits.len(), 1, "{events:?}");
}

#[tokio::test]
async fn a_refused_login_is_told_as_one() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let (mako, events) = watched(client(&sandbox).client_secret("another"));
    mako.get_mako(MAKO).await.unwrap_err();
    let events = events.lock().unwrap();
    assert!(
        matches!(events[..], [Event::Refresh { error: Some(ErrorKind::InvalidClient), .. }]),
        "{events:?}"
    );
}

#[tokio::test]
async fn an_observer_that_panics_harms_no_call() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let mako = client(&sandbox).observe(|_| unreachable!("on purpose")).build().unwrap();
    for _ in 0..3 {
        mako.get_mako(MAKO).await.unwrap();
    }
    assert!(sandbox.verdict().ok);
    assert_eq!(sandbox.verdict().operations["getMako"].requests, 3);
}

#[tokio::test]
async fn a_person_goes_before_the_bulk() {
    let sandbox = Sandbox::start(Options { rate_limit: 5, ..Options::default() }).unwrap();
    let mako = client(&sandbox).rate_limit(5).build().unwrap();
    let mut bulk = CallOptions::default();
    bulk.priority = Priority::Bulk;
    let order = Arc::new(Mutex::new(Vec::new()));
    let call = |name: &'static str, mako: MakoClient| {
        let order = Arc::clone(&order);
        tokio::spawn(async move {
            mako.get_mako(MAKO).await.unwrap();
            order.lock().unwrap().push(name);
        })
    };
    mako.get_mako(MAKO).await.unwrap();
    let mut calls: Vec<_> = (0..12).map(|_| call("bulk", mako.with_options(bulk.clone()))).collect();
    tokio::task::yield_now().await;
    calls.push(call("person", mako.clone()));
    for call in calls {
        call.await.unwrap();
    }
    let place = order.lock().unwrap().iter().position(|name| *name == "person").unwrap();
    assert!(place < 8, "the person came as number {place} of 13");
    assert!(sandbox.verdict().ok);
}
