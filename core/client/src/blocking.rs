//! The client for programs without an async runtime.

use std::future::Future;

use makokit_limits::Plan;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::runtime::Handle;

use crate::batch::{BatchOptions, BatchProgress, BatchResult, BatchStopper};
use crate::builder::Builder;
use crate::engine::{Answer, CallOptions, FreeCall};
use crate::error::Error;
use crate::health::Health;
use crate::lead::Lead;
use crate::limit::Limit;

/// Declares a system's blocking client; its operations come from the table.
macro_rules! blocking {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Debug)]
        pub struct $name {
            client: crate::$name,
        }

        impl $name {
            /// A client from the environment: the variables that the reference names.
            pub fn from_env() -> Result<Self, Error> {
                crate::$name::builder().env().build_blocking()
            }

            /// Starts making a client; `build_blocking` ends it.
            pub fn builder() -> Builder<crate::$name> {
                crate::$name::builder()
            }

            /// A client from a profile in `config.toml`; what the environment says goes before it.
            pub fn from_profile(name: impl Into<String>) -> Result<Self, Error> {
                crate::$name::builder().env().profile(name).build_blocking()
            }

            /// The same client with other options for the calls that are made through it.
            #[must_use]
            pub fn with_options(&self, options: CallOptions) -> Self {
                Self { client: self.client.with_options(options) }
            }

            /// See the same method of the asynchronous client.
            pub fn call(&self, call: &FreeCall) -> Result<Answer, Error> {
                wait(self.client.call(call))
            }

            /// See the same method of the asynchronous client.
            pub fn raw(&self, operation: &str, arguments: &impl Serialize) -> Result<Answer, Error> {
                wait(self.client.raw(operation, arguments))
            }

            /// See the same method of the asynchronous client.
            pub fn batch<R: Serialize>(
                &self,
                operation: &str,
                records: impl IntoIterator<Item = R>,
                options: BatchOptions,
            ) -> Result<Batch, Error> {
                self.client.batch(operation, records, options).map(|batch| Batch { batch })
            }

            /// See the same method of the asynchronous client.
            #[must_use]
            pub fn limits(&self) -> Vec<Limit> {
                self.client.limits()
            }

            /// See the same method of the asynchronous client.
            pub fn budget(&self, operation: &str, calls: u64) -> Result<Plan, Error> {
                self.client.budget(operation, calls)
            }

            /// See the same method of the asynchronous client.
            pub fn replace_token(&self, token: impl Into<crate::Secret>) -> Result<(), Error> {
                self.client.replace_token(token)
            }

            /// See the same method of the asynchronous client.
            #[must_use]
            pub fn health(&self) -> Health {
                self.client.health()
            }

            /// See the same method of the asynchronous client.
            pub fn checked_health(&self) -> Result<Health, Error> {
                wait(self.client.checked_health())
            }

            pub(crate) fn client(&self) -> &crate::$name {
                &self.client
            }
        }

        impl Builder<crate::$name> {
            /// The blocking client, or what is wrong with the settings. Nothing is sent.
            pub fn build_blocking(self) -> Result<$name, Error> {
                Ok($name { client: self.build()? })
            }
        }
    )+};
}

