//! Requirements: <https://packaging.python.org/en/latest/specifications/dependency-specifiers/>.

use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifiers};

use crate::dependencies::marker::Marker;
use crate::project::normalized_name;

/// Another package that is needed, and where that is so.
#[derive(Clone, Debug)]
pub(crate) struct Requirement {
    /// The package's name, normalized.
    pub(crate) name: String,
    /// Its extras that are needed too, normalized.
    pub(crate) extras: Vec<String>,
    /// From where it is to come, if not from an index.
    pub(crate) url: Option<String>,
    /// The condition under which it is needed.
    pub(crate) marker: Option<Marker>,
    specifiers: Option<VersionSpecifiers>,
}

impl Requirement {
    /// Reads a requirement; what is none gives none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
        if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        let (extras, rest) = extras(rest.trim_start())?;
        // In a URL a semicolon is a part of it, unless a space comes before.
        let (url, rest) = match rest.strip_prefix('@') {
            Some(rest) => {
                let (url, marker) = rest.trim_start().split_once(" ;").unwrap_or((rest.trim(), ""));
                (Some(url.trim().to_owned()).filter(|url| !url.is_empty()), ("", marker))
            }
            None => (None, rest.split_once(';').unwrap_or((rest, ""))),
        };
        let (specifiers, marker) = (rest.0.trim(), rest.1.trim());
        let specifiers = specifiers.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(specifiers);
        Some(Self {
            name: normalized_name(name),
            extras,
            url,
            marker: if marker.is_empty() { None } else { Some(Marker::parse(marker)?) },
            specifiers: match specifiers {
                "" => None,
                specifiers => Some(VersionSpecifiers::from_str(specifiers).ok()?),
            },
        })
    }

    /// Whether this version of the package will do.
    ///
    /// One that is there is taken, be it a pre-release or not; so does pip.
    pub(crate) fn accepts(&self, version: &Version) -> bool {
        self.specifiers.as_ref().is_none_or(|specifiers| specifiers.contains(version))
    }
}

/// The names in brackets, and what follows them.
fn extras(text: &str) -> Option<(Vec<String>, &str)> {
    let Some(inside) = text.strip_prefix('[') else {
        return Some((Vec::new(), text));
    };
    let (names, rest) = inside.split_once(']')?;
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    Some((names.map(normalized_name).collect(), rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_are_read() {
        let plain = Requirement::parse("Foo.Bar").unwrap();
        assert_eq!((plain.name.as_str(), plain.extras.len()), ("foo_bar", 0));
        let full = Requirement::parse("foo [A, b_c] >=1.0,<2 ; python_version < '4'").unwrap();
        assert_eq!(full.extras, ["a", "b_c"]);
        assert!(full.marker.is_some());
        assert!(full.accepts(&Version::from_str("1.5").unwrap()));
        assert!(!full.accepts(&Version::from_str("2.0").unwrap()));
        assert!(
            Requirement::parse("foo (>=1)").unwrap().accepts(&Version::from_str("1.0rc1.post1").unwrap()).eq(&false)
        );
        let url = Requirement::parse("foo @ https://example.org/a;b.whl ; os_name == 'posix'").unwrap();
        assert_eq!(url.url.as_deref(), Some("https://example.org/a;b.whl"));
        assert!(url.marker.is_some());
    }

    #[test]
    fn what_is_no_requirement_is_none() {
        for text in ["", "-foo", "foo[", "foo >= x y", "foo ; nonsense", "foo ; os_name = 'a'"] {
            assert!(Requirement::parse(text).is_none(), "{text}");
        }
    }
}
