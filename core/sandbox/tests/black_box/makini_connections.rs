//! Connections: their tokens, their states, their synchronisation, and the account's endpoints.

use std::time::{Duration, UNIX_EPOCH};

use makokit_sandbox::{ConnectionStatus, Options, Sandbox};
use serde_json::{Value, json};

use crate::makini::{Client, ORDERS, REAUTHORIZE, SAMPLES, code};
use crate::wire::{FORM, JSON, Reply, send};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn as_account(client: &Client, method: &str, path: &str, body: &Value) -> Reply {
    let bearer = format!("Bearer {}", client.account());
    let headers = [("Authorization", bearer.as_str()), JSON];
    let body = if body.is_null() { String::new() } else { body.to_string() };
    send(client.sandbox.base_url(), method, path, &headers, body.as_bytes())
}

fn trade(client: &Client, form: &str) -> Reply {
    let form = format!("{form}&client_id=myclid&client_secret=mysecret");
    send(client.sandbox.base_url(), "POST", "/link/token", &[FORM], form.as_bytes())
}

fn at_the_start() -> Options {
    Options { calendar: Some(UNIX_EPOCH + 20_000 * DAY), ..Options::default() }
}

#[test]
fn tokens_are_fixed_and_each_reaches_its_own_data() {
    let [first, second] = [(); 2].map(|()| Sandbox::start(Options::default()).unwrap().makini_connections());
    assert_eq!(
        first.iter().map(|it| &it.token).collect::<Vec<_>>(),
        second.iter().map(|it| &it.token).collect::<Vec<_>>()
    );
    assert!(first.len() >= 3 && first.iter().all(|it| it.token.starts_with("sandbox-token-")));
    let client = Client::of(SAMPLES);
    assert_eq!(client.json("/api/integrations/current")["data"]["id"], client.connection.id);
    let other = Client::with(Options::default(), 1);
    assert_eq!(other.json(&format!("{ORDERS}?limit=1"))["total"], 1_200);
}

#[test]
fn what_rust_sees_http_shows() {
    let client = Client::of(SAMPLES);
    let told = client.admin("GET", "/makini", &json!(null)).json();
    assert_eq!(told["connections"], json!(client.sandbox.makini_connections()));
    assert!(told["operations"].as_array().unwrap().contains(&json!("makini.listPurchaseOrders")));
    let made =
        client.admin("POST", "/makini/connections", &json!({"name": "Mine", "records": 3, "writable": true}));
    let made = made.json();
    assert_eq!((&made["records"]["purchase-orders"], &made["writable"]), (&json!(3), &json!(true)));
    let cases = [
        (json!({"records": -1}), "records"),
        (json!({"nme": "x"}), "nme"),
        (json!({"status": "ofline"}), "status"),
        (json!({"writable": 1}), "writable"),
        (json!([]), ""),
    ];
    for (body, field) in cases {
        let reply = client.admin("POST", "/makini/connections", &body);
        assert_eq!((reply.status, &reply.json()["field"]), (400, &json!(field)), "{body}");
    }
    assert_eq!(client.admin("POST", "/makini/connections/1", &json!({})).status, 404);
    let wrong = client.admin(
        "POST",
        &format!("/makini/connections/{}", client.connection.id),
        &json!({"sync": "go"}),
    );
    assert!(
        wrong.status == 400 && wrong.json()["error"].as_str().unwrap().contains("begin"),
        "{}",
        wrong.text()
    );
}

#[test]
fn a_connection_that_needs_a_new_sign_in() {
    let mut client = Client::of(REAUTHORIZE);
    assert_eq!(code(&client.get(ORDERS)), (401, "REAUTHORIZATION_REQUIRED".into()));
    assert_eq!(client.json("/api/integrations/current")["data"]["sync_status"], "fail");
    let again = client.change(&json!({"reconnect": true}));
    assert_eq!(again["status"], "active");
    assert_eq!(code(&client.get(ORDERS)), (401, "AUTHENTICATION_FAILED".into()), "the old token is dead");
    client.token = again["token"].as_str().unwrap().to_owned();
    assert_eq!(client.get(ORDERS).status, 200);
    assert!(client.sandbox.verdict().ok, "nobody could know");
    client.sandbox.reset();
    assert_eq!(
        client.sandbox.makini_connections()[REAUTHORIZE].status,
        ConnectionStatus::ReauthorisationRequired
    );
}

