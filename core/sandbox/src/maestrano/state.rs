//! What there is, as the sandbox tells it to its owner.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::market::{ConnecErrors, Entity, Marketplace, NextLink};
use super::options::ConfigurationAnswer;
use super::store::Maestrano;

/// The environment, and the marketplaces with everything that they hold. It shows secrets: a client needs them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MaestranoState {
    /// The key with which the application asks for its marketplaces.
    pub environment_key: String,
    /// The secret to it.
    pub environment_secret: String,
    /// How the developer platform answers.
    pub configuration: ConfigurationAnswer,
    /// For how many answers more; none for all.
    pub configuration_times: Option<u64>,
    /// The marketplaces, in the order in which they are told.
    pub marketplaces: Vec<MarketplaceState>,
}

/// One marketplace.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MarketplaceState {
    /// Its name.
    pub marketplace: String,
    /// The id with which the application calls it.
    pub api_id: String,
    /// The key to it.
    pub api_key: String,
    /// Whether ids are told as lists.
    pub external_ids: bool,
    /// The form of Connec!'s errors.
    pub connec_errors: ConnecErrors,
    /// Where a page's `next` leads.
    pub next: NextLink,
    /// Its groups.
    pub groups: Vec<GroupState>,
    /// Its users.
    pub users: Vec<Value>,
    /// Its bills.
    pub bills: Vec<Value>,
    /// Its recurring bills.
    pub recurring_bills: Vec<Value>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupState {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many entities Connec! has of it, by collection.
    pub connec: BTreeMap<String, usize>,
}

impl Maestrano {
    pub(crate) fn state(&self) -> MaestranoState {
        MaestranoState {
            environment_key: self.environment_key.clone(),
            environment_secret: self.environment_secret.clone(),
            configuration: self.configuration.0,
            configuration_times: self.configuration.1,
            marketplaces: self.marketplaces.iter().map(Marketplace::state).collect(),
        }
    }
}

impl Marketplace {
    pub(crate) fn state(&self) -> MarketplaceState {
        MarketplaceState {
            marketplace: self.name.clone(),
            api_id: self.api_id.clone(),
            api_key: self.api_key.clone(),
            external_ids: self.external_ids,
            connec_errors: self.connec_errors,
            next: self.next,
            groups: self.groups.iter().map(|group| self.group(group)).collect(),
            users: self.users.iter().map(|user| user.shown.clone().into()).collect(),
            bills: values(&self.bills),
            recurring_bills: values(&self.recurring_bills),
        }
    }

    fn group(&self, group: &Entity) -> GroupState {
        let text = |field: &str| group.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let id = text("id");
        let connec = self.connec.get(&id).map(super::connec::shelf::Shelves::counts).unwrap_or_default();
        GroupState { name: text("name"), connec, id }
    }
}

fn values(entities: &[Entity]) -> Vec<Value> {
    entities.iter().cloned().map(Value::Object).collect()
}
