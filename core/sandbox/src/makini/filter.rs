//! `filter[…]`, `filterMatch` and `sort[…]` of the published specification.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::Value;

use super::connection::Connection;
use super::entities::Entity;
use super::moment;
use super::records::Row;
use super::refusal::Refusal;
use crate::pairs::{self, Pairs};

/// Which records are shown.
pub(crate) struct Filter {
    conditions: Vec<Condition>,
    any: bool,
}

/// In which order they are shown.
pub(crate) struct Sort {
    field: String,
    descending: bool,
}

struct Condition {
    field: String,
    test: Test,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    Equals,
    Contains,
    StartsWith,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// As they are published. `lted` is spelt so there, `lteq` beside it is a GUESS.
const TESTS: &[(&str, Test)] = &[
    ("contains", Test::Contains),
    ("startsWith", Test::StartsWith),
    ("gt", Test::Greater),
    ("gteq", Test::GreaterOrEqual),
    ("lt", Test::Less),
    ("lted", Test::LessOrEqual),
    ("lteq", Test::LessOrEqual),
];

impl Filter {
    pub(crate) fn read(query: &Pairs) -> Result<Self, Refusal> {
        let mut conditions = Vec::new();
        for (name, values) in query {
            let Some(inner) = inner(name, "filter") else { continue };
            let (field, test) = match inner.split_once(':') {
                None => (inner, Test::Equals),
                Some((field, test)) => (field, named(test).ok_or_else(|| unknown(name))?),
            };
            let of_value = |value: &String| Condition { field: field.to_owned(), test, value: value.clone() };
            conditions.extend(values.iter().map(of_value));
        }
        // Which of the two is meant without it is not said: that all must match is a GUESS.
        let any = match pairs::first(query, "filterMatch") {
            None | Some("all") => false,
            Some("any") => true,
            Some(_) => return Err(Refusal::field("filterMatch", "must be any or all")),
        };
        Ok(Self { conditions, any })
    }

    pub(crate) fn admits(&self, connection: &Connection, entity: &Entity, row: &Row) -> bool {
        if self.conditions.is_empty() {
            return true;
        }
        let mut met = self.conditions.iter().map(|condition| {
            let value = value(connection, entity, row, &condition.field);
            value.is_some_and(|value| condition.is_met(&value))
        });
        if self.any { met.any(|met| met) } else { met.all(|met| met) }
    }
}

impl Sort {
    pub(crate) fn read(query: &Pairs) -> Result<Option<Self>, Refusal> {
        let asked = query.iter().find_map(|(name, values)| Some((name, inner(name, "sort")?, values)));
        let Some((name, field, values)) = asked else { return Ok(None) };
        let descending = match values.first().map(String::as_str) {
            Some("1") => true,
            Some("0") => false,
            _ => return Err(Refusal::field(name, "must be 1 for descending or 0 for ascending")),
        };
        Ok(Some(Self { field: field.to_owned(), descending }))
    }

    pub(crate) fn sort(&self, connection: &Connection, entity: &Entity, rows: &mut [&Row]) {
        rows.sort_by_cached_key(|row| Sortable(value(connection, entity, row, &self.field)));
        if self.descending {
            rows.reverse();
        }
    }
}

impl Condition {
    fn is_met(&self, value: &str) -> bool {
        let order = || compare(value, &self.value);
        match self.test {
            Test::Equals => value == self.value,
            Test::Contains => value.contains(&self.value),
            Test::StartsWith => value.starts_with(&self.value),
            Test::Greater => order() == Ordering::Greater,
            Test::GreaterOrEqual => order() != Ordering::Less,
            Test::Less => order() == Ordering::Less,
            Test::LessOrEqual => order() != Ordering::Greater,
        }
    }
}

/// A value as sorting sees it.
struct Sortable(Option<String>);

impl Ord for Sortable {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => compare(one, other),
            (one, other) => one.is_some().cmp(&other.is_some()),
        }
    }
}

impl PartialOrd for Sortable {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Sortable {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Sortable {}

/// Numbers by their value, moments by theirs, all else by its letters.
fn compare(one: &str, other: &str) -> Ordering {
    if let (Ok(one), Ok(other)) = (one.parse::<f64>(), other.parse::<f64>()) {
        return one.total_cmp(&other);
    }
    match (moment::parse(one), moment::parse(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.cmp(other),
    }
}

/// A record's member as text; none if there is none. The times are known without making the record.
fn value(connection: &Connection, entity: &Entity, row: &Row, field: &str) -> Option<String> {
    match field {
        "createdAt" => return Some(moment::print(row.created)),
        "updatedAt" => return Some(moment::print(row.updated)),
        _ => {}
    }
    let record = connection.show(entity, row);
    let text: Cow<'_, str> = match record.get(field)? {
        Value::Null => return None,
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    };
    Some(text.into_owned())
}

/// What stands between the brackets of a parameter of this kind.
fn inner<'a>(name: &'a str, kind: &str) -> Option<&'a str> {
    name.strip_prefix(kind)?.strip_prefix('[')?.strip_suffix(']')
}

fn named(name: &str) -> Option<Test> {
    TESTS.iter().find(|(known, _)| *known == name).map(|(_, test)| *test)
}

fn unknown(parameter: &str) -> Refusal {
    let known: Vec<_> = TESTS.iter().map(|(name, _)| *name).collect();
    Refusal::field(parameter, &format!("has an unknown comparison; known are {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_by_what_they_are() {
        assert_eq!(compare("9", "10"), Ordering::Less);
        assert_eq!(compare("2024-01-02", "2024-01-01T12:00:00Z"), Ordering::Greater);
        assert_eq!(compare("b", "a"), Ordering::Greater);
        assert!(Sortable(None) < Sortable(Some(String::new())));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for query in ["filter[a:near]=1", "filterMatch=some", "filterMatch="] {
            assert!(Filter::read(&pairs::parse(query)).is_err(), "{query}");
        }
        assert!(Sort::read(&pairs::parse("sort[a]=up")).is_err());
        assert!(Filter::read(&pairs::parse("filter[a:lted]=1&filterMatch=any&page=1")).is_ok());
    }
}
