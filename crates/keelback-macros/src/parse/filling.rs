//! What the body of a function adds to its module, as far as its statements say it by themselves: stubs are written from this.
//!
//! A statement that does something else with the module (calls a function with it, adds in a loop) adds nobody knows what.
//! Nothing here is an error: the compiler sees the body as it stands.

use super::added::{added, is_handled};
use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::expression::until_comma;
use super::written_type::until;
use crate::model::{Callable, Filling, FillingKind, MadeModule, Role, Statement};
use crate::tokens::{Delimiter, Ident, TokenStream, TokenTree, is_one_of, quote};

/// What the statements add to the module that the function is called with, in their order.
pub(super) fn filling(callable: &Callable, statements: &[Statement]) -> Vec<Filling> {
    let module = callable.inputs.iter().find(|input| input.role != Role::Python).map(|input| input.name.to_string());
    let Some(module) = module else { return Vec::new() };
    let mut body = Body { modules: vec![Filled::new(module, String::new())] };
    for statement in statements {
        match statement {
            Statement::Other(tokens) => body.read(tokens.clone(), &[]),
            Statement::Added(added) => body.add_function(&added.module, &added.name),
        }
    }
    body.finish(0)
}

/// The modules that a body fills: first the one that it is called with, then those that it makes.
struct Body {
    modules: Vec<Filled>,
}

/// A module, by the name of its variable, and what is added to it.
struct Filled {
    variable: String,
    name: String,
    filling: Vec<Filling>,
    /// Which of it is which of the modules.
    made: Vec<(usize, usize)>,
}

impl Filled {
    fn new(variable: String, name: String) -> Self {
        Self { variable, name, filling: Vec::new(), made: Vec::new() }
    }
}

impl Body {
    /// Statements, under conditions.
    fn read(&mut self, tokens: TokenStream, around: &[TokenStream]) {
        for piece in pieces(tokens) {
            let mut input = Cursor::new(piece);
            loop {
                let mut behind = input.clone();
                let attributes = Attribute::outer(&mut behind).unwrap_or_default();
                if !behind.is_word("if") {
                    break;
                }
                let repeated = [around, &attribute::repeated(&attributes)].concat();
                self.conditional(&mut behind, &repeated);
                input = behind;
            }
            self.statement(input.rest(), around);
        }
    }

    /// `if condition { .. } else if condition { .. } else { .. }`: what is added if it holds is what may be there.
    fn conditional(&mut self, input: &mut Cursor, around: &[TokenStream]) {
        while input.take_word("if").is_some() {
            self.statement(until(input, at_block), around);
            self.block(input, around);
            if input.take_word("else").is_none() {
                return;
            }
        }
        self.block(input, around);
    }

    fn block(&mut self, input: &mut Cursor, around: &[TokenStream]) {
        let Some(block) = input.take_group(Delimiter::Brace) else { return };
        match holds_items(&[Statement::Other(block.stream())]) {
            // Names in there do not mean what they mean outside.
            true => self.statement(TokenTree::Group(block).into(), around),
            false => self.read(block.stream(), around),
        }
    }

    /// One statement: it may add to each of the modules.
    fn statement(&mut self, statement: TokenStream, around: &[TokenStream]) {
        if let Some((variable, name)) = made(statement.clone()) {
            for hidden in self.modules.iter_mut().filter(|module| module.variable == variable) {
                hidden.variable.clear();
            }
            self.modules.push(Filled::new(variable, name));
            return;
        }
        for index in 0..self.modules.len() {
            let Some(Filling { repeated, kind }) = added(statement.clone(), &self.modules[index].variable) else {
                continue;
            };
            let place = match &kind {
                FillingKind::Variable(variable) => self.modules.iter().position(|made| made.variable == *variable),
                _ => None,
            };
            let module = &mut self.modules[index];
            module.made.extend(place.map(|place| (module.filling.len(), place)));
            module.filling.push(Filling { repeated: [around, &repeated].concat(), kind });
        }
    }

