//! Every fault of the sandbox at every operation, once and without end.
//!
//! Whatever goes wrong: no call hangs, none creates twice, and none says of a create what is not so.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::time::Duration;

use makokit::mako::{AddCompany, AddMako, AddPerson};
use makokit::{ClockKind, Error, ErrorKind, MakoClient, Outcome};
use makokit_sandbox::{Fault, Options, Sandbox};
use serde_json::{Map, Value, json};
use tokio::task::JoinSet;

const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";
const ROOT: &str = "5f10c94d-af26-479f-a705-aa2a85d778ea";
const COMPANY: &str = "f8a3ae1a-967a-4032-a053-e012cfe34537";

/// An operation, and the one whose requests the fault strikes.
const CALLS: &[(&str, &str)] = &[
    ("add_company", "addCompany"),
    ("add_person", "addPerson"),
    ("add_mako", "addMako"),
    ("add_mako", "auth"),
    ("get_company", "getCompany"),
    ("get_mako", "getMako"),
    ("get_mako", "auth"),
    ("list_companies", "listCompanies"),
    ("ensure_company", "addCompany"),
    ("ensure_company", "listCompanies"),
    ("ensure_person", "addPerson"),
    ("ensure_mako", "addMako"),
    ("ensure_mako", "auth"),
];

/// These say that the server has refused the request. A server that says so and has done it cannot be seen through.
const REFUSALS: &[&str] = &[
    "html_404",
    "unauthorized_oauth",
    "token_revoked",
    "unauthorized_source",
    "rate_limited",
    "quota_exhausted",
];

