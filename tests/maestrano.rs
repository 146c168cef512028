//! Maestrano's developer platform, asked for real.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use makokit::maestrano::{Marketplace, Marketplaces, Platform, PlatformBuilder};
use makokit::{ClockKind, Error, ErrorKind};
use makokit_sandbox::{ConfigurationAnswer, Fault, FaultKind, Options, Playback, Sandbox, Script};
use makokit_tests::spellings::Spellings;
use serde_json::{Value, json};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// The documentation's own, without its comments.
const DOCUMENTED: &str = include_str!("maestrano/marketplaces.json");
const GUIDE: &str = include_str!("../docs/guide/maestrano.md");
const PATH: &str = "/api/config/v1/marketplaces";

fn sandbox() -> Sandbox {
    Sandbox::start(Options::default()).unwrap()
}

fn builder(sandbox: &Sandbox) -> PlatformBuilder {
    let told = sandbox.maestrano();
    Platform::builder()
        .host(sandbox.base_url())
        .environment_key(told.environment_key)
        .environment_secret(told.environment_secret)
        .clock(ClockKind::Virtual)
}

fn platform(sandbox: &Sandbox) -> Platform {
    builder(sandbox).build().unwrap()
}

/// How often the platform was asked.
fn asked(sandbox: &Sandbox) -> usize {
    sandbox.journal().iter().filter(|entry| entry.operation == Some("maestrano.marketplaces")).count()
}

/// A platform that answers these, one after the other.
fn played(sandbox: &Sandbox, replies: &[Value]) -> (Playback, PlatformBuilder) {
    let exchange = |reply| json!({ "expect": { "method": "GET", "path": PATH }, "reply": reply });
    let exchanges: Vec<_> = replies.iter().map(exchange).collect();
    let playback = sandbox.play(Script::from_value(&json!({ "exchanges": exchanges })).unwrap());
    let builder = Platform::builder().host(playback.base_url()).clock(ClockKind::Virtual);
    (playback, builder.environment_key("an-environment-key").environment_secret("an-environment-secret"))
}

fn names(marketplaces: &Marketplaces) -> Vec<&str> {
    marketplaces.names().collect()
}

#[tokio::test]
async fn what_is_documented_comes_through_without_a_loss() {
    let sandbox = sandbox();
    let documented: Value = serde_json::from_str(DOCUMENTED).unwrap();
    let (_playback, builder) = played(&sandbox, &[json!({ "status": 200, "json": documented })]);
    let marketplaces = builder.build().unwrap().marketplaces().await.unwrap();
    let again: Vec<_> = marketplaces.iter().map(Marketplace::expose_json).collect();
    assert_eq!(json!({ "marketplaces": again }), documented);
    assert_eq!((names(&marketplaces), marketplaces.findings()), (vec!["maestrano", "some-telco"], &[][..]));
    for marketplace in &*marketplaces {
        let sso = marketplace.sso();
        assert!(sso.x509_certificate().unwrap().contains("(...)") && sso.x509_fingerprint().is_ok());
        assert!(!serde_json::to_string(marketplace.json()).unwrap().contains("\"key\""));
    }
}

#[tokio::test]
async fn urls_and_fields_are_those_of_the_configuration() {
    let sandbox = sandbox();
    let documented: Value = serde_json::from_str(DOCUMENTED).unwrap();
    let (_playback, builder) = played(&sandbox, &[json!({ "status": 200, "json": documented })]);
    let telco = builder.build().unwrap().marketplace("some-telco").await.unwrap();
    let (api, sso, connec, webhooks) = (telco.api(), telco.sso(), telco.connec(), telco.webhooks());
    for (url, expected) in [
        (telco.api_url(), "https://api-hub-uat.maestrano.io/api/v1/"),
        (api.account_url("groups"), "https://api-hub-uat.maestrano.io/api/v1/account/groups"),
        (telco.connec_url(), "https://api-connec-uat.maestrano.io/api/v2"),
        (connec.collection_url("cld-4", "people"), "https://api-connec-uat.maestrano.io/api/v2/cld-4/people"),
        (sso.init_url(), "https://demo-app-uat.your-domain.com/maestrano/auth/saml/init/maestrano-uat"),
        (sso.consume_url(), "https://demo-app-uat.your-domain.com/maestrano/auth/saml/consume/maestrano-uat"),
        (sso.idp_url(), "https://api-hub-uat.maestrano.io/api/v1/auth/saml"),
        (sso.logout_url("usr-2&a=b"), "https://api-hub-uat.maestrano.io/app_logout?user_uid=usr-2%26a%3Db"),
        (sso.unauthorized_url(), "https://api-hub-uat.maestrano.io/app_access_unauthorized"),
        (
            sso.session_check_url("usr/2", "a b"),
            "https://api-hub-uat.maestrano.io/api/v1/auth/saml/usr%2F2?session=a%20b",
        ),
    ] {
        assert_eq!(url.unwrap(), expected);
    }
    assert_eq!((api.id().unwrap(), api.expose_key().unwrap().len()), ("app-15dh", 64));
    assert_eq!(connec.timeout().unwrap(), Some(Duration::from_secs(300)));
    assert!(webhooks.external_ids().unwrap() && webhooks.subscriptions().unwrap().is_none());
    assert_eq!(webhooks.initialization_path().unwrap(), None);
    assert_eq!(
        telco.app().synchronization_status_path().unwrap().unwrap().split(':').next_back(),
        Some("cld-uid")
    );
    assert_eq!(connec.collection_url("..", "people").unwrap_err().kind(), ErrorKind::InvalidParameter);
}