#[test]
fn a_connection_in_another_state() {
    let client = Client::of(SAMPLES);
    for (status, expected) in
        [("offline", (503, "CONNECTION_OFFLINE")), ("inactive", (403, "CONNECTION_INACTIVE"))]
    {
        client.change(&json!({"status": status}));
        let (status, code) = code(&client.get(ORDERS));
        assert_eq!((status, code.as_str()), expected);
        assert_eq!(client.get("/sync-status").status, 200, "one can ask for its state");
    }
    client.change(&json!({"status": "active"}));
    assert_eq!(client.get(ORDERS).status, 200);
}

#[test]
fn a_run_begins_and_ends_by_the_calendar() {
    let client = Client::with(at_the_start(), SAMPLES);
    let status = || client.json("/api/v1/sync-status");
    let first = status();
    assert_eq!(
        (&first["status"], &first["last_successful_sync_at"]),
        (&json!("completed"), &json!("2024-10-04T00:00:00Z"))
    );
    assert_eq!(
        (&first["next_scheduled_sync_at"], &first["errors"]),
        (&json!("2024-10-04T00:15:00Z"), &json!([]))
    );
    client.sandbox.set_calendar(UNIX_EPOCH + 20_000 * DAY + Duration::from_secs(60));
    assert_eq!(
        client.write("POST", "/api/v1/sync/purchase-orders", &json!({})).json()["status"],
        "in_progress"
    );
    assert_eq!(client.json("/api/integrations/sync/status"), json!({"status": "inprogress"}));
    client.sandbox.advance_calendar(Duration::from_secs(31));
    assert_eq!(status()["status"], "completed");
    assert!(status()["last_successful_sync_at"].as_str().unwrap().starts_with("2024-10-04T00:01:0"));
    assert_eq!(client.json("/api/integrations/sync/status"), json!({"status": "done"}));

    let since = status()["last_successful_sync_at"].as_str().unwrap().to_owned();
    assert_eq!(
        client.json(&format!("{ORDERS}?modified_after={since}"))["total"],
        10,
        "the samples are younger"
    );
    client.change(&json!({"status": "offline"}));
    client.sandbox.advance_calendar(Duration::from_secs(20 * 60));
    assert_eq!(
        (&status()["status"], &status()["last_successful_sync_at"]),
        (&json!("failed"), &json!(since))
    );
    assert_eq!(status()["errors"].as_array().unwrap().len(), 1);
    client.change(&json!({"status": "active", "sync": "finish"}));
    assert_eq!(status()["status"], "completed");
    assert_eq!(client.change(&json!({"sync": "fail"}))["sync_status"], "failed");
    assert_eq!(client.change(&json!({"sync": "begin"}))["sync_status"], "in_progress");
    assert_eq!(code(&client.write("POST", "/api/v1/sync/nothing", &json!({}))), (404, "NOT_FOUND".into()));
}

#[test]
fn what_has_changed_since_a_run_is_read_incrementally() {
    let options = Options { calendar: Some(UNIX_EPOCH + 20_500 * DAY), ..Options::default() };
    let client = Client::with(options, SAMPLES);
    let since = client.json("/sync-status")["last_successful_sync_at"].as_str().unwrap().to_owned();
    assert_eq!(client.json(&format!("{ORDERS}?modified_after={since}"))["total"], 0);
    client.change(&json!({"add_records": 3}));
    assert_eq!(client.json(&format!("{ORDERS}?modified_after={since}"))["total"], 3);
    assert_eq!(client.change(&json!({"remove_records": 4}))["records"]["purchase-orders"], 9);
}

#[test]
fn the_account_has_tokens_that_end_and_are_renewed() {
    let mut client = Client::with(at_the_start(), SAMPLES);
    let login =
        json!({"grant_type": "client_credentials", "client_id": "myclid", "client_secret": "mysecret"});
    let reply = send(client.sandbox.base_url(), "POST", "/link/token", &[JSON], login.to_string().as_bytes());
    let pair = reply.json();
    let ends = pair["expires_in"].as_u64().unwrap() - 20_030 * DAY.as_secs();
    assert!(ends < 60 && pair["token_type"] == "bearer", "an absolute moment in 30 days: {pair}");
    client.token = pair["access_token"].as_str().unwrap().to_owned();
    assert_eq!(client.get("/api/system/connections").status, 200);
    client.sandbox.advance_calendar(30 * DAY);
    assert_eq!(code(&client.get("/api/system/connections")), (401, "AUTHENTICATION_FAILED".into()));
    let refresh =
        format!("grant_type=refresh_token&refresh_token={}", pair["refresh_token"].as_str().unwrap());
    let renewed = trade(&client, &refresh);
    assert_eq!(renewed.status, 200);
    assert_eq!(trade(&client, &refresh).status, 401, "the old pair is dead");
    client.token = renewed.json()["access_token"].as_str().unwrap().to_owned();
    assert_eq!(client.get("/api/system/client").json()["data"]["id"], "myclid");
    assert!(client.sandbox.verdict().ok, "{:?}", client.sandbox.verdict().findings);
}

