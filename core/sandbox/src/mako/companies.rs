//! Companies.

use serde_json::{Map, Value};

use super::envelope;
use super::refusal::Refusal;
use super::store::{Entity, Store, pick};
use super::validate::{FULL_ADDRESS, Model, Shape, check, optional, required, text};
use crate::answer::Answer;

/// The fields are those of the guide's sample. Which of them are required, and the root `company`, is INFERRED.
const COMPANY: Model = Model {
    root: "company",
    fields: &[
        required("parentCompanyId", Shape::Text),
        required("companyType", Shape::Text),
        required("name", Shape::Text),
        required("address", FULL_ADDRESS),
        optional("phoneNumber", Shape::Text),
        optional("supportEmail", Shape::Text),
        optional("salesEmail", Shape::Text),
        optional("generalEmail", Shape::Text),
    ],
};

/// Names may repeat: nothing says that they are unique.
pub(crate) fn add(store: &mut Store, input: &Map<String, Value>) -> Result<Answer, Refusal> {
    let company = check(&COMPANY, input)?;
    store.company(text(&company, "parentCompanyId"))?;
    let id = store.new_id();
    Ok(envelope::ok(reference(store.companies.add(id, company))))
}

/// That the whole company is shown, as it was stored, is INFERRED: the guide has no sample.
pub(crate) fn get(store: &Store, id: &str) -> Result<Answer, Refusal> {
    Ok(envelope::ok(store.companies.find(id, "Company not found")?))
}

/// A bare array of ids and names, without pages: INFERRED, since the guide only names the endpoint and its purpose.
pub(crate) fn list(store: &Store) -> Answer {
    envelope::ok(store.companies.iter().map(reference).collect::<Vec<_>>())
}

fn reference(company: &Entity) -> Entity {
    pick(company, &["id", "name"])
}
