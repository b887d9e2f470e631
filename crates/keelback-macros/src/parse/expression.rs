//! The end of an expression that we do not parse: the comma after it.
//!
//! A comma inside brackets is inside a token group already. What remains is a comma between angle brackets that are not
//! comparisons (`f::<A, B>()`, `<A as B<C, D>>::new()`, `x as Map<K, V>`) and between the bars of a closure (`|x, y| x + y`).

use super::cursor::Cursor;
use crate::report::Mistake;
use crate::tokens::{Spacing, TokenStream, TokenTree, is_word};

/// Takes an expression: everything up to a comma that ends it, or up to the end. Not empty.
pub(super) fn expression(input: &mut Cursor) -> Result<TokenStream, Mistake> {
    let tokens = until_comma(input);
    if tokens.is_empty() {
        return Err(input.mistake("expected an expression"));
    }
    Ok(tokens)
}

/// The tokens up to the next comma that separates options or values.
pub(super) fn until_comma(input: &mut Cursor) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut scan = Scan::default();
    while input.upcoming().is_some_and(|tree| !scan.ends_before(tree)) {
        if let Some(tree) = input.next() {
            scan.step(&tree);
            tokens.extend([tree]);
        }
    }
    tokens
}

/// How deep in angle brackets and closure parameters the scan stands.
#[derive(Default)]
struct Scan {
    angles: usize,
    in_closure_parameters: bool,
    /// Whether the previous token ends an operand, so that `<` compares and `|` is an operator.
    after_operand: bool,
    after_path_separator: bool,
    in_cast: bool,
    previous: Option<(char, Spacing)>,
}

impl Scan {
    fn ends_before(&self, tree: &TokenTree) -> bool {
        let is_comma = matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
        is_comma && self.angles == 0 && !self.in_closure_parameters
    }

    fn step(&mut self, tree: &TokenTree) {
        let TokenTree::Punct(punct) = tree else {
            let keyword = matches!(tree, TokenTree::Ident(name) if is_operator_word(&name.to_string()));
            self.in_cast = matches!(tree, TokenTree::Ident(name) if is_word(name, "as")) || (self.in_cast && !keyword);
            self.after_operand = !keyword;
            self.after_path_separator = false;
            self.previous = None;
            return;
        };
        let letter = punct.as_char();
        let joined = |first: char| self.previous == Some((first, Spacing::Joint));
        let (arrow, separator) = (joined('-') || joined('='), letter == ':' && joined(':'));
        match letter {
            '<' if self.angles == 0 && joined('<') => {} // a shift
            '<' if self.angles > 0 || self.after_path_separator || self.in_cast || !self.after_operand => {
                self.angles += 1
            }
            '>' if self.angles > 0 && !arrow => self.angles -= 1,
            '|' if self.in_closure_parameters && self.angles == 0 => self.in_closure_parameters = false,
            '|' if self.angles == 0 && !self.after_operand => self.in_closure_parameters = true,
            _ => {}
        }
        self.after_operand = letter == '?' || (letter == '>' && !arrow && self.angles == 0 && self.after_operand);
        self.after_path_separator = separator;
        self.in_cast &= separator || letter == ':' || self.angles > 0;
        self.previous = Some((letter, punct.spacing()));
    }
}

/// Words after which an operand starts.
fn is_operator_word(word: &str) -> bool {
    ["as", "move", "return", "break", "in", "match", "if", "mut", "ref", "static", "const"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::expression;
    use crate::parse::cursor::Cursor;

    fn split(text: &str) -> Vec<String> {
        let mut input = Cursor::new(text.parse().unwrap());
        let mut found = Vec::new();
        while !input.is_empty() {
            found.push(expression(&mut input).unwrap().to_string().replace(' ', ""));
            input.take_punct(',');
        }
        found
    }

    #[test]
    fn commas_that_end_an_expression() {
        let cases: [(&str, &[&str]); 14] = [
            ("1, 2", &["1", "2"]),
            ("f::<A, B>(1, 2)[0], 3", &["f::<A,B>(1,2)[0]", "3"]),
            ("|x, y| x + y, 3", &["|x,y|x+y", "3"]),
            ("|| 1, 2", &["||1", "2"]),
            ("<A as B<C, D>>::new(), 4", &["<AasB<C,D>>::new()", "4"]),
            ("1 < 2, 3 > 2", &["1<2", "3>2"]),
            ("x as Map<K, V>, 3", &["xasMap<K,V>", "3"]),
            ("a | b, c || d", &["a|b", "c||d"]),
            ("move |x: Map<K, V>, y| -> u8 { 1 }, 2", &["move|x:Map<K,V>,y|->u8{1}", "2"]),
            ("vec![1, 2], [3, 4]", &["vec![1,2]", "[3,4]"]),
            ("Vec::<u8>::new(), 1 << 2, 8 >> 1", &["Vec::<u8>::new()", "1<<2", "8>>1"]),
            ("-1, !true, &X", &["-1", "!true", "&X"]),
            ("a as u8 < b, c", &["aasu8<b,c"]),
            ("if a { 1 } else { 2 }, 3", &["ifa{1}else{2}", "3"]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
