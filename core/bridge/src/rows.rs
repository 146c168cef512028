//! Settings, arguments and options in JSON, and the row that they are for.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use makokit::engine::{Engine, Page, Place};
use makokit::operation::System;
use makokit::{Answer, CallOptions, Error, ErrorKind, Observer, Outcome, Secret, Settings};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::process::{Opened, Process};
use crate::{batch, platform};

pub(crate) fn open(settings: &[u8], process: &'static Process, handle: u64) -> Result<Opened, Error> {
    let mut settings: Map<String, Value> = parse("settings", ErrorKind::Config, settings)?;
    match settings.remove("platform") {
        None | Some(Value::Bool(false)) => {}
        Some(Value::Bool(true)) => return platform::open(settings).map(Opened::Platform),
        Some(_) => return Err(Error::new(ErrorKind::Config, "platform has to be true or false")),
    }
    let system = settings.remove("system").unwrap_or_default();
    let system = System::deserialize(&system).map_err(|_| {
        let known: Vec<_> = System::ALL.iter().map(|system| system.name()).collect();
        Error::new(ErrorKind::Config, format!("system {system} is not known; there is {}", known.join(", ")))
    })?;
    let observer = match settings.remove("events") {
        Some(Value::Bool(true)) => Observer::new(move |event| {
            process.queue.push_event(handle, serde_json::to_vec(event).unwrap_or_default());
        }),
        _ => Observer::default(),
    };
    let settings: Settings = told("settings", ErrorKind::Config, Value::Object(settings))?;
    Engine::open(system, settings, &process.limits, observer).map(|engine| Opened::Client(Arc::new(engine)))
}

/// A row that is about another one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    operation: String,
    #[serde(default)]
    arguments: Option<Box<RawValue>>,
}

impl About {
    fn arguments(&self) -> &[u8] {
        self.arguments.as_ref().map_or(b"{}", |arguments| arguments.get().as_bytes())
    }
}

/// A row about a list that comes page by page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    operation: String,
    #[serde(default)]
    arguments: Option<Box<RawValue>>,
    /// Where the page is, as the one before it has told; both or none.
    #[serde(default)]
    next: Option<String>,
    #[serde(default)]
    trail: Option<String>,
}

impl Listed {
    fn place(&self) -> Result<Option<Place>, Error> {
        match (&self.next, &self.trail) {
            (None, None) => Ok(None),
            (Some(next), Some(trail)) => Ok(Some(Place::new(next, trail.parse()?))),
            _ => Err(Error::new(ErrorKind::Config, "the arguments are wrong: next and trail go together")),
        }
    }
}

pub(crate) async fn call(
    handle: u64,
    engine: &Arc<Engine>,
    row: &str,
    arguments: &[u8],
    options: &[u8],
) -> Result<Vec<u8>, Error> {
    let options = match options {
        [] => CallOptions::default(),
        options => parse("options", ErrorKind::Config, options)?,
    };
    match row {
        "limits" => Ok(serde_json::to_vec(&engine.limits()).unwrap_or_default()),
        "budget" => {
            let planned = parse("arguments", ErrorKind::Config, arguments)?;
            Ok(budget(engine, &planned)?.to_string().into())
        }
        "explain" => Ok(serde_json::to_vec(engine.explain()).unwrap_or_default()),
        "replace_token" => {
            let given: Given = parse("arguments", ErrorKind::Config, arguments)?;
            engine.replace_token(&given.token)?;
            Ok(b"null".to_vec())
        }
        "apart" => {
            let others: Others = parse("arguments", ErrorKind::Config, arguments)?;
            for other in others.from.iter().filter_map(|other| Process::current().get(*other)) {
                if let Opened::Client(other) = other {
                    engine.apart_from(&other)?;
                }
            }
            Ok(b"null".to_vec())
        }
        "health" => {
            let asked: Asked = parse("arguments", ErrorKind::Config, arguments)?;
            let health =
                if asked.check { Box::pin(engine.checked_health(&options)).await? } else { engine.health() };
            Ok(serde_json::to_vec(&health).unwrap_or_default())
        }
        "credits" => {
            let planned = parse("arguments", ErrorKind::Config, arguments)?;
            Ok(serde_json::to_vec(&engine.credits(&planned)?).unwrap_or_default())
        }
        "page" => {
            let listed: Listed = parse("arguments", ErrorKind::Config, arguments)?;
            let asked = listed.arguments.as_ref().map_or(&b"{}"[..], |json| json.get().as_bytes());
            let place = listed.place()?;
            // It holds two calls: this page's, and what is fetched ahead.
            let page_of = Box::pin(engine.page(&listed.operation, asked, place.as_ref(), &options));
            Ok(page(&page_of.await?))
        }
        "batch" => {
            let begin = parse("arguments", ErrorKind::Config, arguments)?;
            batch::begin(handle, engine, begin, &options)
        }
        "results" => batch::results(handle, parse("arguments", ErrorKind::Config, arguments)?).await,
        "raw" => {
            let about: About = parse("arguments", ErrorKind::Config, arguments)?;
            Ok(raw(&answer(engine, &about.operation, about.arguments(), &options).await?))
        }
        "ensure" => {
            let about: About = parse("arguments", ErrorKind::Config, arguments)?;
            // The largest of the futures, and hardly ever the one that is needed.
            let ensuring = Box::pin(engine.ensure(&about.operation, about.arguments(), &options));
            Ok(outcome(&ensuring.await?))
        }
        row => Ok(answer(engine, row, arguments, &options).await?.body.into()),
    }
}

