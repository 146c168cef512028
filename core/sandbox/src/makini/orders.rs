//! Purchase orders: those of the sample scenarios, and any number of plain ones.

use serde_json::{Value, json};

use super::entities::{self, Entity};
use super::keys::{self, Integration};
use super::moment::{self, DAY, Moment};
use super::records::{Record, members};

/// When the first of all records was made: 2025-06-01T00:00:00Z.
pub(crate) const FIRST: Moment = 1_748_736_000;
/// How far plain orders are from each other.
pub(crate) const STEP: Moment = 60;
/// A line item's number is its order's, times this, and its line.
pub(crate) const LINES: u32 = 16;

/// The vendors that exist have the numbers from 1 to this.
pub(crate) const VENDORS: u32 = 3;
/// The material that is out of stock, beside two that are not.
pub(crate) const OUT_OF_STOCK: u32 = 3;
/// The vendor that an order names and that does not exist.
const NO_VENDOR: u32 = 999;

const DRAFT: u32 = 1;
const APPROVED: u32 = 2;
const COMPLETED: u32 = 3;

/// The key of a record of a connection.
pub(crate) fn key_of(path: &str, integration: Integration, number: u32) -> String {
    keys::key(entities::at(path).map_or(0, |entity: &Entity| entity.scope), integration, number)
}

/// The body of a plain order, which follows from its number.
pub(crate) fn plain(integration: Integration, number: u32, created: Moment) -> Record {
    order(&Order {
        integration,
        number,
        created,
        title: "Standard purchase order",
        vendor: 1 + number % VENDORS,
        status: 1 + number % COMPLETED,
        material: 1 + number % (OUT_OF_STOCK - 1),
    })
}

/// The scenarios that are documented of the vendor's own sandbox: plain orders, orders with custom fields, orders at
/// different stages, and error cases. How those look in the data is a GUESS.
pub(crate) fn scenarios(integration: Integration) -> Vec<Record> {
    let of = |number, title, vendor, status, material| {
        let created = created(number);
        order(&Order { integration, number, created, title, vendor, status, material })
    };
    vec![
        of(1, "Standard purchase order", 1, APPROVED, 1),
        of(2, "Standard purchase order", 2, APPROVED, 2),
        of(3, "Standard purchase order", 3, APPROVED, 1),
        with_fields(
            of(4, "With custom fields", 1, APPROVED, 1),
            json!({"costCenter": "CC-4711", "x_priority": 3}),
        ),
        with_fields(
            of(5, "With custom fields", 2, APPROVED, 2),
            json!({"projectCode": "P-17", "approvalChain": [{"role": "buyer", "done": true}, {"role": "head", "done": false}]}),
        ),
        of(6, "Stage: draft", 1, DRAFT, 1),
        of(7, "Stage: approved", 2, APPROVED, 2),
        of(8, "Stage: completed", 3, COMPLETED, 1),
        of(9, "Error case: invalid vendor", NO_VENDOR, DRAFT, 1),
        of(10, "Error case: item out of stock", 1, DRAFT, OUT_OF_STOCK),
    ]
}

/// When the record of a number was made.
pub(crate) fn created(number: u32) -> Moment {
    FIRST + u64::from(number) * STEP
}

/// What tells one order from another.
struct Order {
    integration: Integration,
    number: u32,
    created: Moment,
    title: &'static str,
    vendor: u32,
    status: u32,
    material: u32,
}

fn order(order: &Order) -> Record {
    let &Order { integration, number, created, title, .. } = order;
    let key = |path, number| key_of(path, integration, number);
    let quantity = 1 + number % 9;
    let net = quantity * 1250 + 990;
    members(json!({
        "siteKey": key(entities::SITES, 1),
        "locationKey": key(entities::LOCATIONS, 1),
        "vendorKey": key(entities::VENDORS, order.vendor),
        "statusKey": key(entities::PURCHASE_ORDER_STATUSES, order.status),
        "orderNo": format!("PO-{number:06}"),
        "title": title,
        "description": null,
        "orderDate": moment::print(created),
        "dueAt": moment::print(created + 14 * DAY),
        "approvedAt": (order.status != DRAFT).then(|| moment::print(created + DAY)),
        "completedAt": (order.status == COMPLETED).then(|| moment::print(created + 7 * DAY)),
        "shippingMethod": "Ground",
        "shipmentAddress": {"addressLines": "3205 Sycamore Fork Road", "city": "Fort Lauderdale", "country": "US"},
        "billingAddress": {"addressLines": "1355 N McLean Blvd", "city": "Elgin", "country": "US"},
        "terms": "Net 30",
        "currencyKey": "USD",
        // Money comes as text here and as a number in the lines, as the published specification leaves both open.
        "totalNetValue": cents(net),
        "totalGrossValue": cents(net + net / 5),
        "lineItems": [
            line(order, 1, &json!({"materialKey": key(entities::MATERIALS, order.material), "quantity": quantity, "price": 12.5})),
            line(order, 2, &json!({"materialKey": key(entities::MATERIALS, 1), "quantity": "1", "price": "9.90"})),
        ],
    }))
}

fn line(order: &Order, line: u32, facts: &Value) -> Value {
    let &Order { integration, number, created, .. } = order;
    let mut record = members(json!({
        "key": key_of(entities::LINE_ITEMS, integration, number * LINES + line),
        "lineNo": line.to_string(),
        "description": format!("Line {line} of PO-{number:06}"),
        "receivedQuantity": 0,
        "uomKey": "EA",
        "deliveryAt": moment::print(created + 10 * DAY),
        "createdAt": moment::print(created),
        "updatedAt": moment::print(created),
    }));
    record.extend(members(facts.clone()));
    Value::Object(record)
}

fn with_fields(mut order: Record, fields: Value) -> Record {
    order.extend(members(fields));
    order
}

fn cents(amount: u32) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}
