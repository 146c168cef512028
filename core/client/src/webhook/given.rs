//! Where secrets come from that nobody writes into code.

use std::path::Path;

use crate::config::variable;
use crate::error::Error;
use crate::secret::Secret;

/// The variable that holds a secret.
const VARIABLE: &str = "MAKOKIT_WEBHOOK_SECRET";
/// The variable that names a file with secrets.
const FILE_VARIABLE: &str = "MAKOKIT_WEBHOOK_SECRETS_FILE";

/// The secrets in a file, one in each line; without a file, what `MAKOKIT_WEBHOOK_SECRET` holds, or those in the file that
/// `MAKOKIT_WEBHOOK_SECRETS_FILE` names.
pub fn secrets_from(file: Option<&Path>) -> Result<Vec<Secret>, Error> {
    if let Some(file) = file {
        return of_file("secrets_file", file);
    }
    if let Some(secret) = variable(VARIABLE) {
        return Ok(vec![secret.into()]);
    }
    let file = variable(FILE_VARIABLE).ok_or_else(|| {
        Error::config(format!(
            "secrets is missing: name a file with secrets_file, or set {VARIABLE} or {FILE_VARIABLE}"
        ))
    })?;
    of_file(FILE_VARIABLE, Path::new(&file))
}

fn of_file(name: &str, file: &Path) -> Result<Vec<Secret>, Error> {
    let wrong = |why: String| Error::config(format!("{name} {} {why}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| wrong(format!("cannot be read ({error})")))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let secrets: Vec<Secret> = lines.map(Secret::from).collect();
    if secrets.is_empty() {
        return Err(wrong("holds no secret; write one into each line".to_owned()));
    }
    Ok(secrets)
}