async fn answer(
    engine: &Engine,
    row: &str,
    arguments: &[u8],
    options: &CallOptions,
) -> Result<Answer, Error> {
    if row == "call" {
        let free = parse("arguments", ErrorKind::InvalidParameter, arguments)?;
        return engine.call(&free, options).await;
    }
    engine.execute(row, arguments, options).await
}

/// A whole answer; its body stands in it as it came.
fn raw(answer: &Answer) -> Vec<u8> {
    let head = json!({
        "http_status": answer.http_status,
        "headers": answer.headers().map(|(name, value)| json!([name, value])).collect::<Vec<_>>(),
        "request_id": answer.request_id,
        "server_request_id": answer.server_request_id,
        "attempts": answer.attempts,
        "elapsed_ms": millis(answer.elapsed),
    });
    with(&head, "body", &answer.body)
}

/// A page; its records stand in it as they came.
fn page(page: &Page) -> Vec<u8> {
    let next = page.next.as_ref();
    let head = json!({
        "next": next.map(|next| &next.cursor),
        "trail": next.map(|next| next.trail.to_string()),
        "total": page.total,
    });
    with(&head, "records", &page.records)
}

/// An outcome; its entity stands in it as it came.
fn outcome(outcome: &Outcome<Bytes>) -> Vec<u8> {
    let head = json!({ "outcome": outcome.name(), "error": outcome.error() });
    with(&head, "entity", outcome.entity().map_or(b"null", |entity| entity))
}

/// An object with one more member, whose JSON is there already.
pub(crate) fn with(object: &Value, name: &str, json: &[u8]) -> Vec<u8> {
    let mut text = object.to_string().into_bytes();
    text.pop();
    text.extend_from_slice(format!(",\"{name}\":").as_bytes());
    text.extend_from_slice(json);
    text.push(b'}');
    text
}

/// Whether a call is made to find out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    check: bool,
}

/// A token to put in place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    token: Secret,
}

/// Clients beside which another one is to stand; those that are closed count no more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Others {
    from: Vec<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Planned {
    operation: String,
    calls: u64,
}

fn budget(engine: &Engine, planned: &Planned) -> Result<Value, Error> {
    let plan = engine.budget(&planned.operation, planned.calls)?;
    let done_at = plan.done_at.map(epoch_seconds);
    Ok(json!({ "today": plan.today, "days": plan.days, "done_at": done_at }))
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn epoch_seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
}

pub(crate) fn parse<T: DeserializeOwned>(what: &str, kind: ErrorKind, json: &[u8]) -> Result<T, Error> {
    let mut json = serde_json::Deserializer::from_slice(json);
    let value = told(what, kind, &mut json)?;
    json.end().map_err(|_| Error::new(kind, format!("the {what} are wrong: something follows them")))?;
    Ok(value)
}

/// What JSON holds, or an error that names the field that is wrong.
fn told<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    what: &str,
    kind: ErrorKind,
    json: D,
) -> Result<T, Error> {
    serde_path_to_error::deserialize(json).map_err(|error| {
        let (path, told) = (error.path().to_string(), error.inner().to_string());
        // A host has written this JSON itself: where in it somebody else has not to know.
        let why = told.rsplit_once(" at line ").map_or(&*told, |(why, _)| why);
        let at = if path == "." { String::new() } else { format!("{path}: ") };
        Error::new(kind, format!("the {what} are wrong: {at}{why}"))
    })
}
