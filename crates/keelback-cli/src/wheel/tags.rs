//! The three parts of a wheel's tag: <https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/>.

use std::fmt;

use crate::artifact::Extension;
use crate::interpreter::Bound;
use crate::project::Project;
use crate::wheel::platform;

/// A compressed tag set; each part is sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tags {
    python: Vec<String>,
    abi: Vec<String>,
    platform: Vec<String>,
}

impl Tags {
    /// The tags of a wheel with this extension.
    pub(crate) fn of(project: &Project, extension: &Extension, platform: Vec<String>) -> Self {
        if let Some(bound) = extension.bound() {
            return Self::of_bound(bound, platform);
        }
        let free_threaded = extension.note_free_threading(project.settings().free_threaded);
        Self::new(free_threaded, platform)
    }

    /// The tags of an extension that is installed where it was built.
    pub(crate) fn installed(project: &Project, extension: &Extension) -> Self {
        let platform = vec![platform::local(extension.library())];
        match extension.bound() {
            Some(bound) => Self::of_bound(bound, platform),
            None => Self::new(project.settings().free_threaded && extension.is_free_threaded(), platform),
        }
    }

    fn of_bound(bound: &Bound, platform: Vec<String>) -> Self {
        let (python, abi) = bound.tags();
        Self { python: vec![python], abi: vec![abi], platform }
    }

    /// The tags of a wheel with a program, which any Python can install, unless it embeds one.
    pub(crate) fn of_program(bound: Option<&Bound>, platform: Vec<String>) -> Self {
        let (python, abi) = bound.map_or_else(|| ("py3".to_owned(), "none".to_owned()), Bound::tags);
        Self { python: vec![python], abi: vec![abi], platform }
    }

    /// The tags of an extension for every Python from 3.9 on.
    ///
    /// `cp39-abi3` covers the builds with the GIL. Free-threaded ones ask for `abi3t` (PEP 803) from
    /// 3.15 on, under `cp314` as well as under later versions, and 3.14 for its own `cp314t`.
    fn new(free_threaded: bool, platform: Vec<String>) -> Self {
        let (python, abi): (&[&str], &[&str]) = match free_threaded {
            true => (&["cp314", "cp39"], &["abi3", "abi3t", "cp314t"]),
            false => (&["cp39"], &["abi3"]),
        };
        let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
        Self { python: owned(python), abi: owned(abi), platform }
    }

    /// Every tag that the set stands for, in order.
    pub(crate) fn expanded(&self) -> Vec<String> {
        let mut tags = Vec::new();
        for python in &self.python {
            for abi in &self.abi {
                tags.extend(self.platform.iter().map(|platform| format!("{python}-{abi}-{platform}")));
            }
        }
        tags
    }
}

impl fmt::Display for Tags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.python.join("."), self.abi.join("."), self.platform.join("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_set_is_for_every_python() {
        let tags = Tags::new(true, vec!["win_amd64".to_owned()]);
        assert_eq!(tags.to_string(), "cp314.cp39-abi3.abi3t.cp314t-win_amd64");
        assert_eq!(
            tags.expanded(),
            [
                "cp314-abi3-win_amd64",
                "cp314-abi3t-win_amd64",
                "cp314-cp314t-win_amd64",
                "cp39-abi3-win_amd64",
                "cp39-abi3t-win_amd64",
                "cp39-cp314t-win_amd64",
            ]
        );
    }

    #[test]
    fn free_threading_can_be_left_out() {
        let tags = Tags::new(false, vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(tags.to_string(), "cp39-abi3-a.b");
        assert_eq!(tags.expanded(), ["cp39-abi3-a", "cp39-abi3-b"]);
    }
}
