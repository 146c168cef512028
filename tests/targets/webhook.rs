//! A delivery of a webhook, to a receiver of each system: headers in lines, and behind an empty one the body.

use std::sync::LazyLock;
use std::time::SystemTime;

use makokit::ErrorKind;
use makokit::webhook::{Headers, Receiver, Removed, Settings, Vendor};

use super::headers::read;
use crate::spellings::{Spellings, texts};

const MOST: usize = 1 << 16;

static SECRET: LazyLock<Spellings> = LazyLock::new(|| Spellings::of("canary-secret-7f3a"));

pub(super) fn run(data: &[u8]) {
    let (headers, body) = read(data);
    let pairs = headers.iter().map(|(name, value)| (String::from_utf8_lossy(name), *value));
    let collected: Headers = pairs.collect();
    for vendor in Vendor::ALL {
        let receiver = receiver(*vendor);
        let posted = receiver.receive(&collected, body, SystemTime::UNIX_EPOCH);
        let removed = receiver.receive_removed(&collected, &Removed::user("cld-1", "usr-1"));
        for (end, signed) in [(posted, body), (removed, b"")] {
            match end {
                Ok(delivery) => {
                    assert_eq!(delivery.system, *vendor);
                    assert!(is_proven(&receiver, &headers, signed), "{delivery:?} is not proven");
                }
                Err(error) => {
                    assert!(error.is(ErrorKind::Webhook) && error.kind() != ErrorKind::Webhook, "{error:?}");
                    assert!(error.facts().http_status.is_some(), "{error:?} has no status to answer with");
                    for text in texts(&error) {
                        assert_eq!(SECRET.found_in(&text), None, "a secret is shown in {text:?}");
                    }
                }
            }
        }
    }
}

fn receiver(vendor: Vendor) -> Receiver {
    let mut settings = Settings::new(vendor, [SECRET.plain()]);
    settings.max_body_bytes = MOST;
    match vendor {
        Vendor::Mako => settings.header = Some("X-Auth".to_owned()),
        Vendor::Maestrano => settings.id = Some("app-1".to_owned()),
        _ => {}
    }
    Receiver::new(settings).unwrap_or_else(|error| unreachable!("the settings are good: {error}"))
}

/// Whether what came is what a sender would have sent, but for how it may be written.
fn is_proven(receiver: &Receiver, headers: &[(&[u8], &[u8])], body: &[u8]) -> bool {
    let plain = |value: &[u8]| {
        let text = String::from_utf8_lossy(value.trim_ascii()).into_owned();
        let scheme = text.get(..6).filter(|scheme| scheme.eq_ignore_ascii_case("basic ")).map_or(0, str::len);
        let text = text[scheme..].trim();
        text.strip_prefix("sha256=").unwrap_or(text).trim_end_matches('=').to_owned()
    };
    let (name, value) = receiver.prove(body).remove(0);
    headers.iter().any(|(other, given)| {
        other.eq_ignore_ascii_case(name.as_bytes()) && plain(given) == plain(value.as_bytes())
    })
}
