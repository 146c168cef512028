//! Looking at a new bill's fields; what is wrong is gathered, so that it is told at once.

use std::time::SystemTime;

use serde_json::Value;

use crate::calendar;
use crate::maestrano::market::Entity;

/// A request's fields and what is wrong with them. The words are the vendor's framework's, as its sandbox shows them.
pub(crate) struct Checks<'a> {
    input: &'a Entity,
    pub(crate) problems: Vec<(&'static str, String)>,
}

impl<'a> Checks<'a> {
    pub(crate) fn new(input: &'a Entity) -> Self {
        Self { input, problems: Vec::new() }
    }

    pub(crate) fn complain(&mut self, field: &'static str, problem: &str) {
        self.problems.push((field, problem.to_owned()));
    }

    /// A field that is there and not blank.
    pub(crate) fn given(&self, field: &str) -> Option<&'a Value> {
        let blank = |value: &&Value| value.is_null() || value.as_str().is_some_and(|it| it.trim().is_empty());
        self.input.get(field).filter(|value| !blank(value))
    }

    pub(crate) fn text(&mut self, field: &'static str) -> Option<&'a str> {
        let text = self.given(field)?.as_str();
        if text.is_none() {
            self.complain(field, "is not a text");
        }
        text
    }

    pub(crate) fn required_text(&mut self, field: &'static str) -> &'a str {
        if self.given(field).is_none() {
            self.complain(field, "can't be blank");
        }
        self.text(field).unwrap_or_default()
    }

    /// A whole number of at least so much.
    pub(crate) fn integer(&mut self, field: &'static str, least: i64) -> Option<i64> {
        let number = number(self.given(field)?);
        let whole = number.filter(|number| number.fract() == 0.0 && number.abs() < EXACT);
        match (number, whole) {
            (None, _) => self.complain(field, "is not a number"),
            (Some(_), None) => self.complain(field, "must be an integer"),
            #[expect(clippy::cast_possible_truncation, reason = "it is whole, and small enough to be exact")]
            (_, Some(whole)) if whole as i64 >= least => return Some(whole as i64),
            _ => self.complain(field, &format!("must be greater than {}", least - 1)),
        }
        None
    }

    pub(crate) fn required_integer(&mut self, field: &'static str, least: i64) -> Option<i64> {
        if self.given(field).is_none() {
            self.complain(field, "can't be blank");
            self.complain(field, "is not a number");
        }
        self.integer(field, least)
    }

    /// A number above zero.
    pub(crate) fn positive(&mut self, field: &'static str) -> Option<f64> {
        match number(self.given(field)?) {
            None => self.complain(field, "is not a number"),
            Some(number) if number > 0.0 => return Some(number),
            Some(_) => self.complain(field, "must be greater than 0"),
        }
        None
    }

    /// A date, or an instant.
    pub(crate) fn instant(&mut self, field: &'static str) -> Option<SystemTime> {
        let found = self.given(field)?.as_str().and_then(instant);
        if found.is_none() {
            self.complain(field, "is not a valid date");
        }
        found
    }

    pub(crate) fn flag(&mut self, field: &'static str) -> Option<bool> {
        match self.given(field)? {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) if text == "true" || text == "1" => Some(true),
            Value::String(text) if text == "false" || text == "0" => Some(false),
            _ => {
                self.complain(field, "is not included in the list");
                None
            }
        }
    }
}

/// Every whole number below it has a place of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

/// Reads RFC 3339, or a date alone, which means its midnight in UTC.
pub(crate) fn instant(text: &str) -> Option<SystemTime> {
    calendar::parse(text).or_else(|| calendar::parse(&format!("{text}T00:00:00Z")))
}
