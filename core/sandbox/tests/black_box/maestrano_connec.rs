//! Connec!: collections, one entity, pages, filters, batches, and ids in both forms.

use makokit_sandbox::{ConnecErrors, MarketplaceChange, NextLink, Options};
use serde_json::{Value, json};

use crate::maestrano_caller::{Tenant, of};

const ITEMS: &str = "/api/v2/cld-4/items";

/// A caller for whom ids are texts.
fn plain() -> Tenant {
    let tenant = Tenant::with(Options { seed: Some(7), ..Options::default() });
    let change = MarketplaceChange { external_ids: Some(false), ..MarketplaceChange::default() };
    tenant.sandbox.change_marketplace("maestrano", change).unwrap();
    tenant
}

fn codes(reply: &Value, collection: &str) -> Vec<String> {
    let entities = reply[collection].as_array().unwrap();
    entities.iter().map(|entity| entity["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn pages_are_followed_to_the_end() {
    let tenant = plain();
    let first = tenant.get(ITEMS).json();
    assert_eq!(first["items"].as_array().unwrap().len(), 100);
    let next = first["pagination"]["next"].as_str().unwrap();
    let base = tenant.sandbox.base_url();
    assert_eq!(next, format!("{base}{ITEMS}?%24skip=100&%24top=100"));
    assert_eq!((&first["pagination"]["skip"], &first["pagination"]["total"]), (&json!(0), &json!(130)));
    let last = tenant.get(next.strip_prefix(base).unwrap()).json();
    assert_eq!(last["items"].as_array().unwrap().len(), 30);
    assert_eq!(last["pagination"], json!({"skip": 100, "top": 100, "total": 130}));

    let query = "?%24filter=name+ne+%27Item+1%27&%24top=7&%24skip=2";
    let filtered = tenant.get(&format!("{ITEMS}{query}")).json();
    let expected = format!("{base}{ITEMS}?%24skip=9&%24top=7&%24filter=name%20ne%20%27Item%201%27");
    assert_eq!(filtered["pagination"], json!({"skip": 2, "top": 7, "total": 129, "next": expected}));
    assert_eq!(codes(&filtered, "items")[0], "ITE4");
}

#[test]
fn lists_are_filtered_and_ordered() {
    let tenant = plain();
    let people = |query: &str| codes(&tenant.get(&format!("/api/v2/cld-4/people?{query}")).json(), "people");
    assert_eq!(people("$orderby=last_name%20asc"), ["PEO2", "PEO1", "PEO3"]);
    assert_eq!(people("$orderby=last_name%20desc&$top=1"), ["PEO3"]);
    assert_eq!(
        people("$filter=updated_at%20gt%20'2015-01-01T00:00:00Z'%20and%20code%20eq%20'PEO2'"),
        ["PEO2"]
    );
    assert_eq!(people("$filter=updated_at%20gt%20'2016-01-01T00:00:00Z'").len(), 0);
    for wrong in ["$filter=code", "$orderby=a%20b", "$top=0", "$skip=x"] {
        let reply = tenant.get(&format!("/api/v2/cld-4/people?{wrong}"));
        assert_eq!((reply.status, &reply.json()["errors"][0]["status"]), (400, &json!("400")), "{wrong}");
    }
}

#[test]
fn a_person_is_made_read_and_changed() {
    let tenant = plain();
    let made = tenant.post(
        "/api/v2/cld-4/people/",
        r#"{"resource":"people","people":{"first_name":"Eve","group_id":"x"}}"#,
    );
    let person = made.json()["people"].clone();
    let id = person["id"].as_str().unwrap().to_owned();
    assert_eq!(made.status, 201);
    assert_eq!(
        made.header("location"),
        Some(format!("{}/api/v2/cld-4/people/{id}", tenant.sandbox.base_url()).as_str())
    );
    assert_eq!(
        (&person["group_id"], &person["channel_id"], &person["code"]),
        (&json!("cld-4"), &json!("org-4"), &json!("PEO4"))
    );
    let path = format!("/api/v2/cld-4/people/{id}");
    assert_eq!(tenant.get(&path).json()["people"], person);
    let changed = tenant.send("PUT", &path, r#"{"people":{"status":"INACTIVE"}}"#).json();
    assert_eq!(
        (&changed["people"]["status"], &changed["people"]["first_name"]),
        (&json!("INACTIVE"), &json!("Eve"))
    );
    let wanted = tenant.with_header(&path, "Accept", "application/vnd.api+json");
    assert_eq!(wanted.header("content-type"), Some("application/vnd.api+json"));
    assert_eq!(wanted.json()["people"]["status"], "INACTIVE");
}

#[test]
fn the_company_stands_alone() {
    let tenant = plain();
    let path = "/api/v2/cld-7/company";
    assert_eq!(tenant.get(path).json()["company"]["name"], "Head Office");
    let changed = tenant.send("PUT", path, r#"{"company":{"currency":"EUR"}}"#);
    assert_eq!((changed.status, &changed.json()["company"]["currency"]), (200, &json!("EUR")));
    assert_eq!(tenant.post(path, "{}").header("allow"), Some("GET, PUT"));
    let entry = tenant.sandbox.journal().remove(0);
    assert_eq!(entry.operation, Some("maestrano.connec.get"));
}

#[test]
fn the_index_names_every_resource() {
    let links = plain().get("/api/v2/cld-4/").json()["_links"].clone();
    let links = links.as_array().unwrap();
    assert_eq!(links.len(), 30);
    assert!(
        links.iter().any(|link| link["people"]["href"]
            .as_str()
            .is_some_and(|it| it.ends_with("/api/v2/cld-4/people")))
    );
}

#[test]
fn errors_are_a_list_of_objects_or_an_object_of_lists() {
    let tenant = plain();
    let cases = [
        ("GET", "/api/v2/cld-99/people", "", 401, "Unauthorized Access"),
        ("GET", "/api/v2/cld-4/gadgets", "", 400, "Unknown Resource"),
        ("GET", "/api/v2/cld-4/people/none", "", 404, "Resource not found"),
        ("PUT", "/api/v2/cld-4/people/none", r#"{"people":{}}"#, 404, "Resource not found"),
        ("POST", "/api/v2/cld-4/people", r#"{"people":{"id":"1"}}"#, 409, "Creation of resource with id"),
        ("POST", "/api/v2/cld-4/people", r#"{"person":{}}"#, 400, "people is missing"),
        ("POST", "/api/v2/cld-4/people", r#"{"people":[]}"#, 400, "people is not an object"),
        ("DELETE", "/api/v2/cld-4/people/1", "", 405, "is not allowed here"),
    ];
    for (method, path, body, status, title) in cases {
        let reply = tenant.send(method, path, body);
        let error = reply.json()["errors"][0].clone();
        assert_eq!((reply.status, &error["title"]), (status, &json!(title)), "{method} {path}");
        assert_eq!(error["status"], json!(status.to_string()), "{error}");
        assert!(
            error["id"].is_string() && error["code"].is_string() && error["detail"].is_string(),
            "{error}"
        );
    }
    let change =
        MarketplaceChange { connec_errors: Some(ConnecErrors::Object), ..MarketplaceChange::default() };
    tenant.sandbox.change_marketplace("maestrano", change).unwrap();
    let reply = tenant.get("/api/v2/cld-4/people/none").json();
    assert_eq!(reply, json!({"errors": {"id": ["Resource not found"]}}));
    assert!(tenant.sandbox.verdict().ok);
}

#[test]
fn ids_are_lists_where_the_header_or_the_marketplace_says_so() {
    let tenant = Tenant::new();
    let path = "/api/v2/cld-4/people?$top=1";
    let own = |id: &Value| json!([{"id": id, "provider": "connec", "realm": "org-4"}]);
    let text = tenant.with_header(path, "CONNEC-EXTERNAL-IDS", "false").json()["people"][0].clone();
    assert!(text["id"].is_string() && text["organization_id"].is_string(), "{text}");
    for listed in [tenant.get(path), tenant.with_header(path, "CONNEC-EXTERNAL-IDS", "true")] {
        let listed = listed.json()["people"][0].clone();
        assert_eq!(listed["id"], own(&text["id"]));
        assert_eq!(listed["organization_id"], own(&text["organization_id"]));
        assert_eq!(listed["group_id"], "cld-4");
    }
    let invoices = tenant.get("/api/v2/cld-4/invoices").json();
    assert!(invoices["invoices"][0]["lines"][0]["item_id"].is_array(), "{invoices}");

    let brought = json!({"id": "77", "provider": "xero", "realm": "r"});
    let made = tenant.post("/api/v2/cld-4/people", &json!({"people": {"id": [brought]}}).to_string());
    let ids = made.json()["people"]["id"].clone();
    assert_eq!((made.status, &ids[0]["provider"], &ids[1]), (201, &json!("connec"), &brought));
    let connec = json!({"people": {"id": [{"id": "1", "provider": "connec", "realm": "org-4"}]}});
    assert_eq!(tenant.post("/api/v2/cld-4/people", &connec.to_string()).status, 409);

    let basic = of(&tenant.sandbox, "acme-cloud");
    let acme = tenant.calling_as(basic).get("/api/v2/cld-21/people").json();
    assert!(acme["people"][0]["id"].is_string(), "{acme}");
}

#[test]
fn a_batch_has_a_result_for_each() {
    let tenant = plain();
    let id = tenant.get("/api/v2/cld-4/people").json()["people"][0]["id"].as_str().unwrap().to_owned();
    let base = tenant.sandbox.base_url();
    let batch = json!({"sequential": true, "ops": [
        {"method": "post", "url": "/api/v2/cld-4/people/", "params": {"people": {"first_name": "Eve"}}},
        {"method": "put", "url": format!("{base}/api/v2/cld-4/people/{id}"), "params": {"people": {"first_name": "Ada"}}},
        {"method": "put", "url": "/api/v2/cld-4/people/11", "params": {"people": {}}},
        {"method": "get", "url": "/api/v2/cld-4/people?$top=1"},
        {"method": "post", "url": "/api/v2/cld-4/people", "params": {}},
        {"method": "post", "url": "/batch", "params": {}},
        {"method": "get", "url": "/api/v1/account/bills"},
        {"method": "delete", "url": "/api/v2/cld-4/people/11"},
        {"method": "no method", "url": "/"}, {"method": "get"}, 17,
    ]});
    let reply = tenant.post("/batch", &batch.to_string());
    let results = reply.json()["results"].clone();
    let statuses: Vec<_> =
        results.as_array().unwrap().iter().map(|it| it["status"].as_u64().unwrap()).collect();
    assert_eq!((reply.status, statuses), (200, vec![201, 200, 404, 200, 400, 404, 404, 405, 400, 400, 400]));
    assert_eq!(results[0]["body"]["people"]["first_name"], "Eve");
    assert_eq!(results[2]["body"]["errors"][0]["title"], "Resource not found");
    assert_eq!(results[3]["body"]["people"][0]["first_name"], "Ada");
    assert_eq!(tenant.post("/batch", "{}").status, 400);
    assert_eq!(tenant.get("/batch").header("allow"), Some("POST"));
}

#[test]
fn a_next_link_that_leads_astray() {
    let tenant = plain();
    let next = |next: NextLink| {
        let change = MarketplaceChange { next: Some(next), ..MarketplaceChange::default() };
        tenant.sandbox.change_marketplace("maestrano", change).unwrap();
        tenant.get(ITEMS).json()["pagination"]["next"].clone()
    };
    let told = |origin: &str, skip: u32| json!(format!("{origin}{ITEMS}?%24skip={skip}&%24top=100"));
    assert_eq!(next(NextLink::Elsewhere), told(tenant.sandbox.other_origin_url(), 100));
    assert_eq!(next(NextLink::Repeated), told(tenant.sandbox.base_url(), 0));
    assert_eq!(next(NextLink::Absent), Value::Null);
    assert_eq!(next(NextLink::Good), told(tenant.sandbox.base_url(), 100));
}

#[test]
fn garbage_is_survived() {
    let tenant = plain();
    let paths = [
        "/api/v2/%ff/%00",
        "/api/v2/cld-4/%c3%a9%c3%a9",
        "/api/v2/cld-4/..",
        "/api/v2/cld-4/people/%2f",
        "/api/v2/cld-4/people?$filter=%c3%a9'",
        "/api/v2/cld-4/people?$filter='",
        "/api/v2/cld-4/people?$filter=code%20eq%20%7b%7d",
        "/api/v2/cld-4/people?$top=99999999999999999999999",
        "/api/v2/cld-4/people?$skip=-1",
        "/api/v1/account/bills/%ff",
    ];
    for path in paths {
        let reply = tenant.get(path);
        assert!(reply.status < 500 && reply.json()["errors"] != Value::Null, "{path}: {reply:?}");
    }
    let far = format!("/api/v2/cld-4/people?$skip={}&$top={}", usize::MAX, usize::MAX);
    assert_eq!(tenant.get(&far).json()["people"], json!([]));
    for body in [
        "",
        "null",
        "{\"ops\": [null, [], {}, {\"method\": \"\", \"url\": 1}]}",
        "{\"people\": null}",
        "\u{0}",
    ] {
        for (method, path) in
            [("POST", "/batch"), ("POST", "/api/v2/cld-4/people"), ("PUT", "/api/v2/cld-4/company")]
        {
            assert!(tenant.send(method, path, body).status < 500, "{method} {path} {body}");
        }
    }
    assert_eq!(tenant.get("/api/v2/cld-4/people").status, 200);
}
