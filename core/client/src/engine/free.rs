//! Calls outside the table.

use http::Method as HttpMethod;
use serde::Deserialize;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::{Call, Engine};
use crate::error::{Error, ErrorKind, Origin};

/// A call of any method and path: for what the vendor's own specification has and the table has not.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FreeCall {
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path under the base URL, beginning with a slash.
    pub path: String,
    /// The query: texts, numbers and booleans.
    #[serde(default)]
    pub query: Map<String, Value>,
    /// The JSON of the body.
    #[serde(default)]
    pub body: Option<Value>,
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
    pub fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// With one more parameter in the query.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.query.insert(name.into(), value.into());
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
        let mut path = self.checked_path().map_err(wrong)?;
        if !self.query.is_empty() {
            path = format!("{path}?{}", self.encoded_query().map_err(wrong)?);
        }
        Ok(Call {
            provider: engine.contract.system.name(),
            operation: format!("{method} {}", self.path),
            idempotent: self.idempotent.unwrap_or(method == HttpMethod::GET),
            limit_key: self.limit_key.clone().unwrap_or_else(|| self.counted(engine)),
            path: engine.config.path(&path),
            body: self.body.as_ref().map(|body| body.to_string().into()),
            creates: None,
            many: false,
            method,
        })
    }

    fn checked_path(&self) -> Result<String, String> {
        let path = &self.path;
        let plain =
            path.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#' | b'\\' | b'"'));
        let climbs = path.split('/').any(|segment| matches!(segment, "." | ".."));
        if !path.starts_with('/') || path.starts_with("//") || !plain || climbs {
            return Err(format!(
                "path {path:?} cannot be used; it begins with one slash, is escaped, and has its query in query"
            ));
        }
        Ok(path.clone())
    }

    fn encoded_query(&self) -> Result<String, String> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.query {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(_) | Value::Bool(_) => value.to_string(),
                _ => return Err(format!("query {name:?} has to be a text, a number or a boolean")),
            };
            query.append_pair(name, &text);
        }
        Ok(query.finish())
    }

    /// The server counts by operation: a path of a known one shares its window, and an id at the end of any other does
    /// not make a new one.
    fn counted(&self, engine: &Engine) -> String {
        let of_row = |path: &str| {
            let path = path.trim_end_matches("{id}").trim_end_matches('/');
            self.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if let Some(row) = engine.contract.operations.iter().find(|row| of_row(row.path)) {
            return row.id.to_owned();
        }
        let is_version = |segment: &&str| {
            segment
                .strip_prefix('v')
                .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let segments: Vec<_> = self.path.split('/').collect();
        let known = segments.iter().position(is_version).map_or(segments.len(), |at| at + 2);
        format!("{} {}", self.method, segments[..known.min(segments.len())].join("/"))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Settings;
    use crate::operation::System;

    fn engine() -> Engine {
        let settings = Settings {
            base_url: Some("https://api.example.com/prefix/".to_owned()),
            client_id: Some("someone".to_owned()),
            client_secret: Some("something".into()),
            ..Settings::default()
        };
        Engine::open(System::Mako, settings, Arc::default()).unwrap()
    }

    #[test]
    fn calls_are_counted_as_the_server_counts_them() {
        for (method, path, key) in [
            ("GET", "/mako-api/config/v1/getMako/abc", "getMako"),
            ("GET", "/mako-api/config/v1/getMako", "getMako"),
            ("POST", "/mako-api/config/v1/addMako", "addMako"),
            ("GET", "/mako-api/config/v1/getMakoStatus/7", "GET /mako-api/config/v1/getMakoStatus"),
            ("GET", "/mako-api/config/v1/listMakos/7/8", "GET /mako-api/config/v1/listMakos"),
            ("GET", "/anything/else", "GET /anything/else"),
            ("GET", "/v1", "GET /v1"),
        ] {
            assert_eq!(FreeCall::new(method, path).prepare(&engine()).unwrap().limit_key, key, "{path}");
        }
    }

    #[test]
    fn the_path_of_the_base_url_is_kept() {
        let call = FreeCall::new("GET", "/a/b").query("x", "1 2").prepare(&engine()).unwrap();
        assert_eq!(call.path, "/prefix/a/b?x=1+2");
        assert!(call.idempotent);
        assert!(!FreeCall::new("DELETE", "/a").prepare(&engine()).unwrap().idempotent);
    }

    #[test]
    fn what_could_leave_its_place_is_refused() {
        for path in
            ["", "a", "//evil.example", "/a/../b", "/a?b=c", "/a#b", "/a b", "/a\nb", "/\\evil", "/\u{e9}"]
        {
            let error = FreeCall::new("GET", path).prepare(&engine()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidParameter, "{path}");
        }
        for method in ["", "get", "GET IT", "G\r\nX"] {
            assert!(FreeCall::new(method, "/a").prepare(&engine()).is_err(), "{method}");
        }
        assert!(FreeCall::new("GET", "/a").query("x", serde_json::json!([1])).prepare(&engine()).is_err());
    }
}
