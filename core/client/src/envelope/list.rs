//! Lists, whose shape the documentation does not show.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// The array in a body that should be a list: the body itself, or the only array among the members of an object.
///
/// A bare array is the simplest reading of the documentation; an object around it is the usual alternative. Both are
/// inferred, so both are taken; two arrays side by side are not guessed at.
pub(crate) fn bare(body: &str) -> Result<&str, String> {
    if body.starts_with('[') {
        return Ok(body);
    }
    let members: BTreeMap<String, &RawValue> =
        serde_json::from_str(body).map_err(|_| "is neither a list nor an object with one".to_owned())?;
    let mut arrays = members.values().map(|value| value.get()).filter(|value| value.starts_with('['));
    match (arrays.next(), arrays.next()) {
        (Some(array), None) => Ok(array),
        (None, _) => Err("has no list in it".to_owned()),
        (Some(_), Some(_)) => Err("has several lists in it".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_found_where_it_is_the_only_one() {
        assert_eq!(bare("[1]"), Ok("[1]"));
        assert_eq!(bare(r#"{"total":1,"companies":[1]}"#), Ok("[1]"));
        for wrong in ["{}", "7", r#"{"a":[],"b":[]}"#] {
            assert!(bare(wrong).is_err(), "{wrong}");
        }
    }
}
