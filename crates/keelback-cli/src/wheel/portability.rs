//! For which systems a wheel is: what was asked for, what its libraries need, and what is done about the difference.

use crate::artifact::{Library, System, needing};
use crate::cli::{self, Audit};
use crate::error::{Error, Result};
use crate::project::Settings;
use crate::report;
use crate::wheel::promise::Promise;
use crate::wheel::{platform, policy};

/// What was asked for: by the command line, else by the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Portability {
    audit: Option<Audit>,
    promises: Vec<Promise>,
}

impl Portability {
    /// Reads what was asked for.
    ///
    /// # Errors
    ///
    /// A tag is none, or two contradict each other.
    pub(crate) fn wanted(options: &cli::WheelOptions, settings: &Settings) -> Result<Self> {
        let tags = if options.compatibility.is_empty() { &settings.compatibility } else { &options.compatibility };
        let skipped = options.skip_auditwheel.then_some(Audit::Skip);
        Self::parse(options.auditwheel.or(skipped).or(settings.auditwheel), tags)
    }

    fn parse(audit: Option<Audit>, tags: &[String]) -> Result<Self> {
        let promises = tags.iter().map(|tag| Promise::parse(tag)).collect::<Result<Vec<_>>>()?;
        if promises.contains(&Promise::Local) && promises.iter().any(|promise| *promise != Promise::Local) {
            return Err(Error::new("`linux` cannot be asked for together with other platform tags")
                .hint("leave it out, or the others"));
        }
        Ok(Self { audit, promises })
    }

    /// Whether libraries that the tag does not promise are copied into the wheel.
    pub(super) fn grafts(&self) -> bool {
        self.audit.unwrap_or(Audit::Repair) == Audit::Repair && !self.is_local()
    }

    fn is_local(&self) -> bool {
        self.promises.contains(&Promise::Local) || (self.audit == Some(Audit::Skip) && self.promises.is_empty())
    }

    /// Whether it is an error that a wheel is for systems like this one only.
    fn is_strict(&self) -> bool {
        self.audit == Some(Audit::Check) || !self.promises.is_empty()
    }

    /// The platform tags of a wheel with these libraries, sorted.
    ///
    /// # Errors
    ///
    /// They need what the tag that was asked for does not promise.
    pub(super) fn tags(&self, libraries: &[&Library]) -> Result<Vec<String>> {
        let first = libraries[0];
        if first.system != System::Linux {
            return Ok(platform::tags(first));
        }
        if self.is_local() {
            return Ok(vec![platform::local(first)]);
        }
        let musl = libraries.iter().any(|library| policy::is_musl(&library.needed));
        let asked: Vec<Promise> = self.promises.iter().copied().filter(|promise| promise.fits(musl)).collect();
        if asked.is_empty() && !self.promises.is_empty() {
            let libc = if musl { "musl" } else { "glibc" };
            return Err(Error::new(format!("the library is for {libc}, which the platform tag is not for"))
                .at(&first.path)
                .hint("build for another target, or ask for another tag: `--compatibility`"));
        }
        let mut tags: Vec<String> = asked.iter().flat_map(|promise| promise.tags(first.architecture)).collect();
        tags.sort();
        tags.dedup();
        if self.audit == Some(Audit::Skip) {
            return Ok(tags);
        }
        for library in libraries {
            if !self.is_self_contained(library, musl)? {
                return Ok(vec![platform::local(first)]);
            }
        }
        match asked.iter().filter_map(|promise| promise.glibc()).min() {
            Some(lowest) => self.check_glibc(libraries, lowest).map(|()| tags),
            None if tags.is_empty() => Ok(platform::tags_of_all(libraries)),
            None => Ok(tags),
        }
    }

    /// Whether the library needs only such as every system has.
    fn is_self_contained(&self, library: &Library, musl: bool) -> Result<bool> {
        let outside = match musl {
            true => policy::outside_musllinux(&library.needed),
            false => policy::outside_manylinux(&library.needed),
        };
        let unknown = policy::glibc_minor(&library.versions).err();
        let (what, hint) = match (&outside[..], unknown) {
            ([], None) => return Ok(true),
            ([], Some((of, version))) => (format!("`{version}` of `{of}`"), functions(library, version)),
            _ => (format!("`{}`", outside.join("`, `")), String::new()),
        };
        let name = library.path.file_name().unwrap_or_default().to_string_lossy();
        let what = format!("`{name}` needs {what}, which not every Linux has");
        let hint = format!(
            "{hint}link it statically, leave out the dependency that needs it, or let it be copied into the wheel: `--auditwheel repair`"
        );
        if self.is_strict() {
            return Err(Error::new(what).at(&library.path).hint(hint));
        }
        report::warning(format_args!("the wheel is for systems like this one only: {what}"), None, Some(&hint));
        Ok(false)
    }

