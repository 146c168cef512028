//! From the bytes of an answer to the bytes of its body, or to an error with facts.

mod classify;
mod data;
mod flat;
mod list;
mod named;
mod read;
mod success;

pub(crate) use classify::{Api, Named, Rules, classify, harmless, server_request_id};
pub(crate) use data::record;
pub(crate) use list::bare;
pub(crate) use named::{list_under, under};
pub(crate) use read::check_text;

/// What stands around the body of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `{"status": "OK", "body": …}`; a good answer has HTTP status 200.
    Status,
    /// Nothing, or `{"data": …}`; the HTTP status says whether it is good.
    Data,
    /// Nothing, or `{"error": …}`, which is an error whatever the HTTP status says.
    Error,
    /// `{"success": true, "errors": {}, "data": …}`; `success` says whether it is good, whatever the HTTP status.
    Success,
    /// The record or the list under its name, perhaps beside `pagination`; errors under `errors`.
    Named,
}
