//! Keys that do not exist.

use crate::error::{Error, Place, Result};
use crate::project::document::{Entry, Table};
use crate::project::settings::keys::{KEYS, Key, Shape};
use crate::report;

/// A key that is unknown where it stands.
struct Unknown {
    key: String,
    table: String,
    place: Place,
    known: &'static [Key],
}

/// Refuses the first unknown key of the table or of a table in it.
pub(super) fn refuse(table: &Table<'_>) -> Result<()> {
    let Some(unknown) = find(table).into_iter().next() else {
        return Ok(());
    };
    let hint = match nearest(&unknown.key, unknown.names()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => {
            let listed: Vec<String> = unknown.names().map(|key| format!("`{key}`")).collect();
            format!("the keys are {}", listed.join(", "))
        }
    };
    let what = format!("unknown key `{}` in [{}]", unknown.key, unknown.table);
    Err(Error::new(what).at_place(unknown.place).hint(hint))
}

/// Warns of every unknown key.
pub(super) fn warn(table: &Table<'_>) {
    for unknown in find(table) {
        let hint = nearest(&unknown.key, unknown.names()).map(|nearest| format!("did you mean `{nearest}`?"));
        let what = format!("unknown key `{}` in [{}] is ignored", unknown.key, unknown.table);
        report::warning(what, Some(&unknown.place), hint.as_deref());
    }
}

impl Unknown {
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.known.iter().map(|key| key.name)
    }
}

fn find(table: &Table<'_>) -> Vec<Unknown> {
    let mut found = Vec::new();
    in_table(table, &KEYS, &mut found);
    found
}

fn in_table(table: &Table<'_>, known: &'static [Key], found: &mut Vec<Unknown>) {
    for (name, entry) in table.entries() {
        match known.iter().find(|key| key.name == name) {
            Some(key) => in_entry(&entry, &key.shape, found),
            None => found.push(Unknown {
                key: name.to_owned(),
                table: table.name().to_owned(),
                place: table.place(name),
                known,
            }),
        }
    }
}

/// Values of another shape are judged by who reads them.
fn in_entry(entry: &Entry<'_>, shape: &'static Shape, found: &mut Vec<Unknown>) {
    match shape {
        Shape::Text | Shape::Flag | Shape::Choice(_) => {}
        Shape::List(shape) => {
            for entry in entry.elements() {
                in_entry(&entry, shape, found);
            }
        }
        Shape::Either(shapes) => {
            for shape in *shapes {
                in_entry(entry, shape, found);
            }
        }
        Shape::Table(keys) => {
            if let Ok(table) = entry.table() {
                in_table(&table, keys, found);
            }
        }
        Shape::Map(shape) => {
            if let Ok(table) = entry.table() {
                for (_, entry) in table.entries() {
                    in_entry(&entry, shape, found);
                }
            }
        }
    }
}

/// The known word that `word` was probably meant to be.
pub(super) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.replace('_', "-").to_lowercase();
    known
        .map(|known| (strsim::damerau_levenshtein(&word, known), known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::project::document::Document;

    fn first(text: &str) -> Error {
        let document = Document::parse(Path::new("pyproject.toml"), text.to_owned()).expect("valid TOML");
        let tool = document.root().table("tool").unwrap().unwrap();
        refuse(&tool.table("keelback").unwrap().unwrap()).unwrap_err()
    }

    #[test]
    fn the_nearest_key_is_named() {
        let error = first("[tool.keelback]\nmodul-name = \"a\"\n");
        assert_eq!(error.what(), "unknown key `modul-name` in [tool.keelback]");
        assert_eq!(error.place().unwrap().line, Some(2));
        assert_eq!(error.way_out(), Some("did you mean `module-name`?"));
        let names = || KEYS.iter().map(|key| key.name);
        assert_eq!(nearest("python_source", names()), Some("python-source"));
        assert_eq!(nearest("zzz", names()), None);
    }

    #[test]
    fn keys_of_inner_tables_are_looked_at_too() {
        let error = first("[tool.keelback]\ninclude = [\n  { path = \"a\", formats = \"sdist\" },\n]\n");
        assert_eq!(error.what(), "unknown key `formats` in [tool.keelback.include[0]]");
        assert_eq!(error.place().unwrap().line, Some(3));
        assert_eq!(error.way_out(), Some("did you mean `format`?"));
        let error = first("[tool.keelback.generate-ci.github.linux]\nrunnner = \"x\"\n");
        assert_eq!(error.way_out(), Some("did you mean `runner`?"));
        let error = first("[tool.keelback]\ntargets = [{name = \"a\", knd = \"bin\"}]\n");
        assert_eq!(error.way_out(), Some("did you mean `kind`?"));
    }

    #[test]
    fn keys_are_in_order() {
        assert!(KEYS.windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
