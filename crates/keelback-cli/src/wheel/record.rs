//! `RECORD`: <https://packaging.python.org/en/latest/specifications/recording-installed-packages/>.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The list of files that belong to a package.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record(Vec<String>);

impl Record {
    /// Notes a file with its hash and size.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) {
        self.0.push(format!("{},sha256={},{}", quoted(path), digest(bytes), bytes.len()));
    }

    /// Notes a file of which neither is known or both may change.
    pub(crate) fn add_unhashed(&mut self, path: &str) {
        self.0.push(format!("{},,", quoted(path)));
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let mut text = self.0.join("\n");
        text.push('\n');
        text
    }

    /// The paths that a record's text lists.
    pub(crate) fn paths(text: &str) -> Vec<String> {
        text.lines().filter(|line| !line.is_empty()).map(first_field).collect()
    }
}

/// The hash of a file as records have it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

fn quoted(path: &str) -> String {
    match path.contains([',', '"']) {
        true => format!("\"{}\"", path.replace('"', "\"\"")),
        false => path.to_owned(),
    }
}

fn first_field(line: &str) -> String {
    let Some(rest) = line.strip_prefix('"') else {
        return line.split(',').next().unwrap_or("").to_owned();
    };
    let mut field = String::new();
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '"' && characters.next_if_eq(&'"').is_none() {
            break;
        }
        field.push(character);
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let mut record = Record::default();
        record.add("a/b.py", b"x");
        record.add_unhashed("odd, \"name\".py");
        let text = record.text();
        assert_eq!(text, "a/b.py,sha256=LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE,1\n\"odd, \"\"name\"\".py\",,\n");
        assert_eq!(Record::paths(&text), ["a/b.py", "odd, \"name\".py"]);
    }
}
