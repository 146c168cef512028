//! Maestrano's developer platform for other languages: opened by settings, like a client, and asked by rows.
//!
//! `marketplaces` and `refresh`, with `{}`, answer `{"all", "findings", "extra"}`; `marketplace`, with `{"name"}`, one of `all`; `status`,
//! with `{}`, `{"age_ms", "failure"}`. A marketplace has its `name`; `json`, its fields as they came, but for the key; `exposed`, the text of
//! their JSON with the key; and `fields` and `sections`, where each field that is known is `{"value"}` or the `{"error"}` of whoever
//! needs it.

use makokit::maestrano::{
    FIELDS, Field, Finding, Marketplace, Marketplaces, Platform, PlatformBuilder, SECTIONS,
};
use makokit::{Error, ErrorKind};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::rows::parse;

/// Which marketplace.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
}

/// Nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

pub(crate) fn open(mut settings: Map<String, Value>) -> Result<Platform, Error> {
    let wrong = |why: String| Error::new(ErrorKind::Config, why);
    let system = settings.remove("system").unwrap_or_default();
    if system != SYSTEM {
        return Err(wrong(format!("system {system} has no platform; there is that of {SYSTEM}")));
    }
    // It tells none.
    settings.remove("events");
    let builder = PlatformBuilder::deserialize(Value::Object(settings));
    builder.map_err(|error| wrong(format!("the settings are wrong: {error}")))?.build()
}

/// Whose platform it is.
const SYSTEM: &str = "maestrano";

pub(crate) async fn call(platform: &Platform, row: &str, arguments: &[u8]) -> Result<Vec<u8>, Error> {
    let answer = match row {
        "marketplace" => {
            let named: Named = parse("arguments", ErrorKind::Config, arguments)?;
            marketplace(&platform.marketplace(&named.name).await?)
        }
        "marketplaces" | "refresh" | "status" => {
            let Nothing {} = parse("arguments", ErrorKind::Config, arguments)?;
            match row {
                "marketplaces" => all(&*platform.marketplaces().await?),
                "refresh" => all(&*platform.refresh().await?),
                _ => status(platform),
            }
        }
        row => {
            let known = "marketplaces, marketplace, refresh and status";
            return Err(Error::new(ErrorKind::Config, format!("a platform has no {row}; there is {known}")));
        }
    };
    Ok(answer.to_string().into())
}

fn all(marketplaces: &Marketplaces) -> Value {
    json!({
        "all": marketplaces.iter().map(marketplace).collect::<Vec<_>>(),
        "findings": marketplaces.findings().iter().map(finding).collect::<Vec<_>>(),
        "extra": marketplaces.extra(),
    })
}

fn finding(finding: &Finding) -> Value {
    let Finding { place, marketplace, message, left_out, .. } = finding;
    json!({
        "place": place, "marketplace": marketplace, "message": message, "left_out": left_out, "text": finding.to_string(),
    })
}

fn marketplace(marketplace: &Marketplace) -> Value {
    let read = |fields: &[Field]| -> Value {
        let told = |field: &Field| match field.read(marketplace) {
            Ok(value) => (field.name.to_owned(), json!({ "value": value })),
            Err(error) => (field.name.to_owned(), json!({ "error": error })),
        };
        Value::Object(fields.iter().map(told).collect())
    };
    let sections: Map<_, _> =
        SECTIONS.iter().map(|section| (section.name.to_owned(), read(section.fields))).collect();
    json!({
        "name": marketplace.name(),
        "json": marketplace.masked_json(),
        "exposed": marketplace.expose_json().to_string(),
        "fields": read(FIELDS),
        "sections": sections,
    })
}

fn status(platform: &Platform) -> Value {
    let status = platform.status();
    let age = status.age.map(|age| u64::try_from(age.as_millis()).unwrap_or(u64::MAX));
    json!({ "age_ms": age, "failure": status.failure })
}
