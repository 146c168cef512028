//! Maestrano's developer platform from a host's side.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use makokit_bridge::{ANSWER, ERROR, Interrupt, call, close, open};
use makokit_sandbox::{Options, Sandbox, Script};
use serde_json::{Value, json};

fn called(handle: u64, row: &str, arguments: &Value) -> (u8, Value) {
    let end = call(handle, row, arguments.to_string().as_bytes(), b"", || Interrupt::Never).unwrap();
    (end.kind, serde_json::from_slice(&end.bytes).unwrap())
}

fn platform(sandbox: &Sandbox, more: &Value) -> Vec<u8> {
    let told = sandbox.maestrano();
    let mut settings = json!({
        "system": "maestrano", "platform": true, "events": false, "door": "test", "clock": "virtual",
        "host": sandbox.base_url(), "environment_key": told.environment_key, "environment_secret": told.environment_secret,
    });
    settings.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    settings.to_string().into()
}

#[test]
fn a_platform_is_opened_asked_and_closed_like_a_client() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = open(&platform(&sandbox, &json!({}))).unwrap();
    assert_eq!(called(handle, "status", &json!({})), (ANSWER, json!({ "age_ms": null, "failure": null })));
    let (kind, told) = called(handle, "marketplaces", &json!({}));
    assert_eq!((kind, told["all"].as_array().unwrap().len(), &told["findings"]), (ANSWER, 3, &json!([])));
    let (_, one) = called(handle, "marketplace", &json!({ "name": "some-telco" }));
    assert_eq!(one, told["all"][1]);
    assert_eq!((&one["name"], &one["json"]["api"]["key"]), (&json!("some-telco"), &json!("***")));
    let exposed: Value = serde_json::from_str(one["exposed"].as_str().unwrap()).unwrap();
    let key = &one["sections"]["api"]["expose_key"]["value"];
    assert_eq!((&exposed["api"]["key"], key.as_str().map(str::len)), (key, Some(64)));
    assert_eq!(one["sections"]["connec"]["timeout"], json!({ "value": 300 }));
    assert_eq!(one["sections"]["webhooks"]["subscriptions"], json!({ "value": null }));
    let url = one["sections"]["connec"]["url"]["value"].as_str().unwrap();
    assert!(url.starts_with(sandbox.base_url()) && url.ends_with("/api/v2"), "{url}");

    let (kind, told) = called(handle, "marketplace", &json!({ "name": "nobody" }));
    assert_eq!((kind, &told["kind"]), (ERROR, &json!("Config")));
    assert!(
        told["text"].as_str().unwrap().contains("there are: maestrano, some-telco, acme-cloud"),
        "{told}"
    );
    for (row, arguments) in
        [("marketplace", json!({})), ("status", json!({ "a": 1 })), ("getMako", json!({}))]
    {
        assert_eq!(called(handle, row, &arguments).1["kind"], "Config", "{row}");
    }
    close(handle);
    close(handle);
    assert_eq!(called(handle, "marketplaces", &json!({})).1["kind"], "Closed");
}

#[test]
fn a_field_that_is_missing_is_the_error_of_whoever_needs_it() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let lean =
        json!({ "marketplace": "lean", "api": { "id": "app-1", "key": 7, "host": "https://a.example" } });
    let reply = json!({ "status": 200, "json": { "marketplaces": [lean, 1], "more": 2 } });
    let exchange =
        json!({ "expect": { "method": "GET", "path": "/api/config/v1/marketplaces" }, "reply": reply });
    let playback = sandbox.play(Script::from_value(&json!({ "exchanges": [exchange] })).unwrap());
    let handle = open(&platform(&sandbox, &json!({ "host": playback.base_url() }))).unwrap();
    let (kind, told) = called(handle, "marketplaces", &json!({}));
    assert_eq!((kind, &told["extra"]), (ANSWER, &json!({ "more": 2 })));
    let findings: Vec<_> =
        told["findings"].as_array().unwrap().iter().map(|one| one["text"].clone()).collect();
    assert_eq!(findings.len(), 2);
    assert!(findings[1].as_str().unwrap().contains("it has to be an object, not a number (left out)"));
    let one = &told["all"][0];
    assert_eq!(one["json"]["api"]["key"], "***");
    for (field, said) in [
        (&one["fields"]["nid"], "marketplace lean: nid is missing"),
        (&one["sections"]["api"]["expose_key"], "api.key has to be a text"),
        (&one["sections"]["sso"]["init_url"], "app.host is missing"),
        (&one["sections"]["connec"]["url"], "connec.host is missing"),
    ] {
        let text = field["error"]["text"].as_str().unwrap_or_default();
        assert!(field["error"]["kind"] == "Config" && text.contains(said), "{field} should say {said}");
    }
    close(handle);
}

#[test]
fn settings_of_a_platform_that_are_wrong_are_refused_by_name() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    for (more, said) in [
        (json!({ "hots": "a" }), "unknown field `hots`, expected one of `env`"),
        (json!({ "environment_secret": "" }), "environment_secret is empty"),
        (json!({ "refresh_every_ms": 5 }), "refresh_every_ms is less than a second"),
        (json!({ "host": "nowhere" }), "host is no URL"),
        (json!({ "platform": "yes" }), "platform has to be true or false"),
        (json!({ "system": "mako" }), "system \"mako\" has no platform; there is that of maestrano"),
    ] {
        let refused: Value = serde_json::from_slice(&open(&platform(&sandbox, &more)).unwrap_err()).unwrap();
        let text = refused["text"].as_str().unwrap();
        assert!(refused["kind"] == "Config" && text.contains(said), "{text} should contain {said}");
    }
}
