//! Rules for `signature = (..)`.

use crate::model::{Callable, Entry, Input, Written, unraw};
use crate::report::Errors;
use crate::tokens::{Ident, TokenStream, tokens_of};

/// The written signature, if there is one, and how it fits the function's parameters.
pub(super) fn written(callable: &Callable, errors: &mut Errors) {
    let inputs = callable.arguments();
    unique(inputs.iter().map(|input| &input.name).collect(), errors);
    let Some(written) = &callable.written else {
        return;
    };
    let names: Vec<&Ident> = written.entries.iter().filter_map(Entry::name).collect();
    unique(names.clone(), errors);
    annotations(written, errors);
    order(&written.entries, errors);
    fits(callable, written, &names, &inputs, errors);
}

fn unique(names: Vec<&Ident>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for name in names {
        let text = unraw(name);
        if text == "_" || text == "_pattern" {
            continue;
        }
        if seen.contains(&text) {
            errors.at(name, format!("two parameters are called `{text}`: rename one"));
        }
        seen.push(text);
    }
}

/// An annotation is the text of a type, for stubs and for people.
fn annotations(written: &Written, errors: &mut Errors) {
    let why = "an annotation is the text of a Python type: `\"int\"`, not an empty one";
    for entry in written.entries.iter().filter(|entry| entry.annotation().is_some_and(|text| text.trim().is_empty())) {
        errors.at(entry_tokens(entry), why);
    }
    if written.returns.as_ref().is_some_and(|text| text.trim().is_empty()) {
        errors.at(&written.tokens, why);
    }
}

/// Python's own order: positional-only, `/`, positional, `*` or `*args`, keyword-only, `**kwargs`.
fn order(entries: &[Entry], errors: &mut Errors) {
    let mut slash = false;
    let mut star = false;
    let mut keywords = false;
    let mut default: Option<&Ident> = None;
    for (index, entry) in entries.iter().enumerate() {
        if keywords {
            let token = entry_tokens(entry);
            errors.at(token, "`**kwargs` takes all that is left: move it to the end");
            continue;
        }
        match entry {
            Entry::Slash(token) if slash => errors.at(token, "a signature has one `/`: remove this one"),
            Entry::Slash(token) if star => {
                errors.at(token, "`/` ends the positional-only parameters: move it before `*`")
            }
            Entry::Slash(token) if index == 0 => {
                errors.at(token, "there is no parameter before `/` that it could make positional-only: remove it")
            }
            Entry::Slash(_) => slash = true,
            Entry::Star(_) | Entry::Arguments { .. } if star => {
                errors.at(entry_tokens(entry), "only one of `*` and `*args` can stand in a signature: remove this one");
            }
            Entry::Star(token) => {
                star = true;
                if !matches!(entries.get(index + 1), Some(Entry::Parameter { .. })) {
                    errors.at(token, "`*` makes the parameters after it keyword-only, and there is none: remove it");
                }
            }
            Entry::Arguments { .. } => star = true,
            Entry::Keywords { .. } => keywords = true,
            Entry::Parameter { name, default: Some(_), .. } => default = default.or(Some(name)),
            Entry::Parameter { name, default: None, .. } if !star => {
                if let Some(before) = default {
                    let why = "give it a default too, or move it to the front or behind `*`";
                    errors.at(name, format!("`{name}` has no default but follows `{before}`, which has one: {why}"));
                }
            }
            Entry::Parameter { .. } => {}
        }
    }
}

fn entry_tokens(entry: &Entry) -> TokenStream {
    match entry {
        Entry::Slash(token) | Entry::Star(token) => token.clone(),
        Entry::Parameter { name, .. } | Entry::Arguments { name, .. } | Entry::Keywords { name, .. } => tokens_of(name),
    }
}

/// What collects the rest: there are always `*args`, and `**kwargs` only if there are keywords.
fn collectors(written: &Written, inputs: &[&Input], errors: &mut Errors) {
    for entry in &written.entries {
        let Some(input) =
            inputs.iter().find(|input| entry.name().is_some_and(|name| unraw(name) == unraw(&input.name)))
        else {
            continue;
        };
        match entry {
            Entry::Arguments { name, .. } if input.ty.is_option => errors.at(
                &input.ty.tokens,
                format!("`*{name}` is always there, at least as an empty tuple: remove the `Option`"),
            ),
            Entry::Keywords { name, .. } if !input.ty.is_option => errors.at(
                &input.ty.tokens,
                format!("`**{name}` is there only if there are keywords: write `Option<&Bound<'_, PyDict>>`"),
            ),
            _ => {}
        }
    }
}

/// The signature names each parameter of the function, in its order.
fn fits(callable: &Callable, written: &Written, names: &[&Ident], inputs: &[&Input], errors: &mut Errors) {
    let function = unraw(&callable.name);
    let has = |name: &Ident| inputs.iter().any(|input| unraw(&input.name) == unraw(name));
    let unknown: Vec<&&Ident> = names.iter().filter(|name| !has(name)).collect();
    for name in &unknown {
        let filled = callable.inputs.iter().any(|input| unraw(&input.name) == unraw(name));
        errors.at(
            name,
            match filled {
                true => format!("`{name}` is filled by the call, and Python does not see it: remove it here"),
                false => format!("`{function}` has no parameter `{name}`: add it to the function, or remove it here"),
            },
        );
    }
    let listed = |input: &&&Input| names.iter().any(|name| unraw(name) == unraw(&input.name));
    let missing: Vec<&&Input> = inputs.iter().filter(|input| !listed(input)).collect();
    for input in &missing {
        errors.at(
            &written.tokens,
            format!("the parameter `{0}` of `{function}` is missing in the signature: add `{0}`", input.name),
        );
    }
    if !unknown.is_empty() || !missing.is_empty() {
        return;
    }
    collectors(written, inputs, errors);
    if let Some((name, input)) = names.iter().zip(inputs).find(|(name, input)| unraw(name) != unraw(&input.name)) {
        let why = format!("the signature has the order of the function: `{}` comes before `{name}`", input.name);
        errors.at(name, why);
    }
}
