//! What Python sees: the module `pulldown._native`.

use keelback::{create_exception, exceptions::PyValueError, prelude::*};

use crate::{document, options::Extensions};

create_exception!(pulldown, OptionError, PyValueError, "An option has a value that makes no sense.");

/// The part of `pulldown` that is written in Rust.
#[pymodule]
pub mod _native {
    #[pymodule_export]
    use super::{Document, Heading, HeadingIterator, OptionError, render};
}

/// Render Markdown as HTML.
///
/// `tables` and `footnotes` switch extensions of CommonMark on and off.
#[pyfunction]
#[pyo3(signature = (text, *, tables = true, footnotes = false))]
fn render(py: Python<'_>, text: &str, tables: bool, footnotes: bool) -> String {
    // Other Python threads run meanwhile.
    py.detach(|| Extensions { tables, footnotes }.render(text))
}

/// A Markdown document: its headings, links and words.
///
/// `depth` is the deepest level of headings to keep. `len` is the number of headings, and iteration goes over them.
#[pyclass(frozen, module = "pulldown")]
struct Document {
    contents: document::Contents,
    text: String,
    extensions: Extensions,
}

#[pymethods]
impl Document {
    #[new]
    #[pyo3(signature = (text, *, tables = true, footnotes = false, depth = 6))]
    fn new(text: String, tables: bool, footnotes: bool, depth: i64) -> PyResult<Self> {
        let Some(level) = u8::try_from(depth).ok().filter(|level| (1..=6).contains(level)) else {
            return Err(OptionError::new_err(format!("depth must be from 1 to 6, not {depth}")));
        };
        let extensions = Extensions { tables, footnotes };
        Ok(Document { contents: document::Contents::read(&text, extensions, level), text, extensions })
    }

    /// The text of the first heading of the highest level, or `None`.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.contents.title()
    }

    /// The headings in the order of the text.
    #[getter]
    fn headings(&self) -> Vec<Heading> {
        self.contents.headings.iter().cloned().map(Heading).collect()
    }

    /// Where the links lead, in the order of the text.
    #[getter]
    fn links(&self) -> Vec<String> {
        self.contents.links.clone()
    }

    /// The number of words outside code blocks.
    #[getter]
    fn word_count(&self) -> usize {
        self.contents.word_count
    }

    /// Render the document as HTML, with the options it was read with.
    fn render(&self, py: Python<'_>) -> String {
        py.detach(|| self.extensions.render(&self.text))
    }

    fn __len__(&self) -> usize {
        self.contents.headings.len()
    }

    fn __iter__(slf: PyRef<'_, Self>) -> HeadingIterator {
        HeadingIterator { document: slf.into(), next: 0 }
    }

    fn __repr__(&self) -> String {
        let title = self.contents.title().unwrap_or("without a title");
        format!("<Document {title:?}: {} headings, {} links>", self.contents.headings.len(), self.contents.links.len())
    }
}

/// A heading of a `Document`.
#[pyclass(frozen, module = "pulldown")]
struct Heading(document::Heading);

#[pymethods]
impl Heading {
    /// 1 for `#` to 6 for `######`.
    #[getter]
    fn level(&self) -> u8 {
        self.0.level
    }

    /// The text without marks.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// The text as it stands behind the `#` of a link; no two headings of a document have the same.
    #[getter]
    fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The line the heading starts on, counted from one.
    #[getter]
    fn line(&self) -> usize {
        self.0.line
    }

    fn __repr__(&self) -> String {
        let document::Heading { level, text, line, .. } = &self.0;
        format!("<Heading {level} {text:?} on line {line}>")
    }
}

/// Goes over the headings of a `Document`, which it keeps alive.
#[pyclass(module = "pulldown")]
struct HeadingIterator {
    document: Py<Document>,
    next: usize,
}

#[pymethods]
impl HeadingIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<Heading> {
        let heading = self.document.get().contents.headings.get(self.next)?.clone();
        self.next += 1;
        Some(Heading(heading))
    }
}
