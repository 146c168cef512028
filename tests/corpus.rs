//! Every case of the corpus through the Rust client, against scripts that the sandbox plays.
#![expect(clippy::print_stdout, reason = "a test runner tells what it ran")]

use std::fs;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use makokit::engine::Engine;
use makokit::operation::{Output, System};
use makokit::{
    Answer, Builder, CallOptions, ConnecClient, Error, Event, FreeCall, MaestranoClient, MakiniClient,
    MakoClient, Observer, Outcome, Pages, Settings, SharedLimits,
};
use makokit_sandbox::{Options, Sandbox, Script};
use makokit_tests::{Case, Row, Then, difference, files, root};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Why there is no answer: the client says so, or the case makes no sense.
enum Failure {
    Call(Error),
    Case(String),
}

#[path = "generated/connec.rs"]
mod connec_calls;
#[path = "generated/maestrano.rs"]
mod maestrano_calls;
#[path = "generated/makini.rs"]
mod makini_calls;
#[path = "generated/mako.rs"]
mod mako_calls;

/// Makes the call of a case through a client of its system.
macro_rules! through {
    ($client:ident, $settings:expr, $observe:expr, $options:expr, $case:expr, $calls:path) => {{
        let client: $client = Builder::of($settings).observe($observe).build()?;
        let (client, call) = (client.with_options($options), &$case.call);
        match call.operation.as_str() {
            "call" => {
                let free: FreeCall = from_value(call.arguments.clone())?;
                parsed(&client.call(&free).await?.body)
            }
            "raw" => {
                let about = &call.arguments;
                Ok(whole(&client.raw(text(&about["operation"]), &about["arguments"]).await?)?)
            }
            operation => $calls(&client, operation, call.arguments.clone()).await,
        }
    }};
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("the corpus cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<bool, Box<dyn std::error::Error>> {
    let schema: Value = serde_json::from_str(&fs::read_to_string(root().join("tests/corpus/schema.json"))?)?;
    let schema = jsonschema::validator_for(&schema)?;
    let sandbox = Sandbox::start(Options::default())?;
    let mut rows = Vec::new();
    for file in files() {
        let text = fs::read_to_string(&file)?;
        let json: Value = serde_json::from_str(&text)?;
        if let Err(error) = schema.validate(&json) {
            return Err(format!("{}: {error} at {}", file.display(), error.instance_path()).into());
        }
        let case: Case = serde_json::from_value(json)?;
        if !file.ends_with(format!("{}.json", case.id)) {
            return Err(format!("{} has the id {}", file.display(), case.id).into());
        }
        if case.languages.as_ref().is_none_or(|languages| languages.iter().any(|language| language == "rust"))
        {
            rows.push(play(&sandbox, &case, &text).await?);
        }
    }
    report(&rows)
}

fn report(rows: &[Row]) -> Result<bool, Box<dyn std::error::Error>> {
    for row in rows.iter().filter(|row| !row.passed) {
        println!("{}: {}", row.id, row.detail);
    }
    let folder = root().join("target/corpus");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("rust.json"), serde_json::to_string_pretty(rows)?)?;
    let passed = rows.iter().filter(|row| row.passed).count();
    let failed = rows.len() - passed;
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ncorpus test result: {passed} of {}\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored",
        rows.len()
    );
    Ok(failed == 0 && passed > 0)
}

async fn play(sandbox: &Sandbox, case: &Case, text: &str) -> Result<Row, Box<dyn std::error::Error>> {
    let playback = sandbox.play(Script::from_json(text)?);
    let events = Arc::new(Mutex::new(Vec::new()));
    let end = call(case, playback.base_url(), &events).await;
    let report = playback.report();
    let (outcome, mut detail) = match (&end, &case.then) {
        (Err(Failure::Case(why)), _) => return Err(format!("{}: {why}", case.id).into()),
        (Ok(answer), Then::Ok(wanted)) if case.call.is_whole() => {
            let outcome = answer["outcome"].as_str().unwrap_or("ok");
            (outcome.to_owned(), difference(wanted, answer, "answer"))
        }
        (Ok(answer), Then::Ok(wanted)) => {
            ("ok".to_owned(), (answer != wanted).then(|| format!("answered {answer}, not {wanted}")))
        }
        (Ok(answer), Then::Error(_)) => ("ok".to_owned(), Some(format!("answered {answer}"))),
        (Err(Failure::Call(error)), Then::Ok(_)) => (error.kind().name().to_owned(), Some(error.to_string())),
        (Err(Failure::Call(error)), Then::Error(wanted)) => {
            (error.kind().name().to_owned(), difference(wanted, &serde_json::to_value(error)?, "error"))
        }
    };
    if !report.complete || !report.unexpected.is_empty() {
        detail.get_or_insert(format!("the server saw something else: {}", serde_json::to_string(&report)?));
    }
    let requests = u64::try_from(report.requests)?;
    if case.and.requests.is_some_and(|wanted| wanted != requests) {
        detail.get_or_insert(format!("the server saw {requests} requests"));
    }
    let events = std::mem::take(&mut *events.lock().unwrap_or_else(PoisonError::into_inner));
    if case.and.events.as_ref().is_some_and(|wanted| *wanted != events) {
        detail.get_or_insert(format!("the client told of {}", events.join(", ")));
    }
    Ok(Row {
        id: case.id.clone(),
        outcome,
        requests,
        passed: detail.is_none(),
        detail: detail.unwrap_or_default(),
    })
}

