//! What a connection has from the start, beside its purchase orders.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::entities::{self, ENTITIES};
use super::keys::Integration;
use super::orders::{self, OUT_OF_STOCK, VENDORS, key_of};
use super::records::{Shelf, members};

/// The records of a connection, by their entity's path.
pub(crate) type Shelves = BTreeMap<&'static str, Shelf>;

/// A connection's records: so many plain purchase orders, or those of the sample scenarios.
pub(crate) fn shelves(integration: Integration, plain_orders: Option<u32>) -> Shelves {
    let mut shelves: Shelves = ENTITIES.iter().map(|entity| (entity.path, Shelf::default())).collect();
    for (path, records) in master_data(integration).into_iter().chain(work(integration)) {
        let shelf = shelves.entry(path).or_default();
        for (number, record) in (1..).zip(records) {
            let created = orders::created(number);
            shelf.add(created, created, Some(members(record)));
        }
    }
    let purchase_orders = shelves.entry(entities::PURCHASE_ORDERS).or_default();
    match plain_orders {
        Some(count) => {
            for number in 1..=count {
                let created = orders::created(number);
                purchase_orders.add(created, created, None);
            }
        }
        None => {
            for (number, order) in (1..).zip(orders::scenarios(integration)) {
                let created = orders::created(number);
                purchase_orders.add(created, created, Some(order));
            }
        }
    }
    shelves
}

fn master_data(integration: Integration) -> Vec<(&'static str, Vec<Value>)> {
    let key = |path, number| key_of(path, integration, number);
    let site = key(entities::SITES, 1);
    let quantity = |material| if material == OUT_OF_STOCK { 0 } else { 40 };
    let material = |number: u32| {
        json!({
            "code": format!("M-{number}"), "name": format!("Sample part {number}"), "partNumber": format!("78-{number:03}"),
            "siteKeys": [site], "isActive": true, "cost": "12.50", "currency": "USD",
            "inventory": {"quantity": quantity(number), "unitCost": 12},
        })
    };
    let inventory = |number: u32| {
        json!({
            "code": format!("M-{number}"), "name": format!("Sample part {number}"), "quantity": quantity(number),
            "unitCost": 12, "locationKey": key(entities::LOCATIONS, 1),
        })
    };
    let stock = |number: u32| {
        json!({
            "materialKey": key(entities::MATERIALS, number), "locationKey": key(entities::LOCATIONS, 1),
            "quantity": quantity(number), "reorderPoint": "10", "minLevel": 5, "maxLevel": "100", "uomKey": "EA",
        })
    };
    let vendor = |number: u32| json!({"code": format!("V-{number}"), "name": format!("Sample vendor {number}"), "companyKey": null});
    let site_of = |number: u32| json!({"code": format!("S-{number}"), "name": format!("Plant {number}")});
    let location = |number: u32| json!({"siteKey": site, "code": format!("L-{number}"), "name": format!("Hall {number}"), "isActive": true});
    vec![
        (entities::MATERIALS, (1..=OUT_OF_STOCK).map(material).collect()),
        (entities::INVENTORIES, (1..=OUT_OF_STOCK).map(inventory).collect()),
        (entities::STOCKS, (1..=OUT_OF_STOCK).map(stock).collect()),
        (entities::VENDORS, (1..=VENDORS).map(vendor).collect()),
        (entities::SITES, (1..=2).map(site_of).collect()),
        (entities::LOCATIONS, (1..=2).map(location).collect()),
        (entities::PURCHASE_ORDER_STATUSES, statuses(["Draft", "Approved", "Completed"])),
        (entities::WORK_ORDER_STATUSES, statuses(["Open", "In progress", "Completed"])),
        (entities::SERVICE_REQUEST_STATUSES, statuses(["New", "Accepted", "Closed"])),
        (entities::INVOICE_STATUSES, statuses(["Draft", "Approved", "Paid"])),
    ]
}

fn work(integration: Integration) -> Vec<(&'static str, Vec<Value>)> {
    let key = |path, number| key_of(path, integration, number);
    let site = key(entities::SITES, 1);
    let asset = |number: u32| {
        json!({
            "siteKey": site, "locationKey": key(entities::LOCATIONS, 1), "name": format!("Pump {number}"),
            "serialNumber": format!("SN-{number:04}"), "makeName": "Acme", "modelName": "P-100", "criticality": "A",
            "isPhysical": true, "isActive": number != 3,
        })
    };
    let work_order = |number: u32| {
        json!({
            "siteKey": site, "assetKey": key(entities::ASSETS, number), "code": format!("WO-{number:04}"),
            "title": format!("Inspect pump {number}"), "severity": "medium", "estimatedTime": "1.5",
            "statusKey": key(entities::WORK_ORDER_STATUSES, number), "tasks": [], "documents": [],
        })
    };
    let service_request = |number: u32| {
        json!({
            "siteKey": site, "assetKey": key(entities::ASSETS, number), "title": format!("Pump {number} is loud"),
            "statusKey": key(entities::SERVICE_REQUEST_STATUSES, number), "severity": "low",
        })
    };
    let invoice = |number: u32| {
        json!({
            "invoiceNumber": format!("INV-{number:04}"), "vendorKey": key(entities::VENDORS, number),
            "poKey": key(entities::PURCHASE_ORDERS, number), "statusKey": key(entities::INVOICE_STATUSES, number),
            "currencyKey": "USD", "totalNetValue": "22.40", "lineItems": [],
        })
    };
    vec![
        (entities::ASSETS, (1..=3).map(asset).collect()),
        (entities::WORK_ORDERS, (1..=3).map(work_order).collect()),
        (entities::SERVICE_REQUESTS, (1..=2).map(service_request).collect()),
        (entities::INVOICES, (1..=2).map(invoice).collect()),
    ]
}

fn statuses(names: [&str; 3]) -> Vec<Value> {
    let status = |name: &str| {
        let code = name.to_uppercase().replace(' ', "_");
        json!({"name": name, "code": code, "subCode": null, "scope": null, "isActive": true})
    };
    names.into_iter().map(status).collect()
}
