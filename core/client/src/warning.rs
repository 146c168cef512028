//! What somebody has to know who runs a program, for hosts that have no `tracing` of their own.

use std::fmt::{self, Write};

use serde::Serialize;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// What is longer is cut off.
const LONGEST: usize = 1000;

/// Something that works less well than it should, such as limits that are not shared. It holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename = "warning")]
#[non_exhaustive]
pub struct Warning {
    /// What it is.
    pub message: String,
}

/// A subscriber of `tracing` that hears the warnings of makokit's own crates, and nothing else: for the command line and
/// the bindings, which tell them in their own way. A program in Rust has a subscriber of its choice.
pub struct Warnings(Box<dyn Fn(Warning) + Send + Sync>);

impl Warnings {
    /// A subscriber that hands each warning on. It is not in force until somebody makes it so.
    pub fn new(tell: impl Fn(Warning) + Send + Sync + 'static) -> Self {
        Self(Box::new(tell))
    }
}

impl Subscriber for Warnings {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && *metadata.level() <= Level::WARN && is_ours(metadata.target())
    }

    fn max_level_hint(&self) -> Option<tracing::level_filters::LevelFilter> {
        Some(tracing::level_filters::LevelFilter::WARN)
    }

    fn event(&self, event: &Event<'_>) {
        let mut text = Text::default();
        event.record(&mut text);
        let message = text.0.chars().take(LONGEST).collect();
        (self.0)(Warning { message });
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        // No span is enabled; this is what the trait asks for where none is told from another.
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl fmt::Debug for Warnings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Warnings").finish_non_exhaustive()
    }
}

/// An event's message, and after it what else is told of it.
#[derive(Default)]
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // A text takes whatever is written.
        let _ = match field.name() {
            "message" => {
                let rest = std::mem::take(&mut self.0);
                write!(self.0, "{value:?}{rest}")
            }
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}

/// Whether something comes from makokit: from `makokit`, `makokit_limits` and so on.
fn is_ours(target: &str) -> bool {
    target.strip_prefix("makokit").is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '_']))
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing::{debug, error, info, warn, warn_span};

    use super::*;

    #[test]
    fn warnings_of_ours_are_heard_and_nothing_else() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&heard);
        let warnings = Warnings::new(move |warning| log.lock().unwrap().push(warning.message));
        tracing::subscriber::with_default(warnings, || {
            let _span = warn_span!("a span").entered();
            warn!("one {}", 1);
            error!(count = 2, "two");
            warn!(target: "makokit_limits", "three");
            warn!(target: "hyper", "not ours");
            warn!(target: "makokitten", "not ours");
            info!("not a warning");
            debug!("not a warning");
            warn!("{}", "x".repeat(5000));
        });
        let heard = heard.lock().unwrap();
        assert_eq!(heard[..3], ["one 1", "two count=2", "three"]);
        assert_eq!((heard.len(), heard[3].len()), (4, LONGEST));
    }

    #[test]
    fn a_warning_crosses_as_an_event() {
        let warning = Warning { message: "a\nb".into() };
        assert_eq!(serde_json::to_string(&warning).unwrap(), r#"{"event":"warning","message":"a\nb"}"#);
    }
}
