//! Fields that no documentation has, to see that clients keep what they do not know.

use serde_json::{Map, Value, json};

use crate::answer::Answer;

/// Puts such fields into every entity of a good answer.
pub(crate) fn add(answer: Answer) -> Answer {
    let Ok(Value::Object(mut envelope)) = serde_json::from_slice(&answer.body) else { return answer };
    match envelope.get_mut("body") {
        Some(Value::Object(entity)) => extend(entity),
        Some(Value::Array(entities)) => entities.iter_mut().filter_map(Value::as_object_mut).for_each(extend),
        _ => return answer,
    }
    match serde_json::to_vec(&envelope) {
        Ok(body) => Answer { body: body.into(), ..answer },
        Err(_) => answer,
    }
}

/// Puts them into one entity.
pub(crate) fn extend(entity: &mut Map<String, Value>) {
    entity.insert("sandboxText".to_owned(), "not in any documentation – é".into());
    entity.insert("sandboxNumber".to_owned(), json!(17.25));
    entity.insert("sandboxObject".to_owned(), json!({"list": [1, "two", null, true], "inner": {"deep": {}}}));
}
