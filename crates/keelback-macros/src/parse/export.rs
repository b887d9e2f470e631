//! `#[pymodule_export] use a::{b, c as d};`

use super::cursor::Cursor;
use crate::report::Mistake;
use crate::tokens::{Delimiter, Ident, is_word};

/// The names that stand behind `use`, in source order.
pub(super) fn exported_names(input: &mut Cursor) -> Result<Vec<Ident>, Mistake> {
    let mut names = Vec::new();
    tree(input, None, &mut names)?;
    Ok(names)
}

fn tree(input: &mut Cursor, parent: Option<Ident>, names: &mut Vec<Ident>) -> Result<(), Mistake> {
    input.take_pair([':', ':']);
    if input.is_punct('*') {
        let why = "`#[pymodule_export]` has to see the names that it exports: list them instead of `*`";
        return Err(input.mistake(why));
    }
    if let Some(braces) = input.take_group(Delimiter::Brace) {
        let mut content = Cursor::inside(&braces);
        while !content.is_empty() {
            tree(&mut content, parent.clone(), names)?;
            content.take_punct(',');
        }
        return Ok(());
    }
    let segment = input.ident()?;
    if input.take_pair([':', ':']) {
        return tree(input, Some(segment), names);
    }
    if input.take_word("as").is_some() {
        if input.is_word("_") {
            return Err(input.mistake("an export needs a name: replace the `_`"));
        }
        names.push(input.ident()?);
        return Ok(());
    }
    match (is_word(&segment, "self"), parent) {
        (true, Some(parent)) => names.push(parent),
        _ => names.push(segment),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::exported_names;
    use crate::parse::cursor::Cursor;

    fn names(text: &str) -> Result<Vec<String>, String> {
        let mut input = Cursor::new(text.parse().unwrap());
        let names = exported_names(&mut input).map_err(|mistake| mistake.message)?;
        assert!(input.is_punct(';'));
        Ok(names.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn groups_and_renames() {
        assert_eq!(names("a::{b, c as d, e::{self, f}};").unwrap(), ["b", "d", "e", "f"]);
        assert_eq!(names("super::x;").unwrap(), ["x"]);
        assert!(names("a::*;").unwrap_err().contains("list them"));
        assert!(names("a as _;").is_err());
    }
}
