//! Files that nobody needs any more.

use std::ffi::CStr;
use std::time::{Duration, UNIX_EPOCH};

use rustix::fs::{AtFlags, Dir, FlockOperation, Timespec, Timestamps, UTIME_NOW};

use super::StoreName;
use super::clock::calendar;
use super::directory::Directory;
use super::file::UNFINISHED;

const DAY: Duration = Duration::from_secs(86_400);
/// What nobody has come to for so long knows nothing that still matters: rates are over in moments, quotas in a day.
const UNUSED: Duration = Duration::from_secs(28 * 86_400);
/// When the folder was swept last, as the time of this file.
const MARK: &str = ".swept";

/// Removes stores that have not been used for weeks and what killed processes have left; at most once a day.
pub(super) fn sweep(directory: &Directory) {
    if age(directory, MARK).is_some_and(|age| age < DAY) || !mark(directory) {
        return;
    }
    let Ok(entries) = Dir::read_from(&directory.handle) else { return };
    for entry in entries.flatten() {
        let Some(name) = text(entry.file_name()) else { continue };
        let old = |than| age(directory, name).is_some_and(|age| age > than);
        if name.starts_with('.') && name.ends_with(UNFINISHED) && old(DAY) {
            directory.remove(name);
        } else if StoreName::is_one(name.as_bytes()) && old(UNUSED) {
            remove_unused(directory, name);
        }
    }
}

/// Tells that a store is used: memory that is written does not always change its file's time.
pub(super) fn touch(file: &std::fs::File) {
    let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
    let _ = rustix::fs::futimens(file, &Timestamps { last_access: now, last_modification: now });
}

/// A store that somebody has open stays; who opens it now finds it gone when he has locked it, and makes a new one.
fn remove_unused(directory: &Directory, name: &str) {
    if let Ok(Some((file, _))) = directory.file(name)
        && rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
    {
        directory.remove(name);
    }
}

fn mark(directory: &Directory) -> bool {
    match directory.file(MARK) {
        Ok(Some((file, _))) => {
            touch(&file);
            true
        }
        Ok(None) => directory.create(MARK).is_ok(),
        Err(_) => false,
    }
}

fn age(directory: &Directory, name: &str) -> Option<Duration> {
    let stat = rustix::fs::statat(&directory.handle, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
    let changed = UNIX_EPOCH + Duration::from_secs(u64::try_from(stat.st_mtime).ok()?);
    calendar().duration_since(changed).ok()
}

fn text(name: &CStr) -> Option<&str> {
    name.to_str().ok()
}
