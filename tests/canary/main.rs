//! Secrets of many shapes, and servers that repeat them: nowhere are they shown.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

mod case;
mod servers;

use std::io::Cursor;
use std::sync::{Arc, Mutex};

use makokit::engine::Validate;
use makokit::mako::{AddMako, Address};
use makokit::operation::System;
use makokit::{
    Builder, CallOptions, ClockKind, CredentialsIn, ErrorKind, FreeCall, MakoClient, Secret, Settings,
};
use makokit_sandbox::{Options, Sandbox};
use makokit_tests::spellings::Spellings;
use serde_json::json;
use tokio::runtime::Runtime;

use case::{Case, Log, secrets};
use servers::{answers, exchange, granted, json_reply, page, play, refusal, with_headers};

const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";
const GET: &str = "/mako-api/config/v1/getMako/708680cf-07c5-4618-94be-3b12ddb92d84";
const ADD: &str = "/mako-api/config/v1/addMako";
const AUTH: &str = "/mako-api/auth/v1/auth";

/// One after the other: they share the log.
#[test]
fn no_secret_is_shown_whatever_its_shape_and_whoever_repeats_it() {
    let (log, runtime) = (Log::default(), Runtime::new().unwrap());
    let level = tracing_subscriber::filter::LevelFilter::TRACE;
    tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_writer(log.clone()).init();
    let secrets = secrets();
    assert_eq!(secrets.len(), 40);
    let (mut logged, sandbox) = (0, Sandbox::start(Options::default()).unwrap());
    for (number, secret) in secrets.iter().enumerate() {
        let token = format!("{}-t", secrets[(number + 7) % secrets.len()]);
        let (secret, token) = (Spellings::of(secret), Spellings::of(&token));
        let case = Arc::new(Case { secret, token, shown: Mutex::default() });
        settings(&case);
        runtime.block_on(echoed(&case, &sandbox));
        runtime.block_on(of_the_token(&case, &sandbox));
        on_the_command_line(&case, &sandbox);
        runtime.block_on(beside_the_client(&case));
        let text = log.take();
        logged += text.lines().count();
        case.show("the log", text);
        case.judge();
    }
    assert!(logged > 40, "the log has only {logged} lines");
}

fn settings(case: &Case) {
    let secret = case.secret.plain();
    case.show("a secret", format!("{0:?} {0:#?}", Secret::from(secret)));
    let given =
        json!({ "base_url": "https://api.example.com", "client_id": "someone", "client_secret": secret });
    let settings: Settings = serde_json::from_value(given.clone()).unwrap();
    case.show("settings", format!("{settings:?} {settings:#?}"));
    case.show_value("where settings come from", &settings.clone().explain(System::Mako).unwrap());
    case.show("a builder", format!("{:?}", Builder::<MakoClient>::of(settings.clone())));
    let client = MakoClient::from_settings(settings).unwrap();
    case.show("a client", format!("{client:?} {:?}", client.explain()));
    case.show_value("its settings", &client.explain());
    for (name, wrong) in [
        ("base_url", json!("nowhere")),
        ("client_secret", json!([secret])),
        ("client_secret", json!({ secret: secret })),
        ("client_secret", json!(format!("{secret}\n"))),
        ("timeout_ms", json!(0)),
        ("paths", json!({ "getMako": "/x" })),
        ("unknown", json!(1)),
        ("proxy", json!(format!("gopher://{secret}"))),
    ] {
        let mut given = given.clone();
        given[name] = wrong;
        match serde_json::from_value(given.clone()).map(MakoClient::from_settings) {
            Ok(made) => case.show_error("a wrong setting", &made.unwrap_err()),
            Err(error) => case.show("a wrong setting", format!("{error} {error:?}")),
        }
        given["system"] = json!("mako");
        let error = makokit_bridge::open(given.to_string().as_bytes()).unwrap_err();
        case.show("a wrong setting of a host's", String::from_utf8(error).unwrap());
    }
}

async fn echoed(case: &Arc<Case>, sandbox: &Sandbox) {
    for answer in answers(case) {
        let answer = with_headers(answer, case);
        let get = exchange("GET", GET, &answer);
        let exchanges = [granted(case), get.clone(), get, exchange("POST", ADD, &answer)];
        let playback = play(sandbox, &exchanges);
        let watcher = Arc::clone(case);
        let builder =
            case.builder(playback.base_url()).observe(move |event| watcher.show_value("an event", event));
        let client = builder.build().unwrap();
        case.show_error("a read", &client.get_mako(MAKO).await.unwrap_err());
        let error = client.add_mako(&device()).await.unwrap_err();
        case.show_error("a create", &error);
        let outcome = client.ensure_mako(&device()).await.unwrap();
        case.show("an outcome", format!("{outcome:?}"));
        case.show_error("an outcome", outcome.error().unwrap());
        case.show_value("a script's report", &playback.report());
    }
    let good = json_reply(200, &json!({ "status": "OK", "body": { "id": MAKO } }));
    let list = json_reply(200, &json!({ "status": "OK", "body": { "a": [case.echo()], "b": [] } }));
    let exchanges = [
        granted(case),
        exchange("GET", GET, &with_headers(good, case)),
        exchange("GET", "/mako-api/config/v1/listCompanies", &list),
    ];
    let playback = play(sandbox, &exchanges);
    let client = case.builder(playback.base_url()).retries(0).build().unwrap();
    let answer = client.raw("getMako", &json!({ "id": MAKO })).await.unwrap();
    case.show("a raw answer", format!("{answer:?}"));
    answer.headers().for_each(|(name, value)| case.show("a header", format!("{name}: {value}")));
    assert!(answer.headers().any(|(name, value)| (&*name, &*value) == ("x-echo", "***")));
    case.show_error("a list", &client.list_companies().await.unwrap_err());
    case.show_error("a free call", &client.call(&FreeCall::new("GET", "/x")).await.unwrap_err());
    case.show("limits", format!("{:?} {client:?}", client.limits()));
}

