//! Scripted cases.

use makokit_sandbox::{Options, Playback, Sandbox, Script};
use serde_json::{Value, json};

use crate::wire::{FORM, JSON, exchange, request, send, split, to_the_end};

/// What is expected; path, headers and body that come; how the difference is told.
type Departure<'a> = (Value, &'a str, &'a [(&'a str, &'a str)], &'a str, &'a str);

fn play(exchanges: &Value) -> (Sandbox, Playback) {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let script = json!({"name": "a case has more than its script", "exchanges": exchanges});
    let playback = sandbox.play(Script::from_value(&script).unwrap());
    (sandbox, playback)
}

/// One exchange that is answered with `yes`.
fn expecting(expect: &Value) -> (Sandbox, Playback) {
    play(&json!([{"expect": expect, "reply": {"status": 200, "text": "yes"}}]))
}

/// What the only request so far differed in.
fn differences(playback: &Playback) -> Vec<String> {
    let report = playback.report();
    assert!(!report.complete);
    assert_eq!((report.unmet, report.unexpected.len()), (1, 1));
    report.unexpected[0].differences.clone()
}

#[test]
fn a_script_is_played_in_order() {
    let (_sandbox, playback) = play(&json!([
        {
            "expect": {
                "method": "POST", "path": "/auth", "form": {"client_id": "a b", "client_secret": "s"},
                "headers": {"content-type": "application/x-www-form-urlencoded; charset=utf-8"},
                "absent_headers": ["Authorization"]
            },
            "reply": {"status": 200, "json": {"token": "t"}, "headers": {"X-A": ["1", "2"], "Date": "never"}}
        },
        {
            "expect": {"method": "POST", "path": "/x%20y",
                "query": {"a": "ä", "b": ["1", "2"]}, "json": {"n": [1, {"m": null}]}},
            "reply": {"status": 503, "text": "busy", "delay_ms": 1}
        },
        {"expect": {"method": "DELETE", "path": "/", "text": "bye"}, "reply": {"status": 204}},
        {"expect": {"method": "GET", "path": "/raw"}, "reply": {"status": 200, "base64": "/wA="}}
    ]));
    let base = playback.base_url();
    let first = send(base, "POST", "/auth", &[FORM], b"client_secret=s&client_id=a+b");
    assert_eq!((first.status, first.header("content-type")), (200, Some("application/json")));
    assert_eq!((first.json(), first.header("date")), (json!({"token": "t"}), Some("never")));
    assert_eq!(first.headers.iter().filter(|(name, _)| name == "x-a").count(), 2);
    let second = send(base, "POST", "/x%20y?b=1&a=%C3%A4&b=2", &[JSON], b"{ \"n\" : [1, {\"m\":null}] }");
    assert_eq!((second.status, second.text()), (503, "busy".to_owned()));
    assert_eq!(second.header("content-type"), Some("text/plain"));
    assert_eq!(playback.report().unmet, 2);
    assert_eq!(send(base, "DELETE", "", &[], b"bye").status, 204);
    assert_eq!(send(base, "GET", "/raw", &[], b"").body, [0xFF, 0]);
    let report = playback.report();
    assert!(report.complete && report.unexpected.is_empty());
    assert_eq!((report.requests, report.unmet, report.seen.len()), (4, 0, 4));
}

#[test]
fn a_request_out_of_order_uses_nothing_up() {
    let (_sandbox, playback) = expecting(&json!({"method": "POST", "path": "/x"}));
    let wrong = send(playback.base_url(), "GET", "/y", &[], b"");
    assert_eq!((wrong.status, wrong.header("content-type")), (500, Some("text/plain; charset=utf-8")));
    assert!(wrong.text().starts_with("script: expected POST /x, got GET /y: method: "), "{}", wrong.text());
    assert_eq!(differences(&playback), ["method: expected POST, got GET", "path: expected /x, got /y"]);
    assert_eq!(send(playback.base_url(), "POST", "/x", &[], b"").text(), "yes");
    let report = playback.report();
    assert!(!report.complete && report.unmet == 0, "a script with a false step is not complete");
    let told = &report.unexpected[0];
    assert_eq!((told.request, told.exchange, told.expected.as_deref()), (1, Some(0), Some("POST /x")));
}

#[test]
fn a_request_beyond_the_script() {
    let (_sandbox, playback) = play(&json!([]));
    assert!(playback.report().complete);
    let extra = send(playback.base_url(), "GET", "/y", &[], b"");
    assert_eq!(extra.status, 500);
    assert!(extra.text().starts_with("script: expected no further request, got GET /y"));
    let report = playback.report();
    assert!(!report.complete && report.unexpected[0].expected.is_none());
}

