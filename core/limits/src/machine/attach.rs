//! How a process comes to a store: finds its file or makes it, and knows that all others find the same.

use std::fs::File;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use rustix::fs::{FlockOperation, Stat};

use super::boot::{boot, revive};
use super::clock::machine_now;
use super::directory::Directory;
use super::file::{create, replace, set_room_aside};
use super::map::Map;
use super::sweep::touch;
use super::{Cause, MachineError, Opened};
use crate::layout::{HEADER, MAGIC, SLOT, VERSION, word};
use crate::memory::image;
use crate::rate::{MOST, Rate};
use crate::slots::Slots;
use crate::word::{Word, join};

/// How often to begin anew, because the file was replaced under our eyes or is being replaced.
const TRIES: usize = 2000;
/// How often to ask for a lock that others hold for microseconds.
const LOCK_TRIES: usize = 100;
/// Fewer slots are not worth a file of their own when the limit grows.
const LEAST: u32 = 256;

/// A store that this process has come to.
pub(super) struct Attached {
    pub(super) map: Map,
    /// Held open for its lock, which tells others that somebody is there.
    pub(super) file: File,
    pub(super) stat: Stat,
    /// Whether the lock could be had; a process that is stopped may have it.
    pub(super) locked: bool,
    pub(super) opened: Opened,
}

/// What a process brings to a store.
pub(super) struct Terms<'a> {
    pub(super) rate: Rate,
    pub(super) guard: Duration,
    /// The words of a store whose file is gone: what counts there goes on to count.
    pub(super) lost: Option<&'a [AtomicU64]>,
}

/// Comes to the store of that name.
pub(super) fn attach(directory: &Directory, name: &str, terms: &Terms<'_>) -> Result<Attached, MachineError> {
    let mut opened = Opened::Joined;
    for _ in 0..TRIES {
        let Some((file, stat)) = directory.file(name)? else {
            if create(directory, name, &terms.image(terms.lost))? {
                opened = Opened::Created;
            }
            continue;
        };
        let lock = Lock::of(&file);
        let (map, cause) = look(directory, name, &file, &stat, terms, &lock)?;
        if let Some(cause) = cause {
            let words = terms.heritage(map.as_ref().filter(|_| cause.is_legible()));
            if replace(directory, name, &stat, &words)? {
                opened = Opened::Replaced(cause);
            }
            continue;
        }
        // Between opening and locking it may have been replaced; after locking nobody replaces what is good.
        let Some(map) = map.filter(|_| directory.leads_to(name, &stat)) else { continue };
        revive(map.words(), machine_now());
        if matches!(lock, Lock::Alone) {
            Slots::new(map.words()).govern(terms.rate, terms.guard);
            map.words()[word::CONFIGURED].write(0);
        }
        let locked = lock.share(&file);
        Slots::new(map.words()).tighten(terms.rate, terms.guard);
        touch(&file);
        return Ok(Attached { map, file, stat, locked, opened });
    }
    Err(MachineError::Busy { path: directory.path.join(name) })
}

/// Looks at a file: its memory if it has the size for one, and why it cannot be used as it is.
fn look(
    directory: &Directory,
    name: &str,
    file: &File,
    stat: &Stat,
    terms: &Terms<'_>,
    lock: &Lock,
) -> Result<(Option<Map>, Option<Cause>), MachineError> {
    let length = u64::try_from(stat.st_size).unwrap_or(0);
    let words = usize::try_from(length / 8).unwrap_or(usize::MAX);
    if length % 8 != 0 || !(HEADER + SLOT..=HEADER + SLOT * MOST as usize).contains(&words) {
        return Ok((None, Some(Cause::Damaged)));
    }
    // A copy of a file may have holes where the file had room.
    set_room_aside(directory, name, file, length)?;
    let map = Map::new(file, words).map_err(|source| directory.io(name, "map", source))?;
    let word = |index: usize| map.words()[index].read();
    let capacity = (words - HEADER) / SLOT;
    let cause = if word(word::MAGIC) != MAGIC {
        Some(Cause::Damaged)
    } else if word(word::VERSION) != VERSION {
        Some(Cause::OtherLayout)
    } else if word(word::CAPACITY) != capacity as u64 || !(words - HEADER).is_multiple_of(SLOT) {
        Some(Cause::Damaged)
    } else if word(word::SHAPE) == 0 {
        Some(Cause::Abandoned)
    } else if matches!(lock, Lock::Alone) && terms.rate.kept().limit.get() as usize > capacity {
        // Who has come this far without a lock learns from this that it goes on elsewhere.
        map.words()[word::SHAPE].write(0);
        Some(Cause::TooSmall)
    } else {
        None
    };
    Ok((Some(map), cause))
}

impl Terms<'_> {
    /// A file with what is known of the window so far.
    fn image(&self, known: Option<&[AtomicU64]>) -> Vec<u64> {
        let limit = self.rate.kept().limit.get();
        let held = known.map_or(0, |words| (words.len() - HEADER) / SLOT);
        let capacity = (limit.max(LEAST).next_power_of_two() as usize).max(held);
        let mut words = image(capacity, self.rate, self.guard);
        for (word, known) in words.iter_mut().zip(known.unwrap_or_default()) {
            *word = known.read();
        }
        let opened = limit.max(u32::try_from(held).unwrap_or(MOST));
        words[word::SHAPE] = join(limit, opened);
        words[word::CAPACITY] = capacity as u64;
        if known.is_none() {
            words[word::BOOT] = boot();
        }
        words
    }

    /// What replaces a file: a copy of it, if it could be read.
    fn heritage(&self, old: Option<&Map>) -> Vec<u64> {
        self.image(old.map(Map::words).or(self.lost))
    }
}

/// Who else has the file open.
enum Lock {
    /// Nobody: what was in force need not stay in force.
    Alone,
    /// Others, and whether they know that this process is there.
    Shared(bool),
}

impl Lock {
    fn of(file: &File) -> Self {
        match rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Self::Alone,
            Err(_) => Self::Shared(share(file)),
        }
    }

    /// Goes on as one among others.
    fn share(self, file: &File) -> bool {
        match self {
            Self::Alone => share(file),
            Self::Shared(locked) => locked,
        }
    }
}

/// Tells others that somebody is there; false if that cannot be told now.
pub(super) fn share(file: &File) -> bool {
    let lock = || rustix::fs::flock(file, FlockOperation::NonBlockingLockShared).is_ok();
    (0..LOCK_TRIES).any(|_| lock())
}
