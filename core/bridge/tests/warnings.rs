//! Warnings, from the library to a host that polls and to one that does not.

use std::time::Duration;

use makokit_bridge::{EVENT, LIBRARY, hear_warnings, open, poll, warnings};
use serde_json::{Value, json};

/// One test, because all share one queue.
#[test]
fn a_warning_is_told_once_without_a_secret() {
    let settings = json!({
        "system": "mako",
        "base_url": "http://mako.invalid",
        "client_id": "one",
        "client_secret": "s3cr3t",
    });
    let open = || open(settings.to_string().as_bytes()).unwrap();
    open();
    assert!(warnings().is_empty(), "nobody has asked for them");
    hear_warnings();
    hear_warnings();
    open();
    let told = warnings();
    assert_eq!(told.len(), 1);
    let warning: Value = serde_json::from_slice(&told[0]).unwrap();
    assert_eq!(warning["event"], "warning");
    let message = warning["message"].as_str().unwrap();
    assert!(message.starts_with("base_url begins with http://") && !message.contains("s3cr3t"), "{message}");
    assert!(warnings().is_empty());

    open();
    let told = poll(10, Duration::ZERO);
    assert_eq!((told.len(), told[0].call, told[0].kind), (1, LIBRARY, EVENT));
    assert!(warnings().is_empty());
}
