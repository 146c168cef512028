//! What a playback tells. Authorization headers and client secrets are shown as `***`.

use serde::Serialize;
use serde_json::Value;

/// How far a client has come in its script.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The script's number.
    pub id: String,
    /// Whether every expected request came and nothing else did.
    pub complete: bool,
    /// All requests that came.
    pub requests: usize,
    /// Those that the script did not expect.
    pub unexpected: Vec<Unexpected>,
    /// How many expected requests have not come.
    pub unmet: usize,
    /// The requests that came; after ten thousand only their number is kept.
    pub seen: Vec<SeenRequest>,
}

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SeenRequest {
    /// The HTTP method.
    pub method: String,
    /// The path below the script's base URL.
    pub path: String,
    /// The query, decoded; a name that came twice has an array.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<Value>,
    /// The body: JSON as it is, a form decoded, anything else as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
}

/// A request that the script did not expect.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Unexpected {
    /// Its number among all requests, from 1.
    pub request: usize,
    /// The exchange whose turn it was, from 0; none after the last.
    pub exchange: Option<usize>,
    /// The request that was expected, such as `POST /x`; none after the last.
    pub expected: Option<String>,
    /// The request that came, such as `GET /y`.
    pub got: String,
    /// What differed.
    pub differences: Vec<String>,
}
