//! Tokens that were given out.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// All live tokens. That several may live at once is a GUESS: the guide does not say that a new one kills the old.
#[derive(Default)]
pub(crate) struct Tokens {
    live: HashMap<String, Token>,
}

struct Token {
    client_id: String,
    expires: Instant,
}

/// The length of the guide's sample.
const LENGTH: usize = 20;
/// A client that logs in before every call must not fill the memory.
const MOST: usize = 10_000;
/// The longest text that the journal takes from a request's head.
const LONGEST: usize = 500;

impl Tokens {
    pub(crate) fn issue(&mut self, client_id: &str, now: Instant, life: Duration) -> String {
        if self.live.len() >= MOST {
            self.live.retain(|_, token| token.expires > now);
        }
        if self.live.len() >= MOST {
            self.live.clear();
        }
        let token: String = std::iter::repeat_with(fastrand::alphanumeric).take(LENGTH).collect();
        // A life beyond what the clock can tell is as good as a very long one.
        let expires = now.checked_add(life).unwrap_or_else(|| now + Duration::from_secs(u32::MAX.into()));
        self.live.insert(token.clone(), Token { client_id: client_id.to_owned(), expires });
        token
    }

    /// Whose token it is, if it is alive.
    pub(crate) fn owner(&self, token: &str, now: Instant) -> Option<String> {
        self.live.get(token).filter(|token| token.expires > now).map(|token| token.client_id.clone())
    }

    /// A text from a client, fit for the journal: a client may have put a token or the secret where neither belongs.
    pub(crate) fn mask(&self, text: &str, secret: &str) -> String {
        let mut masked: String = text.chars().take(LONGEST).collect();
        for run in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| run.len() >= LENGTH) {
            for start in 0..=run.len() - LENGTH {
                let piece = &run[start..start + LENGTH];
                if self.live.contains_key(piece) {
                    masked = masked.replace(piece, "***");
                }
            }
        }
        if secret.is_empty() { masked } else { masked.replace(secret, "***") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    #[test]
    fn a_token_and_the_secret_are_masked_wherever_they_stand() {
        let mut tokens = Tokens::default();
        let token = tokens.issue("me", clock::instant(), Duration::from_secs(9));
        let masked = tokens.mask(&format!("/get/x{token}y/hush"), "hush");
        assert_eq!(masked, "/get/x***y/***");
    }

    #[test]
    fn a_token_dies_on_time() {
        let mut tokens = Tokens::default();
        let now = clock::instant();
        let token = tokens.issue("me", now, Duration::from_secs(9));
        assert_eq!(tokens.owner(&token, now + Duration::from_nanos(8_999_999_999)).as_deref(), Some("me"));
        assert_eq!(tokens.owner(&token, now + Duration::from_secs(9)), None);
    }
}
