//! The server of the benchmarks for those of other languages: it prints its base URL, and serves until its input ends.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark tells where it is, or nothing goes on"
)]

#[expect(dead_code, reason = "who is told the token asks for it")]
mod server;

fn main() {
    println!("{}", server::start());
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink()).unwrap();
}
