//! The examples that are not the same in every language: each run as its user would, and what it printed looked at.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::Result;

use crate::counts::Counts;
use crate::examples::Sandbox;
use crate::java;
use crate::project::Project;
use crate::run::Run;

/// An example: how it is run, and what it has to print, in this order. That a test was skipped stands where its line would end.
struct Program {
    run: &'static [&'static str],
    prints: &'static [&'static str],
}

const PYTHON: &[Program] = &[
    Program {
        run: &["examples/python/02_errors.py"],
        prints: &[
            "good       created ",
            "missing    local: mako.phoneNumber must not be null",
            "misspelt   local: mako.nmae is not a known field; did you mean name?",
            "model      refused: noDataFound, status 200, id ",
            "duplicate  there already: duplicateEntity",
            "lost       the answer was lost, and it was created",
            "rate       again in 5 s, after 4 tries",
            "stranger   refused: invalid_client, status 401, id ",
            "no server  later: ConnectError",
            "quota      go on at 2026-02-01 00:00 UTC",
            "there are  3 makos; the client was blameless",
        ],
    },
    Program {
        run: &["examples/python/03_async_fleet.py"],
        prints: &[
            "progress  100 of 300",
            "progress  300 of 300",
            "report    1 AlreadyThere, 298 Created, 1 NotCreated",
            "row       150 addMako: the request was not sent; ",
            "limit     100 in 1.0", // and what the guard makes of it
            "s; at most ",          // as many as a second lets through here
            " counted at once",
            " a second",
        ],
    },
    Program {
        run: &["-m", "pytest", "-q", "-p", "no:cacheprovider", "examples/python/04_testing.py"],
        prints: &[" passed in "],
    },
    Program {
        run: &["examples/python/05_fastapi_service.py"],
        prints: &[
            "put     201 {'outcome': 'created', 'id': ",
            "put     200 {'outcome': 'already there'}",
            "put     422 {'error': 'InvalidDataError', 'fields': {'mako.name': ",
            "health  200 {'status': 'ok', ",
        ],
    },
];

const JAVA: &[Program] = &[
    Program {
        run: &["--quiet", "compile", "exec:java", "-Dexec.mainClass=Errors02"],
        prints: &[
            "good       created ",
            "missing    LOCAL: mako.phoneNumber must not be null",
            "misspelt   LOCAL: mako.nmae is not a known field; did you mean name?",
            "model      refused: noDataFound, status 200, id ",
            "duplicate  there already: duplicateEntity",
            "lost       the answer was lost, and it was created",
            "rate       again in 5 s, after 4 tries",
            "stranger   refused: invalid_client, status 401, id ",
            "no server  later: Connect",
            "quota      go on at 2026-02-01T00:00:00Z",
            "there are  3 makos; the client was blameless",
        ],
    },
    Program {
        run: &["--quiet", "compile", "exec:java", "-Dexec.mainClass=AsyncFleet03"],
        prints: &[
            "progress  100 of 300",
            "progress  300 of 300",
            "report    {AlreadyThere=1, Created=298, NotCreated=1}",
            "row       150 addMako: the request was not sent; ",
            "limit     100 in ",
            "; at most ",
            " counted at once",
            " a second",
        ],
    },
    Program { run: &["test"], prints: &[", Failures: 0, Errors: 0, Skipped: 0\n"] },
    Program {
        run: &["--file", "modular/pom.xml", "test"],
        prints: &[
            ", Failures: 0, Errors: 0, Skipped: 0, ",
            " -- in desks.PlainTest\n",
            ", Failures: 0, Errors: 0, Skipped: 0, ",
            " -- in desks.SandboxTest\n",
        ],
    },
];

/// Runs those of Python.
pub(crate) fn of_python(project: &Project, python: &Path) -> Result<Counts> {
    all(project, PYTHON, || Run::new(OsStr::new(python), &project.path("")))
}

/// Runs those of Java in a user's project; the jar is in the local repository.
pub(crate) fn of_java(project: &Project) -> Result<Counts> {
    all(project, JAVA, || java::maven(project, "examples/java"))
}

/// Each against a sandbox of its own.
fn all(project: &Project, programs: &[Program], begin: impl Fn() -> Run) -> Result<Counts> {
    let mut counts = Counts::default();
    for Program { run, prints } in programs {
        let sandbox = Sandbox::start(project)?;
        let (ended_well, output) = sandbox.environment(begin().args(*run)).outcome()?;
        let missing = missing(&output, prints);
        if let Some(line) = missing {
            println!("fault: {} did not print {line:?}", run.join(" "));
        }
        let good = ended_well && missing.is_none();
        counts += Counts { passed: u64::from(good), failed: u64::from(!good), skipped: 0 };
    }
    Ok(counts)
}

/// The first of some texts that is not in an output behind the one before it.
fn missing<'a>(output: &str, prints: &[&'a str]) -> Option<&'a str> {
    let mut rest = output;
    for text in prints {
        match rest.split_once(text) {
            Some((_, behind)) => rest = behind,
            None => return Some(text),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn what_is_printed_has_to_come_in_order() {
        assert_eq!(missing("a 1\nb 2\n", &["a", "b"]), None);
        assert_eq!(missing("b 2\na 1\n", &["a", "b"]), Some("b"));
        assert_eq!(missing("a", &["a", "a"]), Some("a"));
    }
}
