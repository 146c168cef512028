//! From JSON to a fault. What is not understood is an error that names the field, what is allowed and what was meant.

use std::collections::BTreeMap;

use serde_json::Value;

use super::kind::{FaultKind, Order};
use super::table::{self, KINDS, Kind};
use super::{Fault, Work, canned};
use crate::fields::{Fields, Misfit, choice};
use crate::mako::routes::ROUTES;
use crate::{maestrano, makini};

/// What every kind takes.
const COMMON: &[&str] = &["fault", "operation", "skip", "times", "probability"];

/// Ten minutes: more is a mistake in the unit.
const LONGEST_MS: u64 = 600_000;
const DEFAULT_DEPTH: u64 = 200_000;
const LARGEST: u64 = 1 << 40;
const DEFAULT_HUGE: u64 = 1 << 30;
const DEFAULT_BOMB: u64 = 256 << 20;

pub(crate) fn fault(value: &Value) -> Result<Fault, Misfit> {
    let any = Fields::open_any(value, String::new())?;
    let row = row(&any)?;
    let mut known = [COMMON, row.parameters].concat();
    if row.takes_work {
        known.push("work");
    }
    let fields = Fields::open(value, String::new(), &known)?;
    let mut fault = Fault::new(kind(row, &fields)?);
    if row.takes_work {
        fault.work = Some(match one_of(&fields, "work", &["done", "not_done"])? {
            Some("done") => Work::Done,
            _ => Work::NotDone,
        });
    }
    fault.operation = operation(&fields)?;
    fault.skip = fields.number("skip", 0..=u64::MAX)?.unwrap_or(0);
    fault.times = times(&fields)?;
    fault.probability = probability(&fields)?;
    Ok(fault)
}

