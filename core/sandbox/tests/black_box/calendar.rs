//! The calendar, asking without a socket, and further settings.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use makokit_sandbox::{LimitModel, Options, Sandbox};
use serde_json::{Value, json};

use crate::guide::{ADD_MAKO, ADD_PERSON};
use crate::wire::{Caller, send};

const LIST: &str = "/mako-api/config/v1/listCompanies";

fn ask(sandbox: &Sandbox, method: &str, path: &str, body: &str) -> (u16, Value) {
    let (status, body) = sandbox.ask(method, path, body.as_bytes());
    (status, serde_json::from_slice(&body).unwrap())
}

/// 2026-01-31T23:59:50Z.
fn january() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_769_903_990)
}

#[test]
fn it_dates_the_answers() {
    let caller = Caller::with(Options { calendar: Some(january()), ..Options::default() });
    let date = caller.get(LIST).header("date").unwrap().to_owned();
    assert!(date.starts_with("Sat, 31 Jan 2026 23:59:5") || date.starts_with("Sun, 01 Feb 2026"), "{date}");
    caller.sandbox.set_calendar(UNIX_EPOCH);
    assert!(caller.get(LIST).header("date").unwrap().starts_with("Thu, 01 Jan 1970"));
    caller.sandbox.advance_calendar(Duration::from_secs(24 * 60 * 60));
    assert!(caller.get(LIST).header("date").unwrap().starts_with("Fri, 02 Jan 1970"));
    caller.sandbox.advance_calendar(Duration::MAX);
    assert!(caller.get(LIST).header("date").unwrap().contains("30 Dec 9999"));
}

