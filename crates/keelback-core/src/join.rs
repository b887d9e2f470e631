//! Texts with something between them.
//!
//! Every extension compiles what error messages need, and the standard library's `join` is made for speed: it is larger
//! than all of the module that would call it.

/// `texts` with `between` between them.
pub(crate) fn join(texts: &[&str], between: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn nothing_stands_at_the_ends() {
        assert_eq!(join(&[], ", "), "");
        assert_eq!(join(&["a"], ", "), "a");
        assert_eq!(join(&["a", "b", "c"], ", "), "a, b, c");
    }
}
