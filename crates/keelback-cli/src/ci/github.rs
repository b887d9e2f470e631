//! A workflow for GitHub: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax>.

use std::fmt::Write;

use crate::ci::targets::{self, Job};
use crate::project::Settings;

/// What comes before the jobs.
const HEAD: &str = "\
name: CI

on:
  push:
    branches: [main, master]
    tags: ['*']
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

";

const CHECKOUT: &str = "      - uses: actions/checkout@v5\n";

const TOOL: &str = "      - uses: actions/setup-python@v6
        with:
          python-version: '3.x'
      - run: python -m pip install keelback
";

/// Rust and the tool in a container, which has Pythons of its own and where actions may not run.
const TOOL_IN_CONTAINER: &str = "      - run: |
          curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal$TOOLCHAIN
          echo \"$HOME/.cargo/bin\" >> \"$GITHUB_PATH\"
          /opt/python/cp313-cp313/bin/python -m venv /opt/keelback
          /opt/keelback/bin/python -m pip install keelback$PYTEST
          echo /opt/keelback/bin >> \"$GITHUB_PATH\"
";

/// The workflow: one job for each platform and target, the sdist, and the release.
pub(crate) fn workflow(settings: &Settings, platforms: &[String], command: &str) -> String {
    let jobs = targets::jobs(settings, platforms);
    let mut text = format!("# Written by `{command}`.\n{HEAD}jobs:\n");
    for job in &jobs {
        build(&mut text, job, settings);
    }
    text.push_str("  sdist:\n    runs-on: ubuntu-latest\n    steps:\n");
    text.push_str(CHECKOUT);
    text.push_str(TOOL);
    text.push_str("      - run: keelback sdist --out dist\n");
    store(&mut text, "sdist");
    release(&mut text, settings, &jobs);
    text
}

fn build(text: &mut String, job: &Job, settings: &Settings) {
    let _ = writeln!(text, "  {}-{}:\n    runs-on: {}", job.platform, job.target, job.runner);
    if let Some(container) = &job.container {
        let _ = writeln!(text, "    container: {container}");
    }
    text.push_str("    steps:\n");
    text.push_str(CHECKOUT);
    if let Some(before) = &job.before {
        text.push_str("      - run: |\n");
        for line in before.lines() {
            let _ = writeln!(text, "          {line}");
        }
    }
    let pytest = settings.generate_ci.pytest;
    match (&job.container, &job.toolchain) {
        (Some(_), toolchain) => {
            let toolchain = toolchain.as_ref().map(|name| format!(" --default-toolchain {name}"));
            let packages = if pytest { " pytest" } else { "" };
            let step = TOOL_IN_CONTAINER.replace("$TOOLCHAIN", &toolchain.unwrap_or_default());
            text.push_str(&step.replace("$PYTEST", packages));
        }
        (None, toolchain) => {
            if let Some(toolchain) = toolchain {
                let _ = writeln!(text, "      - run: rustup default {toolchain}");
            }
            text.push_str(TOOL);
        }
    }
    let args = job.args.as_deref().unwrap_or("--release");
    let _ = writeln!(text, "      - run: keelback build {args} --out dist");
    if pytest {
        test(text, job);
    }
    store(text, &format!("{}-{}", job.platform, job.target));
}

/// One wheel is for every Python, so one Python tells whether it works.
fn test(text: &mut String, job: &Job) {
    let python = if job.container.is_some() { "/opt/keelback/bin/python" } else { "python" };
    let _ = writeln!(
        text,
        "      - shell: bash\n        run: |\n          {python} -m pip install pytest dist/*.whl --force-reinstall\n          \
         {python} -m pytest"
    );
}

fn store(text: &mut String, name: &str) {
    let _ = writeln!(
        text,
        "      - uses: actions/upload-artifact@v5\n        with:\n          name: dist-{name}\n          path: dist\n"
    );
}

fn release(text: &mut String, settings: &Settings, jobs: &[Job]) {
    let ci = &settings.generate_ci;
    let trusted = ci.trusted_publishing.unwrap_or(true);
    let names: Vec<String> = jobs.iter().map(|job| format!("{}-{}", job.platform, job.target)).collect();
    text.push_str("  release:\n    if: startsWith(github.ref, 'refs/tags/')\n    runs-on: ubuntu-latest\n");
    let _ = writeln!(text, "    needs: [{}, sdist]", names.join(", "));
    if let Some(environment) = &ci.publishing_environment {
        let _ = writeln!(text, "    environment: {environment}");
    }
    text.push_str("    permissions:\n      contents: read\n");
    if trusted || !ci.skip_attestation {
        text.push_str("      id-token: write\n");
    }
    if !ci.skip_attestation {
        text.push_str("      attestations: write\n");
    }
    text.push_str("    steps:\n      - uses: actions/download-artifact@v6\n        with:\n          path: dist\n          pattern: dist-*\n          merge-multiple: true\n");
    if !ci.skip_attestation {
        text.push_str(
            "      - uses: actions/attest-build-provenance@v3\n        with:\n          subject-path: dist/*\n",
        );
    }
    text.push_str("      - uses: astral-sh/setup-uv@v7\n");
    text.push_str(TOOL);
    text.push_str("      - run: keelback upload dist/*\n");
    if !trusted {
        text.push_str("        env:\n          MATURIN_PYPI_TOKEN: ${{ secrets.PYPI_API_TOKEN }}\n");
    }
}
