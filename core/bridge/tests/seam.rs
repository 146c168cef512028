//! The seam from a host's side: ids and bytes.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::time::Duration;

use makokit_bridge::{
    ANSWER, Completion, ERROR, EVENT, Interrupt, attempt, call, cancel, close, describe, give_up, number,
    open, poll, sandbox_ask, sandbox_close, sandbox_describe, sandbox_open, submit, webhook_close,
    webhook_forget, webhook_open, webhook_prove, webhook_receive,
};
use makokit_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";

fn settings(sandbox: &Sandbox) -> Vec<u8> {
    let settings = json!({
        "system": "mako",
        "base_url": sandbox.base_url(),
        "client_id": sandbox.client_id(),
        "client_secret": sandbox.client_secret(),
        "door": "test",
    });
    settings.to_string().into()
}

fn json_of(completion: &Completion) -> Value {
    serde_json::from_slice(&completion.bytes).unwrap()
}

fn called(handle: u64, row: &str, arguments: &Value, options: &str) -> (u8, Value) {
    let end =
        call(handle, row, arguments.to_string().as_bytes(), options.as_bytes(), || Interrupt::Never).unwrap();
    (end.kind, json_of(&end))
}

fn submitted(handle: u64, arguments: &str) -> u64 {
    let call = number();
    submit(call, handle, "getMako", arguments.as_bytes(), b"");
    call
}

fn attempted(handle: u64, arguments: &str) -> (u64, Option<Completion>) {
    let call = number();
    (call, attempt(call, handle, "getMako", arguments.as_bytes(), b""))
}

/// All tests share one queue, as all clients of a process do; so this one test does all the polling.
#[test]
fn submitted_calls_end_in_the_queue_unless_they_are_cancelled() {
    let slow = Duration::from_secs(600);
    let (quick, never) = (Options::default(), Options { latency: slow, ..Options::default() });
    let (sandbox, stuck) = (Sandbox::start(quick).unwrap(), Sandbox::start(never).unwrap());
    let (handle, stuck_handle) = (open(&settings(&sandbox)).unwrap(), open(&settings(&stuck)).unwrap());

    let arguments = json!({ "id": MAKO }).to_string();
    let cancelled = submitted(stuck_handle, &arguments);
    let mut waiting: Vec<u64> = (0..50).map(|_| submitted(handle, &arguments)).collect();
    waiting.push(submitted(12345, &arguments));
    cancel(cancelled);
    cancel(cancelled);

    let (call, end) = attempted(12345, &arguments);
    let refused = end.unwrap();
    assert_eq!((refused.call, refused.kind), (call, ERROR));
    let (given_up, nothing_yet) = attempted(stuck_handle, &arguments);
    assert_eq!(nothing_yet, None);
    assert!(!give_up(given_up), "it waits for its token");
    assert!(give_up(given_up), "what is not under way may have been sent");
    let patient = Options { latency: Duration::from_millis(40), ..Options::default() };
    let patient = Sandbox::start(patient).unwrap();
    let patient_handle = open(&settings(&patient)).unwrap();
    let (late, nothing_yet) = attempted(patient_handle, &arguments);
    assert_eq!(nothing_yet, None, "the answer takes longer than anybody waits outside of the host");
    waiting.push(late);

    let mut answered = 0;
    while !waiting.is_empty() {
        for completion in poll(16, Duration::from_secs(60)) {
            waiting.retain(|call| *call != completion.call);
            answered += usize::from(completion.kind == ANSWER);
            assert!(![cancelled, given_up].contains(&completion.call));
            if completion.kind == ERROR {
                assert_eq!(json_of(&completion)["kind"], "Closed");
            }
        }
    }
    assert_eq!(answered, 51);
    let (left, nothing_yet) = attempted(patient_handle, &arguments);
    assert_eq!(nothing_yet, None);
    assert!(give_up(left), "the token is there, so the request has left");

    // Its records are the work of other tasks, of which the row that reads how they ended knows nothing.
    let asked = json!({ "operation": "addCompany", "records": [company("A")] });
    let (_, batch) = called(patient_handle, "batch", &asked, "");
    let reading = number();
    let ask = json!({ "batch": batch["batch"], "told": 0 }).to_string();
    assert_eq!(attempt(reading, patient_handle, "results", ask.as_bytes(), b""), None);
    assert!(give_up(reading));
    assert!(poll(1, Duration::ZERO).is_empty());

    let mut watched: Value = serde_json::from_slice(&settings(&sandbox)).unwrap();
    watched["events"] = true.into();
    let watching = open(watched.to_string().as_bytes()).unwrap();
    called(watching, "getMako", &json!({ "id": MAKO }), "");
    let events = poll(16, Duration::ZERO);
    assert!(events.iter().all(|event| event.kind == EVENT && event.call == watching), "{events:?}");
    let names: Vec<_> = events.iter().map(|event| json_of(event)["event"].clone()).collect();
    assert_eq!(names, ["refresh", "before_send", "after_response"]);
    close(watching);
    close(patient_handle);
    close(handle);
    close(stuck_handle);
}

