//! What a permit of a fleet costs, beside a bare PING to the same store in the same run: `cargo dev bench rust`.
//!
//! Most permits come out of a lease, without a word to the store; the others have to go there and back.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints, and what fails here ends the run"
)]

use std::num::NonZeroU32;
use std::pin::pin;
use std::time::{Duration, Instant};

use makokit::fuzz::StoreWindow;
use makokit::limits::Rate;
use redis::aio::MultiplexedConnection;

#[expect(dead_code, reason = "the tests of whole hosts use all of it")]
#[path = "../../../tests/fleet/redis.rs"]
mod server;

const ROUNDS: usize = 15;
/// In each round so many PINGs, and at least as many permits of each kind; no more than so many are asked for.
const STEPS: usize = 300;
const MOST: usize = 100 * STEPS;

/// Nothing counts for longer than this once it has arrived, so that no limit is waited for.
const PER: Duration = Duration::from_micros(1);
/// Of this limit a lease is a single permit, ...
const ALONE: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// ... and of this one up to 100.
const LEASED: NonZeroU32 = NonZeroU32::new(1000).unwrap();

/// What each took.
#[derive(Default)]
struct Took {
    pings: Vec<Duration>,
    leased: Vec<Duration>,
    asked: Vec<Duration>,
}

fn main() {
    let redis = server::Redis::old();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = redis::Client::open(redis.url()).unwrap();
        let mut bare = client.get_multiplexed_async_connection().await.unwrap();
        let open = |name, limit| StoreWindow::open(&redis.url(), name, Rate { limit, per: PER }).unwrap();
        let (alone, leased) = (open("alone", ALONE), open("leased", LEASED));
        let mut medians = Took::default();
        for round in 0..=ROUNDS {
            let mut took = Took { pings: pings(&mut bare).await, ..Took::default() };
            for _ in 0..MOST {
                permit(&leased, &mut took.leased, &mut Vec::new()).await;
                permit(&alone, &mut Vec::new(), &mut took.asked).await;
                if took.leased.len().min(took.asked.len()) >= STEPS {
                    break;
                }
            }
            assert!(took.leased.len().min(took.asked.len()) >= STEPS, "the store was lost");
            // The first round fills pools and caches.
            if round > 0 {
                medians.pings.push(median(&mut took.pings));
                medians.leased.push(median(&mut took.leased));
                medians.asked.push(median(&mut took.asked));
            }
        }
        tell(medians);
    });
}

async fn pings(bare: &mut MultiplexedConnection) -> Vec<Duration> {
    let mut took = Vec::with_capacity(STEPS);
    for _ in 0..STEPS {
        let start = Instant::now();
        let _: () = redis::cmd("PING").query_async(bare).await.unwrap();
        took.push(start.elapsed());
    }
    took
}

/// A permit, noted where it belongs: one that is there at once is out of a lease.
async fn permit(window: &StoreWindow, leased: &mut Vec<Duration>, asked: &mut Vec<Duration>) {
    let start = Instant::now();
    let mut permit = pin!(window.permit());
    let mut looks = 0;
    let permit = std::future::poll_fn(|context| {
        looks += 1;
        permit.as_mut().poll(context)
    });
    let permit = permit.await;
    let took = start.elapsed();
    match permit {
        Ok(permit) => {
            let place = if looks == 1 { leased } else { asked };
            place.push(took);
            window.arrived(permit);
        }
        // What has arrived is told with the next question.
        Err(_) => tokio::task::yield_now().await,
    }
}

fn median(took: &mut [Duration]) -> Duration {
    took.sort();
    took[took.len() / 2]
}

/// The ratios are the medians of the rounds'.
fn tell(took: Took) {
    let ratio = |ours: &[Duration]| {
        let pairs = ours.iter().zip(&took.pings);
        let mut ratios: Vec<_> = pairs.map(|(ours, ping)| ours.as_secs_f64() / ping.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    };
    let (leased, asked) = (ratio(&took.leased), ratio(&took.asked));
    let micros = |mut took: Vec<Duration>| median(&mut took).as_secs_f64() * 1e6;
    let (ping, leased_micros, asked_micros) = (micros(took.pings), micros(took.leased), micros(took.asked));
    println!(
        "a fleet's permit out of a lease: {leased:.4} of a bare PING ({leased_micros:.2} us and {ping:.1} us)"
    );
    println!("a fleet's permit by way of the store: {asked:.2} of a bare PING ({asked_micros:.1} us)");
}
