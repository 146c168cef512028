//! `$filter`, `$orderby`, `$top` and `$skip`.

use std::cmp::Ordering;

use serde_json::Value;

use super::shelf::Record;
use crate::calendar;
use crate::maestrano::refusal::Refusal;
use crate::pairs::{self, Pairs};

/// What a list is asked for.
pub(crate) struct Query {
    conditions: Vec<Condition>,
    /// Fields, and whether they go down.
    order: Vec<(String, bool)>,
    pub(crate) top: usize,
    pub(crate) skip: usize,
}

#[derive(Debug, PartialEq)]
struct Condition {
    field: String,
    wanted: &'static [Ordering],
    value: Value,
}

/// `eq`, `ne`, `gt` and `lt` are seen in the vendor's code; that the other two exist is INFERRED.
const OPERATORS: &[(&str, &[Ordering])] = &[
    ("eq", &[Ordering::Equal]),
    ("ne", &[Ordering::Less, Ordering::Greater]),
    ("gt", &[Ordering::Greater]),
    ("ge", &[Ordering::Greater, Ordering::Equal]),
    ("lt", &[Ordering::Less]),
    ("le", &[Ordering::Less, Ordering::Equal]),
];

const TOP: usize = 100;

impl Query {
    /// Reads a query. What is said to one that cannot be read is a GUESS; other parameters are ignored.
    pub(crate) fn read(given: &Pairs) -> Result<Self, Refusal> {
        let number = |name: &'static str, field: &'static str, least: usize, default: usize| {
            let Some(text) = pairs::first(given, name) else { return Ok(default) };
            let number = text.parse().ok().filter(|number| *number >= least);
            number.ok_or_else(|| {
                Refusal::bad(field, &format!("{name} must be a whole number of at least {least}"))
            })
        };
        let filter = pairs::first(given, "$filter").unwrap_or_default();
        let conditions = conditions(filter).ok_or_else(|| {
            let problem = "$filter must be like: updated_at gt '2016-01-01T00:00:00Z' and code eq 'PEO12'";
            Refusal::bad("filter", problem)
        })?;
        let order = pairs::first(given, "$orderby").unwrap_or_default();
        let order = order_by(order)
            .ok_or_else(|| Refusal::bad("orderby", "$orderby must be like: name asc, code desc"))?;
        let (top, skip) = (number("$top", "top", 1, TOP)?, number("$skip", "skip", 0, 0)?);
        Ok(Self { conditions, order, top, skip })
    }

    pub(crate) fn admits(&self, record: &Record) -> bool {
        self.conditions.iter().all(|condition| {
            let field = field(record, &condition.field);
            match compare(field.as_ref(), &condition.value) {
                Some(ordering) => condition.wanted.contains(&ordering),
                // What cannot be compared is not equal, and that is all that can be said of it.
                None => !condition.wanted.contains(&Ordering::Equal) && condition.wanted.len() == 2,
            }
        })
    }

    pub(crate) fn sort(&self, records: &mut [Record]) {
        records.sort_by(|left, right| {
            let orderings = self.order.iter().map(|(name, down)| {
                let (left, right) = (field(left, name), field(right, name));
                let ordering = match (&left, &right) {
                    (Some(_), Some(right)) => compare(left.as_ref(), right).unwrap_or(Ordering::Equal),
                    _ => left.is_some().cmp(&right.is_some()),
                };
                if *down { ordering.reverse() } else { ordering }
            });
            orderings.fold(Ordering::Equal, Ordering::then)
        });
    }
}

fn field(record: &Record, name: &str) -> Option<Value> {
    if name == "id" { Some(record.id.as_str().into()) } else { record.fields.get(name).cloned() }
}

/// Instants, numbers and texts stand to their own kind only.
fn compare(field: Option<&Value>, value: &Value) -> Option<Ordering> {
    match (field.unwrap_or(&Value::Null), value) {
        (Value::Number(left), Value::Number(right)) => left.as_f64()?.partial_cmp(&right.as_f64()?),
        (Value::String(left), Value::String(right)) => {
            match (calendar::parse(left), calendar::parse(right)) {
                (Some(left), Some(right)) => Some(left.cmp(&right)),
                _ => Some(left.cmp(right)),
            }
        }
        (left, right) => (left == right).then_some(Ordering::Equal),
    }
}

