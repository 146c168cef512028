//! A list of 10,000 companies, from the bytes of the answer to typed values: checked and classified first, beside `serde_json`
//! on the same bytes without any check, in the same run: `cargo dev bench rust`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant, SystemTime};

use makokit::fuzz::Answer;
use makokit::mako::Company;
use makokit::operation::System;
use serde::Deserialize;
use serde_json::json;

const ROUNDS: usize = 15;

#[derive(Deserialize)]
struct Envelope {
    status: String,
    body: Vec<Company>,
}

fn main() {
    let company =
        |number: u32| json!({ "id": format!("{number:032x}"), "name": format!("Company {number}") });
    let companies: Vec<_> = (0..10_000).map(company).collect();
    let text = json!({ "status": "OK", "body": companies }).to_string();
    let answer = Answer { status: 200, headers: Vec::new(), body: text.as_bytes() };
    let secrets = ["YUMCABQAqX2cqBjSiFht", "mysecret"];

    let ours = || {
        let body = answer.classified(System::Mako, &secrets, SystemTime::UNIX_EPOCH, true).unwrap();
        serde_json::from_slice::<Vec<Company>>(&body).unwrap().len()
    };
    let theirs = || {
        let envelope: Envelope = serde_json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(envelope.status, "OK");
        envelope.body.len()
    };
    let envelope_only =
        || answer.classified(System::Mako, &secrets, SystemTime::UNIX_EPOCH, true).unwrap().len();
    let mut ratios = Vec::new();
    let mut last = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for round in 0..=ROUNDS {
        last = (time(ours), time(theirs), time(envelope_only));
        // The first round fills caches.
        if round > 0 {
            ratios.push(last.0.as_secs_f64() / last.1.as_secs_f64());
        }
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "envelope, 10,000 companies: {:.2} of serde_json's time without a check (last round {:.1?} and {:.1?}; {:.1?} of it the envelope)",
        ratios[ROUNDS / 2],
        last.0,
        last.1,
        last.2
    );
}

/// The shortest of a few times.
fn time(work: impl Fn() -> usize) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..5).map(|_| once()).min().unwrap_or_default()
}
