//! Coverage-guided fuzzing with the pinned, stable toolchain.
//!
//! libFuzzer comes from `libfuzzer-sys`; what counts coverage is an LLVM pass that stable rustc has, too. Only a
//! sanitizer would need a nightly one, and without `unsafe` code there is little for it to find.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::counts::Counts;
use crate::project::Project;
use crate::run::Run;

/// What makes the compiler count which edges were run, and note what was compared.
const COVERAGE: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg",
    "fuzzing",
    "-Ccodegen-units=1",
];

/// Larger inputs find nothing that smaller ones do not.
const LARGEST: &str = "-max_len=8192";

/// Fuzzes each target that has seeds; which were fine, and which inputs were not.
pub(super) fn run(project: &Project, seconds: u64) -> Result<(Counts, Vec<String>)> {
    let program = build(project)?;
    let (mut counts, mut found) = (Counts::default(), Vec::new());
    for target in targets(project)? {
        let inputs = fuzz(project, &program, &target, seconds)?;
        counts.passed += u64::from(inputs.is_empty());
        counts.failed += u64::from(!inputs.is_empty());
        found.extend(inputs);
    }
    Ok((counts, found))
}

/// The program with all targets. Its crate stands outside the workspace, but shares its versions.
fn build(project: &Project) -> Result<PathBuf> {
    let folder = project.path("tests/fuzz");
    fs::copy(project.path("Cargo.lock"), folder.join("Cargo.lock"))?;
    let about = Run::new("rustc", &folder).args(["-vV"]).output()?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names its host")?;
    let built = project.target("fuzz");
    // With a target named, build scripts and macros are built without the flags.
    Run::cargo(&folder)
        .args(["build", "--release", "--quiet", "--target", host, "--target-dir"])
        .args([&built])
        .env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}"))
        .check()?;
    Ok(built.join(host).join("release/makokit-fuzz"))
}

/// The targets, by their folders of seeds.
fn targets(project: &Project) -> Result<Vec<String>> {
    let mut targets: Vec<_> = names(&project.path("tests/fuzz/seeds"))?.into_iter().collect();
    targets.sort();
    Ok(targets)
}

/// Fuzzes a target, with what earlier runs have come upon; the inputs that it did not take.
fn fuzz(project: &Project, program: &Path, target: &str, seconds: u64) -> Result<Vec<String>> {
    let corpus = project.target("fuzz/corpus").join(target);
    let found = project.target("fuzz/found").join(target);
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&found)?;
    let before = names(&found)?;
    let seeds = project.path("tests/fuzz/seeds").join(target);
    let (ended_well, output) = Run::new(program, &project.path(""))
        .args([LARGEST, "-timeout=10", "-rss_limit_mb=2048", "-verbosity=1", "-print_final_stats=1"])
        .args([format!("-max_total_time={seconds}"), format!("-artifact_prefix={}/", found.display())])
        .args([corpus, seeds])
        .env("MAKOKIT_FUZZ_TARGET", target)
        .env("MAKOKIT_TOKEN_CACHE", "off")
        .env("MAKOKIT_LIMITS", "process")
        .quietly()?;
    println!("{target}: {}", told(&output));
    let new = names(&found)?.difference(&before).map(|name| found.join(name)).collect::<Vec<_>>();
    if ended_well && new.is_empty() {
        return Ok(Vec::new());
    }
    println!("{output}");
    if new.is_empty() {
        return Ok(vec![format!("{target} did not end well")]);
    }
    Ok(new.iter().map(|input| format!("{target} does not take {}", input.display())).collect())
}

/// How much was run, and how much of the program was reached.
fn told(output: &str) -> String {
    let stat = |name: &str| {
        let line = output.lines().rev().find_map(|line| line.strip_prefix(name));
        line.unwrap_or("?").trim_start_matches(':').trim().to_owned()
    };
    let after = |word: &str| {
        let last = output.lines().rev().find(|line| line.contains(word));
        last.and_then(|line| line.split(word).nth(1)?.split_whitespace().next()).unwrap_or("?")
    };
    format!(
        "{} inputs, {} a second; {} edges reached, {} inputs kept",
        stat("stat::number_of_executed_units"),
        stat("stat::average_exec_per_sec"),
        after("cov: "),
        after("corp: ")
    )
}

fn names(folder: &Path) -> Result<BTreeSet<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn what_the_fuzzer_prints_is_read() {
        let output = "#81\tINITED cov: 1982 ft: 3700 corp: 75/25Kb exec/s: 0 rss: 34Mb\n\
                      #29204\tDONE   cov: 2355 ft: 5553 corp: 709/108Kb lim: 15026 exec/s: 1390 rss: 36Mb\n\
                      stat::number_of_executed_units: 29204\nstat::average_exec_per_sec:     1390\n";
        assert_eq!(told(output), "29204 inputs, 1390 a second; 2355 edges reached, 709/108Kb inputs kept");
    }
}
