//! Refusals that send secrets back: a status in a line, the number of a secret, and a body in which `$` and a digit or
//! letter stand for one of the secret's spellings.

use std::sync::LazyLock;
use std::time::SystemTime;

use makokit::fuzz::{Answer, Asker};
use makokit::operation::System;
use serde_json::json;

use super::{asker, check, status};
use crate::spellings::Spellings;

/// More than this of a body is hardly ever looked at.
const MOST: usize = 1500;

/// Shapes that are hard to find again.
static SECRETS: LazyLock<Vec<(Spellings, Asker)>> = LazyLock::new(|| {
    let long = "0123456789abcdef/".repeat(12);
    let texts = [
        "canary-secret-7f3a",
        "q\"u'o\"te's",
        "back\\slash\\\\es\\",
        "a/b+c%d%2Fe f",
        "<b>&amp;</b>&x",
        "süß\u{1f511}–ключ",
        "{\"a\":[\"b\"]}",
        "^(a|b)*$[x]\\d+?.",
        "7f3a9b1c",
        &long,
    ];
    texts.map(|text| (Spellings::of(text), asker(&Spellings::of(text)))).into()
});

pub(super) fn run(data: &[u8]) {
    let (status, rest) = status(data);
    let (number, body) = rest.split_first().unwrap_or((&0, &[]));
    let (secret, asker) = &SECRETS[usize::from(*number) % SECRETS.len()];
    let body = spelled(body, secret);
    let now = SystemTime::UNIX_EPOCH;
    let text = String::from_utf8_lossy(&body);
    let failed = |code: &str, message: &str, path: &str| {
        let violations = json!([{ "path": path, "message": message }, { "path": code }]);
        let error =
            json!({ "errorCode": code, "message": message, "errorDetails": { "violations": violations } });
        json!({ "status": "FAILED", "error": error }).to_string().into_bytes()
    };
    for body in [
        failed(&text, "", ""),
        failed("invalidData", &text, &text),
        json!({ "error": text }).to_string().into(),
        json!({ "success": false, "errors": { &*text: [text] } }).to_string().into(),
        json!({ "errors": [{ "code": text, "title": text, "detail": text, "href": text }] })
            .to_string()
            .into(),
        json!({ "status": text }).to_string().into(),
        body.clone(),
    ] {
        let answer = Answer { status, body: &body, headers: vec![(b"x-request-id", &body)] };
        let told = [secret.plain(), "another-secret-7f3a"];
        for system in System::ALL {
            if let Err(error) = answer.classified(*system, &told, now, false) {
                check(&error, &[secret]);
            }
        }
    }
    if let Err(error) = asker.life(&Answer { status, body: &body, headers: Vec::new() }) {
        check(&error, &[secret]);
    }
}

/// A body with spellings of the secret in the places that are marked for them.
fn spelled(body: &[u8], secret: &Spellings) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut bytes = body.iter();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.as_slice().first()) {
            (b'$', Some(which)) if which.is_ascii_alphanumeric() && out.len() < MOST => {
                bytes.next();
                out.extend_from_slice(secret.all[usize::from(*which) % secret.all.len()].as_bytes());
            }
            _ => out.push(*byte),
        }
    }
    out
}
