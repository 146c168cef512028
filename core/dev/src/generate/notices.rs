//! The licences of what the native libraries are made of, as those who ship them have to pass them on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;
use crate::run::Run;

/// Where they stand; the wheel and the jars take them from there.
pub(super) const FILE: &str = "THIRD-PARTY.txt";

/// What is shipped.
const SHIPPED: &[&str] = &["makokit-python", "makokit-java"];

/// The platform that is built and tested.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// How the names of files begin that hold a licence, or what it wants to be passed on.
const TEXTS: &[&str] = &["license", "licence", "copying", "notice", "unlicense"];

const HEAD: &str = "\
The native library of makokit contains what is listed here, under the licences that stand below it.
Where there is a choice of licences and MIT is one of them, it is taken under MIT's terms. Rust's own standard library is a
part of it, too, under MIT or Apache-2.0: https://github.com/rust-lang/rust/blob/main/COPYRIGHT.
";

/// The whole of them: each text once, below all that it is about.
pub(super) fn notices(project: &Project) -> Result<String> {
    let printed = Run::cargo(&project.path(""))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", PLATFORM])
        .output()?;
    let metadata: Value = serde_json::from_str(&printed)?;
    let mut texts: BTreeMap<String, Notice> = BTreeMap::new();
    for package in shipped(&metadata)? {
        let known_as =
            format!("{} {} ({})", text(package, "name"), text(package, "version"), text(package, "license"));
        let found = of_package(package)?;
        if found.is_empty() {
            let none = "(Its package has no text of its own.)".to_owned();
            texts.entry(none.clone()).or_insert_with(|| Notice::new(none)).of.insert(known_as.clone());
        }
        for found in found {
            // Line ends and margins differ where words do not.
            let words = found.split_whitespace().collect::<Vec<_>>().join(" ");
            texts.entry(words).or_insert_with(|| Notice::new(found)).of.insert(known_as.clone());
        }
    }
    let mut notices: Vec<_> = texts.into_values().collect();
    notices.sort_by(|one, other| one.of.cmp(&other.of).then_with(|| one.text.cmp(&other.text)));
    Ok(HEAD.to_owned() + &notices.iter().map(Notice::told).collect::<String>())
}

/// A text and what it is about.
struct Notice {
    of: BTreeSet<String>,
    text: String,
}

impl Notice {
    fn new(text: String) -> Self {
        Self { of: BTreeSet::new(), text }
    }

    fn told(&self) -> String {
        let of = self.of.iter().map(String::as_str);
        let lines = self.text.trim().lines().map(str::trim_end);
        let (rule, of, lines) =
            ("-".repeat(80), of.collect::<Vec<_>>().join("\n"), lines.collect::<Vec<_>>().join("\n"));
        format!("\n{rule}\n{of}\n\n{lines}\n")
    }
}

/// The packages of others that are compiled into what is shipped.
fn shipped(metadata: &Value) -> Result<Vec<&Value>> {
    let by_id = |list: &'static str, under: &Value| -> Result<BTreeMap<String, Value>> {
        let all = under[list].as_array().context("cargo metadata has lists")?;
        Ok(all.iter().map(|one| (text(one, "id").to_owned(), one.clone())).collect())
    };
    let nodes = by_id("nodes", &metadata["resolve"])?;
    let packages = metadata["packages"].as_array().context("cargo metadata has packages")?;
    let mut wanted: Vec<String> = packages
        .iter()
        .filter(|package| SHIPPED.contains(&text(package, "name")))
        .map(|package| text(package, "id").to_owned())
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = wanted.pop() {
        let needs = nodes.get(&id).and_then(|node| node["deps"].as_array());
        if seen.insert(id) {
            let linked = needs.into_iter().flatten().filter(|need| is_linked(need));
            wanted.extend(linked.map(|need| text(need, "pkg").to_owned()));
        }
    }
    let of_others = |package: &&Value| {
        seen.contains(text(package, "id")) && !package["source"].is_null() && !is_macro(package)
    };
    Ok(packages.iter().filter(of_others).collect())
}

/// Whether it works while others are compiled, and is no part of them.
fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets
        .flat_map(|target| target["kind"].as_array().into_iter().flatten())
        .any(|kind| kind == "proc-macro")
}

/// Whether it is not only for tests or for building.
fn is_linked(need: &Value) -> bool {
    need["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
}

/// The texts that a package has, and of a choice with MIT in it only that. What it has taken from others lies below.
fn of_package(package: &Value) -> Result<Vec<String>> {
    let folder = Path::new(text(package, "manifest_path")).parent().context("a manifest has a folder")?;
    let mut found = chosen(text(package, "license"), texts_in(folder)?);
    for below in folders_in(folder)? {
        found.extend(texts_below(&below)?);
    }
    found
        .iter()
        .map(|file| {
            let bytes = fs::read(file).with_context(|| file.display().to_string())?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

/// Of texts, where the licence leaves a choice, those that are chosen.
fn chosen(licence: &str, mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    let is_mit = |file: &PathBuf| file_name(file).contains("mit");
    if licence.contains("MIT") && !licence.contains("AND") && files.iter().any(is_mit) {
        files.retain(is_mit);
    }
    files
}

fn texts_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = texts_in(folder)?;
    for below in folders_in(folder)? {
        found.extend(texts_below(&below)?);
    }
    Ok(found)
}

fn texts_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_text = |file: &PathBuf| TEXTS.iter().any(|text| file_name(file).starts_with(text));
    let is_source = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "rs");
    Ok(entries(folder)?
        .into_iter()
        .filter(|file| file.is_file() && is_text(file) && !is_source(file))
        .collect())
}

fn folders_in(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?.into_iter().filter(|entry| entry.is_dir()).collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut entries: Vec<_> =
        fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    entries.sort();
    Ok(entries)
}

fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_choice_leaves_texts_out() {
        let files = ["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-UNICODE"].map(PathBuf::from);
        let names = |licence: &str| chosen(licence, files.to_vec()).len();
        assert_eq!(names("MIT OR Apache-2.0"), 1);
        assert_eq!(names("(MIT OR Apache-2.0) AND Unicode-3.0"), 3);
        assert_eq!(names("Apache-2.0"), 3);
        assert_eq!(chosen("MIT", vec![PathBuf::from("LICENSE")]).len(), 1);
    }
}
