//! Which fields there are, of which type, and which must be there.

use serde_json::{Map, Value};

use super::refusal::{Refusal, Violation};

/// A request's fields; `root` begins the path of each violation.
pub(crate) struct Model {
    pub(crate) root: &'static str,
    pub(crate) fields: &'static [Field],
}

pub(crate) struct Field {
    name: &'static str,
    shape: Shape,
    required: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum Shape {
    Text,
    Number,
    Flag,
    /// An object; when it is missing, what it requires is missing.
    Group(&'static [Field]),
}

/// An address of which the first line is required: documented for a Mako, INFERRED for a company.
pub(crate) const FULL_ADDRESS: Shape = Shape::Group(&FULL);
/// An address of which nothing is required.
pub(crate) const LOOSE_ADDRESS: Shape = Shape::Group(&LOOSE);

const FULL: [Field; 10] = address(true);
const LOOSE: [Field; 10] = address(false);

pub(crate) const fn required(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, required: true }
}

pub(crate) const fn optional(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, required: false }
}

/// The known fields of a request, or everything that is wrong with them. Unknown fields are ignored.
pub(crate) fn check(model: &Model, input: &Map<String, Value>) -> Result<Map<String, Value>, Refusal> {
    let mut violations = Vec::new();
    let kept = walk(model.root, model.fields, input, &mut violations);
    if violations.is_empty() { Ok(kept) } else { Err(Refusal::Invalid(violations)) }
}

/// A field that [`check`] has found to be text.
pub(crate) fn text<'a>(checked: &'a Map<String, Value>, name: &str) -> &'a str {
    checked.get(name).and_then(Value::as_str).unwrap_or_default()
}

const fn address(first_line_required: bool) -> [Field; 10] {
    [
        Field { name: "address1", shape: Shape::Text, required: first_line_required },
        optional("address2", Shape::Text),
        optional("suburb", Shape::Text),
        optional("city", Shape::Text),
        optional("state", Shape::Text),
        optional("postOrZipCode", Shape::Text),
        optional("country", Shape::Text),
        optional("timezone", Shape::Text),
        optional("latitude", Shape::Number),
        optional("longitude", Shape::Number),
    ]
}

fn walk(
    path: &str,
    fields: &[Field],
    input: &Map<String, Value>,
    violations: &mut Vec<Violation>,
) -> Map<String, Value> {
    let mut kept = Map::new();
    for field in fields {
        let path = format!("{path}.{}", field.name);
        match (field.shape, input.get(field.name).filter(|value| !value.is_null())) {
            (Shape::Group(inner), None) => {
                walk(&path, inner, &Map::new(), violations);
            }
            (Shape::Group(inner), Some(Value::Object(object))) => {
                kept.insert(field.name.to_owned(), walk(&path, inner, object, violations).into());
            }
            (_, None) if field.required => violations.push(Violation { path, message: "must not be null" }),
            (_, None) => {}
            (shape, Some(value)) if shape.admits(value) => {
                kept.insert(field.name.to_owned(), value.clone());
            }
            (shape, Some(_)) => violations.push(Violation { path, message: shape.demand() }),
        }
    }
    kept
}

impl Shape {
    fn admits(self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Number => value.is_number(),
            Self::Flag => value.is_boolean(),
            Self::Group(_) => value.is_object(),
        }
    }

    /// The vendor's wording for a wrong type is not known: a GUESS in the style of the one that is.
    fn demand(self) -> &'static str {
        match self {
            Self::Text => "must be a string",
            Self::Number => "must be a number",
            Self::Flag => "must be a boolean",
            Self::Group(_) => "must be an object",
        }
    }
}
