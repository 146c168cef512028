//! Webhooks to an application of ours.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use makokit_sandbox::{MaestranoEvent, MaestranoWebhook, Options, WebhookCredentials};
use serde_json::{Value, json};

use crate::maestrano_caller::{Tenant, base64, of};
use crate::wire::{send, until};

/// What came to the application: the request line, the credentials, and the body.
#[derive(Debug, PartialEq)]
struct Told {
    line: String,
    authorization: Option<String>,
    body: Value,
}

/// An application that hears so many requests and asks the sandbox before each answer.
fn application(count: usize, ask: String) -> (String, JoinHandle<Vec<Told>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let hear = move || {
        let accepted = listener.incoming().take(count);
        accepted
            .map(|stream| {
                let mut reader = BufReader::new(stream.unwrap());
                let told = read(&mut reader);
                assert_eq!(send(&ask, "GET", "/verdict", &[], b"").status, 200);
                reader.get_mut().write_all(b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n").unwrap();
                told
            })
            .collect()
    };
    (url, thread::spawn(hear))
}

fn read(reader: &mut impl BufRead) -> Told {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let found = lines.iter().find_map(|line| line.strip_prefix(name));
        found.map(|value| value.trim_start_matches(": ").to_owned())
    };
    let mut body = vec![0; header("Content-Length").unwrap().parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() };
    Told { line: lines[0].clone(), authorization: header("Authorization"), body }
}

/// Sends a webhook over HTTP and gives what the application heard.
fn heard(tenant: &Tenant, count: usize, mut webhook: Value) -> Vec<Told> {
    let (url, application) = application(count, tenant.sandbox.admin_url().to_owned());
    webhook["url"] = url.into();
    let reply = tenant.admin("POST", "/maestrano/webhooks", &webhook);
    assert_eq!(
        (reply.status, reply.json()["deliveries"].as_array().unwrap().len()),
        (200, count),
        "{reply:?}"
    );
    application.join().unwrap()
}

#[test]
fn a_group_and_a_user_are_gone() {
    let tenant = Tenant::with(Options::default());
    let group = json!({"marketplace": "maestrano", "event": "group_removed", "group": "cld-4"});
    let told = Told {
        line: "DELETE /maestrano/account/groups/cld-4/maestrano-dev HTTP/1.1".to_owned(),
        authorization: Some(of(&tenant.sandbox, "maestrano")),
        body: Value::Null,
    };
    assert_eq!(heard(&tenant, 1, group), [told]);
    let user = json!({"marketplace": "some-telco", "event": "group_user_removed", "group": "cld-11", "user": "usr-11"});
    let told = heard(&tenant, 1, user);
    assert_eq!(told[0].line, "DELETE /maestrano/account/groups/cld-11/users/usr-11/maestrano-uat HTTP/1.1");
    until(|| tenant.sandbox.maestrano_deliveries().iter().all(|it| it.status == Some(202)));
    let shown = tenant.admin("GET", "/maestrano/webhooks", &Value::Null).json();
    assert_eq!(shown, json!({"deliveries": tenant.sandbox.maestrano_deliveries()}));
    assert_eq!(shown["deliveries"][1]["credentials"], "right");
}

#[test]
fn every_kind_of_credentials() {
    let tenant = Tenant::with(Options::default());
    let id = tenant.sandbox.maestrano().marketplaces[0].api_id.clone();
    let wrong = format!("Basic {}", base64(format!("{id}:a-wrong-key").as_bytes()));
    let cases =
        [("wrong", Some(wrong)), ("missing", None), ("other", Some(of(&tenant.sandbox, "some-telco")))];
    for (credentials, expected) in cases {
        let webhook = json!({
            "marketplace": "maestrano", "event": "group_removed", "group": "cld-4", "credentials": credentials
        });
        assert_eq!(heard(&tenant, 1, webhook)[0].authorization, expected, "{credentials}");
    }
}

#[test]
fn a_notification_mixes_groups() {
    let tenant = Tenant::with(Options::default());
    let told = heard(&tenant, 1, json!({"marketplace": "some-telco", "event": "entities"}));
    assert_eq!(told[0].line, "POST /maestrano/connec/notifications/maestrano-uat HTTP/1.1");
    let groups = |name: &str| -> Vec<Value> {
        told[0].body[name].as_array().unwrap().iter().map(|it| it["group_id"].clone()).collect()
    };
    assert_eq!(groups("people"), ["cld-11", "cld-12", "cld-11", "cld-12", "cld-11", "cld-12"]);
    assert_eq!(groups("organizations").len(), 6);
    assert!(told[0].body["people"][0]["id"].is_array(), "ids as the marketplace has them");
}

#[test]
fn deliveries_come_twice_and_in_another_order() {
    let tenant = Tenant::with(Options::default());
    let webhook = json!({
        "marketplace": "acme-cloud", "event": "entities", "groups": ["cld-21"], "collections": ["people"], "each": true, "times": 2,
        "reversed": true
    });
    let told = heard(&tenant, 6, webhook);
    let codes: Vec<_> = told.iter().map(|it| it.body["people"][0]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["PEO3", "PEO3", "PEO2", "PEO2", "PEO1", "PEO1"]);
    let body = json!({"Person": [{"id": "1"}]});
    let webhook = json!({"marketplace": "acme-cloud", "event": "body", "body": body});
    assert_eq!(heard(&tenant, 1, webhook)[0].body, body);
}

#[test]
fn an_application_that_is_not_there() {
    let tenant = Tenant::with(Options::default());
    let url = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let event = MaestranoEvent::GroupRemoved { group: "cld-4".to_owned() };
    let webhook = MaestranoWebhook {
        credentials: WebhookCredentials::Missing,
        ..MaestranoWebhook::new(&url, "maestrano", event)
    };
    assert_eq!(tenant.sandbox.send_maestrano_webhook(&webhook).unwrap(), [1]);
    until(|| tenant.sandbox.maestrano_deliveries()[0].error.is_some());
    assert_eq!(tenant.sandbox.maestrano_deliveries()[0].status, None);
    tenant.sandbox.reset();
    assert!(tenant.sandbox.maestrano_deliveries().is_empty());
}

#[test]
fn a_mistake_is_named_with_a_cure() {
    let tenant = Tenant::with(Options::default());
    let good = json!({
        "url": "http://127.0.0.1:1", "marketplace": "maestrano", "event": "group_removed", "group": "cld-4"
    });
    let cases = [
        ("url", json!("https://127.0.0.1:1"), "plain HTTP"),
        ("marketplace", json!("maestrana"), "did you mean maestrano?"),
        ("event", json!("group_remove"), "did you mean group_removed?"),
        ("group", json!("a b"), "letters"),
        ("group", json!(null), "must be a string"),
        ("credentials", json!("rigth"), "did you mean right?"),
        ("times", json!(0), "from 1"),
        ("reversed", json!(1), "boolean"),
        ("colour", json!("red"), "not known here"),
    ];
    for (field, value, problem) in cases {
        let mut webhook = good.clone();
        webhook[field] = value;
        let reply = tenant.admin("POST", "/maestrano/webhooks", &webhook);
        let told = reply.json();
        assert_eq!((reply.status, told["field"].as_str()), (400, Some(field)), "{webhook}: {told}");
        assert!(told["error"].as_str().unwrap().contains(problem) && told["cure"].is_string(), "{told}");
    }
    assert!(tenant.sandbox.maestrano_deliveries().is_empty());
}
