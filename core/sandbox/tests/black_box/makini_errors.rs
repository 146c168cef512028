//! Errors, rates and faults.

use std::time::Duration;

use makokit_sandbox::{ErrorForm, Fault, FaultKind, MakiniOptions, Options, RetryAfter};
use serde_json::json;

use crate::makini::{Client, ORDERS, SAMPLES, code};
use crate::wire::send;

fn limited(retry_after: RetryAfter) -> Client {
    let makini = MakiniOptions { rate_limit: Some(2), retry_after, ..MakiniOptions::default() };
    Client::with(Options { makini, ..Options::default() }, SAMPLES)
}

#[test]
fn every_answer_has_a_request_id_of_its_own() {
    let client = Client::of(SAMPLES);
    let ids = [client.get(ORDERS), client.get(ORDERS), client.get("/api/nothing")]
        .map(|reply| reply.header("x-request-id").unwrap().to_owned());
    assert!(ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
}

#[test]
fn without_a_good_token_there_is_nothing() {
    let client = Client::of(SAMPLES);
    let base = client.sandbox.base_url();
    for authorization in ["", "Bearer", "Bearer nobody", "Basic x", &client.token] {
        let reply = send(base, "GET", ORDERS, &[("Authorization", authorization)], b"");
        assert_eq!(code(&reply), (401, "AUTHENTICATION_FAILED".into()), "{authorization}");
    }
    assert_eq!(code(&send(base, "GET", "/api/erp/nothing", &[], b"")), (404, "NOT_FOUND".into()));
    let method = client.send("DELETE", "/api/erp/purchase-orders", &[], b"");
    assert_eq!(method.header("allow"), Some("GET, POST"));
    assert_eq!(code(&method), (405, "METHOD_NOT_ALLOWED".into()));
}

#[test]
fn errors_can_be_flat() {
    let makini = MakiniOptions { error_form: ErrorForm::Flat, ..MakiniOptions::default() };
    let client = Client::with(Options { makini, ..Options::default() }, SAMPLES);
    let error = client.get("/api/nothing").json();
    assert_eq!((&error["code"], &error["type"]), (&json!("NOT_FOUND"), &json!("invalid_request_error")));
    assert!(error["message"].is_string() && error["request_id"].is_string());
}

#[test]
fn a_connection_has_a_rate_of_its_own() {
    let client = limited(RetryAfter::Seconds);
    for _ in 0..2 {
        assert_eq!(client.get(ORDERS).status, 200);
    }
    let refused = client.get(ORDERS);
    assert_eq!(code(&refused), (429, "RATE_LIMIT_EXCEEDED".into()));
    let seconds: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    let other = format!("Bearer {}", client.sandbox.makini_connections()[1].token);
    let reply = send(client.sandbox.base_url(), "GET", ORDERS, &[("Authorization", &other)], b"");
    assert_eq!(reply.status, 200);
}

#[test]
fn the_time_to_come_again_can_be_a_date() {
    let client = limited(RetryAfter::Date);
    for _ in 0..2 {
        client.get(ORDERS);
    }
    let refused = client.get(ORDERS);
    let again = httpdate::parse_http_date(refused.header("retry-after").unwrap()).unwrap();
    let ahead = again.duration_since(client.sandbox.calendar()).unwrap();
    assert!(ahead <= Duration::from_secs(62), "{ahead:?}");
}

#[test]
fn faults_strike_by_the_operations_name() {
    let client = Client::of(SAMPLES);
    client
        .sandbox
        .arm(Fault::new(FaultKind::RateLimited { retry_after: Some("7".into()) }).on("makini.listVendors"));
    assert_eq!(client.get(ORDERS).status, 200);
    let limited = client.get("/api/v1/vendors");
    assert_eq!((limited.status, limited.header("retry-after")), (429, Some("7")));
    assert_eq!(limited.json()["error"]["code"], "RATE_LIMIT_EXCEEDED");
    let journal = client.sandbox.journal();
    let last = journal.last().unwrap();
    assert_eq!((last.operation, last.fault), (Some("makini.listVendors"), Some("rate_limited")));
    assert_eq!(last.client_id.as_deref(), Some(client.connection.id.as_str()));
    assert_eq!(last.error_code, Some("RATE_LIMIT_EXCEEDED"));
}

#[test]
fn canned_answers_have_this_apis_shape() {
    let client = Client::of(SAMPLES);
    let arm = |fault: serde_json::Value| {
        assert_eq!(client.admin("POST", "/faults", &fault).status, 200, "{fault}");
    };
    arm(json!({"fault": "wrong_shape", "operation": "makini.listPurchaseOrders"}));
    assert_eq!(client.get(ORDERS).json(), json!({"data": 17}));
    arm(json!({"fault": "bom"}));
    assert!(client.get(ORDERS).body.starts_with("\u{feff}{\"data\":".as_bytes()));
    arm(json!({"fault": "unauthorized_oauth"}));
    let reply = client.get(ORDERS);
    assert_eq!((reply.status, &reply.json()["error"]["code"]), (401, &json!("AUTHENTICATION_FAILED")));
    arm(json!({"fault": "html_502"}));
    assert_eq!(client.get(ORDERS).status, 502);
    arm(json!({"fault": "token_revoked"}));
    assert_eq!((client.get(ORDERS).status, client.get(ORDERS).status), (401, 401), "it is dead for good");
}

#[test]
fn garbage_is_refused_or_overlooked() {
    let client = Client::of(SAMPLES);
    let paths = [
        "/api/",
        "/api/v1/",
        "/api/v1/purchase-orders/%ff%00",
        "/api/v1/purchase-orders/%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9",
        "/api/v1/purchase-orders//status",
        "/api/v1/purchase-orders?cursor=%00%ff",
        "/api/v1/purchase-orders?modified_after=9999-12-31T23:59:59Z",
        "/api/erp/purchase-orders?page=99999999999999999999",
        "/api/erp/purchase-orders?page=9999999999999999999&per_page=9999999999999999999",
        "/api/erp/purchase-orders?per_page=-1",
        "/api/erp/purchase-orders?filter[]=&sort[]=1",
        "/api/erp/purchase-orders?filter[:gt]=x&filter[lineItems:contains]=%22",
        "/api/system/connections//token",
        "/api/raw/tables//data",
    ];
    for path in paths {
        let status = client.get(path).status;
        assert!([200, 400, 404].contains(&status), "{path}: {status}");
    }
    assert_eq!(client.get(ORDERS).status, 200);
}
