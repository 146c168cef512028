//! What a list's query lets through.

use std::cmp::Ordering;

use serde_json::Value;

use crate::maestrano::market::Entity;
use crate::pairs::Pairs;

/// A suffix of a parameter, and how a field must stand to the value. The longer ones go first.
const SUFFIXES: &[(&str, &[Ordering])] = &[
    ("_strictly_before", &[Ordering::Less]),
    ("_strictly_after", &[Ordering::Greater]),
    ("_strictly_greater_than", &[Ordering::Greater]),
    ("_strictly_lower_than", &[Ordering::Less]),
    ("_before", &[Ordering::Less, Ordering::Equal]),
    ("_after", &[Ordering::Greater, Ordering::Equal]),
    ("_greater_than", &[Ordering::Greater, Ordering::Equal]),
    ("_lower_than", &[Ordering::Less, Ordering::Equal]),
];

/// Whether an entity has what every parameter demands. A parameter that names no field lets nothing through.
pub(crate) fn admit(entity: &Entity, query: &Pairs) -> bool {
    query.iter().all(|(name, values)| {
        let (field, wanted) = demand(name);
        let (Some(field), Some(value)) = (entity.get(field), values.first()) else { return false };
        compare(field, value).is_some_and(|ordering| wanted.contains(&ordering))
    })
}

fn demand(name: &str) -> (&str, &'static [Ordering]) {
    let suffixed = SUFFIXES.iter().find_map(|(suffix, wanted)| Some((name.strip_suffix(suffix)?, *wanted)));
    suffixed.unwrap_or((name, &[Ordering::Equal]))
}

/// How a field stands to a text: as numbers, as instants, or as texts.
fn compare(field: &Value, text: &str) -> Option<Ordering> {
    match field {
        Value::Number(number) => number.as_f64()?.partial_cmp(&text.parse().ok()?),
        Value::String(field) => match (super::checks::instant(field), super::checks::instant(text)) {
            (Some(field), Some(text)) => Some(field.cmp(&text)),
            _ => Some(field.as_str().cmp(text)),
        },
        Value::Bool(flag) => (flag.to_string() == text).then_some(Ordering::Equal),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::pairs;

    fn admitted(query: &str) -> bool {
        let bill = json!({
            "status": "submitted", "price_cents": 2000, "units": null, "third_party": true,
            "created_at": "2015-06-03T05:00:33Z"
        });
        admit(bill.as_object().unwrap(), &pairs::parse(query))
    }

    #[test]
    fn every_suffix_has_its_meaning() {
        for good in [
            "",
            "status=submitted",
            "third_party=true",
            "price_cents=2000",
            "price_cents_greater_than=2000&price_cents_lower_than=2000",
            "price_cents_strictly_greater_than=1999.5&price_cents_strictly_lower_than=2001",
            "created_at_after=2015-06-03&created_at_before=2015-06-03T05:00:33.000Z",
            "created_at_strictly_after=2015-06-03T05:00:32Z",
            "created_at=2015-06-03T07:00:33%2B02:00",
        ] {
            assert!(admitted(good), "{good}");
        }
        for bad in [
            "status=invoiced",
            "colour=red",
            "noauth=true",
            "units=1",
            "price_cents_strictly_greater_than=2000",
            "price_cents_lower_than=many",
            "created_at_strictly_before=2015-06-03T05:00:33Z",
            "status=submitted&price_cents=1",
        ] {
            assert!(!admitted(bad), "{bad}");
        }
    }
}
