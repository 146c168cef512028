//! The entities that exist, and the ids that new ones get.

use std::collections::{HashMap, HashSet};
use std::time::{SystemTime, UNIX_EPOCH};

use fastrand::Rng;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::{Builder, Uuid};

use super::errors;
use super::refusal::Refusal;

/// What exists, each kind in the order of creation, with all fields that were understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct State {
    /// The companies.
    pub companies: Vec<Value>,
    /// The people.
    pub people: Vec<Value>,
    /// The Makos.
    pub makos: Vec<Value>,
}

/// An entity's fields, its `id` among them.
pub(crate) type Entity = Map<String, Value>;

pub(crate) struct Store {
    pub(crate) companies: Shelf,
    pub(crate) people: Shelf,
    pub(crate) makos: Shelf,
    pub(crate) usernames: HashSet<String>,
    pub(crate) identifications: HashSet<String>,
    random: Rng,
}

/// Entities of one kind.
#[derive(Default)]
pub(crate) struct Shelf {
    entities: Vec<Entity>,
    by_id: HashMap<Uuid, usize>,
}

impl Store {
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self {
            companies: Shelf::default(),
            people: Shelf::default(),
            makos: Shelf::default(),
            usernames: HashSet::new(),
            identifications: HashSet::new(),
            random: seed.map_or_else(Rng::new, Rng::with_seed),
        }
    }

    /// An id in the form of the guide's samples, which are all of version 4.
    pub(crate) fn new_id(&mut self) -> Uuid {
        Builder::from_random_bytes(self.random.u128(..).to_be_bytes()).into_uuid()
    }

    /// An identification for a Mako that was given none, in the form of the guide's sample; that its last number is
    /// the time in milliseconds is INFERRED.
    pub(crate) fn new_identification(&mut self, now: SystemTime) -> String {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        loop {
            let identification = format!("MAKO-ID-HERE-{}-{now}", self.random.u16(1000..10_000));
            if !self.identifications.contains(&identification) {
                return identification;
            }
        }
    }

    /// The company that a create refers to.
    pub(crate) fn company(&self, id: &str) -> Result<&Entity, Refusal> {
        let company = parse_id(id).and_then(|id| self.companies.get(id));
        company.ok_or(Refusal::Told(&errors::NO_DATA_FOUND, "Company not found"))
    }

    pub(crate) fn state(&self) -> State {
        State { companies: self.companies.values(), people: self.people.values(), makos: self.makos.values() }
    }
}

impl Shelf {
    /// Puts an entity away under an id, and shows it as it is stored.
    pub(crate) fn add(&mut self, id: Uuid, mut entity: Entity) -> &Entity {
        entity.insert("id".to_owned(), id.to_string().into());
        let index = self.entities.len();
        self.by_id.insert(id, index);
        self.entities.push(entity);
        &self.entities[index]
    }

    pub(crate) fn get(&self, id: Uuid) -> Option<&Entity> {
        self.by_id.get(&id).and_then(|index| self.entities.get(*index))
    }

    /// The entity that a path names.
    pub(crate) fn find(&self, id: &str, missing: &'static str) -> Result<&Entity, Refusal> {
        let id = parse_id(id).ok_or(Refusal::Row(&errors::INVALID_PARAMETER))?;
        self.get(id).ok_or(Refusal::Told(&errors::NO_DATA_FOUND, missing))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.entities.iter()
    }

    fn values(&self) -> Vec<Value> {
        self.entities.iter().cloned().map(Value::Object).collect()
    }
}

/// Those fields of an entity that an answer shows.
pub(crate) fn pick(entity: &Entity, names: &[&str]) -> Entity {
    names.iter().filter_map(|name| Some(((*name).to_owned(), entity.get(*name)?.clone()))).collect()
}

/// A UUID in its usual form; the short and the braced ones are none to this API.
fn parse_id(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok().filter(|_| text.len() == 36)
}