blocking! {
    /// [`MakoClient`](crate::MakoClient) with methods that wait for the answer.
    ///
    /// The thread that waits works on its call; one more, made at the first call, goes on with what is left meanwhile. Blocking
    /// clients must not be called from within an async runtime, which would come to a halt: there they answer with a
    /// [`Config`](crate::ErrorKind::Config) error.
    ///
    /// ```no_run
    /// use makokit::blocking::MakoClient;
    ///
    /// # fn main() -> Result<(), makokit::Error> {
    /// let mako = MakoClient::from_env()?;
    /// for company in mako.list_companies()? {
    ///     println!("{} {}", company.id, company.name.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    MakoClient;

    /// [`MakiniClient`](crate::MakiniClient) with methods that wait for the answer, under the same rules as [`MakoClient`].
    ///
    /// ```no_run
    /// use makokit::blocking::MakiniClient;
    /// use makokit::makini::ListQuery;
    ///
    /// # fn main() -> Result<(), makokit::Error> {
    /// let makini = MakiniClient::from_env()?;
    /// for order in makini.list_purchase_orders(&ListQuery::default()) {
    ///     println!("{}", order?.order_no.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    MakiniClient;

    /// [`MaestranoClient`](crate::MaestranoClient) with methods that wait for the answer, under the same rules as [`MakoClient`].
    ///
    /// ```no_run
    /// use makokit::blocking::MaestranoClient;
    /// use makokit::maestrano::GroupQuery;
    ///
    /// # fn main() -> Result<(), makokit::Error> {
    /// let maestrano = MaestranoClient::from_env()?;
    /// for group in maestrano.list_groups(&GroupQuery::default())? {
    ///     println!("{}", group.name.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    MaestranoClient;

    /// [`ConnecClient`](crate::ConnecClient) with methods that wait for the answer, under the same rules as [`MakoClient`].
    ///
    /// ```no_run
    /// use makokit::blocking::ConnecClient;
    /// use makokit::connec::EntityQuery;
    ///
    /// # fn main() -> Result<(), makokit::Error> {
    /// let connec = ConnecClient::from_env()?;
    /// for person in connec.list_entities("cld-4", "people", &EntityQuery::default()) {
    ///     println!("{:?}", person?.extra.get("last_name"));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ConnecClient;
}

/// [`Pages`](crate::Pages) whose iterator waits for each page.
///
/// After an error the iterator goes on with the page that could not be read, so that it is for the caller to stop.
#[derive(Debug)]
#[must_use = "nothing is read before somebody asks for it"]
pub struct Pages<T> {
    pages: crate::Pages<T>,
}

impl<T: DeserializeOwned> Pages<T> {
    /// The records of the next page, or what is left of this one; nothing after the last.
    pub fn next_page(&mut self) -> Option<Result<Vec<T>, Error>> {
        waited(self.pages.next_page())
    }

    /// See [`Pages::cursor`](crate::Pages::cursor).
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }

    /// See [`Pages::total`](crate::Pages::total).
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.pages.total()
    }
}

impl<T: DeserializeOwned> Iterator for Pages<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.pages.at_hand() {
            Some(record) => Some(Ok(record)),
            None => waited(self.pages.next()),
        }
    }
}

impl<T> From<crate::Pages<T>> for Pages<T> {
    fn from(pages: crate::Pages<T>) -> Self {
        Self { pages }
    }
}

/// [`Batch`](crate::Batch) whose iterator waits for each result.
///
/// An item is an error where it cannot be waited at all: within an async runtime.
#[derive(Debug)]
#[must_use = "nothing is sent before somebody asks for the results"]
pub struct Batch {
    batch: crate::Batch,
}

impl Batch {
    /// See [`Batch::progress`](crate::Batch::progress).
    #[must_use]
    pub fn progress(&self) -> BatchProgress {
        self.batch.progress()
    }

    /// See [`Batch::stopper`](crate::Batch::stopper).
    #[must_use]
    pub fn stopper(&self) -> BatchStopper {
        self.batch.stopper()
    }
}

impl Iterator for Batch {
    type Item = Result<BatchResult, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(async { Ok(self.batch.next().await) }).transpose()
    }
}

/// Waits for something that may be there no more.
fn waited<T>(next: impl Future<Output = Option<Result<T, Error>>>) -> Option<Result<T, Error>> {
    wait(async { next.await.transpose() }).transpose()
}

/// Waits for a call, and works on it meanwhile.
pub(crate) fn wait<T>(call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::config(
            "the blocking client was called from within an async runtime; use the client in makokit itself there",
        ));
    }
    LEAD.wait(call)?
}

/// What all blocking clients share.
static LEAD: Lead = Lead::new();
