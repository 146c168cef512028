//! Warnings on their way to a host.

use std::sync::atomic::{AtomicBool, Ordering};

use makokit::{Warning, Warnings};

use crate::process::Process;

static HEARD: AtomicBool = AtomicBool::new(false);

/// Has the warnings of this library collected from now on. It is for a library that a host loads: that has a `tracing` of
/// its own, so that no other subscriber is touched. A second time does nothing.
pub fn hear_warnings() {
    if !HEARD.swap(true, Ordering::Relaxed) {
        // If there is a subscriber, then whoever has made it hears them.
        let _ = tracing::subscriber::set_global_default(Warnings::new(|warning| collect(&warning)));
    }
}

/// The warnings that have not been collected by [`poll`](crate::poll), as the JSON of events; for a host that does not
/// poll. Costs next to nothing while there are none.
#[must_use]
pub fn warnings() -> Vec<Vec<u8>> {
    Process::present().map(|process| process.queue.warnings()).unwrap_or_default()
}

/// Before there is a process's state there is nobody to tell: a child that is about to make its own must not do so twice.
fn collect(warning: &Warning) {
    if let Some(process) = Process::present() {
        process.queue.push_warning(serde_json::to_vec(warning).unwrap_or_default());
    }
}
