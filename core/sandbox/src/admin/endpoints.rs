//! What can be asked.

use serde_json::{Value, json};

use super::{Asked, Endpoint, calendar, faults, found, index, maestrano, makini, misfit, scripts, webhooks};
use crate::answer::Answer;
use crate::fields::{Fields, Misfit};

pub(super) const ENDPOINTS: &[Endpoint] = &[
    get("/", "this list, the settings, the kinds of faults and the table of errors", index::tell),
    get("/journal", "every request to the emulated API", journal),
    get("/verdict", "how the client kept the limits, and what else it did wrong", |asked| {
        found(&asked.room.verdict())
    }),
    get("/state", "the companies, people and Makos that exist", |asked| {
        let state = asked.room.mako().state();
        found(&state)
    }),
    get("/quota", "how much of the daily quota is used", |asked| found(&asked.room.quota())),
    get("/calendar", "what the calendar says", calendar::tell),
    post("/calendar", "sets the calendar, or moves it forward", calendar::change),
    get("/elsewhere", "every request to the other origin", |asked| {
        let entries = asked.room.elsewhere().entries();
        found(&json!({"url": asked.room.other_origin_url, "entries": entries}))
    }),
    get("/faults", "the faults that were armed, and how often each has struck", faults::list),
    post("/faults", "arms a fault", faults::arm),
    delete("/faults", "disarms all faults", faults::disarm_all),
    delete("/faults/{id}", "disarms one fault", faults::disarm),
    get("/makini", "Makini's connections with their tokens, and its settings", makini::tell),
    post("/makini/connections", "makes a connection to Makini", makini::add),
    post("/makini/connections/{id}", "changes a connection to Makini", makini::change),
    get("/makini/webhooks", "the webhooks that were sent, and every attempt at them", webhooks::list),
    post("/makini/webhooks", "sends webhooks as Makini does", webhooks::send),
    post(
        "/reset",
        "back to the seeds, with an empty journal, a clean verdict, and neither scripts nor faults; tokens stay good",
        reset,
    ),
    get("/maestrano", "Maestrano's environment and marketplaces, with their credentials", maestrano::tell),
    post(
        "/maestrano",
        "sets the form of the next configurations; adds, removes or changes a marketplace, or rotates its key",
        maestrano::change,
    ),
    get(
        "/maestrano/webhooks",
        "the webhooks that were sent, and what was said to them",
        maestrano::deliveries,
    ),
    post("/maestrano/webhooks", "sends a webhook to an application, as Maestrano would", maestrano::send),
    post("/scripts", "plays a script, or a case that has one, at a base URL of its own", scripts::play),
    get("/scripts/{id}", "how far the client has come in a script", scripts::report),
];

const fn get(path: &'static str, about: &'static str, handle: fn(&Asked<'_>) -> Answer) -> Endpoint {
    Endpoint { method: "GET", path, about, handle }
}

const fn post(path: &'static str, about: &'static str, handle: fn(&Asked<'_>) -> Answer) -> Endpoint {
    Endpoint { method: "POST", path, about, handle }
}

const fn delete(path: &'static str, about: &'static str, handle: fn(&Asked<'_>) -> Answer) -> Endpoint {
    Endpoint { method: "DELETE", path, about, handle }
}

fn journal(asked: &Asked<'_>) -> Answer {
    let journal = asked.room.journal();
    let (dropped, entries) = (journal.dropped(), journal.entries());
    drop(journal);
    found(&json!({"dropped": dropped, "entries": entries}))
}

fn reset(asked: &Asked<'_>) -> Answer {
    match seed(asked.body) {
        Ok(seed) => {
            asked.room.reset(seed);
            found(&json!({"reset": true}))
        }
        Err(error) => misfit(&error.field, &error.told("the body"), "send nothing, or {\"seed\": 7}"),
    }
}

/// The seed that a reset may name.
fn seed(body: &[u8]) -> Result<Option<u64>, Misfit> {
    if body.trim_ascii().is_empty() {
        return Ok(None);
    }
    let value: Value = serde_json::from_slice(body).map_err(|error| Misfit::not_json(&error))?;
    Fields::open(&value, String::new(), &["seed"])?.number("seed", 0..=u64::MAX)
}
