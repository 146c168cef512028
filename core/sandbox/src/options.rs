//! What a caller may set before a sandbox starts.

use std::fmt;
use std::time::Duration;

/// How a sandbox is to behave. The default has the values that the vendor's guide prints.
#[derive(Clone)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The client id that is let in.
    pub client_id: String,
    /// The secret of that client.
    pub client_secret: String,
    /// How many requests a client may send to one operation in any second.
    pub rate_limit: u32,
    /// How long a token lives; zero makes tokens that are expired from the start.
    pub token_life: Duration,
    /// How much longer than any other answer a token takes.
    pub token_delay: Duration,
    /// How long every answer of the emulated API is held back. What the request did is done before the wait.
    pub latency: Duration,
    /// The same seed gives the same ids to the same creates; none gives other ids at each start.
    pub seed: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            client_id: "myclid".to_owned(),
            client_secret: "mysecret".to_owned(),
            rate_limit: 100,
            token_life: Duration::from_secs(4 * 60 * 60),
            token_delay: Duration::ZERO,
            latency: Duration::ZERO,
            seed: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("port", &self.port)
            .field("client_id", &self.client_id)
            .field("client_secret", &"***")
            .field("rate_limit", &self.rate_limit)
            .field("token_life", &self.token_life)
            .field("token_delay", &self.token_delay)
            .field("latency", &self.latency)
            .field("seed", &self.seed)
            .finish()
    }
}
