//! Entry points: names that other programs look up in an installed package.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Groups of entry points, each a list of names and the objects that they stand for.
#[derive(Clone, Debug, Default)]
pub(crate) struct EntryPoints(BTreeMap<String, Vec<(String, String)>>);

impl EntryPoints {
    /// The group of console scripts.
    pub(crate) const CONSOLE_SCRIPTS: &'static str = "console_scripts";

    /// Adds a name to a group.
    pub(crate) fn add(&mut self, group: &str, name: &str, object: &str) {
        self.0.entry(group.to_owned()).or_default().push((name.to_owned(), object.to_owned()));
    }

    /// The names and objects of a group.
    pub(crate) fn group(&self, group: &str) -> &[(String, String)] {
        self.0.get(group).map_or(&[], Vec::as_slice)
    }

    /// The text of `entry_points.txt`, or none where there are no entry points.
    ///
    /// See <https://packaging.python.org/en/latest/specifications/entry-points/>.
    pub(crate) fn text(&self) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut text = String::new();
        for (group, entries) in &self.0 {
            let separator = if text.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{separator}[{group}]");
            for (name, object) in entries {
                let _ = writeln!(text, "{name} = {object}");
            }
        }
        Some(text)
    }
}
