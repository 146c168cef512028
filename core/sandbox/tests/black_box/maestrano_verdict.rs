//! Tenants mixed up, bills charged twice, keys where they leak, and faults.

use makokit_sandbox::{Credential, Finding, Options, Place, Sandbox};
use serde_json::{Value, json};

use crate::maestrano_caller::{Tenant, base64, basic, of, of_environment};
use crate::maestrano_guide::{BILL, BILLS};
use crate::wire::{attempt, send};

const TELCO_BILL: &str = r#"{"group_id":"cld-11","price_cents":1,"description":"x"}"#;

/// Of every finding, whose credential was used for what is whose.
fn mix_ups(sandbox: &Sandbox) -> Vec<(String, String)> {
    let told = |finding| match finding {
        Finding::WrongTenant(it) => (it.credential_of, it.belongs_to),
        other => panic!("{other:?}"),
    };
    sandbox.verdict().findings.into_iter().map(told).collect()
}

#[test]
fn one_marketplaces_credential_for_anothers_data() {
    let cases = [
        ("GET", "/api/v1/account/groups/cld-11", "", 200),
        ("GET", "/api/v1/account/users/usr-11", "", 200),
        ("GET", "/api/v1/account/bills/bill-519", "", 200),
        ("DELETE", "/api/v1/account/bills/bill-519", "", 400),
        ("GET", "/api/v1/account/bills?group_id=cld-11", "", 200),
        ("POST", BILLS, TELCO_BILL, 400),
        ("GET", "/api/v2/cld-11/people", "", 401),
        ("PUT", "/api/v2/cld-12/company", r#"{"company":{}}"#, 401),
        ("POST", "/batch", r#"{"ops":[{"method":"get","url":"/api/v2/cld-11/people"}]}"#, 200),
    ];
    for (method, path, body, status) in cases {
        let tenant = Tenant::with(Options::default());
        assert_eq!(tenant.send(method, path, body).status, status, "{method} {path}");
        assert_eq!(
            mix_ups(&tenant.sandbox),
            [("maestrano".to_owned(), "some-telco".to_owned())],
            "{method} {path}"
        );
    }
}

#[test]
fn the_environments_credential_and_a_marketplaces_are_not_the_same() {
    let tenant = Tenant::with(Options::default());
    let telco = of(&tenant.sandbox, "some-telco");
    let state = tenant.sandbox.maestrano();
    let mixed = basic(&state.marketplaces[0].api_id, &state.marketplaces[1].api_key);
    let environment = of_environment(&tenant.sandbox);
    let platform = "/api/config/v1/marketplaces";
    let cases = [
        (&telco, platform, "some-telco", "environment"),
        (&environment, "/api/v1/account/bills", "environment", "a marketplace"),
        (&environment, "/api/v1/account/bills/bill-519", "environment", "some-telco"),
        (&environment, "/api/v2/cld-21/people", "environment", "acme-cloud"),
        (&mixed, "/api/v1/ping", "some-telco", "maestrano"),
        (&mixed, platform, "some-telco", "maestrano"),
    ];
    for (basic, path, credential_of, belongs_to) in cases {
        tenant.sandbox.reset();
        let reply = send(tenant.sandbox.base_url(), "GET", path, &[("Authorization", basic)], b"");
        assert_eq!(reply.status, 401, "{path}");
        assert_eq!(mix_ups(&tenant.sandbox), [(credential_of.to_owned(), belongs_to.to_owned())], "{path}");
    }
    let told = json!(tenant.sandbox.verdict())["findings"][0].clone();
    assert_eq!(
        (&told["kind"], &told["operation"]),
        (&json!("wrong_tenant"), &json!("maestrano.marketplaces"))
    );
}

#[test]
fn what_is_ones_own_or_nobodys_is_no_mix_up() {
    let tenant = Tenant::with(Options::default());
    for path in ["/api/v1/account/groups/cld-99", "/api/v2/cld-99/people", "/api/v2/cld-4/people", BILLS] {
        tenant.get(path);
    }
    assert!(tenant.sandbox.verdict().ok, "{:?}", tenant.sandbox.verdict());
}

#[test]
fn a_create_that_is_sent_again_blindly() {
    let person = r#"{"people":{"first_name":"Eve"}}"#;
    let batch = r#"{"ops":[{"method":"post","url":"/api/v2/cld-4/people","params":{"people":{}}}]}"#;
    let cases = [
        ("maestrano.createBill", BILLS, BILL),
        ("maestrano.createRecurringBill", "/api/v1/account/recurring_bills", BILL),
        ("maestrano.connec.create", "/api/v2/cld-4/people", person),
        ("maestrano.connec.batch", "/batch", batch),
    ];
    for (operation, path, body) in cases {
        let tenant = Tenant::with(Options::default());
        tenant.admin("POST", "/faults", &json!({"fault": "close_after", "operation": operation}));
        for _ in 0..2 {
            attempt(tenant.sandbox.base_url(), &tenant.create(path, body)).unwrap();
        }
        let findings = tenant.sandbox.verdict().findings;
        let [Finding::CreateRepeated(repeated)] = findings.as_slice() else {
            panic!("{operation}: {findings:?}")
        };
        assert_eq!((repeated.earlier, repeated.occasion.operation), (1, Some(operation)));
        attempt(tenant.sandbox.base_url(), &tenant.create(path, body)).unwrap();
        assert_eq!(
            tenant.sandbox.verdict().findings.len(),
            1,
            "a good answer has made up for it: {operation}"
        );
    }
}

#[test]
fn what_may_be_sent_again() {
    let tenant = Tenant::with(Options::default());
    let reading = r#"{"ops":[{"method":"get","url":"/api/v2/cld-4/people"}]}"#;
    for (fault, path, body) in [
        ("close_after", "/batch", reading),
        ("rate_limited", BILLS, BILL),
        ("unauthorized_oauth", BILLS, BILL),
        ("close_before", "/api/v2/cld-4/people", r#"{"people":{"code":"1"}}"#),
    ] {
        tenant.admin("POST", "/faults", &json!({"fault": fault}));
        attempt(tenant.sandbox.base_url(), &tenant.create(path, body)).unwrap();
        // The same entity for another group is another one.
        attempt(tenant.sandbox.base_url(), &tenant.create(&path.replace("cld-4", "cld-7"), body)).unwrap();
    }
    assert!(tenant.sandbox.verdict().ok, "{:?}", tenant.sandbox.verdict());
}

#[test]
fn a_key_where_it_leaks() {
    let tenant = Tenant::with(Options::default());
    let state = tenant.sandbox.maestrano();
    let market = &state.marketplaces[1];
    let pair = base64(format!("{}:{}", market.api_id, market.api_key).as_bytes());
    let header = |name: &str| Place::Header(name.to_owned());
    let old = state.marketplaces[2].api_key.clone();
    tenant.sandbox.rotate_marketplace_key("acme-cloud").unwrap();
    let here = |path: String, name: &str, value: &str| tenant.with_header(&path, name, value);
    here(format!("/api/v1/ping?key={}", market.api_key), "X-A", "b");
    here("/api/v1/ping".to_owned(), "X-Key", &market.api_key);
    here("/api/v1/ping".to_owned(), "Cookie", &pair);
    here(format!("/api/v2/{}/people", state.environment_secret), "X-A", "b");
    here("/api/v1/ping".to_owned(), "X-Key", &old);
    tenant.post(BILLS, &json!({"key": market.api_key}).to_string());
    let findings = tenant.sandbox.verdict().findings;
    let places: Vec<_> = findings
        .iter()
        .map(|finding| match finding {
            Finding::SecretMisplaced(it) if it.credential == Credential::ClientSecret => it.place.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [Place::Url, header("x-key"), header("cookie"), Place::Url, header("x-key"), Place::Body];
    assert_eq!(places, expected);
    let told = format!("{findings:?} {:?}", tenant.sandbox.journal());
    for secret in [&market.api_key, &pair, &state.environment_secret, &old] {
        assert!(!told.contains(secret.as_str()), "{told}");
    }
    send(tenant.sandbox.other_origin_url(), "GET", &format!("/x/{}", market.api_key), &[], b"");
    let seen = tenant.sandbox.elsewhere();
    assert!(seen[0].path == "/x/***" && !seen[0].credentials.is_empty(), "{seen:?}");
}

#[test]
fn faults_are_told_in_the_apis_own_form() {
    let tenant = Tenant::with(Options::default());
    let struck = |fault: Value, path: &str| {
        assert_eq!(tenant.admin("POST", "/faults", &fault).status, 200, "{fault}");
        let reply = tenant.get(path);
        (reply.status, reply.header("retry-after").map(str::to_owned), reply.json())
    };
    let limited = json!({"fault": "rate_limited", "retry_after": "2", "operation": "maestrano.listBills"});
    let (status, retry_after, body) = struck(limited, BILLS);
    assert_eq!((status, retry_after.as_deref(), &body["success"]), (429, Some("2"), &json!(false)));
    let (status, _, body) = struck(json!({"fault": "server_error"}), BILLS);
    assert_eq!((status, &body["success"]), (500, &json!(false)));
    assert!(body["errors"]["system"][0].as_str().unwrap().starts_with("A system error occured."), "{body}");
    let limited = json!({"fault": "rate_limited", "operation": "maestrano.connec.list"});
    let (status, _, body) = struck(limited, "/api/v2/cld-4/people");
    assert_eq!((status, &body["errors"][0]["status"]), (429, &json!("429")));
    let (status, _, body) = struck(json!({"fault": "unauthorized_oauth"}), "/api/v2/cld-4/people");
    assert_eq!((status, &body["errors"][0]["title"]), (401, &json!("Unauthorized Access")));
    let (status, _, body) = struck(json!({"fault": "server_error"}), "/api/config/v1/marketplaces");
    assert!(status == 500 && body["error"].is_string(), "{body}");
    let late = json!({"fault": "delay", "ms": 5, "operation": "maestrano.connec.list"});
    assert_eq!(struck(late, "/api/v2/cld-4/people").0, 200);
    let entry = tenant.sandbox.journal().pop().unwrap();
    assert_eq!((entry.fault, entry.work_done), (Some("delay"), true));
    let reply =
        tenant.admin("POST", "/faults", &json!({"fault": "empty", "operation": "maestrano.listBils"}));
    assert!(reply.json()["error"].as_str().unwrap().contains("did you mean maestrano.listBills?"));
}
