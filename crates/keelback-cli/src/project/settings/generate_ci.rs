//! `generate-ci.github`: what the workflow that `keelback generate-ci` writes is to be like.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::project::document::{Entry, Table};

/// The table, with maturin's keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct GenerateCi {
    pub(crate) pytest: bool,
    pub(crate) skip_attestation: bool,
    pub(crate) trusted_publishing: Option<bool>,
    pub(crate) publishing_environment: Option<String>,
    pub(crate) args: Option<String>,
    pub(crate) platforms: BTreeMap<String, PlatformCi>,
}

/// What is said about one platform.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlatformCi {
    pub(crate) targets: Vec<TargetCi>,
    pub(crate) defaults: TargetCi,
}

/// What is said about one target; an empty target is what is said about all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TargetCi {
    pub(crate) target: String,
    pub(crate) runner: Option<String>,
    pub(crate) manylinux: Option<String>,
    pub(crate) container: Option<String>,
    pub(crate) args: Option<String>,
    pub(crate) rust_toolchain: Option<String>,
    pub(crate) before_script: Option<String>,
}

/// The platforms that can be spoken of.
pub(super) const PLATFORMS: [&str; 6] = ["linux", "musllinux", "windows", "macos", "emscripten", "android"];

pub(super) fn read(table: &Table<'_>) -> Result<GenerateCi> {
    let Some(table) = table.table("generate-ci")?.map(|table| table.table("github")).transpose()?.flatten() else {
        return Ok(GenerateCi::default());
    };
    let mut platforms = BTreeMap::new();
    for name in PLATFORMS {
        if let Some(table) = table.table(name)? {
            platforms.insert(name.to_owned(), platform(&table)?);
        }
    }
    Ok(GenerateCi {
        pytest: table.flag("pytest")?.unwrap_or_default(),
        skip_attestation: table.flag("skip-attestation")?.unwrap_or_default(),
        trusted_publishing: table.flag("trusted-publishing")?,
        publishing_environment: table.text("publishing-environment")?,
        args: table.text("args")?,
        platforms,
    })
}

fn platform(table: &Table<'_>) -> Result<PlatformCi> {
    let defaults = target(table, String::new())?;
    let mut targets = Vec::new();
    if let Some(entry) = table.get("targets") {
        for name in entry.list()? {
            targets.push(TargetCi { target: name.text()?, ..defaults.clone() });
        }
    }
    if let Some(entry) = table.get("target") {
        for (table, entry) in entry.tables()? {
            targets.push(detailed(&table, &entry, &defaults)?);
        }
    }
    Ok(PlatformCi { targets, defaults })
}

/// A target with keys of its own, which come before those of the platform.
fn detailed(table: &Table<'_>, entry: &Entry<'_>, defaults: &TargetCi) -> Result<TargetCi> {
    let arch = table.text("arch")?.or(table.text("target")?);
    let own = target(table, arch.ok_or_else(|| entry.invalid("has no `arch`"))?)?;
    Ok(TargetCi {
        target: own.target,
        runner: own.runner.or_else(|| defaults.runner.clone()),
        manylinux: own.manylinux.or_else(|| defaults.manylinux.clone()),
        container: own.container.or_else(|| defaults.container.clone()),
        args: own.args.or_else(|| defaults.args.clone()),
        rust_toolchain: own.rust_toolchain.or_else(|| defaults.rust_toolchain.clone()),
        before_script: own.before_script.or_else(|| defaults.before_script.clone()),
    })
}

fn target(table: &Table<'_>, name: String) -> Result<TargetCi> {
    Ok(TargetCi {
        target: name,
        runner: table.text("runner")?,
        manylinux: table.text("manylinux")?,
        container: table.text("container")?,
        args: table.text("args")?,
        rust_toolchain: table.text("rust-toolchain")?,
        before_script: table.text("before-script-linux")?,
    })
}
