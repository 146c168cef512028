//! Where what stands in the memory of a window, on the heap and in a file alike.

/// What a file of ours begins with.
pub(crate) const MAGIC: u64 = u64::from_le_bytes(*b"makolims");
/// The layout that this file describes. Another one is never read.
pub(crate) const VERSION: u64 = 2;

/// Words before the first slot. What is written with every permit has a cache line apart from what is only read.
pub(crate) const HEADER: usize = 64;
/// Words of a slot: until when its grant is in doubt, since when it may have arrived, and the process that it was given.
pub(crate) const SLOT: usize = 3;

pub(crate) mod word {
    //! The words of the header.

    pub(crate) const MAGIC: usize = 0;
    pub(crate) const VERSION: usize = 1;
    /// How many slots follow.
    pub(crate) const CAPACITY: usize = 2;
    /// Which boot of the machine the moments belong to.
    #[cfg(unix)]
    pub(crate) const BOOT: usize = 3;

    /// The limit in force, and how many slots may still hold a grant; zero when another memory has taken over.
    pub(crate) const SHAPE: usize = 8;
    /// How long a grant counts after it arrived: `PER` and `GUARD`.
    pub(crate) const SPAN: usize = 9;
    pub(crate) const PER: usize = 10;
    pub(crate) const GUARD: usize = 11;

    /// The latest moment at which anybody asked.
    pub(crate) const LATEST: usize = 16;
    /// Advice: the slot to try first.
    pub(crate) const HINT: usize = 17;
    /// The most grants that were seen to count at once.
    pub(crate) const PEAK: usize = 18;

    /// The day, how it stands, and what was used on it.
    pub(crate) const QUOTA: usize = 24;
    /// The day of the last refusal, and what was used when it came.
    pub(crate) const LEARNED: usize = 25;
    /// The configured figure; zero is none.
    pub(crate) const CONFIGURED: usize = 26;
}
