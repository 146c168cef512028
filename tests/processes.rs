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
    ("processes_share_one_limit_with_nothing_to_run", processes_share_one_limit_with_nothing_to_run),
    ("code_goes_before_environment_before_profile", code_goes_before_environment_before_profile),
    ("a_profile_that_is_wrong_is_told", a_profile_that_is_wrong_is_told),
];

fn main() -> ExitCode {
    let role = role();
    if role == "explain" {
        explain();
        return ExitCode::SUCCESS;
    }
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

/// This program again, with a profile, for what it says of its settings.
fn explained(config: &str, mode: u32, variables: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, config).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .env(ROLE, "explain")
        .env("MAKOKIT_CONFIG", &path)
        .env("MAKOKIT_PROFILE", "staging")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    told(&output).replace(path.to_str().unwrap(), "CONFIG")
}

fn explain() {
    let builder = MakoClient::builder().env().timeout(Duration::from_secs(5));
    match builder.build() {
        Ok(client) => {
            for setting in client.explain() {
                println!(
                    "{} = {} ({})",
                    setting.name,
                    setting.value.as_deref().unwrap_or("-"),
                    setting.source
                );
            }
        }
        Err(error) => println!("{error:?}"),
    }
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

/// Four processes that know nothing of each other but a folder, all at once.
fn processes_share_one_limit_with_nothing_to_run() {
    let folder = tempfile::tempdir().unwrap();
    let (limits, tokens) = (folder.path().join("limits"), folder.path().join("tokens"));
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let more = [
        ("MAKOKIT_LIMITS", limits.to_str().unwrap()),
        ("MAKOKIT_TOKEN_CACHE", tokens.to_str().unwrap()),
        ("MAKOKIT_TEST_CALLS", "100"),
    ];
    let clients: Vec<_> = (0..4).map(|_| start("calls", &sandbox, &more)).collect();
    for client in clients {
        assert_eq!(told(&client.wait_with_output().unwrap()), "100");
    }
    let verdict = sandbox.verdict();
    let seen = &verdict.operations["getMako"];
    println!(
        "{} requests, at most {} in a second, {:.1} % used",
        seen.requests,
        seen.worst_window,
        100.0 * seen.used_share
    );
    assert!(verdict.ok, "{:?}", verdict.findings);
    assert_eq!((seen.requests, seen.refused), (400, 0));
}

/// As many calls as are asked for, at the full rate of a hundred a second.
#[expect(clippy::disallowed_methods, reason = "a child is told its part by the environment")]
async fn calls(mako: &MakoClient) {
    let calls = std::env::var("MAKOKIT_TEST_CALLS").map_or(300, |calls| calls.parse().unwrap());
    let call = |mako: MakoClient| async move { mako.get_mako(MAKO).await };
    let calls: Vec<_> = (0..calls).map(|_| tokio::spawn(call(mako.clone()))).collect();
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

const PROFILE: &str = r#"
[profiles.staging.mako]
base_url = "https://staging.example.com"
client_id = "of-the-profile"
client_secret = "canary-profile-secret"
timeout_ms = 1000
retries = 7
paths = { getMako = "/other/{id}" }
"#;

fn code_goes_before_environment_before_profile() {
    let told = explained(PROFILE, 0o600, &[("MAKO_CLIENT_ID", "of-the-environment")]);
    for line in [
        "base_url = https://staging.example.com (profile staging in CONFIG)",
        "client_id = of-the-environment (MAKO_CLIENT_ID)",
        "client_secret = *** (profile staging in CONFIG)",
        "profile = staging (MAKOKIT_PROFILE)",
        "timeout_ms = 5000 ms (code)",
        "connect_timeout_ms = 10 s (default)",
        "retries = 7 (profile staging in CONFIG)",
        "paths = getMako = /other/{id} (profile staging in CONFIG)",
        "client_certificate = - (not set)",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}: {told}");
    }
    assert!(!told.contains("canary"), "{told}");
}

fn a_profile_that_is_wrong_is_told() {
    for (config, mode, words) in [
        (PROFILE, 0o644, &["client_secret", "chmod 600"][..]),
        ("[profiles.other.mako]", 0o600, &["staging", "there are other"]),
        ("", 0o600, &["[profiles.staging.mako]"]),
        ("[profiles.staging.makini]", 0o600, &["nothing for mako"]),
        ("[profiles.staging.mako]\nbase_ulr = 'x'", 0o600, &["base_ulr", "base_url"]),
        ("[profiles.staging.mako]\nclient_secret = 4711471", 0o600, &["a secret has to be a text"]),
        ("[profiles.staging.mako]\nprofile = 'x'", 0o600, &["neither profile"]),
        ("[profiles.staging.mako\nclient_secret = 'canary'", 0o600, &["CONFIG", "wrong"]),
    ] {
        let told = explained(config, mode, &[]);
        assert!(
            told.starts_with("Config:") && words.iter().all(|word| told.contains(word)),
            "{config}: {told}"
        );
        assert!(!told.contains("canary") && !told.contains("4711471"), "{told}");
    }
}
