//! Lists that come page by page, whichever way they do.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::call::Call;
use super::{Answer, Arguments, CallOptions, Engine, link, query};
use crate::contract::Walk;
use crate::envelope::{Rules, bare, list_under};
use crate::error::{Error, ErrorKind};
use crate::operation::{Operation, Output};
use crate::validate;

/// The parameter by which a query says where to begin, whichever way the list comes.
const CURSOR: &str = "cursor";
/// The parameter by which a query says how many records a page is to have.
const PAGE_SIZE: &str = "page_size";

/// A page of a list.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Page {
    /// The records, as a JSON array.
    pub records: Bytes,
    /// Where the next page is; nothing after the last one.
    pub next: Option<Place>,
    /// How many records there are in all, where the API tells.
    pub total: Option<u64>,
}

/// Where a page is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Place {
    /// The cursor, or the page's number as a text: who begins a list with it goes on here.
    pub cursor: String,
    /// What is known of the pages before; it notices a list that goes in a circle.
    pub trail: Trail,
}

/// How far a list has been read, and a cursor of the past: each new one is compared with it, and now and then takes its place,
/// so that any circle is noticed without keeping all of them (Brent's way).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Trail {
    steps: u32,
    span: u32,
    mark: u64,
    /// Which reading of a list it is: what is fetched ahead for one is for no other.
    list: u64,
}

/// What is read of a page beside its records.
#[derive(Default, Deserialize)]
struct Wire<'a> {
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
    #[serde(default)]
    next_cursor: Option<Value>,
    #[serde(default)]
    total: Option<Value>,
    #[serde(default)]
    meta: Value,
    #[serde(default)]
    links: Option<Value>,
    #[serde(default)]
    pagination: Value,
}

impl Engine {
    /// One page of a list: the first, or where `place` says. From the second on the next is fetched ahead.
    pub async fn page(
        self: &Arc<Self>,
        operation: &str,
        arguments: &[u8],
        place: Option<&Place>,
        options: &CallOptions,
    ) -> Result<Page, Error> {
        let row = self.row(operation)?;
        self.page_with_next(row, Arguments::from_json(row, arguments)?, place, options).await
    }

    /// The same without looking ahead.
    pub(super) async fn page_of(
        &self,
        row: &'static Operation,
        mut arguments: Arguments,
        place: Option<&Place>,
        options: &CallOptions,
    ) -> Result<Page, Error> {
        if !matches!(row.output, Output::Pages { .. }) {
            return Err(Error::config(format!("{} gives no pages", row.id)));
        }
        if let Some(place) = place {
            begin(row, &mut arguments, &place.cursor)?;
        }
        let asked = arguments.clone();
        let call = Call::new(self, row, arguments, options)?;
        let answer = self.drive(&call, options).await?;
        self.read(&call, row, &answer, place, &asked)
    }

    /// The query of a list, as the settings say that the API takes it.
    pub(super) fn asked(&self, row: &'static Operation, json: &[u8]) -> Result<String, Error> {
        let wrong = |why: String| validate::refusal(row, why, Vec::new());
        let mut parameters: Map<String, Value> = match json {
            [] => Map::new(),
            json => serde_json::from_slice(json).map_err(|error| wrong(error.to_string()))?,
        };
        if let Some(size) = parameters.remove(PAGE_SIZE) {
            parameters.insert(self.config.page_size_parameter.clone(), size);
        }
        if self.config.walk == Walk::Number
            && let Some(cursor) = parameters.remove(CURSOR).filter(|cursor| !cursor.is_null())
        {
            let number =
                cursor.as_str().and_then(|text| text.trim().parse::<u64>().ok()).filter(|page| *page > 0);
            let number = number.ok_or_else(|| {
                wrong(format!("cursor {cursor} is no page; with page numbers it is one, from 1"))
            })?;
            parameters.insert("page".to_owned(), number.into());
        }
        if self.config.walk == Walk::Link
            && let Some(cursor) = parameters.remove(CURSOR).filter(|cursor| !cursor.is_null())
        {
            return link::resume(&cursor, parameters).map_err(wrong);
        }
        query::encode(&parameters).map_err(wrong)
    }

