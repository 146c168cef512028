//! Calls outside the table.

use http::Method as HttpMethod;
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use super::{Call, Engine, Flight, path, query};
use crate::error::{Error, ErrorKind, Origin};
use crate::operation::Operation;

/// A call of any method and path: for what the vendor's own specification has and the table has not.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FreeCall {
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path under the base URL, beginning with a slash.
    pub path: String,
    /// The query: texts, numbers and booleans, lists of them for a parameter that is repeated, or objects of them for
    /// parameters with names in brackets.
    #[serde(default)]
    pub query: Map<String, Value>,
    /// The JSON of the body, sent to the letter.
    #[serde(default)]
    pub body: Option<Box<RawValue>>,
    /// Whether repeating it does no harm. Default: only for GET.
    #[serde(default)]
    pub idempotent: Option<bool>,
    /// What the rate limit counts. Default: the operation that the path belongs to, else method and path.
    #[serde(default)]
    pub limit_key: Option<String>,
}

impl FreeCall {
    /// A call without query and body.
    #[must_use]
    pub fn new(method: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            method: method.into(),
            path: path.into(),
            query: Map::new(),
            body: None,
            idempotent: None,
            limit_key: None,
        }
    }

    /// With a body.
    #[must_use]
    pub fn body(mut self, body: &Value) -> Self {
        self.body = to_raw_value(body).ok();
        self
    }

    /// With one more parameter in the query; one that is there already is repeated.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        match self.query.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
            Value::Array(values) => values.push(value.into()),
            single => *single = Value::Array(vec![single.take(), value.into()]),
        }
        self
    }

    /// A call that may be repeated without harm.
    #[must_use]
    pub fn idempotent(mut self) -> Self {
        self.idempotent = Some(true);
        self
    }

    pub(super) fn prepare(&self, engine: &Engine) -> Result<Call, Error> {
        let wrong = |why: String| {
            Error::new(ErrorKind::InvalidParameter, why).with(|facts| {
                facts.operation = Some("call".to_owned());
                facts.origin = Some(Origin::Local);
            })
        };
        let method = HttpMethod::from_bytes(self.method.as_bytes())
            .ok()
            .filter(|method| method.as_str().chars().all(|letter| letter.is_ascii_uppercase()))
            .ok_or_else(|| wrong(format!("method {:?} is none; it looks like GET or POST", self.method)))?;
        path::check(&self.path).map_err(wrong)?;
        let mut path = self.path.clone();
        if !self.query.is_empty() {
            path = format!("{path}?{}", query::encode(&self.query).map_err(wrong)?);
        }
        let limit_key = self.limit_key.clone().unwrap_or_else(|| self.counted(engine));
        let mut creating = engine.contract.operations.iter().filter(|row| row.creates.is_some());
        Ok(Call {
            provider: engine.contract.system.name(),
            operation: format!("{method} {}", self.path),
            idempotent: self.idempotent.unwrap_or(method == HttpMethod::GET),
            counts: creating.any(|row| row.id == limit_key),
            limit_key,
            path: engine.config.path(&path),
            body: self.body.as_ref().map(|body| body.get().to_owned().into()),
            creates: None,
            name: None,
            key: None,
            output: None,
            flight: Flight::here(),
            method,
        })
    }

    /// The server counts by operation: a path with the name of a known one shares its window, and an id at the end of
    /// any other does not make a new one.
    fn counted(&self, engine: &Engine) -> String {
        let (rows, paths) = (engine.contract.operations, &engine.config.paths);
        let segments: Vec<_> = self.path.split('/').collect();
        let of_row = |row: &&&Operation| {
            let template = paths.get(row.id).map_or(row.path, String::as_str);
            let template = template.replace("{prefix}", &engine.config.prefix);
            let stem = template.split('{').next().unwrap_or_default().trim_end_matches('/');
            let below = self.path.strip_prefix(stem);
            let below = below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            (below && row.method.name() == self.method) || segments.contains(&row.id)
        };
        if let Some(row) = rows.iter().find(of_row) {
            return row.id.to_owned();
        }
        let is_id = |segment: &&str| {
            segment.starts_with(|letter: char| letter.is_ascii_digit()) || segment.len() > 32
        };
        let named: Vec<_> = segments.iter().copied().take_while(|segment| !is_id(segment)).collect();
        format!("{} {}", self.method, named.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::event::Observer;
    use crate::operation::System;
    use crate::shared::SharedLimits;

    fn engine() -> Engine {
        let settings = Settings {
            base_url: Some("https://api.example.com/prefix/".to_owned()),
            client_id: Some("someone".to_owned()),
            client_secret: Some("something".into()),
            ..Settings::default()
        };
        Engine::open(System::Mako, settings, &SharedLimits::default(), Observer::default()).unwrap()
    }

    #[test]
    fn calls_are_counted_as_the_server_counts_them() {
        for (method, path, key) in [
            ("GET", "/mako-api/config/v1/getMako/abc", "getMako"),
            ("GET", "/mako-api/config/v1/getMako", "getMako"),
            ("POST", "/mako-api/config/v1/addMako", "addMako"),
            ("GET", "/mako-api/config/v1/getMakoStatus/7", "GET /mako-api/config/v1/getMakoStatus"),
            ("GET", "/mako-api/config/v1/listMakos/7/8", "GET /mako-api/config/v1/listMakos"),
            ("GET", "/mako-api/v1/config/getMako/abc", "getMako"),
            ("GET", "/mako-api/v1/config/listMakos/7", "GET /mako-api/v1/config/listMakos"),
            ("GET", "/anything/else", "GET /anything/else"),
            ("GET", "/anything/7", "GET /anything"),
            ("GET", "/things/708680cf-07c5-4618-94be-3b12ddb92d84", "GET /things"),
        ] {
            assert_eq!(FreeCall::new(method, path).prepare(&engine()).unwrap().limit_key, key, "{path}");
        }
    }

    #[test]
    fn the_path_of_the_base_url_is_kept() {
        let call = FreeCall::new("GET", "/a/b").query("x", "1 2").prepare(&engine()).unwrap();
        assert_eq!(call.path, "/prefix/a/b?x=1+2");
        let repeated = FreeCall::new("GET", "/a").query("x", 1).query("x", 2).prepare(&engine()).unwrap();
        assert_eq!(repeated.path, "/prefix/a?x=1&x=2");
        assert!(call.idempotent);
        assert!(!FreeCall::new("DELETE", "/a").prepare(&engine()).unwrap().idempotent);
    }

    #[test]
    fn what_is_no_method_and_no_query_is_refused() {
        for method in ["", "get", "GET IT", "G\r\nX"] {
            assert!(FreeCall::new(method, "/a").prepare(&engine()).is_err(), "{method}");
        }
        assert!(FreeCall::new("GET", "/a").query("x", serde_json::json!({})).prepare(&engine()).is_err());
    }
}
