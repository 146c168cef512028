//! The parts of a marketplace's configuration, and the URLs that are made of them.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use super::join::{escaped, join, segment};
use super::marketplace::Marketplace;
use crate::error::Error;

/// A field of a configuration, or what is made of some: as other languages have it, and tools.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it is when it is there: `text`, `url`, `optional_text`, `optional_url`, `switch`, `seconds`, `switches`, `secret`, or
    /// `made`, a text out of others.
    pub kind: &'static str,
    /// What it means.
    pub doc: &'static str,
    #[serde(skip)]
    read: fn(&Marketplace) -> Result<Value, Error>,
}

/// A part of a configuration.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct Section {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub doc: &'static str,
    /// What it has.
    pub fields: &'static [Field],
}

impl Field {
    /// What a marketplace has there, or the error that whoever needs it gets. A secret is not hidden.
    pub fn read(&self, marketplace: &Marketplace) -> Result<Value, Error> {
        (self.read)(marketplace)
    }
}

/// The fields that stand in no part.
pub static FIELDS: &[Field] = &[
    Field {
        name: "nid",
        kind: "text",
        doc: "The application's id on this marketplace (documented).",
        read: |marketplace| marketplace.nid().map(Value::from),
    },
    Field {
        name: "environment",
        kind: "text",
        doc: "The application's name at the developer platform (documented).",
        read: |marketplace| marketplace.environment().map(Value::from),
    },
];

