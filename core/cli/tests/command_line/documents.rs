//! What the guide page has people type, typed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::sandbox;

const PAGE: &str = include_str!("../../../../docs/command-line.md");

const WEBHOOKS: &str = include_str!("../../../../docs/guide/webhooks.md");

const MAESTRANO: &str = include_str!("../../../../docs/guide/maestrano.md");

/// The blocks of a page that begin with `sh`.
fn blocks(page: &'static str) -> Vec<&'static str> {
    let after = page.split("\n```sh\n").skip(1);
    after.map(|block| block.split("\n```").next().unwrap()).collect()
}

#[test]
fn every_block_of_the_pages_runs_as_it_stands_there() {
    let sandbox = sandbox();
    let home = tempfile::tempdir().unwrap();
    let payloads = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/payloads");
    for (name, payload) in [("company.json", "add-company.json"), ("mako.json", "add-mako.json")] {
        fs::copy(payloads.join(payload), home.path().join(name)).unwrap();
    }
    let program = Path::new(env!("CARGO_BIN_EXE_makokit")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", program.display());
    let has_jq = Command::new("jq").arg("--version").output().is_ok();
    let developer = sandbox.maestrano();
    let pages = [PAGE, WEBHOOKS, MAESTRANO].into_iter().flat_map(blocks);
    for block in pages.filter(|block| has_jq || !block.contains("jq ")) {
        let ended = Command::new("bash")
            .args(["-euo", "pipefail", "-c", block])
            .current_dir(home.path())
            .env_clear()
            .envs([("PATH", path.as_str()), ("HOME", home.path().to_str().unwrap())])
            .envs([("MAKO_BASE_URL", sandbox.base_url()), ("MAKO_CLIENT_ID", sandbox.client_id())])
            .env("MAKO_CLIENT_SECRET", sandbox.client_secret())
            .env("MNO_DEVPL_HOST", sandbox.base_url())
            .env("MNO_DEVPL_ENV_KEY", &developer.environment_key)
            .env("MNO_DEVPL_ENV_SECRET", &developer.environment_secret)
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{block}\nended with {}:\n{errors}", ended.status);
        let is_meant = block.contains("not accepted");
        assert!(is_meant || !errors.contains("error:"), "{block}\ntold:\n{errors}");
        assert!(!is_meant || errors.contains("looks like sha1 in base64"), "{block}\ntold:\n{errors}");
    }
    let counts = [PAGE, WEBHOOKS, MAESTRANO].map(|page| blocks(page).len());
    assert!(counts[0] >= 10 && counts[1] >= 2 && counts[2] >= 1, "the pages have blocks");
}

#[test]
fn the_page_has_every_exit_code_and_command() {
    for (code, meaning) in makokit_cli::codes() {
        assert!(PAGE.contains(&format!("| {code} | {meaning} |")), "{code} {meaning}");
    }
    for row in makokit::mako::OPERATIONS {
        for name in [Some(row.id), row.ensure].into_iter().flatten() {
            let name = heck::ToKebabCase::to_kebab_case(name);
            assert!(PAGE.contains(&name), "{name} is not on the page");
        }
    }
}