#[test]
fn it_is_moved_over_http() {
    let caller = Caller::new();
    let ask =
        |method, body: &str| send(caller.sandbox.admin_url(), method, "/calendar", &[], body.as_bytes());
    let told = ask("POST", r#"{"now": "2026-01-31T23:00:00Z"}"#).json();
    assert!(told["now"].as_str().unwrap().starts_with("2026-01-31T23:00:0"), "{told}");
    assert_eq!(told["day_ends_at"], "2026-02-01T00:00:00Z");
    let told = ask("POST", r#"{"advance_ms": 3600000}"#).json();
    assert!(told["now"].as_str().unwrap().starts_with("2026-02-01T00:00:0"), "{told}");
    assert_eq!(ask("GET", "").json()["day_ends_at"], "2026-02-02T00:00:00Z");
    let cases = [
        ("", ""),
        ("{}", "now"),
        ("[]", ""),
        (r#"{"now": "yesterday"}"#, "now"),
        (r#"{"now": 5}"#, "now"),
        (r#"{"advance_ms": -5}"#, "advance_ms"),
        (r#"{"advance": 5}"#, "advance"),
        (r#"{"advance_ms": 5, "now": "2026-01-31T23:00:00Z"}"#, "advance_ms"),
    ];
    for (body, field) in cases {
        let refused = ask("POST", body);
        let told = refused.json();
        assert_eq!((refused.status, &told["field"]), (400, &json!(field)), "{body}: {told}");
        assert!(told["error"].is_string() && told["cure"].is_string());
    }
}

#[test]
fn it_ends_tokens_without_blaming_anybody() {
    let caller = Caller::new();
    caller.sandbox.advance_calendar(Duration::from_secs(4 * 60 * 60 - 60));
    assert_eq!(caller.get(LIST).status, 200);
    caller.sandbox.advance_calendar(Duration::from_secs(60));
    assert_eq!(caller.get(LIST).status, 401);
    assert!(caller.sandbox.verdict().ok);
}

#[test]
fn it_does_not_move_the_rate_clock() {
    let caller = Caller::with(Options { rate_limit: 1, ..Options::default() });
    assert_eq!(caller.get(LIST).status, 200);
    caller.sandbox.advance_calendar(Duration::from_secs(60));
    assert_eq!(caller.get(LIST).status, 429);
}

#[test]
fn a_token_stays_good_through_a_reset_of_the_calendar() {
    for moved in [january() - Duration::from_secs(365 * 24 * 60 * 60), january()] {
        let mut caller = Caller::new();
        caller.sandbox.set_calendar(moved);
        caller.token = crate::wire::token(&caller.sandbox);
        caller.sandbox.reset();
        assert_eq!(caller.get(LIST).status, 200);
    }
}

#[test]
fn asking_without_a_socket_is_the_same_as_over_http() {
    let caller = Caller::new();
    caller.get(LIST);
    for path in ["/journal", "/verdict", "/state", "/faults", "/elsewhere", "/nothing", "/scripts/1"] {
        let over_http = send(caller.sandbox.admin_url(), "GET", path, &[], b"");
        let (status, body) = caller.sandbox.ask("GET", path, b"");
        assert_eq!((status, body), (over_http.status, over_http.body), "{path}");
    }
    for path in ["", "/"] {
        assert_eq!(ask(&caller.sandbox, "GET", path, "").1["base_url"], caller.sandbox.base_url());
    }
    let script = r#"{"exchanges": []}"#;
    let base_url = ask(&caller.sandbox, "POST", "/scripts", script).1["base_url"].take();
    assert!(base_url.as_str().unwrap().starts_with(caller.sandbox.base_url()));
}

#[test]
fn garbage_is_answered_in_json() {
    let caller = Caller::new();
    let methods = ["GET", "POST", "DELETE", "PUT", "", "g e t"];
    let paths =
        ["/", "", "verdict", "/calendar", "/faults", "/faults/", "/faults/é", "/reset", "/scripts", "//"];
    let bodies: [&[u8]; 5] = [b"", b"\xff", b"[[[[", b"{\"now\": {}}", b"null"];
    for method in methods {
        for path in paths {
            for body in bodies {
                let (status, answer) = caller.sandbox.ask(method, path, body);
                let told: Value = serde_json::from_slice(&answer).unwrap();
                let refused = told["error"].is_string() && told["cure"].is_string();
                assert!(refused || status == 200, "{method} {path}: {status} {told}");
            }
        }
    }
    assert_eq!(caller.get(LIST).status, 200);
}

#[test]
fn a_reset_may_bring_another_seed_which_stays() {
    let caller = Caller::with(Options { seed: Some(7), ..Options::default() });
    let add = || caller.post("/mako-api/config/v1/addMako", ADD_MAKO).json()["body"]["id"].take();
    let reset =
        |body| assert_eq!(ask(&caller.sandbox, "POST", "/reset", body), (200, json!({"reset": true})));
    let seven = add();
    reset(r#"{"seed": 8}"#);
    let eight = add();
    assert_ne!(seven, eight);
    reset("");
    assert_eq!(add(), eight);
    caller.sandbox.reset_with_seed(7);
    assert_eq!(add(), seven);
    for body in ["x", "[]", r#"{"sed": 7}"#, r#"{"seed": "7"}"#] {
        let (status, told) = ask(&caller.sandbox, "POST", "/reset", body);
        assert!(status == 400 && told["cure"].is_string(), "{told}");
    }
}

#[test]
fn a_reset_over_http_disarms_and_clears() {
    let caller = Caller::with(Options { daily_quota: Some(5), ..Options::default() });
    caller.arm(&json!({"fault": "reset_after", "times": "forever"}));
    caller.sandbox.set_calendar(UNIX_EPOCH);
    ask(&caller.sandbox, "POST", "/reset", "");
    assert!(caller.sandbox.faults().is_empty());
    assert!(caller.sandbox.calendar() > january());
    assert_eq!(caller.post("/mako-api/config/v1/addMako", ADD_MAKO).status, 200, "the token is still good");
    assert_eq!(caller.arm(&json!({"fault": "empty"})), "2", "names are not given twice");
}

#[test]
fn unknown_fields_are_in_every_entity() {
    let caller = Caller::with(Options { extra_fields: true, ..Options::default() });
    let strange = |entity: &Value| {
        assert!(entity["sandboxText"].is_string() && entity["sandboxNumber"].is_number(), "{entity}");
        assert!(entity["sandboxObject"].is_object() && entity["id"].is_string(), "{entity}");
    };
    let added = caller.post("/mako-api/config/v1/addPerson", ADD_PERSON).json();
    strange(&added["body"]);
    for entity in caller.get(LIST).json()["body"].as_array().unwrap() {
        strange(entity);
    }
    let failed = caller.get("/mako-api/config/v1/getMako/x").json();
    assert!(failed.get("body").is_none() && failed["error"].get("sandboxText").is_none());
    assert!(!json!(caller.sandbox.state()).to_string().contains("sandboxText"), "they are not stored");
}

#[test]
fn options_from_json_start_a_sandbox() {
    let options =
        Options::from_json(r#"{"rate_limit": 1, "limit_model": "bucket", "client_secret": "hush-hush"}"#);
    let sandbox = Sandbox::start(options.unwrap()).unwrap();
    assert_eq!(sandbox.client_secret(), "hush-hush");
    let index = ask(&sandbox, "GET", "/", "").1;
    assert_eq!((&index["limit_model"], &index["rate_limit"]), (&json!("bucket"), &json!(1)));
    let error = Options::from_json("{").unwrap_err();
    assert_eq!(error.field(), "");
    assert!(error.to_string().starts_with("the options is not JSON") || !error.problem().is_empty());
}

#[test]
fn each_model_is_told_and_the_promise_stays() {
    for model in [LimitModel::Sliding, LimitModel::Fixed, LimitModel::Bucket] {
        let options = Options { rate_limit: 1, limit_model: model, ..Options::default() };
        let caller = Caller::with(options);
        let bytes = crate::wire::request("GET", LIST, &[("Authorization", &caller.bearer())], b"");
        let replies = crate::wire::pipeline(caller.sandbox.base_url(), &vec![bytes; 20]);
        let refused = replies.iter().filter(|reply| reply.status == 429).count();
        let verdict = json!(caller.sandbox.verdict());
        let told = &verdict["operations"]["listCompanies"];
        let name = json!(model);
        assert_eq!((&verdict["limit_model"], &told["refused"]), (&name, &json!(refused)));
        assert_eq!(told["refused_by"][name.as_str().unwrap()], told["refused"]);
        assert!(refused >= 10 && verdict["ok"] == false, "{verdict}");
    }
}
