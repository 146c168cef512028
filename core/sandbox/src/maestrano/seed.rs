//! What exists from the start: the documentation's two marketplaces with its sample objects, and a third one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::connec::shelf::Shelves;
use super::market::{ConnecErrors, Entity, Marketplace, NextLink, User};
use super::routes::SINGULAR;
use super::store::Numbers;

/// The next ids are those of the documentation's first creates.
pub(crate) const NUMBERS: Numbers = Numbers { group: 31, user: 31, bill: 520, recurring_bill: 523 };

/// The documentation's certificates, elided as it prints them; the second fingerprint is as malformed there.
const PRODUCTION: (&str, &str) = (
    "1A:89:28:62:78:CE:63:26:3A:20:23:9C:20:78:36:8A:B5:2E:CC:BE",
    "-----BEGIN CERTIFICATE-----\nMIIDcjCCAlqgA (...) wjlUbMnInFMUsqbw==\n-----END CERTIFICATE-----\n",
);
const UAT: (&str, &str) = (
    "861e:2e:54:c4:67:80:68:47:81:18:f7:d3:29:87:77:f8:69:54:2f",
    "-----BEGIN CERTIFICATE-----\nMIIDezCCAuSgAwIBAgIJ (...) TnpziApEC7uUsBou2rlKmTGw==\n-----END CERTIFICATE-----\n",
);

/// How many items the documentation's group has: more than a page.
const MANY: usize = 130;
const FEW: usize = 3;
const THEN: &str = "2015-05-01T00:00:00Z";

pub(crate) fn marketplaces() -> Vec<Marketplace> {
    vec![maestrano(), some_telco(), acme_cloud()]
}

/// A marketplace with nothing in it.
pub(crate) fn empty(name: &str, api_id: &str, api_key: &str) -> Marketplace {
    Marketplace {
        name: name.to_owned(),
        nid: "demo-app-production".to_owned(),
        api_id: api_id.to_owned(),
        api_key: api_key.to_owned(),
        tail: name.to_owned(),
        connector: false,
        fingerprint: PRODUCTION.0,
        certificate: PRODUCTION.1,
        external_ids: true,
        connec_errors: ConnecErrors::List,
        next: NextLink::Good,
        groups: Vec::new(),
        users: Vec::new(),
        bills: Vec::new(),
        recurring_bills: Vec::new(),
        resellers: Vec::new(),
        connec: BTreeMap::new(),
    }
}

/// Gives a marketplace a group with a user and data.
pub(crate) fn furnish(market: &mut Marketplace, group: &str, name: &str, user: &str, items: usize) {
    market.groups.push(new_group(group, name));
    let email = format!("{user}@example.com");
    let shown = entity(json!({
        "object": "account_user", "id": user, "name": "Jane", "surname": "Smith", "email": email,
        "company_name": name, "country": "US", "sso_session": format!("session-of-{user}"),
        "created_at": THEN, "updated_at": THEN
    }));
    market.users.push(User { shown, groups: vec![group.to_owned()] });
    market.connec.insert(group.to_owned(), shelves(group, name, items));
}

fn maestrano() -> Marketplace {
    let mut market = Marketplace {
        tail: "maestrano-dev".to_owned(),
        ..empty("maestrano", "608d42d2-4bf2-f76a-ba5a-f76a-XXXXXXXXXXXX", "bdePCmsBXz4XXXXXXXXX")
    };
    market.groups.push(entity(json!({
        "object": "account_group", "id": "cld-4", "created_at": "2014-05-21T04:04:53Z",
        "updated_at": "2014-05-21T04:04:53Z", "has_credit_card": true, "status": "running",
        "name": "Logistics Department - Sales", "free_trial_end_at": "2014-06-21T04:04:53Z",
        "email": "cld-4@example.com", "currency": "USD", "timezone": "America/Los_Angeles", "country": "US",
        "city": "Los Angeles"
    })));
    let shown = entity(json!({
        "object": "account_user", "id": "usr-2", "name": "John", "surname": "Doe",
        "email": "john.doe@gmail.com", "country": "AU", "sso_session": "d7kp1b5esnfgtz6xhiv9qwlja34yu8crm2o0",
        "created_at": "2014-05-21T00:37:34Z", "updated_at": "2015-03-09T06:37:28Z"
    }));
    market.users.push(User { shown, groups: vec!["cld-4".to_owned()] });
    market.connec.insert("cld-4".to_owned(), shelves("cld-4", "Logistics Department - Sales", MANY));
    furnish(&mut market, "cld-7", "Head Office", "usr-5", FEW);
    for (id, group, status) in [("bill-517", "cld-4", "invoiced"), ("bill-518", "cld-7", "submitted")] {
        market.bills.push(bill(id, group, status));
    }
    market.resellers.push(entity(json!({
        "object": "account_reseller", "id": "rsl-1", "name": "Blue Consulting", "code": "US-204512-BCL",
        "country": "AU", "created_at": THEN, "updated_at": THEN
    })));
    market
}

