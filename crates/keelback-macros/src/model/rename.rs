//! `rename_all = ".."`.

/// How the names of fields and variants are respelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rename {
    Camel,
    Kebab,
    Lower,
    Pascal,
    ScreamingKebab,
    ScreamingSnake,
    Snake,
    Upper,
}

impl Rename {
    /// Every rule with the name that selects it.
    pub(crate) const RULES: [(&'static str, Rename); 8] = [
        ("camelCase", Rename::Camel),
        ("kebab-case", Rename::Kebab),
        ("lowercase", Rename::Lower),
        ("PascalCase", Rename::Pascal),
        ("SCREAMING-KEBAB-CASE", Rename::ScreamingKebab),
        ("SCREAMING_SNAKE_CASE", Rename::ScreamingSnake),
        ("snake_case", Rename::Snake),
        ("UPPERCASE", Rename::Upper),
    ];

    /// The respelled name.
    pub(crate) fn apply(self, name: &str) -> String {
        let words = words(name);
        let capitalized = |word: &String| word[..1].to_uppercase() + &word[1..];
        match self {
            Rename::Lower => words.concat(),
            Rename::Upper => words.concat().to_uppercase(),
            Rename::Snake => words.join("_"),
            Rename::Kebab => words.join("-"),
            Rename::ScreamingSnake => words.join("_").to_uppercase(),
            Rename::ScreamingKebab => words.join("-").to_uppercase(),
            Rename::Pascal => words.iter().map(capitalized).collect(),
            Rename::Camel => {
                let pascal: String = words.iter().map(capitalized).collect();
                pascal[..1].to_lowercase() + &pascal[1..]
            }
        }
    }
}

/// The lower-case words of `snake_case` and of `CamelCase`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut follows_lower_case = false;
    let mut in_word = false;
    for letter in name.chars() {
        if letter == '_' {
            in_word = false;
            continue;
        }
        let starts = !in_word || (letter.is_uppercase() && follows_lower_case);
        if starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
        follows_lower_case = letter.is_lowercase() || letter.is_ascii_digit();
        in_word = true;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Rename;

    #[test]
    fn the_rules() {
        let respelled: Vec<String> = Rename::RULES.iter().map(|(_, rule)| rule.apply("my_field")).collect();
        let expected = ["myField", "my-field", "myfield", "MyField", "MY-FIELD", "MY_FIELD", "my_field", "MYFIELD"];
        assert_eq!(respelled, expected);
        assert_eq!(Rename::ScreamingSnake.apply("TwoWords"), "TWO_WORDS");
        assert_eq!(Rename::Snake.apply("X"), "x");
        assert_eq!(Rename::Camel.apply("_x"), "x");
    }
}
