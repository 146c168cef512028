//! The account API: groups, users, bills and resellers.

use http::StatusCode;
use serde_json::{Value, json};

use super::desk::Desk;
use super::market::Entity;
use super::refusal::Refusal;
use super::routes::{Action, Resource};
use crate::answer::Answer;

mod bills;
mod checks;
mod filters;

/// What the vendor's sandbox answers.
const PONG: &str = "Ping successful! (API Authentication successful)";

pub(crate) fn perform(
    desk: &mut Desk<'_>,
    market: usize,
    action: Action,
    id: &str,
) -> Result<Answer, Refusal> {
    match action {
        Action::List(resource) => Ok(list(desk, market, resource)),
        Action::Show(resource) => show(desk, market, resource, id),
        Action::Create(resource) => bills::create(desk, market, resource),
        Action::Cancel(resource) => bills::cancel(desk, market, resource, id),
        Action::ResellerGroups => reseller_groups(desk, market, id),
        _ => Ok(good(&json!({"msg": PONG}))),
    }
}

/// Everything that a marketplace has of a resource and the query lets through. There are no pages.
fn list(desk: &mut Desk<'_>, market: usize, resource: Resource) -> Answer {
    let mut query = desk.query.clone();
    // Where a group is a scope, an unknown one has nothing; so has one of another marketplace.
    let scoped = matches!(resource, Resource::Users | Resource::Bills | Resource::RecurringBills);
    let group = if scoped { query.remove("group_id").and_then(|it| it.into_iter().next()) } else { None };
    if group.as_deref().is_some_and(|group| !desk.has_group(market, group)) {
        return good(&json!([]));
    }
    let market = desk.market(market);
    let of_group =
        |entity: &&Entity| group.as_deref().is_none_or(|group| market.is_in(entity, resource, group));
    let found = market.entities(resource).into_iter().filter(of_group);
    let found: Vec<_> = found.filter(|entity| filters::admit(entity, &query)).cloned().collect();
    let found: Vec<_> = found.into_iter().map(|entity| desk.shown(entity)).collect();
    good(&found.into())
}

/// That an unknown id is told with 200 the vendor's sandbox has, and its SDKs expect it.
fn show(desk: &mut Desk<'_>, market: usize, resource: Resource, id: &str) -> Result<Answer, Refusal> {
    match desk.market(market).entity(resource, id).cloned() {
        Some(entity) => Ok(good(&desk.shown(entity))),
        None => Err(missing(desk, market, resource, id, StatusCode::OK)),
    }
}

fn reseller_groups(desk: &mut Desk<'_>, market: usize, id: &str) -> Result<Answer, Refusal> {
    if desk.market(market).entity(Resource::Resellers, id).is_none() {
        return Err(missing(desk, market, Resource::Resellers, id, StatusCode::OK));
    }
    let groups = desk.market(market).groups.clone();
    let groups: Vec<_> = groups.into_iter().map(|group| desk.shown(group)).collect();
    Ok(good(&groups.into()))
}

fn missing(desk: &mut Desk<'_>, market: usize, resource: Resource, id: &str, status: StatusCode) -> Refusal {
    desk.missed(market, resource, id);
    Refusal::new(status, "id", "does not exist")
}

fn good(data: &Value) -> Answer {
    Answer::json(StatusCode::OK, &json!({"success": true, "errors": {}, "data": data}))
}