#[tokio::test]
async fn a_field_is_required_when_it_is_used_and_named_when_it_is_wrong() {
    let sandbox = sandbox();
    let lean = json!({
        "marketplace": "lean", "api": { "id": "app-1", "key": "k", "host": "https://a.example" },
        "app": { "host": "https://app.example/" },
        "sso": { "idm": "", "idp": 7, "init_path": "init?m=lean" },
        "connec": { "host": "ftp://a.example", "base_path": "/api/v2", "timeout": "soon" },
        "webhooks": { "connec": { "external_ids": "TRUE", "subscriptions": { "people": true, "items": 1 } } },
    });
    let (_playback, builder) = played(&sandbox, &[json!({ "status": 200, "json": lean })]);
    let marketplaces = builder.build().unwrap().marketplaces().await.unwrap();
    let lean = marketplaces.marketplace("lean").unwrap();
    assert_eq!(marketplaces.findings(), []);
    assert_eq!(lean.sso().init_url().unwrap(), "https://app.example/init?m=lean");
    assert!(lean.webhooks().external_ids().unwrap());
    for (error, said) in [
        (lean.api_url().unwrap_err(), "marketplace lean: api.base is missing"),
        (lean.connec_url().unwrap_err(), "connec.host has to begin with https://"),
        (lean.connec().timeout().unwrap_err(), "connec.timeout has to be a whole number of seconds"),
        (lean.sso().idp_url().unwrap_err(), "sso.idp has to be a text, not a number"),
        (lean.sso().consume_url().unwrap_err(), "sso.consume_path is missing"),
        (lean.webhooks().group_path().unwrap_err(), "webhooks.account.group_path is missing"),
        (lean.webhooks().subscriptions().unwrap_err(), "\"items\" is a number"),
        (lean.nid().unwrap_err(), "nid is missing"),
    ] {
        assert_eq!((error.kind(), error.facts().provider), (ErrorKind::Config, Some("maestrano")));
        assert!(error.to_string().contains(said), "{error} should contain {said}");
    }
}

#[tokio::test]
async fn every_form_of_the_answer_is_taken_for_what_it_is() {
    let sandbox = sandbox();
    let platform = platform(&sandbox);
    for (answer, expected) in [
        (ConfigurationAnswer::Array, vec!["maestrano", "some-telco", "acme-cloud"]),
        (ConfigurationAnswer::Object, vec!["maestrano"]),
        (ConfigurationAnswer::Bare, vec!["maestrano"]),
    ] {
        sandbox.answer_configuration(answer, Some(1));
        assert_eq!(names(&platform.refresh().await.unwrap()), expected);
    }
    for (answer, kind, said, tries) in [
        (ConfigurationAnswer::Error, ErrorKind::Api, "The configuration is not available", 1),
        (ConfigurationAnswer::Unauthorized, ErrorKind::InvalidClient, "MNO_DEVPL_ENV_SECRET", 1),
        (ConfigurationAnswer::ServerError, ErrorKind::Server, "HTTP 500", 4),
    ] {
        sandbox.answer_configuration(answer, None);
        let error = platform.refresh().await.unwrap_err();
        assert_eq!((error.kind(), error.facts().attempts), (kind, tries), "{error}");
        assert!(error.to_string().contains(said), "{error} should contain {said}");
        assert_eq!(names(&platform.loaded().unwrap()), ["maestrano"]);
    }
    assert!(sandbox.verdict().findings.is_empty(), "{:?}", sandbox.verdict().findings);
}

