//! What there is to know before a project exists.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::project::document::Document;
use crate::project::layout::is_identifier;

/// Words that cannot name a module in Python or in Rust.
const RESERVED: [&str; 67] = [
    "False", "None", "Self", "True", "abstract", "and", "as", "assert", "async", "await", "become", "box", "break",
    "class", "const", "continue", "crate", "def", "del", "do", "dyn", "elif", "else", "enum", "except", "extern",
    "false", "final", "finally", "fn", "for", "from", "gen", "global", "if", "impl", "import", "in", "is", "lambda",
    "let", "loop", "macro", "match", "mod", "move", "mut", "nonlocal", "not", "or", "override", "pass", "priv", "pub",
    "raise", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "while", "with",
];

/// Names of crates that a project's own would collide with.
const TAKEN: [&str; 7] = ["alloc", "build", "core", "keelback", "proc_macro", "std", "test"];

/// A name that a new project can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProjectName {
    name: String,
    module: String,
}

impl ProjectName {
    /// Checks a name.
    ///
    /// # Errors
    ///
    /// It is none for a crate, a Python package or a module.
    pub(crate) fn parse(name: &str) -> Result<Self> {
        let module = name.replace(['-', '.'], "_");
        let refuse = |why: &str| {
            Err(Error::new(format!("`{name}` cannot be a project's name: {why}"))
                .hint("choose another with `--name NAME`"))
        };
        if !name.is_ascii() || !is_identifier(&module) {
            return refuse("it must be ASCII letters, digits, `-` and `_`, and begin with a letter");
        }
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.ends_with(|c: char| c.is_ascii_alphanumeric())
        {
            return refuse("it must begin with a letter and end with a letter or a digit");
        }
        if RESERVED.contains(&module.as_str()) {
            return refuse("it is a reserved word");
        }
        if TAKEN.contains(&module.as_str()) {
            return refuse("a crate of that name is there already");
        }
        Ok(Self { name: name.replace('.', "-"), module })
    }

    /// The name of the directory at `path`.
    pub(crate) fn of_directory(path: &Path) -> Result<Self> {
        match path.file_name().and_then(|name| name.to_str()) {
            Some(name) => Self::parse(name),
            None => Err(Error::new("the directory has no name that a project could have")
                .at(path)
                .hint("choose one with `--name NAME`")),
        }
    }

    /// The name of the crate and of the package.
    pub(crate) fn as_str(&self) -> &str {
        &self.name
    }

    /// The name that Python imports.
    pub(crate) fn module(&self) -> &str {
        &self.module
    }
}

/// Whether cargo would take a crate in `path` for a member of a workspace above it.
pub(crate) fn workspace_above(path: &Path) -> bool {
    path.ancestors().skip(1).any(|directory| {
        let manifest = directory.join("Cargo.toml");
        manifest.is_file() && Document::read(&manifest).is_ok_and(|document| document.root().get("workspace").is_some())
    })
}

/// The binding crate in the checkout that this tool was built from, or that `executable` lies in.
pub(crate) fn checkout(executable: Option<&Path>) -> Option<PathBuf> {
    let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join("keelback");
    let around =
        executable.into_iter().flat_map(Path::ancestors).map(|directory| directory.join("crates").join("keelback"));
    std::iter::once(built_from).chain(around).find(|directory| is_binding_crate(directory))
}

fn is_binding_crate(directory: &Path) -> bool {
    let manifest = directory.join("Cargo.toml");
    let Ok(document) = Document::read(&manifest) else {
        return false;
    };
    let package = document.root().table("package").ok().flatten();
    package.and_then(|package| package.text("name").ok().flatten()).as_deref() == Some("keelback")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_projects_are_names_of_modules() {
        assert_eq!(ProjectName::parse("my-ext").unwrap().module(), "my_ext");
        assert_eq!(ProjectName::parse("my.ext").unwrap().as_str(), "my-ext");
        for name in ["", "1a", "class", "mod", "test", "a b", "grüße", "-a", "a-", "_a"] {
            assert!(ProjectName::parse(name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_checkout_is_found() {
        let directory = checkout(None).expect("the tool's own checkout");
        assert!(directory.join("Cargo.toml").is_file());
    }
}
