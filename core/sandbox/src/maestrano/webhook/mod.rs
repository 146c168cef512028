//! What the vendor tells an application: groups and users that are gone, and entities that were made or changed.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::configuration::{group_path, group_user_path, notification_path};
use super::connec::ids;
use super::control::MaestranoError;
use super::market::Marketplace;
use super::store::Maestrano;
use crate::Sandbox;
use crate::base64;
use crate::fields::Misfit;
use courier::Parcel;

pub(crate) use courier::Courier;

mod courier;
mod read;

/// One webhook, as it is to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct MaestranoWebhook {
    /// The application: `http://HOST:PORT`, and a path before those of the configuration if it has one.
    pub url: String,
    /// The marketplace in whose name it is sent.
    pub marketplace: String,
    /// What it tells.
    pub event: MaestranoEvent,
    /// With whose credentials it is sent.
    pub credentials: WebhookCredentials,
    /// How often each delivery is sent: there is no id by which an application could tell a second one.
    pub times: u32,
    /// Whether the last delivery goes first.
    pub reversed: bool,
}

/// What a webhook tells. More kinds may come: match with a wildcard.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MaestranoEvent {
    /// The service was cancelled for a group.
    GroupRemoved {
        /// The group's id.
        group: String,
    },
    /// A user has left a group.
    GroupUserRemoved {
        /// The group's id.
        group: String,
        /// The user's id.
        user: String,
    },
    /// Entities of the marketplace's groups, mixed.
    Entities {
        /// Of which groups; none for all.
        groups: Vec<String>,
        /// Of which collections.
        collections: Vec<String>,
        /// Whether each goes in a delivery of its own.
        each: bool,
    },
    /// A notification with this body.
    Body(Value),
}

/// The credentials of a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WebhookCredentials {
    /// The marketplace's id and key.
    #[default]
    Right,
    /// The marketplace's id with a wrong key.
    Wrong,
    /// None.
    Missing,
    /// Those of another marketplace.
    Other,
}

/// A delivery, and what the application said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MaestranoDelivery {
    /// Its number, in the order of sending.
    pub id: u64,
    /// In whose name.
    pub marketplace: String,
    /// The HTTP method.
    pub method: &'static str,
    /// The path at the application.
    pub path: String,
    /// With whose credentials.
    pub credentials: WebhookCredentials,
    /// The HTTP status of the application's answer; none while there is no answer and when there was none.
    pub status: Option<u16>,
    /// Why there was no answer.
    pub error: Option<String>,
}

impl Sandbox {
    /// Sends a webhook to an application, as Maestrano would, and gives the numbers of its deliveries. It does not
    /// wait for them: [`Sandbox::maestrano_deliveries`] tells how they went.
    pub fn send_maestrano_webhook(&self, webhook: &MaestranoWebhook) -> Result<Vec<u64>, MaestranoError> {
        self.room.maestrano().send_webhook(webhook).map_err(MaestranoError)
    }

    /// The deliveries since the start or the last reset.
    #[must_use]
    pub fn maestrano_deliveries(&self) -> Vec<MaestranoDelivery> {
        self.room.maestrano().courier.deliveries()
    }
}

impl Maestrano {
    /// Hands a webhook to the courier.
    pub(crate) fn send_webhook(&mut self, webhook: &MaestranoWebhook) -> Result<Vec<u64>, Misfit> {
        let index = self.known(&webhook.marketplace).map_err(|error| error.0)?;
        let market = &self.marketplaces[index];
        let authorization = self.authorization(market, webhook.credentials);
        let mut told: Vec<_> = told(market, &webhook.event);
        if webhook.reversed {
            told.reverse();
        }
        let parcels = told.into_iter().map(|(method, path, body)| Parcel {
            method,
            path,
            body,
            authorization: authorization.clone(),
        });
        let times = webhook.times as usize;
        let parcels: Vec<_> = parcels.flat_map(|parcel| std::iter::repeat_n(parcel, times)).collect();
        let (marketplace, credentials) = (market.name.clone(), webhook.credentials);
        Courier::send(&Arc::clone(&self.courier), &webhook.url, parcels, &marketplace, credentials)
    }

    fn authorization(&self, market: &Marketplace, credentials: WebhookCredentials) -> Option<String> {
        let basic =
            |id: &str, key: &str| format!("Basic {}", base64::encode(format!("{id}:{key}").as_bytes()));
        let other = || self.marketplaces.iter().find(|other| other.name != market.name);
        match credentials {
            WebhookCredentials::Right => Some(basic(&market.api_id, &market.api_key)),
            WebhookCredentials::Wrong => Some(basic(&market.api_id, "a-wrong-key")),
            WebhookCredentials::Missing => None,
            WebhookCredentials::Other => other().map(|other| basic(&other.api_id, &other.api_key)),
        }
    }
}

/// Method, path and body of each delivery.
fn told(market: &Marketplace, event: &MaestranoEvent) -> Vec<(&'static str, String, Option<Value>)> {
    let delete = |path: String| vec![("DELETE", path, None)];
    let post = |body: Value| ("POST", notification_path(market), Some(body));
    match event {
        MaestranoEvent::GroupRemoved { group } => delete(group_path(market).replace(":id", group)),
        MaestranoEvent::GroupUserRemoved { group, user } => {
            delete(group_user_path(market).replace(":group_id", group).replace(":id", user))
        }
        MaestranoEvent::Entities { groups, collections, each } => {
            let entities = entities(market, groups, collections);
            if *each {
                return entities.into_iter().map(|(name, entity)| post(json!({name: [entity]}))).collect();
            }
            let mut body = Map::new();
            for (name, entity) in entities {
                if let Value::Array(told) = body.entry(name).or_insert_with(|| json!([])) {
                    told.push(entity);
                }
            }
            vec![post(body.into())]
        }
        MaestranoEvent::Body(body) => vec![post(body.clone())],
    }
}

/// The entities of some groups, by turns, so that a notification mixes its groups.
fn entities(market: &Marketplace, groups: &[String], collections: &[String]) -> Vec<(String, Value)> {
    let wanted = |group: &&String| groups.is_empty() || groups.contains(group);
    let mut found = Vec::new();
    for name in collections {
        let shelves = market.connec.iter().filter(|(group, _)| wanted(group));
        let shown = shelves.flat_map(|(group, shelves)| {
            let records = shelves.records(name).iter().enumerate();
            records.map(move |(place, record)| {
                let entity = ids::shown(record, group, name, market.external_ids);
                (place, (name.clone(), Value::from(entity)))
            })
        });
        let mut shown: Vec<_> = shown.collect();
        shown.sort_by_key(|(place, _)| *place);
        found.extend(shown.into_iter().map(|(_, entity)| entity));
    }
    found
}

impl MaestranoWebhook {
    /// A webhook that is sent once, with the right credentials.
    #[must_use]
    pub fn new(url: &str, marketplace: &str, event: MaestranoEvent) -> Self {
        let (url, marketplace) = (url.to_owned(), marketplace.to_owned());
        Self { url, marketplace, event, credentials: WebhookCredentials::Right, times: 1, reversed: false }
    }
}

/// Whether a text can stand in a path, and for a name, as it is.
pub(crate) fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it))
}
