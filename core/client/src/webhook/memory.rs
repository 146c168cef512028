//! What has been received, for a time and up to a number.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::error::Error;

/// What a delivery is remembered by: half of a digest, which nobody meets by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 16]);

impl Key {
    /// The key of texts in their order.
    pub(super) fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        let mut half = [0; 16];
        half.copy_from_slice(&hash.finalize()[..16]);
        Self(half)
    }

    /// The key as text.
    pub(super) fn text(self) -> String {
        format!("{:032x}", u128::from_be_bytes(self.0))
    }

    /// The key that a text tells.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let is_key = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| is_key);
        let number = number
            .ok_or_else(|| Error::config("key is no key of a delivery; it has 32 hexadecimal digits"))?;
        Ok(Self(number.to_be_bytes()))
    }
}

/// Keys that are remembered for the same time.
#[derive(Debug)]
pub(super) struct Memory {
    span: Duration,
    most: usize,
    since: HashMap<Key, SystemTime>,
    /// In the order in which they came; what was forgotten since, or came again, is still there once more.
    order: VecDeque<(Key, SystemTime)>,
}

impl Memory {
    pub(super) fn new(span: Duration, most: usize) -> Self {
        Self { span, most, since: HashMap::new(), order: VecDeque::new() }
    }

    /// Remembers a key, and says whether it is new.
    pub(super) fn take(&mut self, key: Key, now: SystemTime) -> bool {
        self.drop_old(now);
        if self.span.is_zero() || self.most == 0 {
            return true;
        }
        if self.since.contains_key(&key) {
            return false;
        }
        if self.order.len() >= self.most {
            self.drop_first();
        }
        self.since.insert(key, now);
        self.order.push_back((key, now));
        true
    }

    pub(super) fn forget(&mut self, key: Key) {
        self.since.remove(&key);
    }

    fn drop_old(&mut self, now: SystemTime) {
        // A clock that was set back makes nothing old.
        let span = self.span;
        let is_old = |since: SystemTime| now.duration_since(since).is_ok_and(|age| age >= span);
        while self.order.front().is_some_and(|(_, since)| is_old(*since)) {
            self.drop_first();
        }
    }

    fn drop_first(&mut self) {
        if let Some((key, at)) = self.order.pop_front()
            && self.since.get(&key) == Some(&at)
        {
            self.since.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn key(number: u64) -> Key {
        Key::of(&[&number.to_be_bytes()])
    }

    #[test]
    fn a_key_is_new_until_it_is_known_and_again_when_it_is_forgotten() {
        let (mut memory, start) = (Memory::new(Duration::from_secs(10), 2), SystemTime::UNIX_EPOCH);
        assert!(memory.take(key(1), start) && !memory.take(key(1), start));
        memory.forget(key(1));
        assert!(memory.take(key(1), start));
        let later = start + Duration::from_secs(9);
        assert!(!memory.take(key(1), later) && memory.take(key(2), later) && memory.take(key(3), later));
        assert!(memory.take(key(1), later), "the oldest went for the newest");
        assert!(memory.take(key(3), later + Duration::from_secs(10)));
    }

    #[test]
    fn a_key_is_a_text_and_back() {
        let key = key(7);
        assert_eq!(Key::parse(&key.text()).unwrap(), key);
        for text in ["", "+0000000000000000000000000000001", "zz", &"0".repeat(33)] {
            assert!(Key::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_holds_no_more_than_it_may(
            steps in prop::collection::vec((0u64..8, any::<bool>(), 0u64..20), 0..200), most in 0usize..5,
        ) {
            let mut memory = Memory::new(Duration::from_secs(10), most);
            let mut known: HashSet<u64> = HashSet::new();
            for (number, forget, at) in steps {
                if forget {
                    memory.forget(key(number));
                    known.remove(&number);
                } else if memory.take(key(number), SystemTime::UNIX_EPOCH + Duration::from_secs(at)) {
                    known.insert(number);
                } else {
                    prop_assert!(known.contains(&number), "what never came is never a repetition");
                }
                prop_assert!(memory.since.len() <= memory.order.len() && memory.order.len() <= most);
            }
        }
    }
}
