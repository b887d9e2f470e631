//! What Python sees: the module `redact._native`.

use std::collections::HashMap;

use keelback::{
    exceptions::{PyKeyError, PyValueError},
    prelude::*,
    pybacked::PyBackedStr,
};

use crate::words::{self, Characters, WordsError};

/// The part of `redact` that is written in Rust.
#[pymodule]
pub mod _native {
    #[pymodule_export]
    use super::{Match, Words};
}

impl From<WordsError> for PyErr {
    fn from(error: WordsError) -> Self {
        PyValueError::new_err(error.to_string())
    }
}

/// Words to look for in texts.
///
/// `ignore_case` is about the letters of ASCII. With `whole_words`, a word inside a longer one is passed over. What is
/// found does not overlap; of two words that begin at one place, the longer is found.
#[pyclass(frozen, module = "redact")]
struct Words(words::Words);

#[pymethods]
impl Words {
    #[new]
    #[pyo3(signature = (words, *, ignore_case = false, whole_words = true))]
    fn new(words: Vec<String>, ignore_case: bool, whole_words: bool) -> PyResult<Self> {
        Ok(Words(words::Words::new(words, ignore_case, whole_words)?))
    }

    /// Where the words stand in `text`.
    fn find(&self, py: Python<'_>, text: &str) -> Vec<Match> {
        // Other Python threads run meanwhile: `text` cannot change, and the words are frozen.
        let found = py.detach(|| self.0.find(text));
        let mut characters = Characters::new(text);
        let matches = found.iter().map(|found| Match {
            word: self.0.as_slice()[found.index].clone(),
            start: characters.before(found.start),
            end: characters.before(found.end),
        });
        matches.collect()
    }

    /// How often each word stands in `text`; words that do not are left out.
    fn count(&self, py: Python<'_>, text: &str) -> HashMap<&str, usize> {
        let mut counts = HashMap::new();
        for found in py.detach(|| self.0.find(text)) {
            *counts.entry(self.0.as_slice()[found.index].as_str()).or_default() += 1;
        }
        counts
    }

    /// `text` with every character of the words that are found replaced by `mask`.
    #[pyo3(signature = (text, *, mask = '█'))]
    fn redact(&self, py: Python<'_>, text: &str, mask: char) -> PyResult<String> {
        py.detach(|| {
            self.0.replace(text, |found, _, output| {
                output.extend(found.chars().map(|_| mask));
                Ok(())
            })
        })
    }

    /// `text` with the words that are found replaced: by a text, by what a dict has for them, or by what a function
    /// returns when it is called with them.
    fn replace(&self, text: &str, replacement: Replacement<'_>) -> PyResult<String> {
        self.0.replace(text, |found, place, output| replacement.write(found, &self.0.as_slice()[place.index], output))
    }

    /// The words, as they were given.
    #[getter]
    fn words(&self) -> &[String] {
        self.0.as_slice()
    }

    fn __len__(&self) -> usize {
        self.0.as_slice().len()
    }

    fn __repr__(&self) -> String {
        format!("<Words: {}>", self.0.as_slice().join(", "))
    }
}

/// What stands in a word's place.
#[derive(FromPyObject)]
enum Replacement<'py> {
    #[pyo3(annotation = "str")]
    Text(PyBackedStr),
    #[pyo3(annotation = "dict[str, str]")]
    Table(HashMap<String, PyBackedStr>),
    #[pyo3(annotation = "callable")]
    Function(Bound<'py, PyAny>),
}

impl Replacement<'_> {
    /// Writes what replaces `found`, as the text has it, and `word`, as it was given: a dict is asked for the latter.
    fn write(&self, found: &str, word: &str, output: &mut String) -> PyResult<()> {
        match self {
            Self::Text(text) => output.push_str(text),
            Self::Table(table) => match table.get(word) {
                Some(text) => output.push_str(text),
                None => return Err(PyKeyError::new_err(word.to_owned())),
            },
            Self::Function(function) => output.push_str(function.call1((found,))?.extract()?),
        }
        Ok(())
    }
}

/// A word that was found: which, and where it begins and ends, so that `text[start:end]` is what the text has.
#[pyclass(frozen, get_all, eq, module = "redact")]
#[derive(PartialEq)]
struct Match {
    /// The word, as it was given.
    word: String,
    /// The number of characters before it.
    start: usize,
    /// The number of characters up to its end.
    end: usize,
}

#[pymethods]
impl Match {
    fn __repr__(&self) -> String {
        format!("<Match {:?} at {}..{}>", self.word, self.start, self.end)
    }
}
