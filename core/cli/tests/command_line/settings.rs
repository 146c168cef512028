//! Flags, variables and profiles: which one counts, and what is told of a wrong one.

use crate::harness::{calling, file, makokit, path, process, sandbox};
use makokit::SETTINGS;
use makokit::operation::System;
use serde_json::Value;

fn errors(output: &std::process::Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn every_setting_has_a_flag_but_secrets() {
    let help = makokit(&["mako", "list-companies", "--help"], "").output;
    for row in SETTINGS.iter().filter(|row| row.is_of(System::Mako)) {
        let flag = format!("--{} ", row.method.replace('_', "-"));
        assert_eq!(help.contains(&flag), row.kind != "secret", "{flag} in {help}");
    }
    let short = makokit(&["mako", "list-companies", "-h"], "").output;
    let short = short.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(short.contains("--client-secret-file") && !short.contains("--guard"), "{short}");
    assert!(short.contains("[env: MAKO_CLIENT_SECRET, MAKO_CLIENT_SECRET_FILE]"), "{short}");
    for secret in ["--client-secret", "--proxy"] {
        assert_eq!(makokit(&["mako", "list-companies", secret, "x"], "").code, 2);
    }
}

#[test]
fn flags_of_every_kind_reach_the_client() {
    let sandbox = sandbox();
    let explained = calling(
        &sandbox,
        &[
            "config",
            "explain",
            "--output",
            "json",
            "--timeout",
            "1.5s",
            "--read-timeout",
            "2",
            "--max-answer-bytes",
            "1000",
            "--request-id",
            "off",
            "--credentials-in",
            "query",
            "--path",
            "getMako=/a/{id}",
            "--path",
            "addMako=/b=c",
            "--retries",
            "1",
        ],
        "",
    );
    let explained = explained.json();
    let of = |name: &str| {
        let rows = explained.as_array().unwrap();
        let row = rows.iter().find(|row| row["name"] == name).unwrap();
        (row["value"].as_str().unwrap_or_default().to_owned(), row["source"].as_str().unwrap().to_owned())
    };
    let told = |value: &str, source: &str| (value.to_owned(), source.to_owned());
    assert_eq!(of("base_url"), told(sandbox.base_url(), "--base-url"));
    assert_eq!(of("client_secret"), told("***", "--client-secret-file"));
    assert_eq!(of("timeout_ms"), told("1500 ms", "--timeout"));
    assert_eq!(of("read_timeout_ms"), told("2000 ms", "--read-timeout"));
    assert_eq!(of("max_answer_bytes"), told("1000", "--max-answer-bytes"));
    assert_eq!(of("request_id"), told("false", "--request-id"));
    assert_eq!(of("credentials_in"), told("query", "--credentials-in"));
    assert_eq!(of("paths"), told("addMako = /b=c, getMako = /a/{id}", "--path"));
    assert_eq!(of("guard_ms").1, "default");
}

#[test]
fn explain_needs_no_complete_settings_and_shows_no_secret() {
    let alone = process(&["config", "explain"], &[("MAKO_CLIENT_SECRET", "s3cr3t"), ("HOME", "/tmp")]);
    let output = String::from_utf8(alone.stdout).unwrap();
    assert!(alone.status.success() && !output.contains("s3cr3t"), "{output}");
    assert!(output.lines().any(|line| line.contains("base_url") && line.contains("not set")), "{output}");
    assert!(
        output.lines().any(|line| line.contains("MAKO_CLIENT_SECRET") && line.contains("***")),
        "{output}"
    );
    let lines = makokit(&["config", "explain", "--output", "jsonl"], "");
    let own = SETTINGS.iter().filter(|row| row.is_of(System::Mako));
    assert_eq!(lines.lines().len(), own.count());
}

#[test]
fn a_missing_setting_is_told_with_its_flag_its_variables_and_the_profile() {
    let missing = |variables: &[(&str, &str)]| errors(&process(&["mako", "list-companies"], variables));
    assert_eq!(
        missing(&[]),
        "error: --base-url is missing; pass --base-url, set MAKO_BASE_URL, or choose a profile that has it (--profile)\n"
    );
    let url = ("MAKO_BASE_URL", "http://127.0.0.1:1");
    assert!(missing(&[url]).contains("--client-id is missing; pass --client-id, set MAKO_CLIENT_ID"));
    assert_eq!(
        missing(&[url, ("MAKO_CLIENT_ID", "x")]),
        "error: the client secret is missing; set MAKO_CLIENT_SECRET, or --client-secret-file or \
         MAKO_CLIENT_SECRET_FILE to a file that holds it, or choose a profile that has it (--profile)\n"
    );
}

#[test]
fn a_wrong_setting_is_named_by_where_it_was_given() {
    let config = file("[profiles.bad.mako]\nbase_url = \"ftp://x\"\n");
    let rest = [("MAKO_CLIENT_ID", "x"), ("MAKO_CLIENT_SECRET", "y"), ("MAKOKIT_CONFIG", path(&config))];
    let told = |arguments: &[&str], more: &[(&str, &str)]| {
        let ended = process(&[&["mako", "list-companies"], arguments].concat(), &[&rest, more].concat());
        assert_eq!(ended.status.code(), Some(2));
        errors(&ended)
    };
    let url = ("MAKO_BASE_URL", "http://127.0.0.1:1");
    for (arguments, variables, words) in [
        (&["--base-url", "ftp://x"][..], &[][..], "error: --base-url has to begin with"),
        (&[], &[("MAKO_BASE_URL", "ftp://x")], "error: MAKO_BASE_URL has to begin with"),
        (&["--profile", "bad"], &[], "error: base_url of profile bad in /"),
        (&["--profile", "none"], &[], "error: --profile none: "),
        (&[], &[("MAKOKIT_PROFILE", "none")], "has no profile of that name; there are bad"),
        (&["--timeout", "0ms"], &[url], "error: --timeout is 0"),
        (&["--error", "a=B"], &[url], "error: --error: a: there is no kind"),
        (
            &["--client-secret-file", "/no/such"],
            &[url],
            "error: --client-secret-file: /no/such cannot be read",
        ),
        (&["--token-cache", "maybe"], &[url], "error: --token-cache is \"maybe\""),
        (&[], &[url, ("MAKOKIT_TOKEN_CACHE", "maybe")], "error: MAKOKIT_TOKEN_CACHE is \"maybe\""),
    ] {
        let told = told(arguments, variables);
        assert!(told.contains(words), "{told} should contain {words}");
    }
    let unreadable = [url, ("MAKO_CLIENT_ID", "x"), ("MAKO_CLIENT_SECRET_FILE", "/no/such")];
    let told = errors(&process(&["mako", "list-companies"], &unreadable));
    assert!(told.starts_with("error: MAKO_CLIENT_SECRET_FILE: /no/such cannot be read"), "{told}");
}

#[test]
fn a_profile_is_used() {
    let sandbox = sandbox();
    let secret = file(&format!("{}\n", sandbox.client_secret()));
    let config = file(&format!(
        "[profiles.here.mako]\nbase_url = \"{}\"\nclient_id = \"{}\"\nclient_secret_file = \"{}\"\n",
        sandbox.base_url(),
        sandbox.client_id(),
        path(&secret)
    ));
    let variable = ("MAKOKIT_CONFIG", path(&config));
    for (arguments, more) in [
        (&["mako", "list-companies", "--profile", "here"][..], &[][..]),
        (&["mako", "list-companies"], &[("MAKOKIT_PROFILE", "here")]),
    ] {
        let ended = process(arguments, &[&[variable], more].concat());
        assert!(ended.status.success(), "{}", errors(&ended));
    }
}

#[test]
fn the_path_of_the_profiles_is_the_one_that_the_client_reads() {
    for variables in [
        &[("MAKOKIT_CONFIG", "/a/b.toml")][..],
        &[("XDG_CONFIG_HOME", "/no/folder"), ("HOME", "/tmp")],
        &[("HOME", "/tmp/nobody")],
    ] {
        let told = String::from_utf8(process(&["config", "path"], variables).stdout).unwrap();
        let refused = errors(&process(&["mako", "list-companies", "--profile", "x"], variables));
        assert!(refused.contains(told.trim_end()), "{refused} should contain {told}");
        let json = process(&["config", "path", "--output", "json"], variables).stdout;
        let json: Value = serde_json::from_slice(&json).unwrap();
        assert_eq!((json["path"].as_str(), &json["exists"]), (Some(told.trim_end()), &Value::Bool(false)));
    }
}

#[test]
fn the_token_is_told_of_and_forgotten_and_never_shown() {
    let sandbox = sandbox();
    let folder = tempfile::tempdir().unwrap();
    let cache = ["--token-cache", folder.path().to_str().unwrap()];
    let auth = |arguments: &[&str]| calling(&sandbox, &[arguments, &cache].concat(), "");
    assert!(auth(&["auth", "show"]).output.contains("none that is good"));
    assert_eq!(auth(&["mako", "list-companies"]).code, 0);
    let shown = auth(&["auth", "show"]).output;
    assert!(shown.contains("good for 3 h"), "{shown}");
    let json = auth(&["auth", "show", "--output", "json"]).json();
    assert!(json["seconds_left"].as_u64().unwrap() > 10_000, "{json}");
    let token = std::fs::read_to_string(json["place"].as_str().unwrap()).unwrap();
    let token: Value = serde_json::from_str(&token).unwrap();
    assert!(!shown.contains(token["access_token"].as_str().unwrap()));
    assert_eq!(auth(&["auth", "clear"]).output, "The token is forgotten.\n");
    assert_eq!(auth(&["auth", "clear"]).output, "There was no token.\n");
    assert_eq!(auth(&["auth", "clear", "-o", "json"]).json()["cleared"], false);
    let off = calling(&sandbox, &["auth", "show", "--token-cache", "off"], "");
    assert!(off.output.contains("not kept"), "{off:?}");
}