#[test]
fn what_was_not_asked_for_is_a_difference() {
    let cases: &[Departure<'_>] = &[
        (json!({}), "/x?a=b", &[], "", r#"query: expected nothing, got {"a":"b"}"#),
        (json!({"query": {"a": "b"}}), "/x?a=c", &[], "", r#"query: expected {"a":"b"}, got {"a":"c"}"#),
        (json!({"headers": {"X-A": "1"}}), "/x", &[("x-a", "2")], "", "header x-a: expected 1, got 2"),
        (json!({"headers": {"X-A": ""}}), "/x", &[], "", "header x-a: expected an empty text, got nothing"),
        (
            json!({"absent_headers": ["X-A"]}),
            "/x",
            &[("x-a", "")],
            "",
            "header x-a: expected nothing, got an empty text",
        ),
        (json!({"text": "a"}), "/x", &[], "b", "body: expected a, got b"),
        (json!({"form": {"a": "1"}}), "/x", &[], "a=2", r#"body: expected {"a":"1"}, got {"a":"2"}"#),
        (json!({"json": {"a": [1]}}), "/x", &[], r#"{"a":[2]}"#, "body at /a/0: expected 1, got 2"),
        (
            json!({"json": {"a": [1]}}),
            "/x",
            &[],
            r#"{"a":[1],"b":null}"#,
            "body at /b: expected nothing, got null",
        ),
        (json!({"json": {"a": [1]}}), "/x", &[], r#"{"a":[]}"#, "body at /a/0: expected 1, got nothing"),
        (json!({"json": {"a": 1}}), "/x", &[], r#"{"a":1.0}"#, "body at /a: expected 1, got 1.0"),
        (json!({"json": null}), "/x", &[], "", "body: expected null, got an empty text"),
    ];
    for (expect, path, headers, body, difference) in cases {
        let mut expect = expect.clone();
        (expect["method"], expect["path"]) = ("POST".into(), "/x".into());
        let (_sandbox, playback) = expecting(&expect);
        let reply = send(playback.base_url(), "POST", path, headers, body.as_bytes());
        assert_eq!(reply.status, 500, "{expect}");
        assert_eq!(differences(&playback), [*difference]);
    }
}

#[test]
fn reports_hide_secrets() {
    let expect = json!({
        "method": "POST", "path": "/x",
        "headers": {"authorization": "Bearer expectedtoken"},
        "json": {"client_secret": "hush1", "a": {"client_secret": "hush2"}}
    });
    let (sandbox, playback) = expecting(&expect);
    let base = playback.base_url();
    let token = ("Authorization", "Bearer sometoken");
    let mut shown = String::new();
    let bodies = [
        r#"{"client_secret":"hush3"}"#,
        r#"[{"client_secret":{"x":"hush3"}}]"#,
        "{client_secret: hush3",
        "client_secret=hush3",
    ];
    for headers in [&[token, JSON][..], &[token, FORM], &[token]] {
        for body in bodies {
            shown += &send(base, "POST", "/x?client_secret=hush4&b=1", headers, body.as_bytes()).text();
        }
    }
    let path = format!("/scripts/{}", playback.id());
    shown += &send(sandbox.admin_url(), "GET", &path, &[], b"").text();
    assert!(!shown.contains("hush") && !shown.contains("token"), "{shown}");
    let seen = &playback.report().seen[0];
    assert_eq!(seen.query, Some(json!({"client_secret": "***", "b": "1"})));
    assert_eq!(seen.body, Some(json!({"client_secret": "***"})));
}

#[test]
fn a_connection_closes_before_the_reply() {
    let (_sandbox, playback) = play(&json!([
        {"expect": {"method": "POST", "path": "/x", "text": "whole"}, "reply": {"close": "before-reply"}},
        {"expect": {"method": "POST", "path": "/x"}, "reply": {"status": 200}}
    ]));
    let (_, prefix) = split(playback.base_url());
    let bytes = request("POST", &format!("{prefix}/x"), &[], b"whole");
    assert!(to_the_end(playback.base_url(), &bytes).is_empty());
    assert_eq!(send(playback.base_url(), "POST", "/x", &[], b"").status, 200);
    assert!(playback.report().complete);
}

#[test]
fn a_connection_closes_in_the_middle_of_the_body() {
    let (_sandbox, playback) = play(&json!([
        {"expect": {"method": "GET", "path": "/x"}, "reply": {"status": 200, "text": "0123456789", "close": "mid-body"}}
    ]));
    let (_, prefix) = split(playback.base_url());
    let bytes = request("GET", &format!("{prefix}/x"), &[], b"");
    let answer = String::from_utf8(to_the_end(playback.base_url(), &bytes)).unwrap();
    assert!(answer.contains("content-length: 10\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n01234"), "{answer}");
}

#[test]
fn scripts_over_http() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let script = br#"{"title": "x", "exchanges": [
        {"expect": {"method": "GET", "path": "/x"}, "reply": {"status": 200}}]}"#;
    let started = send(sandbox.admin_url(), "POST", "/scripts", &[JSON], script).json();
    let base = started["base_url"].as_str().unwrap();
    let id = started["id"].as_str().unwrap();
    assert_eq!(base, format!("{}/_scripted/{id}", sandbox.base_url()));
    assert_eq!(send(base, "GET", "/x", &[], b"").status, 200);
    let report = send(sandbox.admin_url(), "GET", &format!("/scripts/{id}"), &[], b"").json();
    let expected = json!({
        "id": id, "complete": true, "requests": 1, "unexpected": [], "unmet": 0,
        "seen": [{"method": "GET", "path": "/x"}]
    });
    assert_eq!(report, expected);
    assert!(sandbox.journal().is_empty());

    sandbox.reset();
    assert_eq!(send(base, "GET", "/x", &[], b"").status, 404);
    let next = send(sandbox.admin_url(), "POST", "/scripts", &[JSON], script).json();
    assert_ne!(next["id"], started["id"]);
}

#[test]
fn scripts_do_not_meet() {
    let (sandbox, first) = expecting(&json!({"method": "GET", "path": "/x"}));
    let second = sandbox.play(Script::from_json(r#"{"exchanges": []}"#).unwrap());
    assert_ne!(first.base_url(), second.base_url());
    assert_eq!(send(first.base_url(), "GET", "/x", &[], b"").status, 200);
    assert_eq!(second.report().requests, 0);
}

#[test]
fn a_bad_script_names_the_field() {
    let expect = r#""expect":{"method":"GET","path":"/"}"#;
    let reply = r#""reply":{"status":200}"#;
    let one = |exchange: String| format!(r#"{{"exchanges":[{{{exchange}}}]}}"#);
    let expecting = |more: &str| one(format!(r#""expect":{{"method":"GET","path":"/",{more}}},{reply}"#));
    let replying = |fields: &str| one(format!(r#"{expect},"reply":{{{fields}}}"#));
    let cases = [
        ("[]".to_owned(), ""),
        ("{".to_owned(), ""),
        ("{}".to_owned(), "exchanges"),
        (r#"{"exchanges":{}}"#.to_owned(), "exchanges"),
        (r#"{"exchanges":[1]}"#.to_owned(), "exchanges[0]"),
        (one(expect.to_owned()), "exchanges[0].reply"),
        (one(reply.to_owned()), "exchanges[0].expect"),
        (one(format!(r#"{expect},{reply},"extra":1"#)), "exchanges[0].extra"),
        (one(format!(r#""expect":{{"method":"GET"}},{reply}"#)), "exchanges[0].expect.path"),
        (one(format!(r#""expect":{{"method":1,"path":"/"}},{reply}"#)), "exchanges[0].expect.method"),
        (one(format!(r#""expect":{{"method":"GET","path":"x"}},{reply}"#)), "exchanges[0].expect.path"),
        (one(format!(r#""expect":{{"method":"GET","path":"/?a"}},{reply}"#)), "exchanges[0].expect.path"),
        (expecting(r#""jsn":1"#), "exchanges[0].expect.jsn"),
        (expecting(r#""query":{"a":1}"#), "exchanges[0].expect.query.a"),
        (expecting(r#""headers":{"a b":"1"}"#), "exchanges[0].expect.headers"),
        (expecting(r#""absent_headers":"x""#), "exchanges[0].expect.absent_headers"),
        (expecting(r#""absent_headers":[1]"#), "exchanges[0].expect.absent_headers"),
        (expecting(r#""form":[]"#), "exchanges[0].expect.form"),
        (expecting(r#""form":{},"json":{}"#), "exchanges[0].expect.json"),
        (replying(""), "exchanges[0].reply.status"),
        (replying(r#""status":100"#), "exchanges[0].reply.status"),
        (replying(r#""status":"200""#), "exchanges[0].reply.status"),
        (replying(r#""status":200,"delay_ms":-1"#), "exchanges[0].reply.delay_ms"),
        (replying(r#""status":200,"delay":1"#), "exchanges[0].reply.delay"),
        (replying(r#""status":200,"close":"soon""#), "exchanges[0].reply.close"),
        (replying(r#""status":200,"close":"mid-body","text":"x""#), "exchanges[0].reply.close"),
        (replying(r#""status":200,"base64":"?""#), "exchanges[0].reply.base64"),
        (replying(r#""status":200,"text":"","base64":"""#), "exchanges[0].reply.base64"),
        (replying(r#""status":200,"headers":{"content-length":"1"}"#), "exchanges[0].reply.headers"),
        (replying(r#""status":200,"headers":{"x":"\n"}"#), "exchanges[0].reply.headers"),
    ];
    let sandbox = Sandbox::start(Options::default()).unwrap();
    for (script, field) in cases {
        let error = Script::from_json(&script).unwrap_err();
        assert_eq!(error.field(), field, "{script}: {error}");
        let refused = send(sandbox.admin_url(), "POST", "/scripts", &[], script.as_bytes());
        assert_eq!(
            (refused.status, refused.json()["error"].as_str()),
            (400, Some(error.to_string().as_str()))
        );
    }
    assert!(!exchange(sandbox.base_url(), &request("POST", "/_sandbox/scripts", &[], b"\xff")).is_empty());
}
