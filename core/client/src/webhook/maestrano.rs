//! What Connec! sends: collections of entities, in which the entities of several groups may be mixed (documented).

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::delivery::{Delivery, EventKind, Group};
use super::malformed;
use super::settings::Vendor;
use crate::error::Error;

/// The collections whose names are known to come in another case or number. (That they do is inferred from the connectors' tests.)
const COLLECTIONS: &[&str] = &[
    "accounts",
    "company",
    "connector_syncs",
    "employees",
    "event_orders",
    "events",
    "invoices",
    "items",
    "journals",
    "leave_applications",
    "organizations",
    "pay_items",
    "pay_runs",
    "pay_schedules",
    "pay_stubs",
    "payments",
    "people",
    "projects",
    "purchase_orders",
    "quotes",
    "sales_orders",
    "stock_adjustments",
    "tax_codes",
    "tax_rates",
    "time_activities",
    "time_sheets",
    "transaction_logs",
    "venues",
    "warehouses",
    "work_locations",
];

/// What an entity says of its group.
#[derive(Deserialize)]
struct Grouped {
    group_id: Option<String>,
}

/// Splits a notification by group.
pub(super) fn read(body: Box<RawValue>) -> Result<Delivery, Error> {
    let collections: BTreeMap<String, &RawValue> = serde_json::from_str(body.get()).map_err(|_| {
        malformed("a notification has to be a JSON object of collections; let it be sent again")
    })?;
    let mut groups: BTreeMap<Option<String>, Group> = BTreeMap::new();
    for (name, entities) in collections {
        for entity in list(entities) {
            let id = serde_json::from_str(entity.get()).ok().and_then(|entity: Grouped| entity.group_id);
            let group = groups.entry(id.clone()).or_insert_with(|| Group { id, ..Group::default() });
            group.entities.entry(collection(&name)).or_default().push(entity);
        }
    }
    let groups = groups.into_values().collect();
    let delivery = Delivery::new(Vendor::Maestrano, EventKind::NOTIFICATION, body);
    Ok(Delivery { groups, ..delivery })
}

/// A list's elements; anything else counts as one, so that nothing is lost.
fn list(entities: &RawValue) -> Vec<Box<RawValue>> {
    serde_json::from_str(entities.get()).unwrap_or_else(|_| vec![entities.to_owned()])
}

/// A collection's usual name: `people` for `People` and `Person`. One that is not known keeps its own.
fn collection(name: &str) -> String {
    let letters = |text: &str| text.replace('_', "").to_lowercase();
    let given = letters(name);
    let known =
        COLLECTIONS.iter().find(|known| given == letters(known) || given == letters(&singular(known)));
    known.map_or_else(|| name.to_owned(), |known| (*known).to_owned())
}

fn singular(collection: &str) -> String {
    match (collection, collection.strip_suffix("ies")) {
        ("people", _) => "person".to_owned(),
        (_, Some(stem)) => format!("{stem}y"),
        _ => collection.strip_suffix('s').unwrap_or(collection).to_owned(),
    }
}
