//! From the bytes of an answer to the bytes of its body, or to an error with facts.

mod classify;
mod list;
mod read;

pub(crate) use classify::{Rules, classify, harmless, server_request_id};
pub(crate) use list::bare;
pub(crate) use read::check_text;
