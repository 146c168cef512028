//! What exists from the start: the entities of the guide's samples.

use serde_json::{Value, json};
use uuid::{Uuid, uuid};

use super::store::{Entity, Shelf, Store};

/// The parent of the guide's new company.
pub(crate) const ROOT_COMPANY: &str = "5f10c94d-af26-479f-a705-aa2a85d778ea";

const ROOT: Uuid = uuid!("5f10c94d-af26-479f-a705-aa2a85d778ea");
const ACME: Uuid = uuid!("f8a3ae1a-967a-4032-a053-e012cfe34537");
const SOME_COMPANY: Uuid = uuid!("aa326232-c5f2-479e-8768-15430929497a");
const MAKO: Uuid = uuid!("708680cf-07c5-4618-94be-3b12ddb92d84");

pub(crate) fn store(seed: Option<u64>) -> Store {
    let mut store = Store::new(seed);
    put(&mut store.companies, ROOT, json!({"name": "Root Company", "companyType": "RESELLER"}));
    for (id, name) in [(ACME, "Acme3"), (SOME_COMPANY, "Some Company")] {
        let company = json!({"name": name, "companyType": "RESELLER", "parentCompanyId": ROOT_COMPANY});
        put(&mut store.companies, id, company);
    }
    let identification = "11:11:11:22:33:44";
    let mako = json!({
        "companyId": SOME_COMPANY.to_string(),
        "companyName": "Some Company",
        "name": "LON 6500 M/LTE",
        "identification": identification,
    });
    put(&mut store.makos, MAKO, mako);
    store.identifications.insert(identification.to_owned());
    store
}

fn put(shelf: &mut Shelf, id: Uuid, entity: Value) {
    let entity = if let Value::Object(entity) = entity { entity } else { Entity::new() };
    shelf.add(id, entity);
}
