//! The day's quota: counted, learned, kept, and opened again by the server's midnight.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::iter;
use makokit::mako::{AddMako, Address};
use makokit::{Builder, Error, ErrorKind, MakoClient, SharedLimits};
use makokit_sandbox::{Fault, FaultKind, Options, QuotaScope, Sandbox};

const COMPANY: &str = "f8a3ae1a-967a-4032-a053-e012cfe34537";

/// The quota, and how many creates are wanted: some, or as many as a soak asks for.
#[expect(clippy::disallowed_methods, reason = "a soak says in the environment how long it is to be")]
fn numbers() -> (u32, u32) {
    std::env::var("MAKOKIT_SOAK").map_or((60, 100), |_| (6000, 10_000))
}

/// The sandbox's day has ten minutes left.
fn sandbox(options: Options) -> Sandbox {
    let sandbox = Sandbox::start(Options { rate_limit: 1_000_000, ..options }).unwrap();
    let evening = 20_000 * 86_400 - 600;
    sandbox.set_calendar(std::time::UNIX_EPOCH + Duration::from_secs(evening));
    sandbox
}

/// A process of its own, as far as limits are concerned: it shares what is in the folder.
fn process(sandbox: &Sandbox, folder: &Path) -> Builder<MakoClient> {
    MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .rate_limit(1_000_000)
        .limits(folder.join("limits").to_str().unwrap())
        .token_cache(folder.join("tokens").to_str().unwrap())
        .share_limits(Arc::new(SharedLimits::default()))
}

fn device(number: u32) -> AddMako {
    AddMako::builder()
        .company_id(COMPANY)
        .name(format!("Mako {number}"))
        .address(Address::builder().address1("1355").build())
        .phone_number("+18008514690")
        .mako_model("Mako 6500-M")
        .build()
}

/// So many creates, `at_once` of them at once: how many were done, and how the others ended.
async fn create(mako: &MakoClient, numbers: std::ops::Range<u32>, at_once: usize) -> (u32, Vec<Error>) {
    let call = |number| {
        let mako = mako.clone();
        async move { mako.add_mako(&device(number)).await }
    };
    let ends: Vec<_> = iter(numbers.map(call)).buffer_unordered(at_once).collect().await;
    let (mut done, mut errors) = (0, Vec::new());
    for end in ends {
        match end {
            Ok(_) => done += 1,
            Err(error) => errors.push(error),
        }
    }
    (done, errors)
}

fn requests(sandbox: &Sandbox) -> u64 {
    sandbox.verdict().operations["addMako"].requests
}

fn exhausted(errors: &[Error], source: &str) {
    for error in errors {
        let facts = error.facts();
        assert_eq!(error.kind(), ErrorKind::QuotaExhausted, "{error}");
        assert_eq!((facts.limit, facts.source), (Some(numbers().0), Some(source)), "{error}");
        assert!(facts.used >= Some(numbers().0) && !facts.retryable, "{error}");
        let midnight = std::time::UNIX_EPOCH + Duration::from_secs(20_000 * 86_400);
        assert_eq!(facts.resets_at, Some(midnight), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_server_refused_is_not_asked_for_again_until_its_midnight() {
    let (quota, wanted) = numbers();
    let folder = tempfile::tempdir().unwrap();
    let sandbox = sandbox(Options { daily_quota: Some(quota), ..Options::default() });
    let mako = process(&sandbox, folder.path()).build().unwrap();
    let (done, errors) = create(&mako, 0..wanted - 20, 1).await;
    assert_eq!((done, errors.len()), (quota, (wanted - 20 - quota) as usize));
    let sent = requests(&sandbox);
    assert_eq!(sent, u64::from(quota) + 1, "one was refused by the server");
    // All that comes now is refused here, with the facts.
    let (done, errors) = create(&mako, wanted - 20..wanted, 8).await;
    assert_eq!((done, requests(&sandbox)), (0, sent));
    exhausted(&errors, "server");
    assert!(errors[0].to_string().contains("midnight"), "{}", errors[0]);

    // A restart forgets nothing: neither the refusal, nor which day it is on the server.
    let restarted = process(&sandbox, folder.path()).build().unwrap();
    let (done, errors) = create(&restarted, wanted - 20..wanted, 8).await;
    assert_eq!((done, requests(&sandbox)), (0, sent));
    exhausted(&errors, "server");
    let plan = restarted.budget("addMako", u64::from(quota) * 2 + 10).unwrap();
    assert_eq!((plan.today, plan.days), (0, 3));

    // After the server's midnight the rest is done.
    sandbox.advance_calendar(Duration::from_secs(601));
    // Which day it is was asked a moment ago, and is not asked again at once.
    while restarted.add_mako(&device(quota)).await.is_err() {}
    let (done, errors) = create(&restarted, quota + 1..wanted, 8).await;
    assert_eq!((done, errors.len()), (wanted - quota - 1, 0), "{:?}", errors.first());
    assert!(sandbox.verdict().ok, "{:?}", sandbox.verdict().findings);
    let limit = restarted.limits().into_iter().find(|limit| limit.operation == "addMako").unwrap();
    assert_eq!((limit.quota.unwrap().used, limit.store), (wanted - quota, "machine"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_figure_that_is_configured_is_never_exceeded() {
    let (quota, wanted) = numbers();
    let folder = tempfile::tempdir().unwrap();
    let sandbox = sandbox(Options::default());
    let builder = process(&sandbox, folder.path()).daily_quota(quota);
    let mako = builder.build().unwrap();
    mako.get_mako("708680cf-07c5-4618-94be-3b12ddb92d84").await.unwrap();
    let (done, errors) = create(&mako, 0..wanted, 8).await;
    assert_eq!((done, requests(&sandbox)), (quota, u64::from(quota)));
    exhausted(&errors, "configured");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_operations_may_share_a_quota() {
    let (quota, _) = numbers();
    let folder = tempfile::tempdir().unwrap();
    let options =
        Options { daily_quota: Some(numbers().0), quota_scope: QuotaScope::Sum, ..Options::default() };
    let sandbox = sandbox(options);
    let builder = process(&sandbox, folder.path()).quota_scope(makokit::QuotaScope::Sum).daily_quota(quota);
    let mako = builder.build().unwrap();
    let (done, _) = create(&mako, 0..quota, 8).await;
    let person = makokit::mako::AddPerson::default();
    let mut options = makokit::CallOptions::default();
    options.validate = makokit::engine::Validate::Off;
    let error = mako.with_options(options).add_person(&person).await.unwrap_err();
    assert_eq!(
        (done, error.kind(), error.facts().attempts),
        (quota, ErrorKind::QuotaExhausted, 0),
        "{error}"
    );
}

#[tokio::test]
async fn what_is_not_sent_or_is_refused_before_it_counts_is_given_back() {
    let (quota, _) = numbers();
    let folder = tempfile::tempdir().unwrap();
    let sandbox = sandbox(Options::default());
    let mako = process(&sandbox, folder.path()).daily_quota(quota).retries(0).build().unwrap();
    for fault in [FaultKind::RateLimited { retry_after: None }, FaultKind::UnauthorizedSource] {
        sandbox.arm(Fault::new(fault).on("addMako"));
        mako.add_mako(&device(1)).await.unwrap_err();
    }
    sandbox.arm(Fault::new(FaultKind::ResetBefore).on("addMako"));
    mako.add_mako(&device(1)).await.unwrap_err();
    let limit = mako.limits().into_iter().find(|limit| limit.operation == "addMako").unwrap();
    assert_eq!(limit.quota.unwrap().used, 1, "only the one whose answer was lost");
}
