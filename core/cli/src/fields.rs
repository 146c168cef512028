//! The fields of a request as flags: `address.postOrZipCode` is `--address-post-or-zip-code`.

use std::sync::LazyLock;

use clap::{Arg, ArgAction, ArgMatches};
use heck::ToKebabCase;
use makokit::SETTINGS;
use makokit::operation::System;
use serde_json::{Map, Number, Value};

use crate::settings;

static MODELS: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(makokit::MODELS).unwrap_or_default());

/// The flags of a model's fields.
pub(crate) fn of(system: System, model: &str) -> Vec<Arg> {
    let field = |leaf: Leaf| {
        let id = id(&leaf);
        let name = name(&leaf.path);
        let value = match leaf.kind {
            Kind::Text => "TEXT",
            Kind::Number => "NUMBER",
            Kind::Truth => "true|false",
            Kind::Whole => "N",
            Kind::Any => "TEXT|JSON",
            Kind::Pairs => "NAME=VALUE",
        };
        let argument = Arg::new(id).long(name).value_name(value).help(leaf.doc).help_heading("Fields");
        match leaf.kind {
            Kind::Text | Kind::Any => argument,
            Kind::Whole => argument.value_parser(clap::value_parser!(u64)),
            Kind::Pairs => argument.action(ArgAction::Append).value_parser(settings::pair),
            Kind::Number => argument.value_parser(clap::value_parser!(f64)).allow_negative_numbers(true),
            Kind::Truth => argument.value_parser(clap::value_parser!(bool)),
        }
    };
    leaves(system, model, &[]).into_iter().map(field).collect()
}

/// What a field's flag is called within the program: a place in a path may have the field's name.
fn id(leaf: &Leaf) -> String {
    format!("field {}", leaf.path.join("."))
}

/// The name of a field's flag: that of the field, unless another flag of every command has it.
fn name(path: &[String]) -> String {
    let name = path.iter().map(|part| part.to_kebab_case()).collect::<Vec<_>>().join("-");
    let is_taken = SETTINGS.iter().any(|row| settings::flag(row).is_some_and(|flag| flag[2..] == name));
    if is_taken { format!("field-{name}") } else { name }
}

/// Puts the given flags into a request.
pub(crate) fn fill(system: System, model: &str, matches: &ArgMatches, request: &mut Map<String, Value>) {
    for leaf in leaves(system, model, &[]) {
        let id = id(&leaf);
        let value = match leaf.kind {
            Kind::Text => matches.get_one::<String>(&id).cloned().map(Value::String),
            Kind::Number => {
                matches.get_one::<f64>(&id).copied().and_then(Number::from_f64).map(Value::Number)
            }
            Kind::Truth => matches.get_one::<bool>(&id).copied().map(Value::Bool),
            Kind::Whole => matches.get_one::<u64>(&id).copied().map(Value::from),
            Kind::Any => matches.get_one::<String>(&id).map(|text| any(text)),
            Kind::Pairs => matches
                .get_many::<(String, String)>(&id)
                .map(|pairs| Value::Object(pairs.map(|(name, text)| (name.clone(), any(text))).collect())),
        };
        if let Some(value) = value {
            put(request, &leaf.path, value);
        }
    }
}

/// A field that holds no others.
struct Leaf {
    path: Vec<String>,
    doc: String,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Number,
    Truth,
    Whole,
    /// Whatever JSON it is.
    Any,
    /// An object with members that nobody knows.
    Pairs,
}

/// A text that is JSON, as that; any other as a text, and so is a number that would be written in another way.
fn any(text: &str) -> Value {
    let json = serde_json::from_str(text).ok();
    let json = json.filter(|value| match value {
        Value::Number(number) => number.to_string().as_str() == text,
        _ => true,
    });
    json.unwrap_or_else(|| Value::String(text.to_owned()))
}

fn leaves(system: System, model: &str, above: &[String]) -> Vec<Leaf> {
    let schema = &MODELS[system.name()][model];
    let names = schema["x-order"].as_array().into_iter().flatten().filter_map(Value::as_str);
    names.flat_map(|name| field(system, name, &schema["properties"][name], above)).collect()
}

fn field(system: System, name: &str, field: &Value, above: &[String]) -> Vec<Leaf> {
    let path = [above, &[name.to_owned()]].concat();
    let inner = if field["anyOf"].is_array() { &field["anyOf"][0] } else { field };
    let model = inner["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    if let Some(model) = model
        && MODELS[system.name()][model]["type"] == "object"
    {
        return leaves(system, model, &path);
    }
    let kind = match inner["type"].as_str().or_else(|| inner["type"][0].as_str()) {
        Some("number") => Kind::Number,
        Some("integer") => Kind::Whole,
        Some("boolean") => Kind::Truth,
        Some("object") => Kind::Pairs,
        // A list has no flag: it comes in a file.
        Some("array") => return Vec::new(),
        Some(_) => Kind::Text,
        None if model.is_some() => Kind::Text,
        None => Kind::Any,
    };
    let doc = field["description"].as_str().unwrap_or_default();
    let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    vec![Leaf { path, doc: doc.trim_end_matches('.').to_owned(), kind }]
}

fn put(request: &mut Map<String, Value>, path: &[String], value: Value) {
    match path {
        [] => {}
        [name] => {
            request.insert(name.clone(), value);
        }
        [name, rest @ ..] => {
            let inner = request.entry(name.clone()).or_insert_with(|| Value::Object(Map::new()));
            if !inner.is_object() {
                *inner = Value::Object(Map::new());
            }
            if let Some(inner) = inner.as_object_mut() {
                put(inner, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::any;

    #[test]
    fn what_would_not_be_written_as_it_was_given_is_a_text() {
        for (text, value) in [
            ("2", json!(2)),
            ("1.5", json!(1.5)),
            ("[1]", json!([1])),
            ("true", json!(true)),
            ("1e3", json!("1e3")),
            ("12345678901234567890123", json!("12345678901234567890123")),
            ("007", json!("007")),
            ("a b", json!("a b")),
        ] {
            assert_eq!(any(text), value);
        }
    }
}
