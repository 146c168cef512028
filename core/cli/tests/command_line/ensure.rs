//! Making sure of something, one at a time and many at once.

use crate::harness::{ACME, calling, playing, sandbox};
use makokit_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

const MAKO: &str = include_str!("../../../../examples/payloads/add-mako.json");

/// A Mako with a hardware address.
fn mako(number: u32) -> Value {
    let mut mako: Value = serde_json::from_str(MAKO).unwrap();
    mako["identification"] = format!("00:00:00:00:00:{number:02}").into();
    mako
}

fn outcomes(lines: &[Value]) -> Vec<(u64, &str)> {
    lines.iter().map(|line| (line["index"].as_u64().unwrap(), line["outcome"].as_str().unwrap())).collect()
}

#[test]
fn an_entity_is_created_once() {
    let sandbox = sandbox();
    let ensure = |more: &[&str]| {
        calling(&sandbox, &[&["mako", "ensure-mako", "--file", "-"], more].concat(), &mako(1).to_string())
    };
    let first = ensure(&[]);
    assert_eq!((first.code, first.output.lines().next()), (0, Some("created")), "{first:?}");
    assert!(first.output.contains("00:00:00:00:00:01"), "{first:?}");
    let second = ensure(&["--output", "json"]);
    assert_eq!(second.code, 0);
    assert_eq!(second.json()["outcome"], "already_there");
    assert!(second.json().get("index").is_none() && second.json()["error"].is_null());
    assert_eq!(ensure(&["--output", "json", "--name", "Another"]).json()["outcome"], "already_there");
}

#[test]
fn what_was_not_created_has_the_code_of_the_error() {
    let sandbox = sandbox();
    let table = calling(&sandbox, &["mako", "ensure-mako", "--name", "x"], "");
    assert_eq!((table.code, table.output.as_str()), (3, "not_created\n"));
    assert!(table.errors.contains("mako.phoneNumber       must not be null"), "{table:?}");
    let json = calling(&sandbox, &["mako", "ensure-mako", "--name", "x", "-o", "json"], "");
    assert_eq!((json.code, json.errors.as_str()), (3, ""));
    assert_eq!(json.json()["error"]["kind"], "InvalidData");
    assert!(sandbox.journal().is_empty());
}

#[test]
fn a_lost_answer_is_unknown_unless_it_may_be_settled() {
    let sandbox = sandbox();
    let lost = include_str!("../../../../tests/corpus/mako/people/add-unknown-code.json");
    let mut lost: Value = serde_json::from_str(lost).unwrap();
    lost["exchanges"][1]["reply"] = json!({"close": "before-reply"});
    let ended = playing(&sandbox, &lost.to_string(), &["mako", "ensure-person", "--file", "-", "-o", "json"]);
    assert_eq!((ended.code, &ended.json()["outcome"]), (4, &"unknown".into()), "{ended:?}");

    let again = lost["exchanges"][1].clone();
    lost["exchanges"].as_array_mut().unwrap().push(again);
    let duplicate = include_str!("../../../../tests/corpus/mako/people/add-duplicate.json");
    let duplicate: Value = serde_json::from_str(duplicate).unwrap();
    lost["exchanges"][2]["reply"] = duplicate["exchanges"][1]["reply"].clone();
    let arguments = ["mako", "ensure-person", "--file", "-", "-o", "json", "--settle", "resend"];
    let ended = playing(&sandbox, &lost.to_string(), &arguments);
    assert_eq!((ended.code, &ended.json()["outcome"]), (0, &"already_there".into()), "{ended:?}");
}

#[test]
fn records_end_in_lines_in_the_order_of_the_file() {
    let sandbox = sandbox();
    let records: Vec<_> = (0..40).map(|number| mako(number).to_string()).collect();
    let array = format!("[{}]", records.join(","));
    let first = calling(&sandbox, &["mako", "ensure-mako", "--records", "-"], &array);
    assert_eq!(first.code, 0, "{first:?}");
    assert_eq!(outcomes(&first.lines()), (0..40).map(|index| (index, "created")).collect::<Vec<_>>());
    for (index, line) in first.lines().iter().enumerate() {
        assert_eq!(line["entity"]["identification"], format!("00:00:00:00:00:{index:02}"));
    }
    assert!(first.errors.contains("40 records: 40 created\n"), "{first:?}");

    let lines = [&records[..3], &[mako(99).to_string()]].concat().join("\n");
    let second = calling(&sandbox, &["mako", "ensure-mako", "--records", "-", "--quiet"], &lines);
    assert_eq!(
        outcomes(&second.lines()),
        [(0, "already_there"), (1, "already_there"), (2, "already_there"), (3, "created")]
    );
    assert_eq!(second.errors, "");
    let add = calling(&sandbox, &["mako", "add-mako", "--records", "-", "-o", "jsonl"], &lines);
    assert_eq!(add.code, 9, "{add:?}");
    let summary: Value = serde_json::from_str(add.errors.lines().last().unwrap()).unwrap();
    assert_eq!((&summary["not_created"], &summary["created"]), (&4.into(), &0.into()));
}