/// Reads conditions that are joined by `and`; there is no other way to join them.
fn conditions(text: &str) -> Option<Vec<Condition>> {
    let mut words = words(text)?.into_iter();
    let mut conditions = Vec::new();
    while let Some(field) = words.next() {
        let (Word::Bare(field), Word::Bare(operator)) = (field, words.next()?) else { return None };
        let (_, wanted) = OPERATORS.iter().find(|(name, _)| *name == operator)?;
        let value = match words.next()? {
            Word::Quoted(text) => text.into(),
            Word::Bare(text) => serde_json::from_str(&text).ok().filter(|it: &Value| !it.is_object())?,
        };
        conditions.push(Condition { field, wanted, value });
        match words.next() {
            None => break,
            Some(Word::Bare(and)) if and.eq_ignore_ascii_case("and") && words.len() > 0 => {}
            Some(_) => return None,
        }
    }
    Some(conditions)
}

enum Word {
    Bare(String),
    Quoted(String),
}

/// Splits at blanks; a quote within quotes is doubled.
fn words(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('\'') {
            let (word, after) = quoted_word(quoted)?;
            words.push(Word::Quoted(word));
            rest = after;
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            words.push(Word::Bare(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    Some(words)
}

fn quoted_word(text: &str) -> Option<(String, &str)> {
    let mut word = String::new();
    let mut rest = text;
    loop {
        let end = rest.find('\'')?;
        word += &rest[..end];
        rest = &rest[end + 1..];
        match rest.strip_prefix('\'') {
            Some(after) => {
                word.push('\'');
                rest = after;
            }
            None => return Some((word, rest)),
        }
    }
}

fn order_by(text: &str) -> Option<Vec<(String, bool)>> {
    let pieces = text.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    let read = |piece: &str| {
        let mut words = piece.split_whitespace();
        let field = words.next()?.to_owned();
        let down = match words.next().map(str::to_ascii_lowercase).as_deref() {
            None | Some("asc") => false,
            Some("desc") => true,
            Some(_) => return None,
        };
        words.next().is_none().then_some((field, down))
    };
    pieces.map(read).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::pairs;

    fn record() -> Record {
        let fields = json!({
            "code": "PEO12", "name": "O'Brien", "price": 20, "active": true,
            "updated_at": "2016-06-01T00:00:00Z", "none": null
        });
        Record { id: "1".into(), external: Vec::new(), fields: fields.as_object().unwrap().clone() }
    }

    fn admits(filter: &str) -> Option<bool> {
        let query = Query::read(&pairs::Pairs::from([("$filter".to_owned(), vec![filter.to_owned()])]));
        query.ok().map(|query| query.admits(&record()))
    }

    #[test]
    fn filters_are_read_and_applied() {
        for good in [
            "",
            "code eq 'PEO12'",
            "updated_at gt '2016-01-01T00:00:00Z' and code eq 'PEO12'",
            "name eq 'O''Brien' AND price ge 20",
            "updated_at le '2016-06-01T02:00:00+02:00'",
            "active eq true and none eq null and missing eq null",
            "missing ne 'x' and id eq '1'",
        ] {
            assert_eq!(admits(good), Some(true), "{good}");
        }
        for bad in ["code ne 'PEO12'", "price gt 20", "missing gt 1", "name lt 'A'", "price eq '20'"] {
            assert_eq!(admits(bad), Some(false), "{bad}");
        }
        for unreadable in
            ["code", "code eq", "code is 'x'", "code eq 'x", "code eq 'x' or a eq 1", "a eq 1 and"]
        {
            assert_eq!(admits(unreadable), None, "{unreadable}");
        }
    }

    #[test]
    fn an_order_is_read() {
        let down = |name: &str| (name.to_owned(), true);
        assert_eq!(order_by("name asc, code DESC"), Some(vec![("name".to_owned(), false), down("code")]));
        assert_eq!(order_by(""), Some(vec![]));
        assert_eq!(order_by("name up"), None);
        assert_eq!(order_by("name asc asc"), None);
    }
}
