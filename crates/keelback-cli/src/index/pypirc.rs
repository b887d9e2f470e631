//! `.pypirc`: <https://packaging.python.org/en/latest/specifications/pypirc/>.

use std::env;
use std::fs;
use std::path::PathBuf;

/// What a section says about an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) repository: Option<String>,
    pub(super) username: Option<String>,
    pub(super) password: Option<String>,
}

/// The section of this name in the user's file.
pub(super) fn section(name: &str) -> Option<Section> {
    let home = env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" })?;
    let text = fs::read_to_string(PathBuf::from(home).join(".pypirc")).ok()?;
    parse(&text, name)
}

fn parse(text: &str, name: &str) -> Option<Section> {
    let mut section = None;
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            inside = title.trim() == name;
            if inside {
                section = Some(Section::default());
            }
            continue;
        }
        let Some(section) = section.as_mut().filter(|_| inside && !line.starts_with(['#', ';'])) else {
            continue;
        };
        if let Some((key, value)) = line.split_once(['=', ':']) {
            let value = Some(value.trim().to_owned());
            match key.trim().to_lowercase().as_str() {
                "repository" => section.repository = value,
                "username" => section.username = value,
                "password" => section.password = value,
                _ => {}
            }
        }
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_found() {
        let text = "[distutils]\nindex-servers = a\n\n[a]\nrepository: https://x/y\nusername = u\n# password = no\npassword=p=q\n[b]\n";
        let found = parse(text, "a").expect("a section");
        assert_eq!(found.repository.as_deref(), Some("https://x/y"));
        assert_eq!((found.username.as_deref(), found.password.as_deref()), (Some("u"), Some("p=q")));
        assert_eq!(parse(text, "b"), Some(Section::default()));
        assert_eq!(parse(text, "c"), None);
    }
}
