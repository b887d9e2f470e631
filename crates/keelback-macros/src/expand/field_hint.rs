//! What annotations call a field of a type with derived conversions.

use crate::model::{GenericKind, Generics};
use crate::tokens::{TokenStream, TokenTree, commas, is_one_of, quote};

/// `constant` of the type's conversion, or that nobody knows: a function of the user's converts, or the type might.
///
/// A type of the user's own may hold the very type that the derive stands on, and then its constant would be its own
/// part, which does not compile. So only types are asked that cannot: Python's, the standard library's, parameters.
pub(super) fn field_hint(
    ty: &TokenStream,
    is_converted: bool,
    constant: TokenStream,
    generics: &Generics,
    private: &TokenStream,
) -> TokenStream {
    let mut parameters = Vec::new();
    for name in generics.names(GenericKind::Type) {
        parameters.push(name.to_string());
    }
    match !is_converted && is_known(ty, &parameters) {
        true => constant,
        false => quote!([private] #private::PyStaticExpr::INCOMPLETE),
    }
}

/// `tuple[..]`.
pub(super) fn tuple_hint(items: &[TokenStream], package: &TokenStream, private: &TokenStream) -> TokenStream {
    let items = commas(items.to_vec());
    quote! {
    [package, private, items]
            #package::type_hint_subscript!(
                <#private::PyTuple as #private::PyTypeInfo>::TYPE_HINT,
                #private::PyStaticExpr::Tuple { elts: &[#items] }
            )
        }
}

/// Handles, of which what they point to says its name and no more.
const HANDLES: [&str; 5] = ["Py", "Bound", "Borrowed", "PyRef", "PyRefMut"];

/// Types that hold nothing, or only what their own arguments say.
const KNOWN: [&str; 35] = [
    "bool",
    "char",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "str",
    "String",
    "Option",
    "Vec",
    "Cow",
    "HashMap",
    "BTreeMap",
    "HashSet",
    "BTreeSet",
    "Path",
    "PathBuf",
    "OsStr",
    "OsString",
    "Duration",
    "SystemTime",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "static",
];

fn is_known(ty: &TokenStream, parameters: &[String]) -> bool {
    let trees: Vec<TokenTree> = ty.clone().into_iter().collect();
    let is_punct = |index: usize, letter: char| matches!(trees.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == letter);
    let mut index = 0;
    while let Some(tree) = trees.get(index) {
        match tree {
            TokenTree::Group(group) if !is_known(&group.stream(), parameters) => return false,
            TokenTree::Punct(mark) if mark.as_char() == ';' => return true, // the length of an array
            TokenTree::Ident(word) if is_one_of(word, &HANDLES) => index = behind_arguments(&trees, index),
            TokenTree::Ident(word) => {
                let is_path = is_punct(index + 1, ':') || (index > 0 && is_punct(index - 1, '\''));
                let word = word.to_string();
                if !is_path && !KNOWN.contains(&word.as_str()) && !parameters.contains(&word) {
                    return false;
                }
            }
            _ => {}
        }
        index += 1;
    }
    true
}

/// The place of the `>` that closes the arguments of the type at `index`.
fn behind_arguments(trees: &[TokenTree], index: usize) -> usize {
    let mut depth = 0;
    for (place, tree) in trees.iter().enumerate().skip(index + 1) {
        match tree {
            TokenTree::Punct(mark) if mark.as_char() == '<' => depth += 1,
            TokenTree::Punct(mark) if mark.as_char() == '>' => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            return place;
        }
    }
    trees.len()
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn types_that_cannot_hold_the_one_that_is_described() {
        for text in [
            "i64",
            "::std::collections::HashMap<String, Vec<Option<u8>>>",
            "&'a str",
            "Cow<'static, [u8]>",
            "(T, [f64; N], Bound<'py, module::Class>)",
            "Option<Py<Class>>",
        ] {
            assert!(is_known(&text.parse().unwrap(), &["T".to_owned()]), "{text}");
        }
        for text in ["Value", "Vec<Value>", "(i64, Option<own::Value>)", "Box<i64>", "[Value; 2]", "(Py<Class>, Value)"]
        {
            assert!(!is_known(&text.parse().unwrap(), &["T".to_owned()]), "{text}");
        }
    }
}
