//! `uv publish`, which makes attestations too: where there is uv, it does the work.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cli;
use crate::error::{Error, Result};
use crate::index::credentials::Credentials;
use crate::index::distribution_file::DistributionFile;
use crate::index::repository::Repository;
use crate::interpreter;
use crate::report::{self, Verbosity};

/// The uv to hand over to, if there is one that can do what is asked.
pub(super) fn find(options: &cli::UploadOptions, repository: &Repository) -> Option<PathBuf> {
    // uv finds out what an index has by its simple API, which is known for PyPI's own.
    if options.no_uv || (options.skip_existing && simple_api(repository).is_none()) {
        return None;
    }
    interpreter::on_path(OsStr::new("uv"))
}

/// Lets uv upload the files. Secrets go through its environment, where other users do not see them.
pub(super) fn publish(
    uv: &Path,
    files: &[DistributionFile],
    options: &cli::UploadOptions,
    repository: &Repository,
) -> Result<()> {
    let mut command = Command::new(uv);
    command.args(["publish", "--publish-url", &repository.url]);
    if let (true, Some(url)) = (options.skip_existing, simple_api(repository)) {
        command.args(["--check-url", url]);
    }
    if report::verbosity() == Verbosity::Quiet {
        command.arg("--quiet");
    }
    command.args(files.iter().map(|file| &file.path));
    for name in ["UV_PUBLISH_TOKEN", "UV_PUBLISH_USERNAME", "UV_PUBLISH_PASSWORD"] {
        if env::var_os("KEELBACK_PYPI_TOKEN").or(env::var_os("MATURIN_PYPI_TOKEN")).is_some() {
            command.env_remove(name);
        }
    }
    if let Some(credentials) = Credentials::stated(options, repository) {
        command.env("UV_PUBLISH_USERNAME", credentials.username).env("UV_PUBLISH_PASSWORD", credentials.password);
    }
    report::step("Running", format_args!("{} publish", uv.display()));
    let status = command.status().map_err(|error| Error::io("run uv", uv, &error))?;
    match status.success() {
        true => Ok(()),
        false => Err(Error::new("uv could not publish the files").hint("`--no-uv` uploads them without uv")),
    }
}

fn simple_api(repository: &Repository) -> Option<&'static str> {
    match repository.origin().as_str() {
        "https://pypi.org" => Some("https://pypi.org/simple/"),
        "https://test.pypi.org" => Some("https://test.pypi.org/simple/"),
        _ => None,
    }
}
