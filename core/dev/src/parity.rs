//! The same case has the same end in every language: `tests/parity.md`, from what the runners wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::project::Project;

const LANGUAGES: [&str; 3] = ["rust", "python", "java"];
const TABLE: &str = "tests/parity.md";

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

/// Writes the table, and tells in which cases the languages differ.
pub(crate) fn compare(project: &Project) -> Result<Vec<String>> {
    let runs = LANGUAGES.map(|language| read(project, language));
    let [rust, python, java] = runs;
    let runs = [rust?, python?, java?];
    let cases: BTreeSet<&String> = runs.iter().flat_map(BTreeMap::keys).collect();
    let mut faults = Vec::new();
    let mut table = String::from(
        "# Parity\n\nEvery case of `tests/corpus`, played through the typed API of each language by `cargo dev test`: how it ended, \
         and\nhow many requests the server saw.\n\n| case | rust | python | java |\n| --- | --- | --- | --- |\n",
    );
    for case in cases {
        let ends = runs.each_ref().map(|run| run.get(case));
        if !ends
            .iter()
            .all(|end| end.is_some_and(|end| end.passed && Some(end.outcome()) == ends[0].map(Row::outcome)))
        {
            faults.push(format!("the languages differ in {case}"));
        }
        let cells = ends.map(|end| end.map_or_else(|| "not run".to_owned(), Row::outcome));
        writeln!(table, "| {case} | {} |", cells.join(" | "))?;
    }
    let written = fs::read_to_string(project.path(TABLE)).unwrap_or_default();
    if written != table {
        fs::write(project.path(TABLE), table)?;
        faults.push(format!("{TABLE} was not up to date; it is now, commit it"));
    }
    Ok(faults)
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
