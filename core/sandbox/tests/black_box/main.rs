//! The sandbox over real HTTP, as the guide lets one expect it. Nothing here waits longer than a moment.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on ends here")]

mod admin;
mod calendar;
mod canned;
mod creates;
mod credentials;
mod errors;
mod faults;
mod garbage;
mod guide;
mod life;
mod maestrano_account;
mod maestrano_caller;
mod maestrano_connec;
mod maestrano_guide;
mod maestrano_platform;
mod maestrano_verdict;
mod maestrano_webhooks;
mod makini;
mod makini_connections;
mod makini_errors;
mod makini_lists;
mod makini_verdict;
mod makini_webhooks;
mod makini_writes;
mod quota;
mod rate;
mod refuse;
mod scripts;
mod wire;