#[tokio::test]
async fn the_last_good_marketplaces_stay_until_there_are_newer_ones() {
    let sandbox = sandbox();
    let platform = platform(&sandbox);
    assert!(platform.loaded().is_none() && platform.status().age.is_none());
    let first = platform.marketplaces().await.unwrap();
    sandbox.rotate_marketplace_key("maestrano").unwrap();
    sandbox.remove_marketplace("some-telco").unwrap();
    sandbox.answer_configuration(ConfigurationAnswer::ServerError, Some(4));
    let error = platform.refresh().await.unwrap_err();
    assert!(Arc::ptr_eq(&first, &platform.marketplaces().await.unwrap()));
    let status = platform.status();
    // The virtual clock has moved by the waits between the tries.
    assert!(status.age.unwrap() > Duration::from_millis(500));
    assert_eq!(status.failure.unwrap().to_string(), error.to_string());

    let second = platform.refresh().await.unwrap();
    let key =
        |set: &Marketplaces| set.marketplace("maestrano").unwrap().api().expose_key().unwrap().to_owned();
    assert_ne!(key(&first), key(&second));
    assert_eq!((names(&first).len(), names(&second)), (3, vec!["maestrano", "acme-cloud"]));
    assert!(platform.status().failure.is_none() && platform.status().age == Some(Duration::ZERO));
    let missing = platform.marketplace("some-telco").await.unwrap_err();
    assert!(missing.to_string().contains("there are: maestrano, acme-cloud"), "{missing}");
}

#[tokio::test]
async fn who_asks_at_once_shares_one_request() {
    let sandbox = sandbox();
    let platform = platform(&sandbox);
    let all = join_all((0..50).map(|_| platform.marketplace("acme-cloud"))).await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(asked(&sandbox), 1);
}

#[tokio::test]
async fn what_passes_is_tried_again_and_credentials_go_nowhere_else() {
    let sandbox = sandbox();
    let platform = platform(&sandbox);
    for kind in [FaultKind::Html502, FaultKind::ResetBefore, FaultKind::Truncate] {
        sandbox.arm(Fault::new(kind).on("maestrano.marketplaces"));
        assert_eq!(platform.refresh().await.unwrap().len(), 3);
    }
    assert_eq!(asked(&sandbox), 6);
    let to = format!("{}{PATH}", sandbox.other_origin_url());
    sandbox.arm(Fault::new(FaultKind::Redirect { status: 302, to: Some(to) }).on("maestrano.marketplaces"));
    let error = platform.refresh().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
    assert!(
        error.to_string().contains("redirect") && error.to_string().contains("MNO_DEVPL_HOST"),
        "{error}"
    );
    assert!(sandbox.elsewhere().is_empty());
    let small = builder(&sandbox).max_answer_bytes(100).build().unwrap();
    assert_eq!(small.refresh().await.unwrap_err().kind(), ErrorKind::BodyTooLarge);
}

#[tokio::test]
async fn it_is_asked_anew_on_the_side_until_the_platform_is_gone() {
    let sandbox = sandbox();
    let often = builder(&sandbox).refresh_every(Duration::from_secs(12 * 60 * 60)).build().unwrap();
    let first = often.marketplaces().await.unwrap();
    let more = async {
        while asked(&sandbox) < 5 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), more).await.unwrap();
    assert!(!Arc::ptr_eq(&first, &often.loaded().unwrap()));
    drop(often);
    let (once, before) = (platform(&sandbox), asked(&sandbox));
    for _ in 0..20 {
        once.refresh().await.unwrap();
    }
    // One may have been on its way.
    assert!(asked(&sandbox) - before <= 21);
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn shown(error: &Error) -> String {
    format!("{error} {error:?} {:?} {}", error.facts(), serde_json::to_string(error).unwrap())
}

