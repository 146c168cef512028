//! The headers that are read: a status in a line, the server's time in seconds in the next, headers in the ones after
//! it, and behind an empty line the body.

use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use makokit::fuzz::Answer;
use makokit::operation::System;

use super::{check, status};
use crate::spellings::Spellings;

const DAY: u64 = 86_400;
const LONGEST_WAIT: Duration = Duration::from_secs(120);
const MOST: usize = 1 << 16;

static SECRET: LazyLock<Spellings> = LazyLock::new(|| Spellings::of("canary-secret-7f3a"));

pub(super) fn run(data: &[u8]) {
    let (status, rest) = status(data);
    let (now, rest) = line(rest);
    let now: u32 = std::str::from_utf8(now).ok().and_then(|text| text.parse().ok()).unwrap_or_default();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now.into());
    let (headers, body) = read(rest);
    let answer = Answer { status, headers, body };
    told(&answer, now);
    packed(&answer);
    let secrets = [SECRET.plain()];
    if let Err(error) = answer.classified(System::Mako, &secrets, now, false) {
        check(&error, &[&SECRET]);
        assert!(error.facts().retry_after.is_none_or(|wait| wait <= LONGEST_WAIT));
        assert!(error.facts().resets_at.is_none_or(|midnight| midnight > SystemTime::UNIX_EPOCH));
    }
}

fn told(answer: &Answer<'_>, now: SystemTime) {
    let told = answer.told(&[SECRET.plain()], now);
    assert!(told.wait.is_none_or(|wait| wait <= LONGEST_WAIT), "{:?}", told.wait);
    let midnight = told.midnight.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    assert!(midnight.as_secs().is_multiple_of(DAY) && midnight.subsec_nanos() == 0, "{midnight:?}");
    let id = told.id.unwrap_or_default();
    assert!(id.len() <= 200 && SECRET.found_in(&id).is_none(), "{id}");
}

/// A body is the same in whatever pieces it comes, and never larger than allowed.
fn packed(answer: &Answer<'_>) {
    let (whole, pieces) = (answer.unpacked(usize::MAX, MOST), answer.unpacked(7, MOST));
    assert_eq!(whole, pieces);
    assert!(whole.is_none_or(|body| body.len() <= MOST));
}

/// Names with their values.
pub(super) type Headers<'a> = Vec<(&'a [u8], &'a [u8])>;

/// The headers, and the body behind them.
pub(super) fn read(mut rest: &[u8]) -> (Headers<'_>, &[u8]) {
    let mut headers = Vec::new();
    while !rest.is_empty() {
        let (header, next) = line(rest);
        rest = next;
        if header.is_empty() {
            break;
        }
        let colon = header.iter().position(|byte| *byte == b':').unwrap_or(header.len());
        let value = header.get(colon + 1..).unwrap_or_default();
        headers.push((&header[..colon], value.trim_ascii_start()));
    }
    (headers, rest)
}

/// The first line, and what comes after it.
fn line(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&data[..end], &data[end + 1..]),
        None => (data, &[]),
    }
}
