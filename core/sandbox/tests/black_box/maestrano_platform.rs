//! The developer platform, in every form in which it answers, and the sandbox's own API beside it.

use makokit_sandbox::{ConfigurationAnswer, MarketplaceChange, Options, Sandbox};
use serde_json::{Value, json};

use crate::maestrano_caller::{Tenant, of, of_environment};
use crate::wire::{Reply, send};

const PATH: &str = "/api/config/v1/marketplaces";

fn tenant() -> Tenant {
    let tenant = Tenant::with(Options::default());
    let basic = of_environment(&tenant.sandbox);
    tenant.calling_as(basic)
}

fn names(reply: &Reply) -> Vec<String> {
    let reply = reply.json();
    let markets = reply["marketplaces"].as_array().unwrap();
    markets.iter().map(|it| it["marketplace"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_form_of_an_answer() {
    let tenant = tenant();
    let answer = |form: &str| {
        assert_eq!(tenant.admin("POST", "/maestrano", &json!({"configuration": form})).status, 200);
        let reply = tenant.get(PATH);
        (reply.status, reply.json())
    };
    assert_eq!(answer("object").1["marketplaces"]["marketplace"], "maestrano");
    assert_eq!(answer("bare").1["marketplace"], "maestrano");
    assert_eq!(answer("error"), (200, json!({"error": "The configuration is not available"})));
    assert_eq!(answer("unauthorized"), (401, json!({"error": "Invalid API key or secret"})));
    let (status, body) = answer("server_error");
    assert!(status == 500 && body["error"].is_string(), "{body}");
    assert_eq!(answer("array").1["marketplaces"].as_array().unwrap().len(), 3);
    let entry = tenant.sandbox.journal().pop().unwrap();
    assert_eq!(
        (entry.operation, entry.client_id.as_deref()),
        (Some("maestrano.marketplaces"), Some("environment"))
    );
    assert!(tenant.sandbox.verdict().ok);
}

#[test]
fn a_form_for_some_answers_only() {
    let tenant = tenant();
    tenant.sandbox.answer_configuration(ConfigurationAnswer::Error, Some(2));
    let told: Vec<_> = (0..3).map(|_| tenant.get(PATH).json().get("error").is_some()).collect();
    assert_eq!(told, [true, true, false]);
}

#[test]
fn a_form_from_the_start() {
    let options = r#"{"maestrano": {"configuration": "bare", "environment_key": "k", "environment_secret": "hush-hush"}}"#;
    let sandbox = Sandbox::start(Options::from_json(options).unwrap()).unwrap();
    let basic = of_environment(&sandbox);
    let reply = send(sandbox.base_url(), "GET", PATH, &[("Authorization", &basic)], b"");
    assert_eq!(reply.json()["marketplace"], "maestrano");
    assert!(!format!("{:?}", Options::from_json(options)).contains("hush"));
}

#[test]
fn a_marketplace_comes_and_goes() {
    let tenant = tenant();
    assert_eq!(tenant.admin("POST", "/maestrano", &json!({"add": "new-telco"})).status, 200);
    assert_eq!(names(&tenant.get(PATH)), ["maestrano", "some-telco", "acme-cloud", "new-telco"]);
    let basic = of(&tenant.sandbox, "new-telco");
    let groups = |basic: &str| {
        send(tenant.sandbox.base_url(), "GET", "/api/v1/account/groups", &[("Authorization", basic)], b"")
    };
    assert_eq!(groups(&basic).json()["data"].as_array().unwrap().len(), 1);
    assert_eq!(tenant.admin("POST", "/maestrano", &json!({"remove": "new-telco"})).status, 200);
    assert_eq!(names(&tenant.get(PATH)).len(), 3);
    assert_eq!(groups(&basic).status, 401);
    tenant.sandbox.remove_marketplace("maestrano").unwrap();
    assert_eq!(names(&tenant.get(PATH)), ["some-telco", "acme-cloud"]);
    tenant.sandbox.reset();
    assert_eq!(names(&tenant.get(PATH)).len(), 3);
}

#[test]
fn a_key_is_rotated() {
    let tenant = tenant();
    let old = of(&tenant.sandbox, "some-telco");
    let new = tenant.sandbox.rotate_marketplace_key("some-telco").unwrap();
    assert_eq!(tenant.get(PATH).json()["marketplaces"][1]["api"]["key"], json!(new.api_key));
    let ping = |basic: &str| {
        send(tenant.sandbox.base_url(), "GET", "/api/v1/ping", &[("Authorization", basic)], b"").status
    };
    assert_eq!((ping(&old), ping(&of(&tenant.sandbox, "some-telco"))), (401, 200));
    assert!(tenant.sandbox.verdict().ok, "it could not know");
}

#[test]
fn what_rust_sees_http_shows() {
    let tenant = tenant();
    let change = MarketplaceChange { external_ids: Some(false), ..MarketplaceChange::default() };
    tenant.sandbox.change_marketplace("maestrano", change).unwrap();
    let shown = tenant.admin("GET", "/maestrano", &Value::Null).json();
    assert_eq!(shown, json!(tenant.sandbox.maestrano()));
    assert_eq!(shown["marketplaces"][0]["external_ids"], false);
    assert_eq!(shown["marketplaces"][0]["groups"][0]["connec"]["items"], 130);
    assert_eq!(shown["environment_key"], "sandbox-environment-key");
}

#[test]
fn a_mistake_is_named_with_a_cure() {
    let tenant = tenant();
    let cases = [
        (json!([]), "", "must be an object"),
        (json!({}), "configuration", "is missing"),
        (json!({"configuration": "objekt"}), "configuration", "did you mean object?"),
        (json!({"configuration": "object", "times": -1}), "times", "whole number"),
        (json!({"configuration": "object", "add": "x"}), "add", "beside"),
        (json!({"add": "x", "times": 1}), "times", "not known here"),
        (json!({"add": ""}), "add", "letters"),
        (json!({"add": "maestrano"}), "add", "taken"),
        (json!({"remove": "some-telko"}), "remove", "did you mean some-telco?"),
        (json!({"rotate": 1}), "rotate", "must be a string"),
        (json!({"change": "maestrano", "external_ids": 1}), "external_ids", "boolean"),
        (json!({"change": "maestrano", "next": "gone"}), "next", "known are good"),
    ];
    for (body, field, problem) in cases {
        let reply = tenant.admin("POST", "/maestrano", &body);
        let told = reply.json();
        assert_eq!((reply.status, told["field"].as_str()), (400, Some(field)), "{body}: {told}");
        assert!(
            told["error"].as_str().unwrap().contains(problem) && told["cure"].is_string(),
            "{body}: {told}"
        );
    }
    let error = tenant.sandbox.rotate_marketplace_key("nobody").unwrap_err();
    assert_eq!(error.field(), "marketplace");
}
