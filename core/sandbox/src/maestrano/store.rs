//! What the emulated vendor remembers.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use fastrand::Rng;
use uuid::{Builder, Uuid};

use super::caller::Caller;
use super::market::{ConnecErrors, Marketplace};
use super::options::{ConfigurationAnswer, MaestranoOptions};
use super::routes::Resource;
use super::seed;
use super::webhook::Courier;
use crate::base64;
use crate::calendar;

/// The marketplaces, the credentials, and how the next configuration is told.
pub(crate) struct Maestrano {
    pub(crate) environment_key: String,
    pub(crate) environment_secret: String,
    pub(crate) marketplaces: Vec<Marketplace>,
    /// The form of the configuration, and for how many answers more; none for all.
    pub(crate) configuration: (ConfigurationAnswer, Option<u64>),
    /// Keys that are good no more: they are secrets still.
    pub(crate) dead_keys: Vec<String>,
    pub(crate) courier: Arc<Courier>,
    pub(crate) numbers: Numbers,
    pub(crate) random: Rng,
}

/// The number that each next id gets; they go through all marketplaces, so that an id tells whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Numbers {
    pub(crate) group: u64,
    pub(crate) user: u64,
    pub(crate) bill: u64,
    pub(crate) recurring_bill: u64,
}

impl Maestrano {
    pub(crate) fn new(options: &MaestranoOptions, seed: Option<u64>) -> Self {
        Self {
            environment_key: options.environment_key.clone(),
            environment_secret: options.environment_secret.clone(),
            marketplaces: seed::marketplaces(),
            configuration: (options.configuration, None),
            dead_keys: Vec::new(),
            courier: Arc::default(),
            numbers: seed::NUMBERS.clone(),
            random: seed.map_or_else(Rng::new, Rng::with_seed),
        }
    }

    pub(crate) fn reset(&mut self, options: &MaestranoOptions, seed: Option<u64>) {
        let fresh = Self::new(options, seed);
        let mut dead_keys = std::mem::take(&mut self.dead_keys);
        dead_keys.extend(self.marketplaces.iter().map(|market| market.api_key.clone()));
        dead_keys.retain(|key| fresh.marketplaces.iter().all(|market| market.api_key != *key));
        *self = Self { dead_keys, ..fresh };
    }

    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.marketplaces.iter().position(|market| market.name == name)
    }

    /// The marketplace that has a group.
    pub(crate) fn owner_of_group(&self, id: &str) -> Option<&str> {
        let owner = self.marketplaces.iter().find(|market| market.has_group(id));
        owner.map(|market| market.name.as_str())
    }

    /// The marketplace that has an entity of the account API.
    pub(crate) fn owner_of(&self, resource: Resource, id: &str) -> Option<&str> {
        let owner = self.marketplaces.iter().find(|market| market.entity(resource, id).is_some());
        owner.map(|market| market.name.as_str())
    }

    /// The form of Connec!'s errors for who asks; where nobody is known, the first marketplace's.
    pub(crate) fn connec_errors(&self, caller: &Caller) -> ConnecErrors {
        let market = caller.name().and_then(|name| self.find(name)).unwrap_or(0);
        self.marketplaces.get(market).map(|market| market.connec_errors).unwrap_or_default()
    }

    pub(crate) fn new_id(&mut self) -> Uuid {
        Builder::from_random_bytes(self.random.u128(..).to_be_bytes()).into_uuid()
    }

    /// A key in the form of the documentation's second one.
    pub(crate) fn new_key(&mut self) -> String {
        format!("{:032x}{:032x}", self.random.u128(..), self.random.u128(..))
    }

    /// Whether a secret is in a text, plain or in the form of Basic authentication.
    pub(crate) fn any_secret_in(&self, text: &str) -> bool {
        self.secrets().any(|secret| text.contains(&secret))
    }

    /// A text without the secrets that are in it.
    pub(crate) fn mask(&self, text: &str) -> String {
        self.secrets()
            .filter(|secret| text.contains(secret))
            .fold(text.to_owned(), |text, secret| text.replace(&secret, "***"))
    }

    /// Every secret in both its forms; those in Base64 first, since they may hold others.
    fn secrets(&self) -> impl Iterator<Item = String> {
        let environment = (self.environment_key.as_str(), self.environment_secret.as_str());
        let pairs = self.marketplaces.iter().map(|market| (market.api_id.as_str(), market.api_key.as_str()));
        let pairs = pairs.chain([environment]).collect::<Vec<_>>();
        let basic =
            pairs.clone().into_iter().map(|(id, key)| base64::encode(format!("{id}:{key}").as_bytes()));
        let plain = pairs.into_iter().map(|(_, key)| key.to_owned());
        let secrets = basic.chain(plain).chain(self.dead_keys.iter().cloned());
        // Shorter ones stand in many texts by chance.
        secrets.filter(|secret| secret.len() >= SHORTEST_SECRET)
    }
}

const SHORTEST_SECRET: usize = 6;

/// Takes a number and moves it on.
pub(crate) fn take(number: &mut u64) -> u64 {
    *number += 1;
    *number - 1
}

/// A moment as this API writes it: in UTC and in whole seconds.
pub(crate) fn written(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    calendar::print(UNIX_EPOCH + Duration::from_secs(since.as_secs()))
}
