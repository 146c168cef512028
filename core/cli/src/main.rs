//! The program `makokit`.

use std::process::ExitCode;

use makokit_cli::{Io, run};

fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os(), &mut Io::of_process()))
}
