//! Answers in which a record or a list stands under its name, and errors in the forms in which such an API has them: a list of
//! objects, fields with their messages, or a bare text.

use std::collections::BTreeMap;

use http::StatusCode;
use serde_json::Value;
use serde_json::value::RawValue;

use super::data;
use super::read::{Envelope, MOST_VIOLATIONS, Refusal, check_text, text};
use crate::error::Violation;

/// What is said where an answer says only which fields are wrong.
pub(super) const REFUSED: &str = "the API refused it";
/// The longest text by itself that is taken for a message.
const LONGEST_TEXT: usize = 500;

/// Reads an answer, or says why it is none. One that has errors is a refusal, also with a status that says otherwise.
pub(super) fn read(status: StatusCode, bytes: &[u8]) -> Result<Envelope<'_>, String> {
    let body = check_text(bytes)?.trim();
    if !status.is_success() {
        return refused(body);
    }
    let is_refusal = match members(body) {
        Ok(members) => {
            members.get("errors").is_some_and(|errors| !matches!(errors.get(), "null" | "[]" | "{}"))
        }
        // It may be any JSON.
        Err(_) if body.starts_with('[') => {
            serde_json::from_str::<serde::de::IgnoredAny>(body)
                .map_err(|error| format!("is no JSON: {error}"))?;
            false
        }
        Err(why) => return Err(why),
    };
    if is_refusal { refused(body) } else { Ok(Envelope::Ok(Some(body))) }
}

/// The record of that name in an answer about one: or, as names come in the plural and not, the only record there is.
pub(crate) fn under<'a>(body: &'a str, name: &str) -> Result<&'a str, String> {
    let members = members(body)?;
    if let Some(record) = members.get(name).map(|value| value.get()) {
        return if record.starts_with('{') { Ok(record) } else { Err(format!("has no entity under {name}")) };
    }
    // What has an id of its own is a record by itself, or something else; nothing in it is the one that was asked for.
    let mut records = members.values().map(|value| value.get()).filter(|value| value.starts_with('{'));
    match (records.next(), records.next()) {
        (Some(record), None) if members.len() == 1 => Ok(record),
        _ => Err(format!("has no entity under {name}")),
    }
}

/// The list of that name, as it stands.
pub(crate) fn list_under<'a>(body: &'a str, name: &str) -> Result<Option<&'a str>, String> {
    let list = members(body)?.get(name).map(|value| value.get());
    match list {
        Some(list) if !list.starts_with('[') => Err(format!("has no list under {name}")),
        list => Ok(list),
    }
}

/// What a refusal says, in whichever form.
pub(super) fn refused(body: &str) -> Result<Envelope<'static>, String> {
    let Ok(value) = serde_json::from_str::<Value>(body) else {
        let is_message = body.len() <= LONGEST_TEXT && !body.contains('<');
        return if is_message {
            Ok(Envelope::Failed(Refusal { message: Some(body.to_owned()), ..Refusal::default() }))
        } else {
            Err("is no JSON".to_owned())
        };
    };
    if let Some(list) = value["errors"].as_array() {
        return Ok(Envelope::Failed(listed(list)));
    }
    if let Some(message) = text(&value) {
        return Ok(Envelope::Failed(Refusal { message: Some(message), ..Refusal::default() }));
    }
    let refusal = data::refusal(&value).ok_or_else(|| "has no error in it".to_owned())?;
    Ok(match refusal {
        Envelope::Failed(refusal) if refusal.message.is_none() => {
            Envelope::Failed(Refusal { message: Some(REFUSED.to_owned()), ..refusal })
        }
        // Such an API has no codes of OAuth's.
        Envelope::OAuth(message) => {
            Envelope::Failed(Refusal { message: Some(message), ..Refusal::default() })
        }
        other => other,
    })
}

/// `[{"id", "href", "status", "code", "title", "detail"}]`: the first one says what is wrong, all are told.
fn listed(list: &[Value]) -> Refusal {
    let message = |error: &Value| {
        let mut told: Vec<_> =
            ["title", "detail", "message"].iter().filter_map(|name| text(&error[*name])).collect();
        told.dedup();
        if told.is_empty() { text(error).unwrap_or_else(|| error.to_string()) } else { told.join(": ") }
    };
    let violations = list.iter().skip(usize::from(list.len() == 1)).take(MOST_VIOLATIONS);
    let violation = |error: &Value| Violation {
        path: text(&error["href"]).or_else(|| text(&error["id"])).unwrap_or_default(),
        message: message(error),
    };
    Refusal {
        code: list.first().and_then(|error| text(&error["code"])),
        message: list.first().map(message),
        violations: violations.map(violation).collect(),
        request_id: None,
        ..Refusal::default()
    }
}

fn members(body: &str) -> Result<BTreeMap<String, &RawValue>, String> {
    if !body.starts_with('{') {
        return Err("is no JSON object".to_owned());
    }
    serde_json::from_str(body).map_err(|error| format!("is no JSON: {error}"))
}