/// How a call ended, and what that says of an entity.
#[derive(Debug)]
enum End {
    /// It is there, under this id if that is known.
    There(Option<String>),
    /// It was certainly not created.
    NotThere(Error),
    Unknown(Error),
    /// Nothing was to be created.
    Read(Result<(), Error>),
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_makes_a_call_hang_create_twice_or_say_what_is_not_so() {
    let mut runs = JoinSet::new();
    for fault in faults() {
        runs.spawn(run(fault));
        if runs.len() >= 8 {
            runs.join_next().await.unwrap().unwrap();
        }
    }
    runs.join_all().await;
}

/// Every kind that the sandbox knows, with the work done and not done where that is left open, once and always.
fn faults() -> Vec<Map<String, Value>> {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let (_, index) = sandbox.ask("GET", "/", b"");
    let index: Value = serde_json::from_slice(&index).unwrap();
    let mut faults = Vec::new();
    for kind in index["fault_kinds"].as_array().unwrap() {
        let name = kind["fault"].as_str().unwrap();
        let works: &[Value] = match (&kind["takes_work"], REFUSALS.contains(&name)) {
            (Value::Bool(true), false) => &[json!("done"), json!("not_done")],
            _ => &[Value::Null],
        };
        for (work, more) in
            works.iter().flat_map(|work| shapes(name).into_iter().map(move |more| (work, more)))
        {
            for times in [json!(1), json!("forever")] {
                let mut fault =
                    Map::from_iter([("fault".to_owned(), json!(name)), ("times".to_owned(), times)]);
                if !work.is_null() {
                    fault.insert("work".to_owned(), work.clone());
                }
                fault.extend(parameters(name));
                fault.extend(more.as_object().unwrap().clone());
                faults.push(fault);
            }
        }
    }
    assert!(faults.len() > 60, "{}", faults.len());
    faults
}

/// Answers that somebody on the way may give, each with what it may say of the request: one row each for `answer`.
fn shapes(fault: &str) -> Vec<Value> {
    if fault != "answer" {
        return vec![json!({})];
    }
    let answer = |status: u16, body: Value| json!({ "status": status, "content_type": "application/json", "body": body.to_string() });
    let failed = |code: &str| json!({ "status": "FAILED", "error": { "errorCode": code, "message": "no" } });
    vec![
        answer(207, json!({ "status": "OK", "body": null })),
        answer(200, json!({ "error": "upstream timed out" })),
        answer(302, json!({ "error": "moved" })),
        answer(408, json!({ "error": "request_timeout" })),
        answer(408, failed("generalError")),
        answer(500, failed("generalError")),
        answer(500, failed("invalidData")),
        answer(503, failed("busy")),
        answer(504, json!({ "error": "gateway timeout" })),
    ]
}

fn parameters(fault: &str) -> Map<String, Value> {
    let parameters = match fault {
        "refuse" => json!({ "for_ms": 20 }),
        "delay" => json!({ "ms": 400, "work": "before" }),
        "dribble" => json!({ "bytes": 40, "every_ms": 1 }),
        "answer" => {
            json!({ "status": 207, "content_type": "application/json", "body": "{\"status\":\"OK\",\"body\":null}" })
        }
        "rate_limited" | "unavailable" => json!({ "retry_after": "1" }),
        _ => json!({}),
    };
    parameters.as_object().unwrap().clone()
}

async fn run(fault: Map<String, Value>) {
    for (call, operation) in CALLS {
        // One for each: a request that was given up may reach a sandbox late.
        let sandbox = Sandbox::start(Options::default()).unwrap();
        let mut armed = fault.clone();
        armed.insert("operation".to_owned(), json!(operation));
        let told = format!("{call} while {operation} has {}", Value::Object(armed.clone()));
        sandbox.arm(Fault::from_value(&Value::Object(armed)).unwrap());
        let before = entities(&sandbox);
        let mako = client(&sandbox);
        let end = tokio::time::timeout(Duration::from_secs(20), perform(&mako, call)).await;
        let end = end.unwrap_or_else(|_| unreachable!("{told}: it hangs"));
        sandbox.disarm_all();
        judge(&sandbox, &before, &end, &told);
        if fault["times"] == 1 && *operation != "auth" && passes(fault["fault"].as_str().unwrap()) {
            assert!(matches!(end, End::Read(Ok(())) | End::There(_) | End::Unknown(_)), "{told}: {end:?}");
            assert!(!call.starts_with("get") || matches!(end, End::Read(Ok(()))), "{told}: {end:?}");
        }
    }
}

/// Whether a fault passes, so that a read that is repeated succeeds.
fn passes(fault: &str) -> bool {
    // (Refused connections outlast all tries here, because these take no time.)
    let lasting = [
        "refuse",
        "answer",
        "wrong_type",
        "wrong_shape",
        "empty",
        "not_utf8",
        "bom",
        "duplicate_keys",
        "lone_surrogate",
        "deep_json",
        "huge",
        "gzip_bomb",
        "redirect",
        "html_404",
        "unauthorized_source",
        "quota_exhausted",
    ];
    !lasting.contains(&fault)
}

fn client(sandbox: &Sandbox) -> MakoClient {
    MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .clock(ClockKind::Virtual)
        .timeout(Duration::from_secs(10))
        .read_timeout(Duration::from_millis(150))
        .max_answer_bytes(1 << 20)
        // A code that a user has taken for the rate limit, and that came with a status that says otherwise.
        .error("busy", "RateLimited")
        .build()
        .unwrap()
}

fn entities(sandbox: &Sandbox) -> Vec<String> {
    let state = sandbox.state();
    let all = [state.companies, state.people, state.makos].concat();
    all.iter().map(|entity| entity["id"].as_str().unwrap().to_owned()).collect()
}

async fn perform(mako: &MakoClient, call: &str) -> End {
    match call {
        "add_company" => added(mako.add_company(&company()).await.map(|made| made.id.to_string())),
        "add_person" => added(mako.add_person(&person()).await.map(|made| made.id.to_string())),
        "add_mako" => added(mako.add_mako(&device()).await.map(|made| made.id.to_string())),
        "get_company" => {
            End::Read(mako.get_company(COMPANY).await.map(|read| assert_eq!(read.id.as_str(), COMPANY)))
        }
        "get_mako" => End::Read(mako.get_mako(MAKO).await.map(|read| assert_eq!(read.id.as_str(), MAKO))),
        "list_companies" => End::Read(mako.list_companies().await.map(|list| assert!(list.len() >= 3))),
        "ensure_company" => ensured(mako.ensure_company(&company()).await, |made| made.id.to_string()),
        "ensure_person" => ensured(mako.ensure_person(&person()).await, |made| made.id.to_string()),
        "ensure_mako" => ensured(mako.ensure_mako(&device()).await, |made| made.id.to_string()),
        other => unreachable!("there is no {other}"),
    }
}

fn added(end: Result<String, Error>) -> End {
    match end {
        Ok(id) => End::There(Some(id)),
        Err(error) if error.kind() == ErrorKind::OutcomeUnknown => End::Unknown(error),
        Err(error) => End::NotThere(error),
    }
}

fn ensured<T>(end: Result<Outcome<T>, Error>, id: impl Fn(&T) -> String) -> End {
    match end.unwrap() {
        Outcome::NotCreated(error) => End::NotThere(error),
        Outcome::Unknown(error) => End::Unknown(error),
        there => End::There(there.entity().map(id)),
    }
}

fn judge(sandbox: &Sandbox, before: &[String], end: &End, told: &str) {
    let after = entities(sandbox);
    let new: Vec<_> = after.iter().filter(|id| !before.contains(id)).collect();
    assert!(new.len() <= 1, "{told}: {new:?} were created");
    match end {
        End::There(Some(id)) => assert!(new.contains(&id), "{told}: {id} is not there"),
        End::There(None) => assert_eq!(new.len(), 1, "{told}: it is not there"),
        End::NotThere(error) => assert!(new.is_empty(), "{told}: it is there, after {error:?}"),
        End::Unknown(_) | End::Read(_) => {}
    }
    if let End::NotThere(error) | End::Unknown(error) | End::Read(Err(error)) = end {
        let shown = format!("{error} {:?} {}", error.facts(), serde_json::to_string(error).unwrap());
        assert!(!shown.contains(sandbox.client_secret()), "{told}: {shown}");
        assert!(!matches!(error.kind(), ErrorKind::Internal | ErrorKind::Config), "{told}: {error:?}");
    }
    let verdict = sandbox.verdict();
    assert!(verdict.ok, "{told}: {:?}", verdict.findings);
}

fn payload<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

fn address() -> Value {
    json!({ "address1": "1355", "city": "Elgin", "state": "Illinois", "postOrZipCode": "60123", "country": "US" })
}

fn company() -> AddCompany {
    payload(
        json!({ "parentCompanyId": ROOT, "companyType": "RESELLER", "name": "Fresh", "address": address() }),
    )
}

fn person() -> AddPerson {
    payload(json!({
        "companyId": COMPANY, "userType": "Full Reseller", "templateScope": "COMPANY_NO_INHERIT", "firstName": "Jane",
        "lastName": "Smith", "username": "fresh", "email": "jane@example.com", "allowLogin": true, "address": address(),
    }))
}

fn device() -> AddMako {
    payload(json!({
        "companyId": COMPANY, "name": "Fresh", "address": address(), "phoneNumber": "+18008514690",
        "makoModel": "Mako 6500-M", "identification": "22:22:22:22:22:22",
    }))
}
