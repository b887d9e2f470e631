//! Who uploads.

use std::env;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ureq::Agent;

use crate::cli;
use crate::error::{Error, Result};
use crate::index::repository::Repository;
use crate::index::trusted;

/// A name and a secret.
#[derive(Clone)]
pub(super) struct Credentials {
    pub(super) username: String,
    pub(super) password: String,
}

impl Credentials {
    /// Finds them: a token in the environment, what was said on the command line or in the environment,
    /// `.pypirc`, and last the trust that the index has in the CI job.
    ///
    /// # Errors
    ///
    /// There are none.
    pub(super) fn find(options: &cli::UploadOptions, repository: &Repository, agent: &Agent) -> Result<Self> {
        if let Some(found) = Self::stated(options, repository) {
            return Ok(found);
        }
        if let Some(token) = trusted::token(repository, agent)? {
            return Ok(Self::token(token));
        }
        Err(Error::new(format!("there are no credentials for {}", repository.url)).hint(
            "set MATURIN_PYPI_TOKEN to a token of the index, give `--username` and `--password`, write them into \
             ~/.pypirc, or let a CI job publish that the index trusts",
        ))
    }

    /// Those that somebody wrote down.
    pub(super) fn stated(options: &cli::UploadOptions, repository: &Repository) -> Option<Self> {
        let tokens = ["KEELBACK_PYPI_TOKEN", "MATURIN_PYPI_TOKEN"];
        if let Some(token) = tokens.iter().find_map(|name| env::var(name).ok()).filter(|token| !token.is_empty()) {
            return Some(Self::token(token));
        }
        let section = &repository.section;
        let password = options.password.clone().or_else(|| section.password.clone())?;
        let username = options.username.clone().or_else(|| section.username.clone());
        Some(Self { username: username.unwrap_or_else(|| "__token__".to_owned()), password })
    }

    fn token(token: String) -> Self {
        Self { username: "__token__".to_owned(), password: token }
    }

    /// The value of the header `Authorization`.
    pub(super) fn header(&self) -> String {
        format!("Basic {}", STANDARD.encode(format!("{}:{}", self.username, self.password)))
    }
}
