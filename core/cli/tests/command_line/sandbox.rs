//! `makokit sandbox` as a process, and what is told of wrong settings.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::harness::{file, makokit, path, process};

/// A process that is ended when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the sandbox's admin API answers.
fn ask(admin: &str, path: &str) -> String {
    let host = admin.trim_start_matches("http://").split('/').next().unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /_sandbox/{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    std::io::read_to_string(stream).unwrap()
}

#[test]
fn settings_come_from_a_file_and_flags_go_over_them() {
    let options =
        file(r#"{"daily_quota": 5, "client_secret": "another", "faults": [{"fault": "empty", "skip": 9}]}"#);
    let mut program = Command::new(env!("CARGO_BIN_EXE_makokit"))
        .args([
            "sandbox",
            "--port",
            "0",
            "--print",
            "json",
            "--options",
            path(&options),
            "--daily-quota",
            "7",
        ])
        .args(["--calendar", "2026-01-31T23:59:50Z", "--seed", "1"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let _running = Running(program);
    let told: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(told["client_secret"], "another");
    let admin = told["admin_url"].as_str().unwrap();
    let quota = ask(admin, "quota");
    assert!(quota.contains("\"limit\":7") && quota.contains("2026-02-01T00:00:00Z"), "{quota}");
    assert!(ask(admin, "faults").contains("\"empty\""));
    let variables = [("MAKO_BASE_URL", told["base_url"].as_str().unwrap()), ("MAKO_CLIENT_ID", "myclid")];
    let secret = [("MAKO_CLIENT_SECRET", "another")];
    let ended = process(&["mako", "list-companies"], &[&variables[..], &secret].concat());
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn wrong_settings_are_named_by_where_they_were_given() {
    for (options, arguments, words) in [
        ("{}", &["--rate-limit", "99999999999"][..], "error: --rate-limit: "),
        ("{}", &["--calendar", "tomorrow"], "error: --calendar: "),
        ("{}", &["--limit-model", "leaky"], "invalid value 'leaky'"),
        (r#"{"sed": 1}"#, &[], "error: --options: sed: "),
        (r#"{"daily_quota": "few"}"#, &[], "error: --options: daily_quota: "),
        ("[]", &[], "does not hold the JSON that is needed"),
    ] {
        let ended = makokit(&[&["sandbox", "--port", "0", "--options", "-"], arguments].concat(), options);
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(ended.errors.contains(words), "{ended:?} should contain {words}");
    }
}
