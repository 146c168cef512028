//! The settings of a client, as one table: from it come the struct, the builder's methods, the environment's variables,
//! what `config explain` tells, the reference, and the settings of Python and Java.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::value::Value;
use crate::builder::Builder;
use crate::error::Error;
use crate::operation::System;
use crate::secret::Secret;

/// A row of the table.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct Setting {
    /// The name in JSON and in a profile.
    pub name: &'static str,
    /// The name of the builder's method: without the unit.
    pub method: &'static str,
    /// What kind of value it takes.
    pub kind: &'static str,
    /// The values there are, for a choice.
    pub choices: &'static [&'static str],
    /// What a choice is called where values have types, and what its values mean.
    pub choice: Option<ChoiceType>,
    /// What holds when nobody sets it, in words.
    pub default: &'static str,
    /// The variables that hold it, the first one first; `{SYSTEM}` stands for the system's name in capitals.
    pub variables: &'static [&'static str],
    /// The systems whose clients have it.
    pub systems: &'static [System],
    /// What it is.
    pub doc: &'static str,
}

impl Setting {
    /// Whether the clients of a system have it.
    #[must_use]
    pub fn is_of(&self, system: System) -> bool {
        self.systems.contains(&system)
    }
}

/// The type of a choice.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct ChoiceType {
    /// Its name.
    pub name: &'static str,
    /// What is chosen.
    pub doc: &'static str,
    /// What each value means, in the order of [`Setting::choices`].
    pub docs: &'static [&'static str],
}

/// A value out of a short list.
pub trait Choice: Sized + Copy + 'static {
    /// The list as a type.
    const TYPE: ChoiceType;
    /// The names, as they are written.
    const NAMES: &'static [&'static str];
    /// The values, in the same order.
    const VALUES: &'static [Self];
}

