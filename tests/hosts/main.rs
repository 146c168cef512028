//! Hosts as network namespaces: each has a network and a monotonic clock of its own, and reaches the sandbox and the store
//! by way of a bridge. In the middle the store loses everything. The sandbox judges.
//!
//! Only a soak runs it, only Linux has it, and only root may. All of it happens in namespaces without a name, which end
//! with the processes in them: nothing is left behind, and no packet leaves them.
#![cfg_attr(
    target_os = "linux",
    expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a broken promise is a panic")
)]
#![expect(clippy::print_stdout, reason = "a test runner tells what it ran")]

#[cfg(target_os = "linux")]
#[expect(dead_code, reason = "here the hosts are waited for in another way")]
#[path = "../fleet/host.rs"]
mod host;
#[cfg(target_os = "linux")]
mod net;
#[cfg(target_os = "linux")]
#[path = "../fleet/redis.rs"]
mod redis;
#[cfg(target_os = "linux")]
#[path = "../fleet/relay.rs"]
mod relay;
#[cfg(target_os = "linux")]
mod scene;

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    scene::main()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    println!("hosts as network namespaces: not here, Linux has them");
    println!("test result: ok. 0 passed; 0 failed; 0 ignored");
    ExitCode::SUCCESS
}
