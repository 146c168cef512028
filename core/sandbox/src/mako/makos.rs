//! Makos.

use std::time::SystemTime;

use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::store::{Entity, Store, pick};
use super::validate::{FULL_ADDRESS, Model, Shape, check, optional, required, text};
use super::{envelope, errors};
use crate::answer::Answer;

/// In the order in which the guide reports violations. `companyId` is INFERRED to be required, and `identification`
/// to be the name of the key: the guide shows it in answers only. How a template is named, nobody knows.
const MAKO: Model = Model {
    root: "mako",
    fields: &[
        required("phoneNumber", Shape::Text),
        required("address", FULL_ADDRESS),
        required("name", Shape::Text),
        required("companyId", Shape::Text),
        optional("faxNumber", Shape::Text),
        optional("makoModel", Shape::Text),
        optional("identification", Shape::Text),
    ],
};

/// The only hardware name in the guide.
const KNOWN_MODEL: &str = "Mako 6500-M";

pub(crate) fn add(store: &mut Store, input: &Map<String, Value>, now: SystemTime) -> Result<Answer, Refusal> {
    let mut mako = check(&MAKO, input)?;
    let company_name = store.company(text(&mako, "companyId"))?.get("name").cloned();
    // A missing model is let pass: a template may stand for it.
    if mako.contains_key("makoModel") && text(&mako, "makoModel") != KNOWN_MODEL {
        return Err(Refusal::Told(&errors::NO_DATA_FOUND, "Mako model not found"));
    }
    let identification = match mako.get("identification").and_then(Value::as_str) {
        Some(given) => given.to_owned(),
        None => store.new_identification(now),
    };
    if !store.identifications.insert(identification.clone()) {
        return Err(Refusal::Told(&errors::DUPLICATE_ENTITY, "Identification is already in use"));
    }
    mako.insert("identification".to_owned(), identification.into());
    mako.insert("companyName".to_owned(), company_name.into());
    let id = store.new_id();
    Ok(envelope::ok(shown(store.makos.add(id, mako))))
}

pub(crate) fn get(store: &Store, id: &str) -> Result<Answer, Refusal> {
    Ok(envelope::ok(shown(store.makos.find(id, "Mako not found")?)))
}

fn shown(mako: &Entity) -> Entity {
    pick(mako, &["id", "companyId", "name", "companyName", "identification"])
}
