//! The tables as JSON: what every generated file is made from.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::config::SETTINGS;
use crate::error::ErrorKind;
use crate::error::ErrorRow;
use crate::maestrano::{FIELDS, PLATFORM_SETTINGS, SECTIONS};
use crate::operation::{Operation, System};
use crate::{connec, maestrano, makini, mako};

/// Models, operations and errors of all systems.
#[must_use]
pub fn tables() -> Value {
    let kinds: Vec<Value> = ErrorKind::ALL.iter().map(|kind| kind_row(*kind)).collect();
    let mut tables = json!({ "errors": { "kinds": kinds }, "settings": SETTINGS, "platform": platform() });
    for system in System::ALL {
        let Tables { describe, operations, errors } = of(*system);
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        describe(&mut generator);
        let models: Value = generator.take_definitions(true).into_iter().map(ordered).collect();
        tables["models"][system.name()] = models;
        tables["operations"][system.name()] = json!(operations);
        tables["errors"][system.name()] = json!(errors);
    }
    tables
}

/// What stands beside the systems: the settings of a platform, and the parts of the configurations that it tells.
fn platform() -> Value {
    json!({ "settings": PLATFORM_SETTINGS, "fields": FIELDS, "sections": SECTIONS })
}

/// What a system has to tell of itself.
struct Tables {
    describe: fn(&mut SchemaGenerator),
    operations: &'static [&'static Operation],
    errors: &'static [ErrorRow],
}

fn of(system: System) -> Tables {
    match system {
        System::Mako => {
            Tables { describe: mako::describe, operations: mako::OPERATIONS, errors: mako::ERRORS }
        }
        System::Makini => {
            Tables { describe: makini::describe, operations: makini::OPERATIONS, errors: makini::ERRORS }
        }
        System::Maestrano => Tables {
            describe: maestrano::describe,
            operations: maestrano::OPERATIONS,
            errors: maestrano::ERRORS,
        },
        System::Connec => {
            Tables { describe: connec::describe, operations: connec::OPERATIONS, errors: connec::ERRORS }
        }
    }
}

/// A schema with the order of its fields as a value: the order of an object's members is no part of JSON.
fn ordered((name, mut schema): (String, Value)) -> (String, Value) {
    if let Some(fields) = schema["properties"].as_object() {
        schema["x-order"] = fields.keys().cloned().collect();
    }
    (name, schema)
}

fn kind_row(kind: ErrorKind) -> Value {
    json!({ "name": kind.name(), "parent": kind.parent().map(ErrorKind::name), "doc": kind.doc().trim() })
}

/// The schema of a type over text: its documentation, and the values that are known, if any.
pub(crate) fn text(doc: &[&str], values: &[(&str, &str, &[&str])]) -> Schema {
    let lines = |doc: &[&str]| doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n");
    let known: Vec<Value> = values
        .iter()
        .map(|(name, value, doc)| json!({ "name": name, "value": value, "doc": lines(doc) }))
        .collect();
    json_schema!({ "type": "string", "description": lines(doc), "x-values": known })
}
