//! What a host language hands over: settings, a row's name, arguments and options. Nothing is sent: nobody listens at
//! the address.

use std::sync::LazyLock;

use makokit_bridge::{ANSWER, ERROR, Interrupt, call, close, open};
use serde_json::{Map, Value, json};

use super::parts;
use crate::spellings::Spellings;

static SECRET: LazyLock<Spellings> = LazyLock::new(|| Spellings::of("canary/secret+\"7f3a"));

pub(super) fn run(data: &[u8]) {
    if data.windows(6).any(|part| part == b"canary") {
        // What the caller himself puts elsewhere may be shown.
        return;
    }
    let [settings, row, arguments, options] = parts(data);
    let row = String::from_utf8_lossy(row);
    let handle = opened(settings).or_else(|| opened(b"{\"system\":\"mako\"}"));
    let Some(handle) = handle else { unreachable!("the plain settings are good") };
    let end = call(handle, &row, arguments, options, || Interrupt::Never);
    close(handle);
    let Some(end) = end else { unreachable!("nobody has interrupted it") };
    match end.kind {
        ANSWER => assert!(serde_json::from_slice::<Value>(&end.bytes).is_ok()),
        ERROR => check(&end.bytes),
        other => unreachable!("{other} is no kind of an end"),
    }
}

/// A client with these settings: as they are, which may well fail, and then such that nothing can be sent.
fn opened(settings: &[u8]) -> Option<u64> {
    let given = serde_json::from_slice::<Map<String, Value>>(settings);
    let Ok(mut given) = given else {
        let error = open(settings).err()?;
        check(&error);
        return None;
    };
    for (name, value) in &mut given {
        if let Value::String(text) = value {
            harmless(name, text);
        }
    }
    match open(json(&given).as_bytes()) {
        Ok(handle) => close(handle),
        Err(error) => check(&error),
    }
    let unreachable = json!({
        "system": "mako", "base_url": "http://127.0.0.1:1", "client_id": "someone", "client_secret": SECRET.plain(),
        "retries": 0, "clock": "virtual", "proxy": "none", "events": false, "env": false,
    });
    given.extend(unreachable.as_object().cloned().unwrap_or_default());
    open(json(&given).as_bytes()).inspect_err(|error| check(error)).ok()
}

/// Lets a setting do nothing to this machine, whose files are none of the fuzzer's business.
fn harmless(name: &str, value: &mut String) {
    match name {
        "client_secret" => SECRET.plain().clone_into(value),
        "limits" if value.trim() == "machine" || value.trim().starts_with('/') => "process".clone_into(value),
        "client_secret_file" | "ca_bundle" | "client_certificate" | "client_key" | "host_ca_bundle"
        | "token_cache" => "/no/such/file".clone_into(value),
        _ => {}
    }
}

fn json(members: &Map<String, Value>) -> String {
    Value::Object(members.clone()).to_string()
}

/// Each error is JSON with its kind and its text, is no fault of ours, and tells no secret.
fn check(error: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Value>(error) else { unreachable!("{error:?} is no JSON") };
    let text = json["text"].as_str().unwrap_or_default();
    assert!(!text.is_empty(), "{json}");
    let kind = json["kind"].as_str().unwrap_or_default();
    let known = makokit::ErrorKind::ALL.iter().any(|known| known.name() == kind);
    assert!(known && kind != "Internal", "{json}");
    let mut texts = vec![json.to_string()];
    crate::spellings::leaves(&json, &mut texts);
    for text in texts {
        assert_eq!(SECRET.found_in(&text), None, "a secret is shown in {text}");
    }
}
