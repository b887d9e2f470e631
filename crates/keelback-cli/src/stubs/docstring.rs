//! Doc strings as literals.

/// The literal, indented; a text of several lines stands between lines of its own.
pub(super) fn literal(doc: &str, indent: &str) -> String {
    let escaped = doc.trim_end().replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    let mut lines = escaped.lines();
    let first = lines.next().unwrap_or("");
    let mut text = format!("{indent}\"\"\"{first}");
    let mut is_long = false;
    for line in lines {
        is_long = true;
        text.push('\n');
        if !line.trim().is_empty() {
            text.push_str(indent);
            text.push_str(line.trim_end());
        }
    }
    if is_long {
        text.push('\n');
        text.push_str(indent);
    } else if first.ends_with('"') && !first.ends_with("\\\"") {
        text.pop();
        text.push_str("\\\"");
    }
    text.push_str("\"\"\"\n");
    text
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        assert_eq!(literal("Says \"no\"", ""), "\"\"\"Says \"no\\\"\"\"\"\n");
        assert_eq!(literal("a\\d\"\"\"", "  "), "  \"\"\"a\\\\d\\\"\\\"\\\"\"\"\"\n");
    }

    #[test]
    fn lines_are_indented() {
        assert_eq!(literal("One.\n\n    Two.\n", "    "), "    \"\"\"One.\n\n        Two.\n    \"\"\"\n");
    }
}
