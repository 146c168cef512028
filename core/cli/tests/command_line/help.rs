//! What the command line tells of itself.

use crate::harness::makokit;

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = makokit(&["completions", shell], "");
        assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
        for word in ["ensure-company", "client-secret-file", "explain", "rate-limit"] {
            assert!(ended.output.contains(word), "{shell} does not know {word}");
        }
    }
}

#[test]
fn every_command_has_examples() {
    let commands = ["mako", "call", "auth", "config", "sandbox", "completions"];
    let mut all: Vec<Vec<&str>> = commands.iter().map(|name| vec![*name]).collect();
    all.extend([
        vec!["auth", "show"],
        vec!["auth", "clear"],
        vec!["config", "explain"],
        vec!["config", "path"],
        vec!["maestrano"],
        vec!["maestrano", "marketplaces"],
        vec!["maestrano", "marketplace"],
    ]);
    let names = ["add-company", "ensure-company", "add-person", "ensure-person", "add-mako", "ensure-mako"];
    all.extend(
        names.iter().chain(&["get-company", "get-mako", "list-companies"]).map(|name| vec!["mako", name]),
    );
    all.push(Vec::new());
    for command in all {
        for help in ["--help", "-h"] {
            let ended = makokit(&[&command[..], &[help]].concat(), "");
            assert_eq!(ended.code, 0, "{command:?}");
            assert!(ended.output.contains("Examples:\n  makokit "), "{command:?}: {}", ended.output);
        }
    }
}
