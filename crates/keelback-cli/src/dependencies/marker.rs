//! Environment markers: the conditions of requirements, such as `python_version < "3.11"`.

use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifier};

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    All(Vec<Marker>),
    Any(Vec<Marker>),
    Comparison { left: Operand, operator: String, right: Operand },
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Operand {
    Variable(String),
    Text(String),
}

/// What the variables of markers stand for.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    version: Option<String>,
    implementation: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Name(String),
    Text(String),
    Sign(String),
}

impl Surroundings {
    /// Those of a Python of this version on this machine, as far as they are known without running it.
    pub(crate) fn new(version: Option<&str>, implementation: &'static str) -> Self {
        Self { version: version.map(str::to_owned), implementation }
    }

    fn value(&self, variable: &str) -> Option<String> {
        let version = self.version.as_deref();
        let is_full = |version: &&str| version.split('.').count() >= 3;
        let value = match variable {
            "python_version" => return version.map(|full| full.split('.').take(2).collect::<Vec<_>>().join(".")),
            "python_full_version" => return version.filter(is_full).map(str::to_owned),
            "implementation_version" if self.implementation == "CPython" => {
                return version.filter(is_full).map(str::to_owned);
            }
            "implementation_name" => return Some(self.implementation.to_lowercase()),
            "platform_python_implementation" => self.implementation,
            "os_name" => {
                if cfg!(windows) {
                    "nt"
                } else {
                    "posix"
                }
            }
            "sys_platform" => match std::env::consts::OS {
                "macos" => "darwin",
                "windows" => "win32",
                other => other,
            },
            "platform_system" => match std::env::consts::OS {
                "linux" => "Linux",
                "macos" => "Darwin",
                "windows" => "Windows",
                _ => return None,
            },
            "platform_machine" => match (std::env::consts::OS, std::env::consts::ARCH) {
                ("macos", "aarch64") => "arm64",
                ("windows", "x86_64") => "AMD64",
                (_, architecture) => architecture,
            },
            _ => return None,
        };
        Some(value.to_owned())
    }
}

impl Marker {
    /// Reads a marker; what is none gives none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let words = words(text)?;
        let mut rest = words.as_slice();
        let marker = any(&mut rest)?;
        rest.is_empty().then_some(marker)
    }

    /// Whether the condition holds where `extra` was asked for; none where that cannot be told.
    pub(crate) fn holds(&self, surroundings: &Surroundings, extra: &str) -> Option<bool> {
        let each = |markers: &[Self]| markers.iter().map(|part| part.holds(surroundings, extra)).collect::<Vec<_>>();
        match self {
            Self::All(markers) => {
                let parts = each(markers);
                if parts.contains(&Some(false)) {
                    Some(false)
                } else {
                    parts.into_iter().all(|part| part.is_some()).then_some(true)
                }
            }
            Self::Any(markers) => {
                let parts = each(markers);
                if parts.contains(&Some(true)) {
                    Some(true)
                } else {
                    parts.into_iter().all(|part| part.is_some()).then_some(false)
                }
            }
            Self::Comparison { left, operator, right } => {
                if [left, right].into_iter().any(|side| *side == Operand::Variable("extra".to_owned())) {
                    let name = |side: &Operand| match side {
                        Operand::Text(text) => crate::project::normalized_name(text),
                        Operand::Variable(_) => crate::project::normalized_name(extra),
                    };
                    return Some((name(left) == name(right)) == (operator == "=="));
                }
                compare(&left.value(surroundings)?, operator, &right.value(surroundings)?)
            }
        }
    }
}

impl Operand {
    fn value(&self, surroundings: &Surroundings) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Variable(variable) => surroundings.value(variable),
        }
    }
}

/// Compares versions as versions, and everything else as text.
fn compare(left: &str, operator: &str, right: &str) -> Option<bool> {
    match operator {
        "in" => return Some(right.contains(left)),
        "not in" => return Some(!right.contains(left)),
        _ => {}
    }
    if let Ok(version) = Version::from_str(left) {
        if let Ok(specifier) = VersionSpecifier::from_str(&format!("{operator}{right}")) {
            return Some(specifier.contains(&version));
        }
    }
    match operator {
        "==" | "===" => Some(left == right),
        "!=" => Some(left != right),
        "<" => Some(left < right),
        "<=" => Some(left <= right),
        ">" => Some(left > right),
        ">=" => Some(left >= right),
        _ => None,
    }
}

