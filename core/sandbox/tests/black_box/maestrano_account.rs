//! The account API beside the page's samples: filters, what is wrong with a bill, and every way to be refused.

use makokit_sandbox::Options;
use serde_json::{Value, json};

use crate::maestrano_caller::{Tenant, basic, of};
use crate::maestrano_guide::{BILL, BILLS, RECURRING_BILLS};
use crate::wire::{Reply, send};

fn refused(errors: &Value) -> Value {
    json!({"success": false, "errors": errors, "data": {}})
}

fn ids(reply: &Reply) -> Vec<String> {
    let reply = reply.json();
    let entities = reply["data"].as_array().unwrap();
    entities.iter().map(|entity| entity["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_ping() {
    let reply = Tenant::new().get("/api/v1/ping").json();
    let pong = json!({"msg": "Ping successful! (API Authentication successful)"});
    assert_eq!(reply, json!({"success": true, "errors": {}, "data": pong}));
}

#[test]
fn lists_are_filtered() {
    let tenant = Tenant::new();
    tenant.post(BILLS, BILL);
    let cases: [(&str, &[&str]); 9] = [
        ("", &["bill-517", "bill-518", "bill-520"]),
        ("?group_id=cld-7", &["bill-518"]),
        ("?group_id=cld-99", &[]),
        ("?status=submitted", &["bill-518", "bill-520"]),
        ("?price_cents_strictly_greater_than=1500", &["bill-520"]),
        ("?price_cents_lower_than=1500&status=invoiced", &["bill-517"]),
        ("?created_at_before=2015-05-01", &["bill-517", "bill-518"]),
        ("?created_at_strictly_after=2015-05-01T00:00:00Z", &["bill-520"]),
        ("?colour=red", &[]),
    ];
    for (query, expected) in cases {
        assert_eq!(ids(&tenant.get(&format!("{BILLS}{query}"))), expected, "{query}");
    }
    assert_eq!(ids(&tenant.get("/api/v1/account/users?group_id=cld-7")), ["usr-5"]);
    assert_eq!(ids(&tenant.get("/api/v1/account/groups?free_trial_end_at_before=2014-12-31")), ["cld-4"]);
    assert!(tenant.sandbox.verdict().ok);
}

#[test]
fn the_resellers_and_their_groups() {
    let tenant = Tenant::new();
    assert_eq!(ids(&tenant.get("/api/v1/account/resellers")), ["rsl-1"]);
    assert_eq!(tenant.get("/api/v1/account/resellers/rsl-1").json()["data"]["name"], "Blue Consulting");
    assert_eq!(ids(&tenant.get("/api/v1/account/resellers/rsl-1/groups")), ["cld-4", "cld-7"]);
    let missing = tenant.get("/api/v1/account/resellers/rsl-9/groups");
    assert_eq!((missing.status, missing.json()), (200, refused(&json!({"id": ["does not exist"]}))));
}

#[test]
fn a_wrong_credential() {
    let tenant = Tenant::new();
    let state = tenant.sandbox.maestrano();
    let (id, key) = (state.marketplaces[0].api_id.as_str(), state.marketplaces[0].api_key.as_str());
    let headers = [
        String::new(),
        basic(id, "wrong"),
        basic("nobody", key),
        format!("Bearer {key}"),
        "Basic ???".to_owned(),
        basic(key, id),
    ];
    for header in headers {
        let reply = send(tenant.sandbox.base_url(), "GET", BILLS, &[("Authorization", &header)], b"");
        let expected = refused(&json!({"authentication": ["Invalid API token"]}));
        assert_eq!((reply.status, reply.json()), (401, expected), "{header}");
    }
    assert_eq!(tenant.with_header("/api/v1/ping?noauth=true", "X-A", "b").status, 200);
    let noauth = send(tenant.sandbox.base_url(), "GET", &format!("{BILLS}?noauth=1"), &[], b"");
    assert_eq!(noauth.status, 401, "that door is closed here");
}

#[test]
fn an_unknown_id_is_told_with_200() {
    let tenant = Tenant::new();
    for resource in ["groups", "users", "bills", "recurring_bills", "resellers"] {
        let reply = tenant.get(&format!("/api/v1/account/{resource}/none-1"));
        let expected = refused(&json!({"id": ["does not exist"]}));
        assert_eq!((reply.status, reply.json()), (200, expected), "{resource}");
    }
    let entry = tenant.sandbox.journal().pop().unwrap();
    assert_eq!((entry.error_code, entry.work_done), (Some("id"), false));
    assert_eq!(
        (entry.operation, entry.client_id.as_deref()),
        (Some("maestrano.getReseller"), Some("maestrano"))
    );
}

#[test]
fn a_bill_with_mistakes() {
    let tenant = Tenant::new();
    let blank = json!(["can't be blank"]);
    let cases = [
        (json!({}), json!({"group_id": ["does not exist or cannot be charged by your service"]})),
        (
            json!({"group_id": "cld-99"}),
            json!({"group_id": ["does not exist or cannot be charged by your service"]}),
        ),
        (
            json!({"group_id": "cld-4"}),
            json!({"price_cents": ["can't be blank", "is not a number"], "description": blank}),
        ),
        (
            json!({"group_id": "cld-4", "price_cents": 0, "description": " "}),
            json!({"price_cents": ["must be greater than 0"], "description": blank}),
        ),
        (
            json!({"group_id": "cld-4", "price_cents": 1.5, "description": "x", "currency": "aud", "units": 0}),
            json!({
                "price_cents": ["must be an integer"], "currency": ["is not included in the list"],
                "units": ["must be greater than 0"]
            }),
        ),
        (
            json!({"group_id": "cld-4", "price_cents": "x", "description": "x", "period_started_at": "soon"}),
            json!({"price_cents": ["is not a number"], "period_started_at": ["is not a valid date"]}),
        ),
    ];
    for (bill, errors) in cases {
        let reply = tenant.post(BILLS, &bill.to_string());
        assert_eq!((reply.status, reply.json()), (400, refused(&errors)), "{bill}");
    }
    for (body, problem) in [("{", "is not valid JSON"), ("[]", "is not an object")] {
        let reply = tenant.post(BILLS, body);
        assert_eq!((reply.status, reply.json()), (400, refused(&json!({"body": [problem]}))), "{body}");
    }
    assert_eq!(tenant.sandbox.maestrano().marketplaces[0].bills.len(), 2);
}

#[test]
fn a_recurring_bill_with_mistakes() {
    let tenant = Tenant::new();
    let cases = [
        (json!({"period": "Fortnight"}), json!({"period": ["is not included in the list"]})),
        (
            json!({"period": "SemiMonth", "frequency": 2}),
            json!({"frequency": ["must be 1 or less for this period"]}),
        ),
        (json!({"frequency": 13}), json!({"frequency": ["must be 12 or less for this period"]})),
        (
            json!({"cycles": 0, "initial_cents": -1}),
            json!({
                "cycles": ["must be greater than 0"], "initial_cents": ["must be greater than -1"]
            }),
        ),
    ];
    for (wrong, errors) in cases {
        let mut bill = json!({"group_id": "cld-4", "price_cents": 10, "description": "x"});
        bill.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        let reply = tenant.post(RECURRING_BILLS, &bill.to_string());
        assert_eq!((reply.status, reply.json()), (400, refused(&errors)), "{bill}");
    }
}

#[test]
fn what_is_due_at_once_is_a_bill_of_its_own() {
    let tenant = Tenant::new();
    let bill = json!({
        "group_id": "cld-4", "price_cents": 10, "description": "Seat", "initial_cents": 99, "cycles": 3,
        "period": "SemiMonth"
    });
    let made = tenant.post(RECURRING_BILLS, &bill.to_string()).json();
    assert_eq!(
        (&made["data"]["period"], &made["data"]["remaining_cycles"]),
        (&json!("semimonth"), &json!(3))
    );
    let market = tenant.sandbox.maestrano().marketplaces.swap_remove(0);
    let initial = market.bills.last().unwrap();
    assert_eq!((&initial["description"], &initial["price_cents"]), (&json!("Initial: Seat"), &json!(99)));
}

#[test]
fn a_form_is_as_good_as_json() {
    let tenant = Tenant::new();
    let headers = [("Authorization", tenant.basic.as_str()), crate::wire::FORM];
    let form = b"group_id=cld-4&price_cents=2000&description=Product+purchase&units=1.5";
    let reply = send(tenant.sandbox.base_url(), "POST", BILLS, &headers, form).json();
    assert_eq!((&reply["data"]["price_cents"], &reply["data"]["units"]), (&json!(2000), &json!(1.5)));
}

#[test]
fn what_cannot_be_cancelled() {
    let tenant = Tenant::new();
    let invoiced = tenant.send("DELETE", &format!("{BILLS}/bill-517"), "");
    let problem = json!({"status": ["has already been set to invoiced and cannot be changed"]});
    assert_eq!((invoiced.status, invoiced.json()), (400, refused(&problem)));
    let unknown = tenant.send("DELETE", &format!("{BILLS}/bill-9"), "");
    assert_eq!((unknown.status, unknown.json()), (400, refused(&json!({"id": ["does not exist"]}))));
    for _ in 0..2 {
        let reply = tenant.send("DELETE", &format!("{BILLS}/bill-518"), "");
        assert_eq!((reply.status, &reply.json()["data"]["status"]), (200, &json!("cancelled")));
    }
}

#[test]
fn no_route_takes_the_method_or_the_path() {
    let tenant = Tenant::new();
    let cases = [
        ("PUT", "/api/v1/account/bills/bill-518", 405, Some("GET, DELETE")),
        ("PATCH", BILLS, 405, Some("GET, POST")),
        ("POST", "/api/v1/account/groups", 405, Some("GET")),
        ("DELETE", "/api/v1/account/users/usr-2", 405, Some("GET")),
        ("POST", "/api/v1/ping", 405, Some("GET")),
        ("GET", "/api/v1/account/nothing", 404, None),
        ("GET", "/api/v1/account", 404, None),
    ];
    for (method, path, status, allow) in cases {
        let reply = tenant.send(method, path, "");
        assert_eq!((reply.status, reply.header("allow")), (status, allow), "{method} {path}");
        assert_eq!(reply.json()["success"], false, "{method} {path}");
    }
}

#[test]
fn each_marketplace_has_its_own_data() {
    let tenant = Tenant::with(Options::default());
    let basic = of(&tenant.sandbox, "some-telco");
    let telco = tenant.calling_as(basic);
    assert_eq!(ids(&telco.get("/api/v1/account/groups")), ["cld-11", "cld-12"]);
    assert_eq!(ids(&telco.get(BILLS)), ["bill-519"]);
}

#[test]
fn fields_that_no_documentation_has() {
    let tenant = Tenant::with(Options { extra_fields: true, ..Options::default() });
    for path in ["/api/v1/account/groups/cld-4", "/api/v1/account/users"] {
        let reply = tenant.get(path).json();
        let entity = if reply["data"].is_array() { &reply["data"][0] } else { &reply["data"] };
        assert!(entity["sandboxText"].is_string(), "{reply}");
    }
    let people = tenant.get("/api/v2/cld-4/people").json();
    assert_eq!(people["people"][0]["sandboxNumber"], 17.25);
}
