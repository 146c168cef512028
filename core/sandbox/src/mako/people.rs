//! People: the guide calls them persons in its workflow and users elsewhere.

use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::store::{Store, pick};
use super::validate::{LOOSE_ADDRESS, Model, Shape, check, optional, required, text};
use super::{envelope, errors};
use crate::answer::Answer;

/// The fields are those of the guide's sample. Which of them are required, and the root `person`, is INFERRED.
const PERSON: Model = Model {
    root: "person",
    fields: &[
        required("companyId", Shape::Text),
        required("userType", Shape::Text),
        required("firstName", Shape::Text),
        required("lastName", Shape::Text),
        required("username", Shape::Text),
        required("email", Shape::Text),
        optional("templateScope", Shape::Text),
        optional("allowLogin", Shape::Flag),
        optional("address", LOOSE_ADDRESS),
        optional("phoneNumber", Shape::Text),
    ],
};

/// That a username is taken once only, and that the error is the one for duplicates, is INFERRED.
pub(crate) fn add(store: &mut Store, input: &Map<String, Value>) -> Result<Answer, Refusal> {
    let person = check(&PERSON, input)?;
    store.company(text(&person, "companyId"))?;
    if !store.usernames.insert(text(&person, "username").to_owned()) {
        return Err(Refusal::Told(&errors::DUPLICATE_ENTITY, "Username is already in use"));
    }
    let id = store.new_id();
    let person = store.people.add(id, person);
    Ok(envelope::ok(pick(person, &["id", "firstName", "lastName", "username", "email"])))
}
