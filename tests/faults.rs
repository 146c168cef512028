//! Faults below HTTP, and what only the Rust client has.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use makokit::mako::{AddCompany, AddMako, Address, CompanyType};
use makokit::{ClockKind, ErrorKind, FreeCall, MakoClient};
use makokit_sandbox::{Options, Sandbox, Script};
use serde_json::{Value, json};

const SECRET: &str = "canary-secret-7f3a";
const TOKEN: &str = "canary-token-9b1c";
const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";

fn builder(base_url: &str) -> makokit::Builder<MakoClient> {
    MakoClient::builder().base_url(base_url).client_id("someone").client_secret(SECRET)
}

fn complete_mako() -> AddMako {
    let address = Address::builder().address1("1355").build();
    AddMako::builder().name("Test").phone_number("1").address(address).build()
}

/// A server that answers each connection's requests with the next answers, closes the connection after them, and tells
/// so.
fn server(connections: Vec<Vec<Vec<u8>>>) -> (String, JoinHandle<Vec<String>>, Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, closed) = channel();
    let served = spawn(move || {
        let mut requests = Vec::new();
        for answers in connections {
            let (mut stream, _) = listener.accept().unwrap();
            for answer in answers {
                requests.push(request(&mut stream));
                stream.write_all(&answer).unwrap();
            }
            drop(stream);
            let _ = sender.send(());
        }
        requests
    });
    (address, served, closed)
}

/// One request: its head, and as much of a body as the head says.
fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).unwrap();
        bytes.extend_from_slice(&chunk[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) || read == 0 {
                return text;
            }
        }
        assert!(read > 0, "the client went away");
    }
}

fn answer(body: &Value) -> Vec<u8> {
    let body = body.to_string();
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into()
}

fn token() -> Vec<u8> {
    answer(&json!({ "access_token": TOKEN, "token_type": "Bearer", "expires_in": 14400 }))
}

fn good() -> Vec<u8> {
    answer(&json!({ "status": "OK", "body": { "id": MAKO } }))
}

#[tokio::test]
async fn a_connection_that_the_server_closed_is_not_used_for_a_create() {
    let (base_url, served, closed) = server(vec![vec![token(), good()], vec![good()]]);
    let mako = builder(&base_url).build().unwrap();
    mako.get_mako(MAKO).await.unwrap();
    tokio::task::spawn_blocking(move || closed.recv()).await.unwrap().unwrap();
    mako.add_mako(&complete_mako()).await.unwrap();
    assert_eq!(served.join().unwrap().len(), 3);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_refused_connection() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mako = builder(&format!("http://{free}")).retries(0).build().unwrap();
    let error = mako.add_mako(&complete_mako()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.is(ErrorKind::Transport));
    assert!(error.to_string().contains("no connection to 127.0.0.1"), "{error}");
}

#[tokio::test]
async fn a_server_without_encryption_is_not_trusted() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("https://{}", listener.local_addr().unwrap());
    spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 1024]).unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    let mako = builder(&base_url).retries(0).build().unwrap();
    let error = mako.get_mako(MAKO).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Tls, "{error}");
    assert!(error.to_string().contains("no trusted connection to 127.0.0.1"), "{error}");
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_late_for_a_read_and_unknown_for_a_create() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let exchange = |method: &str, path: &str, reply: Value| json!({ "expect": { "method": method, "path": path }, "reply": reply });
    let token = json!({ "status": 200, "json": { "access_token": TOKEN, "expires_in": 14400 } });
    let slow = json!({ "status": 200, "json": {}, "delay_ms": 600_000 });
    let script = json!({ "exchanges": [
        exchange("POST", "/mako-api/auth/v1/auth", token),
        exchange("GET", &format!("/mako-api/config/v1/getMako/{MAKO}"), slow.clone()),
        exchange("POST", "/mako-api/config/v1/addMako", slow),
    ] });
    let playback = sandbox.play(Script::from_value(&script).unwrap());
    let mako = builder(playback.base_url()).timeout(Duration::from_millis(400)).build().unwrap();
    let error = mako.get_mako(MAKO).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CallTimeout, "{error}");
    let error = mako.add_mako(&complete_mako()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "{error}");
    assert_eq!(error.facts().cause.as_ref().unwrap().kind(), ErrorKind::CallTimeout);
    assert_eq!(error.facts().attempts, 1);
}

/// A server that is down is not asked four times as often as one that is up.
#[tokio::test]
async fn a_server_that_is_down_is_left_alone_by_and_by() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let script = json!({ "exchanges": [{
        "expect": { "method": "POST", "path": "/mako-api/auth/v1/auth" },
        "reply": { "status": 200, "json": { "access_token": TOKEN, "expires_in": 14400 } },
    }] });
    // Every request beyond the script is answered with HTTP status 500.
    let playback = sandbox.play(Script::from_value(&script).unwrap());
    let mako = builder(playback.base_url()).clock(ClockKind::Virtual).build().unwrap();
    for _ in 0..100 {
        assert_eq!(mako.get_mako(MAKO).await.unwrap_err().kind(), ErrorKind::Server);
    }
    assert_eq!(playback.report().requests, 1 + 100 + 50);
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_not_held() {
    let large = answer(&json!({ "status": "OK", "body": { "id": "x".repeat(5000) } }));
    let (base_url, _served, _) = server(vec![vec![token(), large]]);
    let mako = builder(&base_url).max_answer_bytes(2000).build().unwrap();
    assert_eq!(mako.get_mako(MAKO).await.unwrap_err().kind(), ErrorKind::BodyTooLarge);
}

