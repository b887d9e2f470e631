//! `keelback run --watch`.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Stdio};

use crate::project::{Directory, WORKING};

/// The tool, which runs a program that ends with its input.
struct Watching {
    tool: Child,
    lines: Lines<BufReader<ChildStdout>>,
    errors: Lines<BufReader<ChildStderr>>,
    input: Option<ChildStdin>,
}

impl Watching {
    fn new(project: &Directory) -> Self {
        let mut command = project.command();
        command.args(["-q", "run", "--watch", "main.py"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut tool = command.stderr(Stdio::piped()).spawn().expect("the tool");
        let errors = BufReader::new(tool.stderr.take().expect("an output")).lines();
        let lines = BufReader::new(tool.stdout.take().expect("an output")).lines();
        let input = tool.stdin.take();
        Self { tool, lines, errors, input }
    }

    /// What the program prints next.
    fn next(&mut self) -> String {
        self.lines.next().expect("a line").expect("text")
    }

    /// Waits until the tool says the text.
    fn says(&mut self, text: &str) {
        let found = self.errors.by_ref().map_while(Result::ok).any(|line| line.contains(text));
        assert!(found, "the tool ended without saying `{text}`");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.tool.kill();
        let _ = self.tool.wait();
        self.input.take();
    }
}

#[test]
fn a_change_restarts_the_program() {
    let project = Directory::new("watch_change");
    project.extension("watch_change", WORKING);
    let program = |text: &str| {
        format!("import sys, watch_change\nprint({text}, watch_change.value, flush=True)\nsys.stdin.read()\n")
    };
    project.write("main.py", &program("'one'"));
    let mut watching = Watching::new(&project);
    assert_eq!(watching.next(), "one 1");
    project.set_value(2);
    assert_eq!(watching.next(), "one 2");
    project.write("main.py", &program("'two'"));
    assert_eq!(watching.next(), "two 2");
    // A mistake is waited out.
    let source = std::fs::read_to_string(project.path().join("src/lib.rs")).expect("a file");
    project.write("src/lib.rs", "fn broken() -> u8 { \"text\" }\n");
    watching.says("error: cargo could not build the crate `watch_change`");
    project.write("src/lib.rs", &source.replace("c\"value\".as_ptr(), 2", "c\"value\".as_ptr(), 3"));
    assert_eq!(watching.next(), "two 3");
}

#[test]
fn a_program_that_has_ended_is_started_again() {
    let project = Directory::new("watch_ended");
    project.extension("watch_ended", WORKING);
    project.write("main.py", "import watch_ended\nprint(watch_ended.value, flush=True)\nraise SystemExit(3)\n");
    let mut watching = Watching::new(&project);
    assert_eq!(watching.next(), "1");
    project.write("text.txt", "no source").set_value(4);
    assert_eq!(watching.next(), "4");
}
