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
