//! The tokens of connections and of the admin API, and what leads to them.

use std::collections::HashMap;

use super::keys::scatter;
use super::moment::{DAY, Moment};

/// Whose a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A connection, by its id: the token reaches its data only.
    Connection(String),
    /// The account: the token reaches the admin API only.
    Account,
}

/// What a token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// To be sent with requests.
    Access,
    /// To be traded for a new pair.
    Refresh,
    /// To be traded for the first pair, once.
    Code,
}

/// A pair as `/link/token` gives it.
pub(crate) struct Pair {
    pub(crate) access: String,
    pub(crate) refresh: String,
    /// When the access token ends.
    pub(crate) ends: Moment,
}

/// All tokens, dead ones included: they are secrets still.
#[derive(Default)]
pub(crate) struct Tokens {
    known: HashMap<String, Token>,
    given: u64,
}

struct Token {
    owner: Owner,
    used_for: Use,
    /// None for one that lives as long as its connection's credentials are good, as the vendor's FAQ has it.
    ends: Option<Moment>,
    dead: bool,
    /// Of a refresh token, the access token that was given with it.
    twin: Option<String>,
}

/// Documented: 30 days, and a day more to refresh.
const ACCESS_LIFE: Moment = 30 * DAY;
const REFRESH_LIFE: Moment = 31 * DAY;
/// A GUESS: no life is told.
const CODE_LIFE: Moment = 10 * 60;

const MARK: &str = "sandbox-";
/// The digits behind the kind.
const DIGITS: usize = 20;
/// The longest text that is searched for tokens at its start: what a journal takes of a head is shorter.
const LONGEST: usize = 500;

impl Tokens {
    /// A connection's first token, or the one after so many reconnects: always the same for the same sandbox's
    /// settings, and without an end of its own.
    pub(crate) fn fix(&mut self, connection: &str, integration: u32, reconnects: u32) -> String {
        let value = spell(Use::Access, u64::from(integration) << 32 | u64::from(reconnects));
        let owner = Owner::Connection(connection.to_owned());
        let token = Token { owner, used_for: Use::Access, ends: None, dead: false, twin: None };
        self.known.insert(value.clone(), token);
        value
    }

    /// A pair with the documented lives.
    pub(crate) fn pair(&mut self, owner: &Owner, now: Moment) -> Pair {
        let access = self.give(owner, Use::Access, now + ACCESS_LIFE);
        let refresh = self.give(owner, Use::Refresh, now + REFRESH_LIFE);
        if let Some(token) = self.known.get_mut(&refresh) {
            token.twin = Some(access.clone());
        }
        Pair { access, refresh, ends: now + ACCESS_LIFE }
    }

    /// A token that lives until a moment.
    pub(crate) fn until(&mut self, owner: &Owner, ends: Moment) -> String {
        self.give(owner, Use::Access, ends)
    }

    /// A code such as the end of the authorisation page brings.
    pub(crate) fn code(&mut self, owner: &Owner, now: Moment) -> String {
        self.give(owner, Use::Code, now + CODE_LIFE)
    }

    /// Whose a token is, and whether it is good for this use.
    pub(crate) fn standing(&self, value: &str, used_for: Use, now: Moment) -> Option<(Owner, bool)> {
        let token = self.known.get(value).filter(|token| token.used_for == used_for)?;
        let good = !token.dead && token.ends.is_none_or(|end| now < end);
        Some((token.owner.clone(), good))
    }

    /// Trades a refresh token or a code for its owner. It is dead then, and so is the access token given with it.
    pub(crate) fn trade(&mut self, value: &str, used_for: Use, now: Moment) -> Option<Owner> {
        let (owner, good) = self.standing(value, used_for, now)?;
        if !good {
            return None;
        }
        let twin = self.known.get_mut(value).and_then(|token| {
            token.dead = true;
            token.twin.take()
        });
        if let Some(twin) = twin {
            self.revoke(&twin);
        }
        Some(owner)
    }

    /// Ends a token for good.
    pub(crate) fn revoke(&mut self, value: &str) {
        if let Some(token) = self.known.get_mut(value) {
            token.dead = true;
        }
    }

    /// Ends all tokens of an owner.
    pub(crate) fn revoke_all(&mut self, owner: &Owner) {
        let theirs = self.known.values_mut().filter(|token| token.owner == *owner);
        theirs.for_each(|token| token.dead = true);
    }

    /// Whether a text has any token in it.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        self.tokens_in(text).next().is_some()
    }

    /// A text without its tokens.
    pub(crate) fn mask(&self, text: &str) -> String {
        let mut masked: String = text.chars().take(LONGEST).collect();
        for token in self.tokens_in(text) {
            masked = masked.replace(token, "***");
        }
        masked
    }

    fn give(&mut self, owner: &Owner, used_for: Use, ends: Moment) -> String {
        self.given += 1;
        let value = spell(used_for, self.given);
        let token = Token { owner: owner.clone(), used_for, ends: Some(ends), dead: false, twin: None };
        self.known.insert(value.clone(), token);
        value
    }

    fn tokens_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let starts = text.match_indices(MARK).map(|(start, _)| &text[start..]);
        let candidates = starts.flat_map(|rest| {
            [Use::Access, Use::Refresh, Use::Code]
                .into_iter()
                .filter_map(move |used_for| rest.get(..MARK.len() + word(used_for).len() + 1 + DIGITS))
        });
        candidates.filter(|candidate| self.known.contains_key(*candidate))
    }
}

fn word(used_for: Use) -> &'static str {
    match used_for {
        Use::Access => "token",
        Use::Refresh => "refresh",
        Use::Code => "code",
    }
}

fn spell(used_for: Use, number: u64) -> String {
    let (first, second) = (scatter(number), scatter(!number) >> 48);
    format!("{MARK}{}-{first:016x}{second:04x}", word(used_for))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(tokens: &Tokens, value: &str, now: Moment) -> bool {
        tokens.standing(value, Use::Access, now).is_some_and(|(_, good)| good)
    }

    #[test]
    fn a_refresh_ends_the_old_pair() {
        let mut tokens = Tokens::default();
        let old = tokens.pair(&Owner::Account, 0);
        assert!(good(&tokens, &old.access, 0) && !good(&tokens, &old.access, ACCESS_LIFE));
        assert!(!good(&tokens, &old.refresh, 0), "a refresh token is for refreshing only");
        assert_eq!(tokens.trade(&old.refresh, Use::Refresh, ACCESS_LIFE), Some(Owner::Account));
        assert_eq!(tokens.trade(&old.refresh, Use::Refresh, ACCESS_LIFE), None);
        assert!(!good(&tokens, &old.access, 0));
    }

    #[test]
    fn tokens_are_found_and_masked_wherever_they_stand() {
        let mut tokens = Tokens::default();
        let fixed = tokens.fix("219", 219, 0);
        let pair = tokens.pair(&Owner::Account, 0);
        assert_eq!(tokens.mask(&format!("/a/{fixed}x?{}", pair.refresh)), "/a/***x?***");
        assert!(!tokens.any_in("sandbox-token-00000000000000000000 sandbox-"));
    }
}
