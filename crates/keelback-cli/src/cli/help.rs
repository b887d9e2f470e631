//! Help that fits a screen, and all of it where that is asked for.
//!
//! The options that few need are hidden from `--help`; `--help-all` shows them too.

use std::env;
use std::ffi::OsString;

use clap::{Command, CommandFactory, FromArgMatches};

use crate::cli::Keelback;

/// The option that shows every option.
const ALL: &str = "--help-all";

/// Reads the command line; mistakes and requests for help end the program.
pub(crate) fn parse() -> Keelback {
    let words: Vec<OsString> = env::args_os().collect();
    if let Some(mut command) = asked_for_all(&words) {
        let _ = command.print_help();
        std::process::exit(0);
    }
    let matches = command().get_matches_from(words);
    Keelback::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// The whole command line, with a line in each command's help that leads to the rest.
pub(crate) fn command() -> Command {
    let mut command = Keelback::command();
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |command| {
            let hides = command.get_arguments().any(clap::Arg::is_hide_set) && command.get_after_help().is_none();
            let line = format!("All options: `keelback {} {ALL}`", command.get_name());
            if hides { command.after_help(line) } else { command }
        });
    }
    command
}

/// The command that `--help-all` was said about, with nothing hidden.
fn asked_for_all(words: &[OsString]) -> Option<Command> {
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let words = &words[..end];
    // What follows the program that `run` is to run is the program's own.
    if words.last()? != ALL || words.len() > 3 {
        return None;
    }
    let mut command = Keelback::command();
    command.build();
    let chosen = match words.get(1).and_then(|word| word.to_str()) {
        Some(name) if name != ALL => command.find_subcommand(name)?.clone(),
        _ => command,
    };
    Some(chosen.mut_args(|argument| argument.hide(false)))
}
