//! A marketplace's configuration as the settings of its clients.

use std::time::Duration;

use super::marketplace::Marketplace;
use super::read::of_json;
use crate::builder::Builder;
use crate::config::Settings;
use crate::connec::ConnecClient;
use crate::error::Error;
use crate::maestrano::MaestranoClient;
use crate::operation::System;

impl Marketplace {
    /// Starts making a client of this marketplace's account API.
    pub fn account(&self) -> Builder<MaestranoClient> {
        Builder::default().configuration(self.expose_json().to_string())
    }

    /// Starts making a client of this marketplace's Connec!, with the configuration's timeout.
    pub fn connec_client(&self) -> Builder<ConnecClient> {
        Builder::default().configuration(self.expose_json().to_string())
    }
}

/// What a marketplace's configuration says of the settings of a system's client.
pub(crate) fn configured(json: &str, system: System) -> Result<Settings, Error> {
    let marketplace = of_json(json).map_err(|why| {
        Error::config(format!(
            "configuration {why}; pass the JSON of one marketplace, as the developer platform gave it"
        ))
    })?;
    let (api, connec) = (marketplace.api(), marketplace.connec());
    let settings = Settings {
        marketplace: Some(marketplace.name().to_owned()),
        api_id: Some(api.id()?.to_owned()),
        api_key: Some(api.expose_key()?.into()),
        ..Settings::default()
    };
    if system != System::Connec {
        let (host, base) = (api.host()?.to_owned(), api.base()?.to_owned());
        return Ok(Settings { base_url: Some(host), path_prefix: Some(base), ..settings });
    }
    let timeout =
        connec.timeout()?.map(|timeout: Duration| u64::try_from(timeout.as_millis()).unwrap_or(u64::MAX));
    Ok(Settings {
        base_url: Some(connec.host()?.to_owned()),
        path_prefix: Some(connec.base_path()?.to_owned()),
        timeout_ms: timeout,
        // Nothing may be heard for all of that time.
        read_timeout_ms: timeout,
        ..settings
    })
}
