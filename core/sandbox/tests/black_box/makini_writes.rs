//! Creating and changing: on sample data, and where it really happens.

use makokit_sandbox::NewConnection;
use serde_json::{Value, json};

use crate::makini::{Client, ORDERS, SAMPLES, WRITABLE, code};
use crate::wire::FORM;

fn first_key(client: &Client, path: &str) -> String {
    client.json(path)["data"][0]["key"].as_str().unwrap().to_owned()
}

#[test]
fn writes_to_sample_data_succeed_and_change_nothing() {
    let client = Client::of(SAMPLES);
    let before = client.json(ORDERS);
    let created =
        client.write("POST", ORDERS, &json!({"orderNo": "PO-1", "vendorKey": "nobody", "mine": true}));
    assert_eq!(created.status, 200);
    let created = created.json()["data"].clone();
    assert_eq!((&created["orderNo"], &created["mine"]), (&json!("PO-1"), &json!(true)));
    let key = created["key"].as_str().unwrap();
    assert_eq!(code(&client.get(&format!("{ORDERS}/{key}"))), (404, "NOT_FOUND".into()));

    let path = format!("/api/erp/purchase-orders/{}", first_key(&client, ORDERS));
    let updated = client.write("PUT", &path, &json!({"title": "Other"})).json();
    assert_eq!(updated["data"]["title"], "Other");
    assert_eq!(client.write("PUT", &format!("{path}/status"), &json!({"status": "x"})).status, 200);
    let v1 = path.replace("/erp/", "/v1/");
    assert_eq!(client.send("DELETE", &v1, &[], b"").status, 200);
    assert_eq!(client.json(ORDERS), before);
}

#[test]
fn writes_to_a_writable_connection_stay() {
    let client = Client::of(WRITABLE);
    let vendor = first_key(&client, "/api/erp/vendors");
    let order = json!({"orderNo": "PO-9", "vendorKey": vendor, "key": "mine", "createdAt": "never"});
    let created = client.write("POST", "/api/erp/purchase-orders", &order).json()["data"].clone();
    let key = created["key"].as_str().unwrap();
    assert!(key.len() == 40 && created["createdAt"] != "never", "{created}");
    let path = format!("{ORDERS}/{key}");
    assert_eq!(client.json(&path)["data"], created);

    client.sandbox.advance_calendar(std::time::Duration::from_secs(60));
    let updated = client.write("PATCH", &path, &json!({"notes": "late"})).json();
    assert_eq!((&updated["data"]["notes"], &updated["data"]["orderNo"]), (&json!("late"), &json!("PO-9")));
    assert_ne!(updated["data"]["updatedAt"], created["updatedAt"]);
    assert_eq!(client.json(&path), updated);
    client.write("PUT", &format!("{path}/status"), &json!({"status": "done"}));
    assert_eq!(client.json(&path)["data"]["statusKey"], "done");
    assert_eq!(client.send("DELETE", &path, &[], b"").status, 200);
    assert_eq!(client.get(&path).status, 404);
}

#[test]
fn a_large_connections_made_records_can_be_changed_too() {
    let client = Client::made(NewConnection::new("large").with_records(50).writable());
    let path = format!("{ORDERS}/{}", first_key(&client, ORDERS));
    let before = client.json(&path);
    client.write("PUT", &path, &json!({"notes": "mine"}));
    let after = client.json(&path);
    assert_eq!(
        (&after["data"]["notes"], &after["data"]["orderNo"]),
        (&json!("mine"), &before["data"]["orderNo"])
    );
}

#[test]
fn what_a_system_requires_is_missed_in_the_published_form() {
    let client = Client::of(WRITABLE);
    let reply = client.write("POST", "/api/eam/work-orders", &json!({"title": "x", "severity": ""}));
    let field = |name: &str| json!([format!("The {name} field is required.")]);
    let expected = json!({
        "message": "The assetKey field is required.",
        "errors": {"assetKey": field("assetKey"), "scheduledAt": field("scheduledAt"), "severity": field("severity")}
    });
    assert_eq!((reply.status, reply.json()), (422, expected));
    assert!(reply.header("x-request-id").is_some());
    let v1 = client.write("POST", "/api/v1/work-orders", &json!({"title": "x"}));
    assert_eq!(code(&v1), (400, "INVALID_REQUEST".into()));
    let vendor = client.write("POST", "/api/erp/purchase-orders", &json!({"vendorKey": "nobody"}));
    assert_eq!(vendor.status, 422, "the error case of an invalid vendor");
    let status = format!("/api/eam/work-orders/{}/status", first_key(&client, "/api/eam/work-orders"));
    assert_eq!(
        client.write("PUT", &status, &json!({"status": "x"})).status,
        422,
        "it is called statusKey here"
    );
    assert_eq!(client.write("PUT", &status, &json!({"statusKey": "x"})).status, 200);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let client = Client::of(WRITABLE);
    for body in ["", "{", "[]", "17", "\"x\""] {
        let reply = client.send("POST", ORDERS, &[crate::wire::JSON], body.as_bytes());
        assert_eq!(code(&reply), (400, "INVALID_REQUEST".into()), "{body}");
    }
    assert_eq!(code(&client.send("POST", ORDERS, &[FORM], b"a=b")), (415, "UNSUPPORTED_MEDIA_TYPE".into()));
    assert_eq!(
        code(&client.write("PUT", &format!("{ORDERS}/{}", "0".repeat(40)), &json!({}))),
        (404, "NOT_FOUND".into())
    );
}

#[test]
fn raw_tables_and_requests_that_are_passed_through() {
    let client = Client::of(SAMPLES);
    let tables = client.json("/api/raw/tables");
    let name = tables["data"][0]["name"].as_str().unwrap();
    let rows = client.json(&format!("/api/raw/tables/{name}/data"));
    assert_eq!((&rows["data"][0]["ORDER_NO"], &rows["meta"]["total"]), (&json!("PO-000001"), &json!(10)));
    assert_eq!(code(&client.get("/api/raw/tables/NOTHING/data")), (404, "NOT_FOUND".into()));
    let passed = client.write("POST", "/api/passthrough", &json!({"method": "GET", "path": "/x"})).json();
    assert_eq!((&passed["data"]["status"], &passed["data"]["body"]["path"]), (&json!(200), &json!("/x")));
    let refused = client.write("POST", "/api/passthrough", &json!({"path": "/x"}));
    assert!(refused.status == 422 && refused.json()["errors"]["method"].is_array());
}

#[test]
fn fields_that_no_documentation_has() {
    let options = makokit_sandbox::Options { extra_fields: true, ..Default::default() };
    let client = Client::with(options, SAMPLES);
    let strange = |record: &Value| record["sandboxObject"].is_object();
    assert!(client.json(ORDERS)["data"].as_array().unwrap().iter().all(strange));
    assert!(strange(&client.json(&format!("{ORDERS}/{}", first_key(&client, ORDERS)))["data"]));
}