fn words(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => {
                let (inside, _) = rest[1..].split_once(first)?;
                words.push(Word::Text(inside.to_owned()));
                inside.len() + 2
            }
            '(' | ')' => {
                words.push(Word::Sign(first.to_string()));
                1
            }
            '<' | '>' | '=' | '!' | '~' => {
                let length = rest.find(|c| !"<>=!~".contains(c)).unwrap_or(rest.len());
                words.push(Word::Sign(rest[..length].to_owned()));
                length
            }
            _ => {
                let is_name = |c: char| c.is_ascii_alphanumeric() || "_.".contains(c);
                let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                words.push(Word::Name(Some(&rest[..length]).filter(|name| !name.is_empty())?.to_string()));
                length
            }
        };
        rest = rest[length..].trim_start();
    }
    Some(words)
}

fn any(words: &mut &[Word]) -> Option<Marker> {
    let mut parts = vec![all(words)?];
    while take(words, "or") {
        parts.push(all(words)?);
    }
    Some(if parts.len() == 1 { parts.remove(0) } else { Marker::Any(parts) })
}

fn all(words: &mut &[Word]) -> Option<Marker> {
    let mut parts = vec![single(words)?];
    while take(words, "and") {
        parts.push(single(words)?);
    }
    Some(if parts.len() == 1 { parts.remove(0) } else { Marker::All(parts) })
}

fn single(words: &mut &[Word]) -> Option<Marker> {
    if let Some((Word::Sign(sign), rest)) = words.split_first() {
        if sign == "(" {
            *words = rest;
            let inside = any(words)?;
            let (close, rest) = words.split_first()?;
            *words = rest;
            return (*close == Word::Sign(")".to_owned())).then_some(inside);
        }
    }
    let left = operand(words)?;
    let operator = operator(words)?;
    Some(Marker::Comparison { left, operator, right: operand(words)? })
}

fn operand(words: &mut &[Word]) -> Option<Operand> {
    let (first, rest) = words.split_first()?;
    *words = rest;
    match first {
        Word::Text(text) => Some(Operand::Text(text.clone())),
        Word::Name(name) => Some(Operand::Variable(name.replace('.', "_"))),
        Word::Sign(_) => None,
    }
}

fn operator(words: &mut &[Word]) -> Option<String> {
    if take(words, "in") {
        return Some("in".to_owned());
    }
    if take(words, "not") {
        return take(words, "in").then(|| "not in".to_owned());
    }
    let (first, rest) = words.split_first()?;
    *words = rest;
    match first {
        Word::Sign(sign) if ["==", "!=", "<", "<=", ">", ">=", "~=", "==="].contains(&sign.as_str()) => {
            Some(sign.clone())
        }
        _ => None,
    }
}

fn take(words: &mut &[Word], name: &str) -> bool {
    match words.split_first() {
        Some((Word::Name(found), rest)) if found == name => {
            *words = rest;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str) -> Option<bool> {
        Marker::parse(text).expect("a marker").holds(&Surroundings::new(Some("3.11.7"), "CPython"), "Dev-x")
    }

    #[test]
    fn versions_are_compared_as_versions() {
        assert_eq!(holds("python_version >= '3.9'"), Some(true));
        assert_eq!(holds("python_full_version < '3.11.10'"), Some(true));
        assert_eq!(holds("'3.12' <= python_version"), Some(false));
        assert_eq!(holds("python_version ~= '3.8' and python_version != '3.11'"), Some(false));
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

    #[test]
    fn what_is_no_marker_is_none() {
        for text in ["", "os_name", "os_name ==", "(os_name == 'a'", "os_name == 'a' b", "os_name == 'a"] {
            assert_eq!(Marker::parse(text), None, "{text}");
        }
    }
}
