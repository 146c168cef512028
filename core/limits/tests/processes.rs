//! Several processes share a store, and are killed and stopped at random: a judge counts what they were granted.
//!
//! `MAKOKIT_LIMITS_SECONDS` makes the run as long as that; without it, it takes two seconds.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "processes and their kills live in real time")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use makokit_limits::{
    Held, Machine, Moment, Opened, Rate, Reservation, Store, Take, machine_now, store_name,
};
use rustix::process::{Pid, Signal, kill_process};

const LIMIT: u32 = 20;
const PER: Duration = Duration::from_millis(100);
const GUARD: Duration = Duration::from_millis(5);
const DOUBT: Duration = Duration::from_millis(20);
const CHILDREN: usize = 4;

const ROLE: &str = "MAKOKIT_LIMITS_ROLE";
const FOLDER: &str = "MAKOKIT_LIMITS_FOLDER";

fn store(folder: &Path) -> Store {
    let rate = Rate { limit: LIMIT.try_into().unwrap(), per: PER };
    let name = store_name("https://a.example:443", "one", "addMako");
    Machine::open(&folder.join("limits")).unwrap().store(&name, rate, GUARD).unwrap()
}

/// This test program once more, in a role of its own.
fn begin(role: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_role_of_a_child", "--nocapture"])
        .env(ROLE, role)
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Does nothing unless this process was started as a child.
#[test]
fn the_role_of_a_child() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    match std::env::var(ROLE).unwrap().as_str() {
        "caller" => call(&folder),
        "opener" => open(&folder),
        role => panic!("{role}"),
    }
}

/// Takes every permit it can get, until it is killed; some settle late, some not at all, some are given back.
fn call(folder: &Path) {
    let store = store(folder);
    let mut log = OpenOptions::new().append(true).create(true).open(folder.join("log")).unwrap();
    let mut seed = u64::from(std::process::id());
    loop {
        let now = machine_now();
        match store.window.reserve(now, DOUBT) {
            Reservation::At(moment) => thread::sleep((moment - now).min(PER)),
            Reservation::Granted(permit) => {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let late = DOUBT * u32::try_from(seed >> 60).unwrap() / 16;
                if (seed >> 32) % 16 == 0 {
                    store.window.refund(permit);
                    continue;
                }
                // One write a line: whole or not at all, whenever the kill comes.
                let granted = permit.granted().as_nanos();
                log.write_all(format!("{granted} {}\n", (permit.granted() + late).as_nanos()).as_bytes())
                    .unwrap();
                if (seed >> 40) % 8 != 0 {
                    store.window.settle(permit, late);
                }
                assert!(matches!(store.quota.take(SystemTime::UNIX_EPOCH), Take::Taken(_)));
            }
        }
    }
}

/// Waits until it may begin, opens the store and takes one permit.
fn open(folder: &Path) {
    while !folder.join("begin").exists() {
        std::hint::spin_loop();
    }
    let store = store(folder);
    let made = u32::from(store.opened == Opened::Created);
    assert!(matches!(store.quota.take(SystemTime::UNIX_EPOCH), Take::Taken(_)));
    let granted = matches!(store.window.reserve(machine_now(), Duration::ZERO), Reservation::Granted(_));
    fs::write(folder.join(std::process::id().to_string()), format!("{made} {}", u32::from(granted))).unwrap();
}

fn seconds() -> Duration {
    let given = std::env::var("MAKOKIT_LIMITS_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(given.unwrap_or(2))
}

/// What was granted and when it arrived, line by line; the last line of a killed writer may be missing, not torn.
fn logged(folder: &Path) -> Vec<(u64, u64)> {
    let text = fs::read_to_string(folder.join("log")).unwrap();
    let line = |line: &str| {
        let (granted, arrived) = line.split_once(' ').unwrap();
        (granted.parse().unwrap(), arrived.parse().unwrap())
    };
    text.lines().map(line).collect()
}

/// The most arrivals in any half-open interval of the rate.
fn worst(mut arrivals: Vec<u64>) -> usize {
    arrivals.sort_unstable();
    let per = u64::try_from(PER.as_nanos()).unwrap();
    let within = |place: usize| arrivals.partition_point(|at| *at < arrivals[place] + per) - place;
    (0..arrivals.len()).map(within).max().unwrap_or(0)
}

fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_raw(child.id().try_into().unwrap()).unwrap(), signal).unwrap();
}

fn end(child: &mut Child) {
    signal(child, Signal::KILL);
    child.wait().unwrap();
}

