//! An event of a call as a line.

use makokit::Event;

use crate::output::{Format, clean};

/// A line for people, or JSON where errors are JSON, too.
pub(crate) fn line(event: &Event, verbosity: u8, format: Format) -> String {
    if format != Format::Table {
        return serde_json::to_string(event).unwrap_or_default();
    }
    let (what, operation, rest) = words(event);
    let mut line = format!("{what:<8}  {operation:<13}  {rest}");
    if verbosity > 1 {
        line.push_str(&ids(event));
    }
    clean(line.trim_end())
}

/// What happened, to which operation, and more about it.
fn words(event: &Event) -> (&'static str, &str, String) {
    match event {
        Event::BeforeSend { operation, attempt, method, path, .. } => {
            let again = if *attempt > 1 { format!("  (try {attempt})") } else { String::new() };
            ("sending", operation, format!("{method} {path}{again}"))
        }
        Event::AfterResponse { operation, http_status, elapsed, .. } => {
            ("answered", operation, format!("{http_status} in {} ms", elapsed.as_millis()))
        }
        Event::Retry { operation, message, wait, .. } => {
            ("again", operation, format!("in {} ms, after: {message}", wait.as_millis()))
        }
        Event::Wait { operation, wait, .. } => {
            ("waiting", operation, format!("for {} ms: the rate limit holds it back", wait.as_millis()))
        }
        Event::Refresh { error: None, elapsed, .. } => {
            ("token", "auth", format!("a new one, in {} ms", elapsed.as_millis()))
        }
        Event::Refresh { error: Some(kind), elapsed, .. } => {
            ("token", "auth", format!("refused after {} ms: {}", elapsed.as_millis(), kind.name()))
        }
        Event::Reauthorization { operation, message, .. } => {
            ("refused", operation, format!("the connection has to be made anew: {message}"))
        }
        Event::BreakerOpened { failures, pause, .. } => {
            ("paused", "", format!("for {} ms, after {failures} failures", pause.as_millis()))
        }
        Event::BreakerClosed { elapsed, .. } => {
            ("resumed", "", format!("after {} ms: the connection answers again", elapsed.as_millis()))
        }
        // An event that is newer than this line.
        event => ("event", "", serde_json::to_string(event).unwrap_or_default()),
    }
}

fn ids(event: &Event) -> String {
    match event {
        Event::BeforeSend { request_id, .. } => format!("  [request {request_id}]"),
        Event::AfterResponse { server_request_id: Some(id), .. } => format!("  [server's request {id}]"),
        _ => String::new(),
    }
}
