//! A call that is ready to be sent.

use bytes::Bytes;
use http::Method as HttpMethod;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::{Answer, Arguments, CallOptions, Engine, Flight};
use crate::contract::Bundle;
use crate::envelope::Rules;
use crate::error::{Error, ErrorKind};
use crate::operation::{Content, Creates, Method, Operation, Output, Parameter};
use crate::validate::{self, Wrap};

/// Everything in an id that could be read as a part of the path is escaped.
const IN_A_SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~').remove(b':').remove(b'@').remove(b'+');

/// A call, checked and complete but for its token.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) provider: &'static str,
    pub(crate) operation: String,
    pub(crate) method: HttpMethod,
    pub(crate) path: String,
    pub(crate) body: Option<Bytes>,
    pub(crate) idempotent: bool,
    pub(crate) creates: Option<&'static Creates>,
    pub(crate) limit_key: String,
    /// Whether it counts against the day's quota.
    pub(crate) counts: bool,
    /// The name under which records stand, where they do.
    pub(crate) name: Option<Box<str>>,
    /// The field without which what it gives is no record.
    pub(crate) key: Option<&'static str>,
    /// What it gives; nothing for a free call, whose answer is left as it is.
    pub(crate) output: Option<Output>,
    pub(crate) flight: Flight,
}

impl Call {
    pub(crate) fn from_json(
        engine: &Engine,
        row: &'static Operation,
        arguments: &[u8],
        options: &CallOptions,
    ) -> Result<Self, Error> {
        Self::new(engine, row, Arguments::from_json(row, arguments)?, options)
    }

    /// A call, or what is wrong with it and with whose.
    pub(crate) fn new(
        engine: &Engine,
        row: &'static Operation,
        arguments: Arguments,
        options: &CallOptions,
    ) -> Result<Self, Error> {
        Self::checked(engine, row, arguments, options)
            .map_err(|error| error.with(|facts| facts.connection.clone_from(&engine.config.connection)))
    }

    fn checked(
        engine: &Engine,
        row: &'static Operation,
        arguments: Arguments,
        options: &CallOptions,
    ) -> Result<Self, Error> {
        let mut path = path_of(engine, row, &arguments.path)?;
        let name = engine.contract.names.and_then(|names| filled(row, &arguments.path, names.place));
        let is_body = matches!(row.input.content, Content::Body { .. });
        let wrap = name.zip(engine.contract.names.filter(|_| is_body));
        let wrap = wrap.map(|(name, names)| Wrap { name, beside: names.beside });
        let content =
            arguments.content.map(|json| validate::content(row, json, arguments.names, wrap, options));
        let mut body = content.transpose()?;
        if matches!(row.input.content, Content::Query { .. }) {
            let parameters = engine.asked(row, &body.take().unwrap_or_default())?;
            if !parameters.is_empty() {
                path = format!("{path}?{parameters}");
            }
        }
        Ok(Self {
            provider: row.system.name(),
            operation: row.id.to_owned(),
            method: match row.method {
                Method::Get => HttpMethod::GET,
                Method::Post => HttpMethod::POST,
                Method::Put => HttpMethod::PUT,
                Method::Delete => HttpMethod::DELETE,
            },
            path: engine.config.path(&path),
            body,
            idempotent: row.idempotent,
            creates: row.creates.as_ref(),
            limit_key: row.id.to_owned(),
            counts: row.creates.is_some(),
            name: name.map(Box::from),
            key: engine.contract.key.filter(|_| row.creates.is_some() || is_by_id(engine, row)),
            output: Some(row.output),
            flight: Flight::here(),
        })
    }

    /// Whether a good answer says what it has to say: a record with its id, or a result for each of several in one.
    pub(super) fn check(&self, engine: &Engine, answer: &[u8]) -> Result<(), String> {
        if self.output.is_none() {
            return Ok(());
        }
        let read = |json: &[u8]| serde_json::from_slice::<Value>(json).unwrap_or_default();
        if let Some(key) = self.key
            && matches!(read(answer)[key], Value::Null)
        {
            return Err(format!("has a record without {key}"));
        }
        let bundle = engine.contract.bundle.filter(|bundle| bundle.operation == self.operation);
        let Some(Bundle { asked, told, .. }) = bundle else { return Ok(()) };
        let count = |json: &[u8], name: &str| read(json)[name].as_array().map_or(0, Vec::len);
        match (count(self.body.as_deref().unwrap_or_default(), asked), count(answer, told)) {
            (asked, told) if asked == told => Ok(()),
            (asked, told) => Err(format!("has {told} results for {asked} operations")),
        }
    }

