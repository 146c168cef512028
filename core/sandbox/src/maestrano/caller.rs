//! Who calls.

use http::header::AUTHORIZATION;
use http::request::Parts;

use super::store::Maestrano;
use crate::base64;
use crate::mako::head;

/// Whose credentials a request carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Caller {
    /// The application's environment, for the developer platform.
    Environment,
    /// One marketplace's, for its account API and Connec!.
    Marketplace(String),
    /// The id of one with the key of another: good for nothing, and a sign of a mix-up.
    Mixed {
        id_of: String,
        key_of: String,
    },
    /// The id of one with a wrong key.
    Wrong(String),
    Unknown,
}

/// What the environment is called where marketplaces have their names.
pub(crate) const ENVIRONMENT: &str = "environment";

impl Caller {
    pub(crate) fn of(head: &Parts, maestrano: &Maestrano) -> Self {
        let Some((id, key)) = basic(head) else { return Self::Unknown };
        let (environment_key, environment_secret) =
            (maestrano.environment_key.as_str(), maestrano.environment_secret.as_str());
        let tenants = || {
            let markets = maestrano.marketplaces.iter();
            let markets = markets.map(|it| (it.name.as_str(), it.api_id.as_str(), it.api_key.as_str()));
            markets.chain([(ENVIRONMENT, environment_key, environment_secret)])
        };
        let id_of = tenants().find(|(_, its_id, _)| *its_id == id);
        let key_of = tenants().find(|(_, _, its_key)| *its_key == key);
        match (id_of, key_of) {
            (Some((name, _, its_key)), _) if its_key == key => {
                // The environment comes last, so that no marketplace can be taken for it.
                if id == environment_key && key == environment_secret {
                    Self::Environment
                } else {
                    Self::Marketplace(name.to_owned())
                }
            }
            (Some((id_of, ..)), Some((key_of, ..))) => {
                Self::Mixed { id_of: id_of.to_owned(), key_of: key_of.to_owned() }
            }
            (Some((id_of, ..)), None) => Self::Wrong(id_of.to_owned()),
            (None, _) => Self::Unknown,
        }
    }

    /// Whose id it was, as far as it is known.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Environment => Some(ENVIRONMENT),
            Self::Marketplace(name) | Self::Wrong(name) | Self::Mixed { id_of: name, .. } => Some(name),
            Self::Unknown => None,
        }
    }
}

/// The pair of Basic authentication: the first colon parts it, and a key may have more of them.
fn basic(head: &Parts) -> Option<(String, String)> {
    let (scheme, encoded) = head::text(head, AUTHORIZATION.as_str())?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(base64::decode(encoded.trim())?).ok()?;
    let (id, key) = decoded.split_once(':')?;
    Some((id.to_owned(), key.to_owned()))
}
