//! All marketplaces, as they were loaded together.

use std::fmt;

use makokit_limits::Moment;
use serde_json::{Map, Value};

use super::PROVIDER;
use super::marketplace::Marketplace;
use super::read;
use crate::error::{Error, ErrorKind};

/// The marketplaces of one answer of the developer platform. It does not change: the next answer is another one.
#[derive(Clone)]
pub struct Marketplaces {
    pub(super) all: Vec<Marketplace>,
    pub(super) findings: Vec<Finding>,
    pub(super) extra: Map<String, Value>,
    pub(super) loaded_at: Moment,
}

/// Something that is wrong with a marketplace in an answer. The others are not touched by it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Where it stands in the answer, from 0.
    pub place: usize,
    /// Its name, if it has one.
    pub marketplace: Option<String>,
    /// What is wrong, and with which field.
    pub message: String,
    /// Whether the marketplace cannot be used at all. Another one can be, as far as the field is not needed.
    pub left_out: bool,
}

impl Marketplaces {
    /// The marketplace of a name. There is no default one.
    pub fn marketplace(&self, name: &str) -> Result<&Marketplace, Error> {
        self.get(name).ok_or_else(|| self.unknown(name))
    }

    /// The same, if it is there.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Marketplace> {
        self.all.iter().find(|marketplace| marketplace.name() == name)
    }

    /// The names, in the platform's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(Marketplace::name)
    }

    /// The marketplaces, in the platform's order.
    pub fn iter(&self) -> std::slice::Iter<'_, Marketplace> {
        self.all.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether the application is on no marketplace.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What is wrong with some of them.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// These, after others: what cannot be used stays as it was before, if it is still named; and none at all after some is no
    /// answer to be believed.
    pub(super) fn after(mut self, before: Option<&Self>) -> Result<Self, Error> {
        let Some(before) = before.filter(|before| !before.is_empty()) else { return Ok(self) };
        if self.is_empty() && self.findings.is_empty() {
            let why = "the answer has no marketplace any more; the last ones stay in use";
            return Err(
                Error::new(ErrorKind::UnexpectedResponse, why).with(|facts| facts.provider = Some(PROVIDER))
            );
        }
        for finding in &mut self.findings {
            let Some(good) = finding.marketplace.as_deref().and_then(|name| before.get(name)) else {
                continue;
            };
            if !read::lacks(good).is_empty() {
                continue;
            }
            match self.all.iter_mut().find(|one| one.name() == good.name()) {
                Some(one) => *one = good.clone(),
                None => self.all.push(good.clone()),
            }
            finding.left_out = false;
            finding.message.push_str("; what was good before stays in use");
        }
        Ok(self)
    }

    /// What stood beside the marketplaces in the answer.
    #[must_use]
    pub fn extra(&self) -> &Map<String, Value> {
        &self.extra
    }

    fn unknown(&self, name: &str) -> Error {
        let shown: String = name.chars().take(100).collect();
        let is_it = |finding: &&Finding| finding.left_out && finding.marketplace.as_deref() == Some(name);
        let known: Vec<_> = self.names().collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        let why = match self.findings.iter().find(is_it) {
            Some(finding) => format!("marketplace {shown:?} was left out: {}", finding.message),
            None => format!("there is no marketplace {shown:?}"),
        };
        Error::config(format!("{why}; there are: {known}; one that is new comes with the next refresh"))
            .with(|facts| facts.provider = Some(PROVIDER))
    }
}

impl<'a> IntoIterator for &'a Marketplaces {
    type Item = &'a Marketplace;
    type IntoIter = std::slice::Iter<'a, Marketplace>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Marketplaces {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Marketplaces")
            .field("all", &self.all)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// What is wrong, for people.
impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.marketplace {
            Some(name) => write!(formatter, "marketplace {name}")?,
            None => write!(formatter, "marketplaces[{}]", self.place)?,
        }
        let fate = if self.left_out { " (left out)" } else { "" };
        write!(formatter, ": {}{fate}", self.message)
    }
}
