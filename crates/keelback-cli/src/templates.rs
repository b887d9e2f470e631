//! The files of a new project.

use crate::cli;

const CARGO: &str = include_str!("../templates/Cargo.toml.in");
const GITIGNORE: &str = include_str!("../templates/gitignore.in");

/// The shapes that a new project can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The crate alone.
    Plain,
    /// The crate, and a Python package in `python/`.
    Mixed,
    /// The crate in `rust/`, and a Python package in `src/`.
    Src,
}

impl Shape {
    /// The shape that was asked for.
    pub(crate) fn of(arguments: &cli::NewOptions) -> Self {
        match (arguments.mixed, arguments.src) {
            (_, true) => Self::Src,
            (true, false) => Self::Mixed,
            (false, false) => Self::Plain,
        }
    }
}

/// What a template is filled with.
#[derive(Clone, Debug)]
pub(crate) struct Filling<'f> {
    /// The project's name.
    pub(crate) name: &'f str,
    /// The name that Python imports.
    pub(crate) module: &'f str,
    /// The binding crate.
    pub(crate) binding: &'f str,
    /// Where it comes from, as the value of the dependency.
    pub(crate) dependency: &'f str,
    /// Whether the crate must say that it belongs to no workspace.
    pub(crate) own_workspace: bool,
}

/// Paths below the project's directory, and texts.
pub(crate) fn files(shape: Shape, filling: &Filling<'_>) -> Vec<(String, String)> {
    let mut cargo = filling.fill(CARGO);
    if filling.own_workspace {
        cargo.push_str("\n# Keeps the workspace that surrounds this directory from claiming the crate.\n[workspace]\n");
    }
    let mut files = vec![(".gitignore".to_owned(), filling.fill(GITIGNORE))];
    let rust = if shape == Shape::Src { "rust/" } else { "" };
    files.push((format!("{rust}Cargo.toml"), cargo));
    files.extend(match shape {
        Shape::Plain => plain(filling),
        Shape::Mixed => mixed(filling, rust, "python", ""),
        Shape::Src => mixed(filling, rust, "src", "manifest-path = \"rust/Cargo.toml\"\n"),
    });
    files
}

fn plain(filling: &Filling<'_>) -> Vec<(String, String)> {
    let module = filling.module;
    let pyproject = include_str!("../templates/plain/pyproject.toml.in");
    let test = include_str!("../templates/plain/test.py.in");
    vec![
        ("pyproject.toml".to_owned(), filling.fill(&pyproject.replace("{{rust}}**", "src/**").replace("{{rust}}", ""))),
        ("src/lib.rs".to_owned(), filling.fill(include_str!("../templates/plain/lib.rs.in"))),
        (format!("tests/test_{module}.py"), filling.fill(test)),
    ]
}

fn mixed(filling: &Filling<'_>, rust: &str, sources: &str, manifest_path: &str) -> Vec<(String, String)> {
    let module = filling.module;
    let pyproject = include_str!("../templates/mixed/pyproject.toml.in");
    let pyproject = pyproject.replace("{{sources}}", sources).replace("{{manifest_path}}\n", manifest_path);
    let pyproject = pyproject.replace("{{rust}}**", &format!("{rust}src/**")).replace("{{rust}}", rust);
    let init = include_str!("../templates/mixed/init.py.in");
    let test = include_str!("../templates/mixed/test.py.in");
    vec![
        ("pyproject.toml".to_owned(), filling.fill(&pyproject)),
        (format!("{rust}src/lib.rs"), filling.fill(include_str!("../templates/mixed/lib.rs.in"))),
        (format!("{sources}/{module}/__init__.py"), filling.fill(init)),
        (format!("{sources}/{module}/_native.pyi"), include_str!("../templates/mixed/native.pyi.in").to_owned()),
        (format!("{sources}/{module}/py.typed"), String::new()),
        (format!("tests/test_{module}.py"), filling.fill(test)),
    ]
}

impl Filling<'_> {
    fn fill(&self, template: &str) -> String {
        template
            .replace("{{name}}", self.name)
            .replace("{{module}}", self.module)
            .replace("{{binding}}", self.binding)
            .replace("{{dependency}}", self.dependency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_placeholder_is_left() {
        let filling =
            Filling { name: "a-b", module: "a_b", binding: "keelback", dependency: "\"1\"", own_workspace: true };
        for shape in [Shape::Plain, Shape::Mixed, Shape::Src] {
            for (path, text) in files(shape, &filling) {
                assert!(!text.contains("{{") && !path.contains("{{"), "{path}");
            }
        }
    }
}
