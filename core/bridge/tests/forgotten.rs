//! Batches that a host forgets, at any time and without waiting: of such a batch nothing is sent and nothing is kept.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use makokit_bridge::{ANSWER, ERROR, Interrupt, call, close, forget, open};
use makokit_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

fn client(sandbox: &Sandbox) -> u64 {
    let settings = json!({
        "system": "mako",
        "base_url": sandbox.base_url(),
        "client_id": sandbox.client_id(),
        "client_secret": sandbox.client_secret(),
        "door": "test",
    });
    open(settings.to_string().as_bytes()).unwrap()
}

fn called(handle: u64, row: &str, arguments: &Value) -> (u8, Value) {
    let end = call(handle, row, arguments.to_string().as_bytes(), b"", || Interrupt::Never).unwrap();
    (end.kind, serde_json::from_slice(&end.bytes).unwrap())
}

fn begun(handle: u64, batch: u64) -> (u8, Value) {
    let company = json!({ "parentCompanyId": "aa326232-c5f2-479e-8768-15430929497a", "name": "A",
                          "companyType": "RESELLER", "address": { "address1": "1" } });
    let begin = json!({ "batch": batch, "operation": "addCompany", "records": [company] });
    called(handle, "batch", &begin)
}

fn told(handle: u64, batch: u64) -> u8 {
    called(handle, "results", &json!({ "batch": batch })).0
}

#[test]
fn the_host_chooses_a_number_for_each_batch_of_a_client() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let (one, two) = (client(&sandbox), client(&sandbox));
    assert_eq!(begun(one, 7), (ANSWER, json!({ "batch": 7, "left": 1 })));
    let (kind, error) = begun(one, 7);
    assert!(kind == ERROR && error["message"].as_str().unwrap().contains("batch 7 already"), "{error}");
    assert_eq!(begun(two, 7).0, ANSWER);
    forget(one, 7);
    assert_eq!((told(one, 7), told(two, 7)), (ERROR, ANSWER));
    close(one);
    close(two);
}

#[test]
fn an_end_that_was_lost_comes_again() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = client(&sandbox);
    begun(handle, 1);
    for (asked, results) in [(0, 1), (1, 0), (1, 0)] {
        let (kind, told) = called(handle, "results", &json!({ "batch": 1, "told": asked }));
        assert_eq!((kind, told["results"].as_array().unwrap().len()), (ANSWER, results), "{told}");
    }
    forget(handle, 1);
    assert_eq!(told(handle, 1), ERROR);
    close(handle);
}

#[test]
fn a_batch_that_is_forgotten_before_it_begins_never_does() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let handle = client(&sandbox);
    forget(handle, 1);
    forget(handle, 1);
    begun(handle, 1);
    assert_eq!(told(handle, 1), ERROR);
    let by_row = json!({ "batch": 2, "end": "forget" });
    assert_eq!(called(handle, "results", &by_row), (ANSWER, Value::Null));
    begun(handle, 2);
    assert_eq!(told(handle, 2), ERROR);
    assert_eq!(called(handle, "limits", &json!({})).1, json!([]), "nothing was sent");
    close(handle);
    forget(handle, 3);
}
