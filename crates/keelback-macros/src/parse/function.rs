//! `#[pyfunction]`, and what functions and methods have in common.

use super::attribute::{self, Attribute};
use super::cursor::{Cursor, Text};
use super::expression::expression;
use super::header::{Header, Parameter, Receiver};
use super::options::{self, Known};
use super::{signature, strip};
use crate::model::{Callable, Function, Input, Owner, Refused, Role, TextSignature, Warning, Written, unraw};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, Ident, TokenStream, TokenTree, is_word};

const FUNCTION: Known = Known {
    owner: "`#[pyfunction]`",
    names: &["name", "signature", "text_signature", "pass_module", "crate", "warn"],
    repeatable: &["warn"],
};

const ARGUMENT: Known = Known { owner: "a parameter", names: &["from_py_with", "cancel_handle"], repeatable: &[] };

/// Options that functions and methods share.
#[derive(Default)]
pub(super) struct CallableOptions {
    pub(super) name: Option<String>,
    pub(super) written: Option<Written>,
    pub(super) text_signature: Option<TextSignature>,
    pub(super) warnings: Vec<Warning>,
}

/// `#[pyfunction(attribute)] item`.
pub(crate) fn function(attribute: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Function> {
    let mut input = Cursor::new(item.clone());
    let attributes = errors.take(Attribute::outer(&mut input))?;
    let place = input.clone();
    let header = Header::parse(&mut input).map_err(|mistake| not_a_function(&item, place, mistake));
    let mut header = errors.take(header)?;
    let mut found = CallableOptions::default();
    let mut pass_module = None;
    let mut root = None;
    let mut seen = Vec::new();
    let mut lists = vec![Cursor::new(attribute)];
    lists.extend(attribute::pyo3_lists(&attributes, errors));
    for list in lists {
        options::read(list, &FUNCTION, &mut seen, errors, &mut |option, input| {
            match option.to_string().as_str() {
                "pass_module" => pass_module = Some(option.clone()),
                "crate" => root = Some(options::root(option, input)?),
                _ => found.read(option, input)?,
            }
            Ok(())
        });
    }
    if let Some(receiver) = &header.receiver {
        let why =
            "a `#[pyfunction]` has no receiver: move it out of the `impl` block, or mark the block `#[pymethods]`";
        header.refused.push(Refused { tokens: receiver.tokens(), why: why.to_owned() });
    }
    let owner = if pass_module.is_some() { Owner::Module } else { Owner::Nothing };
    let visibility = header.visibility.clone();
    let callable = callable(&attributes, header, found, owner, errors);
    if let (Some(option), false) = (pass_module, callable.has_owner()) {
        errors.at(
            option,
            "`pass_module` fills the first parameter, and there is none: add `module: &Bound<'_, PyModule>`",
        );
    }
    Some(Function { item: strip::function(item), visibility, callable, root })
}

fn not_a_function(item: &TokenStream, mut place: Cursor, mistake: Mistake) -> Mistake {
    let is_function = item.clone().into_iter().any(|tree| tree.to_string() == "fn");
    match is_function {
        true => mistake,
        false => place.mistake("`#[pyfunction]` stands on a `fn`; a struct or an enum takes `#[pyclass]`"),
    }
}

/// Puts a function together. `owner` says what stands before its parameters.
pub(super) fn callable(
    attributes: &[Attribute],
    mut header: Header,
    options: CallableOptions,
    owner: Owner,
    errors: &mut Errors,
) -> Callable {
    let mut inputs: Vec<Input> = header.inputs.into_iter().map(|parameter| parameter.read(errors)).collect();
    header.refused.extend(asynchronous(header.asynchronous.as_ref(), &inputs));
    let takes_owner = matches!(owner, Owner::Module | Owner::Class | Owner::Typed);
    if let (true, Some(first)) = (takes_owner, inputs.iter_mut().find(|input| input.role == Role::Argument)) {
        first.role = Role::Owner;
    }
    Callable {
        python_name: options.name.unwrap_or_else(|| unraw(&header.name)),
        name: header.name,
        repeated: attribute::repeated(attributes),
        doc: attribute::doc(attributes, errors),
        owner,
        receiver: header.receiver.as_ref().map(Receiver::tokens).unwrap_or_default(),
        inputs,
        output: header.output,
        asynchronous: header.asynchronous,
        written: options.written,
        text_signature: options.text_signature.unwrap_or(TextSignature::Generated),
        warnings: options.warnings,
        refused: header.refused,
    }
}

/// What is wrong about `async`, or about not being `async`.
fn asynchronous(word: Option<&Ident>, inputs: &[Input]) -> Vec<Refused> {
    let refused =
        |word: &Ident, why: &str| Refused { tokens: TokenTree::Ident(word.clone()).into(), why: why.to_owned() };
    match word {
        Some(_) if cfg!(feature = "experimental-async") => Vec::new(),
        Some(word) => vec![refused(word, "async functions are only supported with the `experimental-async` feature")],
        None => {
            let handles = inputs.iter().filter(|input| input.role == Role::CancelHandle);
            let why = "`cancel_handle` attribute can only be used with `async fn`";
            handles.map(|input| refused(&input.name, why)).collect()
        }
    }
}

impl Callable {
    /// Whether a parameter takes the module, the class or the receiver.
    pub(super) fn has_owner(&self) -> bool {
        self.inputs.iter().any(|input| input.role == Role::Owner)
    }
}

impl CallableOptions {
    /// Reads an option that functions and methods share.
    pub(super) fn read(&mut self, option: &Ident, input: &mut Cursor) -> Result<(), Mistake> {
        match option.to_string().as_str() {
            "name" => self.name = Some(options::name(option, input)?),
            "signature" => {
                options::equals(option, input, "(a, b = 1)")?;
                self.written = Some(signature::signature(input)?);
            }
            "text_signature" => self.text_signature = Some(text_signature(option, input)?),
            _ => self.warnings.push(warning(option, input)?),
        }
        Ok(())
    }
}

fn text_signature(option: &Ident, input: &mut Cursor) -> Result<TextSignature, Mistake> {
    options::equals(option, input, "\"(a, b=1)\"")?;
    if input.take_word("None").is_some() {
        return Ok(TextSignature::Absent);
    }
    let Some(Text { value, span }) = input.take_text() else {
        return Err(input.mistake("`text_signature` takes a string, `\"(a, b=1)\"`, or `None`"));
    };
    if !value.starts_with('(') || !value.ends_with(')') || value.contains('\0') {
        let why = "a text signature stands in parentheses: `text_signature = \"(a, b=1)\"`";
        return Err(Mistake::new(span, why));
    }
    Ok(TextSignature::Given(value))
}

/// `(message = "..", category = path)`.
fn warning(option: &Ident, input: &mut Cursor) -> Result<Warning, Mistake> {
    let why = "`warn` takes what the warning says: `warn(message = \"..\", category = PyDeprecationWarning)`";
    let Some(list) = input.take_group(Delimiter::Parenthesis) else {
        return Err(Mistake::new(option.span(), why));
    };
    let mut list = Cursor::inside(&list);
    let mut message = None;
    let mut category = None;
    while !list.is_empty() {
        let name = list.ident()?;
        if is_word(&name, "message") && message.is_none() {
            message = Some(text_without_nul(&name, &mut list)?);
        } else if is_word(&name, "category") && category.is_none() {
            options::equals(&name, &mut list, "PyDeprecationWarning")?;
            category = Some(expression(&mut list)?);
        } else {
            return Err(Mistake::new(name.span(), "`warn` takes one `message` and one `category`"));
        }
        if !list.is_empty() {
            list.punct(',')?;
        }
    }
    match message {
        Some(message) => Ok(Warning { message, category }),
        None => Err(Mistake::new(option.span(), why)),
    }
}

fn text_without_nul(option: &Ident, input: &mut Cursor) -> Result<String, Mistake> {
    let Text { value, span } = options::text(option, input)?;
    if value.contains('\0') {
        return Err(Mistake::new(span, "the text of a warning cannot hold a NUL character: remove it"));
    }
    Ok(value)
}

impl Parameter {
    /// The parameter with what its attributes say.
    fn read(self, errors: &mut Errors) -> Input {
        let Parameter { attributes, mut input } = self;
        let mut seen = Vec::new();
        for list in attribute::pyo3_lists(&attributes, errors) {
            options::read(list, &ARGUMENT, &mut seen, errors, &mut |option, tokens| {
                if is_word(option, "cancel_handle") {
                    input.role = Role::CancelHandle;
                } else {
                    input.from_py_with = Some(options::function(option, tokens)?);
                }
                Ok(())
            });
        }
        for attribute in attributes.iter().filter(|attribute| attribute.is("cfg") || attribute.is("cfg_attr")) {
            errors.at(
                &attribute.tokens,
                "a parameter that Python fills is always there: put the `#[cfg]` on two functions",
            );
        }
        if input.ty.is_python && input.role == Role::Argument {
            input.role = Role::Python;
        }
        input
    }
}

#[cfg(test)]
mod tests {
    use super::function;
    use crate::model::{Function, Kind, Owner};
    use crate::report::Errors;
    use quote::quote;

    fn parsed(attribute: &str, item: &str) -> Function {
        let mut errors = Errors::default();
        let function = function(attribute.parse().unwrap(), item.parse().unwrap(), &mut errors).unwrap();
        assert!(errors.finish().is_none());
        function
    }

    #[test]
    fn options_come_from_both_attributes() {
        let function =
            parsed("name = \"g\"", "#[pyo3(signature = (x = 1))] #[inline] pub(crate) fn f(x: i64) -> i64 { a. }");
        assert_eq!(function.callable.python_name, "g");
        assert_eq!(function.visibility.to_string(), quote!(pub(crate)).to_string());
        assert_eq!(function.callable.text_signature().unwrap(), "(x=1)");
        assert_eq!(function.item.to_string(), quote!(#[inline] pub(crate) fn f(x: i64) -> i64 { a. }).to_string());
    }

    #[test]
    fn the_token_is_no_argument() {
        let function = parsed("", "fn f(a: i64, py: pyo3::Python<'_>, _: Python, r#in: &str) {}");
        let signature = function.callable.signature();
        let names: Vec<String> = signature.parameters.iter().map(|parameter| parameter.name()).collect();
        assert_eq!(names, ["a", "in"]);
        assert_eq!(function.callable.text_signature().unwrap(), "(a, in)");
    }

    #[test]
    fn parameters_have_kinds_and_slots() {
        let item = "fn f(a: i64, b: i64, args: A, c: i64, kwargs: K) {}";
        let function = parsed("signature = (a, /, b, *args, c, **kwargs)", item);
        let signature = function.callable.signature();
        let kinds: Vec<(Kind, usize)> =
            signature.parameters.iter().map(|one| (one.kind, signature.slot(one))).collect();
        let expected = [
            (Kind::PositionalOnly, 0),
            (Kind::PositionalOrKeyword, 1),
            (Kind::Arguments, 3),
            (Kind::KeywordOnly, 2),
            (Kind::Keywords, 4),
        ];
        assert_eq!(kinds, expected);
        assert_eq!(function.callable.text_signature().unwrap(), "(a, /, b, *args, c, **kwargs)");
    }

    #[test]
    fn text_signatures() {
        let text = |attribute: &str, item: &str| parsed(attribute, item).callable.text_signature();
        assert_eq!(text("pass_module", "fn f(m: M, a: i64) {}").unwrap(), "($module, a)");
        assert_eq!(text("signature = (*, a)", "fn f(a: i64) {}").unwrap(), "(*, a)");
        assert_eq!(text("signature = (a, /)", "fn f(a: i64) {}").unwrap(), "(a, /)");
        assert_eq!(text("text_signature = \"(x)\"", "fn f(a: i64) {}").unwrap(), "(x)");
        assert_eq!(text("text_signature = None", "fn f(a: i64) {}"), None);
    }

    #[test]
    fn the_module_is_the_first_parameter() {
        let function = parsed("pass_module", "fn f(py: Python<'_>, m: &Bound<'_, PyModule>, a: i64) {}");
        assert_eq!(function.callable.owner, Owner::Module);
        assert_eq!(function.callable.signature().parameters.len(), 1);
    }

    #[test]
    fn all_mistakes_are_reported() {
        let mut errors = Errors::default();
        let attribute = quote!(nmae = "x", gil, name = 5, signature = (1));
        function(
            attribute,
            quote!(
                fn f() {}
            ),
            &mut errors,
        );
        let text = errors.finish().unwrap().to_string();
        for part in ["`nmae`; it takes `name`", "`gil`", "takes a string", "name of a parameter"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
