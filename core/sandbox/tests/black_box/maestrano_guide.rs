//! Every sample of Maestrano's page.

use makokit_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

use crate::maestrano_caller::{Tenant, of_environment};
use crate::wire::send;

pub(crate) const BILL: &str = r#"{"group_id":"cld-4", "price_cents":2000, "description":"Product purchase"}"#;
pub(crate) const RECURRING_BILL: &str = r#"{"group_id":"cld-4", "price_cents":2990, "description":"User license", "period": "Month", "start_date": "2015-08-27T23:22:37Z" }"#;
pub(crate) const BILLS: &str = "/api/v1/account/bills";
pub(crate) const RECURRING_BILLS: &str = "/api/v1/account/recurring_bills";

fn group() -> Value {
    json!({
        "object": "account_group",
        "id": "cld-4",
        "created_at": "2014-05-21T04:04:53Z",
        "updated_at": "2014-05-21T04:04:53Z",
        "has_credit_card": true,
        "status": "running",
        "name": "Logistics Department - Sales",
        "free_trial_end_at": "2014-06-21T04:04:53Z",
        "email": "cld-4@example.com",
        "currency": "USD",
        "timezone": "America/Los_Angeles",
        "country": "US",
        "city": "Los Angeles"
    })
}

fn user() -> Value {
    json!({
        "object": "account_user",
        "id": "usr-2",
        "name": "John",
        "surname": "Doe",
        "email": "john.doe@gmail.com",
        "country": "AU",
        "sso_session": "d7kp1b5esnfgtz6xhiv9qwlja34yu8crm2o0",
        "created_at": "2014-05-21T00:37:34Z",
        "updated_at": "2015-03-09T06:37:28Z"
    })
}

fn bill(status: &str) -> Value {
    json!({
        "object": "account_bill",
        "id": "bill-520",
        "group_id": "cld-4",
        "created_at": "2015-06-03T05:00:33Z",
        "updated_at": "2015-06-03T05:00:33Z",
        "price_cents": 2000,
        "status": status,
        "currency": "AUD",
        "units": null,
        "description": "Product purchase",
        "period_started_at": null,
        "period_ended_at": null
    })
}

fn recurring_bill(status: &str) -> Value {
    json!({
        "object": "account_recurring_bill",
        "id": "rbill-523",
        "group_id": "cld-4",
        "created_at": "2015-06-03T05:02:19Z",
        "updated_at": "2015-06-03T05:02:19Z",
        "price_cents": 2990,
        "status": status,
        "currency": "AUD",
        "description": "User license",
        "start_date": "2015-08-27T23:22:37Z",
        "period": "month",
        "frequency": 1,
        "cycles": null,
        "initial_cents": 0,
        "last_execution_at": null,
        "next_execution_at": "2015-08-27T23:22:37Z",
        "remaining_cycles": null
    })
}

fn good(data: &Value) -> Value {
    json!({"success": true, "errors": {}, "data": data})
}

/// Puts the calendar at the second of a sample, so that what is made has its dates.
fn at(tenant: &Tenant, instant: &str) {
    assert_eq!(tenant.admin("POST", "/calendar", &json!({"now": instant})).status, 200);
}

