//! What somebody has to know who runs the program: that limits are not shared, that a secret crosses in the open.

use std::io::{Write, stderr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use makokit::{Warning, Warnings};

use crate::output::Format;
use crate::table::clean;

/// So many different ones are remembered, in order to be told once.
const REMEMBERED: usize = 100;

/// Whether they are told as JSON, as errors are then.
static AS_JSON: AtomicBool = AtomicBool::new(false);

/// Has warnings of makokit's written to this process's standard error, each of them once; for the program itself.
pub fn warn_on_stderr() {
    let told = Mutex::new(Vec::new());
    let warnings = Warnings::new(move |warning| {
        if is_news(&told, &warning) {
            // Nobody is left to be told that this cannot be written.
            let _ = writeln!(stderr(), "{}", line(&warning));
        }
    });
    // Whoever has one of his own hears them there.
    let _ = tracing::subscriber::set_global_default(warnings);
}

/// Has them told in the form in which the command tells all else.
pub(crate) fn told_as(format: Format) {
    AS_JSON.store(format != Format::Table, Ordering::Relaxed);
}

fn is_news(told: &Mutex<Vec<Warning>>, warning: &Warning) -> bool {
    let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
    let is_news = !told.contains(warning);
    if is_news && told.len() < REMEMBERED {
        told.push(warning.clone());
    }
    is_news
}

fn line(warning: &Warning) -> String {
    if AS_JSON.load(Ordering::Relaxed) {
        return serde_json::to_string(warning).unwrap_or_default();
    }
    format!("warning: {}", clean(&warning.message))
}
