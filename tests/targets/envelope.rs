//! Any answer: an HTTP status in a line, and the bytes of a body.

use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use makokit::fuzz::{Answer, Asker};
use makokit::operation::System;
use serde_json::value::RawValue;

use super::{asker, check, status};
use crate::spellings::Spellings;

static TOKEN: LazyLock<Spellings> = LazyLock::new(|| Spellings::of("canary-token-9b1c"));
static SECRET: LazyLock<Spellings> = LazyLock::new(|| Spellings::of("canary/secret+\"7f3a"));

static ASKER: LazyLock<Asker> = LazyLock::new(|| asker(&SECRET));

pub(super) fn run(data: &[u8]) {
    let (status, body) = status(data);
    let answer = Answer { status, body, ..Answer::default() };
    let secrets = [TOKEN.plain(), SECRET.plain()];
    for (system, many) in System::ALL.iter().flat_map(|system| [(*system, false), (*system, true)]) {
        match answer.classified(system, &secrets, SystemTime::UNIX_EPOCH, many) {
            Ok(good) => {
                let is_good =
                    if system == System::Mako { status == 200 } else { (200..300).contains(&status) };
                assert!(is_good, "a success needs both the envelope's word and the status");
                is_of(&good, body);
                assert!(!many || good.starts_with(b"["));
            }
            Err(error) => check(&error, &[&TOKEN, &SECRET]),
        }
    }
    match ASKER.life(&answer) {
        Ok(life) => assert!(
            status == 200 && life >= Duration::from_secs(1) && life <= Duration::from_secs(7 * 86_400)
        ),
        Err(error) => check(&error, &[&SECRET]),
    }
}

/// A good body is a part of the answer as it stands, is JSON, and is not nested too deeply for any parser.
fn is_of(good: &[u8], body: &[u8]) {
    assert!(good == b"null" || body.windows(good.len()).any(|part| part == good));
    assert!(serde_json::from_slice::<&RawValue>(good).is_ok());
    let nested = format!("{}1{}", "[".repeat(1000), "]".repeat(1000));
    assert!(nested.as_bytes() != good);
}