#[test]
fn a_closed_client_and_an_unknown_row_are_errors() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = open(&settings(&sandbox)).unwrap();
    let (kind, error) = called(handle, "getNothing", &json!({}), "");
    assert_eq!((kind, &error["kind"]), (ERROR, &"Config".into()));
    assert!(error["message"].as_str().unwrap().contains("addMako"), "{error}");
    close(handle);
    close(handle);
    let (kind, error) = called(handle, "listCompanies", &json!({}), "");
    assert_eq!((kind, &error["kind"]), (ERROR, &"Closed".into()));
}

#[test]
fn wrong_json_at_any_door_is_an_error_that_names_it() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = open(&settings(&sandbox)).unwrap();
    for (row, arguments, options, kind, word) in [
        ("getMako", "{}", "", "InvalidData", "id"),
        ("getMako", "{\"id\":7}", "", "InvalidData", "id"),
        ("getMako", "\u{fffd}", "", "InvalidData", "id"),
        ("addMako", "[]", "", "InvalidData", "object"),
        ("addMako", "{\"name\":7}", "", "InvalidData", "mako.name must be a string"),
        ("call", "{\"method\":\"GET\"}", "", "InvalidParameter", "path"),
        ("call", "{\"method\":\"get it\",\"path\":\"/a\"}", "", "InvalidParameter", "method"),
        ("listCompanies", "{}", "{\"timeout\":1}", "Config", "timeout"),
        ("listCompanies", "{}", "nothing", "Config", "options"),
    ] {
        let end = call(handle, row, arguments.as_bytes(), options.as_bytes(), || Interrupt::Never).unwrap();
        let error = json_of(&end);
        assert_eq!(error["kind"], kind, "{error}");
        assert!(error["text"].as_str().unwrap().contains(word), "{error} should name {word}");
    }
    assert!(sandbox.journal().is_empty());
}

#[test]
fn wrong_settings_are_told_without_showing_a_secret() {
    for (settings, word) in [
        (json!({}), "system"),
        (json!({ "system": "moko" }), "mako"),
        (json!({ "system": "mako" }), "base_url"),
        (json!({ "system": "mako", "bse_url": "x" }), "base_url"),
        (json!({ "system": "mako", "client_secret": 4_711_471 }), "secret"),
    ] {
        let error = open(settings.to_string().as_bytes()).unwrap_err();
        let text = String::from_utf8(error).unwrap();
        assert!(text.contains(word) && text.contains("Config"), "{text}");
        assert!(!text.contains("4711471"), "{text}");
    }
    assert!(open(b"\xff").is_err());
}

