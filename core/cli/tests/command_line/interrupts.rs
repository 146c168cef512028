//! What ends a call early, and what is told of it.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use makokit_cli::{Interrupt, Io};
use makokit_sandbox::Playback;
use serde_json::Value;

use crate::harness::{ACME, calling_with, hanging, playing_with, sandbox};

const LIST: &str = include_str!("../../../../tests/corpus/mako/companies/list.json");
const ADD: &str = include_str!("../../../../tests/corpus/mako/companies/add-lost-answer.json");

/// Ends a wait when the request after that for a token has come.
fn when_sent(played: &Playback) -> Interrupt {
    let played = played.clone();
    Box::new(move || {
        let played = played.clone();
        Box::pin(async move {
            while played.report().requests < 2 {
                tokio::task::yield_now().await;
            }
        })
    })
}

#[test]
fn an_interrupted_call_tells_whether_something_may_have_happened() {
    let sandbox = sandbox();
    let interrupted = |case: &str, arguments: &[&str]| {
        let played = hanging(&sandbox, case);
        let ended = playing_with(&played, arguments, ACME, |io| io.interrupt = when_sent(&played));
        assert_eq!((ended.code, ended.output.as_str()), (130, ""), "{ended:?}");
        ended.errors
    };
    let list = interrupted(LIST, &["mako", "list-companies"]);
    assert!(list.contains("nothing was sent whose effect is not known"), "{list}");
    let add = interrupted(ADD, &["mako", "add-company", "--file", "-"]);
    assert!(add.contains("addCompany was sent and may have been carried out"), "{add}");
    let json = interrupted(ADD, &["mako", "add-company", "--file", "-", "-o", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["kind"], "Cancelled");
    // Whoever asks twice does not want to wait for what is under way.
    let many = interrupted(ADD, &["mako", "add-company", "--records", "-"]);
    assert!(many.contains("may have been carried out"), "{many}");
}

#[test]
fn an_interrupted_run_ends_what_is_under_way_and_sends_no_more() {
    let sandbox = sandbox();
    let mut asked = 0;
    let once: Interrupt = Box::new(move || {
        asked += 1;
        if asked == 1 { Box::pin(std::future::ready(())) } else { Box::pin(std::future::pending()) }
    });
    let records: Vec<_> = (0..100)
        .map(|number| {
            let mut acme: Value = serde_json::from_str(ACME).unwrap();
            acme["name"] = format!("Acme {number}").into();
            acme.to_string()
        })
        .collect();
    let arguments = ["mako", "add-company", "--records", "-"];
    let ended = calling_with(&sandbox, &arguments, &records.join("\n"), |io: &mut Io| io.interrupt = once);
    assert_eq!(ended.code, 130, "{ended:?}");
    assert_eq!(ended.lines().len(), 32, "{ended:?}");
    assert!(ended.errors.contains("32 created") && ended.errors.contains("68 not sent (interrupted)"));
    assert_eq!(sandbox.state().companies.len(), 3 + 32);
}

#[cfg(unix)]
#[test]
fn a_signal_interrupts_the_program() {
    let sandbox = sandbox();
    let played = hanging(&sandbox, LIST);
    let mut program = Command::new(env!("CARGO_BIN_EXE_makokit"))
        .args(["mako", "list-companies", "-v"])
        .envs([("MAKO_BASE_URL", played.base_url()), ("MAKO_CLIENT_ID", "corpus-client")])
        .envs([("MAKO_CLIENT_SECRET", "corpus-secret"), ("MAKOKIT_TOKEN_CACHE", "off")])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut errors = BufReader::new(program.stderr.take().unwrap()).lines();
    assert!(errors.any(|line| line.unwrap().starts_with("sending")));
    Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap();
    assert_eq!(program.wait().unwrap().code(), Some(130));
    assert!(errors.any(|line| line.unwrap().contains("interrupted")));
}
