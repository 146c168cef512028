//! A marketplace: its credentials, its settings, and what it holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::connec::shelf::Shelves;
use super::routes::Resource;

/// The form of Connec!'s errors. Documented by the vendor's sandbox is the list; its clients decode both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConnecErrors {
    /// `{"errors": [{"id", "href", "status", "code", "title", "detail"}]}`.
    #[default]
    List,
    /// `{"errors": {"field": ["message"]}}`.
    Object,
}

/// Where a page's `pagination.next` leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NextLink {
    /// To the next page.
    #[default]
    Good,
    /// To the next page at the sandbox's other origin, to which a client must not take its credentials.
    Elsewhere,
    /// To the same page again.
    Repeated,
    /// Nowhere: there is no `pagination` at all.
    Absent,
}

/// An entity's fields.
pub(crate) type Entity = Map<String, Value>;

/// One tenant with everything that belongs to it.
#[derive(Clone)]
pub(crate) struct Marketplace {
    pub(crate) name: String,
    pub(crate) nid: String,
    pub(crate) api_id: String,
    pub(crate) api_key: String,
    /// The last segment of every path that the application gives to this marketplace.
    pub(crate) tail: String,
    /// Whether the application is a connector, which has paths for synchronisations.
    pub(crate) connector: bool,
    pub(crate) fingerprint: &'static str,
    pub(crate) certificate: &'static str,
    pub(crate) external_ids: bool,
    pub(crate) connec_errors: ConnecErrors,
    pub(crate) next: NextLink,
    pub(crate) groups: Vec<Entity>,
    pub(crate) users: Vec<User>,
    pub(crate) bills: Vec<Entity>,
    pub(crate) recurring_bills: Vec<Entity>,
    pub(crate) resellers: Vec<Entity>,
    /// Connec!'s data, by group.
    pub(crate) connec: BTreeMap<String, Shelves>,
}

/// A user and the groups in which it is.
#[derive(Clone)]
pub(crate) struct User {
    pub(crate) shown: Entity,
    pub(crate) groups: Vec<String>,
}

impl Marketplace {
    /// A resource's entities, in the order of creation.
    pub(crate) fn entities(&self, resource: Resource) -> Vec<&Entity> {
        match resource {
            Resource::Groups => self.groups.iter().collect(),
            Resource::Users => self.users.iter().map(|user| &user.shown).collect(),
            Resource::Bills => self.bills.iter().collect(),
            Resource::RecurringBills => self.recurring_bills.iter().collect(),
            Resource::Resellers => self.resellers.iter().collect(),
        }
    }

    pub(crate) fn entity(&self, resource: Resource, id: &str) -> Option<&Entity> {
        self.entities(resource).into_iter().find(|entity| has_id(entity, id))
    }

    /// The bill that a request is about; only bills of both kinds can be changed.
    pub(crate) fn bill(&mut self, resource: Resource, id: &str) -> Option<&mut Entity> {
        let bills = match resource {
            Resource::Bills => &mut self.bills,
            Resource::RecurringBills => &mut self.recurring_bills,
            Resource::Groups | Resource::Users | Resource::Resellers => return None,
        };
        bills.iter_mut().find(|entity| has_id(entity, id))
    }

    /// Whether an entity is within a group's scope.
    pub(crate) fn is_in(&self, entity: &Entity, resource: Resource, group: &str) -> bool {
        let user = || self.users.iter().find(|user| user.shown.get("id") == entity.get("id"));
        match resource {
            Resource::Users => user().is_some_and(|user| user.groups.iter().any(|it| it == group)),
            _ => entity.get("group_id").and_then(Value::as_str) == Some(group),
        }
    }

    pub(crate) fn has_group(&self, id: &str) -> bool {
        self.groups.iter().any(|group| has_id(group, id))
    }
}

fn has_id(entity: &Entity, id: &str) -> bool {
    entity.get("id").and_then(Value::as_str) == Some(id)
}