fn row(fields: &Fields<'_>) -> Result<&'static Kind, Misfit> {
    let names: Vec<_> = KINDS.iter().map(|row| row.name).collect();
    let given = fields.text("fault")?;
    let given = given.ok_or_else(|| fields.bad("fault", &format!("is missing{}", choice("", &names))))?;
    table::row(given).ok_or_else(|| {
        fields.bad("fault", &format!("is no kind of fault: {given:?}{}", choice(given, &names)))
    })
}

fn operation(fields: &Fields<'_>) -> Result<Option<String>, Misfit> {
    let mut names: Vec<_> = ROUTES.iter().map(|route| route.operation.name()).collect();
    names.dedup();
    names.extend(maestrano::routes::names());
    names.extend(makini::names());
    if fields.get("operation").is_some_and(Value::is_null) {
        return Ok(None);
    }
    Ok(one_of(fields, "operation", &names)?.map(str::to_owned))
}

fn times(fields: &Fields<'_>) -> Result<Option<u64>, Misfit> {
    match fields.get("times") {
        None => Ok(Some(1)),
        Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text == "forever" => Ok(None),
        Some(value) => match value.as_u64().filter(|times| *times > 0) {
            Some(times) => Ok(Some(times)),
            None => Err(fields.bad("times", "must be a whole number from 1, or \"forever\"")),
        },
    }
}

fn probability(fields: &Fields<'_>) -> Result<Option<f64>, Misfit> {
    let Some(value) = fields.get("probability") else { return Ok(None) };
    let number = value.as_f64().filter(|number| (0.0..=1.0).contains(number));
    number.map(Some).ok_or_else(|| fields.bad("probability", "must be a number from 0 to 1"))
}

/// The parameters of one kind; a name that the table has and this does not is a kind without parameters.
fn kind(row: &Kind, fields: &Fields<'_>) -> Result<FaultKind, Misfit> {
    let ms = |key| required(fields, key, 0..=LONGEST_MS);
    let kind = match row.name {
        "refuse" => FaultKind::Refuse { for_ms: ms("for_ms")? },
        "delay" => FaultKind::Delay { ms: ms("ms")?, work: order(fields)? },
        "dribble" => {
            FaultKind::Dribble { bytes: required(fields, "bytes", 1..=LARGEST)?, every_ms: ms("every_ms")? }
        }
        "answer" => answer(fields)?,
        "deep_json" => FaultKind::DeepJson {
            depth: fields.number("depth", 1..=canned::DEEPEST as u64)?.unwrap_or(DEFAULT_DEPTH),
        },
        "huge" => FaultKind::Huge { bytes: fields.number("bytes", 1..=LARGEST)?.unwrap_or(DEFAULT_HUGE) },
        "gzip_bomb" => {
            FaultKind::GzipBomb { bytes: fields.number("bytes", 1..=LARGEST)?.unwrap_or(DEFAULT_BOMB) }
        }
        "redirect" => {
            let status = status(fields, 300..=399)?.unwrap_or(307);
            FaultKind::Redirect { status, to: header_value(fields, "to")? }
        }
        "rate_limited" => FaultKind::RateLimited { retry_after: header_value(fields, "retry_after")? },
        "unavailable" => FaultKind::Unavailable { retry_after: header_value(fields, "retry_after")? },
        name => plain(name).ok_or_else(|| fields.bad("fault", "is not ready"))?,
    };
    Ok(kind)
}

fn plain(name: &str) -> Option<FaultKind> {
    const PLAIN: &[FaultKind] = &[
        FaultKind::ResetBefore,
        FaultKind::ResetAfter,
        FaultKind::CloseBefore,
        FaultKind::CloseAfter,
        FaultKind::NeverAnswer,
        FaultKind::Truncate,
        FaultKind::TruncateChunked,
        FaultKind::Html500,
        FaultKind::Html502,
        FaultKind::Html404,
        FaultKind::ServerError,
        FaultKind::WrongType,
        FaultKind::WrongShape,
        FaultKind::Empty,
        FaultKind::NotUtf8,
        FaultKind::Bom,
        FaultKind::DuplicateKeys,
        FaultKind::LoneSurrogate,
        FaultKind::UnauthorizedOauth,
        FaultKind::TokenRevoked,
        FaultKind::UnauthorizedSource,
        FaultKind::QuotaExhausted,
    ];
    PLAIN.iter().find(|kind| kind.name() == name).cloned()
}

fn answer(fields: &Fields<'_>) -> Result<FaultKind, Misfit> {
    fields.one_of(&["body", "body_base64"])?;
    let status = status(fields, 200..=599)?.ok_or_else(|| fields.bad("status", "is missing"))?;
    let mut headers = BTreeMap::new();
    for (name, values) in fields.pairs("headers")?.unwrap_or_default() {
        let value = values.join(", ");
        if let Err(problem) = canned::header(&name, &value) {
            return Err(fields.bad("headers", &format!("has {name:?}, which {problem}")));
        }
        headers.insert(name, value);
    }
    let owned = |key| fields.text(key).map(|text| text.map(str::to_owned));
    let body_base64 = owned("body_base64")?;
    if body_base64.as_deref().is_some_and(|text| crate::base64::decode(text).is_none()) {
        return Err(fields.bad("body_base64", "is not standard base64 with padding"));
    }
    let content_type = header_value(fields, "content_type")?;
    Ok(FaultKind::Answer { status, content_type, body: owned("body")?, body_base64, headers })
}

fn status(fields: &Fields<'_>, range: std::ops::RangeInclusive<u64>) -> Result<Option<u16>, Misfit> {
    Ok(fields.number("status", range)?.and_then(|status| u16::try_from(status).ok()))
}

fn header_value(fields: &Fields<'_>, key: &str) -> Result<Option<String>, Misfit> {
    match fields.text(key)? {
        Some(text) if http::HeaderValue::from_str(text).is_err() => {
            Err(fields.bad(key, "must be fit for a header: visible ASCII, without line ends"))
        }
        text => Ok(text.map(str::to_owned)),
    }
}

fn order(fields: &Fields<'_>) -> Result<Order, Misfit> {
    match one_of(fields, "work", &["before", "after"])? {
        Some("after") => Ok(Order::After),
        _ => Ok(Order::Before),
    }
}

fn required(fields: &Fields<'_>, key: &str, range: std::ops::RangeInclusive<u64>) -> Result<u64, Misfit> {
    let (first, last) = (*range.start(), *range.end());
    let missing = || fields.bad(key, &format!("is missing; it is a whole number from {first} to {last}"));
    fields.number(key, range)?.ok_or_else(missing)
}

/// One of a few words, if there is any.
fn one_of<'a>(fields: &Fields<'a>, key: &str, known: &[&str]) -> Result<Option<&'a str>, Misfit> {
    match fields.text(key)? {
        Some(text) if !known.contains(&text) => {
            Err(fields.bad(key, &format!("cannot be {text:?}{}", choice(text, known))))
        }
        text => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What each kind needs.
    fn sample(row: &Kind) -> Value {
        let mut sample = json!({"fault": row.name});
        for parameter in row.parameters {
            sample[*parameter] = match *parameter {
                "status" if row.name == "redirect" => json!(302),
                "status" => json!(418),
                "work" => json!("after"),
                "headers" => json!({"x-a": "1"}),
                "body_base64" => continue,
                "content_type" | "body" | "to" | "retry_after" => json!("text"),
                _ => json!(17),
            };
        }
        sample
    }

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        for row in KINDS {
            let fault = fault(&sample(row)).unwrap();
            assert_eq!(fault.kind.name(), row.name);
            let written = serde_json::to_value(&fault).unwrap();
            assert_eq!(written["fault"], row.name);
            for parameter in row.parameters.iter().filter(|name| **name != "body_base64") {
                assert_eq!(written[*parameter], sample(row)[*parameter], "{}.{parameter}", row.name);
            }
            assert_eq!(super::fault(&written).unwrap(), fault);
            assert_eq!(written.get("work").is_some(), row.takes_work || row.name == "delay");
        }
    }

    #[test]
    fn times_and_the_rest_have_defaults() {
        let read = |value: Value| fault(&value).unwrap();
        let plain = read(json!({"fault": "empty"}));
        assert_eq!((plain.skip, plain.times, plain.probability), (0, Some(1), None));
        for always in [json!(null), json!("forever")] {
            assert_eq!(read(json!({"fault": "empty", "times": always})).times, None);
        }
        assert_eq!(read(json!({"fault": "gzip_bomb"})).kind, FaultKind::GzipBomb { bytes: DEFAULT_BOMB });
    }

    #[test]
    fn a_mistake_is_named_with_what_is_allowed_and_what_was_meant() {
        let cases = [
            (json!([]), "", "must be an object"),
            (json!({}), "fault", "is missing; known are refuse"),
            (json!({"fault": 1}), "fault", "must be a string"),
            (json!({"fault": "reset_afer"}), "fault", "did you mean reset_after?"),
            (json!({"fault": "empty", "tims": 1}), "tims", "did you mean times?"),
            (json!({"fault": "empty", "bytes": 1}), "bytes", "is not known here"),
            (json!({"fault": "reset_after", "work": "done"}), "work", "is not known here"),
            (json!({"fault": "empty", "operation": "addmako"}), "operation", "did you mean addMako?"),
            (json!({"fault": "empty", "times": 0}), "times", "from 1"),
            (json!({"fault": "empty", "times": "always"}), "times", "forever"),
            (json!({"fault": "empty", "skip": -1}), "skip", "whole number"),
            (json!({"fault": "empty", "work": "don"}), "work", "did you mean done?"),
            (json!({"fault": "empty", "probability": 2}), "probability", "from 0 to 1"),
            (json!({"fault": "delay"}), "ms", "is missing"),
            (json!({"fault": "delay", "ms": 1, "work": "done"}), "work", "known are before, after"),
            (json!({"fault": "delay", "ms": 600_001}), "ms", "to 600000"),
            (json!({"fault": "answer"}), "status", "is missing"),
            (json!({"fault": "answer", "status": 100}), "status", "from 200 to 599"),
            (json!({"fault": "answer", "status": 200, "body_base64": "?"}), "body_base64", "base64"),
            (
                json!({"fault": "answer", "status": 200, "body": "", "body_base64": ""}),
                "body_base64",
                "beside",
            ),
            (json!({"fault": "answer", "status": 200, "headers": {"a b": ""}}), "headers", "a b"),
            (json!({"fault": "answer", "status": 200, "headers": {"content-length": "1"}}), "headers", "own"),
            (json!({"fault": "redirect", "to": "a\nb"}), "to", "header"),
        ];
        for (value, field, problem) in cases {
            let error = fault(&value).unwrap_err();
            assert_eq!(error.field, field, "{value}: {error:?}");
            assert!(error.problem.contains(problem), "{value}: {error:?}");
        }
    }
}
