//! The vectors of `tests/corpus/webhooks` through the receiver, and many forged and damaged deliveries of which none may pass.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use fastrand::Rng;
use makokit::ErrorKind;
use makokit::webhook::{Delivery, Headers, Receiver, Removed, Settings, Vendor};
use makokit_tests::{difference, root};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    #[serde(rename = "why")]
    _why: String,
    settings: Value,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    #[serde(default)]
    at: u64,
    headers: Vec<(String, String)>,
    body: Option<String>,
    body_base64: Option<String>,
    removed: Option<Removed>,
    #[serde(default)]
    forget: bool,
    then: Value,
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/corpus/webhooks").join(name)).unwrap()
}

fn receiver(settings: &Value) -> Receiver {
    Receiver::new(serde_json::from_value(settings.clone()).unwrap()).unwrap()
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_182_400 + seconds)
}

impl Step {
    fn body(&self) -> Vec<u8> {
        match (&self.body, &self.body_base64) {
            (Some(text), _) => text.clone().into(),
            (None, Some(text)) => BASE64_STANDARD.decode(text).unwrap(),
            (None, None) => Vec::new(),
        }
    }

    /// Takes the step; what is remembered of the one before it is in `key`.
    fn take(&self, receiver: &Receiver, key: &mut Option<String>) -> Option<String> {
        if let Some(key) = key.take().filter(|_| self.forget) {
            receiver.forget(&key).unwrap();
        }
        let headers: Headers = self.headers.iter().map(|(name, value)| (name, value)).collect();
        let end = match &self.removed {
            Some(removed) => receiver.receive_removed(&headers, removed),
            None => receiver.receive(&headers, &self.body(), at(self.at)),
        };
        match end {
            Ok(delivery) => {
                key.clone_from(&delivery.key);
                self.delivered(&delivery)
            }
            Err(error) => {
                let says = self.then["error"]["says"].as_str().unwrap_or("(a delivery)");
                if !error.to_string().contains(says) {
                    return Some(format!("{says:?} is not in: {error}"));
                }
                let wire = serde_json::to_value(&error).unwrap();
                let mut wanted = self.then["error"].clone();
                wanted.as_object_mut().unwrap().remove("says");
                difference(&wanted, &wire, "error")
            }
        }
    }

    fn delivered(&self, delivery: &Delivery) -> Option<String> {
        let mut wanted = self.then["delivery"].clone();
        let Some(members) = wanted.as_object_mut() else { return Some("it was accepted".to_owned()) };
        if members.remove("raw").is_some_and(|raw| raw != delivery.body.get()) {
            return Some("the body's bytes were changed".to_owned());
        }
        difference(&wanted, &serde_json::to_value(delivery).unwrap(), "delivery")
    }
}

#[test]
fn every_vector_comes_out() {
    let (mut names, mut failed) = (HashSet::new(), Vec::new());
    for vendor in Vendor::ALL {
        let vectors: Vec<Vector> = serde_json::from_str(&read(&format!("{}.json", vendor.name()))).unwrap();
        for vector in vectors {
            let (receiver, mut key) = (receiver(&vector.settings), None);
            for (number, step) in vector.steps.iter().enumerate() {
                let difference = step.take(&receiver, &mut key);
                failed.extend(difference.map(|what| format!("{}[{number}]: {what}", vector.name)));
            }
            assert!(names.insert((vendor.name(), vector.name.clone())), "{} is there twice", vector.name);
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(names.len() >= 60, "only {} vectors", names.len());
}

#[test]
fn wrong_settings_are_named() {
    let refused: Vec<Value> = serde_json::from_str(&read("settings.json")).unwrap();
    assert!(refused.len() >= 12);
    for row in refused {
        let says = row["says"].as_str().unwrap();
        let told = match serde_json::from_value::<Settings>(row["settings"].clone()) {
            Ok(settings) => Receiver::new(settings).unwrap_err().to_string(),
            Err(error) => error.to_string(),
        };
        assert!(told.contains(says), "{says:?} is not in: {told}");
    }
}

/// Some thousands, or as many as a soak asks for.
#[expect(clippy::disallowed_methods, reason = "a soak says in the environment how long it is to be")]
fn deliveries() -> usize {
    std::env::var("MAKOKIT_SOAK").map_or(5_000, |_| 100_000)
}

/// Of deliveries that were damaged in any way after they were proven, none is accepted; of those that were not, each once.
#[test]
fn nothing_forged_is_accepted_and_nothing_good_is_lost() {
    let secret = "canary-secret-7f3a";
    for (vendor, settings) in [
        (Vendor::Makini, json!({ "system": "makini", "secrets": [secret] })),
        (Vendor::Maestrano, json!({ "system": "maestrano", "secrets": [secret], "id": "app-1" })),
        (Vendor::Mako, json!({ "system": "mako", "secrets": [secret], "header": "X-Auth" })),
    ] {
        let (receiver, mut random) = (receiver(&settings), Rng::with_seed(7));
        for number in 0..deliveries() / 3 {
            let body =
                format!(r#"{{"id":"{number}","event":"assets.updated","body":["{}"]}}"#, random.u64(..));
            let good = receiver.prove(body.as_bytes());
            let (headers, changed) = damaged(&good, body.as_bytes(), &mut random);
            let is_proof = vendor != Vendor::Makini && headers == good;
            if !is_proof && (&headers, &changed[..]) != (&good, body.as_bytes()) {
                let error = receiver.receive(&collected(&headers), &changed, at(0)).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::SignatureMismatch, "{headers:?} {error}");
                assert!(!error.to_string().contains(secret), "{error}");
            }
            let good = collected(&good);
            assert!(receiver.receive(&good, body.as_bytes(), at(0)).is_ok(), "{body}");
            let again = receiver.receive(&good, body.as_bytes(), at(1)).unwrap_err();
            assert_eq!(again.kind(), ErrorKind::Replayed);
        }
    }
}

type Pairs = Vec<(String, String)>;

fn collected(pairs: &[(String, String)]) -> Headers {
    pairs.iter().map(|(name, value)| (name, value)).collect()
}

/// One thing changed: a bit or the length of the body, a letter of the proof, its length, its name, or all of it.
fn damaged(good: &[(String, String)], body: &[u8], random: &mut Rng) -> (Pairs, Vec<u8>) {
    let (mut headers, mut body) = (good.to_vec(), body.to_vec());
    let (name, value) = &mut headers[0];
    // The scheme of HTTP Basic may be in any case, and what fills base64 up may be missing.
    let place = random.usize(value.find(' ').map_or(0, |space| space + 1)..value.trim_end_matches('=').len());
    match random.u8(0..7) {
        0 => {
            let place = random.usize(..body.len());
            body[place] ^= 1 << random.u8(0..8);
        }
        1 => body.truncate(random.usize(..body.len())),
        2 => value.replace_range(place..=place, if value[place..].starts_with('A') { "B" } else { "A" }),
        3 => value.truncate(place),
        4 => name.push('x'),
        5 => headers.clear(),
        _ => headers.push(headers[0].clone()),
    }
    (headers, body)
}
