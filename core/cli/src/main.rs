//! The program `makokit`.

use std::io::{stderr, stdin, stdout};
use std::process::ExitCode;

use makokit_cli::{Io, run};

fn main() -> ExitCode {
    let mut io = Io { input: Box::new(stdin()), output: Box::new(stdout()), errors: Box::new(stderr()) };
    ExitCode::from(run(std::env::args_os(), &mut io))
}
