//! The vectors of `tests/corpus/limits`, and how one is played on a store, whichever that is.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use makokit_limits::{Day, QuotaUsage, Rate, Source, Take, Usage};
use serde_json::{Value, json};

/// What a case begins with, and its steps.
pub(crate) struct Case {
    head: Value,
    steps: Vec<Value>,
}

/// A window as the vectors ask it. Times are counted from the moment that a case calls zero.
pub(crate) trait Rates {
    type Permit;

    /// A permit, or when to ask again.
    fn reserve(&mut self, now: Duration, doubt: Duration) -> Result<Self::Permit, Duration>;
    fn settle(&mut self, permit: Self::Permit, late: Duration);
    fn refund(&mut self, permit: Self::Permit);
    fn tighten(&mut self, rate: Rate, guard: Duration);
    fn usage(&mut self, now: Duration) -> Usage;
}

/// A quota as the vectors ask it.
pub(crate) trait Quotas {
    type Unit;

    /// What was answered, as [`told`] tells it, and the unit if there is one.
    fn take(&mut self, at: SystemTime) -> (Value, Option<Self::Unit>);
    fn accepted(&mut self, unit: Self::Unit);
    fn refused(&mut self, unit: Self::Unit, at: SystemTime);
    fn refund(&mut self, unit: Self::Unit);
    fn configure(&mut self, limit: u32);
    fn usage(&mut self, at: SystemTime) -> QuotaUsage;
}

/// The cases of a file.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    // Whoever plays them: its package stands as deep in the tree as this one.
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

impl Case {
    pub(crate) fn name(&self) -> &str {
        self.head["case"].as_str().unwrap()
    }

    /// The settings that a window begins with.
    pub(crate) fn settings(&self) -> (Rate, Duration) {
        settings(&self.head)
    }

    pub(crate) fn play_rate<R: Rates>(&self, window: &mut R) {
        let mut permits: HashMap<String, R::Permit> = HashMap::new();
        for step in &self.steps {
            let now = millis(step, "now");
            let mut permit = || permits.remove(step["permit"].as_str().unwrap()).unwrap();
            let mut answer = Value::Null;
            match step["op"].as_str().unwrap() {
                "settle" => window.settle(permit(), millis(step, "late")),
                "refund" => window.refund(permit()),
                "tighten" => {
                    let (rate, guard) = settings(step);
                    window.tighten(rate, guard);
                }
                "usage" => {
                    let usage = window.usage(now);
                    answer = json!({"used": usage.used, "limit": usage.limit, "peak": usage.peak});
                }
                _ => match window.reserve(now, millis(step, "doubt")) {
                    Err(after) => {
                        assert_eq!(after.subsec_nanos() % 1_000_000, 0, "{step}");
                        answer = json!({"at": u64::try_from(after.as_millis()).unwrap()});
                    }
                    Ok(permit) => {
                        permits.insert(label(step), permit);
                        answer = json!("granted");
                    }
                },
            }
            self.check(step, &answer);
        }
    }

    pub(crate) fn play_quota<Q: Quotas>(&self, quota: &mut Q) {
        let mut units: HashMap<String, Q::Unit> = HashMap::new();
        for step in &self.steps {
            let mut unit = || units.remove(step["unit"].as_str().unwrap()).unwrap();
            let mut answer = Value::Null;
            match step["op"].as_str().unwrap() {
                "accepted" => quota.accepted(unit()),
                "refund" => quota.refund(unit()),
                "refused" => quota.refused(unit(), time(step)),
                "configure" => quota.configure(u32::try_from(number(step, "limit")).unwrap()),
                "usage" => {
                    let usage = quota.usage(time(step));
                    let limit = usage.limit.map(|(limit, _)| limit);
                    answer = json!({"used": usage.used, "limit": limit, "exhausted": usage.is_exhausted});
                }
                _ => {
                    let (taken, unit) = quota.take(time(step));
                    units.extend(unit.map(|unit| (label(step), unit)));
                    answer = taken;
                }
            }
            self.check(step, &answer);
        }
    }

    fn check(&self, step: &Value, answer: &Value) {
        assert_eq!(*answer, step["expect"], "{step} in {:?}", self.name());
    }
}

/// An answer to who has asked for a unit, as the vectors have it.
pub(crate) fn told(taken: &Take) -> Value {
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

fn label(step: &Value) -> String {
    step["as"].as_str().unwrap_or_default().to_owned()
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
