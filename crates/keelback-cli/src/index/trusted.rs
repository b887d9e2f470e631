//! Trusted publishing: a CI job proves who it is, and gets a token that lives for minutes.
//!
//! See <https://docs.pypi.org/trusted-publishers/internals/>.

use std::env;

use serde::Deserialize;
use serde_json::json;
use ureq::Agent;

use crate::error::{Error, Result};
use crate::index::http::{self, Answer};
use crate::index::repository::Repository;
use crate::report;

#[derive(Deserialize)]
struct Audience {
    audience: String,
}

#[derive(Deserialize)]
struct Identity {
    value: String,
}

#[derive(Deserialize)]
struct Minted {
    token: String,
}

/// A token for this CI job, or none where no CI says who it is.
pub(super) fn token(repository: &Repository, agent: &Agent) -> Result<Option<String>> {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let request = variable("ACTIONS_ID_TOKEN_REQUEST_URL").zip(variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN"));
    let Some((url, bearer)) = request else {
        return match variable("GITHUB_ACTIONS").as_deref() {
            Some("true") => Err(no_permission()),
            _ => Ok(None),
        };
    };
    let origin = repository.origin();
    report::step("Asking", format_args!("{origin} for a token of trusted publishing"));
    let audience: Audience = get(agent, &format!("{origin}/_/oidc/audience"), None)?;
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{separator}audience={}", audience.audience);
    let identity: Identity = get(agent, &url, Some(&bearer))?;
    let url = format!("{origin}/_/oidc/mint-token");
    let body = json!({ "token": identity.value }).to_string();
    let sent = agent.post(&url).header("Content-Type", "application/json").send(body);
    let minted: Minted = read(&url, &http::answer(&url, sent)?)?;
    Ok(Some(minted.token))
}

fn no_permission() -> Error {
    Error::new("the job has no credentials, and may not prove who it is")
        .hint("give the job `permissions: id-token: write`, or set MATURIN_PYPI_TOKEN from a secret")
}

fn get<T: for<'d> Deserialize<'d>>(agent: &Agent, url: &str, bearer: Option<&str>) -> Result<T> {
    let mut request = agent.get(url);
    if let Some(bearer) = bearer {
        request = request.header("Authorization", format!("bearer {bearer}"));
    }
    read(url, &http::answer(url, request.call())?)
}

fn read<T: for<'d> Deserialize<'d>>(url: &str, answer: &Answer) -> Result<T> {
    serde_json::from_str(&answer.text).map_err(|_| {
        Error::new(format!("trusted publishing is refused: {url} answers with status {}", answer.status))
            .detail(answer.text.trim().to_owned())
            .hint("is this repository and workflow registered as a trusted publisher of the project?")
    })
}