fn some_telco() -> Marketplace {
    let key = "6daaadfa07701c8819ca4a6ad85948cc4b84051e0e4927aa33f29dd3faee1303";
    let mut market = Marketplace {
        tail: "maestrano-uat".to_owned(),
        connector: true,
        fingerprint: UAT.0,
        certificate: UAT.1,
        ..empty("some-telco", "app-15dh", key)
    };
    furnish(&mut market, "cld-11", "Harbour Cafe", "usr-11", FEW);
    furnish(&mut market, "cld-12", "Hill Bakery", "usr-12", FEW);
    market.bills.push(bill("bill-519", "cld-11", "submitted"));
    market
}

/// One that the documentation does not have: ids are plain texts here.
fn acme_cloud() -> Marketplace {
    let key = "0b0ac3a5d1c14f0ca0c1f6a6c0a7e2d9c8bb5f64a1f04d1d9a3f7ad10ce5b7aa";
    let mut market = Marketplace { external_ids: false, ..empty("acme-cloud", "app-acme", key) };
    furnish(&mut market, "cld-21", "Acme Tools", "usr-21", FEW);
    furnish(&mut market, "cld-22", "Acme Rentals", "usr-22", FEW);
    market
}

/// A group's constants are those of the vendor's sandbox.
fn new_group(id: &str, name: &str) -> Entity {
    entity(json!({
        "object": "account_group", "id": id, "created_at": THEN, "updated_at": THEN, "has_credit_card": true,
        "status": "running", "name": name, "free_trial_end_at": "2015-06-01T00:00:00Z",
        "email": format!("{id}@example.com"), "currency": "USD", "timezone": "America/Los_Angeles", "country": "US",
        "city": "Los Angeles", "main_accounting": "quickbooks"
    }))
}

fn bill(id: &str, group: &str, status: &str) -> Entity {
    entity(json!({
        "object": "account_bill", "id": id, "group_id": group, "created_at": THEN, "updated_at": THEN,
        "price_cents": 1500, "status": status, "currency": "AUD", "units": null, "description": "Setup",
        "period_started_at": null, "period_ended_at": null
    }))
}

/// A group's data. Ids are made of the group's number, so that they are the same in every run.
fn shelves(group: &str, name: &str, items: usize) -> Shelves {
    let mut shelves = Shelves::default();
    let number: u32 = group.strip_prefix("cld-").and_then(|number| number.parse().ok()).unwrap_or(0);
    let id = |kind: u16, index: usize| format!("{number:08x}-{kind:04x}-4000-8000-{index:012x}");
    let mut add = |collection: &str, kind: u16, index: usize, fields: Value| {
        shelves.add(collection, &id(kind, index), Vec::new(), entity(fields), THEN);
    };
    add(SINGULAR, 1, 1, json!({"name": name, "currency": "USD", "timezone": "America/Los_Angeles"}));
    for (index, customer) in (1..).zip(["North Wind", "Corner Shop", "Old Mill"]) {
        add("organizations", 2, index, json!({"name": customer, "is_customer": true}));
        let person = json!({"first_name": "Ann", "last_name": customer, "organization_id": id(2, index)});
        add("people", 3, index, person);
    }
    for index in 1..=items {
        add("items", 4, index, json!({"name": format!("Item {index}"), "sale_price": {"net_amount": index}}));
    }
    for index in 1..=2 {
        let lines = json!([{"item_id": id(4, index), "quantity": 2, "unit_price": {"net_amount": index}}]);
        let invoice =
            json!({"title": format!("Invoice {index}"), "organization_id": id(2, index), "lines": lines});
        add("invoices", 5, index, invoice);
    }
    add("accounts", 6, 1, json!({"name": "Sales", "type": "INCOME"}));
    add("tax_codes", 7, 1, json!({"name": "GST", "sale_tax_rate": 10.0}));
    shelves
}

fn entity(value: Value) -> Entity {
    if let Value::Object(entity) = value { entity } else { Entity::new() }
}
