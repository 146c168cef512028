//! A host that is asked during a call whether it was interrupted, as the handler of a signal is.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::time::Duration;

use makokit_bridge::{ANSWER, Completion, ERROR, Interrupt, call, close, open};
use makokit_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

fn client(sandbox: &Sandbox) -> u64 {
    let settings = json!({
        "system": "mako",
        "base_url": sandbox.base_url(),
        "client_id": sandbox.client_id(),
        "client_secret": sandbox.client_secret(),
        "door": "test",
    });
    open(settings.to_string().as_bytes()).unwrap()
}

fn slow() -> Sandbox {
    Sandbox::start(Options { latency: Duration::from_millis(100), ..Options::default() }).unwrap()
}

fn list(handle: u64, interrupted: impl FnMut() -> Interrupt) -> Option<Completion> {
    call(handle, "listCompanies", b"{}", b"", interrupted)
}

#[test]
fn a_host_may_call_while_it_is_asked() {
    let sandbox = slow();
    let handle = client(&sandbox);
    let mut inner = None;
    // The first call is about to get the token; the one within waits for the same.
    let outer = list(handle, || {
        if inner.is_none() {
            inner = list(handle, || Interrupt::NotYet);
        }
        Interrupt::NotYet
    });
    assert_eq!(outer.unwrap().kind, ANSWER);
    assert_eq!(inner.unwrap().kind, ANSWER);
    close(handle);
}

#[test]
fn a_host_that_cannot_be_interrupted_is_asked_once() {
    let sandbox = slow();
    let handle = client(&sandbox);
    let mut asked = 0;
    let end = list(handle, || {
        asked += 1;
        Interrupt::Never
    });
    assert_eq!((end.unwrap().kind, asked), (ANSWER, 1));
    close(handle);
}

#[test]
fn a_host_that_panics_is_told_so() {
    let sandbox = slow();
    let handle = client(&sandbox);
    let end = list(handle, || panic!("on purpose")).unwrap();
    let told: Value = serde_json::from_slice(&end.bytes).unwrap();
    assert_eq!((end.kind, &told["kind"]), (ERROR, &"Internal".into()), "{told}");
    close(handle);
}
