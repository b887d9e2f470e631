//! What happens behind each door: parse, check, expand; and when something is wrong, the user's item together with every mistake.

use crate::model::{Recover, Root};
use crate::report::Errors;
use crate::{check, expand, parse};
use proc_macro2::TokenStream;
use quote::quote;

/// `#[pyfunction]`.
pub(crate) fn function(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::function(attribute, item.clone(), errors);
    let item = parse::strip::function(item.clone());
    run(item, parsed, check::function, |model| expand::function(model, root))
}

/// `#[pymodule]`, on a function or on an inline module.
pub(crate) fn module(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::module(attribute, item.clone(), errors);
    let item = parse::strip::module(item.clone());
    run(item, parsed, check::module, |model| expand::module(model, root))
}

/// `#[pyclass]`.
pub(crate) fn class(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::class(attribute, item.clone(), errors);
    let item = parse::strip::class(item.clone());
    run(item, parsed, check::class, |model| expand::class(model, root))
}

/// `#[pymethods]`.
pub(crate) fn methods(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::methods(attribute, item.clone(), errors);
    let item = parse::strip::methods(item.clone());
    run(item, parsed, check::methods, |model| expand::methods(model, root))
}

/// The user's item always comes back, and so does what other code names of it, as far as it can be told without what was wrong:
/// one mistake in an attribute does not become twenty "cannot find" errors.
fn run<M: Recover>(
    item: TokenStream,
    parse: impl FnOnce(&mut Errors) -> Option<M>,
    check: fn(&M, &mut Errors),
    expand: impl FnOnce(&M) -> TokenStream,
) -> TokenStream {
    let mut errors = Errors::default();
    let model = parse(&mut errors);
    if let Some(model) = &model {
        check(model, &mut errors);
    }
    let Some(diagnostics) = errors.finish() else {
        return model.map_or(item, |model| expand(&model));
    };
    let expanded = model.and_then(Recover::recover).map_or(item, |model| expand(&model));
    quote!(#expanded #diagnostics)
}
