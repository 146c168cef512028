//! Documents that name files which are not there describe last year's design.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::Findings;
use crate::project::Project;
use crate::run::Run;

/// Folders of what is built: named in documents, absent from a fresh checkout.
const BUILT: &[&str] = &["target/", "bindings-java/target/"];

/// Finds every path in back-quotes, or behind a link, that does not exist.
pub(super) fn check(project: &Project, findings: &mut Findings) -> Result<()> {
    let listed = Run::new("git", &project.path(""))
        .args(["ls-files", "-co", "--exclude-standard", "*.md"])
        .output()?;
    let roots = roots(project)?;
    for document in listed.lines() {
        let Ok(text) = fs::read_to_string(project.path(document)) else { continue };
        let quoted = text.split('`').skip(1).step_by(2);
        let linked = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for path in quoted.filter(|path| is_path(path, &roots)) {
            if !project.path(path).exists() {
                findings.push(format!("{document} names {path}, which does not exist"));
            }
        }
        for link in linked.filter(|link| !link.contains("://") && !link.starts_with('#')) {
            let target = link.split('#').next().unwrap_or_default();
            let folder = Path::new(document).parent().unwrap_or(Path::new(""));
            if !project.path(folder.join(target)).exists() {
                findings.push(format!("{document} links to {target}, which does not exist"));
            }
        }
    }
    Ok(())
}

/// Whether a quoted text is a path of this repository: one word that starts in a folder or is a file of its root.
fn is_path(text: &str, roots: &[String]) -> bool {
    let plain = text.chars().all(|letter| letter.is_ascii_alphanumeric() || "/._-".contains(letter));
    plain
        && !BUILT.iter().any(|folder| text.starts_with(folder))
        && roots
            .iter()
            .any(|root| text == root || text.strip_prefix(root).is_some_and(|rest| rest.starts_with('/')))
}

fn roots(project: &Project) -> Result<Vec<String>> {
    let mut roots = Vec::new();
    for entry in fs::read_dir(project.path(""))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != "target" && name != ".git" {
            roots.push(name);
        }
    }
    Ok(roots)
}

#[cfg(test)]
mod tests {
    use super::is_path;

    #[test]
    fn a_path_starts_in_a_folder_of_the_repository() {
        let roots = ["core".to_owned(), "README.md".to_owned()];
        assert!(is_path("core/client/src/engine", &roots));
        assert!(is_path("README.md", &roots));
        for other in ["cargo dev test", "corel/x", "core::client", "/mako-api/v1", "target/release/makokit"] {
            assert!(!is_path(other, &roots), "{other}");
        }
    }
}
