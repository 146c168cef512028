//! Connec!: the business data of a group, in collections.

use http::StatusCode;
use http::header::{ACCEPT, LOCATION};
use http::request::Parts;
use serde_json::{Value, json};

use super::desk::Desk;
use super::input as body;
use super::market::{Entity, NextLink};
use super::refusal::Refusal;
use super::routes::{Action, SINGULAR};
use super::store::written;
use crate::answer::Answer;
use crate::mako::head;
use crate::pairs::Pairs;
use query::Query;
use shelf::{COLLECTIONS, Shelves};

pub(super) mod batch;
pub(super) mod ids;
mod page;
mod query;
pub(super) mod shelf;

/// What a request, or one of a batch, asks for.
pub(crate) struct Asked<'a> {
    pub(crate) action: Action,
    pub(crate) group: &'a str,
    pub(crate) collection: &'a str,
    pub(crate) id: &'a str,
}

/// What has been done, as a request or one of a batch tells it.
pub(crate) struct Done {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
    location: Option<String>,
}

const JSON_API: &str = "application/vnd.api+json";

/// The body of a request that brings one.
pub(crate) fn input(desk: &Desk<'_>, action: Action) -> Result<Option<Entity>, Refusal> {
    let brings = matches!(action, Action::ConnecCreate | Action::ConnecUpdate);
    if brings { body::read(desk.head, desk.body).map(Some) } else { Ok(None) }
}

/// Does it, as the owner of the credentials.
pub(crate) fn perform(
    desk: &mut Desk<'_>,
    market: usize,
    asked: &Asked<'_>,
    query: &Pairs,
    input: Option<&Entity>,
) -> Result<Done, Refusal> {
    if !desk.has_group(market, asked.group) {
        return Err(Refusal::new(StatusCode::UNAUTHORIZED, "authentication", "Unauthorized Access"));
    }
    if asked.action == Action::ConnecIndex {
        return Ok(index(desk, asked.group));
    }
    // The route of what stands once has no segment for it.
    let collection = if asked.collection.is_empty() { SINGULAR } else { asked.collection };
    if collection != SINGULAR && !COLLECTIONS.contains(&collection) {
        return Err(Refusal::bad("resource", "Unknown Resource"));
    }
    let asked = Asked { collection, ..*asked };
    match asked.action {
        Action::ConnecCreate => create(desk, market, &asked, entity(collection, input)?),
        Action::ConnecUpdate => update(desk, market, &asked, entity(collection, input)?),
        Action::ConnecShow => show(desk, market, &asked),
        _ => list(desk, market, &asked, query),
    }
}

impl Done {
    fn ok(collection: &str, entity: Value) -> Self {
        Self {
            status: StatusCode::OK,
            body: Entity::from_iter([(collection.to_owned(), entity)]).into(),
            location: None,
        }
    }

    /// The answer in the media type that its client asks for; the two have the same body.
    pub(crate) fn into_answer(self, head: &Parts) -> Answer {
        let wants_json_api = head::text(head, ACCEPT.as_str()).is_some_and(|it| it.contains(JSON_API));
        let answer = if wants_json_api {
            Answer::new(self.status, JSON_API, self.body.to_string())
        } else {
            Answer::json(self.status, &self.body)
        };
        match self.location {
            Some(location) => answer.with_header(LOCATION, &location),
            None => answer,
        }
    }
}

/// Where everything of a group is.
fn index(desk: &Desk<'_>, group: &str) -> Done {
    let href = |name: &&str| json!({*name: {"href": url(desk, group, name)}});
    let links: Vec<_> = COLLECTIONS.iter().chain([&SINGULAR]).map(href).collect();
    Done { status: StatusCode::OK, body: json!({"_links": links}), location: None }
}

fn list(desk: &mut Desk<'_>, market: usize, asked: &Asked<'_>, given: &Pairs) -> Result<Done, Refusal> {
    let query = Query::read(given)?;
    let external = external_ids(desk, market);
    let mut found = shelves(desk, market, asked.group).records(asked.collection).to_vec();
    found.retain(|record| query.admits(record));
    query.sort(&mut found);
    let total = found.len();
    let page = found.iter().skip(query.skip).take(query.top);
    let page: Vec<_> =
        page.map(|record| ids::shown(record, asked.group, asked.collection, external)).collect();
    let page: Vec<_> = page.into_iter().map(|entity| desk.shown(entity)).collect();
    let next = desk.market(market).next;
    let mut body = json!({asked.collection: page});
    if next != NextLink::Absent {
        let path = format!("/api/v2/{}/{}", asked.group, asked.collection);
        body["pagination"] = page::pagination(&query, given, total, next, desk.room, &path);
    }
    Ok(Done { status: StatusCode::OK, body, location: None })
}

fn show(desk: &mut Desk<'_>, market: usize, asked: &Asked<'_>) -> Result<Done, Refusal> {
    let external = external_ids(desk, market);
    let record = shelves(desk, market, asked.group).find(asked.collection, asked.id).ok_or_else(not_found)?;
    let shown = ids::shown(record, asked.group, asked.collection, external);
    Ok(Done::ok(asked.collection, desk.shown(shown)))
}

/// Makes one. The ids that other systems have for it may be brought along; its own may not.
fn create(desk: &mut Desk<'_>, market: usize, asked: &Asked<'_>, given: Entity) -> Result<Done, Refusal> {
    let external = ids::brought(given.get("id"))
        .ok_or_else(|| Refusal::new(StatusCode::CONFLICT, "id", "Creation of resource with id"))?;
    let id = desk.store.new_id().to_string();
    let now = written(desk.now);
    shelves(desk, market, asked.group).add(asked.collection, &id, external, given, &now);
    let asked = Asked { id: &id, ..*asked };
    let location = format!("{}/{id}", url(desk, asked.group, asked.collection));
    let shown = show(desk, market, &asked)?;
    Ok(Done { status: StatusCode::CREATED, location: Some(location), ..shown })
}

/// Changes those fields that are given.
fn update(desk: &mut Desk<'_>, market: usize, asked: &Asked<'_>, given: Entity) -> Result<Done, Refusal> {
    let now = written(desk.now);
    let record = shelves(desk, market, asked.group).find_mut(asked.collection, asked.id);
    record.ok_or_else(not_found)?.change(given, &now);
    show(desk, market, asked)
}

/// The entity of a body, which stands under its collection's name. What is said to another body is a GUESS.
fn entity(collection: &str, input: Option<&Entity>) -> Result<Entity, Refusal> {
    match input.and_then(|input| input.get(collection)) {
        Some(Value::Object(entity)) => Ok(entity.clone()),
        Some(_) => Err(Refusal::bad("body", &format!("{collection} is not an object"))),
        None => Err(Refusal::bad("body", &format!("{collection} is missing"))),
    }
}

/// Whether ids are told as lists. The header decides; that the marketplace's own setting holds without it is a GUESS.
fn external_ids(desk: &mut Desk<'_>, market: usize) -> bool {
    match head::text(desk.head, "connec-external-ids") {
        Some(text) if text.eq_ignore_ascii_case("true") => true,
        Some(text) if text.eq_ignore_ascii_case("false") => false,
        _ => desk.market(market).external_ids,
    }
}

fn shelves<'a>(desk: &'a mut Desk<'_>, market: usize, group: &str) -> &'a mut Shelves {
    desk.market(market).connec.entry(group.to_owned()).or_default()
}

fn url(desk: &Desk<'_>, group: &str, collection: &str) -> String {
    format!("{}/api/v2/{group}/{collection}", desk.room.base_url)
}

fn not_found() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "id", "Resource not found")
}
