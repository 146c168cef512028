//! Asking for Maestrano's marketplaces and changing them.

use serde_json::{Value, json};

use super::{Asked, found, misfit};
use crate::answer::Answer;
use crate::fields::{Fields, Misfit, choice};
use crate::maestrano::{ConfigurationAnswer, Maestrano, MaestranoWebhook, MarketplaceChange};

const CURE: &str = "send one of {\"configuration\": \"object\", \"times\": 1}, {\"add\": \"new-telco\"}, \
                    {\"remove\": \"some-telco\"}, {\"rotate\": \"some-telco\"}, \
                    {\"change\": \"some-telco\", \"external_ids\": false}";

const WEBHOOK_CURE: &str = "send {\"url\": \"http://127.0.0.1:8080\", \"marketplace\": \"maestrano\", \
                            \"event\": \"group_removed\", \"group\": \"cld-4\"}";

/// What may be done; each is the field that names it.
const ACTIONS: &[&str] = &["configuration", "add", "remove", "rotate", "change"];

pub(super) fn tell(asked: &Asked<'_>) -> Answer {
    let state = asked.room.maestrano().state();
    found(&state)
}

/// Does one thing and tells how everything is then.
pub(super) fn change(asked: &Asked<'_>) -> Answer {
    let done = serde_json::from_slice(asked.body)
        .map_err(|error| Misfit::not_json(&error))
        .and_then(|value| act(&value, &mut asked.room.maestrano()));
    match done {
        Ok(()) => tell(asked),
        Err(error) => misfit(&error.field, &error.told("the body"), CURE),
    }
}

/// Sends a webhook; how it goes is asked for later.
pub(super) fn send(asked: &Asked<'_>) -> Answer {
    let sent = serde_json::from_slice(asked.body)
        .map_err(|error| Misfit::not_json(&error))
        .and_then(|value| MaestranoWebhook::read(&value))
        .and_then(|webhook| asked.room.maestrano().send_webhook(&webhook));
    match sent {
        Ok(ids) => found(&json!({"deliveries": ids})),
        Err(error) => misfit(&error.field, &error.told("the body"), WEBHOOK_CURE),
    }
}

pub(super) fn deliveries(asked: &Asked<'_>) -> Answer {
    let deliveries = asked.room.maestrano().courier.deliveries();
    found(&json!({"deliveries": deliveries}))
}

fn act(value: &Value, maestrano: &mut Maestrano) -> Result<(), Misfit> {
    let any = Fields::open_any(value, String::new())?;
    let Some((action, _)) = any.one_of(ACTIONS)? else {
        return Err(
            any.bad("configuration", &format!("is missing, and so are the others{}", choice("", ACTIONS)))
        );
    };
    let with: &[&str] = match action {
        "configuration" => &["times"],
        "change" => &["external_ids", "connec_errors", "next"],
        _ => &[],
    };
    let fields = Fields::open(value, String::new(), &[&[action], with].concat())?;
    if action == "configuration" {
        let answer = ConfigurationAnswer::read(&fields, "configuration")?.unwrap_or_default();
        maestrano.answer_configuration(answer, fields.number("times", 0..=u64::MAX)?);
        return Ok(());
    }
    let name = fields.text(action)?.unwrap_or_default();
    let done = match action {
        "add" => maestrano.add_marketplace(name).map(drop),
        "remove" => maestrano.remove_marketplace(name),
        "rotate" => maestrano.rotate_marketplace_key(name).map(drop),
        _ => maestrano.change_marketplace(name, wished(&fields)?).map(drop),
    };
    done.map_err(|error| fields.bad(action, error.problem()))
}

fn wished(fields: &Fields<'_>) -> Result<MarketplaceChange, Misfit> {
    let flag = |value: &Value| value.as_bool().ok_or_else(|| fields.bad("external_ids", "must be a boolean"));
    Ok(MarketplaceChange {
        external_ids: fields.get("external_ids").map(flag).transpose()?,
        connec_errors: one_of(fields, "connec_errors", &["list", "object"])?,
        next: one_of(fields, "next", &["good", "elsewhere", "repeated", "absent"])?,
    })
}

/// One of a few words, as what it stands for.
fn one_of<T: serde::de::DeserializeOwned>(
    fields: &Fields<'_>,
    key: &str,
    known: &[&str],
) -> Result<Option<T>, Misfit> {
    let Some(text) = fields.text(key)? else { return Ok(None) };
    let read = serde_json::from_value(text.into());
    read.map(Some).map_err(|_| fields.bad(key, &format!("cannot be {text:?}{}", choice(text, known))))
}
