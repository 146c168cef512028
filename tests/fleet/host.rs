//! A host of a fleet: the test's own program, started again, which makes calls as a client of a sandbox.

use std::process::{Child, Command, Stdio};

use makokit::MakoClient;
use makokit_sandbox::Sandbox;
use tokio::runtime::Runtime;

pub(crate) const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";

/// What names the part that a child plays.
pub(crate) const ROLE: &str = "MAKOKIT_TEST_ROLE";
const CALLER: &str = "calls";
const CALLS: &str = "MAKOKIT_TEST_CALLS";

#[expect(clippy::disallowed_methods, reason = "a child is told its part by the environment")]
pub(crate) fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// This program.
pub(crate) fn program() -> Command {
    Command::new(std::env::current_exe().unwrap())
}

/// A program that starts this one, as a host that makes so many calls to a sandbox by way of `url`.
pub(crate) fn host(mut program: Command, sandbox: &Sandbox, url: &str, limits: &str, calls: u32) -> Child {
    program
        .env(ROLE, CALLER)
        .env("MAKO_BASE_URL", url)
        .env("MAKO_CLIENT_ID", sandbox.client_id())
        .env("MAKO_CLIENT_SECRET", sandbox.client_secret())
        .env("MAKOKIT_TOKEN_CACHE", "off")
        .env("MAKOKIT_LIMITS", limits)
        .env(CALLS, calls.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Whether this is a host.
pub(crate) fn is_host() -> bool {
    variable(ROLE) == CALLER
}

/// As many calls as are asked for, at the full rate.
pub(crate) fn play() {
    let calls: u32 = variable(CALLS).parse().unwrap();
    let client = MakoClient::from_env().unwrap();
    Runtime::new().unwrap().block_on(async {
        let call = |mako: MakoClient| async move { mako.get_mako(MAKO).await };
        let calls: Vec<_> = (0..calls).map(|_| tokio::spawn(call(client.clone()))).collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    });
    println!("done");
}

/// Waits until all have made their calls.
pub(crate) fn done(hosts: impl IntoIterator<Item = Child>) {
    for host in hosts {
        let output = host.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "done");
    }
}
