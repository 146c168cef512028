//! What is sent is there, and what is read can be written back.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::sync::atomic::{AtomicU32, Ordering};

use makokit::engine::Validate;
use makokit::mako::{AddCompany, AddMako, AddPerson};
use makokit::{CallOptions, ErrorKind, MakoClient, Violation};
use makokit_sandbox::{Options, Sandbox};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

const COMPANY: &str = "f8a3ae1a-967a-4032-a053-e012cfe34537";

/// What the sandbox puts into each entity beside the documented fields.
const STRANGE: &[&str] = &["sandboxText", "sandboxNumber", "sandboxObject"];

/// How many of each kind: a thousand together, or as many as a soak asks for.
#[expect(clippy::disallowed_methods, reason = "a soak says in the environment how long it is to be")]
fn config() -> ProptestConfig {
    let cases = std::env::var("MAKOKIT_SOAK").map_or(334, |_| 3_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A sandbox with a client, and a runtime to call it in.
struct World {
    sandbox: Sandbox,
    mako: MakoClient,
    runtime: Runtime,
    made: AtomicU32,
}

impl World {
    fn new() -> Self {
        let options =
            Options { rate_limit: 1_000_000, extra_fields: true, seed: Some(7), ..Options::default() };
        let sandbox = Sandbox::start(options).unwrap();
        let mako = MakoClient::builder()
            .base_url(sandbox.base_url())
            .client_id(sandbox.client_id())
            .client_secret(sandbox.client_secret())
            .rate_limit(1_000_000)
            .build()
            .unwrap();
        Self { sandbox, mako, runtime: Runtime::new().unwrap(), made: AtomicU32::new(0) }
    }

    /// A number that no other case has.
    fn number(&self) -> u32 {
        self.made.fetch_add(1, Ordering::Relaxed)
    }

    fn wait<T>(&self, call: impl Future<Output = Result<T, makokit::Error>>) -> T {
        self.runtime.block_on(call).unwrap()
    }

    /// What a typed entity becomes when it is written back is what the API had sent.
    fn is_written_back(&self, operation: &str, id: &str, entity: &impl Serialize) -> Map<String, Value> {
        let raw = self.wait(self.mako.raw(operation, &json!({ "id": id })));
        let raw: Map<String, Value> = serde_json::from_slice(&raw.body).unwrap();
        assert_eq!(serde_json::to_value(entity).unwrap(), Value::Object(raw.clone()));
        assert!(STRANGE.iter().all(|name| raw.contains_key(*name)), "{raw:?}");
        raw
    }
}

/// Texts as they come: plain, of all alphabets, long, and with what JSON has to escape.
fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => "[A-Za-z0-9 .,'-]{1,30}",
        3 => "\\PC{1,40}",
        2 => any::<String>(),
        1 => ("\\PC", 500_usize..3000).prop_map(|(letter, times)| letter.repeat(times)),
        1 => prop::sample::select(vec!["", " ", "null", "\"", "\\", "\u{0}", "\u{feff}x", "\u{202e}abc", "e\u{301}", "👩‍👩‍👧", "<b>&amp;", "%00"])
            .prop_map(str::to_owned),
    ]
    .prop_map(Value::from)
}

/// Degrees, as people write them.
fn degrees() -> impl Strategy<Value = Value> {
    (-180_000_000_i32..=180_000_000).prop_map(|millionths| Value::from(f64::from(millionths) / 1e6))
}

/// An object with these fields, some of which may be missing.
fn object(
    always: &[&'static str],
    sometimes: &[&'static str],
) -> impl Strategy<Value = Map<String, Value>> + use<> {
    let always = always.iter().map(|name| (Just(*name), text().prop_map(Some).boxed()));
    let sometimes = sometimes.iter().map(|name| (Just(*name), prop::option::of(text()).boxed()));
    let fields: Vec<_> = always.chain(sometimes).collect();
    fields.prop_map(|fields| {
        fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    })
}

fn address() -> impl Strategy<Value = Value> {
    let lines = ["address2", "suburb", "city", "state", "postOrZipCode", "country", "timezone"];
    let place = prop::option::of((degrees(), degrees()));
    (object(&["address1"], &lines), place).prop_map(|(mut address, place)| {
        if let Some((latitude, longitude)) = place {
            address.extend([("latitude".to_owned(), latitude), ("longitude".to_owned(), longitude)]);
        }
        Value::Object(address)
    })
}

fn with(mut object: Map<String, Value>, more: Value) -> Map<String, Value> {
    let Value::Object(more) = more else { unreachable!("{more} is an object") };
    object.extend(more);
    object
}

fn typed<T: DeserializeOwned + Serialize>(request: &Map<String, Value>) -> T {
    let typed: T = serde_json::from_value(Value::Object(request.clone())).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), Value::Object(request.clone()));
    typed
}

/// What was sent is in what is there, field by field and unchanged.
fn holds(there: &Map<String, Value>, sent: &Map<String, Value>) {
    for (name, value) in sent {
        assert_eq!(there.get(name), Some(value), "{name}");
    }
}