    fn read(
        &self,
        call: &Call,
        row: &'static Operation,
        answer: &Answer,
        place: Option<&Place>,
        asked: &Arguments,
    ) -> Result<Page, Error> {
        let secrets = [self.config.client_secret.expose(), answer.heard.token.expose()];
        let rules = Rules {
            api: self.contract.into(),
            errors: &self.config.errors,
            secrets: &secrets,
            now: self.config.time.calendar(),
        };
        let text = std::str::from_utf8(&answer.body).unwrap_or_default();
        let wrong = |why: &str| {
            let why = format!("the answer {}", rules.shown(why));
            call.told(Error::new(ErrorKind::UnexpectedResponse, why), answer)
                .with(|facts| facts.excerpt = Some(rules.excerpt(&answer.body)))
        };
        // A list by itself has nothing around it. Around any other stands where it goes on, and that must not be missed.
        let wire: Wire<'_> = if text.trim_start().starts_with('[') {
            Wire::default()
        } else {
            serde_json::from_str(text).map_err(|error| wrong(&format!("is no page: {error}")))?
        };
        if !wire.pagination.is_null() && !wire.pagination.is_object() {
            return Err(wrong("has a pagination that is no object"));
        }
        let named = match &call.name {
            Some(name) if !text.trim_start().starts_with('[') => {
                list_under(text, name).map_err(|why| wrong(&why))?
            }
            Some(_) => None,
            None => wire.data.map(RawValue::get).filter(|data| data.starts_with('[')),
        };
        let records = named.map_or_else(|| bare(text), Ok).map_err(|why| wrong(&why))?;
        let records = answer.body.slice_ref(records.as_bytes());
        (row.shape)(&records).map_err(|error| call.misshapen(self, answer, &error))?;
        let totals = [wire.total.as_ref(), Some(&wire.meta["total"]), Some(&wire.pagination["total"])];
        let total = totals.into_iter().flatten().find_map(number);
        let next = match self.config.walk {
            Walk::Cursor => cursor(wire.next_cursor.as_ref()),
            Walk::Number => Ok(following(&wire, &records, page_number(place, asked))),
            Walk::Link => link::follow(&wire.pagination["next"], &self.config.reach.base_url, &call.path),
        };
        let next = next.map_err(|why| wrong(&why))?;
        let next = next.map(|cursor| self.go_on(cursor, place)).transpose().map_err(|why| wrong(&why))?;
        Ok(Page { records, next, total })
    }

    /// The next place, unless the list has been there before.
    fn go_on(&self, cursor: String, place: Option<&Place>) -> Result<Place, String> {
        let begun = || Trail { list: fastrand::u64(..), ..Trail::default() };
        let trail = place.map_or_else(begun, |place| place.trail);
        // Numbers that we count ourselves cannot go in a circle.
        let again = self.config.walk != Walk::Number
            && place.is_some_and(|place| place.cursor == cursor || trail.mark == hash(&cursor));
        if again {
            return Err("leads to a page that was read before: the list goes in a circle".to_owned());
        }
        let trail = trail.step(hash(&cursor));
        Ok(Place { cursor, trail })
    }
}

impl Place {
    /// A place that a page has told of.
    #[must_use]
    pub fn new(cursor: &str, trail: Trail) -> Self {
        Self { cursor: cursor.to_owned(), trail }
    }
}

impl Trail {
    /// The trail one page further on.
    fn step(self, cursor: u64) -> Self {
        let steps = self.steps + 1;
        if steps > self.span {
            Self { steps: 0, span: (self.span * 2).max(1), mark: cursor, ..self }
        } else {
            Self { steps, ..self }
        }
    }
}

/// The form in which it crosses into other languages.
impl std::fmt::Display for Trail {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}.{}.{}.{}", self.steps, self.span, self.mark, self.list)
    }
}

impl FromStr for Trail {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::config("trail is none; pass the one that came with the page before");
        let mut numbers = text.split('.');
        let mut next = || numbers.next().and_then(|number| number.parse::<u64>().ok()).ok_or_else(wrong);
        let short = |number: u64| u32::try_from(number).map_err(|_| wrong());
        let trail = Self { steps: short(next()?)?, span: short(next()?)?, mark: next()?, list: next()? };
        if numbers.next().is_some() || trail.span > 1 << 30 || trail.steps > 1 << 30 {
            return Err(wrong());
        }
        Ok(trail)
    }
}

