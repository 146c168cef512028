//! Secrets and tokens where they do not belong, and tokens past their end.

use std::time::Duration;

use makokit_sandbox::{Credential, Finding, Options, Place, TokenPolicy};
use serde_json::json;

use crate::guide::ADD_MAKO;
use crate::wire::{Caller, FORM, JSON, LOGIN, send, token, until};

const ADD: &str = "/mako-api/config/v1/addMako";
const AUTH: &str = "/mako-api/auth/v1/auth";
const LIST: &str = "/mako-api/config/v1/listCompanies";

/// Method, path, headers, body, and what is to be found.
type Case<'a> = (&'a str, String, Vec<(&'a str, &'a str)>, String, Vec<(Credential, Place)>);

fn misplaced(caller: &Caller) -> Vec<(Credential, Place)> {
    let told = |finding| match finding {
        Finding::SecretMisplaced(it) => (it.credential, it.place),
        other => panic!("{other:?}"),
    };
    caller.sandbox.verdict().findings.into_iter().map(told).collect()
}

#[test]
fn a_login_by_form_and_calls_with_a_bearer_are_innocent() {
    let caller = Caller::new();
    caller.get(LIST);
    caller.post(ADD, ADD_MAKO);
    send(
        caller.sandbox.base_url(),
        "GET",
        LIST,
        &[("Authorization", &format!("Basic {}", caller.token))],
        b"",
    );
    assert!(caller.sandbox.verdict().ok, "{:?}", caller.sandbox.verdict());
}

#[test]
fn the_guides_query_is_accepted_and_found() {
    let caller = Caller::new();
    assert_eq!(send(caller.sandbox.base_url(), "POST", &format!("{AUTH}?{LOGIN}"), &[], b"").status, 200);
    assert_eq!(misplaced(&caller), [(Credential::ClientSecret, Place::Url)]);
    let verdict = json!(caller.sandbox.verdict());
    let expected = json!({
        "kind": "secret_misplaced", "operation": "auth", "client_id": null, "request_id": null,
        "credential": "client_secret", "place": "url",
        "message": "auth: the client secret in the URL, where it leaks"
    });
    let mut finding = verdict["findings"][0].clone();
    finding.as_object_mut().unwrap().remove("at_ms");
    assert_eq!(finding, expected);
}

#[test]
fn every_place_is_looked_at() {
    let caller = Caller::with(Options { client_secret: "hush hush/1".to_owned(), ..Options::default() });
    let (base, bearer) = (caller.sandbox.base_url(), caller.bearer());
    let token = caller.token.clone();
    let auth = ("Authorization", bearer.as_str());
    let header = |name: &str| Place::Header(name.to_owned());
    let (secret, tokens) = (Credential::ClientSecret, Credential::Token);
    let cases: [Case<'_>; 8] = [
        (
            "GET",
            format!("{LIST}?access_token={token}"),
            vec![auth],
            String::new(),
            vec![(tokens, Place::Url)],
        ),
        ("GET", format!("{LIST}/{token}"), vec![], String::new(), vec![(tokens, Place::Url)]),
        ("GET", format!("{LIST}?s=hush+hush%2F1"), vec![auth], String::new(), vec![(secret, Place::Url)]),
        (
            "GET",
            LIST.to_owned(),
            vec![auth, ("X-Key", "hush hush/1")],
            String::new(),
            vec![(secret, header("x-key"))],
        ),
        (
            "GET",
            LIST.to_owned(),
            vec![auth, ("Cookie", &token)],
            String::new(),
            vec![(tokens, header("cookie"))],
        ),
        (
            "POST",
            ADD.to_owned(),
            vec![auth, JSON],
            format!("{{\"t\":\"{token}\"}}"),
            vec![(tokens, Place::Body)],
        ),
        (
            "POST",
            AUTH.to_owned(),
            vec![JSON],
            "{\"s\":\"hush hush/1\"}".to_owned(),
            vec![(secret, Place::Body)],
        ),
        ("POST", AUTH.to_owned(), vec![FORM], format!("client_id=x&t={token}"), vec![(tokens, Place::Body)]),
    ];
    for (method, path, headers, body, expected) in cases {
        caller.sandbox.reset();
        send(base, method, &path, &headers, body.as_bytes());
        assert_eq!(misplaced(&caller), expected, "{method} {path} {body}");
        let told = format!("{:?} {}", caller.sandbox.verdict(), json!(caller.sandbox.verdict()));
        assert!(!told.contains(&token) && !told.contains("hush"), "{told}");
    }
}

