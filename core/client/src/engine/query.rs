//! The parameters of a query, out of JSON.

use serde_json::{Map, Value};
use url::form_urlencoded::Serializer;

/// A query out of JSON: a text, a number or a boolean is a parameter, a list of them one that is repeated, and an object one
/// with a name in brackets for each member (`filter[orderNo]`). What is null is left out.
pub(crate) fn encode(parameters: &Map<String, Value>) -> Result<String, String> {
    let mut query = Serializer::new(String::new());
    for (name, value) in parameters {
        match value {
            Value::Object(members) => {
                for (member, value) in members {
                    add(&mut query, &format!("{name}[{member}]"), value)?;
                }
            }
            value => add(&mut query, name, value)?,
        }
    }
    Ok(query.finish())
}

fn add(query: &mut Serializer<'_, String>, name: &str, value: &Value) -> Result<(), String> {
    for value in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
        match value {
            Value::Null => {}
            Value::String(text) => {
                query.append_pair(name, text);
            }
            Value::Number(_) | Value::Bool(_) => {
                query.append_pair(name, &value.to_string());
            }
            _ => {
                return Err(format!(
                    "query {name:?} has to be a text, a number or a boolean, or a list of them"
                ));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(json: &Value) -> Result<String, String> {
        encode(json.as_object().unwrap())
    }

    #[test]
    fn parameters_are_flat_on_the_wire() {
        let given = json!({"a": "1 2", "b": null, "filter": {"orderNo:gt": 7, "x": true}, "z": [1, "2"]});
        assert_eq!(of(&given).unwrap(), "a=1+2&filter%5BorderNo%3Agt%5D=7&filter%5Bx%5D=true&z=1&z=2");
        assert!(of(&json!({"a": {"b": {}}})).is_err());
        assert!(of(&json!({"a": [[]]})).is_err());
    }
}
