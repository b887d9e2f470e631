//! A TOML file that remembers where everything stands.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Item, TableLike, Value};

use crate::error::{Error, Place, Result};

/// A parsed TOML file.
pub(crate) struct Document {
    path: PathBuf,
    text: String,
    parsed: toml_edit::Document<String>,
}

impl Document {
    /// Reads and parses the file at `path`.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| Error::io("read the file", path, &error))?;
        Self::parse(path, text)
    }

    /// Parses `text`, which stands in the file at `path`.
    pub(crate) fn parse(path: &Path, text: String) -> Result<Self> {
        let parsed = toml_edit::Document::parse(text.clone()).map_err(|error| {
            let line = error.span().map(|span| line_of(&text, span.start));
            Error::new(format!("not valid TOML: {}", error.message().trim().replace('\n', ", ")))
                .at_place(Place { path: path.to_path_buf(), line })
        })?;
        Ok(Self { path: path.to_path_buf(), text, parsed })
    }

    /// The whole document as a table.
    pub(crate) fn root(&self) -> Table<'_> {
        Table { document: self, table: self.parsed.as_table(), name: String::new() }
    }

    fn place(&self, span: Option<Range<usize>>) -> Place {
        let line = span.map(|span| line_of(&self.text, span.start));
        Place { path: self.path.clone(), line }
    }
}

/// A table of a document, with its dotted name.
#[derive(Clone)]
pub(crate) struct Table<'d> {
    document: &'d Document,
    table: &'d dyn TableLike,
    name: String,
}

/// A value of a document, with its dotted name.
#[derive(Clone)]
pub(crate) struct Entry<'d> {
    document: &'d Document,
    item: Located<'d>,
    name: String,
}

#[derive(Clone, Copy)]
enum Located<'d> {
    Item(&'d Item),
    Value(&'d Value),
    /// One of an array of tables.
    Table(&'d toml_edit::Table),
}

impl<'d> Table<'d> {
    /// The entry under `key`, if there is one.
    pub(crate) fn get(&self, key: &str) -> Option<Entry<'d>> {
        let item = self.table.get(key).filter(|item| !item.is_none())?;
        Some(Entry { document: self.document, item: Located::Item(item), name: self.dotted(key) })
    }

    /// The keys, in the order of the file.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.table.iter().map(|(key, _)| key)
    }

    /// The keys and their entries, in the order of the file.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'d str, Entry<'d>)> + '_ {
        self.keys().filter_map(|key| Some((key, self.get(key)?)))
    }

    /// The table under `key`; one that is missing is none, one that is no table is an error.
    pub(crate) fn table(&self, key: &str) -> Result<Option<Table<'d>>> {
        self.get(key).map(|entry| entry.table()).transpose()
    }

    /// The string under `key`.
    pub(crate) fn text(&self, key: &str) -> Result<Option<String>> {
        self.get(key).map(|entry| entry.text()).transpose()
    }

    /// The boolean under `key`.
    pub(crate) fn flag(&self, key: &str) -> Result<Option<bool>> {
        self.get(key).map(|entry| entry.flag()).transpose()
    }

    /// The strings under `key`; a missing key is an empty list.
    pub(crate) fn texts(&self, key: &str) -> Result<Vec<String>> {
        match self.get(key) {
            Some(entry) => entry.list()?.iter().map(Entry::text).collect(),
            None => Ok(Vec::new()),
        }
    }

    /// Where the key `key` stands.
    pub(crate) fn place(&self, key: &str) -> Place {
        let span = self.table.get_key_value(key).and_then(|(key, item)| key.span().or(item.span()));
        self.document.place(span)
    }

    /// The table's dotted name, as in `tool.keelback`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    fn dotted(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

impl<'d> Entry<'d> {
    /// Where the entry stands.
    pub(crate) fn place(&self) -> Place {
        self.document.place(match self.item {
            Located::Item(item) => item.span(),
            Located::Value(value) => value.span(),
            Located::Table(table) => table.span(),
        })
    }

