//! The folder of a machine's stores, opened only if nobody else can reach it.

use std::fs::DirBuilder;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, FileType, FlockOperation, Mode, OFlags, Stat};
use rustix::io::Errno;

use super::MachineError;

const FOLDER: u32 = 0o700;
const FILE: u32 = 0o600;

/// An opened folder: whatever its path leads to later, this is the one that was checked.
pub(super) struct Directory {
    pub(super) path: PathBuf,
    pub(super) handle: OwnedFd,
}

impl Directory {
    /// Opens a folder, after making it if it is missing.
    pub(super) fn open(path: &Path) -> Result<Self, MachineError> {
        let io = |doing, source| MachineError::Io { path: path.to_owned(), doing, source };
        DirBuilder::new().recursive(true).mode(FOLDER).create(path).or_else(|error| {
            // Something that is no folder is told below, by what it is.
            if path.symlink_metadata().is_ok() { Ok(()) } else { Err(io("make the folder", error)) }
        })?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = rustix::fs::open(path, flags, Mode::empty()).map_err(|error| match error {
            Errno::LOOP | Errno::NOTDIR => {
                MachineError::Unusual { path: path.to_owned(), wanted: "a folder" }
            }
            error => io("open the folder", error.into()),
        })?;
        let stat = rustix::fs::fstat(&handle).map_err(|error| io("look at the folder", error.into()))?;
        private(path, &stat, FOLDER)?;
        Ok(Self { path: path.to_owned(), handle })
    }

    /// Opens a file of ours, if there is one.
    pub(super) fn file(&self, name: &str) -> Result<Option<(std::fs::File, Stat)>, MachineError> {
        let path = self.path.join(name);
        // Not to be kept waiting by a pipe that somebody has put there.
        let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let wanted = "an ordinary file";
        let handle = match rustix::fs::openat(&self.handle, name, flags, Mode::empty()) {
            Ok(handle) => handle,
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::LOOP | Errno::ISDIR | Errno::NXIO) => {
                return Err(MachineError::Unusual { path, wanted });
            }
            Err(error) => return Err(MachineError::Io { path, doing: "open", source: error.into() }),
        };
        let stat = rustix::fs::fstat(&handle).map_err(|error| self.io(name, "look at", error.into()))?;
        if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
            return Err(MachineError::Unusual { path, wanted });
        }
        private(&path, &stat, FILE)?;
        Ok(Some((handle.into(), stat)))
    }

    /// Makes a file that is not there yet.
    pub(super) fn create(&self, name: &str) -> Result<std::fs::File, MachineError> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = rustix::fs::openat(&self.handle, name, flags, Mode::RUSR | Mode::WUSR);
        handle.map(Into::into).map_err(|error| self.io(name, "make", error.into()))
    }

    /// Whether a name still leads to the file that was looked at.
    pub(super) fn leads_to(&self, name: &str, stat: &Stat) -> bool {
        let found = rustix::fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW);
        found.is_ok_and(|found| is_same(&found, stat))
    }

    /// Removes what a name leads to, as far as that is possible.
    pub(super) fn remove(&self, name: &str) {
        let _ = rustix::fs::unlinkat(&self.handle, name, AtFlags::empty());
    }

    /// The right to replace files, until the folder is closed; false while another process has it.
    pub(super) fn lock(&self) -> bool {
        rustix::fs::flock(&self.handle, FlockOperation::NonBlockingLockExclusive).is_ok()
    }

    pub(super) fn unlock(&self) {
        let _ = rustix::fs::flock(&self.handle, FlockOperation::Unlock);
    }

    pub(super) fn io(&self, name: &str, doing: &'static str, source: io::Error) -> MachineError {
        MachineError::Io { path: self.path.join(name), doing, source }
    }
}

/// Whether both are of one file.
pub(super) fn is_same(one: &Stat, other: &Stat) -> bool {
    (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)
}

/// Makes sure that something belongs to this user, and to nobody else.
fn private(path: &Path, stat: &Stat, wanted: u32) -> Result<(), MachineError> {
    let path = path.to_owned();
    if stat.st_uid != rustix::process::geteuid().as_raw() {
        return Err(MachineError::Foreign { path, owner: stat.st_uid });
    }
    let mode = u32::try_from(u64::from(stat.st_mode & 0o777)).unwrap_or(0);
    if mode | wanted == wanted { Ok(()) } else { Err(MachineError::Exposed { path, mode, wanted }) }
}
