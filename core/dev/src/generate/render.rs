//! From contexts to files, by the templates in `core/dev/templates`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, path_loader};
use serde_json::Value;

use super::Files;
use crate::project::Project;

/// How often a template is rendered.
enum Each {
    /// Once for each system; `{system}` in the path is its name, `{System}` its name with a capital.
    System,
    /// Once for each model of a system; `{name}` is the model's.
    Model,
    /// Once for each error; `{name}` is the error's.
    Error,
    /// Once for each setting that is chosen from a list, by the type of its values; `{name}` is the type's.
    Choice,
    /// Once for each part of what a platform tells; `{name}` is the part's.
    Section,
}

/// Template, how often, and where to.
const TEMPLATES: &[(&str, Each, &str)] = &[
    ("reference.md.j2", Each::System, "docs/reference/{system}.md"),
    ("settings.md.j2", Each::System, "docs/reference/settings.md"),
    ("rust_calls.rs.j2", Each::System, "tests/generated/{system}.rs"),
    ("python_tables.py.j2", Each::System, "bindings-python/python/makokit/_generated/__init__.py"),
    ("python_settings.py.j2", Each::System, "bindings-python/python/makokit/_generated/settings.py"),
    ("python_models.py.j2", Each::System, "bindings-python/python/makokit/_generated/{system}.py"),
    ("python_client.py.j2", Each::System, "bindings-python/python/makokit/_generated/{system}_client.py"),
    ("python_errors.py.j2", Each::System, "bindings-python/python/makokit/_generated/errors.py"),
    (
        "java_model.java.j2",
        Each::Model,
        "bindings-java/src/main/java-generated/io/makokit/{system}/{name}.java",
    ),
    (
        "java_package.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/{system}/package-info.java",
    ),
    (
        "java_exception.java.j2",
        Each::Error,
        "bindings-java/src/main/java-generated/io/makokit/{name}Exception.java",
    ),
    (
        "java_exceptions.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/Exceptions.java",
    ),
    (
        "java_settings.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/SettingsBuilder.java",
    ),
    ("java_choice.java.j2", Each::Choice, "bindings-java/src/main/java-generated/io/makokit/{name}.java"),
    (
        "java_release.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/internal/Release.java",
    ),
    ("java_rows.java.j2", Each::System, "bindings-java/src/main/java-generated/io/makokit/{System}Rows.java"),
    (
        "java_client.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/{System}Client.java",
    ),
    (
        "java_async_client.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/{System}AsyncClient.java",
    ),
    ("platform_settings.md.j2", Each::System, "docs/reference/platform.md"),
    ("python_platform.py.j2", Each::System, "bindings-python/python/makokit/_generated/platform.py"),
    (
        "java_platform_settings.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/maestrano/PlatformSettings.java",
    ),
    (
        "java_platform_fields.java.j2",
        Each::System,
        "bindings-java/src/main/java-generated/io/makokit/maestrano/MarketplaceFields.java",
    ),
    (
        "java_platform_section.java.j2",
        Each::Section,
        "bindings-java/src/main/java-generated/io/makokit/maestrano/{name}.java",
    ),
];

/// Renders all templates.
pub(crate) fn all(project: &Project, contexts: &[Value], files: &mut Files) -> Result<()> {
    let environment = environment(project)?;
    for (template, each, target) in TEMPLATES {
        for shared in contexts {
            let system = shared["system"]["name"].as_str().unwrap_or_default();
            let title = shared["system"]["title"].as_str().unwrap_or_default();
            let target = target.replace("{system}", system).replace("{System}", title);
            for (name, scope) in scopes(each, shared) {
                let rendered = environment
                    .get_template(template)
                    .and_then(|template| template.render(Serde(scope)))
                    .with_context(|| format!("core/dev/templates/{template}"))?;
                files.insert(PathBuf::from(target.replace("{name}", &name)), rendered);
            }
        }
    }
    Ok(())
}

/// What a template is rendered with, and the name that goes into its target.
fn scopes(each: &Each, shared: &Value) -> Vec<(String, Value)> {
    let (key, parts) = match each {
        Each::System => return vec![(String::new(), shared.clone())],
        Each::Model => ("model", &shared["models"]),
        Each::Error => ("error", &shared["errors"]),
        Each::Choice => ("choice", &shared["choices"]),
        Each::Section => ("section", &shared["platform"]["sections"]),
    };
    let scope = |part: &Value| {
        let mut scope = shared.clone();
        scope[key] = part.clone();
        (part["name"].as_str().unwrap_or_default().to_owned(), scope)
    };
    parts.as_array().into_iter().flatten().map(scope).collect()
}

fn environment(project: &Project) -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    environment.set_loader(path_loader(project.path("core/dev/templates")));
    environment.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?,
    );
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_filter("snake", |text: String| text.to_snake_case());
    environment.add_filter("kebab", |text: String| text.to_kebab_case());
    environment.add_filter("screaming", |text: String| text.to_shouty_snake_case());
    environment.add_filter("wrap", wrap);
    Ok(environment)
}

/// A text in lines of at most `width` columns; each line but the first begins with `prefix`, which counts.
#[expect(clippy::needless_pass_by_value, reason = "filters take values")]
fn wrap(text: String, width: usize, prefix: String) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().map_or("", |line| line);
        let columns = prefix.chars().count() + line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && columns > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let rest = lines.iter().skip(1).map(|line| format!("\n{prefix}{line}"));
    lines[..1].iter().cloned().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_stay_within_the_width() {
        assert_eq!(wrap("one two\nthree".into(), 9, " * ".into()), "one\n * two\n * three");
        assert_eq!(wrap("one two".into(), 80, "# ".into()), "one two");
    }
}
