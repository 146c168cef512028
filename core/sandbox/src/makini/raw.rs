//! The connected system's own tables, and requests that are passed through to it.

use serde_json::{Value, json};

use super::connection::Connection;
use super::deed::Task;
use super::entities;
use super::errors;
use super::pages;
use super::records::Record;
use super::refusal::{Refusal, Violations};

/// The tables, and which records stand in them. No table's name or form is published: a GUESS throughout.
const TABLES: &[(&str, &str)] =
    &[("PURCHASE_ORDERS", entities::PURCHASE_ORDERS), ("VENDORS", entities::VENDORS)];
const METHODS: [&str; 4] = ["get", "post", "put", "delete"];

pub(crate) fn tables() -> Value {
    let tables: Vec<_> = TABLES.iter().map(|(name, _)| json!({"name": name})).collect();
    json!({"data": tables})
}

/// A table's rows, with names as such systems have them and without what is nested.
pub(crate) fn rows(task: &Task<'_>, id: &str) -> Result<Value, Refusal> {
    let table = TABLES.iter().find(|(name, _)| *name == task.id);
    let entity = table.and_then(|(_, path)| entities::at(path)).ok_or(Refusal::Row(&errors::NOT_FOUND))?;
    let query = task.query();
    let asked = pages::Asked { url: task.url(), query: &query, per_page: false };
    let mut makini = task.room.makini();
    let connection: &Connection = makini.find(id).ok_or(Refusal::Row(&errors::AUTHENTICATION_FAILED))?;
    let rows = connection.rows(entity);
    pages::cut(&rows, &asked, |row| raw(connection.show(entity, row)))
}

/// Answers what was asked, as the connected system would be asked. The form of the answer is a GUESS.
pub(crate) fn passthrough(task: &Task<'_>) -> Result<Value, Refusal> {
    let asked = task.object()?;
    let method = asked.get("method").and_then(Value::as_str).map(str::to_ascii_lowercase);
    if !method.as_deref().is_some_and(|method| METHODS.contains(&method)) {
        let problem = format!("The method field must be one of {}.", METHODS.join(", "));
        return Err(Refusal::Invalid(Violations::from([("method".to_owned(), vec![problem])])));
    }
    let of = |name: &str| asked.get(name).cloned().unwrap_or_default();
    Ok(json!({"data": {
        "status": 200,
        "body": {"method": method, "path": of("path"), "query": of("query"), "body": of("body")},
    }}))
}

fn raw(record: Record) -> Value {
    let flat = record.into_iter().filter(|(_, value)| !value.is_object() && !value.is_array());
    Value::Object(flat.map(|(name, value)| (upper(&name), value)).collect())
}

/// `orderNo` as `ORDER_NO`.
fn upper(name: &str) -> String {
    let mut upper = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            upper.push('_');
        }
        upper.push(letter.to_ascii_uppercase());
    }
    upper
}
