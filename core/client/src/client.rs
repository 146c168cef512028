//! What the typed clients of all systems have in common, declared once.

/// Declares a system's asynchronous client; its operations come from the table.
macro_rules! client {
    ($(#[$doc:meta])+ $name:ident of $system:ident) => {
        $(#[$doc])+
        #[derive(Clone)]
        pub struct $name {
            engine: std::sync::Arc<crate::engine::Engine>,
            options: crate::CallOptions,
        }

        impl $name {
            /// Starts making a client.
            pub fn builder() -> crate::Builder<Self> {
                crate::Builder::default()
            }

            /// A client from the environment: the variables that the reference names.
            pub fn from_env() -> Result<Self, crate::Error> {
                Self::builder().env().build()
            }

            /// A client from a profile in `config.toml`; what the environment says goes before it.
            pub fn from_profile(name: impl Into<String>) -> Result<Self, crate::Error> {
                Self::builder().env().profile(name).build()
            }

            /// A client from settings in one value, such as those of a file.
            pub fn from_settings(settings: crate::Settings) -> Result<Self, crate::Error> {
                crate::Builder::of(settings).build()
            }

            /// The same client with other options for the calls that are made through it.
            #[must_use]
            pub fn with_options(&self, options: crate::CallOptions) -> Self {
                Self { engine: std::sync::Arc::clone(&self.engine), options }
            }

            /// Calls any method and path with the token, the envelope, the errors and the limits of the other
            /// operations: for what the vendor's own specification has and this client has not.
            pub async fn call(&self, call: &crate::FreeCall) -> Result<crate::Answer, crate::Error> {
                self.engine.call(call, &self.options).await
            }

            /// Calls an operation by its documented name, for its raw answer: the body's JSON as it came, the status,
            /// the headers, the ids, the tries and the time. `arguments` are the request, `{"id": …}`, or `{}`.
            pub async fn raw(
                &self,
                operation: &str,
                arguments: &impl serde::Serialize,
            ) -> Result<crate::Answer, crate::Error> {
                let arguments = serde_json::to_vec(arguments)
                    .map_err(|error| crate::Error::config(format!("the arguments have no JSON: {error}")))?;
                self.engine.execute(operation, &arguments, &self.options).await
            }

            /// Writes many records through an operation, by its documented name, in batches with pauses; each is what
            /// [`Self::raw`] takes as arguments. Nothing is sent before somebody asks for the results.
            ///
            /// An error is what is wrong with the batch as a whole; one that is wrong with a record is its result.
            pub fn batch<R: serde::Serialize>(
                &self,
                operation: &str,
                records: impl IntoIterator<Item = R>,
                options: crate::BatchOptions,
            ) -> Result<crate::Batch, crate::Error> {
                let json = |record: R| serde_json::to_vec(&record).map(crate::BatchRecord::from);
                let records: Result<Vec<_>, _> = records.into_iter().map(json).collect();
                let records = records
                    .map_err(|error| crate::Error::config(format!("a record has no JSON: {error}")))?;
                self.engine.batch(operation, records, options, &self.options)
            }

            /// How much of its limits each operation has used: those that this client has called, or another of the
            /// same credentials; and, where the machine keeps them, all that it knows. Nothing is sent.
            #[must_use]
            pub fn limits(&self) -> Vec<crate::Limit> {
                self.engine.limits()
            }

            /// When so many calls of an operation, by its documented name, will be done: given its limits and what is
            /// used of them. Nothing is sent.
            pub fn budget(&self, operation: &str, calls: u64) -> Result<crate::limits::Plan, crate::Error> {
                self.engine.budget(operation, calls)
            }

            /// The settings, and where each of them comes from.
            #[must_use]
            pub fn explain(&self) -> &[crate::Explained] {
                self.engine.explain()
            }

            /// What is known of the token that the processes of this user share. Nothing is sent.
            #[must_use]
            pub fn token(&self) -> crate::TokenStatus {
                self.engine.token()
            }

            /// Forgets the token that the processes of this user share; whether there was one. Clients that have it go
            /// on with it.
            pub fn forget_token(&self) -> Result<bool, crate::Error> {
                self.engine.forget_token()
            }

            /// Puts another token in the place of the one that the settings gave, for a connection that was made anew: calls
            /// that begin now, and those that the old one was refused for, use it. A client that gets its tokens itself
            /// answers with a [`Config`](crate::ErrorKind::Config) error.
            pub fn replace_token(&self, token: impl Into<crate::Secret>) -> Result<(), crate::Error> {
                self.engine.replace_token(&token.into())
            }

            /// What the calls of this client have shown of its connection. Nothing is sent.
            #[must_use]
            pub fn health(&self) -> crate::Health {
                self.engine.health()
            }

            /// The same, after one call that asks how far the system behind was read; where the API has no such operation, a
            /// [`Config`](crate::ErrorKind::Config) error. What the call meets is in what is told, and no error.
            pub async fn checked_health(&self) -> Result<crate::Health, crate::Error> {
                self.engine.checked_health(&self.options).await
            }

            /// What the methods of the table work with.
            pub(crate) fn parts(&self) -> (&std::sync::Arc<crate::engine::Engine>, &crate::CallOptions) {
                (&self.engine, &self.options)
            }
        }

        impl crate::builder::Client for $name {
            const SYSTEM: crate::operation::System = crate::operation::System::$system;

            fn above(engine: std::sync::Arc<crate::engine::Engine>) -> Self {
                Self { engine, options: crate::CallOptions::default() }
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter
                    .debug_struct(stringify!($name))
                    .field("base_url", &self.engine.base_url())
                    .finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use client;
