//! Names of headings that can stand behind the `#` of a link.

use std::collections::HashMap;

/// Gives each heading of one document a slug that no other heading has.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    uses: HashMap<String, usize>,
}

impl Slugs {
    /// The slug of the next heading: `text` in lower case with `-` for spaces and without punctuation, and with a
    /// number behind it where an earlier heading has the same.
    pub(crate) fn next(&mut self, text: &str) -> String {
        let slug = slug(text);
        let mut candidate = slug.clone();
        while self.uses.contains_key(&candidate) {
            let count = self.uses.entry(slug.clone()).or_default();
            *count += 1;
            candidate = format!("{slug}-{count}");
        }
        self.uses.insert(candidate.clone(), 0);
        candidate
    }
}

fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.trim().chars() {
        if character.is_alphanumeric() || character == '_' || character == '-' {
            slug.extend(character.to_lowercase());
        } else if character.is_whitespace() {
            slug.push('-');
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::Slugs;

    #[test]
    fn punctuation_goes_and_spaces_become_dashes() {
        assert_eq!(Slugs::default().next("  What's new, in 0.2? "), "whats-new-in-02");
    }

    #[test]
    fn letters_of_any_script_stay() {
        assert_eq!(Slugs::default().next("Größe und Ünïcode"), "größe-und-ünïcode");
    }

    #[test]
    fn no_two_headings_share_a_slug() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.next("Fixed"), "fixed");
        assert_eq!(slugs.next("Fixed"), "fixed-1");
        assert_eq!(slugs.next("Fixed 1"), "fixed-1-1");
        assert_eq!(slugs.next("Fixed"), "fixed-2");
    }
}
