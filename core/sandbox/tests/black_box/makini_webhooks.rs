//! Webhooks as Makini sends them, taken by a very small server.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use makokit_sandbox::{Delivery, MakiniEvent, MakiniWebhook, WebhookFault};
use serde_json::{Value, json};

use crate::makini::{Client, SAMPLES, keys_of};
use crate::wire::until;

/// A webhook as it came.
struct Came {
    headers: Vec<(String, String)>,
    body: String,
}

/// An endpoint that answers with these statuses, and then with 200, and tells what has come.
struct Endpoint {
    url: String,
    came: Receiver<Came>,
}

impl Endpoint {
    fn new(statuses: &'static [u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook?x=1", listener.local_addr().unwrap());
        let (tell, came) = channel();
        thread::spawn(move || {
            let mut statuses = statuses.iter().copied().chain(std::iter::repeat(200));
            for stream in listener.incoming().map_while(Result::ok) {
                let mut reader = BufReader::new(stream);
                let Some(came) = take(&mut reader) else { continue };
                let status = statuses.next().unwrap();
                let answer = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                if reader.get_mut().write_all(answer.as_bytes()).is_err() || tell.send(came).is_err() {
                    return;
                }
            }
        });
        Self { url, came }
    }

    fn next(&self) -> Came {
        self.came.recv_timeout(Duration::from_secs(20)).unwrap()
    }
}

impl Came {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

fn take(reader: &mut impl BufRead) -> Option<Came> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    assert!(line.starts_with("POST /hook?x=1 HTTP/1.1"), "{line}");
    let mut came = Came { headers: Vec::new(), body: String::new() };
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        came.headers.push((name.to_owned(), value.to_owned()));
    }
    let length = came.header("content-length")?.parse().ok()?;
    reader.take(length).read_to_string(&mut came.body).ok()?;
    Some(came)
}

fn webhook(client: &Client, endpoint: &Endpoint, event: MakiniEvent) -> MakiniWebhook {
    MakiniWebhook::new(&endpoint.url, event, &client.connection.id, "hush hush")
}

fn last(client: &Client) -> Delivery {
    client.sandbox.deliveries().pop().unwrap()
}

#[test]
fn a_webhook_is_signed_and_says_what_happened() {
    let (client, endpoint) = (Client::of(SAMPLES), Endpoint::new(&[]));
    let ids =
        client.sandbox.send_makini_webhook(&webhook(&client, &endpoint, MakiniEvent::SyncCompleted)).unwrap();
    let came = endpoint.next();
    let told = came.json();
    assert_eq!((&told["id"], &told["event"]), (&json!(ids[0]), &json!("sync.completed")));
    assert_eq!(told["connection_id"], client.connection.id);
    assert!(told["timestamp"].is_string() && told["data"].is_object());
    assert_eq!(came.header("x-webhook-id"), Some(ids[0].as_str()));
    let signature = came.header("x-webhook-signature").unwrap();
    assert!(signature.len() == 44 && signature.ends_with('='), "{signature}");
    until(|| last(&client).delivered);
    assert_eq!((last(&client).attempts.len(), last(&client).next_attempt_at), (1, None));

    client.sandbox.send_makini_webhook(&webhook(&client, &endpoint, MakiniEvent::AssetsUpdated)).unwrap();
    let told = endpoint.next().json();
    let keys = keys_of(&client.json("/api/eam/assets"));
    assert_eq!(told, json!({"event": "assets.updated", "body": keys[..2]}));
}

#[test]
fn what_is_not_taken_is_tried_again_by_the_calendar() {
    let (client, endpoint) = (Client::of(SAMPLES), Endpoint::new(&[500, 201]));
    client.sandbox.send_makini_webhook(&webhook(&client, &endpoint, MakiniEvent::SystemError)).unwrap();
    let first = endpoint.next();
    until(|| last(&client).attempts.len() == 1);
    assert!(last(&client).next_attempt_at.is_some() && !last(&client).delivered);
    client.sandbox.advance_calendar(Duration::from_secs(30));
    let second = endpoint.next();
    until(|| last(&client).attempts.len() == 2);
    assert_eq!((first.body, first.headers), (second.body, second.headers), "it is the same webhook");
    client.sandbox.advance_calendar(Duration::from_secs(60));
    endpoint.next();
    until(|| last(&client).delivered);
    let statuses: Vec<_> = last(&client).attempts.iter().map(|attempt| attempt.status).collect();
    assert_eq!(statuses, [Some(500), Some(201), Some(200)], "nothing but 200 is documented to do");
}

#[test]
fn webhooks_come_twice_in_another_order_and_badly_signed() {
    let (client, endpoint) = (Client::of(SAMPLES), Endpoint::new(&[]));
    let good = webhook(&client, &endpoint, MakiniEvent::StatusChanged);
    let faults = vec![WebhookFault::Duplicate, WebhookFault::Reorder];
    let ids =
        client.sandbox.send_makini_webhook(&MakiniWebhook { count: 2, faults, ..good.clone() }).unwrap();
    let came: Vec<_> = (0..4).map(|_| endpoint.next().json()["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(came, [&ids[1], &ids[1], &ids[0], &ids[0]].map(Clone::clone));

    client
        .sandbox
        .send_makini_webhook(&MakiniWebhook { faults: vec![WebhookFault::MissingSignature], ..good.clone() })
        .unwrap();
    assert_eq!(endpoint.next().header("x-webhook-signature"), None);
    client
        .sandbox
        .send_makini_webhook(&MakiniWebhook { faults: vec![WebhookFault::AlteredBody], ..good })
        .unwrap();
    assert!(endpoint.next().body.ends_with("} "));
}

#[test]
fn http_sends_and_tells_what_rust_does() {
    let (client, endpoint) = (Client::of(SAMPLES), Endpoint::new(&[]));
    let good = json!({
        "url": endpoint.url, "event": "sync.failed", "connection": client.connection.id, "secret": "s", "faults": ["bad_signature"]
    });
    let sent = client.admin("POST", "/makini/webhooks", &good).json();
    assert_eq!(endpoint.next().json()["id"], sent["ids"][0]);
    until(|| last(&client).delivered);
    let told = client.admin("GET", "/makini/webhooks", &json!(null)).json();
    assert_eq!(told, json!({"deliveries": client.sandbox.deliveries()}));
    let cases = [
        ("url", json!("https://localhost/"), "url"),
        ("url", json!("nowhere"), "url"),
        ("event", json!("sync.complete"), "event"),
        ("connection", json!("1"), "connection"),
        ("secret", json!(null), "secret"),
        ("count", json!(0), "count"),
        ("faults", json!(["dupplicate"]), "faults"),
        ("sceret", json!(""), "sceret"),
    ];
    for (name, value, field) in cases {
        let mut body = good.clone();
        body[name] = value;
        let reply = client.admin("POST", "/makini/webhooks", &body);
        assert_eq!((reply.status, &reply.json()["field"]), (400, &json!(field)), "{body}");
    }
    client.sandbox.reset();
    assert!(client.sandbox.deliveries().is_empty());
}

#[test]
fn an_endpoint_that_is_not_there() {
    let client = Client::of(SAMPLES);
    let hook = MakiniWebhook::new("http://127.0.0.1:1/", MakiniEvent::SyncFailed, &client.connection.id, "s");
    client.sandbox.send_makini_webhook(&hook).unwrap();
    until(|| !last(&client).attempts.is_empty());
    assert!(last(&client).attempts[0].error.is_some() && last(&client).next_attempt_at.is_some());
}