    /// The string that the entry is, if it is one.
    pub(crate) fn as_text(&self) -> Option<&'d str> {
        match self.item {
            Located::Item(item) => item.as_str(),
            Located::Value(value) => value.as_str(),
            Located::Table(_) => None,
        }
    }

    /// The string that the entry must be.
    pub(crate) fn text(&self) -> Result<String> {
        self.as_text().map(str::to_owned).ok_or_else(|| self.mismatch("a string"))
    }

    /// The boolean that the entry must be.
    pub(crate) fn flag(&self) -> Result<bool> {
        let flag = match self.item {
            Located::Item(item) => item.as_bool(),
            Located::Value(value) => value.as_bool(),
            Located::Table(_) => None,
        };
        flag.ok_or_else(|| self.mismatch("true or false"))
    }

    /// The table that the entry must be.
    pub(crate) fn table(&self) -> Result<Table<'d>> {
        let table: Option<&'d dyn TableLike> = match self.item {
            Located::Item(item) => item.as_table_like(),
            Located::Value(value) => value.as_inline_table().map(|table| table as &dyn TableLike),
            Located::Table(table) => Some(table),
        };
        match table {
            Some(table) => Ok(Table { document: self.document, table, name: self.name.clone() }),
            None => Err(self.mismatch("a table")),
        }
    }

    /// The elements of the list that the entry must be; an array of tables is one.
    pub(crate) fn list(&self) -> Result<Vec<Entry<'d>>> {
        let array = match self.item {
            Located::Item(Item::ArrayOfTables(tables)) => {
                return Ok(tables
                    .iter()
                    .enumerate()
                    .map(|(index, table)| self.at(index, Located::Table(table)))
                    .collect());
            }
            Located::Item(item) => item.as_array(),
            Located::Value(value) => value.as_array(),
            Located::Table(_) => None,
        };
        let array = array.ok_or_else(|| self.mismatch("a list"))?;
        Ok(array.iter().enumerate().map(|(index, value)| self.at(index, Located::Value(value))).collect())
    }

    fn at(&self, index: usize, item: Located<'d>) -> Entry<'d> {
        Entry { document: self.document, item, name: format!("{}[{index}]", self.name) }
    }

    /// The elements of a list; of anything else none.
    pub(crate) fn elements(&self) -> Vec<Entry<'d>> {
        self.list().unwrap_or_default()
    }

    /// The tables that the entry must be a list of, however it is written.
    pub(crate) fn tables(&self) -> Result<Vec<(Table<'d>, Entry<'d>)>> {
        self.list()?.into_iter().map(|entry| Ok((entry.table()?, entry))).collect()
    }

    /// The error that the entry is not `expected`.
    pub(crate) fn mismatch(&self, expected: &str) -> Error {
        let found = match self.item {
            Located::Item(item) => item.type_name(),
            Located::Value(value) => value.type_name(),
            Located::Table(_) => "table",
        };
        Error::new(format!("`{}` must be {expected}, not {}", self.name, with_article(found))).at_place(self.place())
    }

    /// The error that the entry's value is `wrong`.
    pub(crate) fn invalid(&self, wrong: &str) -> Error {
        Error::new(format!("`{}` {wrong}", self.name)).at_place(self.place())
    }
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'i']) { "an" } else { "a" };
    format!("{article} {kind}")
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document::parse(Path::new("pyproject.toml"), text.to_owned()).expect("valid TOML")
    }

    #[test]
    fn a_value_of_the_wrong_type_is_named_with_its_line() {
        let document = document("[tool.x]\nname = \"a\"\nfeatures = \"b\"\n");
        let table = document.root().table("tool").unwrap().unwrap().table("x").unwrap().unwrap();
        let error = table.texts("features").unwrap_err();
        assert_eq!(error.what(), "`tool.x.features` must be a list, not a string");
        assert_eq!(error.place().unwrap().to_string(), "pyproject.toml:3");
    }

    #[test]
    fn an_array_of_tables_is_a_list() {
        let document = document("[[authors]]\nname = \"a\"\n\n[[authors]]\nname = 1\n");
        let authors = document.root().get("authors").unwrap().list().unwrap();
        assert_eq!(authors[0].table().unwrap().text("name").unwrap().as_deref(), Some("a"));
        let error = authors[1].table().unwrap().text("name").unwrap_err();
        assert_eq!(error.what(), "`authors[1].name` must be a string, not an integer");
        assert_eq!(error.place().unwrap().line, Some(5));
    }

    #[test]
    fn a_syntax_error_has_its_line() {
        let result = Document::parse(Path::new("pyproject.toml"), "a = 1\nb = = 2\n".to_owned());
        let error = result.err().expect("a syntax error");
        assert!(error.what().starts_with("not valid TOML: "), "{error}");
        assert_eq!(error.place().unwrap().line, Some(2));
    }

    #[test]
    fn keys_are_placed() {
        let document = document("[tool.x]\na = 1\n\nmodul-name = \"b\"\n");
        let table = document.root().table("tool").unwrap().unwrap().table("x").unwrap().unwrap();
        assert_eq!(table.name(), "tool.x");
        assert_eq!(table.place("modul-name").line, Some(4));
    }
}