    /// A function with `#[pyfn(module)]`.
    fn add_function(&mut self, module: &TokenStream, name: &Ident) {
        let variable = module.to_string();
        let variable = variable.trim_start_matches(['&', ' ']);
        for module in self.modules.iter_mut().filter(|module| module.variable == variable) {
            module.filling.push(Filling::always(FillingKind::Item(quote!([name] #name))));
        }
    }

    /// What the module holds: those that were made stand where they were added first.
    fn finish(&mut self, index: usize) -> Vec<Filling> {
        let mut filling = std::mem::take(&mut self.modules[index].filling);
        for (number, place) in std::mem::take(&mut self.modules[index].made) {
            let name = std::mem::take(&mut self.modules[place].name);
            if place != index && !name.is_empty() {
                filling[number].kind = FillingKind::Made(MadeModule { name, filling: self.finish(place) });
            }
        }
        filling
    }
}

/// The names in `let variable = PyModule::new(py, "name")?`: of the variable, and of the module.
fn made(statement: TokenStream) -> Option<(String, String)> {
    let mut input = Cursor::new(statement);
    input.take_word("let")?;
    input.take_word("mut");
    let variable = input.take_ident()?.to_string();
    input.take_punct('=')?;
    while !input.is_word("PyModule") {
        input.take_ident()?;
        if !input.take_pair([':', ':']) {
            return None;
        }
    }
    input.take_ident();
    if !(input.take_pair([':', ':']) && input.take_word("new").is_some()) {
        return None;
    }
    let mut inside = Cursor::inside(&input.take_group(Delimiter::Parenthesis)?);
    until_comma(&mut inside);
    inside.take_punct(',')?;
    let name = inside.take_text()?.value;
    inside.take_punct(',');
    (inside.is_empty() && is_handled(input)).then_some((variable, name))
}

/// At a block.
fn at_block(input: &Cursor) -> bool {
    matches!(input.upcoming(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
}

/// Whether the statements hold items: names in the body then do not mean what they mean beside the function.
pub(super) fn holds_items(statements: &[Statement]) -> bool {
    const KEYWORDS: [&str; 9] = ["use", "fn", "struct", "enum", "type", "const", "static", "mod", "macro_rules"];
    statements.iter().any(|statement| match statement {
        Statement::Other(tokens) => {
            let is_keyword = |tree: TokenTree| matches!(&tree, TokenTree::Ident(word) if is_one_of(word, &KEYWORDS));
            tokens.clone().into_iter().any(is_keyword)
        }
        Statement::Added(_) => true,
    })
}

/// The runs between semicolons.
fn pieces(tokens: TokenStream) -> impl Iterator<Item = TokenStream> {
    let mut pieces = vec![TokenStream::new()];
    for tree in tokens {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ';' => pieces.push(TokenStream::new()),
            _ => pieces.iter_mut().next_back().into_iter().for_each(|piece| piece.extend([tree.clone()])),
        }
    }
    pieces.into_iter()
}

#[cfg(test)]
mod tests {
    use super::{Body, Filled, holds_items};
    use crate::model::{Filling, FillingKind, Statement};
    use crate::tokens::TokenStream;
    use quote::quote;

    fn described(body: TokenStream) -> Vec<String> {
        let mut read = Body { modules: vec![Filled::new("m".to_owned(), String::new())] };
        read.read(body, &[]);
        texts(read.finish(0))
    }

    fn texts(filling: Vec<Filling>) -> Vec<String> {
        let describe = |filling: Filling| {
            let text = match filling.kind {
                FillingKind::Type(ty) => format!("type {ty}"),
                FillingKind::Item(path) => format!("item {path}"),
                FillingKind::Constant { name, ty, listed } => {
                    format!("{}{name}: {}", if listed { "" } else { "unlisted " }, ty.unwrap_or_default())
                }
                FillingKind::Made(made) => format!("{}{:?}", made.name, texts(made.filling)),
                FillingKind::Variable(_) | FillingKind::Unknown => "unknown".to_owned(),
            };
            let conditions: String = filling.repeated.iter().map(|condition| format!("{condition} ")).collect();
            conditions + &text
        };
        filling.into_iter().map(describe).collect()
    }

    #[test]
    fn calls_say_what_they_add() {
        let found = described(quote! {
            let py = m.py();
            m.add_class::<A<Vec<u8>>>()?;
            #[cfg(x)]
            m.add_function(wrap_pyfunction!(inner::f, m)?)?;
            m.add_wrapped(pyo3::wrap_pymodule!(sub)).unwrap();
            m.add("E", py.get_type::<errors::E>())?;
            m.add("Other", m.py().get_type::<E>())?;
            m.add("ONE", -1)?;
            m.add("HALF", 0.5,)?;
            m.add("YES", true)?;
            m.add("__version__", env!("CARGO_PKG_VERSION"))?;
            m.add("x", compute())?;
            m.setattr("__doc__", "Text.")?;
            m.setattr("hidden", 5)?;
            Ok(())
        });
        let expected = [
            "type A < Vec < u8 >>",
            "# [cfg (x)] item inner :: f",
            "item sub",
            "type errors :: E",
            "Other: ",
            "ONE: i64",
            "HALF: f64",
            "YES: bool",
            "__version__: &'static str",
            "x: ",
            "unlisted hidden: i64",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_done_otherwise_is_unknown() {
        for body in [
            quote!(register(m)?),
            quote!(for x in y {
                m.add_class::<A>()?;
            }),
            quote!(if m.add("x", 1).is_ok() {}),
            quote!(if x {
                use a::A;
                m.add_class::<A>()?;
            }),
            quote!(m.setattr(name, 1)?),
            quote!(m.setattr("__all__", names)?),
            quote!(m.add(name, 1)?),
            quote!(m.add_class::<A>().map(drop)),
            quote!(m.add_submodule(&sub)?),
            quote!(m.add_function(f)?),
        ] {
            assert_eq!(described(body), ["unknown"]);
        }
        assert!(described(quote!(other.add_class::<A>()?; Ok(()))).is_empty());
    }

    #[test]
    fn what_a_condition_adds_may_be_there() {
        let found = described(quote! {
            #[cfg(x)]
            if m.py().version_info() >= (3, 12) {
                m.add("A", 1)?;
                #[cfg(y)]
                m.add("B", 1)?;
            } else if z {
                m.add("C", 1)?;
            } else {
                m.add("D", 1)?;
            }
            m.add("E", 1)
        });
        let expected = [
            "# [cfg (x)] A: i64",
            "# [cfg (x)] # [cfg (y)] B: i64",
            "# [cfg (x)] C: i64",
            "# [cfg (x)] D: i64",
            "E: i64",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn modules_that_are_made_are_filled_too() {
        let found = described(quote! {
            let inner = pyo3::types::PyModule::new(m.py(), "inner")?;
            let child = PyModule::new(py, "child")?;
            inner.add_class::<A>()?;
            child.add_submodule(&inner)?;
            m.add_submodule(&child)?;
            child.add("X", true)?;
            py.import("sys")?.getattr("modules")?.set_item("m.child", &child)?;
            let child = PyModule::new(py, "other")?;
            fill(&child)?;
            m.add_submodule(&child)?;
            m.add_submodule(&given)
        });
        let expected = ["child[\"inner[\\\"type A\\\"]\", \"X: bool\"]", "other[\"unknown\"]", "unknown"];
        assert_eq!(found, expected);
    }

    #[test]
    fn items_in_a_body_are_seen() {
        assert!(holds_items(&[Statement::Other(quote!(use a::b;, m.add_class::<b>()))]));
        assert!(!holds_items(&[Statement::Other(quote!(m.add_class::<b>()))]));
    }
}
