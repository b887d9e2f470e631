//! Package indexes: <https://docs.pypi.org/api/upload/>.

mod credentials;
mod distribution_file;
mod form;
mod http;
mod pypirc;
mod repository;
mod trusted;
mod upload;
mod uv;

pub(crate) use distribution_file::{DistributionFile, Kind};
pub(crate) use upload::upload;
