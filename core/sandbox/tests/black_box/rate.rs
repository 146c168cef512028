//! The rate limit, the journal and the verdict.

use makokit_sandbox::{Finding, Options};
use serde_json::json;

use crate::wire::{Caller, FORM, LOGIN, pipeline, request, send};

const LIST: &str = "/mako-api/config/v1/listCompanies";

fn burst(caller: &Caller, path: &str, count: usize) -> Vec<crate::wire::Reply> {
    let request = request("GET", path, &[("Authorization", &caller.bearer())], b"");
    pipeline(caller.sandbox.base_url(), &vec![request; count])
}

#[test]
fn one_more_than_the_limit_is_one_refusal_and_one_finding() {
    let caller = Caller::new();
    let replies = burst(&caller, LIST, 101);
    let refused: Vec<_> = replies.iter().filter(|reply| reply.status == 429).collect();
    assert_eq!(refused.len(), 1);
    let expected = json!({
        "status": "FAILED",
        "error": {"errorCode": "rateLimitExceeded", "message": "Rate limit exceeded"}
    });
    assert_eq!(refused[0].json(), expected);

    let verdict = caller.sandbox.verdict();
    let [Finding::WindowExceeded(finding)] = verdict.findings.as_slice() else { panic!("{verdict:?}") };
    assert_eq!((finding.count, finding.by, finding.limit, finding.operation), (101, 1, 100, "listCompanies"));
    assert_eq!(finding.client_id, "myclid");
    assert!(finding.message.starts_with("listCompanies: 101 requests within 1 s at "), "{}", finding.message);
    let used = &verdict.operations["listCompanies"];
    assert_eq!((used.requests, used.refused, used.worst_window, used.limit), (101, 1, 101, 100));
    assert!(!verdict.ok && verdict.requests == 102);
}

#[test]
fn each_operation_has_a_limit_of_its_own_and_the_alias_shares_one() {
    let caller = Caller::with(Options { rate_limit: 2, ..Options::default() });
    for path in ["/mako-api/config/v1/getMako/x", "/mako-api/v1/config/getMako/x", LIST] {
        assert_eq!(caller.get(path).status, 200);
    }
    assert!(caller.sandbox.verdict().ok);
    assert_eq!(caller.sandbox.verdict().operations["getMako"].requests, 2);
}

#[test]
fn neither_logins_nor_strangers_are_counted() {
    let caller = Caller::with(Options { rate_limit: 1, ..Options::default() });
    let base = caller.sandbox.base_url();
    for _ in 0..3 {
        assert_eq!(send(base, "POST", "/mako-api/auth/v1/auth", &[FORM], LOGIN.as_bytes()).status, 200);
        assert_eq!(send(base, "GET", LIST, &[], b"").status, 401);
    }
    let verdict = caller.sandbox.verdict();
    assert!(verdict.ok && verdict.operations.is_empty());
}

#[test]
fn a_wrong_media_type_counts() {
    let caller = Caller::with(Options { rate_limit: 1, ..Options::default() });
    let add = || {
        let headers = [("Authorization", caller.bearer())];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        send(caller.sandbox.base_url(), "POST", "/mako-api/config/v1/addMako", &headers, b"").status
    };
    assert_eq!((add(), add()), (415, 429));
}

#[test]
fn the_journal_tells_each_request() {
    let caller = Caller::new();
    let base = caller.sandbox.base_url();
    let headers = [("Authorization", caller.bearer()), ("X-Request-Id", "a-1".to_owned())];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    send(base, "GET", "/mako-api/config/v1/getMako/17?verbose=1", &headers, b"");
    send(base, "DELETE", "/mako-api/config/v1/getMako/17", &[], b"");
    let journal = caller.sandbox.journal();
    let told: Vec<_> = journal
        .iter()
        .map(|entry| (entry.sequence, entry.path.as_str(), entry.operation, entry.status, entry.error_code))
        .collect();
    let expected = [
        (1, "/mako-api/auth/v1/auth", Some("auth"), Some(200), None),
        (2, "/mako-api/config/v1/getMako/17", Some("getMako"), Some(200), Some("invalidParameter")),
        (3, "/mako-api/config/v1/getMako/17", None, Some(405), None),
    ];
    assert_eq!(told, expected);
    let clients: Vec<_> = journal.iter().map(|entry| entry.client_id.as_deref()).collect();
    assert_eq!(clients, [Some("myclid"), Some("myclid"), None]);
    assert_eq!(journal[1].request_id.as_deref(), Some("a-1"));
    assert!(journal.windows(2).all(|pair| pair[0].at_ms <= pair[1].at_ms));
}

#[test]
fn no_secret_is_written_down() {
    let caller = Caller::new();
    let (base, token) = (caller.sandbox.base_url(), caller.token.clone());
    send(base, "POST", &format!("/mako-api/auth/v1/auth?{LOGIN}"), &[], b"");
    send(base, "POST", &format!("/mako-api/auth/v1/login/{LOGIN}"), &[FORM], LOGIN.as_bytes());
    send(base, "POST", "/mako-api/auth/v1/auth", &[FORM], b"client_id=mysecret&client_secret=mysecret");
    send(base, "GET", &format!("/mako-api/config/v1/getMako/{token}?token={token}"), &[], b"");
    send(base, "GET", LIST, &[("X-Request-Id", &format!("{token}/mysecret"))], b"");
    send(base, &format!("GET{token}"), LIST, &[], b"");
    caller.get(LIST);
    let admin = caller.sandbox.admin_url();
    let shown: Vec<_> = ["/journal", "/verdict", "/state", "/"]
        .iter()
        .map(|path| send(admin, "GET", path, &[], b"").text())
        .chain([
            format!("{:?} {:?}", caller.sandbox, caller.sandbox.journal()),
            format!("{:?}", Options::default()),
        ])
        .collect();
    for text in shown {
        assert!(!text.contains(&token) && !text.contains("mysecret"), "{text}");
    }
    assert_eq!(caller.sandbox.journal().len(), 8);
}
