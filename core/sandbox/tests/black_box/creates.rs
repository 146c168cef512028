//! Creates that are sent again: blindly, to settle, or because they are wished for again.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use makokit_sandbox::{CreateRepeated, Evidence, Finding, Note, Options, RepeatReason, SettlingResend};
use serde_json::{Value, json};

use crate::guide::{ADD_COMPANY, ADD_MAKO, ADD_PERSON};
use crate::wire::{Caller, attempt, connect, exchange, split, until};

const COMPANY: &str = "/mako-api/config/v1/addCompany";
const MAKO: &str = "/mako-api/config/v1/addMako";
const PERSON: &str = "/mako-api/config/v1/addPerson";

/// Sends a create with an id, whatever comes of it.
fn create(caller: &Caller, path: &str, body: &str, id: &str) {
    let bytes = caller.create(path, body, Some(id));
    let mut headers = String::from_utf8(bytes).unwrap();
    headers = headers.replacen("\r\n", "\r\nConnection: close\r\n", 1);
    let _ = attempt(caller.sandbox.base_url(), headers.as_bytes());
}

fn repeated(caller: &Caller) -> Vec<CreateRepeated> {
    let told = |finding| match finding {
        Finding::CreateRepeated(it) => it,
        other => panic!("{other:?}"),
    };
    caller.sandbox.verdict().findings.into_iter().map(told).collect()
}

fn settled(caller: &Caller) -> Vec<SettlingResend> {
    let told = |note| match note {
        Note::SettlingResend(it) => it,
        other => panic!("{other:?}"),
    };
    caller.sandbox.verdict().notes.into_iter().map(told).collect()
}

#[test]
fn a_repeat_after_a_lost_answer_is_a_finding_with_its_facts() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "reset_after"}));
    create(&caller, COMPANY, ADD_COMPANY, "a");
    create(&caller, COMPANY, ADD_COMPANY, "b");
    let findings = repeated(&caller);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.earlier, finding.reason), (2, RepeatReason::AnswerUnclear));
    let occasion = &finding.occasion;
    assert_eq!((occasion.operation, occasion.request_id.as_deref()), (Some("addCompany"), Some("b")));
    assert_eq!(occasion.client_id.as_deref(), Some("myclid"));
    assert!(occasion.at_ms >= finding.earlier_at_ms);
    assert!(occasion.message.starts_with("addCompany: the create of request 2 at "), "{}", occasion.message);
    let told: Value = json!(caller.sandbox.verdict())["findings"][0].clone();
    assert_eq!((&told["kind"], &told["reason"]), (&json!("create_repeated"), &json!("answer_unclear")));
    assert_eq!((&told["request_id"], &told["earlier"]), (&json!("b"), &json!(2)));
}

#[test]
fn what_leaves_a_client_in_the_dark() {
    let dark = [
        json!({"fault": "reset_before"}),
        json!({"fault": "close_before"}),
        json!({"fault": "close_after"}),
        json!({"fault": "truncate"}),
        json!({"fault": "truncate_chunked"}),
        json!({"fault": "html_500"}),
        json!({"fault": "html_502", "work": "done"}),
        json!({"fault": "unavailable"}),
        json!({"fault": "wrong_type"}),
        json!({"fault": "wrong_shape"}),
        json!({"fault": "empty"}),
        json!({"fault": "bom"}),
        json!({"fault": "answer", "status": 500}),
    ];
    for fault in dark {
        let caller = Caller::new();
        caller.arm(&fault);
        create(&caller, MAKO, ADD_MAKO, "a");
        assert!(caller.sandbox.verdict().ok, "{fault}");
        create(&caller, MAKO, ADD_MAKO, "b");
        assert_eq!(repeated(&caller).len(), 1, "{fault}");
        create(&caller, MAKO, ADD_MAKO, "c");
        assert_eq!(repeated(&caller).len(), 1, "a good answer has made up for it: {fault}");
    }
}

