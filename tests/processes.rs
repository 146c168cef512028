//! What only whole processes can show: this program starts itself as the clients.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]
#![expect(clippy::print_stdout, reason = "a test runner tells what it ran")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Child, Command, ExitCode, Output, Stdio};
use std::time::Duration;

use makokit::{ErrorKind, MakoClient};
use makokit_sandbox::{Fault, FaultKind, Options, Sandbox, TokenPolicy};
use tokio::runtime::Runtime;

const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";

/// What names the part that a child plays.
const ROLE: &str = "MAKOKIT_TEST_ROLE";

/// A test, and its name.
type Test = (&'static str, fn());

const TESTS: &[Test] = &[
    ("a_gzip_bomb_costs_little_memory", a_gzip_bomb_costs_little_memory),
    ("processes_share_a_token_that_ends_the_one_before", processes_share_a_token_that_ends_the_one_before),
    ("one_process_can_forget_the_token_of_all", one_process_can_forget_the_token_of_all),
];

fn main() -> ExitCode {
    let role = role();
    if !role.is_empty() {
        let client = MakoClient::from_env().unwrap();
        let work = async {
            match role.as_str() {
                "bomb" => bomb(&client).await,
                "calls" => calls(&client).await,
                other => unreachable!("there is no role {other}"),
            }
        };
        Runtime::new().unwrap().block_on(work);
        return ExitCode::SUCCESS;
    }
    let failed = TESTS.iter().filter(|(name, test)| {
        let failed = catch_unwind(AssertUnwindSafe(test)).is_err();
        println!("test {name} ... {}", if failed { "FAILED" } else { "ok" });
        failed
    });
    let failed = failed.count();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {word}. {} passed; {failed} failed; 0 ignored", TESTS.len() - failed);
    ExitCode::from(u8::from(failed > 0))
}

#[expect(clippy::disallowed_methods, reason = "a child is told its part by the environment")]
fn role() -> String {
    std::env::var(ROLE).unwrap_or_default()
}

/// This program again, as a client of the sandbox.
fn start(role: &str, sandbox: &Sandbox, more: &[(&str, &str)]) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .env(ROLE, role)
        .env("MAKO_BASE_URL", sandbox.base_url())
        .env("MAKO_CLIENT_ID", sandbox.client_id())
        .env("MAKO_CLIENT_SECRET", sandbox.client_secret())
        .envs(more.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn told(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn a_gzip_bomb_costs_little_memory() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let sandbox = Sandbox::start(Options::default()).unwrap();
    sandbox.arm(Fault::new(FaultKind::GzipBomb { bytes: 256 << 20 }).on("getMako").always());
    let grown = told(&start("bomb", &sandbox, &[]).wait_with_output().unwrap());
    let grown: u64 = grown.parse().unwrap();
    assert!(grown < 32 << 10, "{grown} KiB");
}

/// Tells by how many KiB the most memory that was ever held has grown.
async fn bomb(mako: &MakoClient) {
    mako.list_companies().await.unwrap();
    let before = peak();
    let error = mako.get_mako(MAKO).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BodyTooLarge);
    println!("{}", peak() - before);
}

fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// Each new token ends the older ones: three processes that did not share theirs would end each other's for ever.
fn processes_share_a_token_that_ends_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("tokens");
    let options = Options {
        tokens: TokenPolicy::NewestOnly,
        token_life: Duration::from_secs(2),
        rate_limit: 1000,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).unwrap();
    let cache = [("MAKOKIT_TOKEN_CACHE", cache.to_str().unwrap())];
    let clients: Vec<_> = (0..3).map(|_| start("calls", &sandbox, &cache)).collect();
    for client in clients {
        assert_eq!(told(&client.wait_with_output().unwrap()), "300");
    }
    let fetched = sandbox.journal().iter().filter(|entry| entry.operation == Some("auth")).count();
    // Three seconds of a token that is renewed after four fifths of two.
    assert!((2..=5).contains(&fetched), "{fetched} tokens were asked for");
    assert!(sandbox.verdict().ok, "{:?}", sandbox.verdict().findings);
}

/// Three seconds at the full rate of a hundred a second.
async fn calls(mako: &MakoClient) {
    let call = |mako: MakoClient| async move { mako.get_mako(MAKO).await };
    let calls: Vec<_> = (0..300).map(|_| tokio::spawn(call(mako.clone()))).collect();
    let mut done = 0;
    for call in calls {
        call.await.unwrap().unwrap();
        done += 1;
    }
    println!("{done}");
}

fn one_process_can_forget_the_token_of_all() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("tokens").to_str().unwrap().to_owned();
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let builder = MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .token_cache(&cache);
    let runtime = Runtime::new().unwrap();
    let call = |mako: &MakoClient| runtime.block_on(mako.get_mako(MAKO)).map(drop);
    let fetched = || sandbox.journal().iter().filter(|entry| entry.operation == Some("auth")).count();
    let first = builder.clone().build().unwrap();
    assert_eq!(first.token().seconds_left, None);
    call(&first).unwrap();
    let second = builder.clone().build().unwrap();
    call(&second).unwrap();
    assert_eq!(fetched(), 1);
    assert!(second.token().seconds_left.unwrap() > 13_000);
    assert!(second.forget_token().unwrap() && !second.forget_token().unwrap());
    call(&first).unwrap();
    assert_eq!(fetched(), 1, "who has it goes on");
    call(&builder.build().unwrap()).unwrap();
    assert_eq!(fetched(), 2);
}
