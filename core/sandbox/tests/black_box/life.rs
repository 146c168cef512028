//! Starting, resetting, stopping.

use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use makokit_sandbox::{Options, Sandbox, StartError};
use serde_json::{Value, json};

use crate::guide::{ADD_MAKO, ADD_PERSON};
use crate::wire::{Caller, connect, exchange, request, send, split};

#[test]
fn a_taken_port_is_named_with_the_cure() {
    let first = Sandbox::start(Options::default()).unwrap();
    let port: u16 = first.base_url().rsplit(':').next().unwrap().parse().unwrap();
    let error = Sandbox::start(Options { port, ..Options::default() }).unwrap_err();
    assert!(matches!(error, StartError::Port { port: named, .. } if named == port));
    let told = error.to_string();
    assert!(told.contains(&format!("127.0.0.1:{port}")) && told.contains("0 for a free one"), "{told}");
}

#[test]
fn a_reset_brings_the_seeds_back_and_spares_the_token() {
    let caller = Caller::new();
    let seeds = caller.sandbox.state();
    assert_eq!((seeds.companies.len(), seeds.people.len(), seeds.makos.len()), (3, 0, 1));
    for _ in 0..2 {
        assert_eq!(caller.post("/mako-api/config/v1/addPerson", ADD_PERSON).json()["status"], "OK");
        assert_ne!(caller.sandbox.state(), seeds);
        caller.sandbox.reset();
        assert_eq!(caller.sandbox.state(), seeds);
        assert!(caller.sandbox.journal().is_empty());
        let verdict = caller.sandbox.verdict();
        assert!(verdict.ok && verdict.requests == 0 && verdict.operations.is_empty());
    }
}

#[test]
fn the_same_seed_gives_the_same_ids() {
    let ids = |seed| -> Vec<Value> {
        let caller = Caller::with(Options { seed, ..Options::default() });
        let ids =
            (0..3).map(|_| caller.post("/mako-api/config/v1/addMako", ADD_MAKO).json()["body"]["id"].take());
        let before: Vec<_> = ids.collect();
        caller.sandbox.reset();
        let again = caller.post("/mako-api/config/v1/addMako", ADD_MAKO).json()["body"]["id"].take();
        assert_eq!(again == before[0], seed.is_some());
        before
    };
    assert_eq!(ids(Some(7)), ids(Some(7)));
    assert_ne!(ids(Some(7)), ids(Some(8)));
    assert_ne!(ids(None), ids(None));
}

#[test]
fn a_delayed_answer_comes_all_the_same() {
    let moment = Duration::from_millis(1);
    let caller = Caller::with(Options { latency: moment, token_delay: moment, ..Options::default() });
    assert_eq!(caller.get("/mako-api/config/v1/listCompanies").status, 200);
}

#[test]
fn stopping_closes_the_connections_and_wakes_who_waits() {
    let sandbox = Arc::new(Sandbox::start(Options::default()).unwrap());
    let mut idle = connect(split(sandbox.base_url()).0);
    // The connection has been taken, not only queued, once a later one is answered.
    send(sandbox.base_url(), "GET", "/", &[], b"");
    let waiting = std::thread::spawn({
        let sandbox = Arc::clone(&sandbox);
        move || sandbox.wait()
    });
    sandbox.stopper().stop();
    waiting.join().unwrap();
    assert_eq!(idle.read(&mut [0]).unwrap(), 0);
    sandbox.wait();
    Arc::into_inner(sandbox).unwrap().stop();
}

#[test]
fn a_client_that_has_nothing_more_to_say_is_answered() {
    let caller = Caller::new();
    let request = request("GET", "/_sandbox/state", &[], b"");
    assert!(exchange(caller.sandbox.base_url(), &request).starts_with(b"HTTP/1.1 200 OK\r\n"));
}

#[test]
fn the_state_shows_what_was_sent() {
    let caller = Caller::new();
    let id = caller.post("/mako-api/config/v1/addPerson", ADD_PERSON).json()["body"]["id"].take();
    let mut expected: Value = serde_json::from_str(ADD_PERSON).unwrap();
    expected["id"] = id;
    assert_eq!(json!(caller.sandbox.state().people), json!([expected]));
}

#[test]
fn a_sandbox_is_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Sandbox>();
    shared::<makokit_sandbox::Playback>();
    shared::<makokit_sandbox::Stopper>();
}
