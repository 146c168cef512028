//! Every create that came, so that one that is sent again can be told from one that is wished for again.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Weak;
use std::time::Duration;

use serde_json::Value;

use super::finding::RepeatReason;
use crate::clock;
use crate::mako::errors::Evidence;
use crate::wire::Wire;

/// A create as it came.
pub(crate) struct Create {
    pub(crate) operation: &'static str,
    pub(crate) body: Value,
    /// The journal's number.
    pub(crate) sequence: u64,
    pub(crate) at: Duration,
    pub(crate) request_id: Option<String>,
    pub(crate) natural_key: Option<NaturalKey>,
    pub(crate) wire: Weak<Wire>,
}

/// A field of the request that the server takes only once.
pub(crate) struct NaturalKey {
    pub(crate) field: &'static str,
    pub(crate) evidence: Evidence,
}

/// Names one create among those that are remembered.
#[derive(Debug, Clone)]
pub(crate) struct AttemptId {
    key: Key,
    sequence: u64,
}

/// How a create ended, as its client sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A good answer.
    Done,
    /// An answer that says no beyond doubt.
    Refused,
    /// Nothing, or nothing to rely on, and why.
    Unclear(&'static str),
}

impl Outcome {
    /// Nobody was there to read an answer.
    pub(crate) const GONE: Self = Self::Unclear(GONE);
}

const GONE: &str = "the connection was gone before the answer";

/// A create that had come before.
#[derive(Debug)]
pub(crate) struct Repeated {
    pub(crate) sequence: u64,
    pub(crate) at: Duration,
    pub(crate) reason: RepeatReason,
    detail: &'static str,
}

/// The creates that were sent, by operation and body.
#[derive(Default)]
pub(crate) struct Creates {
    attempts: HashMap<Key, Vec<Attempt>>,
    order: VecDeque<Key>,
}

/// Operation and body; a body may be long, so it stands for itself by its hash.
type Key = (&'static str, u128);

struct Attempt {
    sequence: u64,
    at: Duration,
    request_id: Option<String>,
    /// None while there is no answer.
    outcome: Option<Outcome>,
    wire: Weak<Wire>,
}

/// How many different creates are remembered; the oldest give way.
const MOST: usize = 100_000;
/// How many of the same.
const MOST_ALIKE: usize = 100;

impl Creates {
    /// Notes a create and tells whether it is an earlier one, sent again.
    pub(crate) fn enter(&mut self, create: &Create) -> (AttemptId, Option<Repeated>) {
        let key = (create.operation, fingerprint(&create.body));
        if !self.attempts.contains_key(&key) {
            self.order.push_back(key);
            if self.order.len() > MOST
                && let Some(oldest) = self.order.pop_front()
            {
                self.attempts.remove(&oldest);
            }
        }
        let alike = self.attempts.entry(key).or_default();
        let repeated = repeated(alike, create.request_id.as_deref());
        if alike.len() >= MOST_ALIKE {
            alike.remove(0);
        }
        alike.push(Attempt {
            sequence: create.sequence,
            at: create.at,
            request_id: create.request_id.clone(),
            outcome: None,
            wire: create.wire.clone(),
        });
        (AttemptId { key, sequence: create.sequence }, repeated)
    }

    /// Notes how a create ended. Those that were forgotten meanwhile stay so.
    pub(crate) fn settle(&mut self, id: &AttemptId, outcome: Outcome) {
        let alike = self.attempts.get_mut(&id.key);
        let attempt = alike.and_then(|alike| alike.iter_mut().find(|it| it.sequence == id.sequence));
        if let Some(attempt) = attempt {
            attempt.outcome = Some(outcome);
        }
    }
}

/// The earlier create that this one is, if it is one. What was refused beyond doubt may be sent again by everybody.
fn repeated(alike: &[Attempt], request_id: Option<&str>) -> Option<Repeated> {
    let open = || alike.iter().rev().filter(|it| it.outcome != Some(Outcome::Refused));
    let same_id = open().find(|it| request_id.is_some() && it.request_id.as_deref() == request_id);
    if let Some(earlier) = same_id {
        return Some(earlier.repeated(RepeatReason::SameRequestId, "both carry the same X-Request-Id"));
    }
    // A good answer after an unclear one has made up for it: what comes then is a new wish.
    let earlier = open().next()?;
    Some(earlier.repeated(RepeatReason::AnswerUnclear, earlier.unclear()?))
}

impl Attempt {
    fn repeated(&self, reason: RepeatReason, detail: &'static str) -> Repeated {
        Repeated { sequence: self.sequence, at: self.at, reason, detail }
    }

    /// Why its client cannot know what became of it.
    fn unclear(&self) -> Option<&'static str> {
        match self.outcome {
            Some(Outcome::Unclear(why)) => Some(why),
            Some(Outcome::Done | Outcome::Refused) => None,
            None => match self.wire.upgrade() {
                Some(wire) if !wire.peer_has_closed() => None,
                _ => Some(GONE),
            },
        }
    }
}

