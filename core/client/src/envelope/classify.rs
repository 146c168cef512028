//! What an answer means.

use std::collections::BTreeMap;
use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::read::{Envelope, Refusal};
use super::{Form, data, flat, named, success};
use crate::blot::{blot, blot_head};
use crate::contract::Contract;
use crate::error::{Error, ErrorKind, ErrorRow, Facts, Origin, Violation};
use crate::retry;
use crate::transport::Reply;

/// The most letters that an error takes over from each text of an answer's.
const MOST_LETTERS: usize = 4000;
const EXCERPT: usize = 200;

/// By what an answer is judged.
pub(crate) struct Rules<'a> {
    pub(crate) api: Api,
    /// What codes mean by the client's settings, before the API's table.
    pub(crate) errors: &'a BTreeMap<String, ErrorKind>,
    pub(crate) secrets: &'a [&'a str],
    pub(crate) now: SystemTime,
}

/// Whose answers they are.
#[derive(Clone, Copy)]
pub(crate) struct Api {
    pub(crate) provider: &'static str,
    /// What stands around the body of an answer.
    pub(crate) form: Form,
    pub(crate) errors: &'static [ErrorRow],
    /// The settings that are named when its answers say that they are wrong.
    pub(crate) named: Named,
}

/// What settings are called.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    /// Where the API is.
    pub(crate) address: &'static str,
    /// Who its client is.
    pub(crate) credentials: &'static str,
    /// What leads to one of its operations.
    pub(crate) path: &'static str,
}

impl From<&Contract> for Api {
    fn from(contract: &Contract) -> Self {
        let named = Named {
            address: "base_url",
            credentials: contract.login.settings(),
            path: "base_url and the operation's path",
        };
        Self { provider: contract.system.name(), form: contract.form, errors: contract.errors, named }
    }
}

/// The bytes of the body of a good answer; anything else is an error.
pub(crate) fn classify(reply: &Reply, rules: &Rules<'_>) -> Result<Bytes, Error> {
    let (said, is_good) = match rules.api.form {
        Form::Status => (Envelope::read(&reply.body), reply.status == StatusCode::OK),
        Form::Data => (data::read(reply.status, &reply.body), reply.status.is_success()),
        Form::Error => (flat::read(reply.status, &reply.body), reply.status.is_success()),
        Form::Success => (success::read(reply.status, &reply.body), reply.status.is_success()),
        Form::Named => (named::read(reply.status, &reply.body), reply.status.is_success()),
    };
    match said {
        Ok(Envelope::Ok(body)) if is_good => {
            Ok(body.map_or(Bytes::from_static(b"null"), |body| reply.body.slice_ref(body.as_bytes())))
        }
        // It may have been done, whatever the status says.
        Ok(Envelope::Ok(_)) => {
            let error = rules.unreadable(reply, "says OK, but its HTTP status does not");
            Err(error.with(|facts| {
                facts.refused = false;
                if reply.status.is_client_error() {
                    facts.kind = ErrorKind::UnexpectedResponse;
                }
            }))
        }
        Ok(Envelope::Failed(Refusal { code, category, message, violations, request_id, field })) => {
            let (has_fields, is_named) = (!violations.is_empty(), code.is_some());
            let otherwise = if has_fields { ErrorKind::InvalidData } else { ErrorKind::Api };
            Err(rules.refused(reply, code, field.as_deref(), (message, otherwise)).with(|facts| {
                facts.violations = rules.violations(violations);
                facts.category = category.map(|category| rules.shown(&category));
                facts.server_request_id =
                    request_id.map(|id| rules.shown(&id)).or(facts.server_request_id.take());
                // Mako's refusals come with HTTP status 200, and say which they are (documented); so do those of Maestrano's sandbox
                // (inferred). What has failed may have been done before.
                let is_told = reply.status.is_success() && (is_named || has_fields);
                facts.refused |= is_told && facts.kind != ErrorKind::Server;
            }))
        }
        Ok(Envelope::OAuth(code)) if reply.status.is_client_error() => {
            Err(rules.refused(reply, Some(code), None, (None, ErrorKind::Api)))
        }
        Ok(Envelope::OAuth(code)) => {
            let why = format!("has the error {code:?}, and an HTTP status that says otherwise");
            Err(rules.unreadable(reply, &why))
        }
        Err(why) => Err(rules.unreadable(reply, &why)),
    }
}

