//! Which room may use which: the direct dependencies of every crate.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Findings;
use crate::project::Project;
use crate::run::Run;

/// What a crate must not use.
enum Never {
    /// None of these crates.
    These(&'static [&'static str]),
    /// Nothing from outside the workspace but these crates.
    AllBut(&'static [&'static str]),
}

/// A room: the crate, the crates of the workspace that it may use, and those from outside that it may not.
struct Room(&'static str, &'static [&'static str], Never);

const HOSTS: &[&str] = &["pyo3", "jni"];

const ROOMS: &[Room] = &[
    Room("makokit-limits", &[], Never::AllBut(&["memmap2", "rustix", "sha2"])),
    Room(
        "makokit",
        &["makokit-limits"],
        Never::These(&["pyo3", "jni", "axum", "clap", "tracing-subscriber"]),
    ),
    Room(
        "makokit-bridge",
        &["makokit", "makokit-cli", "makokit-sandbox"],
        Never::These(&["pyo3", "jni", "clap", "hyper"]),
    ),
    Room("makokit-sandbox", &[], Never::These(HOSTS)),
    Room("makokit-cli", &["makokit", "makokit-limits", "makokit-sandbox"], Never::These(HOSTS)),
    Room("makokit-python", &["makokit-bridge"], Never::AllBut(&["jiter", "pyo3"])),
    Room("makokit-java", &["makokit-bridge"], Never::AllBut(&["jni"])),
    Room("makokit-tests", &["makokit", "makokit-bridge", "makokit-sandbox"], Never::These(HOSTS)),
    Room("makokit-examples", &["makokit", "makokit-sandbox"], Never::These(HOSTS)),
    Room("makokit-dev", &[], Never::These(HOSTS)),
];

/// Finds every dependency that goes through a wall. What only tests need is free.
pub(super) fn check(project: &Project, findings: &mut Findings) -> Result<()> {
    let printed = Run::cargo(&project.path(""))
        .args(["metadata", "--format-version", "1", "--no-deps", "--locked"])
        .output()?;
    let metadata: Value = serde_json::from_str(&printed)?;
    for package in metadata["packages"].as_array().context("cargo metadata has packages")? {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(room) = ROOMS.iter().find(|room| room.0 == name) else {
            findings.push(format!("{name} is no room of the design; add it to core/dev/src/check/walls.rs"));
            continue;
        };
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        for dependency in dependencies.filter(|dependency| dependency["kind"].is_null()) {
            let used = dependency["name"].as_str().unwrap_or_default();
            if !room.allows(used, dependency["path"].is_string()) {
                findings.push(format!("{name} must not depend on {used}"));
            }
        }
    }
    Ok(())
}

impl Room {
    fn allows(&self, used: &str, of_workspace: bool) -> bool {
        match &self.2 {
            _ if of_workspace => self.1.contains(&used),
            Never::These(banned) => !banned.contains(&used),
            Never::AllBut(allowed) => allowed.contains(&used),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_stands_where_the_design_has_one() {
        let room = |name| ROOMS.iter().find(|room| room.0 == name).unwrap();
        assert!(!room("makokit-python").allows("tokio", false));
        assert!(!room("makokit-sandbox").allows("makokit", true));
        assert!(!room("makokit").allows("pyo3", false));
        assert!(room("makokit").allows("makokit-limits", true));
        assert!(!room("makokit-dev").allows("makokit", true));
    }
}
