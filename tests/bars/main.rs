//! The bars for limits: nothing refused and hardly anything wasted, whichever way the server counts, on a quiet way and on
//! one that wobbles, for one process and for two hosts of a fleet. A table tells what was reached.
//!
//! The ordinary run is short; a soak takes half a minute for each row and holds it to the share that is to be used.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a broken promise is a panic")]
#![expect(clippy::print_stdout, reason = "a table for people")]

#[path = "../fleet/host.rs"]
mod host;
#[expect(dead_code, reason = "the tests of whole hosts use all of it")]
#[path = "../fleet/redis.rs"]
mod redis;
#[path = "../fleet/relay.rs"]
mod relay;
mod stall;

use std::fmt;
use std::process::ExitCode;
use std::time::Duration;

use makokit::MakoClient;
use makokit_sandbox::{LimitModel, Options, Sandbox};
use tokio::runtime::Runtime;

use host::{MAKO, done, variable};
use redis::Redis;
use relay::relay;
use stall::Watch;

const MODELS: [LimitModel; 3] = [LimitModel::Sliding, LimitModel::Fixed, LimitModel::Bucket];
const LIMIT: u32 = 100;

/// How late a request may be on a way that wobbles.
const WOBBLE: Duration = Duration::from_millis(20);

/// How long a slow token takes, and how many calls wait for it.
const SLOW_TOKEN: Duration = Duration::from_millis(700);
const FROM_COLD: u32 = 1000;

/// For how long the full rate is kept up in a soak, and how much of it is to be used then. What is shorter is not held
/// to it: until something is known of the way, all doubts are large.
const SOAK_SECONDS: u32 = 30;
const LEAST_USED: f64 = 97.0;

/// Who calls.
#[derive(Clone, Copy, Debug)]
enum Callers {
    OneProcess,
    TwoHosts,
}

/// What is done, and how the server counts.
#[derive(Clone, Copy)]
struct Run {
    callers: Callers,
    model: LimitModel,
    wobbles: bool,
    token_delay: Duration,
    calls: u32,
}

/// What came of it.
struct Row {
    run: Run,
    refused: u64,
    worst: usize,
    used: f64,
    /// For how long the machine kept a thread from running that wanted to. Beyond the doubt of a call (100 ms) a row
    /// may fail by that alone.
    stalled: Duration,
    /// How often a host has lost the store and found it again. While one has and another has not, more than the limit
    /// may arrive, as the documentation says.
    lost: u64,
    faults: Vec<String>,
}

fn main() -> ExitCode {
    if host::is_host() {
        host::play();
        return ExitCode::SUCCESS;
    }
    let rows = if variable("MAKOKIT_SOAK").is_empty() { short() } else { long() };
    println!(
        "{:<12} {:<8} {:<15} {:<11} {:>6} {:>8} {:>6} {:>7} {:>9} {:>5}",
        "callers", "counts", "way", "token", "calls", "refused", "worst", "used", "stalled", "lost"
    );
    for row in &rows {
        println!("{row}");
    }
    let failed = rows.iter().filter(|row| !row.faults.is_empty()).count();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {word}. {} passed; {failed} failed; 0 ignored", rows.len() - failed);
    ExitCode::from(u8::from(failed > 0))
}

/// Two at a time: more would be late by the machine's own doing.
fn short() -> Vec<Row> {
    let run = |model, wobbles| Run { model, wobbles, ..full_rate(Callers::OneProcess, 3) };
    let pairs = [
        [run(LimitModel::Sliding, false), run(LimitModel::Fixed, false)],
        [run(LimitModel::Bucket, false), run(LimitModel::Sliding, true)],
    ];
    let both = |pair: [Run; 2]| pair.map(|run| std::thread::spawn(move || row(run)));
    let rows = pairs.into_iter().flat_map(|pair| both(pair).map(|row| row.join().unwrap()));
    rows.collect()
}

/// Everything, one after the other.
fn long() -> Vec<Row> {
    let seconds = match variable("MAKOKIT_SOAK").parse() {
        Ok(seconds @ 2..) => seconds,
        _ => SOAK_SECONDS,
    };
    let runs = [Callers::OneProcess, Callers::TwoHosts].into_iter().flat_map(|callers| {
        let cold = Run { token_delay: SLOW_TOKEN, calls: FROM_COLD, ..full_rate(callers, 0) };
        [full_rate(callers, seconds), cold]
    });
    let ways = runs.flat_map(|run| {
        MODELS.into_iter().flat_map(move |model| [false, true].map(|wobbles| Run { model, wobbles, ..run }))
    });
    let wanted = filter();
    ways.filter(|run| wanted.as_ref().is_none_or(|name| format!("{:?}", run.callers) == *name))
        .map(row)
        .collect()
}