impl Rules<'_> {
    /// An answer in which the API says what is wrong.
    fn refused(
        &self,
        reply: &Reply,
        code: Option<String>,
        field: Option<&str>,
        (message, otherwise): (Option<String>, ErrorKind),
    ) -> Error {
        let kind = self.kind(reply.status, code.as_deref().or(field)).unwrap_or(otherwise);
        let code = code.map(|code| self.shown(&code));
        let message = match (message, &code) {
            (Some(message), _) if !message.is_empty() => self.shown(&message),
            (_, Some(code)) => format!("the API answered {code}"),
            (_, None) => format!("the API answered with HTTP status {}", reply.status.as_u16()),
        };
        self.error(kind, message, reply).with(|facts| facts.code = code)
    }

    /// An answer that is not of the documented form. Its status may still tell what is wrong.
    pub(crate) fn unreadable(&self, reply: &Reply, why: &str) -> Error {
        let kind = match self.kind(reply.status, None).unwrap_or(ErrorKind::UnexpectedResponse) {
            // What the API says to an id that is not there has its form; anything else has not got as far as that.
            ErrorKind::NoDataFound => ErrorKind::EndpointNotFound,
            kind => kind,
        };
        let message = match (kind, self.meaning(reply.status)) {
            (ErrorKind::UnexpectedResponse, Some(meaning)) => meaning,
            (ErrorKind::UnexpectedResponse, None) => format!("the answer {}", self.shown(why)),
            _ => format!("the server answered with HTTP status {}", reply.status.as_u16()),
        };
        self.error(kind, message, reply).with(|facts| facts.excerpt = Some(self.excerpt(&reply.body)))
    }

    fn violations(&self, found: Vec<Violation>) -> Vec<Violation> {
        let blotted = |Violation { path, message }| Violation {
            path: self.shown(&path),
            message: self.shown(&message),
        };
        found.into_iter().map(blotted).collect()
    }

    /// A text of the answer's, as it may be shown.
    pub(crate) fn shown(&self, text: &str) -> String {
        blot_head(text, self.secrets, MOST_LETTERS)
    }

    /// The beginning of a body, for people to look at.
    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        blot_head(&String::from_utf8_lossy(body), self.secrets, EXCERPT)
    }

    fn kind(&self, status: StatusCode, code: Option<&str>) -> Option<ErrorKind> {
        code.and_then(|code| self.errors.get(code).copied())
            .or_else(|| ErrorRow::find(self.api.errors, status.as_u16(), code))
            .or_else(|| status.is_server_error().then_some(ErrorKind::Server))
    }

    fn error(&self, kind: ErrorKind, message: String, reply: &Reply) -> Error {
        let message = match self.advice(kind) {
            Some(advice) => format!("{message}; {advice}"),
            None => message,
        };
        Error::new(kind, message).with(|facts| {
            facts.provider = Some(self.api.provider);
            facts.http_status = Some(reply.status.as_u16());
            // "Your request did not arrive in time" says nothing of what became of it.
            facts.refused = reply.status.is_client_error() && reply.status != StatusCode::REQUEST_TIMEOUT;
            facts.server_request_id = server_request_id(&reply.headers, self.secrets);
            if kind == ErrorKind::InvalidData {
                facts.origin = Some(Origin::Provider);
            }
            self.limits(facts, &reply.headers);
        })
    }

    /// The facts of the two refusals that have the same HTTP status and not the same cure.
    fn limits(&self, facts: &mut Facts, headers: &HeaderMap) {
        match facts.kind {
            ErrorKind::RateLimited | ErrorKind::Server => facts.retry_after = retry::asked(headers, self.now),
            ErrorKind::QuotaExhausted => {
                let today = retry::server_time(headers).unwrap_or(self.now);
                facts.resets_at = Some(retry::next_midnight(today));
            }
            _ => {}
        }
    }

    /// What a status says that no API's table has.
    fn meaning(&self, status: StatusCode) -> Option<String> {
        match status.as_u16() {
            300..400 => Some(format!(
                "the server answered with a redirect, which is not followed: it could take the token elsewhere; check {}",
                self.api.named.address
            )),
            407 => Some(
                "the proxy wants a user and a password, or others than these; they belong into the proxy's URL"
                    .to_owned(),
            ),
            _ => None,
        }
    }

    /// What to do about an error whose message leaves that open.
    fn advice(&self, kind: ErrorKind) -> Option<String> {
        Some(match kind {
            ErrorKind::InvalidClient => format!("check {}", self.api.named.credentials),
            ErrorKind::UnauthorizedSource => "ask the vendor to allow this machine's address".to_owned(),
            ErrorKind::EndpointNotFound => format!("check {}", self.api.named.path),
            ErrorKind::QuotaExhausted => "the quota starts anew at midnight (UTC)".to_owned(),
            _ => return None,
        })
    }
}

/// The id that a server gave its answer.
pub(crate) fn server_request_id(headers: &HeaderMap, secrets: &[&str]) -> Option<String> {
    let id = headers.get("x-request-id")?.to_str().ok()?;
    (!id.is_empty() && id.len() <= 200).then(|| blot(id, secrets))
}

/// The headers of an answer, but for what repeats a secret.
pub(crate) fn harmless(headers: &HeaderMap, secrets: &[&str]) -> HeaderMap {
    let is_harmless = |value: &HeaderValue| {
        let text = String::from_utf8_lossy(value.as_bytes());
        blot(&text, secrets) == text
    };
    headers
        .iter()
        .map(|(name, value)| {
            let value = if is_harmless(value) { value.clone() } else { HeaderValue::from_static("***") };
            (name.clone(), value)
        })
        .collect()
}