/// Lets a query begin where a page is.
fn begin(row: &'static Operation, arguments: &mut Arguments, cursor: &str) -> Result<(), Error> {
    let json = arguments.content.take().unwrap_or_else(|| b"{}".to_vec());
    let mut query: Map<String, Value> = serde_json::from_slice(&json).map_err(|error| {
        validate::refusal(row, format!("the query has to be a JSON object: {error}"), Vec::new())
    })?;
    query.insert(CURSOR.to_owned(), cursor.into());
    arguments.content = Some(Value::Object(query).to_string().into_bytes());
    Ok(())
}

/// The number of a page that was asked for.
fn page_number(place: Option<&Place>, asked: &Arguments) -> u64 {
    let given = || {
        let query: Map<String, Value> = serde_json::from_slice(asked.content.as_deref()?).ok()?;
        query.get(CURSOR)?.as_str()?.trim().parse().ok()
    };
    place.and_then(|place| place.cursor.parse().ok()).or_else(given).unwrap_or(1)
}

/// The number of the next page, if this is not the last: by what the answer tells, else by whether this one is empty.
fn following(wire: &Wire<'_>, records: &[u8], page: u64) -> Option<String> {
    let last = number(&wire.meta["current_page"]).zip(number(&wire.meta["last_page"]));
    let last = last.map(|(current, last)| current >= last);
    let linked = wire.links.as_ref().and_then(Value::as_object).map(|links| {
        links.get("next").is_none_or(|next| next.is_null() || next.as_str().is_some_and(str::is_empty))
    });
    let is_last = last.or(linked).unwrap_or_else(|| records.iter().all(|byte| b"[] \t\r\n".contains(byte)));
    (!is_last).then(|| (page + 1).to_string())
}

/// A cursor: a text or a number. Nothing, null and an empty text are the end of the list (inferred); what is anything else
/// may be the way on, and is not taken for the end.
fn cursor(value: Option<&Value>) -> Result<Option<String>, String> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err("has a next_cursor that is neither a text nor a number".to_owned()),
    }
}

/// A number, also one that is written as a text or with a fraction of nothing.
fn number(value: &Value) -> Option<u64> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    text.strip_suffix(".0").unwrap_or(&text).parse().ok()
}

fn hash(cursor: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    cursor.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After how many pages a circle of that length, which begins after so many pages, is noticed.
    fn noticed(before: u64, length: u64) -> u64 {
        let mut trail = Trail::default();
        for page in 0..10_000 {
            let cursor = if page < before { page } else { before + (page - before) % length };
            let cursor = hash(&cursor.to_string());
            if page > 0 && trail.mark == cursor {
                return page;
            }
            trail = trail.step(cursor).to_string().parse().unwrap();
        }
        10_000
    }

    #[test]
    fn every_circle_is_noticed_and_no_straight_way_is_taken_for_one() {
        for (before, length) in [(0, 1), (0, 2), (1, 1), (5, 3), (100, 7), (3, 500)] {
            let pages = noticed(before, length);
            assert!(pages <= 4 * (before + length) + 4, "{before} {length}: {pages}");
        }
        assert_eq!(noticed(20_000, 1), 10_000);
    }

    #[test]
    fn a_trail_is_read_as_it_is_written_and_nothing_else_is() {
        for wrong in ["", "1", "1.2.3", "1.2.3.4.5", "a.b.c.d", "-1.2.3.4", "99999999999.1.1.1"] {
            assert!(wrong.parse::<Trail>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_last_page_is_known_by_whatever_tells_it() {
        let next = |json: &str, records: &str, page| {
            following(&serde_json::from_str::<Wire<'_>>(json).unwrap(), records.as_bytes(), page)
        };
        assert_eq!(next(r#"{"meta":{"current_page":1,"last_page":2}}"#, "[1]", 1), Some("2".to_owned()));
        assert_eq!(next(r#"{"meta":{"current_page":2,"last_page":2}}"#, "[1]", 2), None);
        assert_eq!(next(r#"{"meta":{"current_page":"1","last_page":2.0}}"#, "[1]", 1), Some("2".to_owned()));
        assert_eq!(next(r#"{"links":{"next":"https://a/?page=3"}}"#, "[1]", 2), Some("3".to_owned()));
        assert_eq!(next(r#"{"links":{"next":null}}"#, "[1]", 2), None);
        assert_eq!(next("{}", "[1]", 2), Some("3".to_owned()));
        assert_eq!(next("{}", "[ ]", 2), None);
    }
}
