//! How a store's file comes to be: written out beside its place, its room set aside, then put there in one step.

use std::fs::File;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{AtFlags, Stat};
use rustix::io::Errno;

use super::MachineError;
use super::directory::Directory;

/// What a file is called as long as it is not yet in its place.
pub(super) const UNFINISHED: &str = ".new";

static SERIAL: AtomicU64 = AtomicU64::new(0);

/// Puts a file with these words into a place that is empty; false if somebody was faster.
pub(super) fn create(directory: &Directory, name: &str, words: &[u64]) -> Result<bool, MachineError> {
    let unfinished = write(directory, name, words)?;
    let handle = &directory.handle;
    let linked = rustix::fs::linkat(handle, &unfinished, handle, name, AtFlags::empty());
    directory.remove(&unfinished);
    match linked {
        Ok(()) => Ok(true),
        Err(Errno::EXIST) => Ok(false),
        Err(error) => Err(directory.io(name, "put into its place", error.into())),
    }
}

/// Puts a file with these words in the place of the one that was looked at; false if that is no longer there, or
/// somebody else is replacing it. Who has mapped the old one keeps it.
pub(super) fn replace(
    directory: &Directory,
    name: &str,
    old: &Stat,
    words: &[u64],
) -> Result<bool, MachineError> {
    if !directory.lock() {
        return Ok(false);
    }
    let replaced = if directory.leads_to(name, old) {
        write(directory, name, words).and_then(|unfinished| {
            rustix::fs::renameat(&directory.handle, &unfinished, &directory.handle, name)
                .map_err(|error| directory.io(name, "put into its place", error.into()))
                .inspect_err(|_| directory.remove(&unfinished))?;
            Ok(true)
        })
    } else {
        Ok(false)
    };
    directory.unlock();
    replaced
}

/// Sets room aside for what a file has or will have, so that writing to its memory cannot fail later.
pub(super) fn set_room_aside(
    directory: &Directory,
    name: &str,
    file: &File,
    length: u64,
) -> Result<(), MachineError> {
    let path = || directory.path.join(name);
    match allocate(file, length) {
        Ok(()) => Ok(()),
        Err(Errno::NOSPC | Errno::DQUOT | Errno::FBIG) => Err(MachineError::Full { path: path() }),
        Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => Err(MachineError::NoReserve { path: path() }),
        Err(error) => Err(directory.io(name, "set room aside for", error.into())),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_os = "freebsd", target_vendor = "apple"))]
fn allocate(file: &File, length: u64) -> Result<(), Errno> {
    rustix::fs::fallocate(file, rustix::fs::FallocateFlags::empty(), 0, length)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "freebsd", target_vendor = "apple")))]
fn allocate(_: &File, _: u64) -> Result<(), Errno> {
    Err(Errno::NOSYS)
}

fn write(directory: &Directory, name: &str, words: &[u64]) -> Result<String, MachineError> {
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let unfinished = format!(".{name}.{}.{serial}{UNFINISHED}", std::process::id());
    // What stands there was left by a process of the same number that was killed at this point.
    directory.remove(&unfinished);
    let mut file = directory.create(&unfinished)?;
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_ne_bytes()).collect();
    let written = set_room_aside(directory, name, &file, bytes.len() as u64).and_then(|()| {
        file.write_all(&bytes).map_err(|source| match source.kind() {
            std::io::ErrorKind::StorageFull => MachineError::Full { path: directory.path.join(name) },
            _ => directory.io(name, "write", source),
        })
    });
    written.inspect_err(|_| directory.remove(&unfinished))?;
    Ok(unfinished)
}
