//! A file as shared words: the only unsafe lines of the crate.
#![expect(unsafe_code, reason = "mapped memory has no safe form in which processes may write it")]
#![expect(clippy::cast_ptr_alignment, reason = "a mapping begins with a page")]

use std::fs::File;
use std::io;
use std::sync::atomic::AtomicU64;

use memmap2::{MmapOptions, MmapRaw};

/// The first words of a file, in memory that is shared with whoever maps it too.
pub(super) struct Map {
    memory: MmapRaw,
    words: usize,
}

impl Map {
    /// Maps `words` words of a file that has them, and whose room on the disk is set aside.
    pub(super) fn new(file: &File, words: usize) -> io::Result<Self> {
        let memory = MmapOptions::new().len(words * size_of::<AtomicU64>()).map_raw(file)?;
        Ok(Self { memory, words })
    }

    pub(super) fn words(&self) -> &[AtomicU64] {
        // SAFETY: The mapping is `words` words long, readable, writable and aligned to a page for as long as `self`
        // lives, and every 64 bits are an AtomicU64. Nothing forms any other reference to it: this process reaches it
        // only here, others only through atomics of their own mapping. The file is private to its user (owner and mode
        // are checked) and nobody of ours shortens it; a user who truncates it under us gets SIGBUS, not other memory.
        unsafe { std::slice::from_raw_parts(self.memory.as_ptr().cast::<AtomicU64>(), self.words) }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;
    use std::sync::atomic::Ordering;
    use std::thread as task;
    use std::time::Duration;

    use super::*;
    use crate::memory::image;
    use crate::rate::{Rate, Reservation};
    use crate::slots::Slots;
    use crate::time::Moment;

    const LIMIT: u32 = 3;

    /// A window without a file, which Miri can map, too.
    fn window() -> Map {
        let limit = NonZeroU32::new(LIMIT).unwrap();
        let image = image(LIMIT as usize, Rate { limit, per: Duration::from_secs(1) }, Duration::ZERO);
        let memory = MmapOptions::new().len(image.len() * size_of::<AtomicU64>()).map_anon().unwrap();
        let map = Map { memory: memory.into(), words: image.len() };
        map.words().iter().zip(image).for_each(|(word, value)| word.store(value, Ordering::SeqCst));
        map
    }

    /// Settled or given back while others ask: in each interval the limit is granted, and no more.
    #[test]
    fn threads_share_a_mapping_as_they_share_the_heap() {
        let map = window();
        let calls = |number: u64, now: Moment| {
            let slots = Slots::new(map.words());
            let mut granted = 0;
            for round in 0..4 {
                let Some(Reservation::Granted(permit)) = slots.reserve(now, Duration::from_millis(50), 1)
                else {
                    continue;
                };
                if (number + round) % 4 == 3 {
                    slots.refund(&permit);
                } else {
                    slots.settle(&permit, Duration::from_millis(number));
                    granted += 1;
                }
            }
            granted
        };
        for turn in 1..=4 {
            // Everything of the turn before has arrived and does not count any more.
            let now = Moment::from_nanos(turn * 2_000_000_000);
            let granted: u32 = task::scope(|scope| {
                let calls = &calls;
                let threads = [0, 1, 2].map(|number| scope.spawn(move || calls(number, now)));
                threads.map(|thread| thread.join().unwrap()).into_iter().sum()
            });
            let slots = Slots::new(map.words());
            assert_eq!(slots.usage(now).used, granted);
            // What was given back can be had again, and no more than that.
            let more = (0..).map_while(|_| match slots.reserve(now, Duration::ZERO, 1) {
                Some(Reservation::Granted(_)) => Some(()),
                _ => None,
            });
            assert_eq!(granted + u32::try_from(more.count()).unwrap(), LIMIT);
        }
    }

    #[test]
    fn a_mapping_is_its_words_to_the_last() {
        let map = window();
        let (last, all) = (map.words().last().unwrap(), map.words());
        last.store(7, Ordering::SeqCst);
        assert_eq!(all[all.len() - 1].load(Ordering::SeqCst), 7);
    }
}
