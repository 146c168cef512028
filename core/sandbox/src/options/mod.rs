//! What a caller may set before a sandbox starts.

use std::fmt;
use std::time::{Duration, SystemTime};

use crate::faults::Fault;
use crate::fields::Misfit;
use crate::limiter::LimitModel;
use crate::maestrano::MaestranoOptions;
use crate::makini::settings::MakiniOptions;
use crate::mako::tokens::TokenPolicy;
use crate::quota::QuotaScope;

mod read;

/// How a sandbox is to behave. The default has the values that the vendor's guide prints.
#[derive(Clone, PartialEq)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The client id that is let in.
    pub client_id: String,
    /// The secret of that client.
    pub client_secret: String,
    /// How many requests a client may send to one operation in any second.
    pub rate_limit: u32,
    /// How the server counts them; the verdict judges the promise, which is the same for all.
    pub limit_model: LimitModel,
    /// How many creates there may be on a day of the calendar; none for any number.
    pub daily_quota: Option<u32>,
    /// Whether each operation has the quota for itself, or all share it.
    pub quota_scope: QuotaScope,
    /// Whether a new token ends the older ones.
    pub tokens: TokenPolicy,
    /// How long a token lives; zero makes tokens that are expired from the start.
    pub token_life: Duration,
    /// How much longer than any other answer a token takes.
    pub token_delay: Duration,
    /// How long every answer of the emulated API is held back. What the request did is done before the wait.
    pub latency: Duration,
    /// Whether every entity in an answer has fields that no documentation has.
    pub extra_fields: bool,
    /// What the calendar says at the start; none for the machine's.
    pub calendar: Option<SystemTime>,
    /// How the emulated Makini API is to behave.
    pub makini: MakiniOptions,
    /// Faults that are armed from the start. A reset disarms them like all others.
    pub faults: Vec<Fault>,
    /// What concerns Maestrano only.
    pub maestrano: MaestranoOptions,
    /// The same seed gives the same ids to the same creates, and the same strikes to faults that strike by chance; none
    /// gives others at each start.
    pub seed: Option<u64>,
}

/// Why a text is no options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionsError(Misfit);

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            client_id: "myclid".to_owned(),
            client_secret: "mysecret".to_owned(),
            rate_limit: 100,
            limit_model: LimitModel::default(),
            daily_quota: None,
            quota_scope: QuotaScope::default(),
            tokens: TokenPolicy::default(),
            token_life: Duration::from_secs(4 * 60 * 60),
            token_delay: Duration::ZERO,
            latency: Duration::ZERO,
            extra_fields: false,
            calendar: None,
            makini: MakiniOptions::default(),
            faults: Vec::new(),
            maestrano: MaestranoOptions::default(),
            seed: None,
        }
    }
}

impl Options {
    /// Reads options from JSON; what is left out has its default. Durations are in the unit of their name, such as
    /// `token_life_s` and `latency_ms`.
    ///
    /// ```
    /// use makokit_sandbox::Options;
    ///
    /// let options = Options::from_json(r#"{"seed": 7, "limit_model": "fixed", "daily_quota": 6000}"#)?;
    /// assert_eq!(options.daily_quota, Some(6000));
    /// assert_eq!(Options::from_json(r#"{"sed": 7}"#).unwrap_err().field(), "sed");
    /// # Ok::<(), makokit_sandbox::OptionsError>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Self, OptionsError> {
        let value = serde_json::from_str(json).map_err(|error| OptionsError(Misfit::not_json(&error)))?;
        read::options(&value).map_err(OptionsError)
    }
}

impl OptionsError {
    /// The field at fault, such as `rate_limit`; empty for the options as a whole.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.0.field
    }

    /// What is wrong with it, what is allowed, and what was most likely meant.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.0.problem
    }
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.told("the options"))
    }
}

impl std::error::Error for OptionsError {}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("port", &self.port)
            .field("client_id", &self.client_id)
            .field("client_secret", &"***")
            .field("rate_limit", &self.rate_limit)
            .field("limit_model", &self.limit_model)
            .field("daily_quota", &self.daily_quota)
            .field("quota_scope", &self.quota_scope)
            .field("tokens", &self.tokens)
            .field("token_life", &self.token_life)
            .field("token_delay", &self.token_delay)
            .field("latency", &self.latency)
            .field("extra_fields", &self.extra_fields)
            .field("calendar", &self.calendar)
            .field("makini", &self.makini)
            .field("faults", &self.faults)
            .field("maestrano", &self.maestrano)
            .field("seed", &self.seed)
            .finish()
    }
}
