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

/// How many companies each of the four creates.
const EACH: usize = 100;

pub(crate) fn run(project: &Project) -> Counts {
    let good = match outcome(project) {
        Ok(()) => true,
        Err(error) => {
            println!("fault: {error:#}");
            false
        }
    };
    Counts { passed: u64::from(good), failed: u64::from(!good), skipped: 0 }
}

fn outcome(project: &Project) -> Result<()> {
    let folder = project.target("together");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let sandbox = Sandbox::start(project)?;
    let programs = programs(project, &sandbox)?;
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
    let verdict = verdict(sandbox.told("admin_url"))?;
    let seen = &verdict["operations"]["addCompany"];
    println!(
        "together: {} requests, at most {} in a second, {} refused",
        seen["requests"], seen["worst_window"], seen["refused"]
    );
    if verdict["ok"] != true || seen["requests"] != EACH * 4 || seen["refused"] != 0 {
        bail!("the sandbox finds fault with four programs that share a limit: {verdict:#}");
    }
    Ok(())
}

fn programs(project: &Project, sandbox: &Sandbox) -> Result<Vec<Run>> {
    let root = project.path("");
    let folder = project.target("together");
    let path = |name: &str| folder.join(name).display().to_string();
    let mut programs = vec![
        Run::new(python::environment(project)?, &root).args(["examples/together/together.py"]),
        Run::new("java", &root).args(["-cp", &java::jar_file(project), "examples/together/Together.java"]),
    ];
    for number in 0..2 {
        let records = folder.join(format!("{number}.json"));
        std::fs::write(&records, companies(number).to_string())?;
        let makokit = project.target("release/makokit");
        programs.push(
            Run::new(makokit, &root)
                .args(["mako", "add-company", "--timeout", "120", "--quiet", "--records"])
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

fn companies(program: usize) -> Value {
    let company = |number: usize| {
        json!({
            "parentCompanyId": "5f10c94d-af26-479f-a705-aa2a85d778ea",
            "companyType": "RESELLER",
            "name": format!("Command line {program}, {number}"),
            "address": { "address1": "3205 Sycamore Fork Road", "country": "US" },
        })
    };
    (0..EACH).map(company).collect()
}

fn verdict(admin_url: &str) -> Result<Value> {
    let (host, path) =
        admin_url.trim_start_matches("http://").split_once('/').context("an address has a path")?;
    let mut stream = TcpStream::connect(host)?;
    write!(stream, "GET /{path}/verdict HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (_, body) = answer.split_once("\r\n\r\n").context("an answer has a body")?;
    Ok(serde_json::from_str(body)?)
}
