//! Which keys there are, of what shape, and what each is for: the source of the checks and of the schema.

use crate::project::settings::choices::{AUDIT, BINDINGS, CRATE_TYPE, FORMAT, SDIST_GENERATOR};

/// A key of a table.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) about: &'static str,
}

/// What a value looks like.
pub(super) enum Shape {
    Text,
    Flag,
    Choice(&'static [&'static str]),
    List(&'static Shape),
    Either(&'static [Shape]),
    Table(&'static [Key]),
    /// A table whose keys are names.
    Map(&'static Shape),
}

use Shape::{Choice, Either, Flag, List, Map, Table, Text};

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, about }
}

const TEXTS: Shape = List(&Text);

const PATTERN: Shape = Either(&[
    Text,
    Table(&[
        key("path", Text, "The glob, relative to the project's directory"),
        key("format", Either(&[Choice(&FORMAT), List(&Choice(&FORMAT))]), "What it is for; both, if that is not said"),
        key("from", Choice(&["out-dir"]), "Take the files from what a build script made"),
        key("to", Text, "Where the build script's files go in the wheel"),
        key("crate-name", Text, "The crate whose build script made the files"),
    ]),
]);

const FEATURE: Shape = Either(&[
    Text,
    Table(&[
        key("feature", Text, "The feature's name"),
        key("python-version", Text, "The versions of Python that it is for (PEP 440)"),
        key("python-implementation", Text, "The implementation of Python that it is for"),
    ]),
]);

const CI_TARGET: Shape = Table(&[
    key("arch", Text, "The target to build for"),
    key("target", Text, "The target to build for"),
    key("runner", Text, "The machine that builds"),
    key("manylinux", Text, "The manylinux or musllinux version to build for"),
    key("container", Text, "The container to build in"),
    key("docker-options", Text, "Options for the container"),
    key("rust-toolchain", Text, "The Rust toolchain"),
    key("rustup-components", Text, "Further components of the toolchain"),
    key("before-script-linux", Text, "What is run before the build"),
    key("args", Text, "Arguments of `keelback build`"),
]);

const CI_PLATFORM: Shape = Table(&[
    key("runner", Text, "The machine that builds"),
    key("manylinux", Text, "The manylinux or musllinux version to build for"),
    key("container", Text, "The container to build in"),
    key("docker-options", Text, "Options for the container"),
    key("rust-toolchain", Text, "The Rust toolchain"),
    key("rustup-components", Text, "Further components of the toolchain"),
    key("before-script-linux", Text, "What is run before the build"),
    key("args", Text, "Arguments of `keelback build`"),
    key("targets", TEXTS, "The targets to build for"),
    key("target", List(&CI_TARGET), "The targets to build for, with keys of their own"),
]);

const GITHUB: Shape = Table(&[
    key("pytest", Flag, "Test the wheels with pytest"),
    key("zig", Flag, "Without effect: containers are used"),
    key("skip-attestation", Flag, "Do not attest where the wheels come from"),
    key("trusted-publishing", Flag, "Publish without a token, as the index trusts the repository; the default"),
    key("publishing-environment", Text, "GitHub's environment that the publishing job runs in"),
    key("args", Text, "Arguments of `keelback build`"),
    key("linux", CI_PLATFORM, "Linux with glibc"),
    key("musllinux", CI_PLATFORM, "Linux with musl"),
    key("windows", CI_PLATFORM, "Windows"),
    key("macos", CI_PLATFORM, "macOS"),
    key("emscripten", CI_PLATFORM, "Without effect: not supported"),
    key("android", CI_PLATFORM, "Without effect: not supported"),
]);

/// The keys of the tool's table, in alphabetical order.
pub(super) const KEYS: [Key; 34] = [
    key("all-features", Flag, "Activate all cargo features"),
    key("auditwheel", Choice(&AUDIT), "What to do about libraries that the platform tag does not promise"),
    key(
        "binaries",
        List(&Either(&[
            Text,
            Table(&[
                key("name", Text, "The binary's name"),
                key("manifest-path", Text, "The Cargo.toml of its crate, if it is not the extension's"),
            ]),
        ])),
        "Binaries to ship beside the extension",
    ),
    key("bindings", Choice(&BINDINGS), "The kind of extension, where the crate does not tell"),
    key("compatibility", Either(&[Text, TEXTS]), "The platform tags that the wheel is to carry"),
    key("config", TEXTS, "Values of cargo's configuration to override, as `KEY=VALUE`"),
    key("data", Text, "The directory of data files; `<module>.data`, if that is not said"),
    key("editable-profile", Text, "The cargo profile for `develop` and editable installs"),
    key("exclude", List(&PATTERN), "Files to leave out of sdist and wheel"),
    key(
        "extensions",
        List(&Table(&[
            key("module-name", Text, "The module's name for Python, with its package"),
            key("manifest-path", Text, "The Cargo.toml of its crate"),
        ])),
        "Further extension modules in the same wheel",
    ),
    key("features", List(&FEATURE), "Cargo features to activate"),
    key("free-threaded", Flag, "Whether the wheel is for free-threaded Pythons too; it is, if that is not said"),
    key("frozen", Flag, "Both `locked` and cargo's `--offline`"),
    key("generate-ci", Table(&[key("github", GITHUB, "GitHub's actions")]), "The workflow that `generate-ci` writes"),
    key("include", List(&PATTERN), "Files to add to sdist and wheel, whether git knows them or not"),
    key("include-import-lib", Flag, "Ship the import library on Windows"),
    key("locked", Flag, "Require that Cargo.lock is up to date"),
    key("manifest-path", Text, "The crate's Cargo.toml"),
    key("module-name", Text, "The extension's name for Python, with its package: `package._native`"),
    key("no-default-features", Flag, "Do not activate the default cargo features"),
    key("pgo-command", Text, "What is run to see which code is hot"),
    key("pgo-dependency-group", Text, "The dependency group that `pgo-command` needs"),
    key("profile", Text, "The cargo profile to build with"),
    key("python-packages", TEXTS, "Further Python packages to ship"),
    key("python-source", Text, "The directory that the Python packages are in"),
    key("rustc-args", TEXTS, "Arguments for rustc, for this crate alone"),
    key(
        "sbom",
        Table(&[
            key("rust", Flag, "List the crates"),
            key("auditwheel", Flag, "List the libraries that were copied in"),
            key("include", TEXTS, "Further SBOM files to ship"),
        ]),
        "The software bills of materials to ship",
    ),
    key(
        "sdist-generator",
        Choice(&SDIST_GENERATOR),
        "How the files of an sdist are found: as cargo packs them, or by git",
    ),
    key("skip-auditwheel", Flag, "The older spelling of `auditwheel = \"skip\"`"),
    key("strip", Flag, "Strip symbols from the library"),
    key(
        "target",
        Map(&Table(&[key("macos-deployment-target", Text, "The oldest macOS that the wheel is for")])),
        "Settings for single target triples",
    ),
    key(
        "targets",
        List(&Table(&[key("name", Text, "The target's name"), key("kind", Choice(&CRATE_TYPE), "The target's kind")])),
        "Which of cargo's targets to build",
    ),
    key("unstable-flags", TEXTS, "Unstable flags of cargo"),
    key("use-base-python", Flag, "Without effect: no Python is asked when an extension is built"),
];
