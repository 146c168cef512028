//! Every exit code, by something that ends with it.

use std::io::{Error, ErrorKind, Write};

use crate::harness::{ACME, calling, makokit, makokit_with, path, playing, process, sandbox};

macro_rules! case {
    ($name:literal) => {
        include_str!(concat!("../../../../tests/corpus/mako/", $name, ".json"))
    };
}

/// A stream that takes nothing.
struct Closed(ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(Error::from(self.0))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_the_server_answers_has_a_code() {
    let sandbox = sandbox();
    for (case, arguments, code) in [
        (case!("companies/list"), &["mako", "list-companies"][..], 0),
        (case!("makos/add-violations"), &["mako", "add-mako", "--file", "-", "--no-validate"], 3),
        (case!("companies/add-lost-answer"), &["mako", "add-company", "--file", "-"], 4),
        (case!("makos/add-server-error"), &["mako", "add-mako", "--file", "-"], 4),
        (case!("companies/list-rate-limited-to-the-end"), &["mako", "list-companies", "--retries", "1"], 5),
        (case!("people/add-quota"), &["mako", "add-person", "--file", "-"], 5),
        (case!("makos/get-not-an-envelope"), &["mako", "get-mako", crate::harness::MAKO], 6),
        (case!("auth/invalid-client"), &["mako", "get-mako", crate::harness::MAKO], 7),
        (case!("auth/unauthorized-source"), &["mako", "get-mako", crate::harness::MAKO], 7),
        (case!("people/add-duplicate"), &["mako", "add-person", "--file", "-"], 9),
        (case!("people/add-unknown-code"), &["mako", "add-person", "--file", "-"], 1),
    ] {
        let ended = playing(&sandbox, case, arguments);
        assert_eq!(ended.code, code, "{arguments:?}: {ended:?}");
        assert_eq!(ended.output.is_empty(), code != 0, "{ended:?}");
    }
}

#[test]
fn what_is_found_out_here_has_a_code() {
    let sandbox = sandbox();
    let unknown = "00000000-0000-4000-8000-000000000000";
    for (arguments, code) in [
        (&["mako", "list-companies", "--timeout", "1x"][..], 2),
        (&["mako", "list-companies", "--timeout", "0"], 2),
        (&["mako", "list-companies", "--retries", "many"], 2),
        (&["mako", "list-companies", "--request-id", "perhaps"], 2),
        (&["mako", "list-companies", "--credentials-in", "head"], 2),
        (&["mako", "list-companies", "--path", "listCompanies"], 2),
        (&["mako", "list-companies", "--path", "listCompany=/x"], 2),
        (&["mako", "list-companies", "--error", "x=NoSuchKind"], 2),
        (&["mako", "list-companies", "--output", "yaml"], 2),
        (&["mako", "list-companies", "--verbose", "--quiet"], 2),
        (&["mako", "ensure-company", "--settle", "guess", "--name", "x"], 2),
        (&["mako", "add-company", "--file", "-"], 2),
        (&["mako", "get-mako", "no-uuid"], 3),
        (&["mako", "get-mako", unknown], 8),
        (&["mako", "list-companies", "--base-url", "http://127.0.0.1:1", "--retries", "0"], 6),
        (&["completions", "tcsh"], 2),
    ] {
        let ended = match arguments {
            ["completions", ..] => makokit(arguments, ""),
            // The flag is repeated, so the command has a connection of its own.
            [.., "--base-url", _, _, _] => process_like(&sandbox, arguments),
            _ => calling(&sandbox, arguments, "no json"),
        };
        assert_eq!(ended.code, code, "{arguments:?}: {ended:?}");
        assert!(ended.output.is_empty() && !ended.errors.is_empty(), "{ended:?}");
    }
}

fn process_like(sandbox: &makokit_sandbox::Sandbox, arguments: &[&str]) -> crate::harness::Ended {
    let secret = crate::harness::file(sandbox.client_secret());
    let more = ["--client-id", sandbox.client_id(), "--client-secret-file", path(&secret)];
    makokit(&[arguments, &more].concat(), "")
}

#[test]
fn an_output_that_cannot_be_written_is_told_unless_nobody_reads_it() {
    let closed = |kind| move |io: &mut makokit_cli::Io| io.output = Box::new(Closed(kind));
    let full = makokit_with(&["config", "explain"], "", closed(ErrorKind::StorageFull));
    assert_eq!(full.code, 10);
    assert!(full.errors.contains("the output cannot be written"), "{full:?}");
    let gone = makokit_with(&["config", "explain"], "", closed(ErrorKind::BrokenPipe));
    assert_eq!((gone.code, gone.errors.as_str()), (0, ""));
}

#[test]
fn what_was_created_and_could_not_be_told_is_never_quiet() {
    let sandbox = sandbox();
    let closed = |io: &mut makokit_cli::Io| io.output = Box::new(Closed(ErrorKind::BrokenPipe));
    let ended =
        crate::harness::calling_with(&sandbox, &["mako", "add-company", "--records", "-"], ACME, closed);
    assert_eq!(ended.code, 10, "{ended:?}");
}

#[test]
fn the_help_tells_every_code() {
    let help = makokit(&["--help"], "").output;
    let codes: Vec<_> = makokit_cli::codes().collect();
    assert_eq!(codes.len(), 12);
    for (code, meaning) in codes {
        assert!(help.contains(&format!("{code:>3}  {meaning}")), "{code} is missing in {help}");
    }
}

#[test]
fn the_program_ends_with_the_code() {
    assert_eq!(process(&["--version"], &[]).status.code(), Some(0));
    let ended = process(&["mako", "list-companies"], &[]);
    assert_eq!((ended.status.code(), ended.stdout.len()), (Some(2), 0));
}
