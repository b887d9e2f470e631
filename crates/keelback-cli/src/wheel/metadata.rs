//! `METADATA`, version 2.4: <https://packaging.python.org/en/latest/specifications/core-metadata/>.

use std::fmt::{Display, Write};

use crate::dependencies::normal_form;
use crate::project::{Distribution, Person};

/// The text of the file.
pub(crate) fn text(distribution: &Distribution) -> String {
    let mut text = String::new();
    let mut field = |name: &str, value: &dyn Display| {
        let _ = writeln!(text, "{name}: {value}");
    };
    field("Metadata-Version", &"2.4");
    field("Name", &distribution.name);
    field("Version", &distribution.version);
    if let Some(summary) = &distribution.summary {
        field("Summary", summary);
    }
    if !distribution.keywords.is_empty() {
        field("Keywords", &distribution.keywords.join(","));
    }
    people(&mut field, "Author", &distribution.authors);
    people(&mut field, "Maintainer", &distribution.maintainers);
    license(&mut field, distribution);
    for classifier in &distribution.classifiers {
        field("Classifier", classifier);
    }
    if let Some(home_page) = &distribution.home_page {
        field("Home-Page", home_page);
    }
    for (label, url) in &distribution.urls {
        field("Project-URL", &format_args!("{label}, {url}"));
    }
    if let Some(requires_python) = &distribution.requires_python {
        field("Requires-Python", requires_python);
    }
    requirements(&mut field, distribution);
    if let Some(readme) = &distribution.readme {
        field("Description-Content-Type", &readme.content_type);
        let _ = writeln!(text, "\n{}", readme.text);
    }
    text
}

/// Names of people go into one field, those with an address into the other.
fn people(field: &mut dyn FnMut(&str, &dyn Display), role: &str, people: &[Person]) {
    let mut names = Vec::new();
    let mut addresses = Vec::new();
    for person in people {
        match (&person.name, &person.email) {
            (Some(name), Some(email)) => addresses.push(format!("{} <{email}>", quoted(name))),
            (None, Some(email)) => addresses.push(email.clone()),
            (Some(name), None) => names.push(name.clone()),
            (None, None) => {}
        }
    }
    if !names.is_empty() {
        field(role, &names.join(", "));
    }
    if !addresses.is_empty() {
        field(&format!("{role}-email"), &addresses.join(", "));
    }
}

/// A name as it stands before an address: in quotes, if it has a character that means something there (RFC 5322).
fn quoted(name: &str) -> String {
    match name.contains(['"', '(', ')', ',', '.', ':', ';', '<', '>', '@', '[', ']', '\\']) {
        true => format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")),
        false => name.to_owned(),
    }
}

fn license(field: &mut dyn FnMut(&str, &dyn Display), distribution: &Distribution) {
    if let Some(expression) = &distribution.license_expression {
        field("License-Expression", expression);
    } else if let Some(license) = &distribution.license_text {
        // A value of several lines goes on with indented ones.
        field("License", &license.trim_end().replace('\n', "\n        "));
    }
    for file in &distribution.license_files {
        field("License-File", &slashed(file));
    }
}

fn requirements(field: &mut dyn FnMut(&str, &dyn Display), distribution: &Distribution) {
    for requirement in &distribution.dependencies {
        field("Requires-Dist", requirement);
    }
    for (extra, requirements) in &distribution.extras {
        field("Provides-Extra", extra);
        for requirement in requirements {
            // It was read before, where its mistakes are reported.
            let conditional = normal_form(requirement, Some(extra));
            field("Requires-Dist", conditional.as_ref().unwrap_or(requirement));
        }
    }
}

/// A relative path as archives have it.
pub(crate) fn slashed(path: &std::path::Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Readme;

    #[test]
    fn fields_come_in_order_and_the_readme_last() {
        let person = |name: Option<&str>, email: Option<&str>| Person {
            name: name.map(str::to_owned),
            email: email.map(str::to_owned),
        };
        let distribution = Distribution {
            name: "hello".into(),
            version: "1.0".into(),
            summary: Some("Says hello".into()),
            readme: Some(Readme { text: "# Hello\n".into(), content_type: "text/markdown".into() }),
            license_expression: Some("MIT".into()),
            license_files: vec!["LICENSE".into()],
            authors: vec![person(Some("N, Jr"), Some("n@x.y")), person(Some("Only"), None)],
            extras: vec![("dev".into(), vec!["pytest".into(), "a>1; os_name == 'nt' or os_name == 'b'".into()])],
            ..Distribution::default()
        };
        assert_eq!(
            text(&distribution),
            "Metadata-Version: 2.4\nName: hello\nVersion: 1.0\nSummary: Says hello\n\
             Author: Only\nAuthor-email: \"N, Jr\" <n@x.y>\nLicense-Expression: MIT\nLicense-File: LICENSE\n\
             Provides-Extra: dev\nRequires-Dist: pytest ; extra == 'dev'\n\
             Requires-Dist: a>1 ; (os_name == 'b' and extra == 'dev') or (os_name == 'nt' and extra == 'dev')\n\
             Description-Content-Type: text/markdown\n\n# Hello\n\n"
        );
    }
}
