//! What a sandbox's owner may change while it runs.

use std::fmt;

use super::market::{ConnecErrors, NextLink};
use super::options::ConfigurationAnswer;
use super::seed;
use super::state::{MaestranoState, MarketplaceState};
use super::store::{Maestrano, take};
use super::webhook::is_plain;
use crate::Sandbox;
use crate::fields::{Misfit, choice};

/// Why something cannot be done with a marketplace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaestranoError(pub(crate) Misfit);

/// What to change of a marketplace; what is none stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MarketplaceChange {
    /// Whether ids are told as lists.
    pub external_ids: Option<bool>,
    /// The form of Connec!'s errors.
    pub connec_errors: Option<ConnecErrors>,
    /// Where a page's `next` leads.
    pub next: Option<NextLink>,
}

impl Sandbox {
    /// Maestrano's environment and marketplaces, with the credentials for them.
    #[must_use]
    pub fn maestrano(&self) -> MaestranoState {
        self.room.maestrano().state()
    }

    /// Lets the developer platform answer in this form, so many times or, without a figure, from now on.
    pub fn answer_configuration(&self, answer: ConfigurationAnswer, times: Option<u64>) {
        self.room.maestrano().answer_configuration(answer, times);
    }

    /// Adds a marketplace with new credentials, one group and one user.
    pub fn add_marketplace(&self, name: &str) -> Result<MarketplaceState, MaestranoError> {
        self.room.maestrano().add_marketplace(name)
    }

    /// Removes a marketplace: its credentials are good no more, and the developer platform does not tell of it.
    pub fn remove_marketplace(&self, name: &str) -> Result<(), MaestranoError> {
        self.room.maestrano().remove_marketplace(name)
    }

    /// Gives a marketplace a new key; the old one is good no more.
    pub fn rotate_marketplace_key(&self, name: &str) -> Result<MarketplaceState, MaestranoError> {
        self.room.maestrano().rotate_marketplace_key(name)
    }

    /// Changes how a marketplace behaves.
    pub fn change_marketplace(
        &self,
        name: &str,
        change: MarketplaceChange,
    ) -> Result<MarketplaceState, MaestranoError> {
        self.room.maestrano().change_marketplace(name, change)
    }
}

impl Maestrano {
    pub(crate) fn answer_configuration(&mut self, answer: ConfigurationAnswer, times: Option<u64>) {
        // No times at all is the documentation's form.
        self.configuration =
            if times == Some(0) { (ConfigurationAnswer::default(), None) } else { (answer, times) };
    }

    pub(crate) fn add_marketplace(&mut self, name: &str) -> Result<MarketplaceState, MaestranoError> {
        if !is_plain(name) {
            return Err(MaestranoError::of("must be of letters, digits, dashes, dots and underscores"));
        }
        if self.find(name).is_some() {
            return Err(MaestranoError::of(&format!(
                "is taken: there is a marketplace {name}; choose another"
            )));
        }
        let (group, user) = (take(&mut self.numbers.group), take(&mut self.numbers.user));
        let mut market = seed::empty(name, &format!("app-{}", self.new_id()), &self.new_key());
        seed::furnish(&mut market, &format!("cld-{group}"), name, &format!("usr-{user}"), 1);
        let state = market.state();
        self.marketplaces.push(market);
        Ok(state)
    }

    pub(crate) fn remove_marketplace(&mut self, name: &str) -> Result<(), MaestranoError> {
        let index = self.known(name)?;
        let market = self.marketplaces.remove(index);
        self.dead_keys.push(market.api_key);
        Ok(())
    }

    pub(crate) fn rotate_marketplace_key(&mut self, name: &str) -> Result<MarketplaceState, MaestranoError> {
        let (index, key) = (self.known(name)?, self.new_key());
        let market = &mut self.marketplaces[index];
        self.dead_keys.push(std::mem::replace(&mut market.api_key, key));
        Ok(market.state())
    }

    pub(crate) fn change_marketplace(
        &mut self,
        name: &str,
        change: MarketplaceChange,
    ) -> Result<MarketplaceState, MaestranoError> {
        let index = self.known(name)?;
        let market = &mut self.marketplaces[index];
        market.external_ids = change.external_ids.unwrap_or(market.external_ids);
        market.connec_errors = change.connec_errors.unwrap_or(market.connec_errors);
        market.next = change.next.unwrap_or(market.next);
        Ok(market.state())
    }

    /// The place of a marketplace that must be there.
    pub(crate) fn known(&self, name: &str) -> Result<usize, MaestranoError> {
        self.find(name).ok_or_else(|| {
            let names: Vec<_> = self.marketplaces.iter().map(|market| market.name.as_str()).collect();
            MaestranoError::of(&format!("cannot be {name:?}{}", choice(name, &names)))
        })
    }
}

impl MaestranoError {
    fn of(problem: &str) -> Self {
        Self(Misfit::new("marketplace".to_owned(), problem))
    }

    /// The field at fault.
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

impl fmt::Display for MaestranoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.told("the marketplace"))
    }
}

impl std::error::Error for MaestranoError {}
