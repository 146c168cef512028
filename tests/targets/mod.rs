//! What is fuzzed: a function for each door at which a stranger's bytes come in. The ordinary tests replay the seeds
//! through them, the fuzzer goes on from there.

mod bridge;
mod envelope;
mod headers;
mod refusals;
mod webhook;

use std::path::PathBuf;

use makokit::Error;
use makokit::fuzz::Asker;

use crate::root;
use crate::spellings::{Spellings, texts};

/// A door.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, and that of its folder of seeds.
    pub name: &'static str,
    /// Tries an input; whatever is wrong with what comes of it is a panic.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "envelope", run: envelope::run },
    Target { name: "headers", run: headers::run },
    Target { name: "refusals", run: refusals::run },
    Target { name: "bridge", run: bridge::run },
    Target { name: "webhook", run: webhook::run },
];

impl Target {
    /// The target of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        TARGETS.iter().copied().find(|target| target.name == name)
    }

    /// The inputs to begin with, by name.
    #[must_use]
    pub fn seeds(self) -> Vec<PathBuf> {
        let folder = root().join("tests/fuzz/seeds").join(self.name);
        let mut seeds: Vec<_> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        seeds.sort();
        seeds
    }
}

/// What stands between the parts of an input that has several.
const BETWEEN: u8 = b'\x1e';

/// The parts of an input; those that are missing are empty.
fn parts<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut parts = data.splitn(N, |byte| *byte == BETWEEN);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// The HTTP status in an input's first line, if it has one, and the rest.
fn status(data: &[u8]) -> (u16, &[u8]) {
    let line =
        data.get(..4).filter(|line| line[3] == b'\n').and_then(|line| std::str::from_utf8(&line[..3]).ok());
    match line.and_then(|line| line.parse().ok()) {
        Some(status) if (100..1000).contains(&status) => (status, &data[4..]),
        _ => (200, data),
    }
}

/// A client with a secret.
fn asker(secret: &Spellings) -> Asker {
    Asker::new(secret.plain()).unwrap_or_else(|error| unreachable!("the settings are good: {error}"))
}

/// What has to be true of each error that a stranger's answer leads to.
fn check(error: &Error, secrets: &[&Spellings]) {
    assert!(
        error.is(makokit::ErrorKind::Api) || error.kind() == makokit::ErrorKind::UnexpectedResponse,
        "{error:?}"
    );
    let excerpt = error.facts().excerpt.as_deref().unwrap_or_default();
    assert!(excerpt.chars().count() <= 200, "the excerpt has {} letters", excerpt.chars().count());
    for text in texts(error) {
        for secret in secrets {
            assert_eq!(secret.found_in(&text), None, "a secret is shown in {text:?}");
        }
    }
}
