//! Lists below `/api/v1`: cursors, and a page that begins where the last one ended, whatever came and went since.

use serde_json::{Map, Value};

use super::connection::Connection;
use super::entities::Entity;
use super::keys::scatter;
use super::moment::{self, Moment};
use super::records::Place;
use super::refusal::Refusal;
use crate::base64;
use crate::pairs::{self, Pairs};

/// Documented: from 100 to 500, by entity. Without a wish the page is as large as is typical (a GUESS).
const LARGEST: usize = 500;
const USUAL: usize = 100;
/// The name of the parameter is a GUESS; two are taken.
const SIZE: [&str; 2] = ["limit", "page_size"];

/// What is asked for. A cursor carries all of it, since the documented use of one has no other parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wish {
    modified_after: Option<Moment>,
    size: usize,
    /// The place of the last record that was shown.
    after: Option<Place>,
}

/// One page of an entity's records, in the order of their creation.
pub(crate) fn page(connection: &Connection, entity: &Entity, query: &Pairs) -> Result<Value, Refusal> {
    let wish = wish(connection, entity, query)?;
    let rows = connection.rows(entity);
    // At or after: whether the moment itself belongs to it is not said, and this loses nothing (a GUESS).
    let fresh = |updated| wish.modified_after.is_none_or(|since| updated >= since);
    let matching = rows.iter().filter(|row| fresh(row.updated));
    let total = matching.clone().count();
    let mut rest = matching.filter(|row| wish.after.is_none_or(|after| row.place() > after));
    let shown: Vec<_> = rest.by_ref().take(wish.size).collect();
    let more = rest.next().is_some();
    let mut page = Map::new();
    let records = shown.iter().map(|row| Value::Object(connection.show(entity, row)));
    page.insert("data".to_owned(), records.collect());
    // The name `total` is INFERRED; that there is such a count is documented.
    page.insert("total".to_owned(), total.into());
    if let Some(last) = shown.last().filter(|_| more) {
        let next = Wish { after: Some(last.place()), ..wish };
        page.insert("next_cursor".to_owned(), next.write(connection, entity).into());
    }
    Ok(Value::Object(page))
}

fn wish(connection: &Connection, entity: &Entity, query: &Pairs) -> Result<Wish, Refusal> {
    let size = size(query)?;
    let modified_after = match pairs::first(query, "modified_after") {
        Some(text) => {
            Some(moment::parse(text).ok_or_else(|| Refusal::field("modified_after", moment::FORM))?)
        }
        None => None,
    };
    let Some(cursor) = pairs::first(query, "cursor") else {
        return Ok(Wish { modified_after, size: size.unwrap_or(USUAL), after: None });
    };
    let wish = Wish::read(cursor, connection, entity).ok_or_else(|| {
        Refusal::field(
            "cursor",
            "is none of this list; begin again without it, or send next_cursor as it came",
        )
    })?;
    if modified_after.is_some() && modified_after != wish.modified_after {
        return Err(Refusal::field("modified_after", "must stay the same from page to page"));
    }
    Ok(Wish { size: size.unwrap_or(wish.size), ..wish })
}

fn size(query: &Pairs) -> Result<Option<usize>, Refusal> {
    let given = SIZE.into_iter().filter_map(|name| Some((name, pairs::first(query, name)?)));
    let mut sizes = given.map(|(name, text)| match text.parse() {
        Ok(size) if (1..=LARGEST).contains(&size) => Ok(size),
        _ => Err(Refusal::field(name, &format!("must be a whole number from 1 to {LARGEST}"))),
    });
    sizes.next().transpose()
}

impl Wish {
    /// Whose list, what is wished, and where the next page begins.
    fn write(&self, connection: &Connection, entity: &Entity) -> String {
        let (created, number) = self.after.unwrap_or_default();
        let since = self.modified_after.map(|since| since.to_string()).unwrap_or_default();
        let text =
            format!("{};{};{since};{};{created};{number}", connection.integration, entity.path, self.size);
        base64::encode(format!("{text};{:x}", seal(&text)).as_bytes())
    }

    fn read(cursor: &str, connection: &Connection, entity: &Entity) -> Option<Self> {
        let text = String::from_utf8(base64::decode(cursor)?).ok()?;
        let (text, sealed) = text.rsplit_once(';')?;
        if u64::from_str_radix(sealed, 16) != Ok(seal(text)) {
            return None;
        }
        let parts: Vec<_> = text.split(';').collect();
        let [integration, path, since, size, created, number] = parts.as_slice() else { return None };
        if *path != entity.path || integration.parse() != Ok(connection.integration) {
            return None;
        }
        let modified_after = if since.is_empty() { None } else { Some(since.parse().ok()?) };
        let size = size.parse().ok().filter(|size| (1..=LARGEST).contains(size))?;
        Some(Self { modified_after, size, after: Some((created.parse().ok()?, number.parse().ok()?)) })
    }
}

/// What shows that a cursor came back as it was given.
fn seal(text: &str) -> u64 {
    text.bytes().fold(0, |seal, byte| scatter(seal ^ u64::from(byte)))
}
