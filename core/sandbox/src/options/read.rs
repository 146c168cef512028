//! Options from JSON.

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Options;
use crate::calendar;
use crate::faults::Fault;
use crate::fields::{Fields, Misfit};
use crate::limiter::LimitModel;
use crate::maestrano::MaestranoOptions;
use crate::makini::settings::{ErrorForm, MakiniOptions, RetryAfter};
use crate::mako::tokens::TokenPolicy;
use crate::quota::QuotaScope;

/// The options as JSON has them.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Written {
    port: Option<u16>,
    client_id: Option<String>,
    client_secret: Option<String>,
    rate_limit: Option<u32>,
    limit_model: Option<LimitModel>,
    daily_quota: Option<u32>,
    quota_scope: Option<QuotaScope>,
    tokens: Option<TokenPolicy>,
    token_life_s: Option<u64>,
    token_delay_ms: Option<u64>,
    latency_ms: Option<u64>,
    extra_fields: Option<bool>,
    calendar: Option<String>,
    makini_rate_limit: Option<u32>,
    makini_rate_window_ms: Option<u64>,
    makini_retry_after: Option<RetryAfter>,
    makini_errors: Option<ErrorForm>,
    faults: Vec<Value>,
    maestrano: Option<Value>,
    seed: Option<u64>,
}

const KNOWN: &[&str] = &[
    "port",
    "client_id",
    "client_secret",
    "rate_limit",
    "limit_model",
    "daily_quota",
    "quota_scope",
    "tokens",
    "token_life_s",
    "token_delay_ms",
    "latency_ms",
    "extra_fields",
    "calendar",
    "makini_rate_limit",
    "makini_rate_window_ms",
    "makini_retry_after",
    "makini_errors",
    "faults",
    "maestrano",
    "seed",
];

pub(crate) fn options(value: &Value) -> Result<Options, Misfit> {
    let fields = Fields::open(value, String::new(), KNOWN)?;
    let written: Written = decode(value)?;
    let calendar = match written.calendar.as_deref() {
        Some(text) => Some(calendar::parse(text).ok_or_else(|| fields.bad("calendar", calendar::FORM))?),
        None => None,
    };
    let faults = written.faults.iter().enumerate().map(|(index, fault)| armed(fault, index));
    let default = Options::default();
    let millis = |ms: Option<u64>, default| ms.map_or(default, Duration::from_millis);
    Ok(Options {
        port: written.port.unwrap_or(default.port),
        client_id: written.client_id.unwrap_or(default.client_id),
        client_secret: written.client_secret.unwrap_or(default.client_secret),
        rate_limit: written.rate_limit.unwrap_or(default.rate_limit),
        limit_model: written.limit_model.unwrap_or(default.limit_model),
        daily_quota: written.daily_quota,
        quota_scope: written.quota_scope.unwrap_or(default.quota_scope),
        tokens: written.tokens.unwrap_or(default.tokens),
        token_life: written.token_life_s.map_or(default.token_life, Duration::from_secs),
        token_delay: millis(written.token_delay_ms, default.token_delay),
        latency: millis(written.latency_ms, default.latency),
        extra_fields: written.extra_fields.unwrap_or(default.extra_fields),
        calendar,
        makini: MakiniOptions {
            rate_limit: written.makini_rate_limit,
            rate_window: millis(written.makini_rate_window_ms, default.makini.rate_window),
            retry_after: written.makini_retry_after.unwrap_or_default(),
            error_form: written.makini_errors.unwrap_or_default(),
        },
        faults: faults.collect::<Result<_, _>>()?,
        maestrano: MaestranoOptions::read(written.maestrano.as_ref(), "maestrano")?,
        seed: written.seed,
    })
}

fn armed(fault: &Value, index: usize) -> Result<Fault, Misfit> {
    Fault::from_value(fault).map_err(|error| {
        let place = format!("faults[{index}]");
        let field = if error.field().is_empty() { place } else { format!("{place}.{}", error.field()) };
        Misfit::new(field, error.problem())
    })
}

