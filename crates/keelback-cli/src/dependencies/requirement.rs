//! Requirements: <https://packaging.python.org/en/latest/specifications/dependency-specifiers/>.

use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifiers};
use pep508_rs::{ExtraName, MarkerTree, Pep508Error, VerbatimUrl, VersionOrUrl};

use crate::project::normalized_name;

/// As the library has it.
type Written = pep508_rs::Requirement<VerbatimUrl>;

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
    pub(crate) marker: MarkerTree,
    specifiers: Option<VersionSpecifiers>,
}

impl Requirement {
    /// Reads a requirement; what is none gives none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let written = read(text).ok()?;
        let (specifiers, url) = match written.version_or_url {
            None => (None, None),
            Some(VersionOrUrl::VersionSpecifier(specifiers)) => (Some(specifiers), None),
            Some(VersionOrUrl::Url(url)) => (None, Some(url.to_string())),
        };
        Some(Self {
            name: normalized_name(written.name.as_ref()),
            extras: written.extras.iter().map(|extra| normalized_name(extra.as_ref())).collect(),
            url,
            marker: written.marker,
            specifiers,
        })
    }

    /// Whether this version of the package will do.
    ///
    /// One that is there is taken, be it a pre-release or not; so does pip.
    pub(crate) fn accepts(&self, version: &Version) -> bool {
        self.specifiers.as_ref().is_none_or(|specifiers| specifiers.contains(version))
    }
}

/// A requirement as metadata has it: names normalized, conditions simplified; one that counts only where `extra` was asked for.
///
/// # Errors
///
/// What is wrong with it, in words.
pub(crate) fn normal_form(text: &str, extra: Option<&str>) -> Result<String, String> {
    let written = read(text).map_err(|error| error.message.to_string())?;
    let Some(extra) = extra else {
        return Ok(written.to_string());
    };
    let extra = ExtraName::from_str(extra).map_err(|error| error.to_string())?;
    Ok(written.with_extra_marker(&extra).to_string())
}

fn read(text: &str) -> Result<Written, Pep508Error<VerbatimUrl>> {
    Written::from_str(text.trim())
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
        assert!(!full.marker.is_true());
        assert!(full.accepts(&Version::from_str("1.5").unwrap()));
        assert!(!full.accepts(&Version::from_str("2.0").unwrap()));
        assert!(
            Requirement::parse("foo (>=1)").unwrap().accepts(&Version::from_str("1.0rc1.post1").unwrap()).eq(&false)
        );
        let url = Requirement::parse("foo @ https://example.org/a;b.whl ; os_name == 'posix'").unwrap();
        assert_eq!(url.url.as_deref(), Some("https://example.org/a;b.whl"));
        assert!(!url.marker.is_true());
    }

    #[test]
    fn what_is_no_requirement_is_none() {
        for text in ["", "-foo", "foo[", "foo >= x y", "foo ; nonsense", "foo ; os_name = 'a'"] {
            assert!(Requirement::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn metadata_has_the_normal_form() {
        let form = |text| normal_form(text, None).unwrap();
        assert_eq!(form("Foo.bar_baz [X,y] >= 1.0"), "foo-bar-baz[x,y]>=1.0");
        assert_eq!(form("a (>=1); python_version<'3.10'"), "a>=1 ; python_full_version < '3.10'");
        assert_eq!(form("a@ https://x.y/z.zip"), "a @ https://x.y/z.zip");
        assert_eq!(
            normal_form("a; python_version<'3.9' or os_name=='nt'", Some("dev")).unwrap(),
            "a ; (python_full_version < '3.9' and extra == 'dev') or (os_name == 'nt' and extra == 'dev')"
        );
        assert_eq!(normal_form("a @ https://x/y;z", Some("e")).unwrap(), "a @ https://x/y;z ; extra == 'e'");
        assert!(normal_form("a >", None).unwrap_err().contains("version"));
    }
}
