//! A marketplace that is only named: the developer platform has its configuration.

use makokit::maestrano::Platform;
use makokit::operation::System;
use makokit::{Error, ErrorKind, Explained, Settings};

use crate::watch::runtime;

/// What would say by itself where a marketplace is.
const PLACES: &[&str] = &["base_url", "configuration", "configuration_file"];

/// The settings with the marketplace's configuration, if it is named and nothing says where it is.
pub(crate) fn configured(mut settings: Settings, system: System) -> Result<Settings, Error> {
    if !matches!(system, System::Maestrano | System::Connec) {
        return Ok(settings);
    }
    let explained = settings.clone().explain(system)?;
    let has = |name: &&str| value(&explained, name).is_some();
    let Some(name) = value(&explained, "marketplace").filter(|_| !PLACES.iter().any(has)) else {
        return Ok(settings);
    };
    let platform = Platform::builder().env().build().map_err(|error| {
        let why = &error.facts().message;
        let why = format!(
            "nothing says where marketplace {name} is: set {}_CONFIGURATION_FILE or pass --configuration-file, or let the \
             developer platform tell it ({why})",
            system.name().to_uppercase()
        );
        Error::new(ErrorKind::Config, why)
    })?;
    let marketplace = runtime()?.block_on(platform.marketplace(name))?;
    settings.configuration = Some(marketplace.expose_json().to_string().into());
    Ok(settings)
}

/// A setting that somebody has given.
fn value<'a>(explained: &'a [Explained], name: &str) -> Option<&'a str> {
    explained.iter().find(|one| one.name == name)?.value.as_deref()
}
