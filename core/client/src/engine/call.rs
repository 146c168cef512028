//! A call that is ready to be sent.

use bytes::Bytes;
use http::Method as HttpMethod;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Answer, CallOptions, Engine};
use crate::envelope::Rules;
use crate::error::{Error, ErrorKind};
use crate::operation::{Creates, Input, Method, Operation, Output};
use crate::validate::{self, Names};

/// Everything in an id that could be read as a part of the path is escaped.
const IN_A_SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~').remove(b':').remove(b'@').remove(b'+');

/// What a row is called with.
#[derive(Debug)]
#[non_exhaustive]
pub enum Arguments<'a> {
    /// Nothing.
    Nothing,
    /// An id.
    Id(&'a str),
    /// The JSON of a typed request.
    Typed(Vec<u8>),
    /// The JSON of a request whose field names are to be checked.
    Json(&'a [u8]),
}

impl Arguments<'_> {
    /// The body of a typed request.
    pub(crate) fn typed(request: &impl Serialize) -> Result<Self, Error> {
        serde_json::to_vec(request)
            .map(Self::Typed)
            .map_err(|error| Error::new(ErrorKind::InvalidData, format!("the request has no JSON: {error}")))
    }
}

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
    pub(crate) many: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IdArgument {
    id: String,
}

impl Call {
    pub(crate) fn from_json(
        engine: &Engine,
        row: &'static Operation,
        arguments: &[u8],
        options: &CallOptions,
    ) -> Result<Self, Error> {
        let wrong = |why: String| validate::refusal(row, why, Vec::new());
        match row.input {
            Input::Nothing => Self::new(engine, row, Arguments::Nothing, options),
            Input::Id { .. } => {
                let argument: IdArgument = serde_json::from_slice(arguments)
                    .map_err(|error| wrong(format!("the arguments have to be {{\"id\": \"…\"}}: {error}")))?;
                Self::new(engine, row, Arguments::Id(&argument.id), options)
            }
            Input::Body { .. } => Self::new(engine, row, Arguments::Json(arguments), options),
        }
    }

    pub(crate) fn new(
        engine: &Engine,
        row: &'static Operation,
        arguments: Arguments<'_>,
        options: &CallOptions,
    ) -> Result<Self, Error> {
        let template = engine.config.paths.get(row.id).map_or(row.path, String::as_str);
        let (path, body) = match arguments {
            Arguments::Nothing => (template.to_owned(), None),
            Arguments::Id(id) => (fill(row, template, id)?, None),
            Arguments::Typed(body) => {
                (template.to_owned(), Some(validate::body(row, body, Names::Typed, options)?))
            }
            Arguments::Json(body) => {
                (template.to_owned(), Some(validate::body(row, body.to_vec(), Names::Checked, options)?))
            }
        };
        Ok(Self {
            provider: row.system.name(),
            operation: row.id.to_owned(),
            method: match row.method {
                Method::Get => HttpMethod::GET,
                Method::Post => HttpMethod::POST,
            },
            path: engine.config.path(&path),
            body,
            idempotent: row.idempotent,
            creates: row.creates.as_ref(),
            limit_key: row.id.to_owned(),
            counts: row.creates.is_some(),
            many: matches!(row.output, Output::Many { .. }),
        })
    }

    /// The error of a good answer whose body has not the documented shape. The body may hold the only copy of an id.
    pub(crate) fn misshapen(&self, engine: &Engine, answer: &Answer, error: &serde_json::Error) -> Error {
        let token = engine.tokens.present();
        let secrets =
            [engine.config.client_secret.expose(), token.as_ref().map_or("", |token| token.expose())];
        let rules = Rules {
            contract: engine.contract,
            errors: &engine.config.errors,
            secrets: &secrets,
            now: engine.config.time.calendar(),
        };
        let error = Error::new(
            ErrorKind::UnexpectedResponse,
            format!(
                "the API says that it was done, but the answer is not of the documented form: {}",
                rules.shown(&error.to_string())
            ),
        )
        .with(|facts| {
            facts.provider = Some(self.provider);
            facts.operation = Some(self.operation.clone());
            facts.http_status = Some(answer.http_status);
            facts.request_id = Some(answer.request_id.clone());
            facts.server_request_id.clone_from(&answer.server_request_id);
            facts.attempts = answer.attempts;
            facts.elapsed = answer.elapsed;
            facts.excerpt = Some(rules.excerpt(&answer.body));
        });
        if self.idempotent { error } else { self.unknown(&error) }
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

/// The path of an id, which cannot change the path around it.
fn fill(row: &'static Operation, template: &str, id: &str) -> Result<String, Error> {
    let wrong = |why: &str| Err(validate::refusal(row, format!("the id {why}"), Vec::new()));
    if id.trim().is_empty() {
        return wrong("is empty");
    }
    if id == "." || id == ".." || id.chars().any(char::is_control) || id.len() > 500 {
        return wrong("is none");
    }
    Ok(template.replace("{id}", &utf8_percent_encode(id, IN_A_SEGMENT).to_string()))
}
