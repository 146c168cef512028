//! The parts of a marketplace's configuration, and the URLs that are made of them.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::join::{escaped, join, segment};
use super::marketplace::Marketplace;
use crate::error::Error;

/// Declares views of a marketplace: the fields of each, where they are, and what they have to be when they are asked for.
macro_rules! sections {
    ($(
        $(#[$about:meta])+
        $name:ident {
            $($(#[$field_about:meta])+ $field:ident: $kind:ident at $path:literal;)+
        }
    )+) => {$(
        $(#[$about])+
        #[derive(Clone, Copy)]
        pub struct $name<'a>(&'a Marketplace);

        impl<'a> $name<'a> {
            pub(super) fn of(marketplace: &'a Marketplace) -> Self {
                Self(marketplace)
            }

            $(
                $(#[$field_about])+
                pub fn $field(self) -> Result<sections!(@type 'a $kind), Error> {
                    self.0.$kind($path)
                }
            )+
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.debug_tuple(stringify!($name)).field(self.0).finish()
            }
        }
    )+};

    (@type $life:lifetime text) => { &$life str };
    (@type $life:lifetime url) => { &$life str };
    (@type $life:lifetime optional_text) => { Option<&$life str> };
    (@type $life:lifetime optional_url) => { Option<&$life str> };
    (@type $life:lifetime switch) => { bool };
    (@type $life:lifetime seconds) => { Option<Duration> };
    (@type $life:lifetime switches) => { Option<BTreeMap<&$life str, bool>> };
}

sections! {
    /// The application itself. The three paths are there for connectors only (documented).
    App {
        /// Scheme and host of the application (documented).
        host: url at "app.host";
        /// Where a synchronisation is started (documented).
        synchronization_start_path: optional_text at "app.synchronization_start_path";
        /// Where synchronisation is switched on and off (documented).
        synchronization_toggle_path: optional_text at "app.synchronization_toggle_path";
        /// Where a synchronisation's state is asked for; `:cld-uid` stands for the group (documented).
        synchronization_status_path: optional_text at "app.synchronization_status_path";
    }

    /// The marketplace's own API, and the application's credentials for it.
    Api {
        /// The application's id on this marketplace (documented): the user of Basic authentication, the issuer in SAML.
        id: text at "api.id";
        /// Scheme and host (documented).
        host: url at "api.host";
        /// What its paths begin with: `/api/v1/` (documented).
        base: text at "api.base";
    }

    /// Single sign-on. None of this is needed by an application that uses `OpenID` (documented), but for `idp`.
    Sso {
        /// A host of the application's own for signing on, if it is not [`App::host`] (documented).
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
    }

    /// Connec!, the shared data.
    Connec {
        /// Scheme and host; they differ by tenant and environment (documented).
        host: url at "connec.host";
        /// What its paths begin with: `/api/v2` (documented).
        base_path: text at "connec.base_path";
        /// How long a request may take, if the configuration says it (documented; the vendor's client for Ruby takes 60 s where
        /// nothing is said).
        timeout: seconds at "connec.timeout";
    }

    /// What the marketplace tells the application, and at which of its paths.
    Webhooks {
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

impl<'a> Api<'a> {
    /// The key: the password of Basic authentication. What comes out of this is a secret.
    pub fn expose_key(self) -> Result<&'a str, Error> {
        self.0.key().map(crate::Secret::expose)
    }

    /// Where the API begins: `{host}{base}`.
    pub fn url(self) -> Result<String, Error> {
        Ok(join(self.host()?, self.base()?))
    }

    /// Where a resource of the account API is: `{host}{base}account/{resource}`.
    pub fn account_url(self, resource: &str) -> Result<String, Error> {
        Ok(join(&join(self.host()?, self.base()?), &format!("account/{}", segment("resource", resource)?)))
    }
}

impl<'a> Sso<'a> {
    /// The host at which the application signs people on: its own for that, else [`App::host`] (documented).
    pub fn application_host(self) -> Result<&'a str, Error> {
        self.idm()?.map_or_else(|| self.0.app().host(), Ok)
    }

    /// Where the application begins to sign somebody on.
    pub fn init_url(self) -> Result<String, Error> {
        Ok(join(self.application_host()?, self.init_path()?))
    }

    /// Where the application takes the identity provider's answer.
    pub fn consume_url(self) -> Result<String, Error> {
        Ok(join(self.application_host()?, self.consume_path()?))
    }

    /// Where the identity provider takes requests: `{idp}/api/v1/auth/saml` (INFERRED from the vendor's clients for Java and
    /// .NET; those for PHP and Ruby put it together of other fields).
    pub fn idp_url(self) -> Result<String, Error> {
        Ok(join(self.idp()?, "/api/v1/auth/saml"))
    }

    /// Where somebody is signed out (INFERRED; that the id is escaped is a CHOICE).
    pub fn logout_url(self, user: &str) -> Result<String, Error> {
        Ok(format!("{}?user_uid={}", join(self.idp()?, "/app_logout"), escaped(user)))
    }

    /// Where somebody is sent who may not use the application (INFERRED).
    pub fn unauthorized_url(self) -> Result<String, Error> {
        Ok(join(self.idp()?, "/app_access_unauthorized"))
    }

    /// Where it is asked whether somebody is still signed on (INFERRED; that both are escaped is a CHOICE). The session is a
    /// secret of the user's, and so is this URL.
    pub fn session_check_url(self, user: &str, session: &str) -> Result<String, Error> {
        Ok(format!("{}/{}?session={}", self.idp_url()?, segment("user", user)?, escaped(session)))
    }
}

impl Connec<'_> {
    /// Where Connec! begins: `{host}{base_path}`.
    pub fn url(self) -> Result<String, Error> {
        Ok(join(self.host()?, self.base_path()?))
    }

    /// Where the entities of a group are: `{host}{base_path}/{group}/{collection}`.
    pub fn collection_url(self, group: &str, collection: &str) -> Result<String, Error> {
        let path = format!("{}/{}", segment("group", group)?, segment("collection", collection)?);
        Ok(join(&self.url()?, &path))
    }
}