    /// Checks that no library needs a newer glibc than was promised.
    fn check_glibc(&self, libraries: &[&Library], promised: u32) -> Result<()> {
        let mut needed =
            libraries.iter().flat_map(|library| library.versions.iter().map(move |needed| (library, needed)));
        let is_newer = |needed: &(String, String)| {
            policy::glibc_minor(std::slice::from_ref(needed)).is_ok_and(|minor| minor > promised)
        };
        let Some((library, (of, version))) = needed.find(|(_, needed)| is_newer(needed)) else {
            return Ok(());
        };
        let tag = format!("manylinux_2_{promised}");
        let what = format!("the library needs `{version}` of `{of}`, which is newer than `{tag}` promises");
        let hint = format!(
            "{}build in the container of that tag, as `keelback generate-ci` does, or ask for a newer one",
            functions(library, version)
        );
        if self.audit == Some(Audit::Warn) {
            report::warning(what, None, Some(&hint));
            return Ok(());
        }
        Err(Error::new(what).at(&library.path).hint(hint))
    }
}

/// Which functions of a version a library uses, as the beginning of a hint.
fn functions(library: &Library, version: &str) -> String {
    let names = needing(&library.path, version);
    match &names[..] {
        [] => String::new(),
        [first] => format!("it is `{first}`; "),
        [first, second] => format!("they are `{first}` and `{second}`; "),
        [first, ..] => format!("they are `{first}` and {} more; ", names.len() - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Architecture;

    fn library(needed: &[&str], version: &str) -> Library {
        Library {
            path: "library.so".into(),
            system: System::Linux,
            architecture: Architecture::X86_64,
            exports: Vec::new(),
            undefined: Vec::new(),
            needed: needed.iter().map(|name| (*name).to_owned()).collect(),
            versions: vec![("libc.so.6".to_owned(), version.to_owned())],
            minimum_macos: None,
        }
    }

    fn tags(audit: Option<Audit>, wanted: &[&str], library: &Library) -> Result<Vec<String>> {
        let wanted: Vec<String> = wanted.iter().map(|tag| (*tag).to_owned()).collect();
        Portability::parse(audit, &wanted)?.tags(&[library])
    }

    #[test]
    fn a_tag_that_was_asked_for_is_kept_if_it_can_be() {
        let old = library(&["libc.so.6"], "GLIBC_2.18");
        assert_eq!(tags(None, &[], &old).unwrap(), ["manylinux_2_18_x86_64"]);
        for tag in ["manylinux_2_28", "2_28", "manylinux_2_28_x86_64"] {
            assert_eq!(tags(None, &[tag], &old).unwrap(), ["manylinux_2_28_x86_64"]);
        }
        assert_eq!(tags(None, &["pypi"], &old).unwrap(), ["manylinux_2_18_x86_64"]);
        assert_eq!(tags(None, &["off"], &old).unwrap(), ["linux_x86_64"]);
        assert_eq!(tags(Some(Audit::Skip), &[], &old).unwrap(), ["linux_x86_64"]);
        let both = ["manylinux2014_x86_64", "manylinux_2_17_x86_64"];
        assert_eq!(tags(Some(Audit::Skip), &["2014"], &old).unwrap(), both);
        let error = tags(None, &["2014"], &old).unwrap_err();
        let what = "the library needs `GLIBC_2.18` of `libc.so.6`, which is newer than `manylinux_2_17` promises";
        assert_eq!(error.what(), what);
    }

    #[test]
    fn libraries_that_are_not_everywhere_are_told_of() {
        let foreign = library(&["libc.so.6", "libssl.so.3"], "GLIBC_2.17");
        assert_eq!(tags(Some(Audit::Warn), &[], &foreign).unwrap(), ["linux_x86_64"]);
        for (audit, asked) in [(Audit::Check, &[][..]), (Audit::Warn, &["pypi"])] {
            let error = tags(Some(audit), asked, &foreign).unwrap_err();
            assert_eq!(error.what(), "`library.so` needs `libssl.so.3`, which not every Linux has");
        }
    }

    #[test]
    fn tags_are_of_one_c_library() {
        let library = library(&["libc.so"], "GLIBC_2.17");
        assert_eq!(tags(None, &["musllinux_1_1"], &library).unwrap(), ["musllinux_1_1_x86_64"]);
        assert_eq!(tags(None, &["pypi"], &library).unwrap(), ["musllinux_1_2_x86_64"]);
        let error = tags(None, &["2_28"], &library).unwrap_err();
        assert_eq!(error.what(), "the library is for musl, which the platform tag is not for");
        assert_eq!(tags(None, &["manylinux"], &library).unwrap_err().what(), "`manylinux` is no platform tag");
        assert!(tags(None, &["linux", "2_28"], &library).is_err());
    }
}