#[test]
fn what_was_refused_beyond_doubt_may_be_sent_again() {
    let clear = [
        json!({"fault": "rate_limited"}),
        json!({"fault": "unauthorized_oauth"}),
        json!({"fault": "unauthorized_source"}),
        json!({"fault": "html_404"}),
        json!({"fault": "redirect", "to": "/"}),
        json!({"fault": "answer", "status": 400}),
    ];
    for fault in clear {
        let caller = Caller::new();
        caller.arm(&fault);
        for _ in 0..2 {
            create(&caller, MAKO, ADD_MAKO, "a");
        }
        let verdict = caller.sandbox.verdict();
        assert!(verdict.ok && verdict.notes.is_empty(), "{fault}: {verdict:?}");
    }
    let caller = Caller::new();
    for _ in 0..2 {
        create(&caller, MAKO, r#"{"name": "incomplete"}"#, "a");
    }
    assert!(caller.sandbox.verdict().ok, "a failed envelope that was delivered");
}

#[test]
fn after_a_good_answer_another_one_is_a_wish_unless_it_has_the_same_id() {
    let caller = Caller::new();
    for id in ["a", "b", "c"] {
        create(&caller, MAKO, ADD_MAKO, id);
    }
    for _ in 0..2 {
        caller.post(MAKO, ADD_MAKO);
    }
    assert!(caller.sandbox.verdict().ok);
    create(&caller, MAKO, ADD_MAKO, "a");
    let findings = repeated(&caller);
    assert_eq!(
        (findings.len(), findings[0].reason, findings[0].earlier),
        (1, RepeatReason::SameRequestId, 2)
    );
}

#[test]
fn another_body_or_operation_is_another_create() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "reset_after", "times": "forever"}));
    create(&caller, MAKO, ADD_MAKO, "a");
    create(&caller, MAKO, &ADD_MAKO.replace("1355", "1356"), "a");
    create(&caller, COMPANY, ADD_MAKO, "a");
    assert!(caller.sandbox.verdict().ok, "{:?}", caller.sandbox.verdict());
    let mut reordered: Value = serde_json::from_str(ADD_MAKO).unwrap();
    let name = reordered.as_object_mut().unwrap().remove("name").unwrap();
    reordered["name"] = name;
    create(&caller, MAKO, &serde_json::to_string_pretty(&reordered).unwrap(), "d");
    assert_eq!(repeated(&caller).len(), 1, "the order of names is no difference");
}

#[test]
fn what_the_server_takes_only_once_may_be_sent_to_settle() {
    let mut mako: Value = serde_json::from_str(ADD_MAKO).unwrap();
    mako["identification"] = json!("11:22:33:44:55:66");
    let mako = mako.to_string();
    let cases = [
        (MAKO, mako.as_str(), "identification", Evidence::Documented),
        (PERSON, ADD_PERSON, "username", Evidence::Inferred),
    ];
    for (path, body, key, evidence) in cases {
        let caller = Caller::new();
        caller.arm(&json!({"fault": "close_after"}));
        create(&caller, path, body, "a");
        create(&caller, path, body, "a");
        let verdict = caller.sandbox.verdict();
        assert!(verdict.ok, "{verdict:?}");
        let notes = settled(&caller);
        let [note] = notes.as_slice() else { panic!("{notes:?}") };
        assert_eq!((note.key, note.evidence, note.earlier), (key, evidence, 2));
        assert_eq!(note.reason, RepeatReason::SameRequestId);
        assert_eq!(json!(verdict)["notes"][0]["kind"], "settling_resend");
        assert_eq!(json!(verdict)["notes"][0]["evidence"], json!(evidence));
    }
}

#[test]
fn a_client_that_left_before_the_answer_knows_nothing() {
    let caller = Caller::with(Options { latency: Duration::from_millis(30), ..Options::default() });
    let mut stream = connect(split(caller.sandbox.base_url()).0);
    stream.write_all(&caller.create(MAKO, ADD_MAKO, Some("a"))).unwrap();
    drop(stream);
    until(|| caller.sandbox.journal().last().is_some_and(|entry| entry.operation == Some("addMako")));
    create(&caller, MAKO, ADD_MAKO, "b");
    assert_eq!(repeated(&caller).len(), 1, "{:?}", caller.sandbox.journal());
}

