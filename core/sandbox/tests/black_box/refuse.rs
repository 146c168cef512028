//! A listener that is closed for a while.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::Duration;

use makokit_sandbox::{Fault, FaultKind};
use serde_json::json;

use crate::wire::{Caller, Kept, attempt, connect, request, send, split, until};

const LIST: &str = "/mako-api/config/v1/listCompanies";
/// Longer than any test.
const LONG: u64 = 600_000;

fn refused(caller: &Caller) -> bool {
    let tried = TcpStream::connect(split(caller.sandbox.base_url()).0);
    tried.is_err_and(|error| error.kind() == ErrorKind::ConnectionRefused)
}

#[test]
fn it_takes_effect_at_once_and_cuts_connections() {
    let caller = Caller::new();
    let mut idle = connect(split(caller.sandbox.base_url()).0);
    caller.get(LIST);
    caller.sandbox.arm(Fault::new(FaultKind::Refuse { for_ms: LONG }));
    assert!(refused(&caller));
    let cut = idle.read(&mut [0]);
    assert!(
        cut.as_ref().map_or_else(|error| error.kind() == ErrorKind::ConnectionReset, |read| *read == 0),
        "{cut:?}"
    );
    assert_eq!(caller.sandbox.faults()[0].struck, 1);
    // Asking and stopping work all the same.
    assert_eq!(caller.sandbox.ask("GET", "/verdict", b"").0, 200);
}

#[test]
fn armed_over_http_it_is_answered_first() {
    let caller = Caller::new();
    let fault = json!({"fault": "refuse", "for_ms": LONG}).to_string();
    let arm = request("POST", "/_sandbox/faults", &[], fault.as_bytes());
    let mut kept = Kept::open(caller.sandbox.base_url());
    assert_eq!(kept.send(&arm).json(), json!({"id": "1"}));
    assert!(refused(&caller));
}

#[test]
fn the_port_listens_again() {
    let caller = Caller::new();
    for _ in 0..3 {
        caller.sandbox.arm(Fault::new(FaultKind::Refuse { for_ms: 5 }));
        until(|| TcpStream::connect(split(caller.sandbox.base_url()).0).is_ok());
        assert_eq!(caller.get(LIST).status, 200);
    }
}

#[test]
fn a_further_one_puts_the_opening_off() {
    let caller = Caller::new();
    caller.sandbox.arm(Fault::new(FaultKind::Refuse { for_ms: 50 }));
    caller.sandbox.arm(Fault::new(FaultKind::Refuse { for_ms: LONG }));
    std::thread::park_timeout(Duration::from_millis(70));
    assert!(refused(&caller));
    let struck: Vec<_> = caller.sandbox.faults().iter().map(|fault| fault.struck).collect();
    assert_eq!(struck, [1, 1]);
}

#[test]
fn it_can_wait_for_a_request() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "refuse", "for_ms": LONG, "operation": "listCompanies"}));
    assert_eq!(caller.get("/mako-api/config/v1/getMako/x").status, 200);
    let bytes = request("GET", LIST, &[("Authorization", &caller.bearer())], b"");
    let answer = attempt(caller.sandbox.base_url(), &bytes);
    assert!(answer.is_ok_and(|answer| answer.is_empty()));
    let last = caller.sandbox.journal().pop().unwrap();
    assert_eq!((last.fault, last.work_done, last.status), (Some("refuse"), false, None));
    until(|| refused(&caller));
}

#[test]
fn the_other_origin_stays() {
    let caller = Caller::new();
    caller.sandbox.arm(Fault::new(FaultKind::Refuse { for_ms: LONG }));
    assert_eq!(send(caller.sandbox.other_origin_url(), "GET", "/x", &[], b"").status, 200);
}