    /// The error of a good answer whose body has not the documented shape. The body may hold the only copy of an id.
    pub(crate) fn misshapen(&self, engine: &Engine, answer: &Answer, error: &serde_json::Error) -> Error {
        let secrets = [engine.config.client_secret.expose(), answer.heard.token.expose()];
        let rules = Rules {
            api: engine.contract.into(),
            errors: &engine.config.errors,
            secrets: &secrets,
            now: engine.config.time.calendar(),
        };
        let why = format!(
            "the API says that it was done, but the answer is not of the documented form: {}",
            rules.shown(&error.to_string())
        );
        let error = self
            .told(Error::new(ErrorKind::UnexpectedResponse, why), answer)
            .with(|facts| facts.excerpt = Some(rules.excerpt(&answer.body)));
        if self.idempotent { error } else { self.unknown(&error) }
    }

    /// An error about an answer, with what is known of that.
    pub(crate) fn told(&self, error: Error, answer: &Answer) -> Error {
        error.with(|facts| {
            facts.provider = Some(self.provider);
            facts.connection.clone_from(&answer.heard.config.connection);
            facts.operation = Some(self.operation.clone());
            facts.http_status = Some(answer.http_status);
            facts.request_id = Some(answer.request_id.clone());
            facts.server_request_id.clone_from(&answer.server_request_id);
            facts.attempts = answer.attempts;
            facts.elapsed = answer.elapsed;
        })
    }

    /// What a fault means for a call that must not be sent twice.
    pub(crate) fn unknown(&self, cause: &Error) -> Error {
        let look = self
            .creates
            .map_or_else(|| "find out before you repeat it".to_owned(), |creates| self.look(creates));
        let facts = cause.facts().clone();
        let message = format!(
            "the request may have been carried out, and was not sent again ({}); {look}",
            facts.message
        );
        Error::new(ErrorKind::OutcomeUnknown, message).with(|unknown| {
            *unknown = crate::error::Facts {
                kind: unknown.kind,
                message: std::mem::take(&mut unknown.message),
                cause: Some(cause.clone()),
                ..facts
            };
        })
    }

    /// By what a person finds out whether the entity was created.
    fn look(&self, creates: &Creates) -> String {
        let body = self.body.as_deref().and_then(|body| serde_json::from_slice::<Value>(body).ok());
        let known = |name: &&str| {
            Some(format!("{name} {}", body.as_ref()?.get(*name).filter(|value| !value.is_null())?))
        };
        let keys: Option<Vec<_>> = creates.natural_key.iter().map(known).collect();
        match keys {
            Some(keys) if keys.is_empty() => {
                format!("look whether the {} is there before you repeat it", creates.entity)
            }
            Some(keys) => {
                format!("look for a {} with {} before you repeat it", creates.entity, keys.join(" and "))
            }
            None => format!(
                "the request has no {}, so that only a look through what there is can tell; do that before you repeat it",
                creates.natural_key.join(" or no ")
            ),
        }
    }
}

/// What fills the place of that name in a row's path.
fn filled<'a>(row: &'static Operation, parts: &'a [String], name: &str) -> Option<&'a str> {
    let place = row.input.path.iter().position(|place| place.name == name)?;
    parts.get(place).map(String::as_str)
}

/// Whether a row is about the record whose id ends its path.
fn is_by_id(engine: &Engine, row: &'static Operation) -> bool {
    let last = row.input.path.last().filter(|place| row.path.ends_with(&format!("{{{}}}", place.name)));
    let is_name = |place: &Parameter| engine.contract.names.is_some_and(|names| names.place == place.name);
    matches!(row.output, Output::One { .. }) && last.is_some_and(|place| !is_name(place))
}

/// The path of a row, by the settings and with its places filled.
fn path_of(engine: &Engine, row: &'static Operation, parts: &[String]) -> Result<String, Error> {
    let template = engine.config.paths.get(row.id).map_or(row.path, String::as_str);
    let mut path = template.replace("{prefix}", &engine.config.prefix);
    for (place, part) in row.input.path.iter().zip(parts) {
        path = path.replace(&format!("{{{}}}", place.name), &segment(row, place, part)?);
    }
    Ok(path)
}

/// What fills a place of a path, and cannot change the path around it.
fn segment(row: &'static Operation, place: &Parameter, text: &str) -> Result<String, Error> {
    let wrong = |why: &str| Err(validate::refusal(row, format!("the {} {why}", place.name), Vec::new()));
    if text.trim().is_empty() {
        return wrong("is empty; pass the one that the API gave");
    }
    if text == "." || text == ".." || text.chars().any(char::is_control) || text.len() > 500 {
        return wrong(
            "is none: it is a dot or two, holds a control character, or has more than 500 bytes; pass the one that the API gave",
        );
    }
    Ok(utf8_percent_encode(text, IN_A_SEGMENT).to_string())
}
