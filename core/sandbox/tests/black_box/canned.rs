//! Replies that stand in for real ones.

use std::io::{Read, Write};

use flate2::read::GzDecoder;
use makokit_sandbox::{Fault, FaultKind, Sandbox};
use serde_json::{Value, json};

use crate::guide::ADD_MAKO;
use crate::wire::{Caller, Reply, connect, send, split, to_the_end};

const ADD: &str = "/mako-api/config/v1/addMako";
const LIST: &str = "/mako-api/config/v1/listCompanies";

/// What a create gets when a fault strikes it.
fn struck(fault: &Value) -> (Caller, Reply) {
    let caller = Caller::new();
    caller.arm(fault);
    let reply = caller.post(ADD, ADD_MAKO);
    (caller, reply)
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok()
}

#[test]
fn pages_and_codes_have_their_status_and_type() {
    const PAGE: Option<&str> = Some("text/html; charset=utf-8");
    const JSON: Option<&str> = Some("application/json");
    let cases = [
        ("html_500", 500, PAGE),
        ("html_502", 502, PAGE),
        ("html_404", 404, PAGE),
        ("unavailable", 503, PAGE),
        ("wrong_type", 200, Some("text/plain; charset=utf-8")),
        ("wrong_shape", 200, JSON),
        ("empty", 200, JSON),
        ("not_utf8", 200, JSON),
        ("bom", 200, JSON),
        ("duplicate_keys", 200, JSON),
        ("lone_surrogate", 200, JSON),
        ("unauthorized_oauth", 401, JSON),
        ("token_revoked", 401, JSON),
        ("unauthorized_source", 401, JSON),
        ("rate_limited", 429, JSON),
        ("quota_exhausted", 429, JSON),
        ("redirect", 307, None),
    ];
    for (fault, status, content_type) in cases {
        for (work, makos) in [("not_done", 1), ("done", 2)] {
            let (caller, reply) = struck(&json!({"fault": fault, "work": work}));
            assert_eq!((reply.status, reply.header("content-type")), (status, content_type), "{fault}");
            assert_eq!(caller.sandbox.state().makos.len(), makos, "{fault} {work}");
            let journal = caller.sandbox.journal();
            let last = journal.last().unwrap();
            assert_eq!((last.fault, last.work_done), (Some(fault), makos == 2));
        }
    }
}

#[test]
fn broken_bodies_are_broken_in_their_own_way() {
    let body = |fault: &str| struck(&json!({"fault": fault})).1.body;
    assert!(body("empty").is_empty());
    assert!(std::str::from_utf8(&body("not_utf8")).is_err());
    let bom = body("bom");
    assert!(bom.starts_with(b"\xef\xbb\xbf") && is_json(&bom[3..]) && !is_json(&bom));
    let surrogate = String::from_utf8(body("lone_surrogate")).unwrap();
    assert!(surrogate.contains(r"\ud800") && !is_json(surrogate.as_bytes()));
    let twice = String::from_utf8(body("duplicate_keys")).unwrap();
    assert_eq!(twice.matches(r#""status":"#).count(), 2);
    assert_eq!(serde_json::from_slice::<Value>(&body("wrong_shape")).unwrap()["body"], 17);
    let error = |fault: &str| struck(&json!({"fault": fault})).1.json();
    assert_eq!(error("unauthorized_oauth"), json!({"error": "invalid_token"}));
    assert_eq!(error("unauthorized_source")["error"]["errorCode"], "unauthorizedSource");
    assert_eq!(error("rate_limited")["error"]["errorCode"], "rateLimitExceeded");
    assert_eq!(error("quota_exhausted")["error"]["errorCode"], "quotaLimitExceeded");
}

#[test]
fn deep_json_is_as_deep_as_asked() {
    let deep = struck(&json!({"fault": "deep_json", "depth": 3})).1.text();
    assert_eq!(deep, r#"{"status":"OK","body":[[[]]]}"#);
    assert_eq!(struck(&json!({"fault": "deep_json"})).1.body.len(), 400_000 + 23);
    let caller = Caller::new();
    caller.sandbox.arm(Fault::new(FaultKind::DeepJson { depth: u64::MAX }));
    assert_eq!(caller.get(LIST).body.len(), 20_000_000 + 23);
}

#[test]
fn a_huge_answer_has_the_size_that_was_asked_for() {
    let reply = struck(&json!({"fault": "huge", "bytes": 1_000_000})).1;
    assert_eq!(reply.body.len(), 1_000_000);
    assert_eq!(reply.json()["body"].as_str().map(str::len), Some(1_000_000 - 25));
}

#[test]
fn a_huge_answer_is_not_made_before_it_is_read() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "huge"}));
    let mut stream = connect(split(caller.sandbox.base_url()).0);
    stream.write_all(&caller.create(ADD, ADD_MAKO, None)).unwrap();
    let mut start = [0; 4096];
    stream.read_exact(&mut start).unwrap();
    assert!(String::from_utf8_lossy(&start).contains("content-length: 1073741824\r\n"));
    assert_eq!(caller.get(LIST).status, 200, "others are served meanwhile");
}