impl Repeated {
    /// What happened, in words.
    pub(crate) fn told(&self) -> String {
        let at = clock::to_ms(self.at);
        let Self { sequence, detail, .. } = self;
        format!("the create of request {sequence} at {at} ms was sent again: {detail}")
    }
}

/// The same for equal JSON, however its objects are ordered.
fn fingerprint(value: &Value) -> u128 {
    let mut canonical = String::new();
    write(value, &mut canonical);
    let hash = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, &canonical).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    hash(0) << 64 | hash(1)
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in entries {
                *text += &Value::from(name.as_str()).to_string();
                text.push(':');
                write(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Array(elements) => {
            text.push('[');
            for element in elements {
                write(element, text);
                text.push(',');
            }
            text.push(']');
        }
        other => *text += &other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn create(sequence: u64, request_id: Option<&str>) -> Create {
        Create {
            operation: "addMako",
            body: json!({"a": 1}),
            sequence,
            at: Duration::from_millis(sequence),
            request_id: request_id.map(str::to_owned),
            natural_key: None,
            wire: Weak::new(),
        }
    }

    /// Sends the same create several times, with these ends, and tells of each which earlier one it repeats.
    fn told(sent: &[(Option<&str>, Outcome)]) -> Vec<Option<u64>> {
        let mut creates = Creates::default();
        let tell = |(sequence, (request_id, outcome)): (u64, &(Option<&str>, Outcome))| {
            let (id, repeated) = creates.enter(&create(sequence, *request_id));
            creates.settle(&id, *outcome);
            repeated.map(|it| it.sequence)
        };
        (0..).zip(sent).map(tell).collect()
    }

    #[test]
    fn a_create_is_repeated_by_its_id_or_after_an_unclear_answer() {
        use Outcome::{Done, Refused};
        let lost = Outcome::Unclear("lost");
        let (a, b) = (Some("a"), Some("b"));
        assert_eq!(told(&[(a, Done), (b, Done), (None, Done), (None, Done)]), [None; 4]);
        assert_eq!(told(&[(a, Done), (a, Done)]), [None, Some(0)]);
        assert_eq!(told(&[(a, Refused), (a, Done)]), [None, None]);
        assert_eq!(told(&[(a, lost), (b, Done), (None, Done)]), [None, Some(0), None]);
        assert_eq!(told(&[(a, lost), (b, Refused), (b, Done)]), [None, Some(0), Some(0)]);
        assert_eq!(told(&[(None, lost), (None, lost), (None, Done)]), [None, Some(0), Some(1)]);
    }

    #[test]
    fn equal_json_is_the_same_create() {
        let parsed = |text: &str| fingerprint(&serde_json::from_str(text).unwrap());
        assert_eq!(
            parsed(r#"{"a":{"x":1,"y":[1,2]},"b":"c"}"#),
            parsed(r#"{"b":"\u0063", "a":{"y":[1,2],"x":1}}"#)
        );
        for other in [r#"{"a":1}"#, r#"{"a":"1"}"#, r#"{"a":[1]}"#, r#"{"a":null}"#, "{}"] {
            assert_ne!(parsed(other), parsed(r#"{"a":2}"#));
        }
        assert_ne!(parsed(r#"["a,b"]"#), parsed(r#"["a","b"]"#));
    }

    #[test]
    fn the_oldest_give_way() {
        let mut creates = Creates::default();
        for sequence in 0..u64::try_from(MOST).unwrap() + 2 {
            creates.enter(&Create { body: json!(sequence), ..create(sequence, None) });
        }
        assert_eq!((creates.attempts.len(), creates.order.len()), (MOST, MOST));
        for sequence in 0..300 {
            creates.enter(&create(sequence, None));
        }
        assert!(creates.attempts.values().all(|alike| alike.len() <= MOST_ALIKE));
    }
}