#[test]
fn a_client_stands_apart_from_others_of_its_connection_or_with_its_token() {
    let client = |name: &str, token: &str| {
        let settings = json!({ "system": "makini", "connection": name, "api_token": token });
        open(settings.to_string().as_bytes()).unwrap()
    };
    let (acme, globex) = (client("acme", "one"), client("globex", "two"));
    let apart = |one: u64| called(one, "apart", &json!({ "from": [acme, globex] }), "");
    let new = client("initech", "three");
    assert_eq!(apart(new), (ANSWER, Value::Null));
    for (wrong, word) in [(client("acme", "four"), "replace_token"), (client("initech", " two "), "globex")] {
        let (kind, error) = apart(wrong);
        assert_eq!((kind, &error["kind"]), (ERROR, &"Config".into()));
        assert!(error["message"].as_str().unwrap().contains(word), "{error}");
    }
    called(globex, "replace_token", &json!({ "token": "three" }), "");
    assert_eq!(apart(new).0, ERROR);
    close(globex);
    assert_eq!(apart(new).0, ANSWER, "a closed client counts no more");
}

#[test]
fn an_interrupted_call_ends_without_a_completion() {
    let never = Options { latency: Duration::from_secs(600), ..Options::default() };
    let sandbox = Sandbox::start(never).unwrap();
    let handle = open(&settings(&sandbox)).unwrap();
    let mut asked = 0;
    let end = call(handle, "listCompanies", b"{}", b"", || {
        asked += 1;
        if asked == 3 { Interrupt::Now } else { Interrupt::NotYet }
    });
    assert_eq!((end, asked), (None, 3));
}

#[test]
fn a_whole_answer_and_an_outcome_are_rows_about_another_row() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = open(&settings(&sandbox)).unwrap();
    let about = |operation: &str, arguments: Value| json!({ "operation": operation, "arguments": arguments });
    let (_, raw) = called(handle, "raw", &about("getMako", json!({ "id": MAKO })), "");
    assert_eq!(
        (&raw["http_status"], &raw["attempts"], &raw["body"]["id"]),
        (&200.into(), &1.into(), &MAKO.into())
    );
    assert!(raw["headers"].as_array().unwrap().iter().any(|header| header[0] == "date"), "{raw}");
    let free = json!({ "method": "GET", "path": "/mako-api/config/v1/listCompanies" });
    assert!(called(handle, "raw", &about("call", free), "").1["body"].is_array());
    let (_, outcome) = called(handle, "ensure", &about("addMako", json!({})), "");
    assert_eq!(
        (&outcome["outcome"], &outcome["error"]["kind"]),
        (&"not_created".into(), &"InvalidData".into())
    );
    assert_eq!(outcome["entity"], Value::Null);
    let (kind, error) = called(handle, "ensure", &about("getMako", json!({})), "");
    assert_eq!((kind, &error["kind"]), (ERROR, &"Config".into()));
    let (_, explained) = called(handle, "explain", &json!({}), "");
    let secret = explained.as_array().unwrap().iter().find(|row| row["name"] == "client_secret").unwrap();
    assert_eq!((&secret["value"], &secret["source"]), (&"***".into(), &"code".into()));
}