/// Declares views of a marketplace: the fields of each, where they are, and what they have to be when they are asked for; and
/// what is made of them.
macro_rules! sections {
    ($(
        $(#[doc = $about:literal])+
        $name:ident $section:ident {
            $($(#[doc = $field_about:literal])+ $field:ident: $kind:ident at $path:literal;)+
            $(made { $($(#[doc = $made_about:literal])+ $made:ident = $make:expr;)+ })?
        }
    )+) => {
        /// The parts.
        pub static SECTIONS: &[Section] = &[$(Section {
            name: stringify!($section),
            doc: concat!($($about, "\n"),+),
            fields: &[
                $(Field {
                    name: stringify!($field),
                    kind: stringify!($kind),
                    doc: concat!($($field_about, "\n"),+),
                    read: |marketplace| marketplace.$section().$field().map(|found| sections!(@value found $kind)),
                },)+
                $($(Field {
                    name: stringify!($made),
                    kind: "made",
                    doc: concat!($($made_about, "\n"),+),
                    read: |marketplace| marketplace.$section().$made().map(Value::from),
                },)+)?
            ],
        }),+];

        $(
            $(#[doc = $about])+
            #[derive(Clone, Copy)]
            pub struct $name<'a>(&'a Marketplace);

            impl<'a> $name<'a> {
                pub(super) fn of(marketplace: &'a Marketplace) -> Self {
                    Self(marketplace)
                }

                $(
                    $(#[doc = $field_about])+
                    pub fn $field(self) -> Result<sections!(@type 'a $kind), Error> {
                        self.0.$kind($path)
                    }
                )+

                $($(
                    $(#[doc = $made_about])+
                    pub fn $made(self) -> Result<String, Error> {
                        let make: fn(Self) -> Result<String, Error> = $make;
                        make(self)
                    }
                )+)?
            }

            impl fmt::Debug for $name<'_> {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    formatter.debug_tuple(stringify!($name)).field(self.0).finish()
                }
            }
        )+
    };

    (@type $life:lifetime text) => { &$life str };
    (@type $life:lifetime url) => { &$life str };
    (@type $life:lifetime secret) => { &$life str };
    (@type $life:lifetime optional_text) => { Option<&$life str> };
    (@type $life:lifetime optional_url) => { Option<&$life str> };
    (@type $life:lifetime switch) => { bool };
    (@type $life:lifetime seconds) => { Option<Duration> };
    (@type $life:lifetime switches) => { Option<BTreeMap<&$life str, bool>> };

    (@value $found:ident seconds) => { json!($found.map(|time| time.as_secs())) };
    (@value $found:ident $kind:ident) => { json!($found) };
}

sections! {
    /// The application itself. The three paths are shown for one marketplace only (documented), and are for connectors (INFERRED).
    App app {
        /// Scheme and host of the application (documented).
        host: url at "app.host";
        /// Where a synchronisation is started (documented).
        synchronization_start_path: optional_text at "app.synchronization_start_path";
        /// Where synchronisation is switched on and off (documented).
        synchronization_toggle_path: optional_text at "app.synchronization_toggle_path";
        /// Where a synchronisation's state is asked for; `:cld-uid` stands for the group (INFERRED).
        synchronization_status_path: optional_text at "app.synchronization_status_path";
    }

    /// The marketplace's own API, and the application's credentials for it.
    Api api {
        /// The application's id on this marketplace (documented): the user of Basic authentication, the issuer in SAML.
        id: text at "api.id";
        /// Scheme and host (documented).
        host: url at "api.host";
        /// What its paths begin with: `/api/v1/` (documented).
        base: text at "api.base";
        /// The key: the password of Basic authentication. What comes out of this is a secret.
        expose_key: secret at "api.key";
        made {
            /// Where the API begins: `{host}{base}`.
            url = |api| Ok(join(api.host()?, api.base()?));
        }
    }

    /// Single sign-on. None of this is needed by an application that uses `OpenID` (documented), but for `idp`.
    Sso sso {
        /// A host of the application's own for signing on, if it is not `app.host` (documented).
        idm: optional_url at "sso.idm";
        /// Where the application begins to sign somebody on; it may have a query (documented).
        init_path: text at "sso.init_path";
        /// Where the application takes the answer; it may have a query (documented).
        consume_path: text at "sso.consume_path";
        /// The host of the identity provider (documented).
        idp: url at "sso.idp";
        /// The SHA-1 fingerprint of the certificate, as it came: whether it is one shows when it is used.
        x509_fingerprint: text at "sso.x509_fingerprint";
        /// The certificate, as it came: whether it is one shows when it is used.
        x509_certificate: text at "sso.x509_certificate";
        made {
            /// The host at which the application signs people on: its own for that, else `app.host` (documented).
            application_host = |sso| sso.idm()?.map_or_else(|| sso.0.app().host(), Ok).map(str::to_owned);
            /// Where the application begins to sign somebody on.
            init_url = |sso| Ok(join(&sso.application_host()?, sso.init_path()?));
            /// Where the application takes the identity provider's answer.
            consume_url = |sso| Ok(join(&sso.application_host()?, sso.consume_path()?));
            /// Where the identity provider takes requests: `{idp}/api/v1/auth/saml` (INFERRED from the vendor's clients for Java
            /// and .NET; those for PHP and Ruby put it together of other fields).
            idp_url = |sso| Ok(join(sso.idp()?, "/api/v1/auth/saml"));
            /// Where somebody is sent who may not use the application (INFERRED).
            unauthorized_url = |sso| Ok(join(sso.idp()?, "/app_access_unauthorized"));
        }
    }

    /// Connec!, the shared data.
    Connec connec {
        /// Scheme and host; they differ by tenant and environment (documented).
        host: url at "connec.host";
        /// What its paths begin with: `/api/v2` (documented).
        base_path: text at "connec.base_path";
        /// How long a request may take, if the configuration says it (documented; the vendor's client for Ruby takes 60 s where
        /// nothing is said).
        timeout: seconds at "connec.timeout";
        made {
            /// Where Connec! begins: `{host}{base_path}`.
            url = |connec| Ok(join(connec.host()?, connec.base_path()?));
        }
    }

    /// What the marketplace tells the application, and at which of its paths.
    Webhooks webhooks {
        /// Where a group is removed: `:id` stands for it (documented).
        group_path: text at "webhooks.account.group_path";
        /// Where a user is removed from a group: `:group_id` and `:id` stand for them (documented).
        group_user_path: text at "webhooks.account.group_user_path";
        /// Whether Connec!'s ids come as lists (documented).
        external_ids: switch at "webhooks.connec.external_ids";
        /// Shown in the documentation, and described nowhere.
        initialization_path: optional_text at "webhooks.connec.initialization_path";
        /// Where entities are posted that were made or changed (documented).
        notification_path: text at "webhooks.connec.notification_path";
        /// Which entities that is done for, by name; `None` where the configuration does not say (INFERRED).
        subscriptions: switches at "webhooks.connec.subscriptions";
    }
}

impl Api<'_> {
    /// Where a resource of the account API is: `{host}{base}account/{resource}`.
    pub fn account_url(self, resource: &str) -> Result<String, Error> {
        Ok(join(&self.url()?, &format!("account/{}", segment("resource", resource)?)))
    }
}

impl Sso<'_> {
    /// Where somebody is signed out (INFERRED; that the id is escaped is a CHOICE).
    pub fn logout_url(self, user: &str) -> Result<String, Error> {
        Ok(format!("{}?user_uid={}", join(self.idp()?, "/app_logout"), escaped(user)))
    }

    /// Where it is asked whether somebody is still signed on (INFERRED; that both are escaped is a CHOICE). The session is a
    /// secret of the user's, and so is this URL.
    pub fn session_check_url(self, user: &str, session: &str) -> Result<String, Error> {
        Ok(format!("{}/{}?session={}", self.idp_url()?, segment("user", user)?, escaped(session)))
    }
}

impl Connec<'_> {
    /// Where the entities of a group are: `{host}{base_path}/{group}/{collection}`.
    pub fn collection_url(self, group: &str, collection: &str) -> Result<String, Error> {
        let path = format!("{}/{}", segment("group", group)?, segment("collection", collection)?);
        Ok(join(&self.url()?, &path))
    }
}
