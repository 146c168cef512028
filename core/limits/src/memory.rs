//! The memory of windows and quotas: the process's own, or a file that the processes of a machine map.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use crate::layout::{HEADER, MAGIC, SLOT, VERSION, word};
#[cfg(unix)]
use crate::machine::Mapped;
use crate::rate::{Rate, nanos};
use crate::time::Moment;
use crate::word::join;

/// Words that are shared.
#[cfg_attr(
    unix,
    expect(clippy::large_enum_variant, reason = "there is one a store, behind a pointer of its own")
)]
pub(crate) enum Memory {
    Heap(Box<[AtomicU64]>),
    #[cfg(unix)]
    Machine(Mapped),
}

impl Memory {
    /// Memory of this process for one window and one quota.
    pub(crate) fn heap(rate: Rate, guard: Duration) -> Self {
        let capacity = rate.kept().limit.get() as usize;
        Self::Heap(image(capacity, rate, guard).into_iter().map(AtomicU64::new).collect())
    }

    /// The words as they are.
    pub(crate) fn words(&self) -> &[AtomicU64] {
        match self {
            Self::Heap(words) => words,
            #[cfg(unix)]
            Self::Machine(mapped) => mapped.words(),
        }
    }

    /// The words, after making sure now and then that the other sharers still find the same.
    #[cfg_attr(not(unix), expect(unused_variables, reason = "nobody else shares them"))]
    pub(crate) fn words_at(&self, now: Moment) -> &[AtomicU64] {
        match self {
            Self::Heap(words) => words,
            #[cfg(unix)]
            Self::Machine(mapped) => mapped.words_at(now),
        }
    }

    /// Makes sure now and then that the other sharers still find the same, for one who has no moment to tell.
    pub(crate) fn find(&self) {
        #[cfg(unix)]
        if let Self::Machine(mapped) = self {
            mapped.words_at(crate::machine::machine_now());
        }
    }

    /// Looks for the words that have taken over from these; tells whether there are any.
    pub(crate) fn renew(&self) -> bool {
        match self {
            Self::Heap(_) => false,
            #[cfg(unix)]
            Self::Machine(mapped) => mapped.renew(),
        }
    }

    /// The memory of a forked child.
    pub(crate) fn of_child(this: &Arc<Self>) -> Arc<Self> {
        match &**this {
            Self::Heap(words) => {
                let copy = words.iter().map(|word| AtomicU64::new(crate::word::Word::read(word)));
                Arc::new(Self::Heap(copy.collect()))
            }
            // The child's copy of the mapping may have been left in the middle of a step of a thread that is not in it.
            #[cfg(unix)]
            Self::Machine(mapped) => {
                mapped.again().map_or_else(|_| Arc::clone(this), |(again, _)| Arc::new(again.into()))
            }
        }
    }
}

#[cfg(unix)]
impl From<Mapped> for Memory {
    fn from(mapped: Mapped) -> Self {
        Self::Machine(mapped)
    }
}

/// Words in which nothing was granted.
pub(crate) fn image(capacity: usize, rate: Rate, guard: Duration) -> Vec<u64> {
    let rate = rate.kept();
    let (limit, per, guard) = (rate.limit.get(), nanos(rate.per), nanos(guard));
    let mut words = vec![0; HEADER + SLOT * capacity];
    words[word::MAGIC] = MAGIC;
    words[word::VERSION] = VERSION;
    words[word::CAPACITY] = capacity as u64;
    words[word::SHAPE] = join(limit, limit);
    words[word::SPAN] = per.saturating_add(guard);
    words[word::PER] = per;
    words[word::GUARD] = guard;
    words
}
