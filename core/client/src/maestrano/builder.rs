//! The settings of a platform, as one table: the builder's methods come from it, the names in JSON, the flags, and the settings
//! of Python and Java.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

use super::platform::Platform;
use crate::config::{Choice, ClockKind, Setting, Settings, variable};
use crate::error::Error;
use crate::secret::{Secret, without_userinfo};

/// Declares settings: those of a platform alone, and those that it has in common with clients.
macro_rules! settings {
    (
        own { $($(#[doc = $own_doc:literal])+ $own:ident ($own_method:ident): $own_kind:ident, default $own_default:literal
            $(, from $($own_variable:literal)+)?;)+ }
        common { $($(#[doc = $doc:literal])+ $name:ident ($method:ident): $kind:ident, default $default:literal
            $(, from $($variable:literal)+)?;)+ }
    ) => {
        /// Makes a [`Platform`]. Key and secret have no default; [`PLATFORM_SETTINGS`] has those of the others.
        ///
        /// It can be read from JSON or the like, by the names in that table and `env`; others are refused.
        #[derive(Clone, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        #[must_use = "build() makes the platform"]
        pub struct PlatformBuilder {
            pub(super) env: bool,
            pub(super) door: Option<String>,
            host_ca_bundle: Option<PathBuf>,
            host_certificates: Option<String>,
            $(pub(super) $own: Option<settings!(@type $own_kind)>,)+
            $($name: Option<settings!(@type $kind)>,)+
        }

        /// All settings of a [`Platform`].
        pub static PLATFORM_SETTINGS: &[Setting] = &[
            $(settings!(@row [$($own_doc),+] $own $own_method $own_kind $own_default [$($($own_variable),+)?]),)+
            $(settings!(@row [$($doc),+] $name $method $kind $default [$($($variable),+)?]),)+
        ];

        /// The settings.
        impl PlatformBuilder {
            $(settings!(@method [$(#[doc = $own_doc])+] $own $own_method $own_kind);)+
            $(settings!(@method [$(#[doc = $doc])+] $name $method $kind);)+

            /// Those that clients have, too.
            pub(super) fn common(&self) -> Settings {
                Settings {
                    door: self.door.clone(),
                    host_ca_bundle: self.host_ca_bundle.clone(),
                    host_certificates: self.host_certificates.clone(),
                    $($name: self.$name.clone(),)+
                    ..Settings::default()
                }
            }
        }
    };

    (@row [$($doc:literal),+] $name:ident $method:ident $kind:ident $default:literal [$($variable:literal),*]) => {
        Setting {
            name: stringify!($name),
            method: stringify!($method),
            kind: stringify!($kind),
            choices: settings!(@choices $kind),
            choice: settings!(@choice $kind),
            default: $default,
            variables: &[$($variable),*],
            systems: &[],
            doc: concat!($($doc, "\n"),+),
        }
    };

    (@choices choice) => { <ClockKind as Choice>::NAMES };
    (@choices $kind:ident) => { &[] };
    (@choice choice) => { Some(<ClockKind as Choice>::TYPE) };
    (@choice $kind:ident) => { None };

    (@type text) => { String };
    (@type secret) => { Secret };
    (@type path) => { PathBuf };
    (@type count) => { u32 };
    (@type bytes) => { u64 };
    (@type duration) => { u64 };
    (@type switch) => { bool };
    (@type choice) => { ClockKind };

    (@method [$($doc:tt)+] $name:ident $method:ident duration) => {
        $($doc)+
        pub fn $method(mut self, duration: Duration) -> Self {
            self.$name = Some(in_millis(duration));
            self
        }
    };
    (@method [$($doc:tt)+] $name:ident $method:ident $kind:ident) => {
        $($doc)+
        pub fn $method(mut self, value: settings!(@argument $kind)) -> Self {
            self.$name = Some(value.into());
            self
        }
    };

    (@argument text) => { impl Into<String> };
    (@argument secret) => { impl Into<Secret> };
    (@argument path) => { impl Into<PathBuf> };
    (@argument $kind:ident) => { settings!(@type $kind) };
}

settings! {
    own {
        /// Where the developer platform is.
        host (host): text, default "https://developer.maestrano.com", from "MNO_DEVPL_HOST";
        /// What its paths begin with, with or without the `marketplaces` at the end.
        api_path (api_path): text, default "/api/config/v1", from "MNO_DEVPL_API_PATH";
        /// The key of the application's environment: not that of a marketplace. Required, unless `environment_key_file` is given.
        environment_key (environment_key): secret, default "none", from "MNO_DEVPL_ENV_KEY";
        /// A file that holds the key and nothing else; a line break at its end does not count.
        environment_key_file (environment_key_file): path, default "none", from "MNO_DEVPL_ENV_KEY_FILE";
        /// The secret of the application's environment. Required, unless `environment_secret_file` is given.
        environment_secret (environment_secret): secret, default "none", from "MNO_DEVPL_ENV_SECRET";
        /// A file that holds the secret and nothing else; a line break at its end does not count.
        environment_secret_file (environment_secret_file): path, default "none", from "MNO_DEVPL_ENV_SECRET_FILE";
        /// How often the marketplaces are asked for anew on the side, once they were asked for; a second at least.
        refresh_every_ms (refresh_every): duration, default "12 h";
        /// Whether that is done at all; else they are asked for anew only by `refresh`.
        background_refresh (background_refresh): switch, default "on";
    }
    common {
        /// The time of a load, all waits and tries together.
        timeout_ms (timeout): duration, default "60 s";
        /// The time for making a connection.
        connect_timeout_ms (connect_timeout): duration, default "10 s";
        /// How long the connection may say nothing while the answer is waited for.
        read_timeout_ms (read_timeout): duration, default "30 s";
        /// How often a load is tried again; 20 at most.
        retries (retries): count, default "3";
        /// The largest answer that is accepted, in bytes, after it was decompressed.
        max_answer_bytes (max_answer_bytes): bytes, default "16 MiB";
        /// A file of PEM certificates to trust instead of the system's.
        ca_bundle (ca_bundle): path, default "the host language's, the system's, else built-in roots", from "MAKOKIT_CA_BUNDLE" "SSL_CERT_FILE";
        /// A file with a PEM certificate, and those that vouch for it, by which the application shows who it is.
        client_certificate (client_certificate): path, default "none";
        /// A file with the certificate's PEM key. It may be the certificate's own file, and then needs no naming.
        client_key (client_key): path, default "the file of client_certificate";
        /// A proxy: `http://[user:password@]host:port` or `socks5://…`; `none` for a direct way whatever the environment says.
        proxy (proxy): secret, default "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, but for this machine itself";
        /// Hosts that are reached without the proxy: names (with all below them), addresses and networks, with commas between.
        no_proxy (no_proxy): text, default "NO_PROXY";
        /// Whether each load has an id of its own, sent as `X-Request-Id`.
        request_id (request_id): switch, default "on";
        /// The clock by which it waits; the virtual one is for tests, and asks anew on the side only if it is told how often.
        clock (clock): choice, default "real";
    }
}

impl PlatformBuilder {
    /// Asks the environment for what is not given here: `MNO_DEVPL_HOST`, `MNO_DEVPL_API_PATH`, `MNO_DEVPL_ENV_KEY`,
    /// `MNO_DEVPL_ENV_SECRET`; the last two also with `_FILE`, for a file that holds them.
    pub fn env(mut self) -> Self {
        self.env = true;
        self
    }

    /// The name of the door, for the `User-Agent`.
    pub fn door(mut self, name: impl Into<String>) -> Self {
        self.door = Some(name.into());
        self
    }

    /// The platform, or what is wrong with the settings. Nothing is sent.
    pub fn build(self) -> Result<Platform, Error> {
        let (requests, every) = self.resolve(&|name| variable(name))?;
        Platform::new(requests, every)
    }
}

fn in_millis(time: Duration) -> u64 {
    // What is shorter than a millisecond is not nothing.
    u64::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
}

impl fmt::Debug for PlatformBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.host.as_deref().map(without_userinfo);
        formatter
            .debug_struct("PlatformBuilder")
            .field("host", &host)
            .field("api_path", &self.api_path)
            .field("settings", &self.common())
            .finish_non_exhaustive()
    }
}
