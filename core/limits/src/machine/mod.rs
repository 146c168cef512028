//! Limits that the processes of a machine share, in files that they map. No server, no lock held while anybody works.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::quota::Quota;
use crate::rate::Rate;
use crate::window::Window;

#[cfg(unix)]
mod attach;
#[cfg(unix)]
mod boot;
#[cfg(unix)]
mod clock;
#[cfg(unix)]
mod directory;
mod error;
#[cfg(unix)]
mod file;
#[cfg(unix)]
mod map;
#[cfg(unix)]
mod mapped;
mod name;
#[cfg(unix)]
mod sweep;

#[cfg(unix)]
pub use clock::machine_now;
pub use error::MachineError;
#[cfg(unix)]
pub(crate) use mapped::Mapped;
pub use name::{StoreName, store_name};

/// The stores of a machine, in a folder that belongs to one user and to nobody else, on a local disk.
///
/// A store is a file that everybody maps: windows and quotas in it behave as those of a process do. It survives
/// whatever befalls a process that uses it. After a reboot windows are empty, and quotas are kept (what was counted in
/// the last seconds before a power failure may be lost). The moments that its windows are asked with are those of
/// `machine_now`.
#[derive(Clone, Debug)]
pub struct Machine {
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no stores here"))]
    path: PathBuf,
}

/// A window and a quota, in memory that others may share.
#[derive(Clone, Debug)]
pub struct Store {
    /// The window of the store.
    pub window: Window,
    /// The quota of the store.
    pub quota: Quota,
    /// How it was come by.
    pub opened: Opened,
}

/// How a store was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was there.
    Joined,
    /// It was made.
    Created,
    /// What was there could not be used, and has made way for a new one.
    Replaced(Cause),
}

/// Why a store could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// It has not the size or not the beginning of a store. What it may have counted is lost.
    Damaged,
    /// Another version of this library has written it. Who uses it there goes on to use it.
    OtherLayout,
    /// Its file had gone from its place, and was put back after its users had left it. What it counted is kept.
    Abandoned,
    /// It has not enough slots for the limit, and nobody else uses it. What it counted is kept.
    TooSmall,
}

impl Machine {
    /// Opens a folder of stores. It is made, for its user only, if it is missing; a folder that others can reach, that
    /// belongs to somebody else or that is a link is refused. Stores that were not used for four weeks are removed.
    #[cfg_attr(not(unix), expect(unused_variables, reason = "there are no stores here"))]
    pub fn open(directory: &Path) -> Result<Self, MachineError> {
        #[cfg(unix)]
        {
            // Whatever the process takes for its own folder later.
            let path = std::path::absolute(directory).unwrap_or_else(|_| directory.to_owned());
            sweep::sweep(&directory::Directory::open(&path)?);
            Ok(Self { path })
        }
        #[cfg(not(unix))]
        Err(MachineError::Unsupported)
    }

    /// Opens a store, or makes it. Who is alone with it brings its settings into force; of several the stricter win.
    #[cfg_attr(not(unix), expect(unused_variables, reason = "there are no stores here"))]
    pub fn store(&self, name: &StoreName, rate: Rate, guard: Duration) -> Result<Store, MachineError> {
        #[cfg(unix)]
        {
            use std::sync::Arc;

            use crate::memory::Memory;

            let (mapped, opened) = Mapped::open(self.path.clone(), name.clone(), rate, guard)?;
            let memory = Arc::new(Memory::from(mapped));
            Ok(Store { window: Window::on(Arc::clone(&memory)), quota: Quota::on(memory), opened })
        }
        #[cfg(not(unix))]
        Err(MachineError::Unsupported)
    }
}

#[cfg(unix)]
impl Cause {
    /// Whether what the store counted can be read.
    fn is_legible(self) -> bool {
        matches!(self, Self::Abandoned | Self::TooSmall)
    }
}
