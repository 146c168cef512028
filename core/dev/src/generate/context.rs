//! What the templates see: the tables, in the words of the languages that are generated.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use heck::{ToKebabCase, ToLowerCamelCase, ToSnakeCase, ToTitleCase, ToUpperCamelCase};
use serde_json::{Map, Value, json};

/// One context for each system.
pub(crate) fn of(tables: &Value, hash: &str, version: &str) -> Result<Vec<Value>> {
    let systems = tables["models"].as_object().context("the tables have no models")?;
    systems
        .iter()
        .map(|(system, schemas)| {
            let schemas = schemas.as_object().context("a system's models are an object")?;
            let operations = tables["operations"][system].as_array().context("a system has operations")?;
            Ok(json!({
                "version": version,
                "hash": hash,
                "system": { "name": system, "title": system.to_title_case() },
                "models": models(schemas, operations),
                "part_models": part_models(operations),
                "operations": operations.iter().map(operation).collect::<Vec<_>>(),
                "errors": trimmed(&tables["errors"]["kinds"]),
                "error_rows": tables["errors"][system],
                "settings": settings(&tables["settings"]),
                "choices": choices(&tables["settings"]),
                "platform": platform(&tables["platform"]),
            }))
        })
        .collect()
}

/// A platform's settings, and the parts of what it tells.
fn platform(tables: &Value) -> Value {
    let fields = |rows: &Value| {
        let mut rows = trimmed(rows);
        for row in rows.as_array_mut().into_iter().flatten() {
            row["camel"] = row["name"].as_str().unwrap_or_default().to_lower_camel_case().into();
        }
        rows
    };
    let mut sections = trimmed(&tables["sections"]);
    for section in sections.as_array_mut().into_iter().flatten() {
        section["wire"] = section["name"].clone();
        section["name"] = section["wire"].as_str().unwrap_or_default().to_upper_camel_case().into();
        section["fields"] = fields(&section["fields"]);
    }
    json!({
        "settings": settings(&tables["settings"]),
        "fields": fields(&tables["fields"]),
        "sections": sections,
    })
}

fn settings(rows: &Value) -> Value {
    let mut rows = trimmed(rows);
    for row in rows.as_array_mut().into_iter().flatten() {
        row["camel"] = row["method"].as_str().unwrap_or_default().to_lower_camel_case().into();
        // A setting of one system only says so, wherever it is told of.
        let systems: Vec<_> =
            row["systems"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if let [system] = systems[..] {
            row["doc"] =
                format!("{} Only for {}.", row["doc"].as_str().unwrap_or_default(), system.to_title_case())
                    .into();
        }
    }
    rows
}

/// The types of the settings that are chosen from a list, each once.
fn choices(rows: &Value) -> Vec<Value> {
    let types: BTreeMap<&str, Value> = rows
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| {
            let name = row["choice"]["name"].as_str()?;
            let docs = row["choice"]["docs"].as_array().into_iter().flatten();
            let texts = row["choices"].as_array().into_iter().flatten();
            let values: Vec<_> =
                texts.zip(docs).map(|(text, doc)| json!({ "text": text, "doc": doc })).collect();
            Some((name, json!({ "name": name, "doc": row["choice"]["doc"], "values": values })))
        })
        .collect();
    types.into_values().collect()
}

fn operation(row: &Value) -> Value {
    let mut row = row.clone();
    let id = row["id"].as_str().unwrap_or_default().to_owned();
    row["snake"] = id.to_snake_case().into();
    row["camel"] = id.to_lower_camel_case().into();
    row["kebab"] = id.to_kebab_case().into();
    row["ensure_camel"] = row["ensure"].as_str().unwrap_or_default().to_lower_camel_case().into();
    row["doc"] = row["doc"].as_str().unwrap_or_default().trim().into();
    for thing in ["/input/content", "/output"] {
        if let Some(thing) = row.pointer_mut(thing).and_then(Value::as_object_mut) {
            thing.entry("model").or_insert(Value::Null);
        }
    }
    for part in row["input"]["path"].as_array_mut().into_iter().flatten() {
        let name = part["name"].as_str().unwrap_or_default().to_owned();
        part["snake"] = name.to_snake_case().into();
        part["camel"] = name.to_lower_camel_case().into();
    }
    row
}

/// The types of what fills the operations' paths, each once.
fn part_models(operations: &[Value]) -> Vec<&str> {
    let parts = operations.iter().flat_map(|row| row["input"]["path"].as_array().into_iter().flatten());
    let models: BTreeSet<&str> = parts.filter_map(|part| part["model"].as_str()).collect();
    models.into_iter().collect()
}

