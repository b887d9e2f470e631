//! What a Markdown document contains, found in one pass over it.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::{options::Extensions, slug::Slugs};

/// A heading of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 for `#` to 6 for `######`.
    pub level: u8,
    /// The text without marks.
    pub text: String,
    /// The text as it stands behind the `#` of a link; no two headings of a document have the same.
    pub slug: String,
    /// The line the heading starts on, counted from one.
    pub line: usize,
}

/// What was found in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The headings in the order of the text.
    pub headings: Vec<Heading>,
    /// Where the links lead, in the order of the text.
    pub links: Vec<String>,
    /// Words outside code blocks.
    pub word_count: usize,
}

impl Contents {
    /// Reads `text`; headings deeper than `depth` are passed over.
    pub fn read(text: &str, extensions: Extensions, depth: u8) -> Self {
        let mut reader = Reader { lines: Lines::of(text), ..Reader::default() };
        for (event, range) in extensions.parser(text).into_offset_iter() {
            reader.event(event, range);
        }
        let Reader { mut contents, words, .. } = reader;
        contents.word_count = words.split_whitespace().count();
        contents.headings.retain(|heading| heading.level <= depth);
        contents
    }

    /// The text of the first heading of the highest level.
    pub fn title(&self) -> Option<&str> {
        self.headings.iter().min_by_key(|heading| heading.level).map(|heading| heading.text.as_str())
    }
}

/// Collects the contents, event by event.
#[derive(Default)]
struct Reader<'text> {
    lines: Lines<'text>,
    contents: Contents,
    slugs: Slugs,
    /// The level, line and text so far of the heading that is open.
    heading: Option<(HeadingLevel, usize, String)>,
    in_code_block: bool,
    /// The prose: marks inside a word do not split it, the end of a block does.
    words: String,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let line = self.lines.number(range.start);
                self.heading = Some((level, line, String::new()));
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.contents.links.push(dest_url.into_string()),
            Event::Start(Tag::CodeBlock(_)) => self.in_code_block = true,
            Event::End(TagEnd::CodeBlock) => self.in_code_block = false,
            Event::End(TagEnd::Heading(_)) => self.close_heading(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::End(_) | Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_code_block {
            return;
        }
        self.words.push_str(text);
        if let Some((_, _, heading)) = &mut self.heading {
            heading.push_str(text);
        }
    }

    fn close_heading(&mut self) {
        self.words.push(' ');
        let Some((level, line, text)) = self.heading.take() else {
            return;
        };
        let text = text.trim().to_owned();
        let slug = self.slugs.next(&text);
        self.contents.headings.push(Heading { level: level as u8, text, slug, line });
    }
}

/// Turns offsets that only grow into line numbers, in one pass over the text.
#[derive(Default)]
struct Lines<'text> {
    text: &'text str,
    offset: usize,
    line: usize,
}

impl<'text> Lines<'text> {
    fn of(text: &'text str) -> Self {
        Lines { text, offset: 0, line: 1 }
    }

    fn number(&mut self, offset: usize) -> usize {
        let passed = &self.text.as_bytes()[self.offset..offset];
        self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
        self.offset = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::Contents;
    use crate::options::Extensions;

    fn read(text: &str) -> Contents {
        Contents::read(text, Extensions { tables: true, footnotes: false }, 6)
    }

    #[test]
    fn headings_know_their_line() {
        let contents = read("# One\n\ntext\n\n## *Two* `three`\n\nFour\n----\n");
        let found: Vec<_> = contents.headings.iter().map(|h| (h.level, h.text.as_str(), h.line)).collect();
        assert_eq!(found, [(1, "One", 1), (2, "Two three", 5), (2, "Four", 7)]);
    }

    #[test]
    fn the_title_is_the_first_of_the_highest() {
        assert_eq!(read("## a\n\n# b\n\n# c\n").title(), Some("b"));
        assert_eq!(read("text\n").title(), None);
    }

    #[test]
    fn a_mark_inside_a_word_does_not_split_it() {
        assert_eq!(read("un*believ*able [two words](x)\n\n- a\n- b\n").word_count, 5);
    }

    #[test]
    fn code_blocks_are_not_words() {
        assert_eq!(read("one `two`\n\n```\nthree four\n```\n").word_count, 2);
    }

    #[test]
    fn links_of_every_kind_are_listed() {
        let contents = read("[a](x) <https://y.example> [c][r]\n\n[r]: z\n");
        assert_eq!(contents.links, ["x", "https://y.example", "z"]);
    }
}