#[test]
fn no_interval_sees_more_than_the_limit_whoever_is_killed_or_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut children: Vec<_> = (0..CHILDREN).map(|_| begin("caller", folder.path())).collect();
    while fs::metadata(folder.path().join("log")).map_or(0, |log| log.len()) == 0 {
        thread::sleep(Duration::from_millis(5));
    }
    let (start, mut seed, mut kills) = (Instant::now(), 7_u64, 0);
    while start.elapsed() < seconds() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        thread::sleep(Duration::from_micros(seed >> 50));
        let child = &mut children[usize::try_from(seed >> 40).unwrap() % CHILDREN];
        if seed >> 33 & 1 == 0 {
            end(child);
            *child = begin("caller", folder.path());
            kills += 1;
        } else {
            signal(child, Signal::STOP);
            thread::sleep(Duration::from_micros(seed >> 48 & 0x7fff));
            signal(child, Signal::CONT);
        }
    }
    let took = start.elapsed();
    children.iter_mut().for_each(end);
    let logged = logged(folder.path());
    let worst = worst(logged.iter().map(|(_, arrived)| *arrived).collect());
    println!("{} calls, {kills} kills, at most {worst} in {PER:?}", logged.len());
    assert!(worst <= LIMIT as usize, "{worst} in {PER:?}");
    // Nobody who is gone holds anything back for longer than its doubt.
    let full = took.as_nanos() / (PER + GUARD + DOUBT).as_nanos() * u128::from(LIMIT);
    assert!(logged.len() as u128 * 2 >= full, "{} of {full}", logged.len());
    let used = store(folder.path()).quota.usage(SystemTime::UNIX_EPOCH).used as usize;
    assert!(used <= logged.len() && used + kills + CHILDREN >= logged.len(), "{used} of {}", logged.len());
}

/// The file is removed under processes that use it. Whoever notices takes what counts along, and nothing more is
/// granted in the old file. (Removed once more before all have followed, they would be apart until they look again.)
#[test]
fn no_interval_sees_more_than_the_limit_when_the_file_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut children = [(); 3].map(|()| begin("caller", folder.path()));
    let lines = || fs::read_to_string(folder.path().join("log")).map_or(0, |log| log.lines().count());
    while lines() < 2 * LIMIT as usize {
        thread::sleep(Duration::from_millis(5));
    }
    let file =
        folder.path().join("limits").join(store_name("https://a.example:443", "one", "addMako").as_str());
    let (start, mut removed) = (Instant::now(), 0_u32);
    while removed == 0 || start.elapsed() + Duration::from_secs(2) < seconds() {
        fs::remove_file(&file).unwrap();
        removed += 1;
        while !file.exists() {
            thread::sleep(Duration::from_millis(1));
        }
        // Everybody asks within this time, and finds that the old file is left.
        thread::sleep(PER * 3);
    }
    children.iter_mut().for_each(end);
    let worst = worst(logged(folder.path()).into_iter().map(|(_, arrived)| arrived).collect());
    println!("removed {removed} times, at most {worst} in {PER:?}");
    assert!(worst <= LIMIT as usize, "{worst} in {PER:?}, removed {removed} times");
}

/// One process is stopped, at whatever instruction, and the others go on.
#[test]
fn who_is_stopped_holds_nobody_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut children: Vec<_> = (0..2).map(|_| begin("caller", folder.path())).collect();
    let lines = || fs::read_to_string(folder.path().join("log")).map_or(0, |log| log.lines().count());
    while lines() < 2 * LIMIT as usize {
        thread::sleep(Duration::from_millis(5));
    }
    signal(&children[0], Signal::STOP);
    let before = lines();
    thread::sleep(PER * 5);
    let alone = lines() - before;
    children.iter_mut().for_each(end);
    assert!(alone >= LIMIT as usize, "{alone}");
    assert!(worst(logged(folder.path()).into_iter().map(|(_, arrived)| arrived).collect()) <= LIMIT as usize);
}

/// What counts is known to be theirs, and stays so when they are gone.
#[test]
fn it_is_known_which_process_holds_what() {
    let folder = tempfile::tempdir().unwrap();
    let mut children = [(); 2].map(|()| begin("caller", folder.path()));
    let store = store(folder.path());
    let held_by = |child: &Child, holders: &[Held]| {
        holders.iter().any(|held| held.process.is_some_and(|process| process.get() == child.id()))
    };
    let start = Instant::now();
    loop {
        let holders = store.window.holders(machine_now());
        if children.iter().all(|child| held_by(child, &holders)) {
            assert!(holders.iter().map(|held| held.permits).sum::<u32>() <= LIMIT, "{holders:?}");
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{holders:?}");
        thread::sleep(Duration::from_millis(1));
    }
    children.iter_mut().for_each(end);
    // As it was when somebody asked last.
    let holders = store.window.holders(Moment::ZERO);
    assert!(children.iter().any(|child| held_by(child, &holders)), "{holders:?}");
}

/// Two processes come to a store that is not there yet, again and again: one makes it, and both use the same.
#[test]
fn two_who_open_a_new_store_at_once_have_the_same() {
    for round in 0..rounds() {
        let folder = tempfile::tempdir().unwrap();
        let mut children = [(); 2].map(|()| begin("opener", folder.path()));
        File::create(folder.path().join("begin")).unwrap();
        assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
        let told =
            children.map(|child| fs::read_to_string(folder.path().join(child.id().to_string())).unwrap());
        let granted = told.iter().filter(|told| told.ends_with('1')).count();
        assert_eq!(granted, 2, "{told:?} in round {round}");
        assert_eq!(told.iter().filter(|told| told.starts_with('1')).count(), 1, "{told:?} in round {round}");
        let store = store(folder.path());
        assert_eq!(store.quota.usage(SystemTime::UNIX_EPOCH).used, 2, "in round {round}");
    }
}

fn rounds() -> usize {
    if seconds() > Duration::from_secs(2) { 1000 } else { 200 }
}
