//! Tokens that were given out.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// Which tokens of a client are good at a time. The guide does not say that a new one ends the old.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TokenPolicy {
    /// Every token lives until its end.
    #[default]
    All,
    /// A new token ends the older ones of its client.
    NewestOnly,
}

/// All tokens, those past their end included: they are secrets still.
#[derive(Default)]
pub(crate) struct Tokens {
    known: HashMap<String, Token>,
    order: VecDeque<String>,
}

/// A moment on the clock by which tokens end, and how far the calendar has been moved by then.
#[derive(Clone, Copy)]
pub(crate) struct Now {
    pub(crate) instant: Instant,
    pub(crate) shift_ns: i128,
}

/// What a token is worth.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Good, and whose it is.
    Good(String),
    /// Past its end by the clock, for so long: its client could have known.
    Expired { client_id: String, since: Duration },
    /// Ended by something else: a newer token, a revocation, a jump of the calendar, or too short a life to be told.
    Ended(String),
    /// Never given out, or long forgotten.
    Unknown,
}

struct Token {
    client_id: String,
    ends: Instant,
    shift_ns: i128,
    /// Whether its client was told of a life at all: lives are told in whole seconds.
    told: bool,
    revoked: bool,
}

/// The length of the guide's sample.
const LENGTH: usize = 20;
/// A client that logs in before every call must not fill the memory.
const MOST: usize = 10_000;
/// The longest text that the journal takes from a request's head.
const LONGEST: usize = 500;

impl Tokens {
    pub(crate) fn issue(&mut self, client_id: &str, now: Now, life: Duration, policy: TokenPolicy) -> String {
        if policy == TokenPolicy::NewestOnly {
            let older = self.known.values_mut().filter(|token| token.client_id == client_id);
            older.for_each(|token| token.revoked = true);
        }
        if self.order.len() >= MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        let value: String = std::iter::repeat_with(fastrand::alphanumeric).take(LENGTH).collect();
        // A life beyond what the clock can tell is as good as a very long one.
        let ends = now.instant.checked_add(life);
        let ends = ends.unwrap_or_else(|| now.instant + Duration::from_secs(u32::MAX.into()));
        let (client_id, told) = (client_id.to_owned(), life.as_secs() > 0);
        let token = Token { client_id, ends, shift_ns: now.shift_ns, told, revoked: false };
        self.known.insert(value.clone(), token);
        self.order.push_back(value.clone());
        value
    }

    /// What a token is worth at a moment.
    pub(crate) fn standing(&self, token: &str, now: Now) -> Standing {
        let Some(token) = self.known.get(token) else { return Standing::Unknown };
        let client_id = token.client_id.clone();
        if token.revoked {
            return Standing::Ended(client_id);
        }
        match now.instant.checked_duration_since(token.ends) {
            Some(since) if token.told => Standing::Expired { client_id, since },
            Some(_) => Standing::Ended(client_id),
            None if token.is_overtaken(now) => Standing::Ended(client_id),
            None => Standing::Good(client_id),
        }
    }

    /// Ends a token for good.
    pub(crate) fn revoke(&mut self, token: &str) {
        if let Some(token) = self.known.get_mut(token) {
            token.revoked = true;
        }
    }

    /// The calendar was put back without a wish to end tokens: what they have aged by its jumps is forgotten.
    pub(crate) fn rebase(&mut self, shift_ns: i128) {
        self.known.values_mut().for_each(|token| token.shift_ns = shift_ns);
    }

    /// A text from a client, fit for the journal: a client may have put a token or the secret where neither belongs.
    pub(crate) fn mask(&self, text: &str, secret: &str) -> String {
        let mut masked: String = text.chars().take(LONGEST).collect();
        for token in self.tokens_in(text) {
            masked = masked.replace(token, "***");
        }
        if secret.is_empty() { masked } else { masked.replace(secret, "***") }
    }

    /// Whether a text has any token in it.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        self.tokens_in(text).next().is_some()
    }

    fn tokens_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let runs = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| run.len() >= LENGTH);
        let pieces = runs.flat_map(|run| (0..=run.len() - LENGTH).map(|start| &run[start..start + LENGTH]));
        pieces.filter(|piece| self.known.contains_key(*piece))
    }
}

impl Token {
    /// Whether the calendar has been moved past the token's end.
    fn is_overtaken(&self, now: Now) -> bool {
        let left = self.ends.saturating_duration_since(now.instant).as_nanos();
        u128::try_from(now.shift_ns - self.shift_ns).is_ok_and(|jumped| jumped >= left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    const LIFE: Duration = Duration::from_secs(9);

    fn now() -> Now {
        Now { instant: clock::instant(), shift_ns: 0 }
    }

    fn later(now: Now, time: Duration) -> Now {
        Now { instant: now.instant + time, ..now }
    }

    fn good() -> Standing {
        Standing::Good("me".to_owned())
    }

    #[test]
    fn a_token_and_the_secret_are_masked_wherever_they_stand() {
        let mut tokens = Tokens::default();
        let token = tokens.issue("me", now(), LIFE, TokenPolicy::All);
        let masked = tokens.mask(&format!("/get/x{token}y/hush"), "hush");
        assert_eq!(masked, "/get/x***y/***");
    }

    #[test]
    fn a_token_dies_on_time() {
        let mut tokens = Tokens::default();
        let now = now();
        let token = tokens.issue("me", now, LIFE, TokenPolicy::All);
        assert_eq!(tokens.standing(&token, later(now, Duration::from_nanos(8_999_999_999))), good());
        let expired = |since| Standing::Expired { client_id: "me".to_owned(), since };
        assert_eq!(tokens.standing(&token, later(now, LIFE)), expired(Duration::ZERO));
        let late = LIFE + Duration::from_millis(5);
        assert_eq!(tokens.standing(&token, later(now, late)), expired(Duration::from_millis(5)));
        assert_eq!(tokens.standing("nobody", now), Standing::Unknown);
    }

    #[test]
    fn a_jump_of_the_calendar_ends_a_token_and_a_step_back_does_not_lengthen_its_life() {
        let mut tokens = Tokens::default();
        let now = now();
        let token = tokens.issue("me", now, LIFE, TokenPolicy::All);
        let jumped = |seconds: i128| Now { shift_ns: seconds * 1_000_000_000, ..now };
        assert_eq!(tokens.standing(&token, jumped(8)), good());
        assert_eq!(tokens.standing(&token, jumped(9)), Standing::Ended("me".to_owned()));
        let back = later(jumped(-99), LIFE);
        assert!(matches!(tokens.standing(&token, back), Standing::Expired { .. }));
        tokens.rebase(9_000_000_000);
        assert_eq!(tokens.standing(&token, jumped(9)), good());
    }

    #[test]
    fn only_as_many_are_remembered_as_fit() {
        let mut tokens = Tokens::default();
        let now = now();
        let first = tokens.issue("me", now, LIFE, TokenPolicy::All);
        let last = (0..MOST).map(|_| tokens.issue("me", now, LIFE, TokenPolicy::All)).last().unwrap();
        assert_eq!(tokens.standing(&first, now), Standing::Unknown);
        assert_eq!(tokens.standing(&last, now), good());
        assert_eq!(tokens.known.len(), MOST);
    }
}
