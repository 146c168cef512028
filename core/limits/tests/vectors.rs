//! The vectors of `tests/corpus/limits`, on every store.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use makokit_limits::{Day, Moment, Permit, Quota, Rate, Reservation, Source, Take, Unit, Window};
use serde_json::{Value, json};

/// What a case begins with, and its steps.
struct Case {
    head: Value,
    steps: Vec<Value>,
}

fn cases(file: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/limits").join(file);
    let mut cases: Vec<Case> = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line.get("case").is_some() {
            cases.push(Case { head: line, steps: Vec::new() });
        } else {
            cases.last_mut().unwrap().steps.push(line);
        }
    }
    assert!(cases.len() > 10);
    cases
}

fn number(step: &Value, name: &str) -> u64 {
    step[name].as_u64().unwrap_or(0)
}

fn millis(step: &Value, name: &str) -> Duration {
    Duration::from_millis(number(step, name))
}

fn settings(step: &Value) -> (Rate, Duration) {
    let limit = u32::try_from(number(step, "limit")).unwrap().try_into().unwrap();
    (Rate { limit, per: millis(step, "per") }, millis(step, "guard"))
}

fn time(step: &Value) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(number(step, "day") * 86_400 + number(step, "second"))
}

/// Plays a case; `origin` is the moment that it calls zero.
fn play_rate(case: &Case, window: &Window, origin: Moment) {
    let mut permits: HashMap<String, Permit> = HashMap::new();
    for step in &case.steps {
        let now = origin + millis(step, "now");
        let mut permit = || permits.remove(step["permit"].as_str().unwrap()).unwrap();
        let answer = match step["op"].as_str().unwrap() {
            "settle" => {
                window.settle(permit(), millis(step, "late"));
                Value::Null
            }
            "refund" => {
                window.refund(permit());
                Value::Null
            }
            "tighten" => {
                let (rate, guard) = settings(step);
                window.tighten(rate, guard);
                Value::Null
            }
            "usage" => {
                let usage = window.usage(now);
                json!({"used": usage.used, "limit": usage.limit, "peak": usage.peak})
            }
            _ => match window.reserve(now, millis(step, "doubt")) {
                Reservation::At(moment) => {
                    let after = moment - origin;
                    assert_eq!(after.subsec_nanos() % 1_000_000, 0, "{step}");
                    json!({"at": u64::try_from(after.as_millis()).unwrap()})
                }
                Reservation::Granted(permit) => {
                    permits.insert(step["as"].as_str().unwrap_or_default().to_owned(), permit);
                    json!("granted")
                }
            },
        };
        check(case, step, &answer);
    }
}

fn play_quota(case: &Case, quota: &Quota) {
    let mut units: HashMap<String, Unit> = HashMap::new();
    for step in &case.steps {
        let mut unit = || units.remove(step["unit"].as_str().unwrap()).unwrap();
        let answer = match step["op"].as_str().unwrap() {
            "accepted" => {
                quota.accepted(unit());
                Value::Null
            }
            "refund" => {
                quota.refund(unit());
                Value::Null
            }
            "refused" => {
                quota.refused(unit(), time(step));
                Value::Null
            }
            "configure" => {
                quota.configure(u32::try_from(number(step, "limit")).unwrap());
                Value::Null
            }
            "usage" => {
                let usage = quota.usage(time(step));
                let limit = usage.limit.map(|(limit, _)| limit);
                json!({"used": usage.used, "limit": limit, "exhausted": usage.is_exhausted})
            }
            _ => {
                let taken = quota.take(time(step));
                let answer = told(&taken);
                if let Take::Taken(unit) = taken {
                    units.insert(step["as"].as_str().unwrap_or_default().to_owned(), unit);
                }
                answer
            }
        };
        check(case, step, &answer);
    }
}

fn told(taken: &Take) -> Value {
    let day = |at: SystemTime| at.duration_since(UNIX_EPOCH).unwrap().as_secs() / 86_400;
    match taken {
        Take::Taken(unit) if unit.is_probe() => json!({"taken": unit.used(), "probe": true}),
        Take::Taken(unit) => json!({"taken": unit.used()}),
        Take::Probing(until) => {
            let second = until.duration_since(Day::of(*until).start()).unwrap().as_secs();
            json!({"probing": {"day": day(*until), "second": second}})
        }
        Take::Exhausted(end) => {
            let source = if end.source == Source::Server { "server" } else { "configured" };
            let resets_on = day(end.resets_at);
            json!({"exhausted": {"used": end.used, "limit": end.limit, "source": source, "resets_on": resets_on}})
        }
    }
}

fn check(case: &Case, step: &Value, answer: &Value) {
    assert_eq!(*answer, step["expect"], "{step} in {:?}", case.head["case"]);
}

#[test]
fn the_store_of_a_process_answers_as_the_vectors_say() {
    for case in cases("rate.jsonl") {
        let (rate, guard) = settings(&case.head);
        play_rate(&case, &Window::new(rate, guard), Moment::ZERO);
    }
    for case in cases("quota.jsonl") {
        play_quota(&case, &Quota::new());
    }
}

#[cfg(unix)]
#[test]
fn the_store_of_a_machine_answers_as_the_vectors_say() {
    let folder = tempfile::tempdir().unwrap();
    let machine = makokit_limits::Machine::open(&folder.path().join("limits")).unwrap();
    let store = |case: &Case, (rate, guard)| {
        let name = makokit_limits::store_name("vectors", "", &case.head["case"].to_string());
        machine.store(&name, rate, guard).unwrap()
    };
    for case in cases("rate.jsonl") {
        let store = store(&case, settings(&case.head));
        play_rate(&case, &store.window, makokit_limits::machine_now());
    }
    for case in cases("quota.jsonl") {
        play_quota(&case, &store(&case, (Rate::per_second(1), Duration::ZERO)).quota);
    }
}
