//! `generate-json-schema`: print what editors need to check `[tool.keelback]`.

use std::fs;
use std::process::ExitCode;

use crate::cli;
use crate::error::{Error, Result};
use crate::project::schema;

pub(crate) fn run(arguments: &cli::GenerateJsonSchema) -> Result<ExitCode> {
    match &arguments.out {
        Some(path) => fs::write(path, schema()).map_err(|error| Error::io("write the schema", path, &error))?,
        None => print!("{}", schema()),
    }
    Ok(ExitCode::SUCCESS)
}
