//! The JSON schema of the settings: <https://json-schema.org/draft-07/schema>.

use serde_json::{Map, Value, json};

use crate::project::settings::keys::{KEYS, Key, Shape};

/// The schema of `[tool.keelback]`, as it lies in `keelback.schema.json`.
pub(crate) fn schema() -> String {
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Keelback",
        "description": "The table [tool.keelback] of pyproject.toml",
    });
    merge(&mut schema, table(&KEYS));
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn table(keys: &[Key]) -> Value {
    let property = |key: &Key| {
        let mut value = json!({ "description": key.about });
        merge(&mut value, shape(&key.shape));
        (key.name.to_owned(), value)
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn shape(of: &Shape) -> Value {
    match of {
        Shape::Text => json!({ "type": "string" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Choice(choices) => json!({ "enum": choices }),
        Shape::List(of) => json!({ "type": "array", "items": shape(of) }),
        Shape::Either(shapes) => json!({ "anyOf": shapes.iter().map(shape).collect::<Vec<_>>() }),
        Shape::Table(keys) => table(keys),
        Shape::Map(of) => json!({ "type": "object", "additionalProperties": shape(of) }),
    }
}

fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/keelback.schema.json");
        let file = std::fs::read_to_string(path).expect("the schema's file");
        assert!(
            file == schema(),
            "write it with `keelback generate-json-schema -o crates/keelback-cli/keelback.schema.json`"
        );
    }
}
