//! A store that a process has mapped, and that it finds again when the file has gone from its place.

use std::fs::File;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use rustix::fs::{AtFlags, CWD, Stat};

use super::attach::{Attached, Terms, attach, share};
use super::directory::Directory;
use super::directory::is_same;
use super::map::Map;
use super::{MachineError, Opened, StoreName};
use crate::layout::word;
use crate::quota::absorb;
use crate::rate::Rate;
use crate::slots::Slots;
use crate::time::Moment;
use crate::word::Word;

/// How often to see whether the file is still in its place.
const INTERVAL: Duration = Duration::from_secs(1);
/// How often a store is followed to another file. Whoever removes it more often than that has his way.
const MOST_LINKS: usize = 64;

/// The memory of a machine's store.
pub(crate) struct Mapped {
    path: PathBuf,
    name: StoreName,
    rate: Rate,
    guard: Duration,
    first: Link,
}

/// A file, and the one that took over when it had gone. Files of the past stay mapped, so that nobody who is still
/// reading them needs a lock.
struct Link {
    map: Map,
    file: File,
    stat: Stat,
    locked: AtomicBool,
    look_at: AtomicU64,
    busy: AtomicBool,
    next: OnceLock<Box<Link>>,
}

impl Mapped {
    pub(super) fn open(
        path: PathBuf,
        name: StoreName,
        rate: Rate,
        guard: Duration,
    ) -> Result<(Self, Opened), MachineError> {
        let terms = Terms { rate, guard, lost: None };
        let attached = attach(&Directory::open(&path)?, name.as_str(), &terms)?;
        let opened = attached.opened;
        Ok((Self { path, name, rate, guard, first: Link::new(attached) }, opened))
    }

    /// The same store, come by anew.
    pub(crate) fn again(&self) -> Result<(Self, Opened), MachineError> {
        Self::open(self.path.clone(), self.name.clone(), self.rate, self.guard)
    }

    pub(crate) fn words(&self) -> &[AtomicU64] {
        self.current().map.words()
    }

    /// The words, after a look at the file every second.
    pub(crate) fn words_at(&self, now: Moment) -> &[AtomicU64] {
        let link = self.current();
        let due = link.look_at.load(Ordering::Relaxed);
        if now.as_nanos() >= due {
            let next = (now + INTERVAL).as_nanos();
            if link.look_at.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
                self.look(link);
            }
        }
        self.words()
    }

    /// Follows to the file that has taken over, and tells whether there is one.
    pub(crate) fn renew(&self) -> bool {
        let link = self.current();
        link.is_in_force() || self.follow(link)
    }

    fn look(&self, link: &Link) {
        if !link.locked.load(Ordering::Relaxed) && share(&link.file) {
            link.locked.store(true, Ordering::Relaxed);
            Slots::new(link.map.words()).tighten(self.rate, self.guard);
        }
        let path = self.path.join(self.name.as_str());
        let found = rustix::fs::statat(CWD, &path, AtFlags::SYMLINK_NOFOLLOW);
        if !found.is_ok_and(|found| is_same(&found, &link.stat)) {
            self.follow(link);
        }
    }

    /// Takes what counts in a file that has gone into the one that has its place now.
    fn follow(&self, link: &Link) -> bool {
        if link.next.get().is_some() {
            return true;
        }
        // Not a lock: whoever comes second goes on with what it has, and a forked child waits for no parent's thread.
        if self.links() >= MOST_LINKS || link.busy.swap(true, Ordering::SeqCst) {
            return false;
        }
        let words = link.map.words();
        // From here on nobody is granted anything in the old file, so that what is copied is all there is.
        let shape = words[word::SHAPE].replace(0);
        let (rate, guard) =
            if shape == 0 { (self.rate, self.guard) } else { Slots::new(words).settings_of(shape) };
        let terms = Terms { rate, guard, lost: Some(words) };
        let attached =
            Directory::open(&self.path).and_then(|folder| attach(&folder, self.name.as_str(), &terms));
        match attached {
            Ok(attached) => {
                // Somebody who knew nothing of the old file has made a new one.
                if shape != 0 && attached.opened == Opened::Joined {
                    Slots::new(attached.map.words()).absorb(&Slots::new(words));
                    absorb(attached.map.words(), words);
                }
                let _ = link.next.set(Box::new(Link::new(attached)));
            }
            Err(_) if shape != 0 => {
                let _ = words[word::SHAPE].exchange(0, shape);
            }
            Err(_) => {}
        }
        link.busy.store(false, Ordering::SeqCst);
        link.next.get().is_some()
    }

    fn current(&self) -> &Link {
        let mut link = &self.first;
        while let Some(next) = link.next.get() {
            link = next;
        }
        link
    }

    fn links(&self) -> usize {
        std::iter::successors(Some(&self.first), |link| link.next.get().map(Box::as_ref)).count()
    }
}

impl Link {
    fn new(attached: Attached) -> Self {
        let Attached { map, file, stat, locked, .. } = attached;
        Self {
            map,
            file,
            stat,
            locked: AtomicBool::new(locked),
            look_at: AtomicU64::new(0),
            busy: AtomicBool::new(false),
            next: OnceLock::new(),
        }
    }

    fn is_in_force(&self) -> bool {
        self.map.words()[word::SHAPE].read() != 0
    }
}
