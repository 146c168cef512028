//! Several requests in one, each with a result of its own.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{Asked, Done};
use crate::answer::Answer;
use crate::maestrano::desk::Desk;
use crate::maestrano::input;
use crate::maestrano::refusal::{Form, Refusal};
use crate::maestrano::routes::{self, Action, Found};
use crate::pairs;

/// Does one after another, whatever becomes of those before; results come in the order of the operations.
pub(crate) fn perform(desk: &mut Desk<'_>, market: usize) -> Result<Answer, Refusal> {
    let input = input::read(desk.head, desk.body)?;
    let Some(Value::Array(ops)) = input.get("ops") else {
        return Err(Refusal::bad("ops", "ops must be a list of {method, url, params}"));
    };
    let results: Vec<_> = ops.iter().map(|op| result(desk, market, op)).collect();
    let done = Done { status: StatusCode::OK, body: json!({"results": results}), location: None };
    Ok(done.into_answer(desk.head))
}

fn result(desk: &mut Desk<'_>, market: usize, op: &Value) -> Value {
    match operate(desk, market, op) {
        Ok(done) => json!({"status": done.status.as_u16(), "body": done.body}),
        Err(refusal) => {
            let body = Form::Connec.body(&refusal, desk.errors());
            json!({"status": refusal.status.as_u16(), "body": body})
        }
    }
}

fn operate(desk: &mut Desk<'_>, market: usize, op: &Value) -> Result<Done, Refusal> {
    let method =
        op["method"].as_str().and_then(|name| Method::try_from(name.to_ascii_uppercase().as_str()).ok());
    let method = method.ok_or_else(|| Refusal::bad("method", "method must be a method of HTTP"))?;
    let url = op["url"].as_str().ok_or_else(|| Refusal::bad("url", "url must be a path below /api/v2"))?;
    let target = url.strip_prefix(desk.room.base_url.as_str()).unwrap_or(url);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let (route, segments) = match routes::find(&method, path) {
        Found::Route(route, segments)
            if Form::of(path) == Form::Connec && route.action != Action::ConnecBatch =>
        {
            (route, segments)
        }
        Found::OtherMethods(_) => {
            return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method", "is not allowed here"));
        }
        _ => return Err(Refusal::path()),
    };
    let segment = |index: usize| segments.get(index).map_or("", |segment| segment.as_ref());
    let asked = Asked { action: route.action, group: segment(0), collection: segment(1), id: segment(2) };
    super::perform(desk, market, &asked, &pairs::parse(query), op["params"].as_object())
}
