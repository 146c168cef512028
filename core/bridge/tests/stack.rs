//! A host's thread that has little of its stack left.

use std::thread;

use makokit_bridge::{ANSWER, Interrupt, attempt, call, number, open};
use makokit_sandbox::{Options, Sandbox};
use serde_json::json;

/// The work of a call needs more than this, at least where it is not optimised. It is a process of its own that would end.
const LITTLE: usize = 64 * 1024;

#[test]
fn a_call_does_not_need_the_stack_of_the_thread_that_waits() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let settings = json!({
        "system": "mako",
        "base_url": sandbox.base_url(),
        "client_id": sandbox.client_id(),
        "client_secret": sandbox.client_secret(),
        "door": "test",
    });
    let handle = open(settings.to_string().as_bytes()).unwrap();
    let waiting = move || {
        let attempted = attempt(number(), handle, "listCompanies", b"{}", b"");
        (attempted, call(handle, "listCompanies", b"{}", b"", || Interrupt::NotYet).unwrap().kind)
    };
    let small = thread::Builder::new().stack_size(LITTLE).spawn(waiting).unwrap();
    let (attempted, kind) = small.join().unwrap();
    assert_eq!(attempted, None, "it is left to others");
    assert_eq!(kind, ANSWER);
}
