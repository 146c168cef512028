//! Bills of both kinds: making them and cancelling them. Nothing here is idempotent: a bill that is posted twice is
//! charged twice.

use http::StatusCode;
use serde_json::{Value, json};

use super::checks::Checks;
use super::{good, missing};
use crate::answer::Answer;
use crate::maestrano::desk::Desk;
use crate::maestrano::input;
use crate::maestrano::market::Entity;
use crate::maestrano::refusal::Refusal;
use crate::maestrano::routes::Resource;
use crate::maestrano::store::{take, written};

/// The periods of recurring bills in the answer's spelling, and how many of each a year has: no bill may recur more
/// seldom than once a year.
const PERIODS: &[(&str, i64)] = &[("day", 366), ("week", 53), ("semimonth", 1), ("month", 12), ("year", 1)];

pub(crate) fn create(desk: &mut Desk<'_>, market: usize, resource: Resource) -> Result<Answer, Refusal> {
    let input = input::read(desk.head, desk.body)?;
    let group = input.get("group_id").and_then(Value::as_str).unwrap_or_default();
    if !desk.has_group(market, group) {
        return Err(Refusal::bad("group_id", "does not exist or cannot be charged by your service"));
    }
    let mut checks = Checks::new(&input);
    let mut bill = common(&mut checks, group);
    let recurring = resource == Resource::RecurringBills;
    if recurring {
        recurrence(&mut checks, &mut bill, &written(desk.now));
    } else {
        single(&mut checks, &mut bill);
    }
    if !checks.problems.is_empty() {
        return Err(Refusal { status: StatusCode::BAD_REQUEST, errors: checks.problems, allow: None });
    }
    let bill = if recurring { add_recurring(desk, market, bill) } else { add(desk, market, bill) };
    Ok(good(&desk.shown(bill)))
}

/// Cancels what can be cancelled; once more does no harm.
pub(crate) fn cancel(
    desk: &mut Desk<'_>,
    market: usize,
    resource: Resource,
    id: &str,
) -> Result<Answer, Refusal> {
    let now = written(desk.now);
    let Some(bill) = desk.market(market).bill(resource, id) else {
        return Err(missing(desk, market, resource, id, StatusCode::BAD_REQUEST));
    };
    match bill.get("status").and_then(Value::as_str) {
        Some("cancelled") => {}
        Some("invoiced") => {
            return Err(Refusal::bad("status", "has already been set to invoiced and cannot be changed"));
        }
        _ => {
            bill.insert("status".to_owned(), "cancelled".into());
            bill.insert("updated_at".to_owned(), now.into());
        }
    }
    let bill = bill.clone();
    Ok(good(&desk.shown(bill)))
}

/// What bills of both kinds have.
fn common(checks: &mut Checks<'_>, group: &str) -> Entity {
    let price_cents = checks.required_integer("price_cents", 1);
    let description = checks.required_text("description");
    let currency = checks.text("currency").unwrap_or("AUD");
    if currency.len() != 3 || !currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
        checks.complain("currency", "is not included in the list");
    }
    let mut bill = Entity::new();
    bill.insert("group_id".to_owned(), group.into());
    bill.insert("price_cents".to_owned(), price_cents.into());
    bill.insert("status".to_owned(), "submitted".into());
    bill.insert("currency".to_owned(), currency.into());
    bill.insert("description".to_owned(), description.into());
    bill
}

fn single(checks: &mut Checks<'_>, bill: &mut Entity) {
    bill.insert("units".to_owned(), checks.positive("units").into());
    for field in ["period_started_at", "period_ended_at"] {
        bill.insert(field.to_owned(), checks.instant(field).map(written).into());
    }
    if let Some(third_party) = checks.flag("third_party") {
        bill.insert("third_party".to_owned(), third_party.into());
    }
}

/// The fields of a recurring bill. That a start in the past is taken follows the documentation, whose own sample would
/// be refused otherwise; the vendor's sandbox refuses one of more than an hour ago.
fn recurrence(checks: &mut Checks<'_>, bill: &mut Entity, now: &str) {
    let period = checks.text("period").unwrap_or("Month").to_ascii_lowercase();
    let frequency = checks.integer("frequency", 1).unwrap_or(1);
    match PERIODS.iter().find(|(name, _)| *name == period) {
        None => checks.complain("period", "is not included in the list"),
        Some((_, most)) if frequency > *most => {
            checks.complain("frequency", &format!("must be {most} or less for this period"));
        }
        Some(_) => {}
    }
    let cycles = checks.integer("cycles", 1);
    let start = checks.instant("start_date").map_or_else(|| now.to_owned(), written);
    let initial_cents = checks.integer("initial_cents", 0).unwrap_or(0);
    let fields = json!({
        "start_date": start,
        "period": period,
        "frequency": frequency,
        "cycles": cycles,
        "initial_cents": initial_cents,
        "last_execution_at": null,
        "next_execution_at": start,
        "remaining_cycles": cycles,
    });
    bill.extend(fields.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())));
}

fn add(desk: &mut Desk<'_>, market: usize, bill: Entity) -> Entity {
    let id = format!("bill-{}", take(&mut desk.store.numbers.bill));
    let bill = named(desk, "account_bill", &id, bill);
    desk.market(market).bills.push(bill.clone());
    bill
}

/// What is due at once is charged as a bill of its own.
fn add_recurring(desk: &mut Desk<'_>, market: usize, bill: Entity) -> Entity {
    let initial = bill.get("initial_cents").filter(|cents| cents.as_i64().is_some_and(|cents| cents > 0));
    if let Some(cents) = initial.cloned() {
        let text = |field: &str| bill.get(field).and_then(Value::as_str).unwrap_or_default();
        let description = format!("Initial: {}", text("description"));
        let at_once = json!({
            "group_id": text("group_id"), "price_cents": cents, "status": "submitted", "currency": text("currency"),
            "description": description, "units": null, "period_started_at": null, "period_ended_at": null,
        });
        add(desk, market, at_once.as_object().cloned().unwrap_or_default());
    }
    let id = format!("rbill-{}", take(&mut desk.store.numbers.recurring_bill));
    let bill = named(desk, "account_recurring_bill", &id, bill);
    desk.market(market).recurring_bills.push(bill.clone());
    bill
}

fn named(desk: &Desk<'_>, object: &str, id: &str, mut bill: Entity) -> Entity {
    let now = Value::from(written(desk.now));
    bill.insert("object".to_owned(), object.into());
    bill.insert("id".to_owned(), id.into());
    bill.insert("created_at".to_owned(), now.clone());
    bill.insert("updated_at".to_owned(), now);
    bill
}
