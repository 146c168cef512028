//! What says whose client it is, and where that is: for a marketplace these belong together, and come from one source.
//!
//! Taken one by one, the name of one marketplace could meet the credentials of another, and those its server.

use super::settings::Settings;
use crate::error::Error;
use crate::maestrano::configured;
use crate::operation::System;

/// A source of settings, and what it is called.
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    pub(super) settings: &'a mut Settings,
}

/// Leaves what belongs together to the first source that gives any of it, and tells what its configuration says.
pub(super) fn whole(mut sources: [Source<'_>; 3], system: System) -> Result<Settings, Error> {
    let Some(first) = sources.iter().position(|source| has_any(source.settings)) else {
        return Ok(Settings::default());
    };
    let giver = &sources[first];
    let configuration = giver.settings.configuration.as_ref();
    let told = configuration.map(|json| configured(json.expose(), system)).transpose()?.unwrap_or_default();
    for (field, given, told) in [
        ("marketplace", &giver.settings.marketplace, &told.marketplace),
        ("api_id", &giver.settings.api_id, &told.api_id),
    ] {
        if let (Some(given), Some(told)) = (given, told)
            && given != told
        {
            return Err(Error::config(format!(
                "{field} is {given:?}, and in the configuration {told:?}; leave it out, or give the configuration of that marketplace"
            )));
        }
    }
    let key = giver.settings.api_key.as_ref().zip(told.api_key.as_ref());
    if key.is_some_and(|(given, told)| given.expose() != told.expose()) {
        return Err(Error::config("api_key is another than in the configuration; leave it out"));
    }
    let named = giver.settings.marketplace.clone().or_else(|| told.marketplace.clone());
    let place = giver.name.to_owned();
    let (before, after) = sources.split_at_mut(first);
    // What comes before gives a name at most, and it has to be the name of what it goes with.
    let other = before
        .iter()
        .find(|source| source.settings.marketplace.is_some() && source.settings.marketplace != named);
    if let Some(Source { name, settings: Settings { marketplace: Some(other), .. } }) = other {
        let whose = named.map_or_else(|| "no name".to_owned(), |name| format!("{name:?}"));
        return Err(Error::config(format!(
            "marketplace is {other:?} by {name}, but its credentials or its place come from {place}, where it has {whose}; give all \
             of them in one place"
        )));
    }
    after.iter_mut().skip(1).for_each(|source| forget(source.settings));
    Ok(told)
}

fn has_any(settings: &Settings) -> bool {
    let texts = [&settings.base_url, &settings.path_prefix, &settings.api_id];
    texts.into_iter().any(Option::is_some) || settings.configuration.is_some() || settings.api_key.is_some()
}

fn forget(settings: &mut Settings) {
    let Settings { marketplace, base_url, path_prefix, api_id, .. } = settings;
    for text in [marketplace, base_url, path_prefix, api_id] {
        *text = None;
    }
    (settings.configuration, settings.configuration_file) = (None, None);
    (settings.api_key, settings.api_key_file) = (None, None);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn configuration(name: &str) -> String {
        let api = json!({ "id": format!("app-{name}"), "key": "k", "host": "https://a.example", "base": "/api/v1/" });
        json!({ "marketplace": name, "api": api }).to_string()
    }

    fn settled(all: [serde_json::Value; 3]) -> Result<([Settings; 3], Settings), Error> {
        let mut all = all.map(|one| serde_json::from_value::<Settings>(one).unwrap());
        let [code, environment, profile] = &mut all;
        let sources = [("code", code), ("environment", environment), ("profile", profile)];
        let told = whole(sources.map(|(name, settings)| Source { name, settings }), System::Maestrano)?;
        Ok((all, told))
    }

    #[test]
    fn nothing_of_one_marketplace_meets_anything_of_another() {
        let one = json!({ "configuration": configuration("one") });
        let other =
            json!({ "base_url": "https://b.example", "api_key": "x", "api_id": "y", "path_prefix": "/z" });
        let (left, told) = settled([one.clone(), json!({}), other.clone()]).unwrap();
        assert_eq!(told.api_id.as_deref(), Some("app-one"));
        assert!(!has_any(&left[2]) && has_any(&left[0]));
        let (left, _) = settled([json!({ "timeout_ms": 5 }), other.clone(), one.clone()]).unwrap();
        assert!(has_any(&left[1]) && !has_any(&left[2]));
        let (_, told) = settled([json!({ "marketplace": "one" }), one.clone(), json!({})]).unwrap();
        assert_eq!(told.marketplace.as_deref(), Some("one"));
        // Who gives all of it needs no other's name, nor has to agree with one.
        let named = json!({ "marketplace": "two", "timeout_ms": 5 });
        for given in [one.clone(), other.clone()] {
            let (left, _) = settled([given, named.clone(), named.clone()]).unwrap();
            assert!(
                left[1..].iter().all(|source| source.marketplace.is_none() && source.timeout_ms == Some(5))
            );
        }
        for wrong in [
            [json!({ "marketplace": "two" }), one.clone(), json!({})],
            [json!({ "marketplace": "two" }), other.clone(), json!({})],
            [json!({ "marketplace": "two", "configuration": configuration("one") }), json!({}), json!({})],
            [json!({ "api_id": "y", "configuration": configuration("one") }), json!({}), json!({})],
            [json!({ "api_key": "y", "configuration": configuration("one") }), json!({}), json!({})],
            [json!({ "marketplace": "two" }), json!({}), other.clone()],
        ] {
            assert!(settled(wrong.clone()).is_err(), "{wrong:?}");
        }
    }
}