#[test]
fn a_sandbox_is_started_asked_and_stopped() {
    let handle = sandbox_open(br#"{"seed": 7, "rate_limit": 10}"#).unwrap();
    let about: Value = serde_json::from_slice(&sandbox_describe(handle).unwrap()).unwrap();
    assert!(about["base_url"].as_str().unwrap().starts_with("http://127.0.0.1:"), "{about}");
    let (status, verdict) = sandbox_ask(handle, "GET", "/verdict", b"").unwrap();
    let verdict: Value = serde_json::from_slice(&verdict).unwrap();
    assert_eq!((status, &verdict["ok"]), (200, &true.into()));
    sandbox_close(handle);
    sandbox_close(handle);
    let error = String::from_utf8(sandbox_ask(handle, "GET", "/verdict", b"").unwrap_err()).unwrap();
    assert!(error.contains("Closed"), "{error}");
    let error = String::from_utf8(sandbox_open(br#"{"sead": 7}"#).unwrap_err()).unwrap();
    assert!(error.contains("Config") && error.contains("sead") && error.contains("seed"), "{error}");
}

#[test]
fn limits_are_a_row_like_any_other() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = open(&settings(&sandbox)).unwrap();
    assert_eq!(called(handle, "limits", &json!({}), ""), (ANSWER, json!([])));
    called(handle, "getMako", &json!({ "id": MAKO }), "");
    let (_, limits) = called(handle, "limits", &json!({}), "");
    assert_eq!((&limits[0]["operation"], &limits[0]["used"]), (&"getMako".into(), &1.into()));
}

#[test]
fn it_tells_what_it_is() {
    let told: Value = serde_json::from_slice(&describe()).unwrap();
    assert_eq!(told["hash"], makokit::TABLES_HASH);
}

fn company(name: &str) -> Value {
    json!({ "parentCompanyId": "aa326232-c5f2-479e-8768-15430929497a", "name": name, "companyType": "RESELLER",
            "address": { "address1": "1" } })
}

#[test]
fn a_batch_is_begun_once_and_loses_no_result() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = open(&settings(&sandbox)).unwrap();
    let records = json!([company("A"), company("B"), { "name": "C" }]);
    let asked = json!({ "operation": "addCompany", "records": records, "extra": { "2": company("C") },
                        "options": { "size": 2, "pause_ms": 1, "at_a_time": 1 } });
    let (kind, begun) = called(handle, "batch", &asked, "");
    assert_eq!((kind, &begun["left"]), (ANSWER, &3.into()), "{begun}");
    let batch = &begun["batch"];
    let mut told = Vec::new();
    loop {
        let ask = json!({ "batch": batch, "told": told.len() });
        let (kind, first) = called(handle, "results", &ask, "");
        let results = first["results"].as_array().unwrap().clone();
        assert_eq!(kind, ANSWER, "{first}");
        if results.is_empty() {
            assert_eq!(first["progress"]["done"], 3);
            break;
        }
        // The host has not had it: it comes again.
        assert_eq!(called(handle, "results", &ask, "").1["results"], first["results"]);
        told.extend(results);
    }
    let names: Vec<_> = told.iter().map(|result| &result["answer"]["name"]).collect();
    assert_eq!(names, ["A", "B", "C"]);
    assert!(told.iter().all(|result| result["outcome"] == "done" && result["error"].is_null()), "{told:?}");
    let (kind, error) = called(handle, "results", &json!({ "batch": batch, "told": 3 }), "");
    assert_eq!((kind, &error["kind"]), (ERROR, &"Config".into()));
    close(handle);
}

#[test]
fn a_batch_ends_when_it_is_told_to() {
    let sandbox =
        Sandbox::start(Options { latency: Duration::from_secs(600), ..Options::default() }).unwrap();
    let handle = open(&settings(&sandbox)).unwrap();
    let begin = json!({ "operation": "addCompany", "records": [company("A"), company("B")], "options": { "at_a_time": 1 } });
    let batch = called(handle, "batch", &begin, "").1["batch"].clone();
    // Who waits is interrupted, and the batch is still there.
    let ask = json!({ "batch": batch }).to_string();
    assert!(call(handle, "results", ask.as_bytes(), b"", || Interrupt::Now).is_none());
    assert_eq!(
        called(handle, "results", &json!({ "batch": batch, "end": "cancel" }), ""),
        (ANSWER, Value::Null)
    );
    let (_, rest) = called(handle, "results", &json!({ "batch": batch }), "");
    assert!(rest["progress"]["left"].as_u64() < Some(2) && rest["why"] == "it was stopped", "{rest}");
    let (kind, error) = called(handle, "results", &json!({ "batch": batch, "told": 7 }), "");
    assert!(kind == ERROR && error["message"].as_str().unwrap().contains("told is 7"), "{error}");
    assert_eq!(called(handle, "results", &json!({ "batch": batch, "end": "forget" }), "").0, ANSWER);
    assert_eq!(called(handle, "results", &json!({ "batch": batch }), "").0, ERROR);

    let batch = called(handle, "batch", &begin, "").1["batch"].clone();
    close(handle);
    assert_eq!(called(handle, "results", &json!({ "batch": batch }), "").1["kind"], "Closed");
    for (options, words) in [(json!({ "size": 0 }), "size of a batch is 0"), (json!({ "sise": 1 }), "sise")] {
        let handle = open(&settings(&sandbox)).unwrap();
        let wrong = json!({ "operation": "addCompany", "records": [], "options": options });
        let (kind, error) = called(handle, "batch", &wrong, "");
        assert!(kind == ERROR && error["message"].as_str().unwrap().contains(words), "{error}");
        close(handle);
    }
}

#[test]
fn a_delivery_is_received_with_the_bytes_that_were_signed() {
    let settings = json!({ "system": "makini", "secrets": ["canary"] }).to_string();
    let receiver = webhook_open(settings.as_bytes()).unwrap();
    let told = |json: Vec<u8>| serde_json::from_slice::<Value>(&json).unwrap();
    // Spaces, an escape and a line break are a part of what is signed.
    let body = b"{ \"id\": \"w\\u00e9\",\n\"event\": \"sync.completed\" }";
    let headers = told(webhook_prove(receiver, body).unwrap());
    let head = json!({ "headers": headers, "now_ms": 1_767_182_400_000_u64 }).to_string();
    let delivery = told(webhook_receive(receiver, head.as_bytes(), body).unwrap());
    assert_eq!((&delivery["kind"], &delivery["id"]), (&"sync_completed".into(), &"w\u{e9}".into()));
    let again = told(webhook_receive(receiver, head.as_bytes(), body).unwrap_err());
    assert_eq!((&again["kind"], &again["http_status"]), (&"Replayed".into(), &200.into()));
    webhook_forget(receiver, delivery["key"].as_str().unwrap()).unwrap();
    assert!(webhook_receive(receiver, head.as_bytes(), body).is_ok());
    assert_eq!(told(webhook_forget(receiver, "no key").unwrap_err())["kind"], "Config");
    assert_eq!(told(webhook_receive(receiver, b"{}", body).unwrap_err())["kind"], "Config");
    let late = json!({ "headers": headers, "now_ms": u64::MAX }).to_string();
    assert!(webhook_receive(receiver, late.as_bytes(), b"{}").is_err());
    webhook_close(receiver);
    webhook_close(receiver);
    assert_eq!(told(webhook_receive(receiver, head.as_bytes(), body).unwrap_err())["kind"], "Closed");
    let wrong = told(webhook_open(br#"{"system":"makini","secrets":{"a":"canary"}}"#).unwrap_err());
    assert!(wrong["kind"] == "Config" && !wrong.to_string().contains("canary"), "{wrong}");
}

#[test]
fn a_wrong_value_is_told_with_its_field() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let mut wrong: Value = serde_json::from_slice(&settings(&sandbox)).unwrap();
    wrong["retries"] = 1.5.into();
    let told = String::from_utf8(open(wrong.to_string().as_bytes()).unwrap_err()).unwrap();
    assert!(told.contains("the settings are wrong: retries: invalid type: floating point `1.5`"), "{told}");
    let handle = open(&settings(&sandbox)).unwrap();
    for (options, why) in [
        (r#"{"retries":true}"#, "the options are wrong: retries: invalid type: boolean `true`, expected u32"),
        (r#"{"priority":"low"}"#, "the options are wrong: priority: unknown variant `low`"),
        ("{} {}", "the options are wrong: something follows them"),
    ] {
        let (kind, told) = called(handle, "listCompanies", &json!({}), options);
        assert_eq!((kind, &told["kind"]), (ERROR, &"Config".into()));
        let message = told["message"].as_str().unwrap();
        assert!(message.starts_with(why) && !message.contains(" line "), "{message}");
    }
    close(handle);
}
