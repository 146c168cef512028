//! The program `makokit`.

use std::process::ExitCode;

use makokit_cli::{Io, run, warn_on_stderr};

fn main() -> ExitCode {
    warn_on_stderr();
    ExitCode::from(run(std::env::args_os(), &mut Io::of_process()))
}
