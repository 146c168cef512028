//! A Python program, a Java program and two command lines, all at once against one sandbox: they share one limit, and
//! nothing runs for it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::counts::Counts;
use crate::examples::Sandbox;
use crate::project::Project;
use crate::run::Run;
use crate::{java, python};

/// What the four do, and what is asked of them.
#[derive(Clone, Copy)]
pub(crate) struct Work {
    /// How many companies each of them creates.
    each: usize,
    /// How much of the rate they have to use together, in percent.
    least_used: f64,
}

/// Enough to see that they share. The start of three machines is much of it.
pub(crate) const SHORT: Work = Work { each: 100, least_used: 0.0 };
/// Half a minute at the full rate, and the bar for it.
pub(crate) const LONG: Work = Work { each: 750, least_used: 97.0 };

pub(crate) fn run(project: &Project, work: Work) -> Counts {
    let good = match outcome(project, work) {
        Ok(()) => true,
        Err(error) => {
            println!("fault: {error:#}");
            false
        }
    };
    Counts { passed: u64::from(good), failed: u64::from(!good), skipped: 0 }
}

fn outcome(project: &Project, work: Work) -> Result<()> {
    let folder = project.target("together");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let sandbox = Sandbox::start(project)?;
    let programs = programs(project, &sandbox, work.each)?;
    let ends: Vec<Result<(bool, String)>> = thread::scope(|scope| {
        let running: Vec<_> = programs.into_iter().map(|program| scope.spawn(|| program.outcome())).collect();
        running
            .into_iter()
            .map(|program| program.join().unwrap_or_else(|_| bail!("a program was lost")))
            .collect()
    });
    for end in ends {
        let (ended_well, output) = end?;
        if !ended_well {
            bail!("a program did not end well: {output}");
        }
    }
    let verdict = asked(sandbox.told("admin_url"), "verdict")?;
    let used = used(&asked(sandbox.told("admin_url"), "journal")?)?;
    let seen = &verdict["operations"]["addCompany"];
    println!(
        "together: {} requests, at most {} in a second, {} refused, {used:.1} % used",
        seen["requests"], seen["worst_window"], seen["refused"]
    );
    if verdict["ok"] != true || seen["requests"] != work.each * 4 || seen["refused"] != 0 {
        bail!("the sandbox finds fault with four programs that share a limit: {verdict:#}");
    }
    if used < work.least_used {
        bail!("{used:.1} % of the rate was used; it has to be {} %", work.least_used);
    }
    Ok(())
}

/// How much of a rate of 100 in a second was used, in percent: by the time from the first call to that whole bursts later. The
/// last two are left out, as some have nothing left to do.
fn used(journal: &Value) -> Result<f64> {
    const BURST: usize = 100;
    let entries = journal["entries"].as_array().context("a journal has entries")?;
    let creates = entries.iter().filter(|entry| entry["operation"] == "addCompany");
    let arrived: Vec<f64> = creates.filter_map(|entry| entry["at_ms"].as_f64()).collect();
    let later = (arrived.len() / BURST).saturating_sub(2) * BURST;
    let (Some(first), Some(last)) = (arrived.first(), arrived.get(later)) else {
        bail!("there are no calls")
    };
    let seconds = (last - first) / 1000.0;
    if seconds <= 0.0 {
        bail!("the calls came in too short a time to tell");
    }
    Ok(100.0 * f64::from(u32::try_from(later / BURST)?) / seconds)
}

fn programs(project: &Project, sandbox: &Sandbox, each: usize) -> Result<Vec<Run>> {
    let root = project.path("");
    let folder = project.target("together");
    let path = |name: &str| folder.join(name).display().to_string();
    let mut programs = vec![
        Run::new(python::environment(project)?, &root)
            .args(["examples/together/together.py", &each.to_string()]),
        Run::new("java", &root).args([
            "-cp",
            &java::jar_file(project),
            "examples/together/Together.java",
            &each.to_string(),
        ]),
    ];
    for number in 0..2 {
        let records = folder.join(format!("{number}.json"));
        std::fs::write(&records, companies(number, each).to_string())?;
        let makokit = project.target("release/makokit");
        programs.push(
            Run::new(makokit, &root)
                .args(["mako", "add-company", "--timeout", "300", "--quiet", "--records"])
                .args([records]),
        );
    }
    let environment = |run: Run| {
        sandbox
            .environment(run)
            .env("MAKOKIT_LIMITS", path("limits"))
            .env("MAKOKIT_TOKEN_CACHE", path("tokens"))
    };
    Ok(programs.into_iter().map(environment).collect())
}

fn companies(program: usize, each: usize) -> Value {
    let company = |number: usize| {
        json!({
            "parentCompanyId": "5f10c94d-af26-479f-a705-aa2a85d778ea",
            "companyType": "RESELLER",
            "name": format!("Command line {program}, {number}"),
            "address": { "address1": "3205 Sycamore Fork Road", "country": "US" },
        })
    };
    (0..each).map(company).collect()
}

fn asked(admin_url: &str, about: &str) -> Result<Value> {
    let (host, path) =
        admin_url.trim_start_matches("http://").split_once('/').context("an address has a path")?;
    let mut stream = TcpStream::connect(host)?;
    write!(stream, "GET /{path}/{about} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (_, body) = answer.split_once("\r\n\r\n").context("an answer has a body")?;
    Ok(serde_json::from_str(body)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(moments: impl Iterator<Item = u32>) -> Value {
        let entry = |at: u32| json!({ "operation": "addCompany", "at_ms": at });
        let other = json!({ "operation": "getMako", "at_ms": 7 });
        json!({ "entries": moments.map(entry).chain([other]).collect::<Vec<_>>() })
    }

    #[test]
    fn what_was_used_is_told_by_whole_bursts() {
        let bursts = |apart: u32| journal((0..1000).map(move |call| call / 100 * apart));
        let close = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(close(used(&bursts(1000)).unwrap(), 100.0));
        assert!(close(used(&bursts(1250)).unwrap(), 80.0));
        let evenly = journal((0..1000).map(|call| call * 20));
        assert!(close(used(&evenly).unwrap(), 50.0));
    }

    #[test]
    fn too_little_to_tell_is_no_figure() {
        assert!(used(&journal(0..200)).is_err());
        assert!(used(&journal(std::iter::repeat_n(5, 400))).is_err());
    }
}
