//! The limits of a fleet, with a Redis of the test's own and the sandbox as the judge: this program starts itself as the
//! hosts.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a broken promise is a panic")]
#![expect(clippy::print_stdout, reason = "a test runner tells what it ran")]

mod host;
mod redis;

use std::process::{Child, ExitCode};
use std::sync::Arc;
use std::time::Duration;

use makokit::mako::{AddCompany, Address, CompanyType};
use makokit::{ErrorKind, MakoClient, SharedLimits};
use makokit_sandbox::{Options, Sandbox, Verdict};
use tokio::runtime::Runtime;

use host::{done, variable};
use redis::{Redis, now, wait};

/// A test, and its name.
type Test = (&'static str, fn());

const TESTS: &[Test] = &[
    ("two_hosts_share_one_limit_to_the_full", two_hosts_share_one_limit_to_the_full),
    ("four_hosts_share_one_limit", four_hosts_share_one_limit),
    ("a_store_that_restarts_is_not_believed_at_once", a_store_that_restarts_is_not_believed_at_once),
    ("a_store_that_never_was_leaves_a_share", a_store_that_never_was_leaves_a_share),
    ("who_is_killed_leaves_nothing_behind", who_is_killed_leaves_nothing_behind),
    ("hosts_share_a_days_quota", hosts_share_a_days_quota),
    ("a_password_is_not_shown", a_password_is_not_shown),
];

/// All at once: most of their time they wait.
fn main() -> ExitCode {
    if host::is_host() {
        host::play();
        return ExitCode::SUCCESS;
    }
    let running: Vec<_> = TESTS.iter().map(|(name, test)| (name, std::thread::spawn(test))).collect();
    let ended = running.into_iter().map(|(name, test)| {
        let failed = test.join().is_err();
        println!("test {name} ... {}", if failed { "FAILED" } else { "ok" });
        failed
    });
    let failed = ended.filter(|failed| *failed).count();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {word}. {} passed; {failed} failed; 0 ignored", TESTS.len() - failed);
    ExitCode::from(u8::from(failed > 0))
}

/// Another process, as a host that makes so many calls.
fn host(sandbox: &Sandbox, limits: &str, calls: u32) -> Child {
    host::host(host::program(), sandbox, sandbox.base_url(), limits, calls)
}

fn client(sandbox: &Sandbox, redis: &Redis) -> makokit::Builder<MakoClient> {
    MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .token_cache("off")
        .limits(redis.url())
}

/// No refusal, and so many requests.
fn judged(what: &str, verdict: &Verdict, requests: u64) {
    let seen = &verdict.operations["getMako"];
    println!(
        "{what}: {} requests, at most {} in a second, {:.1} % used",
        seen.requests,
        seen.worst_window,
        100.0 * seen.used_share
    );
    assert!(verdict.ok, "{:?}", verdict.findings);
    assert_eq!((seen.requests, seen.refused), (requests, 0));
}

fn two_hosts_share_one_limit_to_the_full() {
    let (redis, sandbox) = (Redis::old(), Sandbox::start(Options::default()).unwrap());
    // A soak is longer; a call waits for a minute at most.
    let calls = if variable("MAKOKIT_SOAK").is_empty() { 300 } else { 1400 };
    done([host(&sandbox, &redis.url(), calls), host(&sandbox, &redis.url(), calls)]);
    println!("the store was asked {} times for {} calls", redis.asked(), 2 * calls);
    judged("two hosts", &sandbox.verdict(), u64::from(2 * calls));
}

fn four_hosts_share_one_limit() {
    let (redis, sandbox) = (Redis::old(), Sandbox::start(Options::default()).unwrap());
    let hosts: Vec<_> = (0..4).map(|_| host(&sandbox, &redis.url(), 100)).collect();
    done(hosts);
    judged("four hosts", &sandbox.verdict(), 400);
}

/// It is away for a second and knows nothing when it is back: each keeps to its share until all have found back.
fn a_store_that_restarts_is_not_believed_at_once() {
    let (mut redis, sandbox) = (Redis::old(), Sandbox::start(Options::default()).unwrap());
    let hosts = [host(&sandbox, &redis.url(), 350), host(&sandbox, &redis.url(), 350)];
    wait(Duration::from_millis(1500));
    redis.restart_after(Duration::from_secs(1));
    done(hosts);
    judged("a restart", &sandbox.verdict(), 700);
}

fn a_store_that_never_was_leaves_a_share() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    done([host(&sandbox, "redis://127.0.0.1:1", 50), host(&sandbox, "redis://127.0.0.1:1", 50)]);
    judged("no store", &sandbox.verdict(), 100);
    assert!(sandbox.verdict().operations["getMako"].worst_window <= 50);
}

