//! The command line from the outside: arguments in, output and exit code out.

use std::io::Write;

use crate::harness::{ACME, MAKO, calling, makokit, sandbox};
use serde_json::Value;
use tempfile::NamedTempFile;

#[test]
fn help_and_version_are_no_errors() {
    for arguments in [&["--help"][..], &["mako", "--help"], &["mako", "add-mako", "--help"], &["--version"]] {
        let ended = makokit(arguments, "");
        assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
        assert!(!ended.output.is_empty());
    }
    let help = makokit(&["mako", "add-mako", "--help"], "").output;
    for words in
        ["--address-post-or-zip-code", "--no-validate", "Examples:", "POST /mako-api/config/v1/addMako"]
    {
        assert!(help.contains(words), "{help} should contain {words}");
    }
    assert!(makokit(&["--help"], "").output.contains("Exit codes:"));
}

#[test]
fn wrong_usage_is_told_and_has_its_own_code() {
    for arguments in
        [&["nothing"][..], &["mako"], &["mako", "get-mako"], &["mako", "add-mako", "--nmae", "x"], &[]]
    {
        let ended = makokit(arguments, "");
        assert_eq!(ended.code, 2, "{arguments:?}");
        assert!(ended.errors.contains("Usage:"), "{}", ended.errors);
    }
}

#[test]
fn a_secret_is_no_argument() {
    assert_eq!(makokit(&["mako", "list-companies", "--client-secret", "x"], "").code, 2);
}

#[test]
fn a_request_comes_from_standard_input_a_file_or_flags() {
    let sandbox = sandbox();
    let piped = calling(&sandbox, &["mako", "add-company", "--file", "-", "--output", "json"], ACME);
    assert_eq!(piped.code, 0, "{}", piped.errors);
    assert_eq!(serde_json::from_str::<Value>(&piped.output).unwrap()["name"], "Acme");

    let mut file = NamedTempFile::new().unwrap();
    write!(file, "{ACME}").unwrap();
    let path = file.path().to_str().unwrap();
    let changed =
        calling(&sandbox, &["mako", "add-company", "--file", path, "--name", "Flags Win", "-o", "json"], "");
    assert_eq!(serde_json::from_str::<Value>(&changed.output).unwrap()["name"], "Flags Win");

    let marked = calling(&sandbox, &["mako", "add-company", "--file", "-"], &format!("\u{feff}{ACME}"));
    assert_eq!(marked.code, 0, "{}", marked.errors);

    let root = sandbox.root_company_id().to_owned();
    let flags =
        ["--parent-company-id", &root, "--company-type", "RESELLER", "--address-address1", "1 Street"];
    let table =
        calling(&sandbox, &[&["mako", "add-company", "--name", "From Flags"], &flags[..]].concat(), "");
    assert!(table.output.contains("From Flags"), "{} {}", table.output, table.errors);
    assert_eq!(sandbox.state().companies.len(), 7);
}

#[test]
fn numbers_and_truths_have_flags_of_their_type() {
    let sandbox = sandbox();
    let wrong = calling(&sandbox, &["mako", "add-mako", "--address-latitude", "north"], "");
    assert_eq!(wrong.code, 2, "{}", wrong.errors);
    let negative = calling(&sandbox, &["mako", "add-mako", "--address-longitude", "-88.31"], "");
    assert!(negative.errors.contains("mako.name"), "{}", negative.errors);
}

#[test]
fn violations_are_a_table_or_json_and_nothing_is_sent() {
    let sandbox = sandbox();
    let table = calling(&sandbox, &["mako", "add-mako", "--name", "x"], "");
    assert_eq!((table.code, table.output.as_str()), (3, ""));
    assert!(table.errors.contains("mako.phoneNumber       must not be null"), "{}", table.errors);

    let json = calling(&sandbox, &["mako", "add-mako", "--name", "x", "--output", "json"], "");
    let error: Value = serde_json::from_str(&json.errors).unwrap();
    assert_eq!((&error["kind"], &error["origin"]), (&"InvalidData".into(), &"local".into()));
    assert!(sandbox.journal().is_empty());

    let sent =
        calling(&sandbox, &["mako", "add-mako", "--name", "x", "--no-validate", "--output", "json"], "");
    assert_eq!(serde_json::from_str::<Value>(&sent.errors).unwrap()["origin"], "provider");
}

#[test]
fn each_group_of_errors_has_its_code() {
    let sandbox = sandbox();
    let unknown = "00000000-0000-4000-8000-000000000000";
    for (arguments, code) in [
        (&["mako", "get-mako", MAKO][..], 0),
        (&["mako", "get-mako", unknown], 8),
        (&["mako", "get-mako", "no-uuid"], 3),
        (&["mako", "add-company", "--file", "/no/such/file"], 2),
        (&["mako", "add-company", "--file", "-"], 2),
        (&["mako", "add-company"], 2),
        (&["call", "GET", "/mako-api/config/v1/nothing"], 1),
        (&["call", "GET", "no-slash"], 3),
        (&["call", "GET", "/mako-api/config/v1/listCompanies", "--query", "novalue"], 2),
        (&["call", "GET", "/mako-api/config/v1/listCompanies"], 0),
    ] {
        let ended = calling(&sandbox, arguments, "no json");
        assert_eq!(ended.code, code, "{arguments:?}: {}", ended.errors);
    }
    let secret = NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "wrong").unwrap();
    let path = secret.path().to_str().unwrap();
    let connection =
        ["--base-url", sandbox.base_url(), "--client-id", "myclid", "--client-secret-file", path];
    assert_eq!(makokit(&[&["mako", "list-companies"], &connection[..]].concat(), "").code, 7);
    let nobody = [
        "--base-url",
        "http://127.0.0.1:1",
        "--retries",
        "0",
        "--client-id",
        "a",
        "--client-secret-file",
        path,
    ];
    assert_eq!(makokit(&[&["mako", "list-companies"], &nobody[..]].concat(), "").code, 6);
}

#[test]
fn a_list_is_a_table_with_a_row_each() {
    let sandbox = sandbox();
    let table = calling(&sandbox, &["mako", "list-companies"], "").output;
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(table.lines().next().unwrap().contains("name"), "{table}");
}
