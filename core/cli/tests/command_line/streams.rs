//! What goes where, and what ends a call early.

use crate::harness::{
    ACME, MAKO, calling, calling_with, file, hanging, path, playing, playing_with, process, sandbox,
};
use serde_json::Value;

#[test]
fn a_list_has_a_line_for_each_element_and_anything_else_has_one() {
    let sandbox = sandbox();
    let list = calling(&sandbox, &["mako", "list-companies", "-o", "jsonl"], "");
    assert_eq!(list.lines().len(), 3, "{list:?}");
    assert!(list.lines().iter().all(|company| company["id"].is_string()));
    let one = calling(&sandbox, &["mako", "get-mako", MAKO, "-o", "jsonl"], "");
    assert_eq!(one.lines()[0]["id"], MAKO);
    let error = calling(&sandbox, &["mako", "get-mako", "x", "-o", "jsonl"], "");
    assert_eq!(serde_json::from_str::<Value>(&error.errors).unwrap()["kind"], "InvalidParameter");
}

#[test]
fn raw_is_the_whole_answer_as_a_line() {
    let sandbox = sandbox();
    for arguments in
        [&["mako", "get-mako", MAKO][..], &["call", "GET", &format!("/mako-api/config/v1/getMako/{MAKO}")]]
    {
        for format in ["table", "json"] {
            let ended = calling(&sandbox, &[arguments, &["--raw", "-o", format]].concat(), "");
            let whole = ended.json();
            assert_eq!(ended.output.lines().count(), 1, "{ended:?}");
            assert_eq!((&whole["status"], &whole["attempts"]), (&200.into(), &1.into()));
            assert_eq!(whole["body"]["id"], MAKO);
            assert_eq!(whole["headers"]["content-type"], "application/json");
            assert_eq!(whole["request_id"].as_str().unwrap().len(), 36);
            assert!(whole["elapsed_ms"].is_u64() && whole.get("server_request_id").is_some());
        }
    }
}

#[test]
fn what_happens_to_a_call_is_told_line_by_line() {
    let sandbox = sandbox();
    let ended = calling(&sandbox, &["mako", "list-companies", "-v"], "");
    let lines: Vec<_> = ended.errors.lines().collect();
    assert!(lines[0].starts_with("token     auth           a new one, in "), "{ended:?}");
    assert_eq!(lines[1], "sending   listCompanies  GET /mako-api/config/v1/listCompanies");
    assert!(lines[2].starts_with("answered  listCompanies  200 in "), "{ended:?}");
    assert_eq!(lines.len(), 3, "{ended:?}");
    let ids = calling(&sandbox, &["mako", "list-companies", "-vv"], "");
    assert!(ids.errors.contains("[request "), "{ids:?}");
    let json = calling(&sandbox, &["mako", "list-companies", "-v", "-o", "json"], "");
    let events: Vec<Value> = json.errors.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(events[1]["event"], "before_send", "{json:?}");
    assert_eq!(calling(&sandbox, &["mako", "list-companies"], "").errors, "");

    let down = include_str!("../../../../tests/corpus/mako/makos/get-server-down.json");
    let again = playing(&sandbox, down, &["mako", "get-mako", MAKO, "-v", "--retries", "2"]);
    assert!(again.errors.contains("again     getMako"), "{again:?}");
    assert!(again.errors.contains("(try 2)"), "{again:?}");
}

#[test]
fn an_error_speaks_of_flags() {
    let sandbox = sandbox();
    let slow = hanging(&sandbox, include_str!("../../../../tests/corpus/mako/companies/list.json"));
    let late = playing_with(&slow, &["mako", "list-companies", "--timeout", "100ms"], "", |_| {});
    assert_eq!(late.code, 6);
    assert!(late.errors.contains("raise --timeout if that is too short"), "{late:?}");
    let checked = calling(&sandbox, &["mako", "add-mako", "--file", "-"], "{\"zzzzzzzzzzzzzzz\": 1}");
    assert!(checked.errors.contains("without the check (--no-validate)"), "{checked:?}");
    assert!(checked.errors.contains("if it is meant, pass --no-validate"), "{checked:?}");
}

#[test]
fn progress_is_told_only_to_a_person() {
    let sandbox = sandbox();
    let arguments = ["mako", "add-company", "--records", "-"];
    let seen = calling_with(&sandbox, &arguments, ACME, |io| io.errors_are_seen = true);
    assert!(seen.errors.contains("1 of 1\r\u{1b}[K1 record:"), "{seen:?}");
    let piped = calling(&sandbox, &arguments, ACME);
    assert!(piped.errors.starts_with("1 record: 1 created\n"), "{piped:?}");
}

#[test]
fn warnings_go_to_standard_error_once_each() {
    let file = file("");
    let variables = [
        ("MAKO_BASE_URL", "http://mako.invalid"),
        ("MAKO_CLIENT_ID", "one"),
        ("MAKO_CLIENT_SECRET", "s3cr3t"),
        ("MAKOKIT_LIMITS", path(&file)),
    ];
    let ended = process(&["limits"], &variables);
    let errors = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(0), "{errors}");
    let lines: Vec<_> = errors.lines().collect();
    assert_eq!(lines.len(), 2, "{errors}");
    assert!(lines[0].starts_with("warning: base_url begins with http://"), "{errors}");
    assert!(lines[1].starts_with("warning: limits are not shared with other processes"), "{errors}");
    assert!(!errors.contains("s3cr3t"), "{errors}");

    let ended = process(&["limits", "--output", "json"], &variables);
    let errors = String::from_utf8(ended.stderr).unwrap();
    let told: Vec<Value> = errors.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((told.len(), &told[0]["event"]), (2, &"warning".into()), "{errors}");
}
