//! What the hosts do, and how it is judged.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::MetadataExt;
use std::process::{Child, ChildStdout, ExitCode};
use std::time::Duration;

use makokit_sandbox::{Options, Sandbox};
use tokio::runtime::Runtime;

use crate::host::{self, ROLE, host, program, variable};
use crate::net;
use crate::redis::{Redis, wait};
use crate::relay::relay;

/// The one that has the bridge, the sandbox and the store.
const HUB: &str = "hub";

const HOSTS: usize = 3;

/// How many calls each makes: before the store is away, while nobody believes it yet, and afterwards.
const CALLS: u32 = 600;

/// How much of a clock's difference, in seconds, may be the time that passed between two looks.
const PASSED: i64 = 30;

/// How long the store is away in the middle.
const AWAY: Duration = Duration::from_secs(1);

pub(crate) fn main() -> ExitCode {
    if host::is_host() {
        return wait_and_play();
    }
    if variable(ROLE) == HUB {
        return ended(std::panic::catch_unwind(hub).is_ok());
    }
    if variable("MAKOKIT_SOAK").is_empty() {
        return skipped("`cargo dev soak` runs them", false);
    }
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0);
    if !is_root {
        return skipped("only root may make them", variable("CI") != "true");
    }
    if let Some(why) = net::missing() {
        return skipped(&why, true);
    }
    let hub = net::apart(&program(), 0).env(ROLE, HUB).status().unwrap();
    ExitCode::from(u8::from(!hub.success()))
}

/// Tells the time by its clock, and begins when its network is there.
fn wait_and_play() -> ExitCode {
    println!("{}", clock());
    // Nothing is read if the one who connects it has gone.
    if std::io::stdin().lock().read_line(&mut String::new()).unwrap() == 0 {
        return ExitCode::FAILURE;
    }
    host::play();
    ExitCode::SUCCESS
}

/// The clock by which limits are kept, in seconds.
fn clock() -> i64 {
    let since_zero = makokit::limits::machine_now() - makokit::limits::Moment::ZERO;
    i64::try_from(since_zero.as_secs()).unwrap()
}

fn skipped(why: &str, counts: bool) -> ExitCode {
    println!("hosts as network namespaces: skipped; {why}");
    println!("test result: ok. 0 passed; 0 failed; {} ignored", u8::from(counts));
    ExitCode::SUCCESS
}

fn ended(well: bool) -> ExitCode {
    let (word, failed) = if well { ("ok", 0) } else { ("FAILED", 1) };
    println!("test result: {word}. {} passed; {failed} failed; 0 ignored", 1 - failed);
    ExitCode::from(failed)
}

/// By how many seconds each host's clocks are ahead: not at all, by far, and back by half of what there is.
fn skews() -> [i64; HOSTS] {
    let uptime = std::fs::read_to_string("/proc/uptime").unwrap();
    let uptime: i64 = uptime.split('.').next().unwrap().parse().unwrap();
    [0, 10_000_000, -uptime / 2]
}

/// A host that has been started, and waits for its network.
struct Waiting {
    child: Child,
    says: BufReader<ChildStdout>,
}

impl Waiting {
    /// What was started, if its clock is ahead by so much.
    fn new(mut child: Child, ahead: i64) -> Self {
        let says = BufReader::new(child.stdout.take().unwrap());
        let mut waiting = Self { child, says };
        let theirs: i64 = waiting.line().parse().unwrap();
        assert!((theirs - clock() - ahead).abs() < PASSED, "{theirs} there, {} here", clock());
        waiting
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.says.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    fn go(&mut self) {
        self.child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    }

    fn done(mut self) {
        assert_eq!(self.line(), "done");
        assert!(self.child.wait().unwrap().success());
    }
}

/// In the network of the bridge: everything listens on its 127.0.0.1, and is reached from the hosts by relays.
fn hub() {
    net::bridge();
    let runtime = Runtime::new().unwrap();
    let reach = |target: &str| {
        let from = format!("{}:0", net::HUB);
        runtime.block_on(relay(&from, target, Duration::ZERO))
    };
    let (mut redis, sandbox) = (Redis::old(), Sandbox::start(Options::default()).unwrap());
    let url = format!("http://{}", reach(sandbox.base_url().trim_start_matches("http://")));
    let limits =
        format!("redis://{}/", reach(redis.url().trim_start_matches("redis://").trim_end_matches('/')));
    let start = |(number, ahead)| {
        let host = Waiting::new(host(net::apart(&program(), ahead), &sandbox, &url, &limits, CALLS), ahead);
        net::connect(number, host.child.id());
        host
    };
    let mut hosts: Vec<_> = skews().into_iter().enumerate().map(start).collect();
    hosts.iter_mut().for_each(Waiting::go);
    wait(Duration::from_secs(3));
    redis.restart_after(AWAY);
    hosts.into_iter().for_each(Waiting::done);
    judge(&sandbox, &redis);
}

fn judge(sandbox: &Sandbox, redis: &Redis) {
    let verdict = sandbox.verdict();
    let seen = &verdict.operations["getMako"];
    println!(
        "{HOSTS} hosts in networks of their own, clocks ahead by {:?} s, the store restarted: {} requests, {} refused, \
         at most {} in a second; the store was asked {} times since",
        skews(),
        seen.requests,
        seen.refused,
        seen.worst_window,
        redis.asked()
    );
    assert!(verdict.ok, "{:?}", verdict.findings);
    assert_eq!((seen.requests, seen.refused), (u64::from(CALLS) * HOSTS as u64, 0));
    assert!(redis.asked() > 0, "they have found back");
}
