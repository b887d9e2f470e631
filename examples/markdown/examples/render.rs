//! Renders a Markdown file with nothing but `pulldown-cmark`: what the Python package is compared with.
//!
//! `cargo run --example render -- [--no-tables] [--footnotes] FILE`

use std::{env, fs, io, io::Write, process::ExitCode};

use pulldown_cmark::{Options, Parser, html};

fn main() -> ExitCode {
    match render(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("render: {error}");
            ExitCode::FAILURE
        }
    }
}

fn render(arguments: impl Iterator<Item = String>) -> io::Result<()> {
    let mut options = Options::ENABLE_TABLES;
    let mut output = io::stdout().lock();
    for argument in arguments {
        match argument.as_str() {
            "--no-tables" => options.remove(Options::ENABLE_TABLES),
            "--footnotes" => options.insert(Options::ENABLE_FOOTNOTES),
            file => {
                let text = fs::read_to_string(file)?;
                html::write_html_io(&mut output, Parser::new_ext(&text, options))?;
            }
        }
    }
    output.flush()
}
