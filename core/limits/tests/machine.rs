//! What a machine's store makes of a folder and of files that are not as they should be.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "files have the calendar's time")]

use std::fs::{self, OpenOptions, Permissions};
use std::num::NonZeroU32;
use std::os::unix::fs::{FileExt, MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use makokit_limits::{
    Cause, Held, Machine, MachineError, Moment, Opened, Rate, Reservation, Store, StoreName, Take,
    machine_now, store_name,
};
use tempfile::TempDir;

const NONE: Duration = Duration::ZERO;
const LIMIT: u32 = 3;
/// Longer than it takes to notice that a file has gone.
const PER: Duration = Duration::from_secs(3);

/// Where in the file the words stand that these tests damage.
const VERSION: u64 = 8;
const BOOT: u64 = 24;
const FIRST_SLOT: u64 = 512;
/// The bytes of a slot, and where in it is who holds it.
const SLOT: u64 = 24;
const HOLDER: u64 = 16;

struct Place {
    _folder: TempDir,
    path: PathBuf,
    name: StoreName,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("limits");
        Self { _folder: folder, path, name: store_name("https://a.example:443", "one", "addMako") }
    }

    fn try_store(&self, limit: u32) -> Result<Store, MachineError> {
        let rate = Rate { limit: limit.try_into().unwrap(), per: PER };
        Machine::open(&self.path)?.store(&self.name, rate, NONE)
    }

    fn store(&self) -> Store {
        self.try_store(LIMIT).unwrap()
    }

    fn file(&self) -> PathBuf {
        self.path.join(self.name.as_str())
    }

    fn write(&self, at: u64, word: u64) {
        let file = OpenOptions::new().write(true).open(self.file()).unwrap();
        file.write_all_at(&word.to_ne_bytes(), at).unwrap();
    }

    /// The error, and what it says.
    fn refusal(&self) -> (MachineError, String) {
        let error = self.try_store(LIMIT).unwrap_err();
        let text = error.to_string();
        (error, text)
    }
}

fn take(store: &Store, now: Moment, calls: u32) {
    for _ in 0..calls {
        assert!(matches!(store.window.reserve(now, NONE), Reservation::Granted(_)));
    }
}

/// So much, held by this process.
fn ours(permits: u32) -> Held {
    Held { process: NonZeroU32::new(std::process::id()), permits }
}

fn used(store: &Store) -> u32 {
    store.window.usage(machine_now()).used
}

