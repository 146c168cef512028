//! `makokit webhook`: what is told of a delivery, and one sent from the one command to the other.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::harness::{file, makokit, path, process};

const BODY: &str = r#"{"event":"assets.updated","body":["02db2d6d","6f1c"]}"#;
/// HMAC-SHA256 of it under `a secret`, by OpenSSL.
const SIGNATURE: &str = "tpfjAS1kkXTfm0xcO9bL4nE+xinDBZLxin1D73UYxJY=";

fn request(signature: &str, body: &str) -> String {
    format!("POST /webhook HTTP/1.1\r\nHost: x\r\nX-Webhook-Signature: {signature}\r\n\r\n{body}")
}

#[test]
fn a_good_delivery_is_shown_and_a_bad_one_explained() {
    let secrets = file("another\n\na secret\n");
    let verify = ["webhook", "verify", "--system", "makini", "--secrets-file", path(&secrets)];
    let asked = |input: &str| makokit(&[&verify[..], &["--request", "-", "-o", "json"]].concat(), input);
    let good = asked(&request(SIGNATURE, BODY));
    assert_eq!((good.code, &good.json()["ids"][1]), (0, &"6f1c".into()), "{good:?}");
    for (input, code, words) in [
        (request(SIGNATURE, &BODY.replace('6', "7")), 7, "hand over the bytes as they came"),
        (request(SIGNATURE, &format!("{BODY}\n")), 7, "without the line break at its end"),
        (request("00", BODY), 7, "is not one of sha256 in base64"),
        ("Host: x\n\n{}".to_owned(), 7, "there is no header x-webhook-signature"),
        ("no header at all".to_owned(), 2, "it looks like Name: value"),
        ("DELETE /x HTTP/1.1\nHost: x\n\n".to_owned(), 2, "names no group"),
    ] {
        let bad = asked(&input);
        assert_eq!((bad.code, bad.output.as_str()), (code, ""), "{bad:?}");
        assert!(bad.errors.contains(words) && !bad.errors.contains("a secret"), "{bad:?}");
    }
    let headers = file(&format!(r#"{{"x-webhook-signature": "{SIGNATURE}"}}"#));
    let parts = makokit(&[&verify[..], &["--headers", path(&headers), "--body", "-"]].concat(), BODY);
    assert!(parts.code == 0 && parts.output.contains("assets.updated"), "{parts:?}");
}

#[test]
fn a_removal_is_read_from_its_path() {
    let secrets = file("key");
    // "app-1:key" in base64.
    let input = "DELETE /maestrano/account/groups/cld-1/users/usr-2/x HTTP/1.1\nAuthorization: Basic YXBwLTE6a2V5\n\n";
    let ended = makokit(
        &["webhook", "verify", "--system", "maestrano", "--id", "app-1", "--secrets-file", path(&secrets)]
            .into_iter()
            .chain(["--request", "-", "-o", "json"])
            .collect::<Vec<_>>(),
        input,
    );
    let told = ended.json();
    assert_eq!((&told["kind"], &told["user_id"]), (&"user_removed".into(), &"usr-2".into()), "{ended:?}");
}

#[test]
fn secrets_come_from_a_file_or_the_environment_and_wrong_flags_are_named() {
    let secrets = file("s");
    let empty = file("\n");
    for (arguments, words) in [
        (vec!["--system", "mako", "--secrets-file", path(&secrets)], "--header is missing"),
        (vec!["--system", "maestrano", "--secrets-file", path(&secrets)], "--id is missing"),
        (vec!["--system", "makini", "--secrets-file", path(&empty)], "--secrets-file"),
        (vec!["--system", "makini", "--secrets-file", "/nowhere"], "--secrets-file /nowhere cannot be read"),
        (
            vec!["--system", "makini", "--id", "x", "--secrets-file", path(&secrets)],
            "--id is of no use for makini",
        ),
    ] {
        let ended = makokit(&[&["webhook", "verify", "--request", "-"], &arguments[..]].concat(), "");
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(ended.errors.contains(words), "{words:?} is not in {ended:?}");
    }
    let delivery = file(&request(SIGNATURE, BODY));
    let verify = ["webhook", "verify", "--system", "makini", "--request", path(&delivery)];
    assert_eq!(process(&verify, &[("MAKOKIT_WEBHOOK_SECRET", "a secret")]).status.code(), Some(0));
    let none = process(&verify, &[]);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("MAKOKIT_WEBHOOK_SECRET"));
}

/// A process that is ended when dropped.
struct Listening(Child);

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Listens at a free port, and gives its URL.
fn listen(arguments: &[&str]) -> (Listening, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_makokit"))
        .args(["webhook", "listen", "--port", "0"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    errors.read_line(&mut line).unwrap();
    // Whatever else is told must find a reader.
    std::thread::spawn(move || errors.read_to_end(&mut Vec::new()));
    (Listening(child), line.trim().strip_prefix("listening at ").unwrap().to_owned())
}

#[test]
fn what_is_sent_is_received_once_and_printed_as_a_line() {
    let (secrets, others) = (file("a secret"), file("another"));
    for system in [
        &["--system", "makini"][..],
        &["--system", "mako", "--header", "X-Auth"],
        &["--system", "maestrano", "--id", "app-1"],
    ] {
        let with = |secrets| [system, &["--secrets-file", secrets]].concat();
        let (mut listening, url) = listen(&[&with(path(&secrets))[..], &["--count", "2"]].concat());
        let body = file("{\"event\":\n\"assets.updated\"}");
        let send = |more: &[&str], secrets| {
            makokit(&[&["webhook", "send", "-o", "json"], more, &with(secrets)].concat(), "")
        };
        let post = ["--url", &url, "--body", path(&body)];
        let forged = send(&post, path(&others));
        assert!(forged.code == 6 && forged.errors.contains("answered 401"), "{forged:?}");
        let good = send(&post, path(&secrets));
        assert_eq!((good.code, &good.json()["http_status"]), (0, &200.into()), "{good:?}");
        assert_eq!(send(&post, path(&secrets)).code, 0, "a repetition is answered as if it were new");
        let last = file("{\"event\":\"another\"}");
        assert_eq!(send(&["--url", &url, "--body", path(&last)], path(&secrets)).code, 0);
        assert!(listening.0.wait().unwrap().success());
        let lines = std::io::read_to_string(listening.0.stdout.take().unwrap()).unwrap();
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let events: Vec<_> = lines.iter().map(|line| line["body"]["event"].as_str().unwrap()).collect();
        assert_eq!(events, ["assets.updated", "another"]);
    }
}

#[test]
fn a_removal_is_sent_as_one() {
    let secrets = file("key");
    let given = ["--system", "maestrano", "--id", "app-1", "--secrets-file", path(&secrets)];
    let (mut listening, url) = listen(&[&given[..], &["--count", "1", "--max-body-bytes", "8"]].concat());
    let big = file("{\"a\":\"123456789\"}");
    let send = |url: &str, more: &[&str]| {
        makokit(&[&["webhook", "send", "--url", url], more, &given[..]].concat(), "")
    };
    let refused = send(&url, &["--body", path(&big)]);
    assert!(refused.errors.contains("answered 413"), "{refused:?}");
    assert!(send(&url, &["--delete"]).errors.contains("answered 400"));
    assert_eq!(send(&format!("{url}/x/groups/cld-1/y"), &["--delete"]).code, 0);
    assert!(listening.0.wait().unwrap().success());
    let line = std::io::read_to_string(listening.0.stdout.take().unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["group_id"], "cld-1");
    let gone = send("http://127.0.0.1:1/", &["--body", path(&big)]);
    assert_eq!(gone.code, 6, "{gone:?}");
    assert!(send("ftp://x/", &["--body", path(&big)]).errors.contains("url is none"));
}
