//! Where each setting comes from: the code goes before the environment, that before a profile, that before the default.

use serde::Serialize;

use super::profile;
use super::settings::{SETTINGS, Setting, Settings};
use super::unit;
use crate::contract::{Contract, Login};
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
    /// What the configuration that one of the others gives says.
    configured: Settings,
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
        only(&code, system, "")?;
        only(&profile, system, " in the profile")?;
        let mut sources = Self {
            code: with_secrets(code, &str::to_owned)?,
            environment: with_secrets(environment, &|name| {
                variable_name(&format!("{{SYSTEM}}_{}", name.to_uppercase()), system)
            })?,
            profile: with_secrets(profile, &|name| format!("{name} of the profile"))?,
            place,
            configured: Settings::default(),
        };
        if Contract::of(system).login == Login::Basic {
            let place = sources.place.clone().unwrap_or_else(|| "the profile".to_owned());
            let all = [
                ("the code", &mut sources.code),
                ("the environment", &mut sources.environment),
                (place.as_str(), &mut sources.profile),
            ];
            sources.configured =
                unit::whole(all.map(|(name, settings)| unit::Source { name, settings }), system)?;
        }
        Ok(sources)
    }

    /// One value for each setting.
    pub(super) fn merged(self) -> Settings {
        self.code.or(self.environment).or(self.profile).or(self.configured)
    }

    /// Where each value comes from.
    pub(super) fn explain(&self, system: System) -> Vec<Explained> {
        SETTINGS.iter().filter(|row| row.is_of(system)).map(|row| self.explain_one(row, system)).collect()
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
                name.unwrap_or_else(|| {
                    variable_name(&format!("{{SYSTEM}}_{}_FILE", row.name.to_uppercase()), system)
                }),
            );
        }
        if let (Some(value), Some(place)) = (self.profile.shown(row.name), &self.place) {
            return found(value, place.clone());
        }
        if let Some(value) = self.configured.shown(row.name) {
            return found(value, "configuration".to_owned());
        }
        if let Some((value, source)) = self.usual(row) {
            return found(value, source);
        }
        let value = (row.default != "none").then(|| row.default.to_owned());
        let source = if value.is_some() { "default" } else { "not set" };
        Explained { name: row.name, value, source: source.to_owned() }
    }
}

impl Settings {
    /// These settings, and those that the environment has for the clients of all systems.
    pub(crate) fn with_common(self) -> Result<Self, Error> {
        let common = Self::from_texts(|row| {
            let mut names = row.variables.iter().filter(|name| !name.starts_with("{SYSTEM}"));
            Ok(names.find_map(|name| variable(name).map(|text| ((*name).to_owned(), text))))
        })?;
        Ok(self.or(common))
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
pub(crate) fn variable(name: &str) -> Option<String> {
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

/// The settings with secrets out of the files that are named for them. A secret that is given goes before one in a file.
fn with_secrets(mut settings: Settings, named: &dyn Fn(&str) -> String) -> Result<Settings, Error> {
    for (secret, file, name) in [
        (&mut settings.client_secret, &settings.client_secret_file, "client_secret_file"),
        (&mut settings.api_token, &settings.api_token_file, "api_token_file"),
        (&mut settings.api_key, &settings.api_key_file, "api_key_file"),
        (&mut settings.configuration, &settings.configuration_file, "configuration_file"),
    ] {
        if let (None, Some(path)) = (&secret, &file) {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Error::config(format!("{}: {} cannot be read: {error}", named(name), path.display()))
            })?;
            *secret = Some(text.trim_end_matches(['\r', '\n']).into());
        }
    }
    Ok(settings)
}

/// Refuses a setting that the clients of a system do not have. (Variables are named for a system, or meant for all.)
fn only(settings: &Settings, system: System, place: &str) -> Result<(), Error> {
    let foreign = SETTINGS.iter().find(|row| !row.is_of(system) && settings.shown(row.name).is_some());
    foreign.map_or(Ok(()), |row| {
        let of: Vec<_> = row.systems.iter().map(|system| system.name()).collect();
        Err(Error::config(format!(
            "{}{place} is no setting of a client of {}; it belongs to {}",
            row.name,
            system.name(),
            of.join(" and ")
        )))
    })
}
