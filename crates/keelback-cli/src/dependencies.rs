//! What a project needs of other packages: read and compared here, installed by pip or uv alone.

mod installed;
mod installer;
mod marker;
mod needed;
mod requirement;

use installed::Installed;
use installer::Installer;

pub(crate) use installer::Choice;
pub(crate) use marker::Surroundings;
pub(crate) use needed::{Wanted, complete};
pub(crate) use requirement::normal_form;