#[tokio::test]
async fn no_secret_is_shown_even_if_the_server_echoes_it() {
    let echo = format!("<html>{TOKEN} {SECRET}</html>");
    let page = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{echo}", echo.len()).into();
    let failed = answer(&json!({
        "status": "FAILED",
        "error": { "errorCode": "generalError", "message": format!("bad token {TOKEN}") },
    }));
    let oddly = answer(&json!({ "status": format!("{SECRET}\u{202e}"), "body": {} }));
    let page_with_id =
        format!("HTTP/1.1 200 OK\r\nx-request-id: {TOKEN}\r\ncontent-length: 2\r\n\r\nno").into();
    // What is cut off after some 2000 bytes ends within a secret, and all before it is blotted out.
    let often = SECRET.repeat(3000 / SECRET.len());
    let cut = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{often}", often.len()).into();
    let replies = vec![token(), page, failed, oddly, page_with_id, cut];
    let count = replies.len();
    let (base_url, served, _) = server(vec![replies]);
    let builder = builder(&base_url);
    let mut shown = vec![format!("{builder:?}")];
    let mako = builder.build().unwrap();
    shown.push(format!("{mako:?}"));
    for _ in 1..count {
        let error = mako.get_mako(MAKO).await.unwrap_err();
        assert!(error.facts().excerpt.as_ref().is_none_or(|excerpt| !excerpt.ends_with(&SECRET[..1])));
        shown.extend([error.to_string(), format!("{error:?} {:?}", error.facts())]);
        shown.push(serde_json::to_string(&error).unwrap());
    }
    let shown = shown.concat();
    assert!(shown.contains("***"), "{shown}");
    assert!(!shown.contains(TOKEN) && !shown.contains(SECRET), "{shown}");
    assert_eq!(served.join().unwrap().len(), count);
}

#[test]
fn settings_that_are_wrong_name_the_setting_and_the_cure() {
    let good = || builder("https://api.example.com");
    for (builder, words) in [
        (MakoClient::builder(), ["base_url is missing", "MAKO_BASE_URL"]),
        (MakoClient::builder().base_url("https://a"), ["client_id is missing", "MAKO_CLIENT_ID"]),
        (good().client_secret(" "), ["client_secret is empty", "MAKO_CLIENT_SECRET"]),
        (good().client_id("a\nb"), ["client_id", "control character"]),
        (builder("api.example.com"), ["base_url", "https://"]),
        (builder("ftp://api.example.com"), ["base_url", "https://"]),
        (builder("https://user:pw@api.example.com"), ["base_url", "password"]),
        (builder("https://api.example.com?x=1"), ["base_url", "query"]),
        (good().timeout(Duration::ZERO), ["timeout_ms", "0"]),
        (good().rate_limit(0), ["rate_limit", "0"]),
        (good().ca_bundle("/no/such/file"), ["ca_bundle", "PEM"]),
        (good().path("getMak", "/a/{id}"), ["paths: getMak", "getMako"]),
        (good().path("getMako", "/a"), ["paths: getMako", "{id} once"]),
        (good().path("addMako", "/a/{id}"), ["paths: addMako", "no {id}"]),
        (good().path("addMako", "a"), ["paths: addMako", "one slash"]),
        (good().path("addMako", "/a/%2e%2e/b"), ["paths: addMako", "disguise"]),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        for word in words {
            assert!(error.to_string().contains(word), "{error} should contain {word}");
        }
    }
}

#[test]
fn the_blocking_client_refuses_to_halt_an_async_runtime() {
    let mako = builder("http://127.0.0.1:1").build_blocking().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(async { mako.list_companies().unwrap_err() });
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("async runtime"), "{error}");
}

#[test]
fn the_blocking_client_does_the_workflow() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let mako = MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .build_blocking()
        .unwrap();
    let acme = AddCompany::builder()
        .parent_company_id(sandbox.root_company_id())
        .company_type(CompanyType::RESELLER)
        .name("Acme")
        .address(Address::builder().address1("3205 Sycamore Fork Road").build())
        .build();
    let company = mako.add_company(&acme).unwrap();
    assert_eq!(mako.get_company(&company.id).unwrap().name.as_deref(), Some("Acme"));
    assert!(mako.list_companies().unwrap().iter().any(|listed| listed.id == company.id));
    let answer = mako.call(&FreeCall::new("GET", "/mako-api/config/v1/listCompanies")).unwrap();
    assert_eq!((answer.http_status, answer.attempts), (200, 1));
    assert!(sandbox.verdict().ok);
}

/// Dropping a call closes its connection, so that the server need not finish what nobody waits for.
#[tokio::test]
async fn a_cancelled_call_lets_go_of_its_connection() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mako = builder(&format!("http://{}", listener.local_addr().unwrap())).build().unwrap();
    let call = tokio::spawn(async move { mako.get_mako(MAKO).await });
    let (stream, _) = listener.accept().await.unwrap();
    let mut stream = stream.into_std().unwrap();
    stream.set_nonblocking(false).unwrap();
    let (started, seen) = std::sync::mpsc::channel();
    let server = spawn(move || {
        request(&mut stream);
        started.send(()).unwrap();
        stream.read(&mut [0]).unwrap()
    });
    tokio::task::spawn_blocking(move || seen.recv()).await.unwrap().unwrap();
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    let read = tokio::task::spawn_blocking(move || server.join()).await.unwrap().unwrap();
    assert_eq!(read, 0, "the end of the connection");
}
