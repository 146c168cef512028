//! Creating, changing and removing records.

use serde_json::{Value, json};

use super::connection::Connection;
use super::entities::{self, Act, Entity, Family};
use super::errors;
use super::keys;
use super::moment::{self, Moment};
use super::records::Record;
use super::refusal::Refusal;
use super::required;

/// Members that only the server sets.
const OWN: &[&str] = &["key", "createdAt", "updatedAt"];

/// A write that has been understood.
pub(crate) struct Write<'a> {
    pub(crate) entity: &'static Entity,
    pub(crate) act: Act,
    pub(crate) family: Family,
    /// The key from the path; empty for a create.
    pub(crate) key: &'a str,
    pub(crate) input: Record,
}

/// Writes, and tells the record as it is then. Where data is read-only the answer is the same and nothing changes, as
/// is documented of the vendor's sandbox; that the answer looks like a real one is a GUESS.
pub(crate) fn write(connection: &mut Connection, write: Write<'_>, now: Moment) -> Result<Value, Refusal> {
    check(connection, &write)?;
    let record = match write.act {
        Act::Create => create(connection, write, now),
        Act::Delete => {
            let record = existing(connection, &write)?;
            remove(connection, &write);
            record
        }
        _ => update(connection, write, now)?,
    };
    Ok(json!({"data": record}))
}

/// What the connected system would refuse.
fn check(connection: &Connection, write: &Write<'_>) -> Result<(), Refusal> {
    let mut violations = required::missing(&connection.provider, write.entity, write.act, &write.input);
    let field = write.entity.status_field;
    if write.act == Act::SetStatus && !write.input.get(field).is_some_and(Value::is_string) {
        violations.insert(field.to_owned(), vec![format!("The {field} field is required.")]);
    }
    if connection.writable
        && let Some(vendor) = write.input.get("vendorKey").and_then(Value::as_str)
        && entities::at(entities::VENDORS).is_some_and(|vendors| connection.find(vendors, vendor).is_none())
    {
        violations.insert("vendorKey".to_owned(), vec!["The selected vendorKey is invalid.".to_owned()]);
    }
    match violations.first_key_value() {
        None => Ok(()),
        Some((_, complaints)) if write.family == Family::V1 => {
            Err(Refusal::Told(&errors::INVALID_REQUEST, complaints.join(" ")))
        }
        Some(_) => Err(Refusal::Invalid(violations)),
    }
}

fn create(connection: &mut Connection, write: Write<'_>, now: Moment) -> Record {
    let (entity, mut body) = (write.entity, own(write.input));
    if entity.path == entities::PURCHASE_ORDERS {
        body.entry("lineItems").or_insert_with(|| json!([]));
    }
    let (writable, integration) = (connection.writable, connection.integration);
    let shelf = connection.shelves.entry(entity.path).or_default();
    let number = if writable { shelf.add(now, now, Some(body.clone())) } else { shelf.skip() };
    body.insert("key".to_owned(), keys::key(entity.scope, integration, number).into());
    body.insert("createdAt".to_owned(), moment::print(now).into());
    body.insert("updatedAt".to_owned(), moment::print(now).into());
    body
}

/// Members that are left out are kept: whether they would be cleared is not said (a GUESS).
fn update(connection: &mut Connection, write: Write<'_>, now: Moment) -> Result<Record, Refusal> {
    let mut record = existing(connection, &write)?;
    let mut input = own(write.input);
    if write.act == Act::SetStatus {
        // The body says `status` for some entities; what is read back is `statusKey`.
        let status = input.remove(write.entity.status_field).unwrap_or_default();
        input = Record::from_iter([("statusKey".to_owned(), status)]);
    }
    record.extend(input);
    if connection.writable
        && let Some((_, number)) = keys::read(write.key, connection.integration)
        && let Some(row) = connection.shelves.get_mut(write.entity.path).and_then(|it| it.find_mut(number))
    {
        row.updated = now;
        row.body = Some(Box::new(own(record.clone())));
    }
    record.insert("updatedAt".to_owned(), moment::print(now).into());
    Ok(record)
}

fn remove(connection: &mut Connection, write: &Write<'_>) {
    if connection.writable
        && let Some((_, number)) = keys::read(write.key, connection.integration)
        && let Some(shelf) = connection.shelves.get_mut(write.entity.path)
    {
        shelf.remove(number);
    }
}

fn existing(connection: &Connection, write: &Write<'_>) -> Result<Record, Refusal> {
    connection.find(write.entity, write.key).ok_or(Refusal::Row(&errors::NOT_FOUND))
}

fn own(mut record: Record) -> Record {
    record.retain(|name, _| !OWN.contains(&name.as_str()));
    record
}
