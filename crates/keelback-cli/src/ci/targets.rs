//! What a workflow builds for: one wheel for each platform.

use crate::project::{Settings, TargetCi};

/// The platforms in the order of the workflow, with the targets that each has without settings.
const PLATFORMS: [(&str, &[&str]); 4] = [
    ("linux", &["x86_64", "aarch64"]),
    ("musllinux", &["x86_64", "aarch64"]),
    ("windows", &["x64", "arm64"]),
    ("macos", &["x86_64", "aarch64"]),
];

/// One job of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) platform: &'static str,
    pub(super) target: String,
    pub(super) runner: String,
    pub(super) container: Option<String>,
    pub(super) args: Option<String>,
    pub(super) toolchain: Option<String>,
    pub(super) before: Option<String>,
}

/// The jobs of the platforms that are wanted.
pub(super) fn jobs(settings: &Settings, wanted: &[String]) -> Vec<Job> {
    let is_wanted = |platform: &str| {
        let named = if platform == "linux" { "manylinux" } else { platform };
        wanted.is_empty() || wanted.iter().any(|wanted| [platform, named, "all"].contains(&wanted.as_str()))
    };
    let platforms = PLATFORMS.iter().filter(|(platform, _)| is_wanted(platform));
    platforms.flat_map(|(platform, targets)| platform_jobs(settings, platform, targets)).collect()
}

fn platform_jobs(settings: &Settings, platform: &'static str, targets: &[&str]) -> Vec<Job> {
    let said = settings.generate_ci.platforms.get(platform);
    let listed = said.map(|said| said.targets.clone()).filter(|targets| !targets.is_empty());
    let defaults = said.map(|said| said.defaults.clone()).unwrap_or_default();
    let listed = listed.unwrap_or_else(|| {
        targets.iter().map(|target| TargetCi { target: (*target).to_owned(), ..defaults.clone() }).collect()
    });
    listed.into_iter().map(|target| job(settings, platform, target)).collect()
}

fn job(settings: &Settings, platform: &'static str, said: TargetCi) -> Job {
    let container = said.container.or_else(|| container(platform, &said.target, said.manylinux.as_deref()));
    Job {
        platform,
        runner: said.runner.unwrap_or_else(|| runner(platform, &said.target).to_owned()),
        container: container.filter(|container| container != "off"),
        args: said.args.or_else(|| settings.generate_ci.args.clone()),
        toolchain: said.rust_toolchain,
        before: said.before_script,
        target: said.target,
    }
}

fn runner(platform: &str, target: &str) -> &'static str {
    let is_arm = ["aarch64", "arm64"].contains(&target);
    match (platform, is_arm) {
        ("windows", true) => "windows-11-arm",
        ("windows", false) => "windows-latest",
        ("macos", true) => "macos-latest",
        ("macos", false) => "macos-15-intel",
        (_, true) => "ubuntu-24.04-arm",
        (_, false) => "ubuntu-latest",
    }
}

/// The container whose C library is as old as the wheel's tag promises.
fn container(platform: &str, target: &str, version: Option<&str>) -> Option<String> {
    let policy = match (platform, version) {
        ("linux" | "musllinux", Some("off")) => return None,
        ("linux", None | Some("auto")) => "manylinux_2_28".to_owned(),
        ("linux", Some(version)) if version.starts_with("20") => format!("manylinux{version}"),
        ("linux", Some(version)) => format!("manylinux_{}", version.trim_start_matches("manylinux_")),
        ("musllinux", None | Some("auto")) => "musllinux_1_2".to_owned(),
        ("musllinux", Some(version)) => format!("musllinux_{}", version.trim_start_matches("musllinux_")),
        _ => return None,
    };
    Some(format!("quay.io/pypa/{policy}_{target}"))
}
