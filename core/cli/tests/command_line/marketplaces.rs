//! What the developer platform tells at the command line.

use makokit_sandbox::{ConfigurationAnswer, Playback, Sandbox, Script};
use serde_json::{Value, json};

use crate::harness::{Ended, file, makokit, path, process, sandbox};

fn asked(sandbox: &Sandbox, arguments: &[&str]) -> Ended {
    let told = sandbox.maestrano();
    let (key, secret) = (file(&told.environment_key), file(&told.environment_secret));
    let files = ["--environment-key-file", path(&key), "--environment-secret-file", path(&secret)];
    let more = ["--host", sandbox.base_url(), "--clock", "virtual"];
    let ended = makokit(&[&["maestrano"], arguments, &files, &more].concat(), "");
    let keys: Vec<_> = told.marketplaces.iter().map(|marketplace| marketplace.api_key.as_str()).collect();
    for secret in keys.into_iter().chain([told.environment_key.as_str(), told.environment_secret.as_str()]) {
        assert!(!ended.output.contains(secret) && !ended.errors.contains(secret), "{ended:?}");
    }
    ended
}

/// A platform with a marketplace of which much is missing.
fn lean(sandbox: &Sandbox) -> Playback {
    let lean =
        json!({ "marketplace": "lean", "api": { "id": "app-1", "key": 7, "host": "https://a.example" } });
    let reply = json!({ "status": 200, "json": { "marketplaces": [lean, 1] } });
    let exchange =
        json!({ "expect": { "method": "GET", "path": "/api/config/v1/marketplaces" }, "reply": reply });
    sandbox.play(Script::from_value(&json!({ "exchanges": [exchange] })).unwrap())
}

#[test]
fn all_marketplaces_are_listed_and_one_is_shown_without_its_key() {
    let sandbox = sandbox();
    let told = asked(&sandbox, &["marketplaces"]);
    assert_eq!((told.code, told.output.lines().count()), (0, 4), "{told:?}");
    for word in ["name", "environment", "api_host", "connec_host", "acme-cloud"] {
        assert!(told.output.contains(word), "{}", told.output);
    }
    let rows = asked(&sandbox, &["marketplaces", "--output", "json"]).json();
    assert_eq!((rows.as_array().unwrap().len(), &rows[1]["name"]), (3, &"some-telco".into()));
    assert!(rows[1]["api_host"].as_str().unwrap().starts_with("http://127.0.0.1"), "{rows}");

    let told = asked(&sandbox, &["marketplace", "some-telco"]);
    assert!(told.code == 0 && told.output.contains("connec.base_path"), "{told:?}");
    let one = asked(&sandbox, &["marketplace", "some-telco", "--output", "json"]).json();
    assert_eq!((&one["marketplace"], &one["api"]["key"]), (&"some-telco".into(), &"***".into()));
}

#[test]
fn what_goes_wrong_is_told_with_its_code() {
    let sandbox = sandbox();
    let told = asked(&sandbox, &["marketplace", "nobody"]);
    assert_eq!(told.code, 2);
    assert!(told.errors.contains("there are: maestrano, some-telco, acme-cloud"), "{}", told.errors);
    for (answer, code, said) in [
        (ConfigurationAnswer::Unauthorized, 7, "MNO_DEVPL_ENV_SECRET"),
        (ConfigurationAnswer::Error, 1, "The configuration is not available"),
        (ConfigurationAnswer::ServerError, 6, "HTTP 500"),
    ] {
        sandbox.answer_configuration(answer, None);
        let told = asked(&sandbox, &["marketplaces"]);
        assert!(told.code == code && told.errors.contains(said), "{told:?} should contain {said}");
    }
    let told = makokit(&["maestrano", "marketplaces", "--environment-secret", "s"], "");
    assert!(told.code == 2 && told.errors.contains("--environment-secret-file"), "{told:?}");
}

#[test]
fn settings_come_from_the_environment_and_findings_go_to_standard_error() {
    let sandbox = sandbox();
    let played = lean(&sandbox);
    let variables = [
        ("MNO_DEVPL_HOST", played.base_url()),
        ("MNO_DEVPL_API_PATH", "/api/config/v1/"),
        ("MNO_DEVPL_ENV_KEY", "a-key"),
        ("MNO_DEVPL_ENV_SECRET", "s3cr3t"),
    ];
    let ended = process(&["maestrano", "marketplaces", "--output", "json"], &variables);
    let errors = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(0), "{errors}");
    let rows: Value = serde_json::from_slice(&ended.stdout).unwrap();
    let lean =
        json!({ "name": "lean", "environment": null, "api_host": "https://a.example", "connec_host": null });
    assert_eq!(rows, json!([lean]));
    let warnings: Vec<Value> = errors.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(warnings.len(), 2, "{errors}");
    assert!(
        errors.contains("marketplace lean: api.key has to be a text") && errors.contains("left out"),
        "{errors}"
    );
    let told = process(&["maestrano", "marketplaces"], &[("MNO_DEVPL_ENV_KEY", "a-key")]);
    let errors = String::from_utf8(told.stderr).unwrap();
    assert_eq!(told.status.code(), Some(2));
    assert!(
        errors.contains("environment_secret (MNO_DEVPL_ENV_SECRET) is missing: set MNO_DEVPL_ENV_SECRET"),
        "{errors}"
    );
    assert!(!errors.contains("or pass"), "{errors}");
}
