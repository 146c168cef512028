//! Which boot of the machine this is.

use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::layout::{HEADER, SLOT, word};
use crate::slots::LARGEST_DOUBT;
use crate::time::Moment;
use crate::word::Word;

/// How far others may be ahead of the moment that was read here.
const MARGIN: Duration = Duration::from_secs(1);

static BOOT: LazyLock<u64> = LazyLock::new(|| number(&read()));

/// The number of this boot: moments of another one mean nothing.
pub(super) fn boot() -> u64 {
    *BOOT
}

#[cfg(target_os = "linux")]
fn read() -> Vec<u8> {
    std::fs::read("/proc/sys/kernel/random/boot_id").unwrap_or_default()
}

/// Elsewhere boots are not told apart. Moments of an earlier one then lie so far ahead that nobody can have granted
/// them, and are free; or, if that boot was short, they count for a while more than they should.
#[cfg(not(target_os = "linux"))]
fn read() -> Vec<u8> {
    Vec::new()
}

fn number(text: &[u8]) -> u64 {
    let digest = Sha256::digest(text);
    u64::from_le_bytes(digest.first_chunk().copied().unwrap_or_default())
}

/// Frees what cannot have been granted: everything that another boot has left, and what lies too far ahead. Many may do
/// this at once, and be stopped at any point: what was granted since is never touched.
pub(super) fn revive(words: &[AtomicU64], now: Moment) {
    let before = words[word::BOOT].read();
    if before != boot() {
        let rates: Vec<_> =
            [&words[word::LATEST], &words[word::PEAK]].into_iter().chain(untils(words)).collect();
        let seen: Vec<_> = rates.iter().map(|word| word.read()).collect();
        // As long as the number of the old boot stands there nobody of this one has granted anything.
        if words[word::BOOT].read() == before {
            for (word, seen) in rates.iter().zip(seen) {
                let _ = word.exchange(seen, 0);
            }
            let _ = words[word::BOOT].exchange(before, boot());
        }
    }
    let farthest = now + LARGEST_DOUBT + MARGIN;
    for until in untils(words) {
        let seen = until.read();
        if seen > farthest.as_nanos() {
            let _ = until.exchange(seen, 0);
        }
    }
    let latest = words[word::LATEST].read();
    if latest > (now + MARGIN).as_nanos() {
        let _ = words[word::LATEST].exchange(latest, now.as_nanos());
    }
}

fn untils(words: &[AtomicU64]) -> impl Iterator<Item = &AtomicU64> {
    words[HEADER..].iter().step_by(SLOT)
}
