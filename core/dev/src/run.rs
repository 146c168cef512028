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
        Self { command, shown: program.as_ref().to_string_lossy().into_owned() }
    }

    /// Cargo, as it runs this program.
    pub(crate) fn cargo(folder: &Path) -> Self {
        let mut run = Self::new("cargo", folder);
        // Set by the cargo that runs us; passed on they would make every build script of the other graph stale.
        for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
            run.command.env_remove(name);
        }
        run
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
    pub(crate) fn outcome(mut self) -> Result<(bool, String)> {
        println!("$ {}", self.shown);
        let output = self.command.output().with_context(|| format!("{} cannot be started", self.shown))?;
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        print!("{text}");
        Ok((output.status.success(), text))
    }
}
