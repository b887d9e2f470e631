//! Uploading.

use std::path::PathBuf;

use ureq::Agent;

use crate::cli;
use crate::error::{Error, Result};
use crate::index::credentials::Credentials;
use crate::index::distribution_file::DistributionFile;
use crate::index::form::Form;
use crate::index::http::{self, Answer};
use crate::index::repository::Repository;
use crate::index::uv;
use crate::report;

/// Uploads the files, one after the other; sdists come last, so that nobody builds what has a wheel.
///
/// # Errors
///
/// A file is none for an index, there are no credentials, or the index refuses a file.
pub(crate) fn upload(paths: &[PathBuf], options: &cli::UploadOptions) -> Result<()> {
    let mut files = paths.iter().map(|path| DistributionFile::read(path)).collect::<Result<Vec<_>>>()?;
    files.sort_by_key(|file| (file.python_version() == "source", file.name.clone()));
    let repository = Repository::of(options)?;
    if let Some(uv) = uv::find(options, &repository) {
        return uv::publish(&uv, &files, options, &repository);
    }
    let agent = http::agent()?;
    let credentials = Credentials::find(options, &repository, &agent)?;
    for file in &files {
        report::step("Uploading", format_args!("{} to {}", file.name, repository.url));
        send(&agent, file, options, &repository, &credentials)?;
    }
    Ok(())
}

fn send(
    agent: &Agent,
    file: &DistributionFile,
    options: &cli::UploadOptions,
    repository: &Repository,
    credentials: &Credentials,
) -> Result<()> {
    let form = Form::of(file);
    let request = agent.post(&repository.url).header("Content-Type", &form.content_type);
    let sent = request.header("Authorization", credentials.header()).send(form.body.as_slice());
    let answer = http::answer(&repository.url, sent)?;
    if (200..300).contains(&answer.status) {
        report::done("Uploaded", &file.name);
        return Ok(());
    }
    if options.skip_existing && exists(&answer) {
        report::done("Skipped", format_args!("{}, which the index has", file.name));
        return Ok(());
    }
    Err(refused(file, repository, &answer))
}

/// Whether the index says that it has a file of this name. Each kind of index has its own words.
fn exists(answer: &Answer) -> bool {
    let text = answer.text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match answer.status {
        409 => true,
        400 => has(&["already exist", "updating asset", "already been taken", "file_name_already"]),
        403 => has(&["overwrite artifact", "already exist"]),
        _ => false,
    }
}

fn refused(file: &DistributionFile, repository: &Repository, answer: &Answer) -> Error {
    let error = Error::new(format!("{} refuses {} with status {}", repository.url, file.name, answer.status));
    let error = match reason(&answer.text) {
        Some(reason) => error.detail(reason),
        None => error,
    };
    match answer.status {
        300..=399 => error.hint("the index is somewhere else: is there a `/` missing at the end of its URL?"),
        401 | 403 => error.hint("check the token or the password, and that it may upload to this project"),
        _ if exists(answer) => error.hint("set another version, or let what is there be with `--skip-existing`"),
        _ => error,
    }
}

/// The first line of an answer that says something, without HTML.
fn reason(text: &str) -> Option<String> {
    let title = text.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title);
    let line = title.unwrap_or_else(|| text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default());
    let line: String = line.trim().chars().take(300).collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_say_in_their_own_words_that_a_file_is_there() {
        let answer = |status, text: &str| Answer { status, text: text.to_owned() };
        assert!(exists(&answer(400, "<title>400 File already exists. See ...</title>")));
        assert!(exists(&answer(409, "")));
        assert!(!exists(&answer(400, "invalid classifier")));
        assert!(!exists(&answer(403, "invalid token")));
    }

    #[test]
    fn the_reason_is_found_in_a_page() {
        assert_eq!(reason("<html><title>400 Bad</title></html>").as_deref(), Some("400 Bad"));
        assert_eq!(reason("\n plain \n").as_deref(), Some("plain"));
        assert_eq!(reason(""), None);
    }
}
