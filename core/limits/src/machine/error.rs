//! Why a machine's store cannot be had, and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A machine's store cannot be had. The process's own always can.
#[derive(Debug)]
#[non_exhaustive]
pub enum MachineError {
    /// This system has none.
    Unsupported,
    /// Others than the owner may read or change it.
    Exposed {
        /// What.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
        /// What they should be.
        wanted: u32,
    },
    /// It belongs to another user.
    Foreign {
        /// What.
        path: PathBuf,
        /// The number of its owner.
        owner: u32,
    },
    /// It is a link, a folder or a device where a file should be, or no folder where one should be.
    Unusual {
        /// What.
        path: PathBuf,
        /// What it should be.
        wanted: &'static str,
    },
    /// There is no room on the disk.
    Full {
        /// What should have been made there.
        path: PathBuf,
    },
    /// The file system cannot set room aside, so that the disk could be full in the middle of a permit.
    NoReserve {
        /// What should have been made there.
        path: PathBuf,
    },
    /// Somebody has been replacing the store all the time; perhaps a process that is stopped.
    Busy {
        /// The store.
        path: PathBuf,
    },
    /// Something else went wrong.
    Io {
        /// With what.
        path: PathBuf,
        /// What was tried.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

impl fmt::Display for MachineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported => write!(formatter, "limits cannot be shared by processes on this system"),
            Self::Exposed { path, mode, wanted } => write!(
                formatter,
                "{path} has mode {mode:o}, and must be private: name a folder of your own, or chmod {wanted:o} {path}",
                path = path.display()
            ),
            Self::Foreign { path, owner } => write!(
                formatter,
                "{} belongs to user {owner}: name a folder of your own, or remove it",
                path.display()
            ),
            Self::Unusual { path, wanted } => {
                write!(formatter, "{} is not {wanted}: remove it, or name another folder", path.display())
            }
            Self::Full { path } => write!(formatter, "there is no room for {}: free some", path.display()),
            Self::NoReserve { path } => write!(
                formatter,
                "the file system of {} cannot set room aside: name a folder on a local disk",
                path.display()
            ),
            Self::Busy { path } => write!(
                formatter,
                "{} is being replaced by another process: end it if it is stopped, or try again",
                path.display()
            ),
            Self::Io { path, doing, source } => {
                write!(formatter, "cannot {doing} {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for MachineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
