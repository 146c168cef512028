//! Sending webhooks as the vendors do, and asking how that went.

use serde_json::{Value, json};

use super::makini::{read, word};
use super::{Asked, found, misfit};
use crate::answer::Answer;
use crate::fields::{Fields, Misfit, choice};
use crate::makini::webhook::{self, EVENTS, MakiniWebhook, WebhookFault};

/// What webhooks may say.
const WEBHOOK: &[&str] = &["url", "event", "connection", "secret", "count", "faults"];
/// The most at once.
const MOST_WEBHOOKS: u64 = 1_000;
const WEBHOOK_CURE: &str = r#"send {"url": "http://127.0.0.1:8080/hook", "event": "sync.completed", "connection": "219", "secret": "…"}"#;

const FAULTS: &[(&str, WebhookFault)] = &[
    ("duplicate", WebhookFault::Duplicate),
    ("reorder", WebhookFault::Reorder),
    ("bad_signature", WebhookFault::BadSignature),
    ("missing_signature", WebhookFault::MissingSignature),
    ("altered_body", WebhookFault::AlteredBody),
];

pub(super) fn list(asked: &Asked<'_>) -> Answer {
    found(&json!({"deliveries": asked.room.outbox.deliveries()}))
}

pub(super) fn send(asked: &Asked<'_>) -> Answer {
    let sent = read(asked.body).and_then(|body| webhook(&body)).and_then(|webhook| {
        let sent = webhook::send(asked.room, &webhook);
        sent.map_err(|(field, problem)| Misfit::new(field.to_owned(), &problem))
    });
    match sent {
        Ok(ids) => found(&json!({"ids": ids})),
        Err(error) => misfit(&error.field, &error.told("the body"), WEBHOOK_CURE),
    }
}

fn webhook(body: &Value) -> Result<MakiniWebhook, Misfit> {
    let fields = Fields::open(body, String::new(), WEBHOOK)?;
    let text = |key| fields.text(key)?.ok_or_else(|| fields.bad(key, "is missing"));
    let event = word(&fields, "event", EVENTS)?.ok_or_else(|| fields.bad("event", "is missing"))?;
    let fault = |value: &Value| {
        let meant = FAULTS.iter().find(|(name, _)| value == name).map(|(_, fault)| *fault);
        let names: Vec<_> = FAULTS.iter().map(|(name, _)| *name).collect();
        let given = value.as_str().unwrap_or_default();
        meant.ok_or_else(|| fields.bad("faults", &format!("cannot have {value}{}", choice(given, &names))))
    };
    Ok(MakiniWebhook {
        count: fields
            .number("count", 1..=MOST_WEBHOOKS)?
            .and_then(|count| u32::try_from(count).ok())
            .unwrap_or(1),
        faults: fields.list("faults")?.iter().map(fault).collect::<Result<_, _>>()?,
        ..MakiniWebhook::new(text("url")?, event, text("connection")?, text("secret")?)
    })
}