#[test]
fn flags_go_over_every_record() {
    let sandbox = sandbox();
    let records = "{\"identification\": \"a\"}\n{\"identification\": \"b\", \"name\": \"y\"}";
    let company = ["--company-id", "aa326232-c5f2-479e-8768-15430929497a", "--phone-number", "1"];
    let more = ["--address-address1", "1 Street", "--name", "x", "--mako-model", "Mako 6500-M"];
    let ended =
        calling(&sandbox, &[&["mako", "add-mako", "--records", "-"], &company[..], &more].concat(), records);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.lines().iter().all(|line| line["entity"]["name"] == "x"), "{ended:?}");
}

#[test]
fn nothing_is_sent_if_any_record_is_wrong() {
    let sandbox = sandbox();
    let (right, wrong) = (mako(1).to_string(), "{\"nmae\": \"x\"}");
    let ended = calling(&sandbox, &["mako", "add-mako", "--records", "-"], &[&right, wrong].join("\n"));
    assert_eq!(ended.code, 3);
    assert_eq!(outcomes(&ended.lines()), [(1, "not_created")]);
    assert!(ended.errors.contains("1 not sent (some are wrong, so nothing was sent)"), "{ended:?}");

    let twins = [&*right, &mako(2).to_string(), &right].join("\n");
    let ended = calling(&sandbox, &["mako", "ensure-mako", "--records", "-"], &twins);
    assert_eq!(ended.code, 2);
    assert!(ended.errors.contains("at index 0 and 2 have the same identification"), "{ended:?}");

    for (records, words) in [
        ("[1]", "index 0 that is no JSON object"),
        ("{} [{}]", "index 1 that is no JSON object"),
        ("[{}", "does not hold the JSON that is needed"),
        ("{\"a\": }", "line 1 column 7"),
    ] {
        let ended = calling(&sandbox, &["mako", "add-mako", "--records", "-"], records);
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(ended.errors.contains(words), "{ended:?}");
    }
    let list = calling(&sandbox, &["mako", "add-mako", "--file", "-"], "[{}]");
    assert!(list.code == 2 && list.errors.contains("--records takes a list"), "{list:?}");
    let both = calling(&sandbox, &["mako", "add-mako", "--file", "-", "--records", "-"], "");
    assert_eq!(both.code, 2);
    assert!(sandbox.journal().is_empty());
}

#[test]
fn no_records_are_nothing_to_do() {
    let ended = calling(&sandbox(), &["mako", "add-mako", "--records", "-"], "[]");
    assert_eq!((ended.code, ended.output.as_str()), (0, ""), "{ended:?}");
}

#[test]
fn an_unknown_outcome_is_the_worst_of_a_run() {
    let sandbox = sandbox();
    // The list does not tell a company's parent, so that one of the same name may be the one.
    let acme: Value = serde_json::from_str(ACME).unwrap();
    let nobody = json!({"parentCompanyId": "none", "name": "B", "companyType": "RESELLER"});
    let known = json!({"parentCompanyId": acme["parentCompanyId"], "name": "Acme3"});
    let records = json!([nobody, known]).to_string();
    let ended = calling(&sandbox, &["mako", "ensure-company", "--records", "-"], &records);
    assert_eq!(ended.code, 4, "{ended:?}");
    assert_eq!(outcomes(&ended.lines()), [(0, "not_created"), (1, "unknown")]);
}

#[test]
fn a_refused_login_stops_the_rest() {
    let options = Options { client_secret: "another".to_owned(), ..Options::default() };
    let sandbox = Sandbox::start(options).unwrap();
    let secret = crate::harness::file("wrong");
    let connection = ["--base-url", sandbox.base_url(), "--client-id", sandbox.client_id()];
    let connection = [&connection[..], &["--client-secret-file", crate::harness::path(&secret)]].concat();
    let records: Vec<_> = (0..60).map(|number| mako(number).to_string()).collect();
    let arguments = [&["mako", "add-mako", "--records", "-"], &connection[..]].concat();
    let ended = crate::harness::makokit(&arguments, &records.join("\n"));
    assert_eq!(ended.code, 7);
    assert!(ended.errors.contains("28 not sent (the rest would fail, too)"), "{ended:?}");
    assert!(sandbox.journal().len() < 5, "{:?}", sandbox.journal().len());
}
