//! How a store is named.

use std::fmt;

use sha2::{Digest, Sha256};

/// The name of a store: the same for everybody who shares its limits, and without a word of what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StoreName(String);

/// Names the store of one operation of one client id at one origin (with its port, as in `https://example.org:443`).
#[must_use]
pub fn store_name(origin: &str, client_id: &str, operation: &str) -> StoreName {
    let mut digest = Sha256::new();
    for part in [origin, client_id, operation] {
        // With its length each part ends where it ends, and no two triples read the same.
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part.as_bytes());
    }
    let digits =
        |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]));
    StoreName(digest.finalize().into_iter().flat_map(digits).collect())
}

impl StoreName {
    /// The name of the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a file has a name of this kind.
    #[cfg(unix)]
    pub(super) fn is_one(name: &[u8]) -> bool {
        name.len() == 64 && name.iter().all(u8::is_ascii_hexdigit)
    }
}

impl fmt::Display for StoreName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