/// The models in an order in which each comes after those that it is made of.
fn models(schemas: &Map<String, Value>, operations: &[Value]) -> Vec<Value> {
    let referred = |name: &str| schemas.values().any(|schema| refers(schema, name));
    let taken = |name: &str| operations.iter().any(|row| row["input"]["content"]["model"] == name);
    let given = |name: &str| operations.iter().any(|row| row["output"]["model"] == name);
    let kind = |name: &str, schema: &Value| match () {
        () if schema["x-values"].as_array().is_some_and(Vec::is_empty) => "id",
        () if schema["x-values"].is_array() => "open",
        () if taken(name) => "request",
        () if given(name) && !referred(name) => "answer",
        () => "part",
    };
    let mut models = Vec::new();
    for wanted in ["id", "open", "part", "request", "answer"] {
        for (name, schema) in schemas.iter().filter(|(name, schema)| kind(name, schema) == wanted) {
            models.push(json!({
                "kind": wanted,
                "name": name,
                "doc": schema["description"],
                "values": schema["x-values"],
                "fields": fields(schema, |name| kind(name, &schemas[name])),
                "secret": schema["x-secret"] == true,
                "secrets": secrets(schema, schemas),
                // Whether the names as they travel are names in a program, too.
                "plain": plain(schema),
                "lists": schema.to_string().contains("\"items\""),
            }));
        }
    }
    models
}

/// Whether a schema has fields of a model.
fn refers(schema: &Value, name: &str) -> bool {
    match schema {
        Value::Object(members) => members.iter().any(|(member, value)| {
            let ends = value.as_str().and_then(|path| path.rsplit('/').next());
            (member == "$ref" && ends == Some(name)) || refers(value, name)
        }),
        Value::Array(values) => values.iter().any(|value| refers(value, name)),
        _ => false,
    }
}

fn fields<'a>(schema: &Value, kind: impl Fn(&str) -> &'a str) -> Vec<Value> {
    let names = schema["x-order"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let required = |name: &str| {
        schema["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name))
    };
    names
        .map(|name| {
            let field = &schema["properties"][name];
            json!({
                "wire": name,
                "snake": python_name(name),
                "camel": name.to_lower_camel_case(),
                "doc": field["description"],
                "required": required(name),
                "type": type_of(field, &kind),
            })
        })
        .collect()
}

/// The fields that are not to be shown.
fn secrets<'a>(schema: &'a Value, schemas: &Map<String, Value>) -> Vec<&'a str> {
    let fields = schema["properties"].as_object().into_iter().flatten();
    let is_secret = |field: &Value| {
        let inner = if field["anyOf"].is_array() { &field["anyOf"][0] } else { field };
        let model = inner["$ref"].as_str().and_then(|path| path.rsplit('/').next());
        model.is_some_and(|model| schemas[model]["x-secret"] == true)
    };
    fields.filter(|(_, field)| is_secret(field)).map(|(name, _)| name.as_str()).collect()
}

fn plain(schema: &Value) -> bool {
    let mut names = schema["x-order"].as_array().into_iter().flatten().filter_map(Value::as_str);
    names.all(|name| {
        name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
            && !PYTHON_KEYWORDS.contains(&name)
    })
}

/// Names of fields that Python keeps for itself; they get an underscore, as is the custom.
const PYTHON_KEYWORDS: &[&str] =
    &["as", "class", "def", "from", "global", "import", "in", "is", "lambda", "pass", "with"];

fn python_name(wire: &str) -> String {
    let name = wire.to_snake_case();
    if PYTHON_KEYWORDS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

fn type_of<'a>(field: &Value, kind: &impl Fn(&str) -> &'a str) -> Value {
    let inner = if field["anyOf"].is_array() { &field["anyOf"][0] } else { field };
    if let Some(model) = inner["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return json!({ "kind": "model", "model": model, "model_kind": kind(model) });
    }
    let simple = inner["type"].as_str().or_else(|| inner["type"][0].as_str());
    if simple == Some("array") {
        return json!({ "kind": "list", "item": type_of(&inner["items"], kind), "model": null, "model_kind": null });
    }
    json!({ "kind": simple.unwrap_or("any"), "model": null, "model_kind": null })
}

fn trimmed(kinds: &Value) -> Value {
    let mut kinds = kinds.clone();
    for kind in kinds.as_array_mut().into_iter().flatten() {
        kind["doc"] = kind["doc"].as_str().unwrap_or_default().trim().into();
    }
    kinds
}
