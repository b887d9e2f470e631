//! Environment markers, the conditions of requirements such as `python_version < "3.11"`, as far as they can be told without
//! running Python.

use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifier};
use pep508_rs::{
    ExtraOperator, MarkerExpression, MarkerOperator, MarkerTree, MarkerValueExtra, MarkerValueString,
    MarkerValueVersion,
};

use crate::project::normalized_name;

/// What the variables of markers stand for.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    version: Option<String>,
    implementation: &'static str,
}

impl Surroundings {
    /// Those of a Python of this version on this machine, as far as they are known without running it.
    pub(crate) fn new(version: Option<&str>, implementation: &'static str) -> Self {
        Self { version: version.map(str::to_owned), implementation }
    }

    /// Whether the condition holds where `extra` was asked for; none where that cannot be told.
    pub(crate) fn satisfy(&self, marker: &MarkerTree, extra: &str) -> Option<bool> {
        if marker.is_true() {
            return Some(true);
        }
        let mut any = Some(false);
        for conditions in marker.to_dnf() {
            let mut all = Some(true);
            for condition in conditions {
                match self.is_true(&condition, extra) {
                    Some(true) => {}
                    Some(false) => {
                        all = Some(false);
                        break;
                    }
                    None => all = None,
                }
            }
            match all {
                Some(true) => return Some(true),
                Some(false) => {}
                None => any = None,
            }
        }
        any
    }

    fn is_true(&self, condition: &MarkerExpression, extra: &str) -> Option<bool> {
        match condition {
            MarkerExpression::Version { key, specifier } => self.is_version(key, |version| specifier.contains(version)),
            MarkerExpression::VersionIn { key, versions, negated } => {
                self.is_version(key, |version| versions.contains(version) != *negated)
            }
            MarkerExpression::String { key, operator, value } => compare(self.value(key)?, *operator, value),
            MarkerExpression::Extra { operator, name } => {
                let same = match name {
                    MarkerValueExtra::Extra(name) => normalized_name(name.as_ref()) == normalized_name(extra),
                    MarkerValueExtra::Arbitrary(_) => false,
                };
                Some(same == (*operator == ExtraOperator::Equal))
            }
        }
    }

    /// What is so of a version; where only its first two numbers are known, what is so of the first release and of any later.
    fn is_version(&self, key: &MarkerValueVersion, is: impl Fn(&Version) -> bool) -> Option<bool> {
        if *key == MarkerValueVersion::ImplementationVersion && self.implementation != "CPython" {
            return None;
        }
        let version = self.version.as_deref()?;
        let numbers: Vec<&str> = version.split('.').collect();
        let minor = numbers.iter().take(2).copied().collect::<Vec<_>>().join(".");
        let known = |text: &str| Version::from_str(text).ok().map(|version| is(&version));
        if *key == MarkerValueVersion::PythonVersion {
            return known(&minor);
        }
        if numbers.len() > 2 {
            return known(version);
        }
        let (first, last) = (known(&format!("{minor}.0"))?, known(&format!("{minor}.{}", u16::MAX))?);
        (first == last).then_some(first)
    }

    fn value(&self, variable: &MarkerValueString) -> Option<&str> {
        use MarkerValueString as Variable;
        Some(match variable {
            Variable::ImplementationName if self.implementation == "CPython" => "cpython",
            Variable::ImplementationName => "pypy",
            Variable::PlatformPythonImplementation
            | Variable::PlatformPythonImplementationDeprecated
            | Variable::PythonImplementationDeprecated => self.implementation,
            Variable::OsName | Variable::OsNameDeprecated => match cfg!(windows) {
                true => "nt",
                false => "posix",
            },
            Variable::SysPlatform | Variable::SysPlatformDeprecated => match std::env::consts::OS {
                "macos" => "darwin",
                "windows" => "win32",
                other => other,
            },
            Variable::PlatformSystem => match std::env::consts::OS {
                "linux" => "Linux",
                "macos" => "Darwin",
                "windows" => "Windows",
                _ => return None,
            },
            Variable::PlatformMachine | Variable::PlatformMachineDeprecated => {
                match (std::env::consts::OS, std::env::consts::ARCH) {
                    ("macos", "aarch64") => "arm64",
                    ("windows", "x86_64") => "AMD64",
                    (_, architecture) => architecture,
                }
            }
            Variable::PlatformRelease | Variable::PlatformVersion | Variable::PlatformVersionDeprecated => return None,
        })
    }
}