/// Refusals of the credentials, which the client has sent just before. There is no token yet.
async fn of_the_token(case: &Case, sandbox: &Sandbox) {
    let known = Case { secret: case.secret.clone(), token: case.secret.clone(), shown: Mutex::default() };
    let grant = json!({ "access_token": case.token.plain(), "expires_in": 60 });
    for reply in [
        json_reply(401, &json!({ "error": known.echo() })),
        json_reply(401, &refusal(&known)),
        json_reply(201, &grant),
        json_reply(500, &json!({ "status": "OK", "body": grant })),
        json_reply(200, &json!([grant])),
        json_reply(200, &json!({ "access_token": format!("{}\n", case.token.plain()) })),
        page(&known, 200),
        page(&known, 503),
    ] {
        for way in [CredentialsIn::Form, CredentialsIn::Query] {
            let mut asked = exchange("POST", AUTH, &with_headers(reply.clone(), &known));
            if way == CredentialsIn::Query {
                asked["expect"]["query"] =
                    json!({ "client_id": "someone", "client_secret": case.secret.plain() });
            }
            let playback = play(sandbox, &[asked.clone(), asked]);
            let client = case.builder(playback.base_url()).credentials_in(way).build().unwrap();
            let error = client.get_mako(MAKO).await.unwrap_err();
            assert_ne!(error.kind(), ErrorKind::General, "{error}");
            case.show_error("the request for a token", &error);
            case.show_value("a script's report", &playback.report());
        }
    }
    let refused = with_headers(json_reply(401, &json!({ "error": "invalid_token", "x": case.echo() })), case);
    let get = exchange("GET", GET, &refused);
    let playback = play(sandbox, &[granted(case), get.clone(), granted(case), get.clone()]);
    let client = case.builder(playback.base_url()).build().unwrap();
    case.show_error("a refused token", &client.get_mako(MAKO).await.unwrap_err());
    let refused_too = exchange("POST", AUTH, &json_reply(401, &refusal(case)));
    let playback = play(sandbox, &[granted(case), get, refused_too]);
    let client = case.builder(playback.base_url()).build().unwrap();
    case.show_error("a refused renewal", &client.get_mako(MAKO).await.unwrap_err());
}

fn on_the_command_line(case: &Case, sandbox: &Sandbox) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, format!("{}\n", case.secret.plain())).unwrap();
    for (answer, format) in [
        (json_reply(400, &refusal(case)), "json"),
        (json_reply(400, &refusal(case)), "table"),
        (page(case, 404), "table"),
    ] {
        let get = exchange("GET", GET, &with_headers(answer, case));
        let playback = play(sandbox, &[granted(case), get]);
        let (output, errors) = (Log::default(), Log::default());
        let mut io = makokit_cli::Io::new(Cursor::new(""), output.clone(), errors.clone());
        let file = file.to_str().unwrap();
        let call = ["makokit", "mako", "get-mako", MAKO, "--output", format, "--retries", "0"];
        let who = ["--base-url", playback.base_url(), "--client-id", "someone", "--client-secret-file", file];
        let code = makokit_cli::run([&call[..], &who].concat(), &mut io);
        assert_ne!(code, 0);
        let errors = errors.take();
        assert!(errors.contains("***") || format == "table", "{errors}");
        case.show("the command line", format!("{errors}{}", output.take()));
    }
}

/// What is left behind: the sandbox's notes, and the names of the files that tokens are kept in.
async fn beside_the_client(case: &Case) {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { client_secret: case.secret.plain().to_owned(), ..Options::default() };
    case.show("a sandbox's options", format!("{options:?}"));
    let sandbox = Sandbox::start(options).unwrap();
    let builder = |cache: &str| {
        let builder = case.builder(sandbox.base_url()).client_id(sandbox.client_id());
        builder.clock(ClockKind::Real).token_cache(cache)
    };
    let cache = folder.path().join("tokens");
    let client = builder(cache.to_str().unwrap()).build().unwrap();
    client.get_mako(MAKO).await.unwrap();
    let mut unchecked = CallOptions::default();
    unchecked.validate = Validate::Off;
    client.with_options(unchecked).add_mako(&AddMako::default()).await.unwrap_err();
    case.show_value("the token's place", &client.token());
    for entry in std::fs::read_dir(&cache).unwrap() {
        case.show("a file's name", entry.unwrap().path().display().to_string());
    }
    let wrong = builder("off").client_secret(format!("{}x", case.secret.plain())).build().unwrap();
    case.show_error("a wrong secret", &wrong.get_mako(MAKO).await.unwrap_err());
    case.show_value("the journal", &sandbox.journal());
    case.show_value("the verdict", &sandbox.verdict());
    case.show_value("the state", &sandbox.state());
    case.show("a sandbox", format!("{sandbox:?} {:?}", sandbox.faults()));
    for path in ["/", "/verdict", "/journal", "/state"] {
        let (_, body) = sandbox.ask("GET", path, b"");
        case.show("the sandbox's own API", String::from_utf8(body).unwrap());
    }
}

fn device() -> AddMako {
    let address = Address::builder().address1("1355").build();
    AddMako::builder().name("Test").phone_number("1").identification("22:22").address(address).build()
}
