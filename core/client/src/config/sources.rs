//! Where each setting comes from: the code goes before the environment, that before a profile, that before the default.

use std::path::PathBuf;

use serde::Serialize;

use super::profile;
use super::settings::{SETTINGS, Setting, Settings};
use crate::error::Error;
use crate::operation::System;

/// A setting's value and where it comes from, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Explained {
    /// The setting.
    pub name: &'static str,
    /// Its value; a secret is `***`. `None` where there is none, not even a default.
    pub value: Option<String>,
    /// Where that comes from.
    pub source: String,
}

/// What each source gives.
pub(super) struct Sources {
    code: Settings,
    environment: Settings,
    profile: Settings,
    place: Option<String>,
}

impl Sources {
    /// Asks all sources for the settings of a system.
    pub(super) fn read(code: Settings, system: System) -> Result<Self, Error> {
        let environment = environment(system, code.env)?;
        let name = code.profile.clone().or_else(|| environment.profile.clone());
        let (profile, place) = match name {
            Some(name) => {
                let (settings, path) = profile::read(&name, system)?;
                (settings, Some(format!("profile {name} in {}", path.display())))
            }
            None => (Settings::default(), None),
        };
        Ok(Self {
            code: with_secret(code, "client_secret_file")?,
            environment: with_secret(environment, &variable_name("{SYSTEM}_CLIENT_SECRET_FILE", system))?,
            profile: with_secret(profile, "client_secret_file of the profile")?,
            place,
        })
    }

    /// One value for each setting.
    pub(super) fn merged(self) -> Settings {
        self.code.or(self.environment).or(self.profile)
    }

    /// Where each value comes from.
    pub(super) fn explain(&self, system: System) -> Vec<Explained> {
        SETTINGS.iter().map(|row| self.explain_one(row, system)).collect()
    }

    fn explain_one(&self, row: &'static Setting, system: System) -> Explained {
        let unit = if row.kind == "duration" { " ms" } else { "" };
        let found = |value: String, source: String| Explained {
            name: row.name,
            value: Some(format!("{value}{unit}")),
            source,
        };
        if let Some(value) = self.code.shown(row.name) {
            return found(value, "code".to_owned());
        }
        if let Some(value) = self.environment.shown(row.name) {
            let names = row.variables.iter().map(|name| variable_name(name, system));
            let name = names.into_iter().find(|name| variable(name).is_some());
            return found(
                value,
                name.unwrap_or_else(|| variable_name("{SYSTEM}_CLIENT_SECRET_FILE", system)),
            );
        }
        if let (Some(value), Some(place)) = (self.profile.shown(row.name), &self.place) {
            return found(value, place.clone());
        }
        if let Some((value, source)) = self.usual(row) {
            return found(value, source);
        }
        let value = (row.default != "none").then(|| row.default.to_owned());
        let source = if value.is_some() { "default" } else { "not set" };
        Explained { name: row.name, value, source: source.to_owned() }
    }
}

impl Sources {
    /// What stands in for a setting that nobody has given: the host language's certificates, the environment's proxy.
    fn usual(&self, row: &Setting) -> Option<(String, String)> {
        match row.name {
            "ca_bundle" => {
                let path = self.code.host_ca_bundle.as_ref()?;
                Some((path.display().to_string(), "the host language".to_owned()))
            }
            "proxy" => {
                let names =
                    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
                let name = names.into_iter().find(|name| variable(name).is_some())?;
                Some(("***".to_owned(), name.to_owned()))
            }
            "no_proxy" => {
                let name = ["NO_PROXY", "no_proxy"].into_iter().find(|name| variable(name).is_some())?;
                Some((variable(name)?, name.to_owned()))
            }
            _ => None,
        }
    }
}

/// The name of a variable for a system.
pub(super) fn variable_name(template: &str, system: System) -> String {
    template.replace("{SYSTEM}", &system.name().to_uppercase())
}

/// A variable's value, unless it is blank.
#[expect(clippy::disallowed_methods, reason = "this is the place named for the environment")]
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// What the environment says; of the system's own variables only if that is wanted.
fn environment(system: System, ask: bool) -> Result<Settings, Error> {
    Settings::from_texts(|row| {
        let asked = row.variables.iter().filter(|name| ask || !name.starts_with("{SYSTEM}"));
        let mut found = asked.filter_map(|name| {
            let name = variable_name(name, system);
            variable(&name).map(|text| (name, text))
        });
        Ok(found.next())
    })
}

/// The settings with the secret out of the file that is named for it. A secret that is given goes before one in a file.
fn with_secret(mut settings: Settings, name: &str) -> Result<Settings, Error> {
    let path: Option<&PathBuf> =
        settings.client_secret_file.as_ref().filter(|_| settings.client_secret.is_none());
    if let Some(path) = path {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Error::config(format!("{name}: {} cannot be read: {error}", path.display())))?;
        settings.client_secret = Some(text.trim_end_matches(['\r', '\n']).into());
    }
    Ok(settings)
}
