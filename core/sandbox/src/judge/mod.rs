//! What the sandbox holds of its client: how it keeps the limits, its creates, and its credentials.

use std::time::Duration;

use crate::exposure::Exposure;
use crate::limiter::LimitModel;

pub(crate) use creates::{AttemptId, Create, NaturalKey, Outcome};
pub use finding::{
    CreateRepeated, CredentialElsewhere, ExpiredTokenUsed, Finding, Occasion, QuotaIgnored, RepeatReason,
    SecretMisplaced, WindowExceeded, WrongTenant,
};
pub use note::{Note, SettlingResend};
pub(crate) use quota::Refused;
pub use verdict::{OperationVerdict, Verdict};

use creates::Creates;
use quota::Told;
use rate::Rate;

mod creates;
mod finding;
mod note;
mod quota;
mod rate;
mod verdict;

/// Watches every request to the emulated API.
pub(crate) struct Judge {
    rate: Rate,
    creates: Creates,
    told: Told,
    findings: Kept<Finding>,
    notes: Kept<Note>,
}

/// As many as fit, and how many more there were: a client that errs for days must not fill the memory.
pub(crate) struct Kept<T> {
    items: Vec<T>,
    dropped: u64,
}

const MOST: usize = 10_000;

impl Judge {
    pub(crate) fn new(limit: u32, model: LimitModel) -> Self {
        Self {
            rate: Rate::new(limit, model),
            creates: Creates::default(),
            told: Told::default(),
            findings: Kept::default(),
            notes: Kept::default(),
        }
    }

    /// Judges an arrival and tells whether the vendor would let it through.
    pub(crate) fn admit(&mut self, client_id: &str, operation: &'static str, at: Duration) -> bool {
        self.rate.admit(client_id, operation, at, &mut self.findings)
    }

    /// Notes a fault.
    pub(crate) fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Judges where a request carried credentials; `about` has no message yet.
    pub(crate) fn exposed(&mut self, about: &Occasion, exposures: Vec<Exposure>) {
        for exposure in exposures {
            self.find(finding::secret_misplaced(about, exposure));
        }
    }

    /// Judges a token that was used past its end.
    pub(crate) fn expired(&mut self, about: &Occasion, since: Duration) {
        self.find(finding::expired_token_used(about, since));
    }

    /// Notes a credential that was used for what is another tenant's.
    pub(crate) fn wrong_tenant(&mut self, about: &Occasion, credential_of: &str, belongs_to: &str) {
        self.find(finding::wrong_tenant(about, credential_of, belongs_to));
    }

    /// Notes a create that has come as a whole, and judges whether it had come before.
    pub(crate) fn enter(&mut self, create: &Create, about: &Occasion) -> AttemptId {
        let (attempt, repeated) = self.creates.enter(create);
        if let Some(repeated) = repeated {
            match &create.natural_key {
                Some(key) => {
                    self.notes.push(note::settling_resend(about, key, &repeated));
                }
                None => self.find(finding::create_repeated(about, &repeated)),
            }
        }
        attempt
    }

    /// Notes how a create was answered.
    pub(crate) fn settle(&mut self, attempt: &AttemptId, outcome: Outcome) {
        self.creates.settle(attempt, outcome);
    }

    /// Notes that a client has been told that its quota is used up.
    pub(crate) fn quota_refused(&mut self, refused: Refused) {
        self.told.refused(refused);
    }

    /// Judges a create that came although the client had been told so.
    pub(crate) fn create_arrived(&mut self, arrived: &Refused, about: &Occasion) {
        if let Some(since) = self.told.ignored_by(arrived) {
            self.find(finding::quota_ignored(about, since));
        }
    }

    pub(crate) fn verdict(&self, requests: u64) -> Verdict {
        Verdict {
            ok: self.findings.items.is_empty(),
            requests,
            limit_model: self.rate.model(),
            operations: self.rate.operations(),
            findings: self.findings.items.clone(),
            findings_dropped: self.findings.dropped,
            notes: self.notes.items.clone(),
            notes_dropped: self.notes.dropped,
        }
    }
}

impl<T> Kept<T> {
    /// Keeps one more and tells its place, if there is one left.
    pub(crate) fn push(&mut self, item: T) -> Option<usize> {
        if self.items.len() >= MOST {
            self.dropped += 1;
            return None;
        }
        self.items.push(item);
        Some(self.items.len() - 1)
    }

    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.items.get_mut(index)
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { items: Vec::new(), dropped: 0 }
    }
}