#[test]
fn a_client_that_leaves_while_it_is_held_and_sends_again() {
    for fault in [json!({"fault": "never_answer"}), json!({"fault": "delay", "ms": 600_000})] {
        let caller = Caller::new();
        caller.arm(&fault);
        let mut stream = connect(split(caller.sandbox.base_url()).0);
        stream.write_all(&caller.create(MAKO, ADD_MAKO, Some("a"))).unwrap();
        until(|| caller.sandbox.faults()[0].struck == 1);
        drop(stream);
        create(&caller, MAKO, ADD_MAKO, "b");
        assert_eq!(repeated(&caller).len(), 1, "{fault}");
    }
}

#[test]
fn two_that_are_under_way_at_once_are_two_wishes() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "delay", "ms": 600_000}));
    let mut stream = connect(split(caller.sandbox.base_url()).0);
    stream.write_all(&caller.create(MAKO, ADD_MAKO, Some("a"))).unwrap();
    until(|| caller.sandbox.faults()[0].struck == 1);
    create(&caller, MAKO, ADD_MAKO, "b");
    assert!(caller.sandbox.verdict().ok, "the first may still be answered");
    create(&caller, MAKO, ADD_MAKO, "a");
    assert_eq!(repeated(&caller).len(), 1, "unless they are one, by their id");
}

#[test]
fn a_client_that_only_says_no_more_has_read_its_answer() {
    // Whether it had gone is known a moment after its connection has ended; a busy machine needs a longer one.
    let innocent = [100, 400, 1600].into_iter().any(|moment| {
        let caller = Caller::with(Options { latency: Duration::from_millis(10), ..Options::default() });
        let answer = exchange(caller.sandbox.base_url(), &caller.create(MAKO, ADD_MAKO, Some("a")));
        assert!(answer.starts_with(b"HTTP/1.1 200"));
        std::thread::park_timeout(Duration::from_millis(moment));
        create(&caller, MAKO, ADD_MAKO, "b");
        caller.sandbox.verdict().ok
    });
    assert!(innocent);
}

#[test]
fn a_repeat_that_is_answered_in_pieces_is_a_good_answer() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "dribble", "bytes": 40, "every_ms": 0}));
    create(&caller, MAKO, ADD_MAKO, "a");
    create(&caller, MAKO, ADD_MAKO, "b");
    assert!(caller.sandbox.verdict().ok);
}

#[test]
fn a_client_that_leaves_in_the_middle_of_an_answer() {
    // That it has left shows when the next piece is sent; a busy machine needs longer for that.
    let found = [50, 400, 1600].into_iter().any(|moment| {
        let caller = Caller::new();
        caller.arm(&json!({"fault": "dribble", "bytes": 8, "every_ms": 5}));
        let mut stream = connect(split(caller.sandbox.base_url()).0);
        stream.write_all(&caller.create(MAKO, ADD_MAKO, Some("a"))).unwrap();
        stream.read_exact(&mut [0]).unwrap();
        drop(stream);
        std::thread::park_timeout(Duration::from_millis(moment));
        create(&caller, MAKO, ADD_MAKO, "b");
        repeated(&caller).len() == 1
    });
    assert!(found);
}

#[test]
fn a_client_that_was_cut_off_while_it_waited() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "delay", "ms": 600_000}));
    let mut stream = connect(split(caller.sandbox.base_url()).0);
    stream.write_all(&caller.create(MAKO, ADD_MAKO, Some("a"))).unwrap();
    until(|| caller.sandbox.faults()[0].struck == 1);
    caller.arm(&json!({"fault": "refuse", "for_ms": 1}));
    until(|| TcpStream::connect(split(caller.sandbox.base_url()).0).is_ok());
    create(&caller, MAKO, ADD_MAKO, "b");
    assert_eq!(repeated(&caller).len(), 1);
}