/// Compares versions as versions, and everything else as text.
fn compare(left: &str, operator: MarkerOperator, right: &str) -> Option<bool> {
    let order = match operator {
        MarkerOperator::In => return Some(right.contains(left)),
        MarkerOperator::NotIn => return Some(!right.contains(left)),
        MarkerOperator::Contains => return Some(left.contains(right)),
        MarkerOperator::NotContains => return Some(!left.contains(right)),
        MarkerOperator::TildeEqual => {
            let (version, specifier) = (Version::from_str(left), VersionSpecifier::from_str(&format!("~={right}")));
            return Some(specifier.ok()?.contains(&version.ok()?));
        }
        _ => left.cmp(right),
    };
    match operator {
        MarkerOperator::Equal => Some(order.is_eq()),
        MarkerOperator::NotEqual => Some(order.is_ne()),
        MarkerOperator::LessThan => Some(order.is_lt()),
        MarkerOperator::LessEqual => Some(order.is_le()),
        MarkerOperator::GreaterThan => Some(order.is_gt()),
        MarkerOperator::GreaterEqual => Some(order.is_ge()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str) -> Option<bool> {
        with("3.11.7", text)
    }

    fn with(version: &str, text: &str) -> Option<bool> {
        let marker = MarkerTree::from_str(text).expect("a marker");
        Surroundings::new(Some(version), "CPython").satisfy(&marker, "Dev-x")
    }

    #[test]
    fn versions_are_compared_as_versions() {
        assert_eq!(holds("python_version >= '3.9'"), Some(true));
        assert_eq!(holds("python_full_version < '3.11.10'"), Some(true));
        assert_eq!(holds("'3.12' <= python_version"), Some(false));
        assert_eq!(holds("python_version ~= '3.8' and python_version != '3.11'"), Some(false));
        assert_eq!(holds("python_version in '3.10 3.11'"), Some(true));
        assert_eq!(holds("implementation_version >= '3.11.2'"), Some(true));
    }

    #[test]
    fn what_is_known_of_a_version_is_enough_where_the_rest_does_not_matter() {
        assert_eq!(with("3.11", "python_version < '3.12'"), Some(true));
        assert_eq!(with("3.11", "python_version <= '3.10'"), Some(false));
        assert_eq!(with("3.11", "python_full_version < '3.11.4'"), None);
    }

    #[test]
    fn other_things_are_compared_as_text() {
        assert_eq!(holds("os_name == 'posix' or os_name == 'nt'"), Some(true));
        assert_eq!(holds("sys_platform in 'linux darwin win32'"), Some(true));
        assert_eq!(holds("sys_platform not in 'linux darwin win32'"), Some(false));
        assert_eq!(holds("implementation_name == 'cpython' and platform_python_implementation != 'PyPy'"), Some(true));
    }

    #[test]
    fn extras_are_compared_by_normalized_name() {
        assert_eq!(holds("extra == 'dev_x' and (python_version < '3' or os_name != '')"), Some(true));
        assert_eq!(holds("extra == 'test'"), Some(false));
    }

    #[test]
    fn what_is_unknown_matters_only_where_it_decides() {
        assert_eq!(holds("platform_release >= '20'"), None);
        assert_eq!(holds("platform_release >= '20' and os_name == ''"), Some(false));
        assert_eq!(holds("platform_release >= '20' or os_name != ''"), Some(true));
    }
}
