//! A typed call beside bare reqwest and serde, against the same server in the same run: `cargo dev bench`.
//!
//! Rounds alternate, so that whatever else the machine does falls on both; the ratio is the median of the rounds'.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints"
)]

mod server;

use std::future::Future;
use std::time::{Duration, Instant};

use makokit::mako::Mako;
use makokit::{MakoClient, Settings};
use serde::Deserialize;

const ID: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";
const ROUNDS: usize = 15;
const ROUND: Duration = Duration::from_millis(400);

/// What a careful script would read.
#[derive(Deserialize)]
struct Envelope {
    status: String,
    body: Mako,
}

fn main() {
    let base_url = server::start();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let mut settings = Settings::default();
        settings.base_url = Some(base_url.clone());
        settings.client_id = Some("bench".to_owned());
        settings.client_secret = Some("bench".into());
        settings.rate_limit = Some(1_000_000);
        let mako = MakoClient::from_settings(settings).unwrap();
        let bare = reqwest::Client::new();
        let url = format!("{base_url}/mako-api/config/v1/getMako/{ID}");
        for flight in [1, 64] {
            let typed = || async { drop(mako.get_mako(ID).await.unwrap()) };
            let by_hand = || async {
                let request = bare.get(&url).bearer_auth(server::ACCESS).header("x-request-id", ID);
                let body = request.send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap();
                let envelope: Envelope = serde_json::from_slice(&body).unwrap();
                assert!(envelope.status == "OK" && envelope.body.id.as_str() == ID);
            };
            compare(flight, typed, by_hand).await;
        }
    });
}

async fn compare<A: Future, B: Future>(flight: usize, ours: impl Fn() -> A, theirs: impl Fn() -> B) {
    let (mut ratios, mut rates) = (Vec::new(), (0.0, 0.0));
    for round in 0..=ROUNDS {
        let (our_rate, their_rate) = (rate(flight, &ours).await, rate(flight, &theirs).await);
        // The first round fills pools and caches.
        if round > 0 {
            ratios.push(our_rate / their_rate);
            rates = (our_rate, their_rate);
        }
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "typed call, {flight:2} in flight: {:.2} of bare reqwest's rate (last round {:.0}/s and {:.0}/s)",
        ratios[ratios.len() / 2],
        rates.0,
        rates.1
    );
}

/// Calls in a second, with so many under way at once.
async fn rate<F: Future>(flight: usize, call: &impl Fn() -> F) -> f64 {
    let start = Instant::now();
    let lanes = (0..flight).map(|_| async {
        let mut calls = 0_u32;
        while start.elapsed() < ROUND {
            call().await;
            calls += 1;
        }
        calls
    });
    let calls: u32 = futures_util::future::join_all(lanes).await.into_iter().sum();
    f64::from(calls) / start.elapsed().as_secs_f64()
}
