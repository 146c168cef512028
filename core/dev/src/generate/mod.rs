//! One source for three languages: from the tables of `core/client` to every generated file.

mod context;
mod notices;
mod render;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::run::Run;

/// Folders in which every file is generated, so that one that nobody writes any more is found.
const WHOLLY_GENERATED: &[&str] = &[
    "bindings-python/python/makokit/_generated",
    "bindings-java/src/main/java-generated",
    "core/client/schema",
    "docs/reference",
    "tests/generated",
];

/// Files by their path in the checkout.
pub(crate) type Files = BTreeMap<PathBuf, String>;

/// Writes all generated files, or finds those that would change.
pub(crate) fn run(project: &Project, check: bool) -> Result<()> {
    let files = generate(project)?;
    let stale = stale(project, &files)?;
    if check {
        if !stale.is_empty() {
            bail!("generated files are not up to date; run `cargo dev generate`:\n  {}", stale.join("\n  "));
        }
        println!("{} generated files are up to date", files.len());
        return Ok(());
    }
    for path in &stale {
        let target = project.path(path);
        if let Some(text) = files.get(&PathBuf::from(path)) {
            fs::create_dir_all(target.parent().context("a file has a folder")?)?;
            fs::write(&target, text)?;
            println!("wrote {path}");
        } else {
            fs::remove_file(&target)?;
            println!("removed {path}");
        }
    }
    println!("{} generated files, {} changed", files.len(), stale.len());
    Ok(())
}

fn generate(project: &Project) -> Result<Files> {
    let printed = Run::cargo(&project.path(""))
        .args(["run", "--quiet", "--package", "makokit", "--features", "schema", "--bin", "makokit-schema"])
        .output()
        .context("the tables cannot be printed")?;
    let tables: Value = serde_json::from_str(&printed)?;
    let mut files = Files::new();
    let mut hasher = Sha256::new();
    for name in ["models", "operations", "errors", "settings", "platform"] {
        let text = format!("{:#}\n", tables[name]);
        hasher.update(&text);
        files.insert(PathBuf::from(format!("core/client/schema/{name}.json")), text);
    }
    let digest = hasher.finalize();
    let hash = format!("{:016x}", digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte)));
    files.insert(PathBuf::from("core/client/schema/hash"), format!("{hash}\n"));
    let contexts = context::of(&tables, &hash, Project::VERSION)?;
    render::all(project, &contexts, &mut files)?;
    files.insert(PathBuf::from(notices::FILE), notices::notices(project)?);
    Ok(files)
}

/// The files that are missing, different, or not generated any more.
fn stale(project: &Project, files: &Files) -> Result<Vec<String>> {
    let mut stale: Vec<String> = files
        .iter()
        .filter(|(path, text)| fs::read_to_string(project.path(path)).ok().as_ref() != Some(text))
        .map(|(path, _)| path.display().to_string())
        .collect();
    for folder in WHOLLY_GENERATED {
        for path in listed(project, &PathBuf::from(folder))? {
            if !files.contains_key(&path) {
                stale.push(path.display().to_string());
            }
        }
    }
    Ok(stale)
}

fn listed(project: &Project, folder: &PathBuf) -> Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(project.path(folder)) else { return Ok(Vec::new()) };
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "__pycache__" {
                paths.extend(listed(project, &path)?);
            }
        } else {
            paths.push(path);
        }
    }
    Ok(paths)
}
