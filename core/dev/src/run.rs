//! Running other programs, told as it happens.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// A program with its arguments, as one would type it.
pub(crate) struct Run {
    command: Command,
    shown: String,
}

impl Run {
    /// A program in a folder.
    pub(crate) fn new(program: impl AsRef<OsStr>, folder: &Path) -> Self {
        let mut command = Command::new(&program);
        command.current_dir(folder);
        // The cargo that runs us describes us to us; passed on, that would make build scripts run anew each time.
        for (name, _) in std::env::vars_os() {
            let described = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];
            if described.iter().any(|start| name.to_string_lossy().starts_with(start)) {
                command.env_remove(name);
            }
        }
        Self { command, shown: program.as_ref().to_string_lossy().into_owned() }
    }

    /// Cargo.
    pub(crate) fn cargo(folder: &Path) -> Self {
        Self::new("cargo", folder)
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(&argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it to a good end, showing its output.
    pub(crate) fn check(mut self) -> Result<()> {
        println!("$ {}", self.shown);
        let status = self.command.status().with_context(|| format!("{} cannot be started", self.shown))?;
        if !status.success() {
            bail!("`{}` failed ({status})", self.shown);
        }
        Ok(())
    }

    /// Runs it to a good end, for its output.
    pub(crate) fn output(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| format!("{} cannot be started", self.shown))?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            bail!("`{}` failed ({})\n{told}", self.shown, output.status);
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Runs it, for its output and whether it ended well.
    pub(crate) fn outcome(self) -> Result<(bool, String)> {
        println!("$ {}", self.shown);
        let (ended_well, text) = self.quietly()?;
        print!("{text}");
        Ok((ended_well, text))
    }

    /// The same for a program whose output is for us only.
    pub(crate) fn quietly(mut self) -> Result<(bool, String)> {
        let output = self.command.output().with_context(|| format!("{} cannot be started", self.shown))?;
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        Ok((output.status.success(), text))
    }
}