#[test]
fn a_bomb_grows_when_it_is_unpacked() {
    let caller = Caller::new();
    caller.arm(&json!({"fault": "gzip_bomb", "bytes": 3_000_000}));
    let answer = to_the_end_of_one(&caller);
    let split = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    let head = String::from_utf8_lossy(&answer[..split]);
    assert!(head.contains("content-encoding: gzip") && head.contains("transfer-encoding: chunked"), "{head}");
    assert!(answer.len() < 10_000, "{}", answer.len());
    let mut unpacked = Vec::new();
    GzDecoder::new(&unchunk(&answer[split..])[..]).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked.len(), 3_000_000);
    assert!(is_json(&unpacked));
}

/// A create whose connection closes after the answer.
fn to_the_end_of_one(caller: &Caller) -> Vec<u8> {
    let bearer = caller.bearer();
    let headers = [("Authorization", bearer.as_str()), crate::wire::JSON, ("Connection", "close")];
    let bytes = crate::wire::request("POST", ADD, &headers, ADD_MAKO.as_bytes());
    to_the_end(caller.sandbox.base_url(), &bytes)
}

fn unchunk(mut chunked: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let line = chunked.windows(2).position(|window| window == b"\r\n").unwrap();
        let size = usize::from_str_radix(std::str::from_utf8(&chunked[..line]).unwrap(), 16).unwrap();
        if size == 0 {
            return body;
        }
        body.extend_from_slice(&chunked[line + 2..line + 2 + size]);
        chunked = &chunked[line + 4 + size..];
    }
}

#[test]
fn any_reply_can_be_written() {
    let reply = struck(&json!({
        "fault": "answer", "status": 418, "content_type": "text/tea", "body": "short and stout",
        "headers": {"X-Pot": "1", "Date": "yesterday"}
    }))
    .1;
    assert_eq!((reply.status, reply.text().as_str()), (418, "short and stout"));
    assert_eq!(reply.header("content-type"), Some("text/tea"));
    assert_eq!((reply.header("x-pot"), reply.header("date")), (Some("1"), Some("yesterday")));
    let reply = struck(&json!({"fault": "answer", "status": 200, "body_base64": "//79"})).1;
    assert_eq!((reply.body, reply.headers.len()), (vec![0xFF, 0xFE, 0xFD], 2), "length and date");
}

#[test]
fn redirects_lead_to_the_other_origin_or_anywhere() {
    let (caller, reply) = struck(&json!({"fault": "redirect"}));
    assert_eq!(reply.header("location"), Some(caller.sandbox.other_origin_url()));
    let (_caller, reply) = struck(&json!({"fault": "redirect", "status": 302, "to": "/elsewhere"}));
    assert_eq!((reply.status, reply.header("location")), (302, Some("/elsewhere")));
}

#[test]
fn a_wait_can_be_asked_for() {
    for fault in ["rate_limited", "unavailable"] {
        let reply = struck(&json!({"fault": fault, "retry_after": "a while"})).1;
        assert_eq!(reply.header("retry-after"), Some("a while"));
        assert_eq!(struck(&json!({"fault": fault})).1.header("retry-after"), None);
    }
}

#[test]
fn a_token_is_revoked_or_only_refused() {
    for (fault, after) in [("unauthorized_oauth", 200), ("token_revoked", 401)] {
        let (mut caller, reply) = struck(&json!({"fault": fault}));
        assert_eq!((reply.status, caller.get(LIST).status), (401, after), "{fault}");
        caller.token = crate::wire::token(&caller.sandbox);
        assert_eq!(caller.get(LIST).status, 200);
        assert!(caller.sandbox.verdict().ok, "nobody can know that a token is revoked");
    }
}

#[test]
fn the_index_tells_every_kind() {
    let sandbox = Sandbox::start(makokit_sandbox::Options::default()).unwrap();
    let index = send(sandbox.admin_url(), "GET", "/", &[], b"").json();
    assert_eq!(index["other_origin_url"], sandbox.other_origin_url());
    for kind in index["fault_kinds"].as_array().unwrap() {
        assert!(kind["about"].is_string() && kind["takes_work"].is_boolean());
        let mut fault = json!({"fault": kind["fault"], "operation": "auth"});
        for required in ["for_ms", "ms", "every_ms"] {
            if kind["parameters"].as_array().unwrap().contains(&json!(required)) {
                fault[required] = json!(1);
            }
        }
        match kind["fault"].as_str() {
            Some("answer") => fault["status"] = json!(200),
            Some("dribble") => fault["bytes"] = json!(1),
            _ => {}
        }
        let (status, body) = sandbox.ask("POST", "/faults", fault.to_string().as_bytes());
        assert_eq!(status, 200, "{fault} {}", String::from_utf8_lossy(&body));
    }
}
