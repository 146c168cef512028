//! The same case has the same end in every language: `tests/parity.md`, from what the runners wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::project::Project;

const LANGUAGES: [&str; 3] = ["rust", "python", "java"];
const TABLE: &str = "tests/parity.md";

const HEAD: &str = "# Parity

Every case of `tests/corpus`, played through the typed API of each language by `cargo dev test`: how it ended, and
how many requests the server saw.

| case | rust | python | java |
| --- | --- | --- | --- |
";

/// What a runner writes of a case.
#[derive(Deserialize)]
struct Row {
    id: String,
    outcome: String,
    requests: u64,
    passed: bool,
}

type Rows = BTreeMap<String, Row>;

/// Forgets what earlier runs wrote.
pub(crate) fn forget(project: &Project) -> Result<()> {
    let folder = project.target("corpus");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(())
}

/// Writes the table, and tells in which cases the languages differ. A table that was not up to date is a fault where
/// nobody can commit the new one.
pub(crate) fn compare(project: &Project, in_ci: bool) -> Result<Vec<String>> {
    let [rust, python, java] = LANGUAGES.map(|language| read(project, language));
    let runs = [rust?, python?, java?];
    let cases: BTreeSet<&String> = runs.iter().flat_map(BTreeMap::keys).collect();
    let mut faults = Vec::new();
    let mut table = String::from(HEAD);
    for case in cases {
        let ends = runs.each_ref().map(|run| run.get(case));
        if !is_same(&ends, &languages(project, case)?) {
            faults.push(format!("the languages differ in {case}"));
        }
        let cells = ends.map(|end| end.map_or_else(|| "not meant for it".to_owned(), Row::outcome));
        writeln!(table, "| {case} | {} |", cells.join(" | "))?;
    }
    if fs::read_to_string(project.path(TABLE)).unwrap_or_default() != table {
        fs::write(project.path(TABLE), table)?;
        println!("wrote {TABLE}; commit it");
        if in_ci {
            faults.push(format!("{TABLE} was not up to date"));
        }
    }
    Ok(faults)
}

/// Whether a case ended well and in the same way wherever it is meant to be run.
fn is_same(ends: &[Option<&Row>; 3], meant: &[String]) -> bool {
    let first = ends.iter().flatten().next().map(|end| end.outcome());
    LANGUAGES.iter().zip(ends).all(|(language, end)| match end {
        Some(end) => end.passed && Some(end.outcome()) == first,
        None => !meant.iter().any(|meant| meant == language),
    })
}

/// The languages that a case is meant for.
fn languages(project: &Project, case: &str) -> Result<Vec<String>> {
    let text = fs::read_to_string(project.path(format!("tests/corpus/{case}.json")))?;
    let case: Value = serde_json::from_str(&text)?;
    let named = case["languages"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let named: Vec<_> = named.map(str::to_owned).collect();
    Ok(if named.is_empty() { LANGUAGES.map(str::to_owned).to_vec() } else { named })
}

impl Row {
    fn outcome(&self) -> String {
        let plural = if self.requests == 1 { "" } else { "s" };
        format!("{}, {} request{plural}", self.outcome, self.requests)
    }
}

fn read(project: &Project, language: &str) -> Result<Rows> {
    let path = project.target(format!("corpus/{language}.json"));
    let text = fs::read_to_string(&path)
        .with_context(|| format!("the {language} runner wrote no {}", path.display()))?;
    let rows: Vec<Row> = serde_json::from_str(&text)?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_may_be_left_out_only_where_the_case_says_so() {
        let row =
            |outcome: &str| Row { id: String::new(), outcome: outcome.into(), requests: 1, passed: true };
        let (good, other) = (row("ok"), row("Server"));
        let all = LANGUAGES.map(str::to_owned);
        assert!(is_same(&[Some(&good), Some(&good), Some(&good)], &all));
        assert!(!is_same(&[Some(&good), Some(&other), Some(&good)], &all));
        assert!(!is_same(&[Some(&good), None, Some(&good)], &all));
        assert!(is_same(&[Some(&good), None, None], &all[..1]));
    }
}
