//! Faults between the request and its answer: lost, late, broken off.

use std::io::{ErrorKind, Read, Write};
use std::time::Duration;

use makokit_sandbox::{Fault, FaultKind, Options};
use serde_json::{Value, json};

use crate::guide::ADD_MAKO;
use crate::wire::{Caller, attempt, connect, request, send, split, to_the_end, until};

const ADD: &str = "/mako-api/config/v1/addMako";
const LIST: &str = "/mako-api/config/v1/listCompanies";

/// Of the last request: the fault, whether the work was done, and the status.
fn told(caller: &Caller) -> (Option<&'static str>, bool, Option<u16>) {
    let journal = caller.sandbox.journal();
    let last = journal.last().unwrap();
    (last.fault, last.work_done, last.status)
}

fn makos(caller: &Caller) -> usize {
    caller.sandbox.state().makos.len()
}

#[test]
fn an_answer_is_lost_before_or_after_the_work() {
    let cases = [
        ("reset_before", Err(ErrorKind::ConnectionReset), false),
        ("reset_after", Err(ErrorKind::ConnectionReset), true),
        ("close_before", Ok(vec![]), false),
        ("close_after", Ok(vec![]), true),
    ];
    for (fault, ending, done) in cases {
        let caller = Caller::new();
        caller.arm(&json!({"fault": fault, "operation": "addMako"}));
        assert_eq!(caller.get(LIST).status, 200, "another operation is left alone");
        let answer = attempt(caller.sandbox.base_url(), &caller.create(ADD, ADD_MAKO, None));
        assert_eq!(answer.map_err(|error| error.kind()), ending, "{fault}");
        assert_eq!(told(&caller), (Some(fault), done, None));
        assert_eq!(makos(&caller), 1 + usize::from(done));
        assert_eq!(caller.post(ADD, ADD_MAKO).status, 200, "it strikes once");
    }
}

#[test]
fn a_login_can_be_struck() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "close_after", "operation": "auth"}));
    let login =
        request("POST", "/mako-api/auth/v1/auth", &[crate::wire::FORM], crate::wire::LOGIN.as_bytes());
    assert!(to_the_end(caller.sandbox.base_url(), &login).is_empty());
    assert_eq!(told(&caller), (Some("close_after"), true, None));
}

#[test]
fn a_late_answer_is_the_real_one() {
    for work in ["before", "after"] {
        let caller = Caller::new();
        caller.arm(&json!({"fault": "delay", "ms": 5, "work": work}));
        assert_eq!(caller.post(ADD, ADD_MAKO).json()["status"], "OK");
        assert_eq!(told(&caller), (Some("delay"), true, Some(200)));
        assert!(caller.sandbox.verdict().ok);
    }
}

#[test]
fn the_work_is_done_before_the_wait_or_after_it() {
    for (work, done) in [("before", 2), ("after", 1)] {
        let caller = Caller::new();
        let id = caller.arm(&json!({"fault": "delay", "ms": 600_000, "work": work}));
        let mut stream = connect(split(caller.sandbox.base_url()).0);
        stream.write_all(&caller.create(ADD, ADD_MAKO, None)).unwrap();
        until(|| caller.sandbox.faults().iter().any(|it| it.id.to_string() == id && it.struck == 1));
        // The connections share one thread: when another request is answered, this one is waiting.
        caller.get(LIST);
        assert_eq!(makos(&caller), done, "{work}");
    }
}

#[test]
fn a_connection_without_an_answer_is_held_until_its_peer_goes() {
    for (work, done) in [("done", true), ("not_done", false)] {
        let caller = Caller::new();
        caller.arm(&json!({"fault": "never_answer", "work": work}));
        let mut stream = connect(split(caller.sandbox.base_url()).0);
        stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
        stream.write_all(&caller.create(ADD, ADD_MAKO, None)).unwrap();
        let error = stream.read(&mut [0]).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}");
        drop(stream);
        until(|| told(&caller).0.is_some());
        assert_eq!(told(&caller), (Some("never_answer"), done, None));
        assert_eq!(makos(&caller), 1 + usize::from(done));
    }
}

#[test]
fn an_answer_in_pieces_is_whole() {
    let caller = Caller::new();
    let expected = caller.get(LIST).body;
    caller.arm(&json!({"fault": "dribble", "bytes": 50, "every_ms": 1}));
    let reply = caller.get(LIST);
    assert_eq!((reply.status, reply.body), (200, expected));
}

