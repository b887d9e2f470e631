//! How a project gets into an environment.

use std::path::PathBuf;

use clap::Args;

use crate::dependencies::{Choice, Wanted};

/// The options of `develop` about the environment.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Installation {
    /// Install optional dependencies too
    #[arg(short = 'E', long, value_name = "EXTRAS", value_delimiter = ',')]
    extras: Vec<String>,

    /// Install these groups too, instead of `dev`
    #[arg(short = 'G', long, value_name = "GROUPS", value_delimiter = ',')]
    group: Vec<String>,

    /// Only put the library among its package's sources
    #[arg(long)]
    pub(crate) skip_install: bool,

    /// Install missing dependencies with uv
    #[arg(long, conflicts_with = "pip_path")]
    uv: bool,

    /// Install missing dependencies with this pip
    #[arg(long, value_name = "PATH")]
    pip_path: Option<PathBuf>,
}

impl Installation {
    /// What is to be there beside the project's own dependencies.
    pub(crate) fn wanted(&self) -> Wanted {
        Wanted { extras: self.extras.clone(), groups: self.group.clone(), requirements: Vec::new() }
    }

    /// Who is to install what is missing.
    pub(crate) fn installer(&self) -> Choice {
        Choice { uv: self.uv, pip: self.pip_path.clone() }
    }
}
