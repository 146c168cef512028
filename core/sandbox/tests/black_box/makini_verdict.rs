//! What the sandbox holds of a client of Makini.

use makokit_sandbox::{Credential, Finding, Place, RepeatReason};
use serde_json::json;

use crate::makini::{Client, ORDERS, SAMPLES, WRITABLE, keys_of};
use crate::wire::{JSON, attempt, request, send};

/// Whose credential was used for whose data.
fn strayed(client: &Client) -> Vec<(String, String)> {
    let told = |finding| match finding {
        Finding::WrongTenant(it) => (it.credential_of, it.belongs_to),
        other => panic!("{other:?}"),
    };
    client.sandbox.verdict().findings.into_iter().map(told).collect()
}

#[test]
fn a_key_of_another_connection_is_a_finding() {
    let mut client = Client::of(SAMPLES);
    let key = keys_of(&client.json(ORDERS)).swap_remove(0);
    let (own, other) =
        (client.connection.id.clone(), client.sandbox.makini_connections().swap_remove(WRITABLE));
    client.token = other.token;
    assert_eq!(client.get(&format!("{ORDERS}/{key}")).status, 404);
    assert_eq!(strayed(&client), [(other.id.clone(), own.clone())]);
    client.write("POST", "/api/eam/assets", &json!({"name": "x", "parentKey": key}));
    assert_eq!(strayed(&client).len(), 2);
    client.get(&format!("{ORDERS}/{}", "0".repeat(40)));
    assert_eq!(strayed(&client).len(), 2, "an unknown key is nobody's");
    let finding = json!(client.sandbox.verdict())["findings"][0].clone();
    assert_eq!(
        (&finding["kind"], &finding["operation"]),
        (&json!("wrong_tenant"), &json!("makini.getPurchaseOrder"))
    );
    assert_eq!(finding["client_id"], other.id);
}

#[test]
fn the_accounts_token_and_a_connections_are_not_the_same() {
    let mut client = Client::of(SAMPLES);
    let id = client.connection.id.clone();
    assert_eq!(client.get("/api/system/connections").status, 403);
    client.token = client.account();
    assert_eq!(client.get(ORDERS).status, 403);
    let told = |credential: &str, of: &str| (credential.to_owned(), of.to_owned());
    assert_eq!(strayed(&client), [told(&id, "the account"), told("the account", "a connection")]);
}

#[test]
fn a_create_that_is_sent_again_after_a_lost_answer() {
    let client = Client::of(WRITABLE);
    client.admin(
        "POST",
        "/faults",
        &json!({"fault": "reset_after", "operation": "makini.createPurchaseOrder"}),
    );
    let bearer = format!("Bearer {}", client.token);
    let body = json!({"orderNo": "PO-77"});
    let bytes = request("POST", ORDERS, &[("Authorization", &bearer), JSON], body.to_string().as_bytes());
    assert!(attempt(client.sandbox.base_url(), &bytes).is_err());
    assert!(client.sandbox.journal().last().unwrap().work_done);
    assert_eq!(client.write("POST", ORDERS, &body).status, 200);
    let findings = client.sandbox.verdict().findings;
    let [Finding::CreateRepeated(finding)] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.reason, RepeatReason::AnswerUnclear);
    assert_eq!(client.json("/api/erp/purchase-orders?filter[orderNo]=PO-77")["meta"]["total"], 2);
}

#[test]
fn on_sample_data_nothing_is_created_twice() {
    let client = Client::of(SAMPLES);
    for _ in 0..2 {
        client.send("POST", ORDERS, &[JSON, ("X-Request-Id", "a")], b"{\"orderNo\":\"1\"}");
    }
    assert!(client.sandbox.verdict().ok);
}

#[test]
fn a_token_where_it_leaks_is_a_finding_and_is_never_shown() {
    let client = Client::of(SAMPLES);
    let token = client.token.clone();
    client.get(&format!("{ORDERS}?access_token={token}"));
    client.send("GET", ORDERS, &[("X-Token", &token)], b"");
    client.write("POST", ORDERS, &json!({"notes": token}));
    send(client.sandbox.base_url(), "GET", &format!("/mako-api/{token}"), &[], b"");
    let verdict = client.sandbox.verdict();
    let places: Vec<_> = verdict
        .findings
        .iter()
        .map(|finding| match finding {
            Finding::SecretMisplaced(it) => (it.credential, it.place.clone()),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [Place::Url, Place::Header("x-token".into()), Place::Body, Place::Url];
    assert_eq!(places, expected.map(|place| (Credential::Token, place)));
    let told = format!("{verdict:?} {:?}", client.sandbox.journal());
    assert!(!told.contains(&token), "{told}");
}

#[test]
fn a_login_carries_its_secrets_in_the_body() {
    let client = Client::of(SAMPLES);
    client.account();
    assert!(client.sandbox.verdict().ok);
    let query = "grant_type=client_credentials&client_id=myclid&client_secret=mysecret";
    send(client.sandbox.base_url(), "POST", &format!("/link/token?{query}"), &[JSON], b"{}");
    assert!(!client.sandbox.verdict().ok, "a query leaks");
}