/// `cargo test --test bars -- TwoHosts` runs those rows only.
fn filter() -> Option<String> {
    std::env::args().skip(1).find(|argument| !argument.starts_with('-'))
}

fn full_rate(callers: Callers, seconds: u32) -> Run {
    let calls = seconds * LIMIT;
    Run { callers, model: LimitModel::Sliding, wobbles: false, token_delay: Duration::ZERO, calls }
}

fn row(run: Run) -> Row {
    let options = Options {
        limit_model: run.model,
        token_delay: run.token_delay,
        rate_limit: LIMIT,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).unwrap();
    let runtime = Runtime::new().unwrap();
    let url = if run.wobbles {
        let target = sandbox.base_url().trim_start_matches("http://");
        format!("http://{}", runtime.block_on(relay("127.0.0.1:0", target, WOBBLE)))
    } else {
        sandbox.base_url().to_owned()
    };
    let watch = Watch::start();
    let lost = match run.callers {
        Callers::OneProcess => runtime.block_on(one_process(&sandbox, &url, run.calls)),
        Callers::TwoHosts => two_hosts(&sandbox, &url, run.calls),
    };
    judged(run, &sandbox, watch.longest(), lost)
}

/// All calls are started together. There is no store to be lost.
async fn one_process(sandbox: &Sandbox, url: &str, calls: u32) -> u64 {
    let mako = MakoClient::builder()
        .base_url(url)
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .timeout(Duration::from_secs(300))
        .build()
        .unwrap();
    let call = |mako: MakoClient| async move { mako.get_mako(MAKO).await };
    let calls: Vec<_> = (0..calls).map(|_| tokio::spawn(call(mako.clone()))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    0
}

/// How often they have lost the store.
fn two_hosts(sandbox: &Sandbox, url: &str, calls: u32) -> u64 {
    let redis = Redis::old();
    // The connection by which this is asked is among them.
    let connections = || redis.told("INFO stats", "total_connections_received:");
    let before = connections();
    let host = || host::host(host::program(), sandbox, url, &redis.url(), calls / 2);
    done([host(), host()]);
    connections().saturating_sub(before + 1 + 2)
}

fn judged(run: Run, sandbox: &Sandbox, stalled: Duration, lost: u64) -> Row {
    let verdict = sandbox.verdict();
    let seen = &verdict.operations["getMako"];
    let used = used(sandbox);
    let is_held_to_it = run.token_delay.is_zero() && run.calls >= SOAK_SECONDS * LIMIT;
    let faults = [
        (!verdict.ok, format!("{:?}", verdict.findings)),
        (seen.refused > 0, format!("{} were refused", seen.refused)),
        (seen.requests != u64::from(run.calls), format!("{} requests", seen.requests)),
        (is_held_to_it && used < LEAST_USED, format!("less than {LEAST_USED} % used")),
    ];
    let faults = faults.into_iter().filter(|(is_so, _)| *is_so).map(|(_, fault)| fault).collect();
    Row { run, refused: seen.refused, worst: seen.worst_window, used, stalled, lost, faults }
}

/// How much of the rate was used, in percent: by the time from the first call to that whole bursts later, however the calls lie
/// within them. The last two bursts are left out: at the end one host may have nothing left to do, which is no waste. (The
/// sandbox's own share takes everything in, and rounds the time up to seconds.)
fn used(sandbox: &Sandbox) -> f64 {
    let burst = usize::try_from(LIMIT).unwrap();
    let journal = sandbox.journal();
    let arrived: Vec<_> =
        journal.iter().filter(|entry| entry.operation == Some("getMako")).map(|entry| entry.at_ms).collect();
    let later = (arrived.len() / burst).saturating_sub(2) * burst;
    let (Some(first), Some(last)) = (arrived.first(), arrived.get(later).filter(|_| later > 0)) else {
        panic!("too few calls")
    };
    100.0 * f64::from(u32::try_from(later).unwrap()) / (f64::from(LIMIT) * (last - first) / 1000.0)
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Run { callers, model, wobbles, token_delay, calls } = self.run;
        let (callers, model) = (format!("{callers:?}"), format!("{model:?}"));
        let way = if wobbles { format!("0-{} ms late", WOBBLE.as_millis()) } else { "quiet".to_owned() };
        let token = format!("{} ms", token_delay.as_millis());
        let Self { refused, worst, used, stalled, lost, faults, .. } = self;
        let stalled = stalled.as_millis();
        write!(
            formatter,
            "{callers:<12} {model:<8} {way:<15} {token:<11} {calls:>6} {refused:>8} {worst:>6} {used:>5.1} % \
             {stalled:>6} ms {lost:>5}"
        )?;
        faults.iter().try_for_each(|fault| write!(formatter, "  FAILED: {fault}"))
    }
}
