//! The command line, for hosts that bring it along.

use std::ffi::OsString;
use std::io::{Write, stderr};
use std::panic::{AssertUnwindSafe, catch_unwind};

use makokit_cli::{Io, run, warn_on_stderr};

/// The exit code of a fault of our own, as of any program in Rust.
const FAULT: u8 = 101;

/// Runs `makokit` with its arguments, the program's name first, on the streams of this process, and gives the exit code.
#[must_use]
pub fn command(arguments: Vec<OsString>) -> u8 {
    let ended = catch_unwind(AssertUnwindSafe(|| {
        warn_on_stderr();
        run(arguments, &mut Io::of_process())
    }));
    ended.unwrap_or_else(|_| {
        // Nobody is left to be told that this cannot be written.
        let _ = writeln!(stderr(), "error: makokit has a fault, please report it");
        FAULT
    })
}
