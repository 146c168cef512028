//! The typed client.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use makokit_limits::Usage;
use serde::de::DeserializeOwned;

use crate::config::{ClockKind, Settings};
use crate::engine::{Answer, Arguments, CallOptions, Engine, FreeCall};
use crate::error::Error;
use crate::operation::{Operation, System};
use crate::secret::Secret;
use crate::shared::SharedLimits;

/// A client of Mako's provisioning API.
///
/// Cheap to clone; clones share token, connections and limits. Its methods need a tokio runtime; without one, use
/// [`blocking::MakoClient`](crate::blocking::MakoClient).
///
/// ```no_run
/// use makokit::MakoClient;
/// use makokit::mako::{AddCompany, CompanyType};
///
/// # async fn example() -> Result<(), makokit::Error> {
/// let mako = MakoClient::from_env()?;
/// let acme = AddCompany::builder()
///     .parent_company_id("5f10c94d-af26-479f-a705-aa2a85d778ea")
///     .company_type(CompanyType::RESELLER)
///     .name("Acme")
///     .build();
/// let company = mako.add_company(&acme).await?;
/// println!("{}", company.id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct MakoClient {
    engine: Arc<Engine>,
    options: CallOptions,
}

impl MakoClient {
    /// Starts making a client.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// A client from `MAKO_BASE_URL`, `MAKO_CLIENT_ID` and `MAKO_CLIENT_SECRET` (or `MAKO_CLIENT_SECRET_FILE`).
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().env().build()
    }

    /// A client from settings in one value, such as those of a file.
    pub fn from_settings(settings: Settings) -> Result<Self, Error> {
        Builder { settings, limits: None }.build()
    }

    /// The same client with other options for the calls that are made through it.
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { engine: Arc::clone(&self.engine), options }
    }

    /// Calls any method and path with the token, the envelope, the errors and the limits of the other operations: for
    /// what the vendor's own specification has and this client has not.
    ///
    /// ```no_run
    /// # async fn example(mako: makokit::MakoClient) -> Result<(), makokit::Error> {
    /// use makokit::FreeCall;
    ///
    /// let answer = mako.call(&FreeCall::new("GET", "/mako-api/config/v1/listCompanies")).await?;
    /// println!("{}", String::from_utf8_lossy(&answer.body));
    /// # Ok(())
    /// # }
    /// ```
    pub async fn call(&self, call: &FreeCall) -> Result<Answer, Error> {
        self.engine.call(call, &self.options).await
    }

    /// How much of its limit each operation has used that this client has called, or another of the same
    /// credentials.
    #[must_use]
    pub fn limits(&self) -> Vec<(String, Usage)> {
        self.engine.limits()
    }

    pub(super) async fn run<T: DeserializeOwned>(
        &self,
        row: &'static Operation,
        arguments: Arguments<'_>,
    ) -> Result<T, Error> {
        self.engine.run(row, arguments, &self.options).await
    }
}

impl fmt::Debug for MakoClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MakoClient")
            .field("base_url", &self.engine.base_url())
            .finish_non_exhaustive()
    }
}

/// Makes a [`MakoClient`]. Every setting but the three that the vendor hands over has a default.
#[derive(Clone, Default)]
#[must_use = "build() makes the client"]
pub struct Builder {
    settings: Settings,
    limits: Option<Arc<SharedLimits>>,
}

impl Builder {
    /// Where the API is. Required.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = Some(url.into());
        self
    }

    /// The client id. Required.
    pub fn client_id(mut self, id: impl Into<String>) -> Self {
        self.settings.client_id = Some(id.into());
        self
    }

    /// The client secret. Required.
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.settings.client_secret = Some(secret.into());
        self
    }

    /// Asks the environment for what is not given here.
    pub fn env(mut self) -> Self {
        self.settings.env = true;
        self
    }

    /// The time of a call, all waits and tries together. Default: 60 s.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout_ms = Some(millis(timeout));
        self
    }

    /// The time for making a connection. Default: 10 s.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout_ms = Some(millis(timeout));
        self
    }

    /// How often a call is tried again when that does no harm. Default: 3.
    pub fn retries(mut self, retries: u32) -> Self {
        self.settings.retries = Some(retries);
        self
    }

    /// Requests in a second for each operation. Default: 100, as the vendor documents.
    pub fn rate_limit(mut self, limit: u32) -> Self {
        self.settings.rate_limit = Some(limit);
        self
    }

    /// A file of PEM certificates to trust instead of the system's.
    pub fn ca_bundle(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.ca_bundle = Some(path.into());
        self
    }

    /// Another path for an operation, should the vendor's specification differ: `("getMako", "/…/getMako/{id}")`.
    pub fn path(mut self, operation: impl Into<String>, path: impl Into<String>) -> Self {
        self.settings.paths.insert(operation.into(), path.into());
        self
    }

    /// The clock by which the client waits. Default: the machine's.
    pub fn clock(mut self, clock: ClockKind) -> Self {
        self.settings.clock = clock;
        self
    }

    /// With whom the limits are shared. Default: all clients of the process.
    pub fn limits(mut self, limits: Arc<SharedLimits>) -> Self {
        self.limits = Some(limits);
        self
    }

    /// By how much the second of the limit is stretched, beyond what each answer tells of the network. Default: 10 ms.
    pub fn guard(mut self, guard: Duration) -> Self {
        self.settings.guard_ms = Some(millis(guard));
        self
    }

    /// The largest answer that is accepted, in bytes. Default: 16 MiB.
    pub fn max_answer_bytes(mut self, bytes: u64) -> Self {
        self.settings.max_answer_bytes = Some(bytes);
        self
    }

    /// The client, or what is wrong with the settings. Nothing is sent.
    pub fn build(self) -> Result<MakoClient, Error> {
        let limits = self.limits.unwrap_or_else(SharedLimits::of_process);
        let engine = Arc::new(Engine::open(System::Mako, self.settings, &limits)?);
        Ok(MakoClient { engine, options: CallOptions::default() })
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Builder").field(&self.settings).finish()
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
