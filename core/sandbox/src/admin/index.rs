//! The list of everything.

use serde_json::json;

use super::endpoints::ENDPOINTS;
use super::{Asked, Endpoint, PREFIX, found};
use crate::answer::Answer;
use crate::calendar;
use crate::faults::KINDS;
use crate::maestrano;
use crate::mako::errors::MAKO_ERRORS;
use crate::mako::routes::{ROUTES, Route};
use crate::mako::seed;

pub(super) fn tell(asked: &Asked<'_>) -> Answer {
    let room = asked.room;
    let endpoint = |endpoint: &Endpoint| {
        let path = format!("{PREFIX}{}", endpoint.path);
        json!({"method": endpoint.method, "path": path, "about": endpoint.about})
    };
    let operation = |route: &Route| {
        let path = if route.takes_id { format!("{}/{{id}}", route.path) } else { route.path.to_owned() };
        json!({"operation": route.operation.name(), "method": route.method.as_str(), "path": path})
    };
    let maestrano = |route: &maestrano::routes::Route| {
        let path = route.path.replace("{}", "{id}");
        json!({"operation": route.name, "method": route.method.as_str(), "path": path})
    };
    let operations = ROUTES.iter().map(operation).chain(maestrano::routes::ROUTES.iter().map(maestrano));
    found(&json!({
        "sandbox": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "base_url": room.base_url,
        "other_origin_url": room.other_origin_url,
        "client_id": room.options.client_id,
        "root_company_id": seed::ROOT_COMPANY,
        "rate_limit": room.options.rate_limit,
        "limit_model": room.options.limit_model,
        "daily_quota": room.options.daily_quota,
        "quota_scope": room.options.quota_scope,
        "tokens": room.options.tokens,
        "extra_fields": room.options.extra_fields,
        "calendar": calendar::print(room.now()),
        "endpoints": ENDPOINTS.iter().map(endpoint).collect::<Vec<_>>(),
        "operations": operations.collect::<Vec<_>>(),
        "fault_kinds": KINDS,
        "errors": MAKO_ERRORS,
    }))
}