async fn call(case: &Case, base_url: &str, events: &Arc<Mutex<Vec<String>>>) -> Result<Value, Failure> {
    let mut settings: Settings = from_value(Value::Object(case.settings.clone()))?;
    settings.base_url = Some(base_url.to_owned());
    show_who(case.system, &mut settings);
    let options: CallOptions = match &case.call.options {
        Value::Null => CallOptions::default(),
        options => from_value(options.clone())?,
    };
    if case.call.door.as_deref() == Some("json") {
        let engine = Engine::open(case.system, settings, &SharedLimits::default(), Observer::default())?;
        let arguments = case.call.arguments.to_string();
        let operation = &case.call.operation;
        if is_paged(case.system, operation) {
            let page = Arc::new(engine).page(operation, arguments.as_bytes(), None, &options).await?;
            return parsed(&page.records);
        }
        let answer = engine.execute(operation, arguments.as_bytes(), &options).await?;
        return parsed(&answer.body);
    }
    let events = Arc::clone(events);
    let observe = move |event: &Event| {
        let name = serde_json::to_value(event).map(|event| text(&event["event"]).to_owned());
        events.lock().unwrap_or_else(PoisonError::into_inner).push(name.unwrap_or_default());
    };
    match case.system {
        System::Makini => through!(MakiniClient, settings, observe, options, case, makini_calls::makini),
        System::Maestrano => {
            through!(MaestranoClient, settings, observe, options, case, maestrano_calls::maestrano)
        }
        System::Connec => through!(ConnecClient, settings, observe, options, case, connec_calls::connec),
        _ => through!(MakoClient, settings, observe, options, case, mako_calls::mako),
    }
}

/// The credentials of a system's clients, where a case has none.
fn show_who(system: System, settings: &mut Settings) {
    match system {
        System::Makini => {
            settings.api_token.get_or_insert("corpus-token".into());
        }
        System::Maestrano | System::Connec if settings.configuration.is_none() => {
            settings.marketplace.get_or_insert("corpus-market".to_owned());
            settings.api_id.get_or_insert("app-1".to_owned());
            settings.api_key.get_or_insert("corpus-key".into());
        }
        System::Maestrano | System::Connec => {}
        _ => {
            settings.client_id = Some("corpus-client".to_owned());
            settings.client_secret = Some("corpus-secret".into());
        }
    }
}

fn is_paged(system: System, operation: &str) -> bool {
    let rows = match system {
        System::Makini => makokit::makini::OPERATIONS,
        System::Connec => makokit::connec::OPERATIONS,
        _ => return false,
    };
    rows.iter().any(|row| row.id == operation && matches!(row.output, Output::Pages { .. }))
}

/// A list to its end.
async fn listed<T: Serialize + DeserializeOwned>(mut pages: Pages<T>) -> Result<Value, Failure> {
    let mut records = Vec::new();
    while let Some(record) = pages.next().await {
        records.push(typed(record?)?);
    }
    Ok(Value::Array(records))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Case(error.to_string())
    }
}

fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Failure> {
    Ok(serde_json::from_value(value)?)
}

fn typed(answer: impl Serialize) -> Result<Value, Failure> {
    Ok(serde_json::to_value(answer)?)
}

/// An outcome with all its facts.
fn told(outcome: &Outcome<impl Serialize>) -> Value {
    json!({ "outcome": outcome.name(), "entity": outcome.entity(), "error": outcome.error() })
}

/// An answer with all its facts.
fn whole(answer: &Answer) -> Result<Value, serde_json::Error> {
    Ok(json!({
        "http_status": answer.http_status,
        "headers": answer.headers().collect::<Vec<_>>(),
        "server_request_id": answer.server_request_id,
        "attempts": answer.attempts,
        "body": serde_json::from_slice::<Value>(&answer.body)?,
    }))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn parsed(body: &[u8]) -> Result<Value, Failure> {
    Ok(serde_json::from_slice(body)?)
}