macro_rules! choices {
    ($(
        $(#[doc = $doc:literal])+
        $(#[derive($($derive:ident),+)])?
        $name:ident {
            $(#[doc = $first_doc:literal])+
            #[default]
            $first:ident = $first_text:literal
            $(, $(#[doc = $value_doc:literal])+ $value:ident = $text:literal)* $(,)?
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize $(, $($derive),+)?)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = $first_doc])+
            #[default]
            #[serde(rename = $first_text)]
            $first,
            $($(#[doc = $value_doc])+ #[serde(rename = $text)] $value,)*
        }

        impl Choice for $name {
            const TYPE: ChoiceType = ChoiceType {
                name: stringify!($name),
                doc: concat!($($doc, "\n"),+),
                docs: &[concat!($($first_doc, "\n"),+) $(, concat!($($value_doc, "\n"),+))*],
            };
            const NAMES: &'static [&'static str] = &[$first_text $(, $text)*];
            const VALUES: &'static [Self] = &[Self::$first $(, Self::$value)*];
        }
    )+};
}

choices! {
    /// Which clock a client waits by.
    ClockKind {
        /// The machine's.
        #[default]
        Real = "real",
        /// One that jumps to the end of each wait; sockets do not move it.
        Virtual = "virtual",
    }

    /// What a day's quota counts; the documentation says both.
    #[derive(PartialOrd, Ord)]
    QuotaScope {
        /// Each creating operation has a quota of its own.
        #[default]
        Endpoint = "endpoint",
        /// All creating operations have one together.
        Sum = "sum",
    }

    /// How lists come.
    Paging {
        /// With a cursor that each page has for the next: what is there throughout comes once, whatever changes meanwhile.
        #[default]
        Cursor = "cursor",
        /// By numbers: what is added or removed meanwhile moves all that follows, so that records may be missed or come twice.
        Page = "page",
    }

    /// How the client id and the secret travel to the endpoint that gives tokens.
    CredentialsIn {
        /// As a form in the body, as the documentation's text says.
        #[default]
        Form = "form",
        /// In the query, as one sample of the documentation has it. Servers write queries into their logs.
        Query = "query",
    }
}

macro_rules! settings {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident ($method:ident): $kind:ident $(<$choice:ident>)?, default $default:literal
            $(, from $($variable:literal)+)? $(, only $($system:ident)+)?;
    )+) => {
        /// Settings as given, each with a default or a source in the environment or a profile.
        #[derive(Clone, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        #[non_exhaustive]
        pub struct Settings {
            /// Whether the system's variables are asked for what is not given here. Those that begin with `MAKOKIT_`
            /// are asked in any case.
            pub env: bool,
            /// The name of the door, for the `User-Agent`.
            pub door: Option<String>,
            /// PEM certificates that the host language trusts by itself, from a file or as a text; they stand in for the
            /// system's.
            pub host_ca_bundle: Option<PathBuf>,
            /// The same as a text.
            pub host_certificates: Option<String>,
            $($(#[doc = $doc])+ pub $name: settings!(@type $kind $($choice)?),)+
        }

        /// What is given, as people may see it.
        impl fmt::Debug for Settings {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut shown = formatter.debug_struct("Settings");
                for row in SETTINGS {
                    if let Some(value) = self.shown(row.name) {
                        shown.field(row.name, &value);
                    }
                }
                shown.finish_non_exhaustive()
            }
        }

        /// All settings.
        pub static SETTINGS: &[Setting] = &[$(Setting {
            name: stringify!($name),
            method: stringify!($method),
            kind: stringify!($kind),
            choices: settings!(@choices $($choice)?),
            choice: settings!(@choice $($choice)?),
            default: $default,
            variables: &[$($($variable),+)?],
            systems: settings!(@systems $($($system)+)?),
            doc: concat!($($doc, "\n"),+),
        }),+];

        impl Settings {
            /// These settings, and those of `other` where there are none.
            pub(super) fn or(self, other: Self) -> Self {
                Self {
                    env: self.env,
                    door: self.door,
                    host_ca_bundle: self.host_ca_bundle,
                    host_certificates: self.host_certificates,
                    $($name: self.$name.or_else_from(other.$name),)+
                }
            }

            /// A setting as people may see it, if it is given.
            pub(super) fn shown(&self, name: &str) -> Option<String> {
                match name {
                    $(stringify!($name) => self.$name.shown(),)+
                    _ => None,
                }
            }

            /// Settings from texts, such as the environment's; `find` gives the text of a setting, if there is one.
            pub(super) fn from_texts(
                find: impl Fn(&Setting) -> Result<Option<(String, String)>, Error>,
            ) -> Result<Self, Error> {
                let mut settings = Self::default();
                for row in SETTINGS {
                    let Some((variable, text)) = find(row)? else { continue };
                    match row.name {
                        $(stringify!($name) => {
                            settings.$name = Value::from_text(&text)
                                .map_err(|why| Error::config(format!("{variable} {why}")))?;
                        })+
                        _ => {}
                    }
                }
                Ok(settings)
            }
        }

        /// The settings.
        impl<C> Builder<C> {
            $(settings!(@method [$(#[doc = $doc])+] $name $method $kind $($choice)?);)+
        }
    };

    (@systems) => { System::ALL };
    (@systems $($system:ident)+) => { &[$(System::$system),+] };

    (@type map) => { BTreeMap<String, String> };
    (@type text) => { Option<String> };
    (@type secret) => { Option<Secret> };
    (@type path) => { Option<PathBuf> };
    (@type count) => { Option<u32> };
    (@type bytes) => { Option<u64> };
    (@type duration) => { Option<u64> };
    (@type switch) => { Option<bool> };
    (@type choice $choice:ident) => { Option<$choice> };

    (@choices) => { &[] };
    (@choices $choice:ident) => { <$choice as Choice>::NAMES };
    (@choice) => { None };
    (@choice $choice:ident) => { Some(<$choice as Choice>::TYPE) };

    (@method [$($doc:tt)+] $name:ident $method:ident map) => {
        $($doc)+
        pub fn $method(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
            self.settings.$name.insert(name.into(), value.into());
            self
        }
    };
    (@method [$($doc:tt)+] $name:ident $method:ident duration) => {
        $($doc)+
        pub fn $method(mut self, duration: Duration) -> Self {
            self.settings.$name = Some(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX));
            self
        }
    };
    (@method [$($doc:tt)+] $name:ident $method:ident $kind:ident $($choice:ident)?) => {
        $($doc)+
        pub fn $method(mut self, value: settings!(@argument $kind $($choice)?)) -> Self {
            self.settings.$name = Some(value.into());
            self
        }
    };

    (@argument text) => { impl Into<String> };
    (@argument secret) => { impl Into<Secret> };
    (@argument path) => { impl Into<PathBuf> };
    (@argument count) => { u32 };
    (@argument bytes) => { u64 };
    (@argument switch) => { bool };
    (@argument choice $choice:ident) => { $choice };
}

settings! {
    /// Where the API is, as handed over by the vendor. Required, except for Makini, whose host is the same for everybody, and where
    /// `configuration` tells it.
    base_url (base_url): text, default "none", from "{SYSTEM}_BASE_URL";
    /// The client id, as handed over by the vendor. Required.
    client_id (client_id): text, default "none", from "{SYSTEM}_CLIENT_ID", only Mako;
    /// The client secret, as handed over by the vendor. Required, unless `client_secret_file` is given.
    client_secret (client_secret): secret, default "none", from "{SYSTEM}_CLIENT_SECRET", only Mako;
    /// A file that holds the client secret and nothing else; a line break at its end does not count.
    client_secret_file (client_secret_file): path, default "none", from "{SYSTEM}_CLIENT_SECRET_FILE", only Mako;
    /// The token of a connection: each connection has one, which reaches nothing else. Required, unless `api_token_file` is given.
    api_token (api_token): secret, default "none", from "{SYSTEM}_API_TOKEN", only Makini;
    /// A file that holds the token and nothing else; a line break at its end does not count.
    api_token_file (api_token_file): path, default "none", from "{SYSTEM}_API_TOKEN_FILE", only Makini;
    /// The marketplace, by its name: there is no default one, so that tenants cannot be mixed up. Required, unless `configuration`
    /// is given. It is told in errors and events.
    marketplace (marketplace): text, default "none", from "{SYSTEM}_MARKETPLACE", only Maestrano Connec;
    /// The marketplace's configuration, as the developer platform gave it: the JSON of one marketplace. From it come the name, the
    /// credentials, the place and for Connec! the timeout, where they are not given.
    configuration (configuration): secret, default "none", from "{SYSTEM}_CONFIGURATION", only Maestrano Connec;
    /// A file that holds that configuration and nothing else.
    configuration_file (configuration_file): path, default "none", from "{SYSTEM}_CONFIGURATION_FILE", only Maestrano Connec;
    /// The application's id on the marketplace (`api.id`). Required, unless `configuration` has it.
    api_id (api_id): text, default "none", from "{SYSTEM}_API_ID", only Maestrano Connec;
    /// The application's key on the marketplace (`api.key`). Required, unless `api_key_file` is given or `configuration` has it.
    api_key (api_key): secret, default "none", from "{SYSTEM}_API_KEY", only Maestrano Connec;
    /// A file that holds the key and nothing else; a line break at its end does not count.
    api_key_file (api_key_file): path, default "none", from "{SYSTEM}_API_KEY_FILE", only Maestrano Connec;
    /// What the connection is called in errors, events and limits, such as the customer's name. Nothing is sent of it.
    connection (connection): text, default "none", from "{SYSTEM}_CONNECTION", only Makini;
    /// The profile in `config.toml` that has what is given neither in the code nor in the environment.
    profile (profile): text, default "none", from "MAKOKIT_PROFILE";

    /// The time of a call, all waits and tries together.
    timeout_ms (timeout): duration, default "60 s";
    /// The time for making a connection.
    connect_timeout_ms (connect_timeout): duration, default "10 s";
    /// How long a connection may say nothing while its answer is waited for.
    read_timeout_ms (read_timeout): duration, default "30 s";
    /// How often a call is tried again when that does no harm; 20 at most.
    retries (retries): count, default "3";
    /// The largest answer that is accepted, in bytes, after it was decompressed.
    max_answer_bytes (max_answer_bytes): bytes, default "16 MiB";

    /// Requests in an interval for each operation. Mako documents 100 in a second; Makini has limits and no figure, Maestrano
    /// none that is documented, so that 100 there is a courtesy (guess), and what holds is what the API refuses.
    rate_limit (rate_limit): count, default "100";
    /// The interval in which `rate_limit` requests may be sent: any interval of this length.
    rate_interval_ms (rate_interval): duration, default "1 s";
    /// By how much that interval is stretched to make up for the network, beyond what each answer tells of it; 1 s at most.
    guard_ms (guard): duration, default "25 ms at first, then 5 to 50 ms by how much the times of answers vary";

    /// Where what was used of the limits is kept: `machine` (all processes of this user share it), `process`, a directory, or
    /// the URL of a Redis or Valkey that the hosts of a fleet share: `redis://[user:password@]host:port[/number]`, `rediss://`.
    limits (limits): text, default "machine where there is a home folder, else process", from "MAKOKIT_LIMITS";
    /// How many of its creates the vendor allows in a day (UTC). Beyond it calls are refused before they are sent.
    daily_quota (daily_quota): count, default "unknown: everything is counted, and refused only when the vendor has refused", only Mako;
    /// Whether each creating operation has that quota for itself, or all have it together; the documentation says both.
    quota_scope (quota_scope): choice<QuotaScope>, default "endpoint", only Mako;

    /// After how many failures in a row (no way to the server, no answer, a status from 500 on) a connection is left alone for a
    /// while; 0 for never. That there should be such a breaker is the advice of Makini's documents; the figures are ours.
    breaker_failures (breaker_failures): count, default "5 for Makini, 0 for the others";
    /// For how long calls are refused then, before one may find out whether the connection is there again.
    breaker_pause_ms (breaker_pause): duration, default "30 s";

    /// A file of PEM certificates to trust instead of the system's.
    ca_bundle (ca_bundle): path, default "the host language's, the system's, else built-in roots", from "MAKOKIT_CA_BUNDLE" "SSL_CERT_FILE";
    /// A file with a PEM certificate, and those that vouch for it, by which this client shows who it is.
    client_certificate (client_certificate): path, default "none";
    /// A file with the certificate's PEM key. It may be the certificate's own file, and then needs no naming.
    client_key (client_key): path, default "the file of client_certificate";
    /// A proxy: `http://[user:password@]host:port` or `socks5://…`; `none` for a direct way whatever the environment says.
    proxy (proxy): secret, default "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, but for this machine itself";
    /// Hosts that are reached without the proxy: names (with all below them), addresses and networks, with commas between.
    no_proxy (no_proxy): text, default "NO_PROXY";

    /// Where tokens are kept for other processes of the same user: `on`, `off`, or a directory.
    token_cache (token_cache): text, default "on", from "MAKOKIT_TOKEN_CACHE", only Mako;
    /// How the client id and the secret travel when a token is asked for; the documentation has both.
    credentials_in (credentials_in): choice<CredentialsIn>, default "form", only Mako;
    /// Whether each call has an id of its own, sent as `X-Request-Id`.
    request_id (request_id): switch, default "on";
    /// How lists come; Makini's documents describe both ways.
    paging (paging): choice<Paging>, default "cursor", only Makini;
    /// The parameter by which a list is told how many records a page is to have; no document names it for cursors.
    page_size_parameter (page_size_parameter): text, default "limit with cursors (guess), per_page with page numbers", only Makini;
    /// What paths begin with: Makini's `/api/v1`, or `/api/eam`, `/api/erp`, `/api/wms`; a marketplace's `api.base`, or Connec!'s
    /// `connec.base_path`.
    path_prefix (path_prefix): text, default "/api/v1; for Connec! /api/v2", only Makini Maestrano Connec;
    /// Whether Connec!'s ids are to come as lists, with what other systems call an entity, or as texts. Sent as
    /// `CONNEC-EXTERNAL-IDS` (inferred).
    external_ids (external_ids): switch, default "as the marketplace does it", only Connec;
    /// Another path for an operation, by its documented name; `{id}` stands for the id.
    paths (path): map, default "those of the reference";
    /// What a code of the API means, by the name of a kind of error: `alreadyThere` is `DuplicateEntity`.
    errors (error): map, default "the reference's table";
    /// The clock by which the client waits; the virtual one is for tests.
    clock (clock): choice<ClockKind>, default "real";
}
