//! How a connection is, and what such connections cost.

use makokit_sandbox::{ConnectionChange, NewConnection, Sandbox};

use crate::harness::{Ended, file, makokit, makokit_with, path, sandbox};

fn health(sandbox: &Sandbox, token: &str, more: &[&str]) -> Ended {
    let token = file(token);
    let origin = sandbox.base_url().split('/').take(3).collect::<Vec<_>>().join("/");
    let connection = ["--base-url", &origin, "--api-token-file", path(&token), "--connection", "acme"];
    makokit_with(&[&["makini", "health"], &connection[..], more].concat(), "", |_| {})
}

#[test]
fn the_health_of_a_connection_says_what_to_do() {
    let sandbox = sandbox();
    let state = sandbox.add_makini_connection(NewConnection::new("acme")).unwrap();
    let told = health(&sandbox, &state.token, &[]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.output.contains("status        ok\n"), "{}", told.output);
    assert!(told.output.contains("sync          completed\n"), "{}", told.output);
    let change = ConnectionChange { reconnect: true, ..ConnectionChange::default() };
    sandbox.change_makini_connection(&state.id, &change).unwrap();
    let told = health(&sandbox, &state.token, &[]);
    assert_eq!(told.code, 7, "{told:?}");
    assert!(told.output.contains("AUTHENTICATION_FAILED"), "{}", told.output);
    assert!(told.output.contains("MAKINI_API_TOKEN") && !told.output.contains("replace_token"));
    let told = health(&sandbox, &state.token, &["--output", "json"]).json();
    assert_eq!((&told["status"], &told["connection"]), (&"reauthorization_required".into(), &"acme".into()));
    assert_eq!(told["last_error"]["kind"], "InvalidToken");
}

#[test]
fn credits_are_counted_without_a_connection() {
    let credits = |more: &[&str]| makokit(&[&["makini", "credits"], more].concat(), "");
    let told = credits(&["--cloud", "3,1,1,1", "--on-premises", "3", "--pool", "20"]);
    assert_eq!((told.code, told.output.as_str()), (0, "needed   15\nleft     5\noverage  0\n"));
    let told = credits(&["--cloud=3", "--cloud=2", "--output", "json"]).json();
    assert_eq!((&told["needed"], &told["overage"]), (&6.into(), &6.into()));
    let told = credits(&["--on-premises", "7"]);
    assert_eq!(told.code, 2);
    assert!(told.errors.contains("there is no tier 7"), "{}", told.errors);
}
