//! A webhook from JSON.

use serde_json::Value;

use super::{MaestranoEvent, MaestranoWebhook, WebhookCredentials, is_plain};
use crate::fields::{Fields, Misfit, choice};

const KNOWN: &[&str] = &[
    "url",
    "marketplace",
    "event",
    "group",
    "user",
    "groups",
    "collections",
    "each",
    "body",
    "credentials",
    "times",
    "reversed",
];
const EVENTS: &[&str] = &["group_removed", "group_user_removed", "entities", "body"];
const CREDENTIALS: [(&str, WebhookCredentials); 4] = [
    ("right", WebhookCredentials::Right),
    ("wrong", WebhookCredentials::Wrong),
    ("missing", WebhookCredentials::Missing),
    ("other", WebhookCredentials::Other),
];
/// What is told where nothing else is asked for.
const USUAL: [&str; 2] = ["organizations", "people"];
const MOST_TIMES: u64 = 1_000;

impl MaestranoWebhook {
    /// Reads one from JSON that has been parsed.
    pub(crate) fn read(value: &Value) -> Result<Self, Misfit> {
        let fields = Fields::open(value, String::new(), KNOWN)?;
        let needed = |key| fields.text(key)?.ok_or_else(|| fields.bad(key, "is missing"));
        let times = fields.number("times", 1..=MOST_TIMES)?.unwrap_or(1);
        Ok(Self {
            credentials: credentials(&fields)?,
            times: u32::try_from(times).unwrap_or(1),
            reversed: flag(&fields, "reversed")?,
            ..Self::new(needed("url")?, needed("marketplace")?, event(&fields)?)
        })
    }
}

fn event(fields: &Fields<'_>) -> Result<MaestranoEvent, Misfit> {
    // Ids go into a path as they are.
    let id = |key| match fields.text(key)?.ok_or_else(|| fields.bad(key, "is missing"))? {
        text if is_plain(text) => Ok(text.to_owned()),
        _ => Err(fields.bad(key, "must be of letters, digits, dashes, dots and underscores")),
    };
    let given = fields.text("event")?.unwrap_or_default();
    match given {
        "group_removed" => Ok(MaestranoEvent::GroupRemoved { group: id("group")? }),
        "group_user_removed" => {
            Ok(MaestranoEvent::GroupUserRemoved { group: id("group")?, user: id("user")? })
        }
        "entities" => Ok(MaestranoEvent::Entities {
            groups: texts(fields, "groups")?,
            collections: match texts(fields, "collections")? {
                none if none.is_empty() => USUAL.map(str::to_owned).into(),
                some => some,
            },
            each: flag(fields, "each")?,
        }),
        "body" => Ok(MaestranoEvent::Body(fields.required("body")?.clone())),
        _ => Err(fields.bad("event", &format!("cannot be {given:?}{}", choice(given, EVENTS)))),
    }
}

fn credentials(fields: &Fields<'_>) -> Result<WebhookCredentials, Misfit> {
    let Some(text) = fields.text("credentials")? else { return Ok(WebhookCredentials::Right) };
    let found = CREDENTIALS.iter().find(|(name, _)| *name == text).map(|(_, credentials)| *credentials);
    let names = CREDENTIALS.map(|(name, _)| name);
    found.ok_or_else(|| fields.bad("credentials", &format!("cannot be {text:?}{}", choice(text, &names))))
}

fn flag(fields: &Fields<'_>, key: &str) -> Result<bool, Misfit> {
    fields
        .get(key)
        .map_or(Ok(false), |value| value.as_bool().ok_or_else(|| fields.bad(key, "must be a boolean")))
}

fn texts(fields: &Fields<'_>, key: &str) -> Result<Vec<String>, Misfit> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let texts: Option<Vec<_>> = fields.list(key)?.iter().map(text).collect();
    texts.ok_or_else(|| fields.bad(key, "must be an array of strings"))
}
