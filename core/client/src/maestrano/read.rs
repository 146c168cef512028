//! From the platform's answer to marketplaces.
//!
//! Documented is a list; another page of the documentation shows one object in its place, and a fixture of the vendor's one bare
//! marketplace. What of a marketplace has to be there at once is its name only; of what every use needs it is told if it is
//! missing.

use std::collections::HashMap;

use makokit_limits::Moment;
use serde_json::{Map, Value};

use super::fields::{kind, no_text};
use super::marketplace::Marketplace;
use super::marketplaces::{Finding, Marketplaces};
use crate::error::Error;

/// The parts of a marketplace; each is an object, if it is there.
const SECTIONS: &[&str] = &["app", "api", "sso", "connec", "webhooks"];
/// The longest name that is one.
const LONGEST_NAME: usize = 200;

/// The marketplaces in a good answer, or why there are none to be found.
pub(super) fn read(body: &str, loaded_at: Moment) -> Result<Marketplaces, String> {
    let value: Value = serde_json::from_str(body).map_err(|error| format!("is no JSON: {error}"))?;
    let Value::Object(mut extra) = value else { return Err(format!("is {}", kind(&value))) };
    let values = match extra.remove("marketplaces") {
        Some(Value::Array(all)) => all,
        Some(one @ Value::Object(_)) => vec![one],
        Some(other) => return Err(format!("has marketplaces that are {}", kind(&other))),
        None if extra.contains_key("marketplace") => vec![Value::Object(std::mem::take(&mut extra))],
        None => return Err("has no marketplaces".to_owned()),
    };
    let were_some = !values.is_empty();
    let (all, findings) = judged(values);
    match findings.first() {
        Some(finding) if were_some && all.is_empty() => {
            Err(format!("has no marketplace that can be used: {finding}"))
        }
        _ => Ok(Marketplaces { all, findings, extra, loaded_at }),
    }
}

/// One marketplace by itself.
pub(super) fn of_json(json: &str) -> Result<Marketplace, String> {
    // What is wrong with it is told without what it holds.
    let value = serde_json::from_str(json).map_err(|error| format!("is no JSON: {error}"))?;
    one(value)
}

/// The marketplaces that can be used, and what is wrong with these and the others.
fn judged(values: Vec<Value>) -> (Vec<Marketplace>, Vec<Finding>) {
    let all: Vec<_> = values.into_iter().map(one).collect();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for one in all.iter().flatten() {
        *counts.entry(one.name()).or_default() += 1;
    }
    let mut findings = Vec::new();
    let mut tell = |place, marketplace: Option<&Marketplace>, message, left_out| {
        let marketplace = marketplace.map(|marketplace| marketplace.name().to_owned());
        findings.push(Finding { place, marketplace, message, left_out });
    };
    let mut good = Vec::new();
    for (place, one) in all.iter().enumerate() {
        match one {
            Err(message) => tell(place, None, message.clone(), true),
            // Nobody can tell which one is meant, and the wrong one is another tenant.
            Ok(one) if counts.get(one.name()).is_some_and(|count| *count > 1) => {
                tell(place, Some(one), "the answer has several of this name".to_owned(), true);
            }
            Ok(one) => {
                for message in lacks(one) {
                    tell(place, Some(one), message, false);
                }
                good.push(one.clone());
            }
        }
    }
    (good, findings)
}

fn one(value: Value) -> Result<Marketplace, String> {
    let Value::Object(fields) = value else {
        return Err(format!("it has to be an object, not {}", kind(&value)));
    };
    let name = name(&fields)?;
    Ok(Marketplace::new(name, fields))
}

fn name(fields: &Map<String, Value>) -> Result<String, String> {
    match fields.get("marketplace") {
        Some(Value::String(name)) if name.trim().is_empty() => {
            Err("its name (marketplace) is empty".to_owned())
        }
        Some(Value::String(name)) if name.len() > LONGEST_NAME || name.chars().any(char::is_control) => {
            Err("its name (marketplace) is too long, or holds a control character".to_owned())
        }
        Some(Value::String(name)) => Ok(name.clone()),
        Some(other) => Err(format!("its name (marketplace) {}", no_text(other))),
        None => Err("its name (marketplace) is missing".to_owned()),
    }
}