#[test]
fn a_token_that_has_ended_is_a_secret_still() {
    let mut caller = Caller::with(Options { tokens: TokenPolicy::NewestOnly, ..Options::default() });
    let old = std::mem::replace(&mut caller.token, token(&caller.sandbox));
    caller.get(&format!("{LIST}?t={old}"));
    assert_eq!(misplaced(&caller), [(Credential::Token, Place::Url)]);
}

#[test]
fn a_token_past_its_end_is_a_finding() {
    let caller = Caller::with(Options { token_life: Duration::from_millis(1001), ..Options::default() });
    caller.get(LIST);
    assert!(caller.sandbox.verdict().ok);
    until(|| caller.get(LIST).status == 401);
    let findings = caller.sandbox.verdict().findings;
    let late: Vec<_> = findings
        .iter()
        .filter_map(|finding| match finding {
            Finding::ExpiredTokenUsed(it) => Some(it),
            _ => None,
        })
        .collect();
    let [late] = late.as_slice() else { panic!("{findings:?}") };
    assert_eq!(
        (late.occasion.operation, late.occasion.client_id.as_deref()),
        (Some("listCompanies"), Some("myclid"))
    );
    assert!(late.expired_for_ms >= 0.0);
}

#[test]
fn a_life_that_cannot_be_told_is_nobodys_fault() {
    let caller = Caller::with(Options { token_life: Duration::from_millis(1), ..Options::default() });
    until(|| caller.get(LIST).status == 401);
    let findings = caller.sandbox.verdict().findings;
    assert!(!findings.iter().any(|it| matches!(it, Finding::ExpiredTokenUsed(_))), "{findings:?}");
}

#[test]
fn only_the_newest_token_is_good() {
    let mut caller = Caller::with(Options { tokens: TokenPolicy::NewestOnly, ..Options::default() });
    assert_eq!(caller.get(LIST).status, 200);
    let newest = token(&caller.sandbox);
    let old = std::mem::replace(&mut caller.token, newest);
    assert_eq!(caller.get(LIST).status, 200);
    caller.token = old;
    let reply = caller.get(LIST);
    assert_eq!((reply.status, reply.json()), (401, json!({"error": "invalid_token"})));
    assert!(caller.sandbox.verdict().ok, "it could not know");
}

#[test]
fn another_origin_must_not_see_a_credential() {
    let caller = Caller::new();
    let other = caller.sandbox.other_origin_url();
    assert_ne!(other, caller.sandbox.base_url());
    let reply = send(other, "POST", "/anything?x=1", &[JSON], b"{}");
    assert_eq!((reply.status, &reply.json()["status"]), (200, &json!("OK")));
    assert!(caller.sandbox.verdict().ok, "a request without a credential is innocent");

    send(other, "GET", "/a", &[("Authorization", "Bearer whatever"), ("X-Request-Id", "r")], b"");
    send(other, "GET", &format!("/b?t={}", caller.token), &[], b"");
    send(other, "POST", "/c", &[FORM], LOGIN.as_bytes());
    send(other, "GET", "/d", &[("Authorization", &caller.bearer())], b"");
    let verdict = caller.sandbox.verdict();
    let found: Vec<_> = verdict
        .findings
        .iter()
        .map(|finding| match finding {
            Finding::CredentialElsewhere(it) => {
                (it.method.as_str(), it.path.as_str(), it.credentials.join(", "))
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let told = |method, path, credentials: &str| (method, path, credentials.to_owned());
    let expected = [
        told("GET", "/a", "an authorization header"),
        told("GET", "/b", "a token in the URL"),
        told("POST", "/c", "the client secret in the body"),
        told("GET", "/d", "a token in the header authorization"),
    ];
    assert_eq!(found, expected);
    let seen = send(caller.sandbox.admin_url(), "GET", "/elsewhere", &[], b"").json();
    assert_eq!(seen, json!({"url": other, "entries": caller.sandbox.elsewhere()}));
    assert_eq!(caller.sandbox.elsewhere().len(), 5);
    let told = format!("{verdict:?} {seen}");
    assert!(
        !told.contains(&caller.token) && !told.contains("mysecret") && !told.contains("whatever"),
        "{told}"
    );
    assert_eq!(caller.sandbox.journal().len(), 1, "it is not the emulated API");
    caller.sandbox.reset();
    assert!(caller.sandbox.verdict().ok && caller.sandbox.elsewhere().is_empty());
}