fn who_is_killed_leaves_nothing_behind() {
    let (redis, sandbox) = (Redis::old(), Sandbox::start(Options::default()).unwrap());
    let mut killed = host(&sandbox, &redis.url(), 10_000);
    wait(Duration::from_millis(1300));
    killed.kill().unwrap();
    killed.wait().unwrap();
    let before = sandbox.verdict().operations["getMako"].requests;
    let started = now();
    done([host(&sandbox, &redis.url(), 100)]);
    // What it had taken ahead counts until it cannot arrive any more, and no longer.
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
    judged("a host killed", &sandbox.verdict(), before + 100);
}

fn company(number: u32) -> AddCompany {
    AddCompany::builder()
        .parent_company_id("5f10c94d-af26-479f-a705-aa2a85d778ea")
        .company_type(CompanyType::RESELLER)
        .name(format!("Company {number}"))
        .address(Address::builder().address1("3205 Sycamore Fork Road").build())
        .phone_number("8005551000")
        .support_email("support@example.com")
        .sales_email("sales@example.com")
        .general_email("info@example.com")
        .build()
}

/// The count is one, and what one of them is refused for all of them know; while the store is away each goes on alone.
fn hosts_share_a_days_quota() {
    const QUOTA: u32 = 10;
    let mut redis = Redis::old();
    let sandbox = Sandbox::start(Options { daily_quota: Some(QUOTA), ..Options::default() }).unwrap();
    let [one, other] = [(); 2].map(|()| {
        let builder = client(&sandbox, &redis).share_limits(Arc::new(SharedLimits::default()));
        builder.build().unwrap()
    });
    let used = |mako: &MakoClient| {
        let limits = mako.limits();
        let limit = limits.iter().find(|limit| limit.operation == "addCompany").unwrap();
        (limit.quota.unwrap().used, limit.store)
    };
    Runtime::new().unwrap().block_on(async {
        for number in 0..QUOTA {
            let mako = if number < 4 { &one } else { &other };
            mako.add_company(&company(number)).await.unwrap();
        }
        assert_eq!((used(&one), used(&other)), ((QUOTA, "fleet"), (QUOTA, "fleet")));
        let error = one.add_company(&company(QUOTA)).await.unwrap_err();
        assert_eq!((error.kind(), error.facts().http_status.is_some()), (ErrorKind::QuotaExhausted, true));
        // The store is told of it, but not on the call's way; to ask what is used waits for that.
        assert_eq!(used(&one), (QUOTA, "fleet"));
        let error = other.add_company(&company(QUOTA)).await.unwrap_err();
        assert_eq!((error.kind(), error.facts().http_status), (ErrorKind::QuotaExhausted, None));
        // What the store has forgotten they know.
        redis.restart_after(Duration::ZERO);
        redis.age();
        let error = other.add_company(&company(QUOTA)).await.unwrap_err();
        assert_eq!((error.kind(), error.facts().http_status), (ErrorKind::QuotaExhausted, None));
    });
    assert_eq!(sandbox.verdict().operations["addCompany"].requests, u64::from(QUOTA) + 1);
}

fn a_password_is_not_shown() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let builder = MakoClient::builder().base_url(sandbox.base_url()).client_id("a").client_secret("b");
    let good = builder.clone().limits("redis://user:canary@127.0.0.1:1/2");
    assert!(!format!("{good:?}").contains("canary"), "{good:?}");
    let good = good.build().unwrap();
    let told = format!("{good:?} {:?}", good.explain());
    assert!(told.contains("redis://***@127.0.0.1:1/2") && !told.contains("canary"), "{told}");
    for wrong in ["redis://user:canary@/", "redis://user:canary@host/?x", "memcached://user:canary@host"] {
        let error = builder.clone().limits(wrong).build().unwrap_err();
        assert!(error.kind() == ErrorKind::Config && !format!("{error} {error:?}").contains("canary"));
    }
}
