//! The examples of Java that are not the same in every language: each run in a user's project, and what it printed looked at.

use anyhow::Result;

use crate::counts::Counts;
use crate::examples::Sandbox;
use crate::java;
use crate::project::Project;

/// An example: what Maven is asked for, and what has to be printed, in this order.
struct Program {
    goals: &'static [&'static str],
    prints: &'static [&'static str],
}

const PROGRAMS: &[Program] = &[
    Program {
        goals: &["--quiet", "compile", "exec:java", "-Dexec.mainClass=Errors02"],
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
        goals: &["--quiet", "compile", "exec:java", "-Dexec.mainClass=AsyncFleet03"],
        prints: &[
            "progress  100 of 300",
            "progress  300 of 300",
            "report    {AlreadyThere=1, Created=298, NotCreated=1}",
            "row       150 addMako: the request was not sent; ",
            "limit     100 in ",
            "; at most 100 counted at once",
            " a second",
        ],
    },
    Program { goals: &["test"], prints: &["Tests run: 8, Failures: 0, Errors: 0, Skipped: 0"] },
];

/// Runs them, each against a sandbox of its own; the jar is in the local repository.
pub(crate) fn run(project: &Project) -> Result<Counts> {
    let mut counts = Counts::default();
    for Program { goals, prints } in PROGRAMS {
        let sandbox = Sandbox::start(project)?;
        let program = java::maven(project, "examples/java").args(*goals);
        let (ended_well, output) = sandbox.environment(program).outcome()?;
        let missing = missing(&output, prints);
        if let Some(line) = missing {
            println!("fault: {} did not print {line:?}", goals.join(" "));
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
