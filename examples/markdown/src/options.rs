//! Which Markdown extensions are read, and turning Markdown into HTML with them.

use pulldown_cmark::{Options, Parser, html};

/// The extensions of CommonMark that a caller can switch on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extensions {
    /// Tables drawn with `|`.
    pub tables: bool,
    /// Footnotes: `[^1]`, and `[^1]: text` elsewhere.
    pub footnotes: bool,
}

impl Extensions {
    /// The parser of `text` that knows these extensions.
    pub fn parser(self, text: &str) -> Parser<'_> {
        let mut options = Options::empty();
        options.set(Options::ENABLE_TABLES, self.tables);
        options.set(Options::ENABLE_FOOTNOTES, self.footnotes);
        Parser::new_ext(text, options)
    }

    /// Renders `text` as HTML.
    pub fn render(self, text: &str) -> String {
        // Most documents grow a little: tags are longer than marks.
        let mut output = String::with_capacity(text.len() + text.len() / 2);
        html::push_html(&mut output, self.parser(text));
        output
    }
}

#[cfg(test)]
mod tests {
    use super::Extensions;

    const TABLE: &str = "| a |\n| - |\n| 1 |\n";
    const FOOTNOTE: &str = "Text[^1]\n\n[^1]: Note\n";

    fn render(text: &str, tables: bool, footnotes: bool) -> String {
        Extensions { tables, footnotes }.render(text)
    }

    #[test]
    fn tables_can_be_switched_off() {
        assert!(render(TABLE, true, false).contains("<table>"));
        assert!(!render(TABLE, false, false).contains("<table>"));
    }

    #[test]
    fn footnotes_can_be_switched_on() {
        assert!(render(FOOTNOTE, true, true).contains("footnote-definition"));
        assert!(!render(FOOTNOTE, true, false).contains("footnote-definition"));
    }
}