/// Reads the whole; if that fails, each field by itself, to find the one at fault.
fn decode<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    let whole = serde_json::from_value(value.clone());
    whole.map_err(|error| {
        let fields = value.as_object().into_iter().flatten();
        let failing = fields.filter_map(|(name, value)| {
            let alone = Value::Object(Map::from_iter([(name.clone(), value.clone())]));
            let error = serde_json::from_value::<T>(alone).err()?;
            Some(Misfit::new(name.clone(), &format!("cannot be {value}: {error}")))
        });
        failing.into_iter().next().unwrap_or_else(|| Misfit::new(String::new(), &error.to_string()))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_option_can_be_written() {
        let read = options(&json!({
            "port": 0, "client_id": "me", "client_secret": "hush", "rate_limit": 10, "limit_model": "bucket",
            "daily_quota": 6000, "quota_scope": "sum", "tokens": "newest-only", "token_life_s": 2,
            "token_delay_ms": 3, "latency_ms": 4, "extra_fields": true, "calendar": "2026-01-31T23:59:50Z",
            "makini_rate_limit": 5, "makini_rate_window_ms": 6, "makini_retry_after": "date", "makini_errors": "flat",
            "faults": [{"fault": "empty"}], "seed": 7,
            "maestrano": {"environment_key": "k", "environment_secret": "s", "configuration": "object"}
        }));
        let expected = Options {
            port: 0,
            client_id: "me".into(),
            client_secret: "hush".into(),
            rate_limit: 10,
            limit_model: LimitModel::Bucket,
            daily_quota: Some(6000),
            quota_scope: QuotaScope::Sum,
            tokens: TokenPolicy::NewestOnly,
            token_life: Duration::from_secs(2),
            token_delay: Duration::from_millis(3),
            latency: Duration::from_millis(4),
            extra_fields: true,
            calendar: calendar::parse("2026-01-31T23:59:50Z"),
            makini: MakiniOptions {
                rate_limit: Some(5),
                rate_window: Duration::from_millis(6),
                retry_after: RetryAfter::Date,
                error_form: ErrorForm::Flat,
            },
            faults: vec![Fault::new(crate::faults::FaultKind::Empty)],
            maestrano: MaestranoOptions {
                environment_key: "k".into(),
                environment_secret: "s".into(),
                configuration: crate::maestrano::ConfigurationAnswer::Object,
            },
            seed: Some(7),
        };
        assert_eq!(read.unwrap(), expected);
        assert_eq!(options(&json!({})).unwrap(), Options::default());
        for name in KNOWN {
            let nothing = if *name == "faults" { json!([]) } else { json!(null) };
            assert_eq!(options(&json!({*name: nothing})).unwrap(), Options::default(), "{name}");
        }
    }

    #[test]
    fn a_mistake_is_named() {
        let cases = [
            (json!([]), "", "must be an object"),
            (json!({"seeed": 7}), "seeed", "did you mean seed?"),
            (json!({"seed": -7}), "seed", "-7"),
            (json!({"rate_limit": "10"}), "rate_limit", "u32"),
            (json!({"limit_model": "leaky"}), "limit_model", "`sliding`, `fixed`, `bucket`"),
            (json!({"tokens": "newest"}), "tokens", "newest-only"),
            (json!({"calendar": "today"}), "calendar", "RFC 3339"),
            (json!({"faults": {}}), "faults", "sequence"),
            (json!({"faults": [{"fault": "empy"}]}), "faults[0].fault", "did you mean empty?"),
            (json!({"faults": [1]}), "faults[0]", "must be an object"),
            (json!({"maestrano": 1}), "maestrano", "must be an object"),
            (json!({"maestrano": {"environment": 1}}), "maestrano.environment", "did you mean"),
            (json!({"maestrano": {"environment_key": "a:b"}}), "maestrano.environment_key", "colon"),
            (
                json!({"maestrano": {"configuration": "objekt"}}),
                "maestrano.configuration",
                "did you mean object?",
            ),
        ];
        for (value, field, problem) in cases {
            let error = options(&value).unwrap_err();
            assert_eq!(error.field, field, "{value}: {error:?}");
            assert!(error.problem.contains(problem), "{value}: {error:?}");
        }
    }
}