#[tokio::test]
async fn no_secret_is_shown_whoever_repeats_it() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    // The runtime has one thread, so that this hears all that the test does.
    let _heard = subscriber.set_default();
    let (key, secret, market) = ("c4n4ry/k%y", "c4n4ry\"s3cr3t+&", "c4n4ry-m4rket\\k3y");
    let api = json!({ "id": "app-1", "key": market, "host": "https://a.example" });
    let good = json!({ "marketplaces": [{ "marketplace": "a", "api": api }] });
    let echo = format!("{key} {secret} {market}");
    let html = json!({ "status": 404, "text": format!("<html>{echo}") });
    let replies = [
        json!({ "status": 200, "json": good }),
        json!({ "status": 200, "json": { "error": echo } }),
        json!({ "status": 401, "json": { "error": { "message": echo, "code": key } }, "headers": { "x-request-id": key } }),
        json!({ "status": 200, "text": good.to_string().trim_end_matches('}') }),
        json!({ "status": 200, "json": { "marketplaces": market } }),
        json!({ "status": 200, "json": { "marketplaces": [{ "marketplace": 1, "api": { "key": market } }] } }),
        json!({ "status": 200, "json": { "marketplace": "b", "api": { "key": [market] } } }),
        html,
    ];
    let sandbox = sandbox();
    let (_playback, builder) = played(&sandbox, &replies);
    let builder = builder.environment_key(key).environment_secret(secret);
    let mut texts = vec![format!("{builder:?} {builder:#?}")];
    let platform = builder.build().unwrap();
    let mut failures = 0;
    for _ in &replies {
        match platform.refresh().await {
            Ok(set) => {
                texts.push(format!("{set:?} {:?} {:?}", set.findings(), set.iter().next().unwrap().api()));
            }
            Err(error) => {
                failures += 1;
                texts.push(shown(&error));
            }
        }
        texts.push(format!("{platform:?} {:?}", platform.status()));
    }
    assert_eq!(failures, 6, "{texts:#?}");
    for wrong in [format!("{secret}\n"), " ".to_owned()] {
        let wrong = Platform::builder().environment_key(key).environment_secret(wrong.as_str()).build();
        texts.push(shown(&wrong.unwrap_err()));
    }
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_eq!(logged.matches("marketplace b: api.").count(), 3, "{logged}");
    texts.push(logged);
    for spellings in [key, secret, market].map(Spellings::of) {
        for text in &texts {
            assert_eq!(spellings.found_in(text), None, "{text}");
        }
    }
}

/// The guide's program, from where the guide's text is compared with.
mod guide {
    include!("maestrano/guide.rs");

    pub(super) async fn run(platform: &Platform) -> Result<([String; 2], Vec<String>), Error> {
        Ok((places(platform, "some-telco", "cld-11").await?, troubles(platform).await?))
    }
}

#[tokio::test]
async fn the_guides_program_runs() {
    let sandbox = sandbox();
    let platform = platform(&sandbox);
    platform.marketplaces().await.unwrap();
    sandbox.answer_configuration(ConfigurationAnswer::Error, Some(1));
    let (places, troubles) = guide::run(&platform).await.unwrap();
    let base = sandbox.base_url();
    assert_eq!(places, [format!("{base}/api/v1/account/groups"), format!("{base}/api/v2/cld-11/people")]);
    assert!(
        troubles[0].contains("ago stay in use: marketplaces: The configuration is not available"),
        "{troubles:?}"
    );
    let blocks: Vec<_> =
        GUIDE.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.concat().trim(), include_str!("maestrano/guide.rs").trim());
}

#[tokio::test]
async fn what_was_good_stays_where_an_answer_has_nothing_better() {
    let sandbox = sandbox();
    let good = |name: &str, key: &str| json!({ "marketplace": name, "api": { "id": name, "key": key, "host": "https://a.example" } });
    let keyless = json!({ "marketplace": "b", "api": { "id": "b", "host": "https://b.example" } });
    let replies = [
        json!([good("a", "1"), good("b", "1")]),
        json!([good("a", "2"), keyless]),
        json!([good("a", "3"), good("b", "3"), good("b", "4")]),
        json!([]),
        json!([good("a", "5")]),
    ];
    let replies = replies.map(|all| json!({ "status": 200, "json": { "marketplaces": all } }));
    let (_playback, builder) = played(&sandbox, &replies);
    let platform = builder.build().unwrap();
    platform.marketplaces().await.unwrap();
    for key in ["2", "3"] {
        let set = platform.refresh().await.unwrap();
        let keys =
            ["a", "b"].map(|name| set.marketplace(name).unwrap().api().expose_key().unwrap().to_owned());
        assert_eq!(keys, [key.to_owned(), "1".to_owned()]);
        let told = set.findings()[0].to_string();
        assert!(told.contains("what was good before stays in use") && !told.contains("left out"), "{told}");
    }
    let error = platform.refresh().await.unwrap_err();
    assert!(error.to_string().contains("has no marketplace any more"), "{error}");
    assert_eq!(names(&platform.loaded().unwrap()), ["a", "b"]);
    assert!(platform.status().failure.is_some());
    // One that is not named any more is gone.
    assert_eq!(names(&platform.refresh().await.unwrap()), ["a"]);
}
