//! Requests.

use std::env;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};

use crate::error::{Error, Result};

/// Variables that name a file with the certificates to trust.
const BUNDLES: [&str; 4] = ["KEELBACK_CA_BUNDLE", "MATURIN_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"];

/// An answer: its status and its text.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) text: String,
}

/// What asks; proxies are those of the environment.
pub(super) fn agent() -> Result<Agent> {
    let mut tls = TlsConfig::builder();
    if let Some(path) = BUNDLES.iter().find_map(env::var_os).filter(|path| !path.is_empty()) {
        tls = tls.root_certs(bundle(Path::new(&path))?);
    }
    let config = Agent::config_builder()
        .user_agent(concat!("keelback/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(Duration::from_secs(30)))
        .timeout_global(Some(Duration::from_secs(15 * 60)))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .tls_config(tls.build());
    Ok(config.build().new_agent())
}

/// Reads an answer, whatever its status.
pub(super) fn answer(
    url: &str,
    sent: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Answer> {
    let mut response = sent.map_err(|error| {
        Error::new(format!("cannot reach {url}: {error}")).hint("is the index's URL right, and is there a network?")
    })?;
    let text = response.body_mut().read_to_string().unwrap_or_default();
    Ok(Answer { status: response.status().as_u16(), text })
}

fn bundle(path: &Path) -> Result<RootCerts> {
    let text = fs::read(path).map_err(|error| Error::io("read the certificates", path, &error))?;
    let mut certificates = Vec::new();
    for item in parse_pem(&text) {
        match item {
            Ok(PemItem::Certificate(certificate)) => certificates.push(certificate),
            Ok(_) => {}
            Err(error) => return Err(Error::new(format!("the certificates cannot be read: {error}")).at(path)),
        }
    }
    Ok(RootCerts::Specific(Arc::new(certificates)))
}
