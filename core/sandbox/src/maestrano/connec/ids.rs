//! Ids in both their forms: a text, or a list with what each system calls an entity.

use serde_json::{Map, Value, json};

use super::shelf::Record;
use crate::maestrano::market::Entity;

/// The provider of Connec!'s own ids.
const OWN: &str = "connec";

/// References that stay texts.
const PLAIN: &[&str] = &["group_id", "channel_id"];

/// A record as its group's clients see it.
pub(crate) fn shown(record: &Record, group: &str, collection: &str, external: bool) -> Entity {
    let channel = channel(group);
    let mut shown = record.fields.clone();
    shown.insert("group_id".to_owned(), group.into());
    shown.insert("channel_id".to_owned(), channel.as_str().into());
    shown.insert("resource_type".to_owned(), collection.into());
    if external {
        fold(&mut shown, &channel);
    }
    let id = if external {
        let own = own(&record.id, &channel);
        std::iter::once(own).chain(record.external.iter().cloned()).collect()
    } else {
        Value::from(record.id.as_str())
    };
    shown.insert("id".to_owned(), id);
    shown
}

/// The ids of other systems that a new entity brings; none if it brings one of Connec!'s.
pub(crate) fn brought(id: Option<&Value>) -> Option<Vec<Value>> {
    match id {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::Array(ids)) if ids.iter().all(is_foreign) => Some(ids.clone()),
        Some(_) => None,
    }
}

fn is_foreign(id: &Value) -> bool {
    id.is_object() && id["provider"] != OWN
}

/// Makes lists of all references, also of those within.
fn fold(fields: &mut Map<String, Value>, channel: &str) {
    for (name, value) in fields {
        match value {
            Value::String(id) if name.ends_with("_id") && !PLAIN.contains(&name.as_str()) => {
                *value = json!([own(id, channel)]);
            }
            Value::Object(inner) => fold(inner, channel),
            Value::Array(elements) => {
                elements.iter_mut().filter_map(Value::as_object_mut).for_each(|inner| fold(inner, channel));
            }
            _ => {}
        }
    }
}

fn own(id: &str, channel: &str) -> Value {
    json!({"id": id, "provider": OWN, "realm": channel})
}

/// The organisation behind a group.
fn channel(group: &str) -> String {
    format!("org-{}", group.strip_prefix("cld-").unwrap_or(group))
}
