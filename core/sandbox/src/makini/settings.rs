//! What may be set of the Makini API.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How the emulated Makini API is to behave where the documentation leaves it open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakiniOptions {
    /// How many requests a connection may send within the window; none for any number. No figure is documented.
    pub rate_limit: Option<u32>,
    /// The window; commonly a minute.
    pub rate_window: Duration,
    /// The form of the header `Retry-After`.
    pub retry_after: RetryAfter,
    /// The form of errors.
    pub error_form: ErrorForm,
}

/// The form of the header `Retry-After`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfter {
    /// So many seconds.
    #[default]
    Seconds,
    /// An HTTP date, by the sandbox's calendar.
    Date,
}

/// The form of errors: their members are documented, where they stand is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorForm {
    /// Within `error`.
    #[default]
    Nested,
    /// At the top.
    Flat,
}

impl Default for MakiniOptions {
    fn default() -> Self {
        Self {
            rate_limit: None,
            rate_window: Duration::from_secs(60),
            retry_after: RetryAfter::default(),
            error_form: ErrorForm::default(),
        }
    }
}
