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
        match self {
            Rename::Lower => name.to_lowercase(),
            Rename::Upper => name.to_uppercase(),
            Rename::Snake => words(name).join("_"),
            Rename::Kebab => words(name).join("-"),
            Rename::ScreamingSnake => words(name).join("_").to_uppercase(),
            Rename::ScreamingKebab => words(name).join("-").to_uppercase(),
            Rename::Pascal => words(name).iter().map(|word| capitalized(word)).collect(),
            Rename::Camel => {
                let words = words(name);
                let mut spelled = words.first().cloned().unwrap_or_default();
                spelled.extend(words.iter().skip(1).map(|word| capitalized(word)));
                spelled
            }
        }
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let mut spelled: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    spelled.push_str(letters.as_str());
    spelled
}

/// The lower-case words of `snake_case`, of `CamelCase` and of `HTTPServer`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = '_';
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '_' {
            let follows_upper = previous.is_uppercase();
            let precedes_lower = letters.peek().is_some_and(|next| next.is_lowercase());
            let starts = previous == '_' || (letter.is_uppercase() && (!follows_upper || precedes_lower));
            if starts {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase());
            }
        }
        previous = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Rename;

    #[test]
    fn the_rules() {
        let respelled: Vec<String> = Rename::RULES.iter().map(|(_, rule)| rule.apply("my_field")).collect();
        let expected = ["myField", "my-field", "my_field", "MyField", "MY-FIELD", "MY_FIELD", "my_field", "MY_FIELD"];
        assert_eq!(respelled, expected);
        assert_eq!(Rename::ScreamingSnake.apply("TwoWords"), "TWO_WORDS");
        assert_eq!(Rename::Snake.apply("X"), "x");
        assert_eq!(Rename::Snake.apply("HTTPServer"), "http_server");
        assert_eq!(Rename::Kebab.apply("x1Y2"), "x1-y2");
        assert_eq!(Rename::Lower.apply("_OneTwo_"), "_onetwo_");
        assert_eq!(Rename::Camel.apply("_x"), "x");
        assert_eq!(Rename::Camel.apply("über_öl"), "überÖl");
        assert_eq!(Rename::Pascal.apply("__"), "");
    }
}
