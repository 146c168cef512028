//! What is used of limits, from one run of the program to the next.

use std::future::ready;

use makokit_sandbox::{Options, Sandbox};

use crate::harness::{ACME, MAKO, calling, calling_with, sandbox};

#[test]
fn runs_of_the_program_count_together() {
    let (sandbox, folder) = (sandbox(), tempfile::tempdir().unwrap());
    let limits = ["--limits", folder.path().join("limits").to_str().unwrap().to_owned().leak()];
    let with = |arguments: &[&'static str]| [arguments, &limits].concat();
    for _ in 0..3 {
        assert_eq!(calling(&sandbox, &with(&["mako", "get-mako", MAKO]), "").code, 0);
    }
    assert_eq!(calling(&sandbox, &with(&["mako", "add-company", "--file", "-"]), ACME).code, 0);
    let told = calling(&sandbox, &with(&["limits", "--output", "json"]), "");
    let rows = told.json();
    let row =
        |operation: &str| rows.as_array().unwrap().iter().find(|row| row["operation"] == operation).unwrap();
    assert_eq!((&row("getMako")["limit"], &row("getMako")["store"]), (&100.into(), &"machine".into()));
    assert!(row("getMako")["quota"].is_null());
    let holder = &row("getMako")["holders"][0];
    assert_eq!(holder["permits"], row("getMako")["used"], "{holder}");
    let name = holder["name"].as_str().unwrap().to_owned();
    assert!(name.ends_with(&std::process::id().to_string()), "{name}");
    let quota = &row("addCompany")["quota"];
    assert_eq!(
        (&quota["used"], &quota["limit"], &quota["is_exhausted"]),
        (&1.into(), &().into(), &false.into())
    );
    let table = calling(&sandbox, &with(&["limits"]), "").output;
    assert!(table.contains("shared by") && table.contains("addCompany"), "{table}");
    assert!(table.contains("held by") && table.contains(&format!("{name} (")), "{table}");
    assert_eq!(calling(&sandbox, &["limits"], "").output, "Nothing was called yet.\n");
}

#[test]
fn a_quota_that_is_used_up_is_told_with_its_end() {
    let sandbox = Sandbox::start(Options { daily_quota: Some(0), ..Options::default() }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let limits = ["--limits", folder.path().join("limits").to_str().unwrap().to_owned().leak()];
    let with = |arguments: &[&'static str]| [arguments, &limits].concat();
    for _ in 0..2 {
        assert_eq!(calling(&sandbox, &with(&["mako", "add-company", "--file", "-"]), ACME).code, 5);
    }
    assert_eq!(sandbox.verdict().operations["addCompany"].requests, 1);
    let table = calling(&sandbox, &with(&["limits"]), "").output;
    let line = table.lines().find(|line| line.contains("addCompany")).unwrap();
    assert!(line.contains("0 of 0") && line.contains("T00:00:00Z"), "{table}");
}

#[test]
fn a_watch_ends_when_it_is_interrupted() {
    let sandbox = sandbox();
    let told = calling_with(&sandbox, &["limits", "--watch=100ms"], "", |io| {
        io.interrupt = Box::new(|| Box::pin(ready(())));
    });
    assert_eq!((told.code, told.output.as_str()), (0, "Nothing was called yet.\n"));
    assert_eq!(calling(&sandbox, &["limits", "--watch=often"], "").code, 2);
}
