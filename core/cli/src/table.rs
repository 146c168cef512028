//! JSON as tables for people.

use comfy_table::{Table, presets};
use serde_json::Value;

/// A value as a table: a row for each element of a list, or for each field of an object.
pub(crate) fn of(value: &Value) -> String {
    match value {
        Value::Array(rows) if rows.is_empty() => "(none)".to_owned(),
        Value::Array(rows) => text(&list(rows)),
        Value::Object(_) => {
            let mut table = plain();
            fields(value, "", &mut table);
            text(&table)
        }
        value => cell(value),
    }
}

/// A table's lines, with nothing at their ends.
pub(crate) fn text(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A table without lines.
pub(crate) fn plain() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table
}

/// A text of a server's without what steers a terminal: control characters, and those that turn the writing around.
pub(crate) fn clean(text: &str) -> String {
    let steers = |letter: char| {
        letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|letter| if steers(letter) { '\u{fffd}' } else { letter }).collect()
}

/// A row for each element, a column for each field that any of them has.
fn list(rows: &[Value]) -> Table {
    let mut columns: Vec<&str> = Vec::new();
    for name in rows.iter().filter_map(Value::as_object).flatten().map(|(name, _)| name) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    columns.sort_by_key(|name| (rank(name), *name));
    let mut table = plain();
    table.set_header(columns.iter().map(|name| clean(name)));
    for row in rows {
        table.add_row(columns.iter().map(|name| short(&row[*name])));
    }
    table
}

/// A row for each field, with those of objects in it under their dotted names.
fn fields(value: &Value, above: &str, table: &mut Table) {
    let mut entries: Vec<_> = value.as_object().into_iter().flatten().collect();
    entries.sort_by_key(|(name, _)| (rank(name), *name));
    for (name, value) in entries {
        let path = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
        if value.as_object().is_some_and(|fields| !fields.is_empty()) {
            fields(value, &path, table);
        } else {
            table.add_row([clean(&path), cell(value)]);
        }
    }
}

/// What a person looks for comes first, the rest in the alphabet's order.
fn rank(name: &str) -> usize {
    const FIRST: &[&str] = &["id", "key", "orderNo", "code", "name", "title", "value", "source"];
    FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len())
}

/// The most letters of something nested that a row of a list has.
const NESTED: usize = 40;

/// A value in a row of a list, where what is nested would push all else out of sight.
fn short(value: &Value) -> String {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => format!("{} items", items.len()),
        Value::Array(_) | Value::Object(_) => {
            let text = cell(value);
            let cut: String = text.chars().take(NESTED).collect();
            if cut.len() < text.len() { format!("{cut}…") } else { text }
        }
        value => cell(value),
    }
}

/// A value in a line.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => clean(text),
        value => clean(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn inner_fields_have_dotted_names_and_nothing_can_steer_a_terminal() {
        let text =
            of(&json!({"name": "a\u{1b}[31mb", "address": {"city": "Elgin", "more": {}}, "tags": [1, 2]}));
        let lines: Vec<_> = text.lines().map(str::trim).collect();
        let expected = [
            "name          a\u{fffd}[31mb",
            "address.city  Elgin",
            "address.more  {}",
            "tags          [1,2]",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_list_has_a_column_for_each_field_of_any_of_its_elements() {
        let text = of(&json!([{"id": 1}, {"id": 2, "name": null}, {"name": "x"}]));
        assert_eq!(text.lines().count(), 4, "{text}");
        assert_eq!(of(&json!([])), "(none)");
        let nested =
            of(&json!([{"lines": [{"a": 1}, {"a": 2}], "where": {"street": "a".repeat(50)}, "tags": [1]}]));
        assert!(nested.contains("2 items") && nested.contains("[1]"), "{nested}");
        assert!(nested.contains('…') && !nested.contains(&"a".repeat(40)), "{nested}");
    }
}
