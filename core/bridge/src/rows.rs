//! Settings, arguments and options in JSON, and the row that they are for.

use makokit::engine::Engine;
use makokit::operation::System;
use makokit::{CallOptions, Error, ErrorKind, Settings, SharedLimits};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

pub(crate) fn open(settings: &[u8], limits: &SharedLimits) -> Result<Engine, Error> {
    let mut settings: Map<String, Value> = parse("settings", ErrorKind::Config, settings)?;
    let system = settings.remove("system").unwrap_or_default();
    let system = System::deserialize(&system).map_err(|_| {
        Error::new(ErrorKind::Config, format!("system {system} is not known; it is \"mako\""))
    })?;
    let settings = Settings::deserialize(Value::Object(settings))
        .map_err(|error| Error::new(ErrorKind::Config, format!("the settings are wrong: {error}")))?;
    Engine::open(system, settings, limits)
}

pub(crate) async fn call(
    engine: &Engine,
    row: &str,
    arguments: &[u8],
    options: &[u8],
) -> Result<Vec<u8>, Error> {
    let options = match options {
        [] => CallOptions::default(),
        options => parse("options", ErrorKind::Config, options)?,
    };
    let answer = match row {
        "limits" => return Ok(limits(engine).to_string().into()),
        "call" => {
            let free = parse("arguments", ErrorKind::InvalidParameter, arguments)?;
            engine.call(&free, &options).await?
        }
        operation => engine.execute(operation, arguments, &options).await?,
    };
    Ok(answer.body.into())
}

fn limits(engine: &Engine) -> Value {
    let rows = engine.limits().into_iter().map(|(operation, usage)| {
        json!({
            "operation": operation,
            "used": usage.used,
            "limit": usage.limit,
            "peak": usage.peak,
            "span_ms": u64::try_from(usage.span.as_millis()).unwrap_or(u64::MAX),
        })
    });
    rows.collect()
}

fn parse<T: DeserializeOwned>(what: &str, kind: ErrorKind, json: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(json).map_err(|error| Error::new(kind, format!("the {what} are wrong: {error}")))
}
