//! The limit, with the sandbox as the judge.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::time::Duration;

use makokit::{MakoClient, blocking};
use makokit_sandbox::{Options, Sandbox, Verdict};

const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";

fn client(sandbox: &Sandbox) -> makokit::Builder<MakoClient> {
    MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
}

/// So many calls, all started together; each of them succeeds.
async fn at_once(mako: &MakoClient, calls: usize) {
    let call = |mako: MakoClient| async move { mako.get_mako(MAKO).await };
    let calls: Vec<_> = (0..calls).map(|_| tokio::spawn(call(mako.clone()))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

fn judged(verdict: &Verdict, operation: &str, requests: u64) {
    assert!(verdict.ok, "{verdict:?}");
    let seen = &verdict.operations[operation];
    assert_eq!((seen.requests, seen.refused), (requests, 0), "{verdict:?}");
    assert!(u32::try_from(seen.worst_window).unwrap() <= seen.limit, "{verdict:?}");
}

/// The first hundred wait for the token together; a permit taken before it would have been worth nothing afterwards.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_from_cold_with_a_slow_token_are_never_refused() {
    let slow = Duration::from_millis(700);
    let sandbox = Sandbox::start(Options { token_delay: slow, ..Options::default() }).unwrap();
    let mako = client(&sandbox).build().unwrap();
    at_once(&mako, 1000).await;
    judged(&sandbox.verdict(), "getMako", 1000);
    assert_eq!(sandbox.journal().iter().filter(|entry| entry.operation == Some("auth")).count(), 1);
    let usage = mako.limits().remove(0).rate;
    assert_eq!((usage.peak, usage.limit), (100, 100), "the whole limit was used, and no more");
}

#[test]
fn clients_and_threads_of_a_process_share_one_limit() {
    let sandbox = Sandbox::start(Options { rate_limit: 20, ..Options::default() }).unwrap();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let builder = client(&sandbox).rate_limit(20);
            std::thread::spawn(move || {
                let mako: blocking::MakoClient = builder.build_blocking().unwrap();
                for _ in 0..15 {
                    mako.get_mako(MAKO).unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    judged(&sandbox.verdict(), "getMako", 60);
}

#[tokio::test]
async fn operations_have_limits_of_their_own() {
    let sandbox = Sandbox::start(Options { rate_limit: 1, ..Options::default() }).unwrap();
    let mako = client(&sandbox).rate_limit(1).build().unwrap();
    mako.get_mako(MAKO).await.unwrap();
    mako.list_companies().await.unwrap();
    judged(&sandbox.verdict(), "getMako", 1);
    judged(&sandbox.verdict(), "listCompanies", 1);
}

/// A permit that would come after the call's time is refused at once, and nothing is sent.
#[tokio::test]
async fn a_permit_that_comes_too_late_is_not_waited_for() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let mako = client(&sandbox).rate_limit(1).timeout(Duration::from_millis(500)).build().unwrap();
    mako.get_mako(MAKO).await.unwrap();
    let error = mako.get_mako(MAKO).await.unwrap_err();
    assert_eq!(error.kind(), makokit::ErrorKind::RateLimited);
    assert_eq!((error.facts().attempts, error.facts().http_status), (0, None));
    assert!(error.facts().retry_after.is_some());
    judged(&sandbox.verdict(), "getMako", 1);
}

/// Whoever was refused for the rate leaves more room between its calls, unless it was told how much.
#[tokio::test]
async fn a_refusal_for_the_rate_widens_the_guard() {
    let sandbox = Sandbox::start(Options { rate_limit: 1, ..Options::default() }).unwrap();
    let millis = Duration::from_millis;
    for (configured, before, after) in [(None, 25, 50), (Some(7), 7, 7)] {
        let mut builder = client(&sandbox).rate_limit(9).retries(0);
        if let Some(guard) = configured {
            builder = builder.guard(millis(guard));
        }
        let mako = builder.build().unwrap();
        let guard = || mako.limits().remove(0).guard;
        while mako.get_mako(MAKO).await.is_ok() {
            assert_eq!(guard(), millis(before));
        }
        assert_eq!(guard(), millis(after));
    }
}

/// The last ones wait longer for their permit than a token lives.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_ends_while_a_call_waits_is_not_used() {
    let life = Duration::from_secs(2);
    let sandbox = Sandbox::start(Options { token_life: life, ..Options::default() }).unwrap();
    let mako = client(&sandbox).build().unwrap();
    at_once(&mako, 350).await;
    judged(&sandbox.verdict(), "getMako", 350);
    assert!(sandbox.journal().iter().all(|entry| entry.status == Some(200)), "no token was refused");
}

/// One client's answers let the other's calls go: they wait in one queue.
#[tokio::test]
async fn two_clients_use_one_limit_to_the_full() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let clients = [client(&sandbox).build().unwrap(), client(&sandbox).build().unwrap()];
    for call in 0..300 {
        clients[call % 2].get_mako(MAKO).await.unwrap();
    }
    judged(&sandbox.verdict(), "getMako", 300);
    assert_eq!(clients[0].limits(), clients[1].limits());
}
