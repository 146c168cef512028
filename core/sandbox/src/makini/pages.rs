//! Lists below the published families: numbered pages, which shift when records come and go.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::connection::Connection;
use super::entities::Entity;
use super::filter::{Filter, Sort};
use super::records::Row;
use super::refusal::Refusal;
use crate::pairs::{self, Pairs};

/// Without a wish, or where there can be none. The vendor's user guide shows pages of this size.
const USUAL: usize = 50;
/// No most is stated: a GUESS. What is more is cut down, and `meta` tells it.
const LARGEST: usize = 500;

/// Where the pages are, and which one is asked for.
pub(crate) struct Asked<'a> {
    /// The address of the list, without its query.
    pub(crate) url: String,
    pub(crate) query: &'a Pairs,
    /// Whether `per_page` is looked at.
    pub(crate) per_page: bool,
}

/// One page of an entity's records.
pub(crate) fn page(connection: &Connection, entity: &Entity, asked: &Asked<'_>) -> Result<Value, Refusal> {
    let (filter, sort) = (Filter::read(asked.query)?, Sort::read(asked.query)?);
    let rows = connection.rows(entity);
    let mut matching: Vec<&Row> = rows.iter().filter(|row| filter.admits(connection, entity, row)).collect();
    if let Some(sort) = sort {
        sort.sort(connection, entity, &mut matching);
    }
    cut(&matching, asked, |row| Value::Object(connection.show(entity, row)))
}

/// One page of whatever there is.
pub(crate) fn cut<T>(items: &[T], asked: &Asked<'_>, show: impl Fn(&T) -> Value) -> Result<Value, Refusal> {
    let page = number(asked.query, "page")?.unwrap_or(1);
    let wished = if asked.per_page { number(asked.query, "per_page")? } else { None };
    let size = wished.unwrap_or(USUAL).min(LARGEST);
    let (total, last) = (items.len(), items.len().div_ceil(size).max(1));
    let start = (page - 1).saturating_mul(size).min(total);
    let end = start.saturating_add(size).min(total);
    let data: Vec<_> = items[start..end].iter().map(show).collect();
    let link = |page: usize| asked.link(page);
    Ok(json!({
        "data": data,
        "links": {
            "first": link(1),
            "last": link(last),
            "prev": (page > 1).then(|| link(page - 1)),
            "next": (page < last).then(|| link(page + 1)),
        },
        "meta": {
            "current_page": page,
            "from": (start < end).then_some(start + 1),
            "last_page": last,
            "path": asked.url,
            "per_page": size,
            "to": (start < end).then_some(end),
            "total": total,
        },
    }))
}

impl Asked<'_> {
    /// The address of another page, with the same wishes.
    fn link(&self, page: usize) -> String {
        let mut link = format!("{}?page={page}", self.url);
        let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
        for (name, values) in self.query.iter().filter(|(name, _)| *name != "page") {
            link.extend(values.iter().map(|value| format!("&{}={}", encode(name), encode(value))));
        }
        link
    }
}

fn number(query: &Pairs, name: &str) -> Result<Option<usize>, Refusal> {
    let Some(text) = pairs::first(query, name) else { return Ok(None) };
    let number = text.parse().ok().filter(|number| *number > 0);
    number.map(Some).ok_or_else(|| Refusal::field(name, "must be a whole number from 1"))
}
