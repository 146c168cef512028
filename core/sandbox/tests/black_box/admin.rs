//! The sandbox's own API over HTTP.

use serde_json::json;

use crate::wire::{Caller, send};

#[test]
fn what_rust_sees_http_shows() {
    let caller = Caller::new();
    caller.get("/mako-api/config/v1/listCompanies");
    let get = |path| send(caller.sandbox.admin_url(), "GET", path, &[], b"").json();
    assert_eq!(get("/journal"), json!({"dropped": 0, "entries": caller.sandbox.journal()}));
    assert_eq!(get("/verdict"), json!(caller.sandbox.verdict()));
    assert_eq!(get("/state"), json!(caller.sandbox.state()));
    assert_eq!(get("/verdict")["operations"]["listCompanies"]["worst_window"], 1);
    assert_eq!(get("/journal")["entries"].as_array().unwrap().len(), 2, "asking is not journaled");
}

#[test]
fn a_finding_is_told_with_its_kind() {
    let caller = Caller::with(makokit_sandbox::Options { rate_limit: 1, ..Default::default() });
    for _ in 0..2 {
        caller.get("/mako-api/config/v1/listCompanies");
    }
    let verdict = send(caller.sandbox.admin_url(), "GET", "/verdict", &[], b"").json();
    let finding = &verdict["findings"][0];
    assert_eq!((&finding["kind"], &finding["by"]), (&json!("window_exceeded"), &json!(1)));
}

#[test]
fn a_reset_over_http() {
    let caller = Caller::new();
    let reply = send(caller.sandbox.admin_url(), "POST", "/reset", &[], b"");
    assert_eq!((reply.status, reply.json()), (200, json!({"reset": true})));
    assert!(caller.sandbox.journal().is_empty());
}

#[test]
fn the_index_leads_on() {
    let caller = Caller::new();
    for path in ["", "/"] {
        let index = send(caller.sandbox.admin_url(), "GET", path, &[], b"").json();
        assert_eq!(index["base_url"], caller.sandbox.base_url());
        assert_eq!(index["endpoints"].as_array().unwrap().len(), 24);
        assert!(index["operations"].to_string().contains("/mako-api/v1/config/getMako/{id}"));
    }
}

#[test]
fn errors_name_a_cure() {
    let caller = Caller::new();
    let cases = [
        ("GET", "/nothing", 404, None),
        ("POST", "/journal", 405, Some("GET")),
        ("GET", "/reset", 405, Some("POST")),
        ("DELETE", "/scripts/1", 405, Some("GET")),
        ("POST", "/", 405, Some("GET")),
        ("GET", "/scripts/1", 404, None),
        ("POST", "/scripts", 400, None),
    ];
    for (method, path, status, allow) in cases {
        let reply = send(caller.sandbox.admin_url(), method, path, &[], b"");
        assert_eq!((reply.status, reply.header("allow")), (status, allow), "{method} {path}");
        let body = reply.json();
        assert!(body["error"].is_string() && body["cure"].is_string(), "{body}");
    }
}
