//! `keelback develop`

use clap::Args;

use crate::cli::{Cargo, Installation, Manifest};

/// `keelback develop`
#[derive(Args, Debug)]
pub(crate) struct Develop {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    #[command(flatten)]
    pub(crate) installation: Installation,

    #[command(flatten)]
    pub(crate) manifest: Manifest,

    /// Arguments for rustc, for this crate alone
    #[arg(last = true, value_name = "RUSTC ARGS", hide = true)]
    pub(crate) rustc_args: Vec<String>,
}

impl Develop {
    /// What cargo is to be told.
    pub(crate) fn cargo(&self) -> Cargo {
        let mut cargo = self.cargo.clone();
        cargo.more.rustc_args.clone_from(&self.rustc_args);
        cargo
    }
}
