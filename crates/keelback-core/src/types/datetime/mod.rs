//! The types of the module `datetime`.
//!
//! C-API: <https://docs.python.org/3/c-api/datetime.html>.

mod date;
#[allow(clippy::module_inception, reason = "`datetime.datetime` has this name")]
mod datetime;
mod delta;
mod time;
mod tzinfo;

pub use date::{PyDate, PyDateAccess};
pub use datetime::PyDateTime;
pub use delta::{PyDelta, PyDeltaAccess};
pub use time::{PyTime, PyTimeAccess};
pub use tzinfo::{PyTzInfo, PyTzInfoAccess};