fn last(entities: &[Value], id: &str) -> Map<String, Value> {
    let entity = entities.iter().rev().find(|entity| entity["id"] == id).unwrap();
    entity.as_object().unwrap().clone()
}

#[test]
fn a_company_is_there_as_it_was_sent() {
    let world = World::new();
    let optional = ["phoneNumber", "supportEmail", "salesEmail", "generalEmail"];
    proptest!(config(), |(fields in object(&["name", "companyType"], &optional), address in address())| {
        let parent = world.sandbox.root_company_id();
        let sent = with(fields, json!({ "parentCompanyId": parent, "address": address }));
        let made = world.wait(world.mako.add_company(&typed::<AddCompany>(&sent)));
        prop_assert_eq!(made.name.as_deref(), sent["name"].as_str());
        let read = world.wait(world.mako.get_company(&made.id));
        let there = world.is_written_back("getCompany", made.id.as_str(), &read);
        holds(&there, &sent);
        prop_assert_eq!(there.len(), sent.len() + 1 + STRANGE.len());
    });
}

#[test]
fn a_mako_is_there_as_it_was_sent() {
    let world = World::new();
    let optional = (prop::option::of(Just("Mako 6500-M")), prop::option::of(text()));
    proptest!(config(), |(fields in object(&["name", "phoneNumber"], &["faxNumber"]), address in address(), (model, identification) in optional)| {
        let mut sent = with(fields, json!({ "companyId": COMPANY, "address": address }));
        if let Some(model) = model {
            sent.insert("makoModel".to_owned(), model.into());
        }
        if let Some(identification) = identification {
            let unique = format!("{}/{}", identification.as_str().unwrap(), world.number());
            sent.insert("identification".to_owned(), unique.into());
        }
        let made = world.wait(world.mako.add_mako(&typed::<AddMako>(&sent)));
        let read = world.wait(world.mako.get_mako(&made.id));
        prop_assert_eq!(&read, &made);
        let there = world.is_written_back("getMako", made.id.as_str(), &read);
        prop_assert!(there["companyName"].is_string() && there["identification"].is_string());
        let stored = last(&world.sandbox.state().makos, made.id.as_str());
        holds(&stored, &sent);
        for name in ["companyId", "name", "companyName", "identification"] {
            prop_assert_eq!(&there[name], &stored[name]);
        }
    });
}

#[test]
fn a_person_is_there_as_it_was_sent() {
    let world = World::new();
    let names = ["userType", "templateScope", "firstName", "lastName", "email"];
    proptest!(config(), |(fields in object(&names, &["phoneNumber"]), address in address(), username in text(), login in any::<bool>())| {
        let unique = format!("{}/{}", username.as_str().unwrap(), world.number());
        let more = json!({ "companyId": COMPANY, "username": unique, "allowLogin": login, "address": address });
        let sent = with(fields, more);
        let made = world.wait(world.mako.add_person(&typed::<AddPerson>(&sent)));
        prop_assert_eq!(made.username.as_deref(), Some(unique.as_str()));
        prop_assert!(STRANGE.iter().all(|name| made.extra.contains_key(*name)));
        let stored = last(&world.sandbox.state().people, made.id.as_str());
        holds(&stored, &sent);
        prop_assert_eq!(stored.len(), sent.len() + 1);
    });
}

/// How a field can be missing.
fn gap() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![Just(None), Just(Some(Value::Null))]
}

/// A request from which some of what is required is missing, in each way in which it can be.
fn incomplete() -> impl Strategy<Value = Map<String, Value>> {
    let field = || prop_oneof![text().prop_map(Some), gap()];
    let address = prop_oneof![
        2 => address().prop_map(Some),
        1 => gap(),
        2 => object(&[], &["city", "state"]).prop_map(|address| Some(Value::Object(address))),
        1 => Just(Some(json!({ "address1": null, "country": "US" }))),
    ];
    (field(), field(), address, object(&[], &["faxNumber"])).prop_map(
        |(name, phone, address, mut request)| {
            let fields = [("name", name), ("phoneNumber", phone), ("address", address)];
            request.extend(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
            request.insert("companyId".to_owned(), COMPANY.into());
            request
        },
    )
}

/// Whoever is refused here is refused there, in the same words.
#[test]
fn what_is_missing_is_told_here_as_it_is_there() {
    let world = World::new();
    let mut unchecked = CallOptions::default();
    unchecked.validate = Validate::Off;
    let unchecked = world.mako.with_options(unchecked);
    proptest!(config(), |(request in incomplete())| {
        let told = |client: &MakoClient| -> Vec<Violation> {
            match world.runtime.block_on(client.raw("addMako", &request)) {
                Ok(_) => Vec::new(),
                Err(error) => {
                    assert_eq!(error.kind(), ErrorKind::InvalidData, "{error}");
                    error.facts().violations.clone()
                }
            }
        };
        prop_assert_eq!(told(&world.mako), told(&unchecked));
    });
}