#[test]
fn an_answer_breaks_off() {
    let caller = Caller::new();
    let bytes = request("GET", LIST, &[("Authorization", &caller.bearer())], b"");
    let whole = caller.get(LIST).body;
    caller.arm(&json!({"fault": "truncate"}));
    let answer = String::from_utf8(to_the_end(caller.sandbox.base_url(), &bytes)).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.contains(&format!("content-length: {}", whole.len())), "{head}");
    assert_eq!(body.as_bytes(), &whole[..whole.len() / 2]);

    caller.arm(&json!({"fault": "truncate_chunked"}));
    let answer = String::from_utf8(to_the_end(caller.sandbox.base_url(), &bytes)).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    assert!(
        body.contains(std::str::from_utf8(&whole[..whole.len() / 2]).unwrap())
            && !body.ends_with("0\r\n\r\n")
    );
    assert_eq!(told(&caller), (Some("truncate_chunked"), true, Some(200)));
}

#[test]
fn faults_are_counted_listed_and_disarmed() {
    let caller = Caller::new();
    let ask = |method, path: &str| send(caller.sandbox.admin_url(), method, path, &[], b"");
    let first = caller.arm(&json!({"fault": "html_502", "operation": "addMako", "skip": 1, "times": 2}));
    let second = caller.arm(&json!({"fault": "empty", "times": "forever", "operation": "getMako"}));
    assert_ne!(first, second);
    let statuses: Vec<_> = (0..4).map(|_| caller.post(ADD, ADD_MAKO).status).collect();
    assert_eq!(statuses, [200, 502, 502, 200]);
    let listed = ask("GET", "/faults").json();
    let expected = json!({"faults": [
        {"id": first, "struck": 2, "spent": true, "fault": "html_502", "operation": "addMako", "skip": 1, "times": 2,
         "work": "not_done"},
        {"id": second, "struck": 0, "spent": false, "fault": "empty", "operation": "getMako", "skip": 0,
         "times": null, "work": "not_done"},
    ]});
    assert_eq!(listed, expected);
    assert_eq!(json!({"faults": caller.sandbox.faults()}), listed);
    assert_eq!(ask("DELETE", &format!("/faults/{second}")).json(), json!({"disarmed": 1}));
    assert_eq!(ask("DELETE", &format!("/faults/{second}")).status, 404);
    assert_eq!(ask("DELETE", "/faults/x").status, 404);
    assert_eq!(ask("DELETE", "/faults").json(), json!({"disarmed": 1}));
    assert!(caller.sandbox.faults().is_empty());
}

#[test]
fn faults_from_rust_and_from_the_options() {
    let armed = Fault::new(FaultKind::Html500).on("addMako").skipping(1).work_done();
    let caller = Caller::with(Options { faults: vec![armed.clone()], ..Options::default() });
    assert_eq!(caller.sandbox.faults()[0].fault, armed);
    assert_eq!([caller.post(ADD, ADD_MAKO).status, caller.post(ADD, ADD_MAKO).status], [200, 500]);
    assert_eq!((told(&caller), makos(&caller)), ((Some("html_500"), true, Some(500)), 3));
    caller.sandbox.reset();
    assert!(caller.sandbox.faults().is_empty());
    let id = caller.sandbox.arm(Fault::new(FaultKind::TruncateChunked).times(3));
    assert!(caller.sandbox.disarm(id) && !caller.sandbox.disarm(id));
    caller.sandbox.arm(Fault::new(FaultKind::Empty).always().with_probability(0.0));
    assert_eq!(caller.get(LIST).json()["status"], "OK");
    assert_eq!(caller.sandbox.disarm_all(), 1);
}

#[test]
fn a_wrong_fault_is_refused_with_the_field_and_a_suggestion() {
    let caller = Caller::new();
    let arm = |body: &[u8]| send(caller.sandbox.admin_url(), "POST", "/faults", &[], body);
    let cases: [(&[u8], &str, &str); 6] = [
        (b"", "", "is not JSON"),
        (b"\xff\xfe", "", "is not JSON"),
        (b"{}", "fault", "is missing"),
        (br#"{"fault": "reset_aftr"}"#, "fault", "did you mean reset_after?"),
        (br#"{"fault": "delay", "msec": 5}"#, "msec", "did you mean ms?"),
        (br#"{"fault": "empty", "operation": "addmako"}"#, "operation", "did you mean addMako?"),
    ];
    for (body, field, problem) in cases {
        let reply = arm(body);
        let told = reply.json();
        assert_eq!((reply.status, told["field"].as_str()), (400, Some(field)), "{told}");
        assert!(told["error"].as_str().unwrap().contains(problem) && told["cure"].is_string(), "{told}");
    }
    assert_eq!(caller.sandbox.ask("GET", "/faults", b"").1, br#"{"faults":[]}"#);
}

#[test]
fn a_rate_is_counted_before_a_fault_strikes() {
    let caller = Caller::with(Options { rate_limit: 1, ..Options::default() });
    caller.sandbox.arm(Fault::new(FaultKind::Html502).on("listCompanies").times(2));
    assert_eq!([caller.get(LIST).status, caller.get(LIST).status, caller.get(LIST).status], [502, 502, 429]);
    let verdict: Value = json!(caller.sandbox.verdict());
    assert_eq!(verdict["operations"]["listCompanies"]["requests"], 3);
}