#[test]
fn the_configuration_of_the_marketplaces() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let basic = of_environment(&sandbox);
    let headers = [("Authorization", basic.as_str()), ("Accept", "application/json")];
    let reply = send(sandbox.base_url(), "GET", "/api/config/v1/marketplaces", &headers, b"");
    let here = sandbox.base_url();
    let expected = json!({
        "nid": "demo-app-production",
        "marketplace": "some-telco",
        "environment": "demo-app",
        "app": {
            "host": "https://demo-app-uat.your-domain.com",
            "synchronization_start_path": "/maestrano/maestrano-uat/synchronizations",
            "synchronization_toggle_path": "/maestrano/maestrano-uat/synchronizations/toggle_sync",
            "synchronization_status_path": "/maestrano/maestrano-uat/synchronizations/:cld-uid"
        },
        "api": {
            "id": "app-15dh",
            "key": "6daaadfa07701c8819ca4a6ad85948cc4b84051e0e4927aa33f29dd3faee1303",
            "host": here,
            "base": "/api/v1/"
        },
        "sso": {
            "idm": "https://demo-app-uat.your-domain.com",
            "init_path": "/maestrano/auth/saml/init/maestrano-uat",
            "consume_path": "/maestrano/auth/saml/consume/maestrano-uat",
            "idp": here,
            "x509_fingerprint": "861e:2e:54:c4:67:80:68:47:81:18:f7:d3:29:87:77:f8:69:54:2f",
            "x509_certificate": "-----BEGIN CERTIFICATE-----\nMIIDezCCAuSgAwIBAgIJ (...) TnpziApEC7uUsBou2rlKmTGw==\n-----END CERTIFICATE-----\n"
        },
        "connec": {"host": here, "base_path": "/api/v2", "timeout": 300},
        "webhooks": {
            "account": {
                "group_path": "/maestrano/account/groups/:id/maestrano-uat",
                "group_user_path": "/maestrano/account/groups/:group_id/users/:id/maestrano-uat"
            },
            "connec": {
                "external_ids": true,
                "initialization_path": null,
                "notification_path": "/maestrano/connec/notifications/maestrano-uat",
                "subscriptions": null
            }
        }
    });
    assert_eq!(reply.status, 200);
    let told = reply.json();
    assert_eq!(told["marketplaces"][1], expected);
    let first = &told["marketplaces"][0];
    assert_eq!(
        (&first["marketplace"], &first["api"]["id"]),
        (&json!("maestrano"), &json!("608d42d2-4bf2-f76a-ba5a-f76a-XXXXXXXXXXXX"))
    );
    assert_eq!(first["app"], json!({"host": "https://demo-app-uat.your-domain.com"}));
    assert_eq!(first["sso"]["init_path"], "/maestrano/auth/saml/init/maestrano-dev");
    assert_eq!(told["marketplaces"].as_array().unwrap().len(), 3);
}

#[test]
fn the_groups() {
    let tenant = Tenant::new();
    let list = tenant.get("/api/v1/account/groups");
    assert_eq!((list.status, &list.json()["data"][0]), (200, &group()));
    assert_eq!((&list.json()["success"], &list.json()["errors"]), (&json!(true), &json!({})));
    assert_eq!(tenant.get("/api/v1/account/groups/cld-4").json(), good(&group()));
}

#[test]
fn the_users() {
    let tenant = Tenant::new();
    assert_eq!(tenant.get("/api/v1/account/users").json()["data"][0], user());
    assert_eq!(tenant.get("/api/v1/account/users/usr-2").json(), good(&user()));
}

#[test]
fn a_bill_is_made_cancelled_and_retrieved() {
    let tenant = Tenant::new();
    at(&tenant, "2015-06-03T05:00:33Z");
    let made = tenant.post(BILLS, BILL);
    assert_eq!((made.status, made.json()), (200, good(&bill("submitted"))));
    let list = tenant.get(BILLS).json();
    assert!(list["data"].as_array().unwrap().contains(&bill("submitted")), "{list}");

    at(&tenant, "2015-06-03T05:00:33Z");
    let one = "/api/v1/account/bills/bill-520";
    assert_eq!(tenant.send("DELETE", one, "").json(), good(&bill("cancelled")));
    assert_eq!(tenant.get(one).json(), good(&bill("cancelled")));
}

#[test]
fn a_recurring_bill_is_made_cancelled_and_retrieved() {
    let tenant = Tenant::new();
    at(&tenant, "2015-06-03T05:02:19Z");
    let made = tenant.post(RECURRING_BILLS, RECURRING_BILL);
    assert_eq!((made.status, made.json()), (200, good(&recurring_bill("submitted"))));
    assert_eq!(tenant.get(RECURRING_BILLS).json(), good(&json!([recurring_bill("submitted")])));

    at(&tenant, "2015-06-03T05:02:19Z");
    let one = "/api/v1/account/recurring_bills/rbill-523";
    assert_eq!(tenant.send("DELETE", one, "").json(), good(&recurring_bill("cancelled")));
    assert_eq!(tenant.get(one).json(), good(&recurring_bill("cancelled")));
}

#[test]
fn the_samples_run_on_any_day() {
    let tenant = Tenant::with(Options::default());
    assert_eq!(tenant.post(BILLS, BILL).json()["data"]["id"], "bill-520");
    assert_eq!(tenant.post(RECURRING_BILLS, RECURRING_BILL).json()["data"]["id"], "rbill-523");
    assert!(tenant.sandbox.verdict().ok, "{:?}", tenant.sandbox.verdict());
}
