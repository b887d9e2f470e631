//! `--json`, `--quiet`, `--color` and help.

use crate::project::{Directory, HOLLOW, Outcome};

/// Checks the lines with Python, and prints what each event is.
const READ: &str = "import json, sys
for line in sys.stdin:
    event = json.loads(line)
    kind = event.pop('event')
    if kind == 'cargo':
        event = {'reason': event['message']['reason']}
    print(kind, *[f'{key}={value}' for key, value in sorted(event.items()) if value])
";

/// The events of a call, one a line, with the project's directory as `ROOT`.
fn events(project: &Directory, arguments: &[&str]) -> (String, Outcome) {
    let outcome = project.keelback(&[&["--json"], arguments].concat());
    project.write("events.json", &outcome.stdout);
    let mut python = std::process::Command::new(crate::project::python());
    let file = std::fs::File::open(project.path().join("events.json")).expect("the events");
    let read = Outcome::of(python.args(["-c", READ]).stdin(file)).succeeds();
    (read.stdout.replace(&*project.path().to_string_lossy(), "ROOT"), outcome)
}

#[test]
fn a_build_is_told_as_events() {
    let project = Directory::new("events_build");
    project.extension("events_build", HOLLOW);
    project.write("pyproject.toml", "[tool.maturin]\nmodul-name = \"x\"\n");
    let (events, outcome) = events(&project, &["build", "-o", "out"]);
    let outcome = outcome.succeeds();
    assert_eq!(outcome.stderr.matches("error").count(), 0, "{}", outcome.stderr);
    let lines: Vec<&str> = events.lines().collect();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(lines[0], format!("started command=build version={version}"));
    let warning = "warning hint=did you mean `module-name`? line=2 \
                   message=unknown key `modul-name` in [tool.maturin] is ignored path=ROOT/pyproject.toml";
    assert_eq!(lines[1], warning);
    assert!(lines.contains(&"cargo reason=compiler-artifact"), "{events}");
    let made = lines[lines.len() - 2];
    assert!(made.starts_with("made kind=wheel path=ROOT/out/events_build-0.1.0-"), "{made}");
    assert_eq!(lines[lines.len() - 1], "finished success=True");
}

#[test]
fn what_rustc_says_is_in_the_events() {
    let project = Directory::new("events_rustc");
    project.extension("events_rustc", "fn broken() -> u8 { \"\" }");
    let (events, outcome) = events(&project, &["build"]);
    let outcome = outcome.fails(1);
    assert!(events.contains("cargo reason=compiler-message\n"), "{events}");
    assert!(outcome.stdout.contains("mismatched types"), "{}", outcome.stdout);
    assert!(events.ends_with("error message=cargo could not build the crate `events_rustc`\nfinished\n"), "{events}");
}

#[test]
fn quiet_says_nothing_of_success() {
    let project = Directory::new("events_quiet");
    project.extension("events_quiet", HOLLOW);
    let outcome = project.keelback(&["-q", "build", "-o", "out"]).succeeds();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
}

#[test]
fn colours_can_be_asked_for() {
    let project = Directory::new("events_colour");
    let coloured = Outcome::of(project.command().env_remove("NO_COLOR").args(["build", "--color", "always"])).fails(1);
    assert!(coloured.stderr.contains('\u{1b}'), "{}", coloured.stderr);
    let plain = Outcome::of(project.command().env("CLICOLOR_FORCE", "1").args(["build", "--color", "never"])).fails(1);
    assert!(!plain.stderr.contains('\u{1b}'), "{}", plain.stderr);
}

#[test]
fn help_fits_a_screen_and_shows_all_on_request() {
    let directory = Directory::new("events_help");
    for command in ["new", "run", "develop", "build", "sdist", "check", "publish", "upload", "generate-ci", "clean"] {
        let short = Outcome::of(directory.command().args([command, "--help"]).env("COLUMNS", "80")).succeeds();
        assert!(short.stdout.lines().count() <= 24, "{}", short.stdout);
        assert!(short.stdout.lines().all(|line| line.chars().count() <= 80), "{}", short.stdout);
    }
    let short = directory.keelback(&["build", "--help"]).succeeds().stdout;
    assert!(short.ends_with("All options: `keelback build --help-all`\n"), "{short}");
    let all = directory.keelback(&["build", "--help-all"]).succeeds().stdout;
    for option in ["--auditwheel", "--zig", "--target-dir", "--compression-level", "-Z <FLAG>"] {
        assert!(all.contains(option) && !short.contains(option), "{option}\n{all}");
    }
}

#[test]
fn what_maturin_has_and_this_tool_has_not_is_refused() {
    let project = Directory::new("events_refused");
    project.extension("events_refused", HOLLOW);
    for arguments in [&["--zig"][..], &["--pgo"], &["--compression-method", "zstd"]] {
        let outcome = project.keelback(&[&["build"], arguments].concat()).fails(1);
        outcome.says(&format!("error: `{}` is not supported\n\nhint: ", arguments.join(" ")));
    }
}