/// What a marketplace lacks that every use of it needs, or has in a form that is none.
pub(super) fn lacks(marketplace: &Marketplace) -> Vec<String> {
    let sections = SECTIONS.iter().filter_map(|section| Some((section, marketplace.json().get(*section)?)));
    let misshapen = sections.filter(|(_, value)| !value.is_object() && !value.is_null());
    let misshapen =
        misshapen.map(|(section, value)| format!("{section} has to be an object, not {}", kind(value)));
    let api = marketplace.api();
    let needed = [api.id().err(), marketplace.key().err(), api.host().err()];
    let about = marketplace.about();
    let told = |error: Error| {
        let message = &error.facts().message;
        message.strip_prefix(&about).unwrap_or(message).to_owned()
    };
    misshapen.chain(needed.into_iter().flatten().map(told)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(value: &Value) -> Result<Marketplaces, String> {
        read(&value.to_string(), Moment::ZERO)
    }

    fn good(name: &str) -> Value {
        json!({"marketplace": name, "api": {"id": "app-1", "key": "k3y", "host": "https://a.example"}})
    }

    #[test]
    fn a_list_an_object_and_a_bare_marketplace_are_taken() {
        let list = of(&json!({"marketplaces": [good("b"), good("a")], "more": 1})).unwrap();
        assert_eq!(list.names().collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!((list.findings(), &list.extra()["more"]), (&[][..], &json!(1)));
        for one in [json!({"marketplaces": good("a")}), good("a")] {
            let one = of(&one).unwrap();
            assert_eq!((one.len(), one.marketplace("a").unwrap().expose_json()), (1, good("a")));
        }
        assert!(of(&json!({"marketplaces": []})).unwrap().is_empty());
    }

    #[test]
    fn anything_else_is_none() {
        for (value, why) in [
            (json!([good("a")]), "is a list"),
            (json!({}), "has no marketplaces"),
            (json!({"marketplaces": "a"}), "marketplaces that are a text"),
            (json!({"marketplaces": null}), "marketplaces that are null"),
            (
                json!({"marketplaces": [1]}),
                "has no marketplace that can be used: marketplaces[0]: it has to be an object",
            ),
            (json!({"marketplace": 7}), "(marketplace) has to be a text, not a number"),
        ] {
            let told = of(&value).unwrap_err();
            assert!(told.contains(why), "{told} should contain {why}");
        }
    }

    #[test]
    fn a_bad_one_does_not_take_the_others_with_it() {
        let keyless =
            json!({"marketplace": "keyless", "api": {"id": "app-2", "key": 7, "host": "nowhere"}, "sso": []});
        let all = json!([1, good("twice"), good("a"), keyless, good("twice"), {"marketplace": " "}]);
        let set = of(&json!({ "marketplaces": all })).unwrap();
        assert_eq!(set.names().collect::<Vec<_>>(), ["a", "keyless"]);
        let told: Vec<_> = set.findings().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "marketplaces[0]: it has to be an object, not a number (left out)",
                "marketplace twice: the answer has several of this name (left out)",
                "marketplace keyless: sso has to be an object, not a list",
                "marketplace keyless: api.key has to be a text; set it at the developer platform, then refresh",
                "marketplace keyless: api.host is no URL: relative URL without a base; it looks like \
                 https://api.example.com; set it at the developer platform, then refresh",
                "marketplace twice: the answer has several of this name (left out)",
                "marketplaces[5]: its name (marketplace) is empty (left out)",
            ]
        );
        let missing = set.marketplace("twice").unwrap_err().to_string();
        assert!(
            missing.contains("was left out: the answer has several")
                && missing.contains("there are: a, keyless")
        );
        let other = set.marketplace("b").unwrap_err().to_string();
        assert!(other.contains("there is no marketplace \"b\"; there are: a, keyless"), "{other}");
        assert_eq!(set.marketplace("keyless").unwrap().expose_json(), keyless);
    }

    #[test]
    fn what_may_be_a_key_is_masked_and_all_else_is_as_it_came() {
        let shown = |api: Value| {
            let one = json!({"marketplace": "a", "nid": 7, "api": api});
            of(&one).unwrap().marketplace("a").unwrap().masked_json()
        };
        for (api, masked) in [
            (json!({"id": "i", "key": "k3y"}), json!({"id": "i", "key": "***"})),
            (json!({"key": ["k3y"]}), json!({"key": "***"})),
            (json!({"id": "i"}), json!({"id": "i"})),
            (json!(["k3y"]), json!("***")),
            (json!("k3y"), json!("***")),
            (json!(null), json!(null)),
        ] {
            assert_eq!(shown(api), json!({"marketplace": "a", "nid": 7, "api": masked}));
        }
    }
}
