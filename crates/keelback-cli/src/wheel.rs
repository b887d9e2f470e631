//! Wheels: <https://packaging.python.org/en/latest/specifications/binary-distribution-format/>.

mod archive;
mod contents;
mod dist_info;
mod freshness;
mod graft;
mod metadata;
mod platform;
mod policy;
mod portability;
mod promise;
mod record;
mod tags;

pub(crate) use archive::Packing;
pub(crate) use contents::{Wheel, programs};
pub(crate) use dist_info::DistInfo;
pub(crate) use metadata::text as metadata_text;
pub(crate) use portability::Portability;
pub(crate) use record::{Record, digest};
pub(crate) use tags::Tags;
