//! Which fields the connected systems require, as the vendor's page on platform validation has them.

use serde_json::Value;

use super::entities::{ASSETS, Act, Entity, PURCHASE_ORDERS, SERVICE_REQUESTS, WORK_ORDERS};
use super::records::Record;
use super::refusal::Violations;

/// One system's rule.
struct Rule {
    provider: &'static str,
    path: &'static str,
    act: Act,
    fields: &'static [&'static str],
}

const RULES: &[Rule] = &[
    rule("emaint", WORK_ORDERS, Act::Create, &["assetKey", "title", "scheduledAt"]),
    rule("emaint", SERVICE_REQUESTS, Act::Create, &["userRequestedKey", "title"]),
    rule("maintain-x", WORK_ORDERS, Act::Create, &["siteKey", "title"]),
    rule("maintain-x", WORK_ORDERS, Act::Update, &["siteKey", "title"]),
    rule("inextia", WORK_ORDERS, Act::Create, &["assetKey", "title", "severity", "scheduledAt"]),
    rule("infor-e", WORK_ORDERS, Act::Create, &["assetKey", "title"]),
    rule("infor-e", WORK_ORDERS, Act::Update, &["assetKey"]),
    rule("infor-e", ASSETS, Act::Update, &["name"]),
    rule("upkeep", WORK_ORDERS, Act::Create, &["assetKey", "title", "severity", "scheduledAt"]),
    rule(
        "service-channel",
        WORK_ORDERS,
        Act::Create,
        &["organizationKey", "siteKey", "accountKey", "title", "description", "severity", "scheduledAt"],
    ),
];

const fn rule(provider: &'static str, path: &'static str, act: Act, fields: &'static [&'static str]) -> Rule {
    Rule { provider, path, act, fields }
}

/// Complaints about what is missing, in the words of the framework that the specification leaks (INFERRED).
pub(crate) fn missing(provider: &str, entity: &Entity, act: Act, input: &Record) -> Violations {
    let rules =
        RULES.iter().filter(|rule| rule.provider == provider && rule.path == entity.path && rule.act == act);
    let fields = rules.flat_map(|rule| rule.fields.iter().copied());
    let is_missing = |field: &&str| match input.get(*field) {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(_) => false,
    };
    let complaint = |field: &str| (field.to_owned(), vec![format!("The {field} field is required.")]);
    let mut complaints: Violations = fields.filter(is_missing).map(complaint).collect();
    // The one member of any update that is published as not nullable.
    let update = entity.path == PURCHASE_ORDERS && act == Act::Update;
    if update && input.get("code").is_some_and(Value::is_null) {
        complaints.extend([complaint("code")]);
    }
    complaints
}
