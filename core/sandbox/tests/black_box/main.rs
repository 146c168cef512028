//! The sandbox over real HTTP, as the guide lets one expect it. Nothing here waits.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on ends here")]

mod admin;
mod errors;
mod garbage;
mod guide;
mod life;
mod rate;
mod scripts;
mod wire;