#[test]
fn a_login_that_is_wrong() {
    let client = Client::of(SAMPLES);
    let base = client.sandbox.base_url();
    let login = |body: &str| send(base, "POST", "/link/token", &[FORM], body.as_bytes());
    assert_eq!(code(&login("grant_type=password")), (400, "INVALID_REQUEST".into()));
    for body in [
        "grant_type=client_credentials&client_id=myclid&client_secret=no",
        "grant_type=client_credentials",
        "grant_type=refresh_token&refresh_token=x&client_id=myclid&client_secret=mysecret",
        "grant_type=authorization_code&code=x&client_id=myclid&client_secret=mysecret",
    ] {
        assert_eq!(code(&login(body)), (401, "AUTHENTICATION_FAILED".into()), "{body}");
    }
    assert_eq!(code(&send(base, "POST", "/link/token", &[], b"x")), (415, "UNSUPPORTED_MEDIA_TYPE".into()));
    assert_eq!(code(&send(base, "GET", "/link/token", &[], b"")), (405, "METHOD_NOT_ALLOWED".into()));
}

#[test]
fn a_code_is_traded_for_a_connections_pair_once() {
    let mut client = Client::of(SAMPLES);
    let code = client.change(&json!({"authorize": true}))["code"].as_str().unwrap().to_owned();
    let form = format!("grant_type=authorization_code&code={code}&redirect_uri=http%3A%2F%2Flocalhost");
    let pair = trade(&client, &form).json();
    assert_eq!(trade(&client, &form).status, 401);
    client.token = pair["access_token"].as_str().unwrap().to_owned();
    assert_eq!(client.get(ORDERS).status, 200);
}

#[test]
fn the_account_makes_and_ends_connections() {
    let client = Client::of(SAMPLES);
    let list = as_account(&client, "GET", "/api/system/connections?per_page=2", &json!(null)).json();
    assert_eq!((&list["data"][0]["status"], &list["meta"]["total"]), (&json!("Active"), &json!(4)));
    let missing = as_account(&client, "POST", "/api/system/connections", &json!({"name": "Mine"}));
    assert!(missing.status == 422 && missing.json()["errors"]["credentials"].is_array());
    let body =
        json!({"name": "Mine", "email": "a@b.c", "provider": "upkeep", "credentials": {"password": "x"}});
    let made = as_account(&client, "POST", "/api/system/connections", &body).json();
    let (id, token) = (made["id"].as_str().unwrap(), made["access_token"].as_str().unwrap());
    let bearer = format!("Bearer {token}");
    let orders = || send(client.sandbox.base_url(), "GET", ORDERS, &[("Authorization", &bearer)], b"");
    assert_eq!(orders().status, 200);

    let path = format!("/api/system/connections/{id}");
    let metadata = json!([{"key": "tenant", "value": "7"}]);
    as_account(&client, "POST", &format!("{path}/metadata"), &metadata);
    let read = as_account(&client, "GET", &format!("{path}/metadata"), &json!(null)).json();
    assert_eq!(read, json!({"data": metadata}));
    let wrong = as_account(&client, "POST", &format!("{path}/metadata"), &json!({"key": "tenant"}));
    assert_eq!(code(&wrong), (400, "INVALID_REQUEST".into()));

    let issued = as_account(&client, "POST", &format!("{path}/token"), &json!(null)).json();
    assert_eq!(issued["expires_in"], 300);
    let bearer = format!("Bearer {}", issued["token"].as_str().unwrap());
    let get = || send(client.sandbox.base_url(), "GET", ORDERS, &[("Authorization", &bearer)], b"");
    assert_eq!(get().status, 200);
    client.sandbox.advance_calendar(Duration::from_secs(301));
    assert_eq!((get().status, orders().status), (401, 200));

    assert_eq!(as_account(&client, "DELETE", &path, &json!(null)).status, 200);
    assert_eq!(orders().status, 401);
    assert_eq!(as_account(&client, "DELETE", &path, &json!(null)).status, 404);
    assert!(
        !as_account(&client, "GET", "/api/system/platforms", &json!(null)).json()["data"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_connection_ends_itself() {
    let client = Client::of(SAMPLES);
    assert_eq!(client.send("DELETE", "/api/integrations/current", &[], b"").status, 200);
    assert_eq!(code(&client.get(ORDERS)), (401, "AUTHENTICATION_FAILED".into()));
    client.sandbox.reset();
    assert_eq!(client.get(ORDERS).status, 200);
}
