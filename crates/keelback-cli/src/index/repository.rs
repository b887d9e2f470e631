//! Which index a file goes to.

use crate::cli;
use crate::error::{Error, Result};
use crate::index::pypirc::{self, Section};

/// An index.
#[derive(Clone, Debug)]
pub(super) struct Repository {
    /// Where files are uploaded to.
    pub(super) url: String,
    /// What `.pypirc` says about it.
    pub(super) section: Section,
}

impl Repository {
    /// The index of the URL that was given, else of the name.
    ///
    /// # Errors
    ///
    /// The name is neither known nor in `.pypirc`.
    pub(super) fn of(options: &cli::UploadOptions) -> Result<Self> {
        let section = pypirc::section(&options.repository);
        let known = match options.repository.as_str() {
            "pypi" => Some("https://upload.pypi.org/legacy/"),
            "testpypi" => Some("https://test.pypi.org/legacy/"),
            _ => None,
        };
        let named = section.as_ref().and_then(|section| section.repository.clone());
        let url = options.repository_url.clone().or(named).or(known.map(str::to_owned));
        let url = url.ok_or_else(|| {
            Error::new(format!("there is no index `{}`: it is not in .pypirc", options.repository))
                .hint("name its URL with `--repository-url`, or choose `pypi` or `testpypi`")
        })?;
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return Err(Error::new(format!("`{url}` is no URL of an index"))
                .hint("it begins with `https://`, as in `https://upload.pypi.org/legacy/`"));
        }
        Ok(Self { url, section: section.unwrap_or_default() })
    }

    /// The scheme and host, where an index of PyPI's kind answers about trusted publishing.
    pub(super) fn origin(&self) -> String {
        let (scheme, rest) = self.url.split_once("://").unwrap_or(("https", &self.url));
        let host = rest.split('/').next().unwrap_or(rest);
        let host = if host == "upload.pypi.org" { "pypi.org" } else { host };
        format!("{scheme}://{host}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trusted_publishing_is_asked_of_the_host() {
        let origin = |url: &str| Repository { url: url.to_owned(), section: Section::default() }.origin();
        assert_eq!(origin("https://upload.pypi.org/legacy/"), "https://pypi.org");
        assert_eq!(origin("https://test.pypi.org/legacy/"), "https://test.pypi.org");
        assert_eq!(origin("http://127.0.0.1:80/x/"), "http://127.0.0.1:80");
    }
}
