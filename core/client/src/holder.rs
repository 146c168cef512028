//! Who holds the permits that count.

use std::num::NonZeroU32;

use makokit_limits::Held;
use serde::Serialize;

/// A name that somebody else has given is not shown beyond so many characters.
const LONGEST: usize = 40;

/// What one process holds of what counts in a rate's interval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Holder {
    /// The process: `python 4711`, or `process 4711` where its name cannot be read, with ` (gone)` if it has ended; in a
    /// fleet `host/4711`. Where it is not known who it was, `unknown`.
    pub name: String,
    /// How many permits.
    pub permits: u32,
}

impl Holder {
    /// A process of this machine.
    pub(crate) fn here(held: Held) -> Self {
        Self { name: held.process.map_or_else(unknown, name_here), permits: held.permits }
    }

    /// One of a fleet, by what the store says. Anybody may have written that.
    pub(crate) fn of_fleet(name: &str, permits: u64) -> Self {
        let name = if name.is_empty() { unknown() } else { name.to_owned() };
        Self { name, permits: u32::try_from(permits).unwrap_or(u32::MAX) }
    }
}

/// By what this process is known in a fleet. It has nothing but letters, digits, `.`, `-`, `_` and a slash.
pub(crate) fn name_in_fleet() -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() || ".-_".contains(letter) { letter } else { '-' }
    };
    let host: String = host().chars().take(LONGEST).map(plain).collect();
    let host = if host.is_empty() { "host" } else { &host };
    format!("{host}/{}", std::process::id())
}

fn unknown() -> String {
    "unknown".to_owned()
}

fn name_here(process: NonZeroU32) -> String {
    match std::fs::read_to_string(format!("/proc/{process}/comm")) {
        Ok(name) if !name.trim().is_empty() => format!("{} {process}", shown(&name)),
        _ if is_gone(process) => format!("process {process} (gone)"),
        _ => format!("process {process}"),
    }
}

/// A process may call itself anything.
fn shown(name: &str) -> String {
    let shown = |letter: char| if letter.is_control() { '?' } else { letter };
    name.trim().chars().take(LONGEST).map(shown).collect()
}

#[cfg(unix)]
fn is_gone(process: NonZeroU32) -> bool {
    let process = i32::try_from(process.get()).ok().and_then(rustix::process::Pid::from_raw);
    process.is_none_or(|process| rustix::process::test_kill_process(process) == Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_gone(_: NonZeroU32) -> bool {
    false
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(process: u32) -> String {
        Holder::here(Held { process: NonZeroU32::new(process), permits: 1 }).name
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_is_named_as_the_system_names_it() {
        let own = std::process::id();
        let comm = std::fs::read_to_string("/proc/self/comm").unwrap();
        assert_eq!(name(own), format!("{} {own}", comm.trim()));
        let mut child = std::process::Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        assert_eq!(name(child.id()), format!("process {} (gone)", child.id()));
        assert_eq!(name(u32::MAX), "process 4294967295 (gone)", "no process has such a number");
        assert_eq!(name(0), "unknown");
    }

    #[test]
    fn a_name_that_somebody_has_chosen_is_harmless() {
        assert_eq!(shown("a\u{1b}[2J\n"), "a?[2J");
        assert_eq!(shown(&"x".repeat(1000)).len(), LONGEST);
        let name = name_in_fleet();
        assert!(name.ends_with(&format!("/{}", std::process::id())), "{name}");
        assert!(
            name.chars().all(|letter| letter.is_ascii_alphanumeric() || ".-_/".contains(letter)),
            "{name}"
        );
        assert_eq!(Holder::of_fleet("", 3), Holder { name: unknown(), permits: 3 });
    }
}
