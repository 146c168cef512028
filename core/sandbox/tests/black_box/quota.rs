//! The daily quota.

use std::time::Duration;

use makokit_sandbox::{Finding, Options, QuotaScope};
use serde_json::{Value, json};

use crate::guide::{ADD_COMPANY, ADD_MAKO};
use crate::wire::{Caller, Kept, send};

const COMPANY: &str = "/mako-api/config/v1/addCompany";
const MAKO: &str = "/mako-api/config/v1/addMako";

/// A sandbox ten seconds before the end of January.
fn with(daily_quota: u32, quota_scope: QuotaScope) -> Caller {
    let caller = Caller::with(Options { daily_quota: Some(daily_quota), quota_scope, ..Options::default() });
    set(&caller, "2026-01-31T23:59:00Z");
    caller
}

fn set(caller: &Caller, now: &str) {
    let body = json!({"now": now}).to_string();
    assert_eq!(send(caller.sandbox.admin_url(), "POST", "/calendar", &[], body.as_bytes()).status, 200);
}

fn quota(caller: &Caller) -> Value {
    send(caller.sandbox.admin_url(), "GET", "/quota", &[], b"").json()
}

fn ignored(caller: &Caller) -> usize {
    let findings = caller.sandbox.verdict().findings;
    findings.iter().filter(|finding| matches!(finding, Finding::QuotaIgnored(_))).count()
}

#[test]
fn each_operation_has_its_own_quota_until_midnight() {
    let caller = with(2, QuotaScope::Endpoint);
    let statuses: Vec<_> = (0..3).map(|_| caller.post(MAKO, ADD_MAKO).status).collect();
    assert_eq!(statuses, [200, 200, 429]);
    let refused = caller.post(MAKO, ADD_MAKO).json();
    let error = json!({"errorCode": "quotaLimitExceeded", "message": "Quota limit exceeded"});
    assert_eq!(refused, json!({"status": "FAILED", "error": error}));
    assert_eq!(caller.post(COMPANY, ADD_COMPANY).status, 200);
    assert_eq!(caller.get("/mako-api/config/v1/listCompanies").status, 200);

    let told = quota(&caller);
    assert_eq!(told, {
        let mut state = json!(caller.sandbox.quota());
        state["now"] = told["now"].clone();
        state
    });
    assert!(told["now"].as_str().unwrap().starts_with("2026-01-31T23:59:"), "{told}");
    let midnight = "2026-02-01T00:00:00Z";
    assert_eq!((&told["limit"], &told["scope"], &told["used"]), (&json!(2), &json!("endpoint"), &json!(3)));
    let used = |used: u64| json!({"used": used, "limit": 2, "resets_at": midnight});
    let expected = json!({"addCompany": used(1), "addMako": used(2), "addPerson": used(0)});
    assert_eq!(told["operations"], expected);

    set(&caller, midnight);
    assert_eq!(caller.post(MAKO, ADD_MAKO).status, 200);
    assert_eq!(quota(&caller)["operations"]["addMako"]["used"], 1);
    assert_eq!(quota(&caller)["resets_at"], "2026-02-02T00:00:00Z");
}

#[test]
fn all_operations_can_share_one_quota() {
    let caller = with(2, QuotaScope::Sum);
    let statuses = [caller.post(MAKO, ADD_MAKO).status, caller.post(COMPANY, ADD_COMPANY).status];
    assert_eq!(statuses, [200, 200]);
    assert_eq!([caller.post(MAKO, ADD_MAKO).status, caller.post(COMPANY, ADD_COMPANY).status], [429, 429]);
    assert_eq!(quota(&caller)["used"], 2);
}

#[test]
fn what_is_counted() {
    let caller = Caller::with(Options { daily_quota: Some(2), rate_limit: 2, ..Options::default() });
    let base = caller.sandbox.base_url();
    send(base, "POST", MAKO, &[crate::wire::JSON], ADD_MAKO.as_bytes());
    caller.arm(&json!({"fault": "html_502"}));
    caller.post(MAKO, ADD_MAKO);
    assert_eq!(quota(&caller)["used"], 0, "neither strangers nor what never reached the work");
    caller.post(MAKO, "{}");
    assert_eq!(quota(&caller)["used"], 1, "what is counted is the request, not the entity");
    caller.post(MAKO, ADD_MAKO);
    assert_eq!(quota(&caller)["used"], 1, "a request over the rate is not counted");
}

#[test]
fn without_a_figure_nothing_is_refused_but_all_is_counted() {
    let caller = Caller::new();
    assert_eq!(caller.post(MAKO, ADD_MAKO).status, 200);
    let told = quota(&caller);
    assert_eq!((&told["limit"], &told["operations"]["addMako"]["used"]), (&json!(null), &json!(1)));
}

#[test]
fn to_go_on_after_the_refusal_is_a_finding() {
    let caller = with(1, QuotaScope::Endpoint);
    let mut kept = Kept::open(caller.sandbox.base_url());
    let mut add = |path, body, id| kept.send(&caller.create(path, body, Some(id))).status;
    assert_eq!([add(MAKO, ADD_MAKO, "a"), add(MAKO, ADD_MAKO, "b")], [200, 429]);
    assert!(caller.sandbox.verdict().ok, "the first refusal is nobody's fault");
    assert_eq!(add(COMPANY, ADD_COMPANY, "c"), 200);
    assert!(caller.sandbox.verdict().ok, "another operation");
    add(MAKO, ADD_MAKO, "d");
    let verdict = caller.sandbox.verdict();
    let [Finding::QuotaIgnored(finding)] = verdict.findings.as_slice() else { panic!("{verdict:?}") };
    assert_eq!(
        (finding.occasion.operation, finding.occasion.request_id.as_deref()),
        (Some("addMako"), Some("d"))
    );
    assert!(finding.refused_at_ms < finding.occasion.at_ms);
    assert_eq!(json!(verdict)["findings"][0]["kind"], "quota_ignored");
    set(&caller, "2026-02-01T00:00:00Z");
    assert_eq!(add(MAKO, ADD_MAKO, "e"), 200);
    assert_eq!(ignored(&caller), 1, "another day");
}

#[test]
fn other_connections_are_given_a_moment() {
    let caller = with(0, QuotaScope::Endpoint);
    caller.post(MAKO, ADD_MAKO);
    std::thread::park_timeout(Duration::from_millis(80));
    caller.post(MAKO, ADD_MAKO);
    assert_eq!(ignored(&caller), 1);
}

#[test]
fn a_refusal_by_a_fault_has_told_the_client_too() {
    let caller = Caller::new();
    let mut kept = Kept::open(caller.sandbox.base_url());
    caller.arm(&json!({"fault": "quota_exhausted"}));
    assert_eq!(kept.send(&caller.create(MAKO, ADD_MAKO, None)).status, 429);
    assert_eq!(kept.send(&caller.create(MAKO, ADD_MAKO, None)).status, 200);
    assert_eq!(ignored(&caller), 1);
}

#[test]
fn a_reset_gives_it_back() {
    let caller = with(1, QuotaScope::Endpoint);
    caller.post(MAKO, ADD_MAKO);
    assert_eq!(caller.post(MAKO, ADD_MAKO).status, 429);
    caller.sandbox.reset();
    assert_eq!(quota(&caller)["used"], 0);
    assert!(
        !quota(&caller)["now"].as_str().unwrap().starts_with("2026-01-31"),
        "the calendar is the machine's again"
    );
    assert_eq!(caller.post(MAKO, ADD_MAKO).status, 200);
    assert!(caller.sandbox.verdict().ok);
}