fn count(store: &Store, at: SystemTime) -> u32 {
    match store.quota.take(at) {
        Take::Taken(unit) => unit.used(),
        other => panic!("{other:?}"),
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

#[test]
fn a_store_is_one_for_all_who_open_it() {
    let place = Place::new();
    let (one, other) = (place.store(), place.store());
    assert_eq!((one.opened, other.opened), (Opened::Created, Opened::Joined));
    assert_eq!((mode(&place.path), mode(&place.file())), (0o700, 0o600));
    let now = machine_now();
    take(&one, now, 2);
    take(&other, now, 1);
    assert_eq!(one.window.reserve(now, NONE), Reservation::At(now + PER));
    let today = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    assert_eq!([count(&one, today), count(&other, today), count(&one, today)], [1, 2, 3]);
    drop((one, other));
    assert_eq!((used(&place.store()), count(&place.store(), today)), (3, 4));
}

#[test]
fn names_differ_wherever_a_part_differs() {
    let name = |origin, client, operation| store_name(origin, client, operation).to_string();
    assert_eq!(name("a", "b", "c"), name("a", "b", "c"));
    assert_eq!(name("a", "b", "c").len(), 64);
    assert_ne!(name("ab", "", "c"), name("a", "b", "c"));
    assert_ne!(name("a:80", "b", "c"), name("a:81", "b", "c"));
}

#[test]
fn a_folder_that_others_can_reach_is_refused_with_the_cure() {
    let place = Place::new();
    drop(place.store());
    fs::set_permissions(&place.path, Permissions::from_mode(0o755)).unwrap();
    let (error, text) = place.refusal();
    assert!(matches!(error, MachineError::Exposed { mode: 0o755, .. }), "{error:?}");
    assert!(text.contains(&format!("chmod 700 {}", place.path.display())), "{text}");
    fs::set_permissions(&place.path, Permissions::from_mode(0o700)).unwrap();
    fs::set_permissions(place.file(), Permissions::from_mode(0o640)).unwrap();
    let (error, text) = place.refusal();
    assert!(matches!(error, MachineError::Exposed { mode: 0o640, .. }), "{error:?}");
    assert!(text.contains(&format!("chmod 600 {}", place.file().display())), "{text}");
}

#[test]
fn links_folders_and_pipes_are_refused() {
    let place = Place::new();
    drop(place.store());
    let aside = place.path.with_extension("aside");
    fs::rename(place.file(), &aside).unwrap();
    symlink(&aside, place.file()).unwrap();
    assert!(matches!(place.refusal().0, MachineError::Unusual { path, .. } if path == place.file()));
    fs::remove_file(place.file()).unwrap();
    fs::create_dir(place.file()).unwrap();
    assert!(matches!(place.refusal().0, MachineError::Unusual { .. }));
    fs::remove_dir(place.file()).unwrap();
    rustix_fifo(&place.file());
    assert!(matches!(place.refusal().0, MachineError::Unusual { .. }));
    fs::remove_file(place.file()).unwrap();
    let real = place.path.with_extension("real");
    fs::rename(&place.path, &real).unwrap();
    symlink(&real, &place.path).unwrap();
    assert!(matches!(place.refusal().0, MachineError::Unusual { path, .. } if path == place.path));
    fs::remove_file(&place.path).unwrap();
    fs::write(&place.path, "").unwrap();
    assert!(matches!(place.refusal().0, MachineError::Unusual { .. }));
}

fn rustix_fifo(path: &Path) {
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mkfifoat(rustix::fs::CWD, path, mode).unwrap();
}

#[test]
fn what_belongs_to_another_user_is_refused() {
    let place = Place::new();
    drop(place.store());
    // Only the superuser can give a file away; anybody else has nothing to test here.
    if chown(place.file(), Some(12345), None).is_ok() {
        assert!(matches!(place.refusal().0, MachineError::Foreign { owner: 12345, .. }));
        chown(&place.path, Some(12345), None).unwrap();
        assert!(matches!(place.refusal().0, MachineError::Foreign { path, .. } if path == place.path));
    }
}

#[test]
fn a_file_that_is_no_store_makes_way() {
    let place = Place::new();
    let old = place.store();
    take(&old, machine_now(), 1);
    for damage in [&b""[..], b"short", &[7; 4096], &[0; 4608]] {
        fs::remove_file(place.file()).unwrap();
        fs::write(place.file(), damage).unwrap();
        fs::set_permissions(place.file(), Permissions::from_mode(0o600)).unwrap();
        let new = place.store();
        assert_eq!(new.opened, Opened::Replaced(Cause::Damaged), "{} bytes", damage.len());
        take(&new, machine_now(), LIMIT);
        assert_eq!(place.store().opened, Opened::Joined);
    }
    place.write(VERSION, 1);
    assert_eq!(place.store().opened, Opened::Replaced(Cause::OtherLayout));
    let file = OpenOptions::new().write(true).open(place.file()).unwrap();
    file.set_len(file.metadata().unwrap().len() - 16).unwrap();
    assert_eq!(place.store().opened, Opened::Replaced(Cause::Damaged));
    drop(old);
}

#[test]
fn after_a_reboot_windows_are_empty_and_quotas_are_kept() {
    let place = Place::new();
    let today = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let store = place.store();
    take(&store, machine_now(), 2);
    assert_eq!((used(&store), count(&store, today)), (2, 1));
    drop(store);
    place.write(BOOT, 1);
    let store = place.store();
    assert_eq!(store.opened, Opened::Joined);
    assert_eq!((used(&store), count(&store, today)), (0, 2));
    assert_eq!(store.window.usage(machine_now()).peak, 0);
}

#[test]
fn what_nobody_can_have_granted_does_not_count() {
    let place = Place::new();
    let store = place.store();
    take(&store, machine_now(), 1);
    let far = machine_now() + Duration::from_secs(3600);
    for slot in 0..u64::from(LIMIT) {
        place.write(FIRST_SLOT + SLOT * slot, far.as_nanos());
    }
    take(&store, machine_now(), LIMIT);
    place.write(FIRST_SLOT, u64::MAX);
    assert_eq!(used(&place.store()), LIMIT - 1);
    place.write(FIRST_SLOT + SLOT + HOLDER, u64::MAX);
    let unknown = Held { process: None, permits: 1 };
    assert!(store.window.holders(machine_now()).contains(&unknown), "it is no process's number");
}

#[test]
fn a_store_that_is_removed_is_made_again_with_what_counts() {
    let place = Place::new();
    let (one, other) = (place.store(), place.store());
    let now = machine_now();
    take(&one, now, 2);
    fs::remove_file(place.file()).unwrap();
    // Whoever looks first takes what counts along, and the other follows at once.
    let later = now + Duration::from_millis(1);
    take(&other, later, 1);
    assert!(place.file().exists());
    assert!(matches!(one.window.reserve(later, NONE), Reservation::At(_)));
    assert_eq!(used(&place.store()), 3);
    assert_eq!(place.store().window.holders(later), [ours(3)]);
    fs::remove_dir_all(&place.path).unwrap();
    let next = later + PER;
    take(&one, next, 3);
    assert!(matches!(other.window.reserve(next, NONE), Reservation::At(_)));
    assert!(matches!(place.store().window.reserve(next, NONE), Reservation::At(_)));
}

#[test]
fn a_store_that_strangers_have_made_meanwhile_is_joined_with_what_counts() {
    let place = Place::new();
    let old = place.store();
    let now = machine_now();
    take(&old, now, 1);
    let today = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    assert_eq!(count(&old, today), 1);
    fs::remove_file(place.file()).unwrap();
    let new = place.store();
    take(&new, now, 1);
    assert_eq!(count(&new, today), 1);
    let later = now + Duration::from_secs(2);
    take(&old, later, 1);
    assert!(matches!(new.window.reserve(later, NONE), Reservation::At(_)));
    assert_eq!(new.window.holders(later), [ours(3)]);
    assert_eq!(count(&new, today), 3);
}

#[test]
fn a_store_that_cannot_be_made_again_goes_on_as_it_is() {
    let place = Place::new();
    let store = place.store();
    fs::remove_dir_all(&place.path).unwrap();
    fs::write(&place.path, "in the way").unwrap();
    let now = machine_now();
    take(&store, now, LIMIT);
    assert!(matches!(store.window.reserve(now, NONE), Reservation::At(_)));
}

#[test]
fn who_is_alone_brings_his_settings_and_the_stricter_of_several_win() {
    let place = Place::new();
    let limit = |store: &Store| store.window.usage(machine_now()).limit;
    let day = SystemTime::UNIX_EPOCH;
    let narrow = place.try_store(2).unwrap();
    narrow.quota.configure(1);
    let wide = place.try_store(100).unwrap();
    assert_eq!((limit(&narrow), limit(&wide)), (2, 2));
    assert_eq!(count(&wide, day), 1);
    assert!(matches!(wide.quota.take(day), Take::Exhausted(_)));
    drop((narrow, wide));
    let wide = place.try_store(100).unwrap();
    assert_eq!((limit(&wide), count(&wide, day)), (100, 2));
    take(&wide, machine_now(), 50);
    drop(wide);
    // Alone, and in need of more slots than there are.
    let wider = place.try_store(1000).unwrap();
    assert_eq!(wider.opened, Opened::Replaced(Cause::TooSmall));
    assert_eq!((limit(&wider), used(&wider)), (1000, 50));
}

#[test]
fn a_child_shares_the_store_of_its_parent() {
    let place = Place::new();
    let parent = place.store();
    let child = Store { window: parent.window.of_child(), quota: parent.quota.of_child(), ..parent.clone() };
    let now = machine_now();
    take(&parent, now, 2);
    take(&child, now, 1);
    assert!(matches!(parent.window.reserve(now, NONE), Reservation::At(_)));
    assert_eq!([count(&child, SystemTime::UNIX_EPOCH), count(&parent, SystemTime::UNIX_EPOCH)], [1, 2]);
}

#[test]
fn files_that_nobody_has_used_for_weeks_are_swept_once_a_day() {
    let place = Place::new();
    let in_use = place.store();
    let names = ["two", "three"].map(|client| store_name("https://a.example:443", client, "addMako"));
    let machine = Machine::open(&place.path).unwrap();
    for name in &names {
        drop(machine.store(name, Rate::per_second(1), NONE).unwrap());
    }
    let left = place.path.join(format!(".{}.1.0.new", place.name));
    fs::write(&left, "").unwrap();
    let age = |path: &Path, days: u64| {
        let time = SystemTime::now() - Duration::from_secs(days * 86_400);
        fs::File::open(path).unwrap().set_modified(time).unwrap();
    };
    age(&place.file(), 100);
    age(&place.path.join(names[0].as_str()), 100);
    age(&left, 2);
    let there = || fs::read_dir(&place.path).unwrap().count();
    assert_eq!(there(), 5);
    drop(Machine::open(&place.path).unwrap());
    assert_eq!(there(), 5, "swept already today");
    age(&place.path.join(".swept"), 2);
    drop(Machine::open(&place.path).unwrap());
    assert_eq!(there(), 3, "the file in use, the one of today and the mark");
    drop(in_use);
}
