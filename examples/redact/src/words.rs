//! A set of words, and where they stand in a text.

use std::fmt;

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

/// The words to look for.
#[derive(Debug)]
pub struct Words {
    automaton: AhoCorasick,
    words: Vec<String>,
    whole: bool,
}

/// Where a word was found; the offsets are those of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which of the words.
    pub index: usize,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Why the words cannot be looked for.
#[derive(Debug)]
pub enum WordsError {
    /// The word at this place is empty: it would be found everywhere.
    Empty(usize),
    /// There are more of them than the automaton takes.
    TooMany(BuildError),
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty(index) => write!(f, "word {index} is empty"),
            Self::TooMany(_) => f.write_str("too many words"),
        }
    }
}

impl std::error::Error for WordsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Empty(_) => None,
            Self::TooMany(source) => Some(source),
        }
    }
}

impl Words {
    /// Prepares to look for `words`; `ignore_case` is about the letters of ASCII, and with `whole` a word inside a longer
    /// one is passed over.
    pub fn new(words: Vec<String>, ignore_case: bool, whole: bool) -> Result<Self, WordsError> {
        if let Some(index) = words.iter().position(String::is_empty) {
            return Err(WordsError::Empty(index));
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(ignore_case)
            .match_kind(if whole { MatchKind::Standard } else { MatchKind::LeftmostLongest })
            .build(&words)
            .map_err(WordsError::TooMany)?;
        Ok(Self { automaton, words, whole })
    }

    /// The words, as they were given.
    pub fn as_slice(&self) -> &[String] {
        &self.words
    }

    /// What is found in `text`, from left to right without overlaps; of two at one place, the longer.
    pub fn find(&self, text: &str) -> Vec<Found> {
        if self.whole { self.find_whole(text) } else { self.automaton.find_iter(text).map(found).collect() }
    }

    /// `text` with what `replacement` makes of each word that is found.
    pub fn replace<E>(
        &self,
        text: &str,
        mut replacement: impl FnMut(&str, Found, &mut String) -> Result<(), E>,
    ) -> Result<String, E> {
        let mut output = String::with_capacity(text.len());
        let mut copied = 0;
        for found in self.find(text) {
            output.push_str(&text[copied..found.start]);
            replacement(&text[found.start..found.end], found, &mut output)?;
            copied = found.end;
        }
        output.push_str(&text[copied..]);
        Ok(output)
    }

    /// Every word at every place has to be looked at: the longest may be part of a longer word where a shorter is not.
    fn find_whole(&self, text: &str) -> Vec<Found> {
        let mut candidates: Vec<Found> =
            self.automaton.find_overlapping_iter(text).map(found).filter(|found| is_whole(text, *found)).collect();
        candidates.sort_unstable_by_key(|found| (found.start, usize::MAX - found.end));
        let mut free = 0;
        candidates.retain(|found| {
            let fits = found.start >= free;
            if fits {
                free = found.end;
            }
            fits
        });
        candidates
    }
}

fn found(found: aho_corasick::Match) -> Found {
    Found { index: found.pattern().as_usize(), start: found.start(), end: found.end() }
}

fn is_whole(text: &str, found: Found) -> bool {
    let is_letter = |character: Option<char>| character.is_some_and(|character| character.is_alphanumeric());
    !is_letter(text[..found.start].chars().next_back()) && !is_letter(text[found.end..].chars().next())
}

/// Turns offsets of bytes into offsets of characters, which Python counts, in one pass over the text.
#[derive(Debug)]
pub struct Characters<'text> {
    text: &'text str,
    bytes: usize,
    characters: usize,
}

impl<'text> Characters<'text> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'text str) -> Self {
        Self { text, bytes: 0, characters: 0 }
    }

    /// How many characters stand before byte `offset`, which lies between two characters and not before the last one asked for.
    pub fn before(&mut self, offset: usize) -> usize {
        self.characters += self.text[self.bytes..offset].chars().count();
        self.bytes = offset;
        self.characters
    }
}

#[cfg(test)]
mod tests {
    use super::{Characters, Words, WordsError};

    fn found(words: &[&str], whole: bool, text: &str) -> Vec<String> {
        let words = Words::new(words.iter().map(ToString::to_string).collect(), true, whole).unwrap();
        words.find(text).iter().map(|found| text[found.start..found.end].to_owned()).collect()
    }

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(found(&["a", "a b"], false, "a b a"), ["a b", "a"]);
    }

    #[test]
    fn a_shorter_word_is_found_where_the_longest_is_not_whole() {
        assert_eq!(found(&["a", "a b"], true, "a bc"), ["a"]);
    }

    #[test]
    fn words_inside_words_are_passed_over() {
        assert_eq!(found(&["cat"], true, "concat Cat, cats (cat)"), ["Cat", "cat"]);
    }

    #[test]
    fn letters_of_any_script_make_a_word_longer() {
        assert_eq!(found(&["gr"], true, "grün gr"), ["gr"]);
    }

    #[test]
    fn an_empty_word_is_refused() {
        let error = Words::new(vec!["a".into(), String::new()], false, false).unwrap_err();
        assert!(matches!(error, WordsError::Empty(1)));
    }

    #[test]
    fn characters_are_counted_once() {
        let mut characters = Characters::new("größe 🐍!");
        assert_eq!((characters.before(4), characters.before(8), characters.before(12)), (3, 6, 7));
    }
}
