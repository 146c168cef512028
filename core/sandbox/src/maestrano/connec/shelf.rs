//! A group's entities.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::maestrano::market::Entity;

/// An entity as it is stored; its id and whose it is are added when it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) id: String,
    /// What other systems call it: `{id, provider, realm}`.
    pub(crate) external: Vec<Value>,
    pub(crate) fields: Entity,
}

/// Everything that a group has, by collection; the singular resource is a collection of one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelves {
    records: BTreeMap<String, Vec<Record>>,
}

/// The collections that the vendor's sandbox and clients name. A name that is not among them is no resource.
pub(crate) const COLLECTIONS: &[&str] = &[
    "accounts",
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

/// These belong to the server.
const OWN: &[&str] = &["id", "group_id", "channel_id", "resource_type", "created_at", "updated_at"];

impl Shelves {
    pub(crate) fn records(&self, collection: &str) -> &[Record] {
        self.records.get(collection).map_or(&[], Vec::as_slice)
    }

    /// How many there are of each.
    pub(crate) fn counts(&self) -> BTreeMap<String, usize> {
        self.records.iter().map(|(name, records)| (name.clone(), records.len())).collect()
    }

    pub(crate) fn find(&self, collection: &str, id: &str) -> Option<&Record> {
        self.records(collection).iter().find(|record| id.is_empty() || record.id == id)
    }

    pub(crate) fn find_mut(&mut self, collection: &str, id: &str) -> Option<&mut Record> {
        let records = self.records.get_mut(collection)?;
        records.iter_mut().find(|record| id.is_empty() || record.id == id)
    }

    /// Puts one away; a code and a status it gets if it brings none.
    pub(crate) fn add(
        &mut self,
        collection: &str,
        id: &str,
        external: Vec<Value>,
        mut fields: Entity,
        now: &str,
    ) {
        fields.retain(|name, _| !OWN.contains(&name.as_str()));
        let records = self.records.entry(collection.to_owned()).or_default();
        let letters = collection.get(..3).unwrap_or(collection).to_ascii_uppercase();
        let code = format!("{letters}{}", records.len() + 1);
        fields.entry("code").or_insert_with(|| code.into());
        fields.entry("status").or_insert_with(|| "ACTIVE".into());
        for field in ["created_at", "updated_at"] {
            fields.insert(field.to_owned(), now.into());
        }
        records.push(Record { id: id.to_owned(), external, fields });
    }
}

impl Record {
    pub(crate) fn change(&mut self, given: Entity, now: &str) {
        self.fields.extend(given.into_iter().filter(|(name, _)| !OWN.contains(&name.as_str())));
        self.fields.insert("updated_at".to_owned(), now.into());
    }
}
