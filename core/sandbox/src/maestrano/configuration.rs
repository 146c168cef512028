//! What the developer platform tells: every marketplace of the application, with its credentials.

use http::StatusCode;
use serde_json::{Value, json};

use super::desk::Desk;
use super::market::Marketplace;
use super::options::ConfigurationAnswer;
use super::refusal::{Form, Refusal};
use crate::answer::Answer;

/// The documentation's application.
pub(crate) const APP_HOST: &str = "https://demo-app-uat.your-domain.com";
const ENVIRONMENT_NAME: &str = "demo-app";

/// Answers in the form that is in force.
pub(crate) fn answer(desk: &mut Desk<'_>) -> Result<Answer, Refusal> {
    let form = next(&mut desk.store.configuration);
    let base_url = &desk.room.base_url;
    let told = |market: &Marketplace| {
        let told = told(market, base_url);
        if let Value::Object(told) = told { desk.shown(told) } else { told }
    };
    let markets = &desk.store.marketplaces;
    let first = || markets.first().map_or(Value::Null, told);
    let good = |body: &Value| Ok(Answer::json(StatusCode::OK, body));
    match form {
        ConfigurationAnswer::Array => {
            good(&json!({"marketplaces": markets.iter().map(told).collect::<Vec<_>>()}))
        }
        ConfigurationAnswer::Object => good(&json!({"marketplaces": first()})),
        ConfigurationAnswer::Bare => good(&first()),
        // The words are a GUESS; that an error may come with 200 the vendor's SDKs tell.
        ConfigurationAnswer::Error => {
            Err(Refusal::new(StatusCode::OK, "error", "The configuration is not available"))
        }
        ConfigurationAnswer::Unauthorized => Err(Refusal::unauthorized(Form::Platform)),
        ConfigurationAnswer::ServerError => Err(Refusal::system(Form::Platform)),
    }
}

/// The form of this answer; when its times are over, the documentation's comes back.
fn next(configuration: &mut (ConfigurationAnswer, Option<u64>)) -> ConfigurationAnswer {
    let form = configuration.0;
    match &mut configuration.1 {
        Some(left @ 2..) => *left -= 1,
        Some(_) => *configuration = (ConfigurationAnswer::default(), None),
        None => {}
    }
    form
}

/// One marketplace, with every field that the documentation prints; its hosts are the sandbox.
fn told(market: &Marketplace, base_url: &str) -> Value {
    let tail = &market.tail;
    json!({
        "marketplace": market.name,
        "nid": market.nid,
        "environment": ENVIRONMENT_NAME,
        "app": app(market),
        "api": {"id": market.api_id, "key": market.api_key, "host": base_url, "base": "/api/v1/"},
        "sso": {
            "idm": APP_HOST,
            "init_path": format!("/maestrano/auth/saml/init/{tail}"),
            "consume_path": format!("/maestrano/auth/saml/consume/{tail}"),
            "idp": base_url,
            "x509_fingerprint": market.fingerprint,
            "x509_certificate": market.certificate,
        },
        "connec": {"host": base_url, "base_path": "/api/v2", "timeout": 300},
        "webhooks": {
            "account": {"group_path": group_path(market), "group_user_path": group_user_path(market)},
            "connec": {
                "external_ids": market.external_ids,
                "initialization_path": null,
                "notification_path": notification_path(market),
                "subscriptions": null,
            },
        },
    })
}

/// Where the application is told that a group is gone.
pub(crate) fn group_path(market: &Marketplace) -> String {
    format!("/maestrano/account/groups/:id/{}", market.tail)
}

/// Where it is told that a user has left a group.
pub(crate) fn group_user_path(market: &Marketplace) -> String {
    format!("/maestrano/account/groups/:group_id/users/:id/{}", market.tail)
}

/// Where it is told of entities that were made or changed.
pub(crate) fn notification_path(market: &Marketplace) -> String {
    format!("/maestrano/connec/notifications/{}", market.tail)
}

fn app(market: &Marketplace) -> Value {
    if !market.connector {
        return json!({"host": APP_HOST});
    }
    let path = |rest: &str| format!("/maestrano/{}/synchronizations{rest}", market.tail);
    json!({
        "host": APP_HOST,
        "synchronization_start_path": path(""),
        "synchronization_toggle_path": path("/toggle_sync"),
        "synchronization_status_path": path("/:cld-uid"),
    })
}
