//! Maestrano's account API and Connec! at the command line.

use makokit_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::harness::{Ended, file, makokit, path, process, sandbox};

/// What the developer platform tells of a marketplace, as a file.
fn configuration(sandbox: &Sandbox, name: &str) -> tempfile::NamedTempFile {
    let told = sandbox.maestrano();
    let market = told.marketplaces.iter().find(|market| market.marketplace == name).unwrap();
    let host = sandbox.base_url();
    let json = json!({
        "marketplace": name,
        "api": { "id": market.api_id, "key": market.api_key, "host": host, "base": "/api/v1/" },
        "connec": { "host": host, "base_path": "/api/v2", "timeout": 300 },
    });
    file(&json.to_string())
}

fn asked(sandbox: &Sandbox, arguments: &[&str]) -> Ended {
    let configuration = configuration(sandbox, "maestrano");
    let ended = makokit(
        &[arguments, &["--configuration-file", path(&configuration), "--limits", "process"]].concat(),
        "",
    );
    for market in sandbox.maestrano().marketplaces {
        assert!(
            !ended.output.contains(&market.api_key) && !ended.errors.contains(&market.api_key),
            "{ended:?}"
        );
    }
    ended
}

#[test]
fn a_bill_is_made_found_and_cancelled() {
    let sandbox = sandbox();
    let made = ["--group-id", "cld-4", "--price-cents", "2000", "--description", "Product purchase"];
    let bill =
        asked(&sandbox, &[&["maestrano", "create-bill", "--output", "json"], &made[..]].concat()).json();
    assert_eq!((&bill["price_cents"], &bill["status"]), (&json!(2000), &json!("submitted")));
    let id = bill["id"].as_str().unwrap();
    let found = ["maestrano", "list-bills", "--price-cents-greater-than", "2000", "--output", "json"];
    assert!(asked(&sandbox, &found).json().as_array().unwrap().iter().any(|bill| bill["id"] == id));
    let cancelled = asked(&sandbox, &["maestrano", "cancel-bill", id, "--output", "json"]).json();
    assert_eq!(cancelled["status"], "cancelled");
    let told = asked(&sandbox, &["maestrano", "get-bill", "bill-0"]);
    assert!(told.code != 0 && told.errors.contains("does not exist"), "{told:?}");
    assert!(sandbox.verdict().ok);
}

#[test]
fn entities_are_listed_page_by_page_and_changed() {
    let sandbox = sandbox();
    let list = ["connec", "list-entities", "cld-4", "items", "--top", "50", "--output", "jsonl"];
    assert_eq!(asked(&sandbox, &list).output.lines().count(), 130);
    let request = file(r#"{"code": "NEW", "first_name": "Ann"}"#);
    let made = ["connec", "create-entity", "cld-4", "people", "--file", path(&request), "--output", "json"];
    let made = asked(&sandbox, &[&made[..], &["--external-ids", "off"]].concat()).json();
    let id = made["id"].as_str().unwrap();
    let changed =
        ["connec", "update-entity", "cld-4", "people", id, "--status", "INACTIVE", "--output", "json"];
    let changed = asked(&sandbox, &changed).json();
    assert_eq!((&changed["status"], &changed["first_name"]), (&json!("INACTIVE"), &json!("Ann")));
    let found =
        ["connec", "list-entities", "cld-4", "people", "--filter", "code eq 'NEW'", "--output", "json"];
    assert_eq!(asked(&sandbox, &found).json().as_array().map(Vec::len), Some(1));
    assert!(sandbox.verdict().ok);
}

#[test]
fn a_marketplace_that_is_only_named_is_asked_for() {
    let sandbox = sandbox();
    let told = sandbox.maestrano();
    let variables = [
        ("MNO_DEVPL_HOST", sandbox.base_url()),
        ("MNO_DEVPL_ENV_KEY", told.environment_key.as_str()),
        ("MNO_DEVPL_ENV_SECRET", told.environment_secret.as_str()),
        ("MAESTRANO_MARKETPLACE", "some-telco"),
    ];
    let list = ["maestrano", "list-groups", "--output", "json", "--limits", "process"];
    let ended = process(&list, &variables);
    let groups: Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!(groups[0]["id"], "cld-11");
    let ended = process(&[&list[..], &["--marketplace", "nobody"]].concat(), &variables);
    let errors = String::from_utf8(ended.stderr).unwrap();
    assert!(
        ended.status.code() == Some(2) && errors.contains("there are: maestrano, some-telco"),
        "{errors}"
    );
    let ended = process(&list, &variables[3..]);
    let errors = String::from_utf8(ended.stderr).unwrap();
    assert!(
        ended.status.code() == Some(2)
            && errors.contains("nothing says where marketplace some-telco is")
            && errors.contains("MNO_DEVPL_ENV_KEY"),
        "{errors}"
    );
    let ended = process(&list, &[]);
    assert!(String::from_utf8(ended.stderr).unwrap().contains("--base-url is missing"));
}

#[test]
fn nothing_of_one_marketplace_meets_anything_of_another() {
    let sandbox = sandbox();
    let told = sandbox.maestrano();
    let one = configuration(&sandbox, "maestrano");
    let market = told.marketplaces.iter().find(|market| market.marketplace == "maestrano").unwrap();
    let bill = ["maestrano", "create-bill", "--marketplace", "some-telco", "--group-id", "cld-4"];
    let bill = [&bill[..], &["--price-cents", "1", "--description", "x", "--limits", "process"]].concat();
    let credentials = [
        ("MAESTRANO_BASE_URL", sandbox.base_url()),
        ("MAESTRANO_API_ID", market.api_id.as_str()),
        ("MAESTRANO_API_KEY", market.api_key.as_str()),
    ];
    for variables in [&[("MAESTRANO_CONFIGURATION_FILE", path(&one))][..], &credentials[..]] {
        let ended = process(&bill, variables);
        let errors = String::from_utf8(ended.stderr).unwrap();
        assert!(
            ended.status.code() == Some(2) && errors.contains("give all of them in one place"),
            "{errors}"
        );
    }
    assert!(sandbox.journal().iter().all(|entry| entry.operation != Some("maestrano.createBill")));
}
