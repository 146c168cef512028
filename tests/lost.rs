//! Thousands of creates of which every tenth answer is lost.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::collections::HashMap;

use futures_util::StreamExt;
use futures_util::stream::iter;
use makokit::mako::{AddMako, Address};
use makokit::{ErrorKind, MakoClient, Outcome};
use makokit_sandbox::{Fault, FaultKind, Options, Sandbox};

const COMPANY: &str = "f8a3ae1a-967a-4032-a053-e012cfe34537";
const AT_ONCE: usize = 64;

/// How many: some hundreds, or as many as a soak asks for.
#[expect(clippy::disallowed_methods, reason = "a soak says in the environment how long it is to be")]
fn creates() -> usize {
    std::env::var("MAKOKIT_SOAK").map_or(500, |_| 10_000)
}

/// A sandbox that loses every tenth answer to `addMako`, half of them before the work is done.
fn lossy() -> (Sandbox, MakoClient) {
    let options = Options { rate_limit: 1_000_000, seed: Some(7), ..Options::default() };
    let sandbox = Sandbox::start(options).unwrap();
    for kind in [FaultKind::ResetAfter, FaultKind::ResetBefore] {
        sandbox.arm(Fault::new(kind).on("addMako").always().with_probability(0.05));
    }
    let mako = MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .rate_limit(1_000_000)
        .build()
        .unwrap();
    (sandbox, mako)
}

fn device(number: usize) -> AddMako {
    AddMako::builder()
        .company_id(COMPANY)
        .name(format!("Mako {number}"))
        .address(Address::builder().address1("1355").build())
        .phone_number("+18008514690")
        .mako_model("Mako 6500-M")
        .identification(format!("00:00:00:00:{:02x}:{:02x}", number / 256, number % 256))
        .build()
}

/// How many Makos there are of each name.
fn names(sandbox: &Sandbox) -> HashMap<String, usize> {
    let mut names = HashMap::new();
    for mako in sandbox.state().makos {
        *names.entry(mako["name"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_is_told_as_created_or_unknown_and_none_is_there_twice() {
    let (sandbox, mako) = lossy();
    let create = |number| {
        let mako = mako.clone();
        // Without an identification the server would take it twice.
        let mut device = device(number);
        device.identification = None;
        async move { (number, mako.add_mako(&device).await) }
    };
    let ends: Vec<_> = iter((0..creates()).map(create)).buffer_unordered(AT_ONCE).collect().await;
    let (names, mut unknown) = (names(&sandbox), 0);
    for (number, end) in &ends {
        let there = names.get(&format!("Mako {number}")).copied().unwrap_or_default();
        match end {
            Ok(_) => assert_eq!(there, 1),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "{error}");
                assert!(there <= 1);
                unknown += 1;
            }
        }
    }
    assert!(unknown > creates() / 20 && unknown < creates() / 5, "{unknown} of {}", creates());
    assert!(sandbox.verdict().ok, "{:?}", sandbox.verdict().findings);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_unique_key_each_is_made_sure_of() {
    let (sandbox, mako) = lossy();
    let ensure = |number| {
        let mako = mako.clone();
        async move { (number, mako.ensure_mako(&device(number)).await.unwrap()) }
    };
    let ends: Vec<_> = iter((0..creates()).map(ensure)).buffer_unordered(AT_ONCE).collect().await;
    let (names, mut unknown) = (names(&sandbox), 0);
    for (number, end) in &ends {
        let there = names.get(&format!("Mako {number}")).copied().unwrap_or_default();
        match end {
            Outcome::Created(_) | Outcome::AlreadyThere(None) => assert_eq!(there, 1),
            // All further answers were lost, too: one in ten thousand.
            Outcome::Unknown(_) => {
                assert!(there <= 1);
                unknown += 1;
            }
            other => unreachable!("{other:?}"),
        }
    }
    assert!(unknown <= creates() / 500, "{unknown} of {}", creates());
    let verdict = sandbox.verdict();
    assert!(verdict.ok && !verdict.notes.is_empty(), "{:?}", verdict.findings);
}
