//! The entry point of everything that Python calls: one implementation of `__private::Function`.

use super::hint;
use super::written_type::{at, elided, moved, place};
use crate::model::{Callable, Converter, Input, Kind, Owner, Parameter, Role, Signature, Takes};
use crate::tokens::{Ident, Span, TokenStream, TokenTree, commas, ident, quote, quote_at};

/// What an entry point is made of.
pub(super) struct EntryPoint<'a> {
    /// The path to `__private`.
    pub(super) private: &'a TokenStream,
    pub(super) callable: &'a Callable,
    /// What is called.
    pub(super) callee: TokenStream,
    /// The class, for a method.
    pub(super) class: Option<&'a TokenStream>,
    pub(super) result: Converter,
    pub(super) takes: Takes,
    pub(super) shown: Shown,
}

/// What Python shows of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// The signature and the doc comment.
    All,
    /// The doc comment; the signature belongs to the class.
    Constructor,
    /// The doc comment.
    Doc,
    /// Nothing: CPython documents its slots.
    Nothing,
}

impl EntryPoint<'_> {
    /// `impl Function<N> for target`.
    pub(super) fn implement(&self, target: &TokenStream) -> TokenStream {
        match self.takes {
            Takes::Visitor => return self.traverse(target),
            Takes::Buffer(_) => return self.buffer(target),
            _ => {}
        }
        let private = self.private;
        let signature = self.callable.signature();
        let count = signature.parameters.len();
        let (receiver, descriptor) = (self.receiver(), self.descriptor(&signature));
        let (output, names) = (self.output(), self.names(&signature));
        let body = self.body(&signature);
        let (py, this, arguments) = (local("__py"), local("__this"), local("__arguments"));
        quote! {
            [private, count, target, receiver, output, descriptor, names, py, this, arguments, body]
            impl #private::Function<#count> for #target {
                type Receiver = #receiver;
                type Output = #output;
                #[allow(clippy::needless_update)]
                const DESCRIPTOR: #private::FunctionDescriptor = #descriptor;
                #names
                #[inline]
                fn call<'a, 'py>(
                    #py: #private::Python<'py>,
                    #this: <#receiver as #private::Receiver>::Value<'a, 'py>,
                    #arguments: &[#private::Argument<'a, 'py>; #count],
                ) -> #private::PyResult<#output> {
                    #body
                }
            }
        }
    }

    /// The calling convention, as the name of a row's constructor with its arguments: the narrowest that the signature allows.
    /// `prefix` tells the rows of static and class methods apart.
    pub(super) fn convention(&self, target: &TokenStream, prefix: &str) -> TokenStream {
        let signature = self.callable.signature();
        let count = signature.parameters.len();
        let positional = signature.parameters.iter().all(|parameter| parameter.kind == Kind::PositionalOnly);
        let (name, counted) = match signature.parameters.as_slice() {
            [] => ("noargs", false),
            [only] if positional && only.default.is_none() => ("one", false),
            _ if positional => ("fastcall", true),
            _ => ("keywords", true),
        };
        let name = ident(&format!("{prefix}{name}"));
        if counted {
            quote!([name, target, count] #name::<#target, #count>())
        } else {
            quote!([name, target] #name::<#target>())
        }
    }

    /// The names that keywords are compared with, where there can be keywords.
    fn names(&self, signature: &Signature<'_>) -> Option<TokenStream> {
        let private = self.private;
        let has_names = signature.named().any(|parameter| parameter.kind != Kind::PositionalOnly);
        (self.takes == Takes::Signature && has_names).then(|| {
            quote! {
                [private]
                fn names() -> ::core::option::Option<&'static #private::Names> {
                    static NAMES: #private::Names = #private::Names::new();
                    ::core::option::Option::Some(&NAMES)
                }
            }
        })
    }

    fn receiver(&self) -> TokenStream {
        let class = self.class;
        let span = class.map_or_else(Span::call_site, place);
        let private = moved(self.private, span);
        match self.callable.owner {
            Owner::Nothing if self.result == Converter::New => {
                quote_at!(span, [private, class] #private::ClassReceiver<#class>)
            }
            Owner::Nothing if self.shown == Shown::Nothing => {
                quote_at!(span, [private, class] #private::Instance<#class>)
            }
            Owner::Nothing => quote!([private] #private::NoReceiver),
            Owner::Module => quote!([private] #private::ModuleReceiver),
            Owner::Class => quote_at!(span, [private, class] #private::ClassReceiver<#class>),
            Owner::Shared | Owner::Exclusive | Owner::Typed => {
                quote_at!(span, [private, class] #private::Instance<#class>)
            }
        }
    }

    fn output(&self) -> TokenStream {
        let (private, class) = (self.private, self.class);
        match self.result {
            Converter::Object | Converter::Itself => quote!([private] #private::Object),
            Converter::Length => quote!([] usize),
            Converter::Bool => quote!([] bool),
            Converter::Hash => quote!([] isize),
            Converter::Next => quote!([private] #private::Next),
            Converter::Unit => quote!([]()),
            Converter::New => quote!([private, class] #private::New<#class>),
        }
    }

    fn descriptor(&self, signature: &Signature<'_>) -> TokenStream {
        let private = self.private;
        let name = &self.callable.python_name;
        let c_name = format!("{name}\0");
        let text = match (self.shown, self.callable.owner) {
            (Shown::All, _) => self.callable.text_signature(),
            // The class is called, so the constructor's own `$cls` is not part of what people write.
            (Shown::Constructor, _) => {
                self.callable.text_signature().map(|text| text.replacen("($cls, ", "(", 1).replacen("($cls)", "()", 1))
            }
            (Shown::Doc | Shown::Nothing, _) => None,
        };
        let head = match (&text, self.shown) {
            (Some(text), Shown::All) => format!("{name}{text}\n--\n\n"),
            _ => String::new(),
        };
        let doc = (self.shown != Shown::Nothing).then(|| self.callable.doc.c_string(private, &head));
        let doc = doc.map(|doc| quote!([doc] doc: #doc,));
        // A function's own is part of its doc; that of a constructor becomes part of the class's.
        let text = text.filter(|_| self.shown == Shown::Constructor);
        let text = text.map(|text| quote!([text] text_signature: ::core::option::Option::Some(#text),));
        let class = self.class.map(|class| {
            quote! {
                [class, private]
                class: ::core::option::Option::Some(<#class as #private::PyClass>::NAME),
            }
        });
        let parameters = commas(signature.named().map(|parameter| self.parameter(parameter)).collect());
        let parameters = (!parameters.is_empty()).then(|| quote!([parameters] parameters: &[#parameters],));
        let rest = |kind: Kind| signature.rest(kind).map(Parameter::name);
        let arguments = rest(Kind::Arguments).map(|name| {
            quote! {
                [name]
                var_arguments: ::core::option::Option::Some(#name),
            }
        });
        let keywords = rest(Kind::Keywords).map(|name| {
            quote! {
                [name]
                var_keywords: ::core::option::Option::Some(#name),
            }
        });
        let hints = self.hints(signature);
        quote! {
            [private, c_name, class, doc, text, parameters, arguments, keywords, hints]
            {
                use #private::Undescribed as _;
                #private::FunctionDescriptor {
                    name: #private::cstr(#c_name), #class #doc #text #parameters #arguments #keywords #hints
                    ..#private::FunctionDescriptor::EMPTY
                }
            }
        }
    }

    /// The types of the result, of `*args` and of `**kwargs`, where they are not what they are by default.
    fn hints(&self, signature: &Signature<'_>) -> TokenStream {
        let private = self.private;
        let rest = |kind: Kind| signature.rest(kind).and_then(|parameter| parameter.annotation);
        let rest = |kind: Kind| rest(kind).map(|text| hint::written(text, private));
        let arguments = rest(Kind::Arguments).map(|hint| quote!([hint] var_arguments_hint: #hint,));
        let keywords = rest(Kind::Keywords).map(|hint| quote!([hint] var_keywords_hint: #hint,));
        let returns = self.callable.written.as_ref().and_then(|written| written.returns.as_deref());
        let result = match returns {
            Some(text) => Some(hint::written(text, private)),
            None => hint::result(&self.callable.output, self.result, self.class, private),
        };
        let result = match self.callable.asynchronous {
            Some(_) => Some(hint::coroutine(result, private)),
            None => result,
        };
        let result = result.map(|hint| quote!([hint] result: #hint,));
        quote!([arguments, keywords, result] #arguments #keywords #result)
    }

    fn parameter(&self, parameter: &Parameter<'_>) -> TokenStream {
        let private = self.private;
        let name = parameter.name();
        let kind = ident(match parameter.kind {
            Kind::PositionalOnly => "PositionalOnly",
            Kind::KeywordOnly => "KeywordOnly",
            _ => "PositionalOrKeyword",
        });
        let default = match parameter.default_text() {
            Some(text) => quote!([text] ::core::option::Option::Some(#text)),
            None => quote!([] ::core::option::Option::None),
        };
        let hint = match (parameter.annotation, &parameter.input.from_py_with) {
            (Some(text), _) => hint::written(text, private),
            (None, Some(_)) => quote!([private] &#private::PyStaticExpr::ANY),
            (None, None) => hint::argument(&parameter.input.ty.tokens, self.class, private),
        };
        quote! {
            [private, name, kind, default, hint]
            #private::Parameter { name: #name, kind: #private::ParameterKind::#kind, default: #default, hint: #hint }
        }
    }

    fn body(&self, signature: &Signature<'_>) -> TokenStream {
        if self.callable.asynchronous.is_some() {
            return self.coroutine(signature);
        }
        let (py, instance) = (local("__py"), local("__instance"));
        let mut lines = self.warnings(&py);
        let mut passed = Vec::new();
        if let Owner::Shared | Owner::Exclusive = self.callable.owner {
            lines.extend(self.borrow(&instance));
            passed.push(quote!([instance] #instance));
        }
        let mut parameters = signature.parameters.iter();
        for (index, input) in self.callable.inputs.iter().enumerate() {
            let value = local(&format!("__value{index}"));
            match input.role {
                Role::Python => passed.push(quote!([py] #py)),
                // Only a coroutine has one.
                Role::CancelHandle => {}
                Role::Owner => {
                    let (line, owner) = self.owner(input);
                    lines.extend(line);
                    passed.push(owner);
                }
                Role::Argument => {
                    let parameter = parameters.next().expect("a signature has every argument");
                    lines.extend(self.argument(index, &value, parameter, signature));
                    passed.push(quote!([value] #value));
                }
            }
        }
        let (callee, passed) = (&self.callee, commas(passed));
        let (output, result) = (local("__output"), local("__result"));
        let converted = self.convert(&output);
        quote! {
            [lines, output, callee, passed, result, converted]
            #lines
            let #output = #callee(#passed);
            let #result = #converted;
            #result
        }
    }

    /// What the call warns of, before it converts anything.
    pub(super) fn warnings(&self, py: &Ident) -> TokenStream {
        let private = self.private;
        let mut lines = TokenStream::new();
        for warning in &self.callable.warnings {
            let message = format!("{}\0", warning.message);
            let category = warning.category.clone().unwrap_or_else(|| quote!([private] #private::PyUserWarning));
            lines.extend(
                quote!([private, category, py, message] #private::warn::<#category>(#py, #private::cstr(#message))?;),
            );
        }
        lines
    }

    /// The receiver behind `&self` or `&mut self`.
    pub(super) fn borrow(&self, instance: &Ident) -> TokenStream {
        let span = place(&self.callable.receiver);
        let private = moved(self.private, span);
        let (this, holder) = (local_at("__this", span), local_at("__holder", span));
        let borrow = match self.callable.owner {
            Owner::Exclusive => "receiver_mut",
            _ => "receiver_ref",
        };
        let borrow = Ident::new(borrow, span);
        quote_at! {
            span, [holder, instance, private, borrow, this]
            let mut #holder = ::core::default::Default::default();
            let #instance = #private::#borrow(#this, &mut #holder, &Self::DESCRIPTOR)?;
        }
    }

    /// The parameter that takes the module, the class or a typed receiver.
    pub(super) fn owner(&self, input: &Input) -> (TokenStream, TokenStream) {
        let span = place(&input.ty.tokens);
        let private = moved(self.private, span);
        let (this, instance, holder) =
            (local_at("__this", span), local_at("__instance", span), local_at("__holder", span));
        match self.callable.owner {
            Owner::Module => (
                TokenStream::new(),
                quote_at! {
                    span, [private, this]
                    #private::module_argument(&*#this)
                },
            ),
            Owner::Class => (TokenStream::new(), quote_at!(span, [private, this] #private::class_argument(&*#this))),
            _ => {
                let ty = elided(&input.ty.tokens, self.class);
                let class = self.class;
                let lines = quote_at! {
                    span, [holder, instance, private, ty, class, this]
                    let mut #holder = ::core::default::Default::default();
                    let #instance = #private::receiver::<#ty, #class>(#this, &mut #holder, &Self::DESCRIPTOR)?;
                };
                (lines, quote!([instance] #instance))
            }
        }
    }

    /// `let value = ...;` for one argument.
    pub(super) fn argument(
        &self,
        index: usize,
        value: &Ident,
        parameter: &Parameter<'_>,
        signature: &Signature<'_>,
    ) -> TokenStream {
        let span = place(&parameter.input.ty.tokens);
        let private = moved(self.private, span);
        let arguments = local_at("__arguments", span);
        let holder = local_at(&format!("__holder{index}"), span);
        let ty = elided(&parameter.input.ty.tokens, self.class);
        let slot = signature.slot(parameter);
        if let Some(operand) = self.operand(value, &holder, parameter, slot) {
            return operand;
        }
        let name = parameter.name();
        let default = parameter.default.map(|default| {
            let expression = elided(&default.expression, self.class);
            // PyO3 takes the default of an `Option` with or without its `Some`.
            if parameter.input.ty.is_option {
                quote!([private, expression] #private::default_value(#expression))
            } else {
                expression
            }
        });
        let default = match (parameter.kind, default) {
            (Kind::Keywords, _) => Some(quote!([] ::core::option::Option::None)),
            (_, default) => default,
        };
        if let Some(path) = &parameter.input.from_py_with {
            return match default {
                Some(default) => quote! {
                    [holder, value, ty, private, arguments, slot, name, path, default]
                    let mut #holder = ::core::option::Option::None;
                    let #value: #ty = #private::argument_with_or(#arguments[#slot], &mut #holder, #name, #path, || #default)?;
                },
                None => quote! {
                    [holder, value, ty, private, arguments, slot, name, path]
                    let mut #holder = ::core::option::Option::None;
                    let #value: #ty = #private::argument_with(#arguments[#slot], &mut #holder, #name, #path)?;
                },
            };
        }
        // What it borrows from stays in the future of a coroutine, which has made it already.
        let lasting = self.callable.asynchronous.is_some();
        let borrowed = if lasting { quote!([holder] #holder) } else { quote!([holder] &mut #holder) };
        let (convert, convert_or) =
            if lasting { ("lasting_argument", "lasting_argument_or") } else { ("argument", "argument_or") };
        let (convert, convert_or) = (Ident::new(convert, span), Ident::new(convert_or, span));
        let found = match default {
            Some(default) => quote_at! {
                span, [value, private, convert_or, ty, arguments, slot, borrowed, name, default]
                let #value = #private::#convert_or::<#ty, _, _>(#arguments[#slot], #borrowed, #name, || #default)?;
            },
            None => {
                quote_at! {
                    span, [value, private, convert, ty, arguments, slot, borrowed, name]
                    let #value = #private::#convert::<#ty, _>(#arguments[#slot], #borrowed, #name)?;
                }
            }
        };
        if lasting {
            return found;
        }
        quote_at! {
            span, [holder, found]
            let mut #holder = ::core::default::Default::default();
            #found
        }
    }

    /// The result as the entry point's output. The traits that decide how are in scope only here, where no name is the user's.
    pub(super) fn convert(&self, output: &Ident) -> TokenStream {
        let span = result_place(self.callable);
        let (private, py) = (self.private, local_at("__py", span));
        let convert = match self.result {
            Converter::Object => quote_at!(span, [py] .into_object(#py)),
            Converter::Length => quote_at!(span, [].into_value::<usize>()),
            Converter::Bool => quote_at!(span, [].into_value::<bool>()),
            Converter::Hash => quote_at!(span, [].into_hash()),
            Converter::Next => quote_at!(span, [py] .into_next(#py)),
            Converter::Unit => quote_at!(span, [].into_unit()),
            Converter::Itself => {
                let this = local_at("__this", span);
                let private = moved(private, span);
                quote_at!(span, [private, this] .into_unit().map(|()| #private::itself(#this)))
            }
            Converter::New => {
                let class = self.class.map(|class| moved(class, span));
                let result = quote_at!(span, [private, output] #private::Returned(#output).into_plain()?);
                let new = quote_at!(span, [private, class, result] #private::NewResult::<#class, _>::new(#result));
                let convert = quote_at!(span, [new, py] #new.into_new(#py));
                return quote! {
                    [private, convert]
                    {
                        use #private::returned::*;
                        #convert
                    }
                };
            }
        };
        quote! {
            [private, output, convert]
            {
                use #private::returned::*;
                #private::Returned(#output)#convert
            }
        }
    }
}

/// Where an error about the result belongs: at the written type, or at the name of a function without one.
pub(super) fn result_place(callable: &Callable) -> Span {
    if callable.output.is_empty() { at(callable.name.span()) } else { place(&callable.output) }
}

/// A local name that the user's tokens cannot see.
pub(super) fn local(name: &str) -> Ident {
    local_at(name, Span::mixed_site())
}

/// The same name where an error about it is the user's to see.
pub(super) fn local_at(name: &str, place: Span) -> Ident {
    Ident::new(name, place.resolved_at(Span::mixed_site()))
}

/// The name of what is called, at the user's place but ours, so that no lint about the call is the user's to answer.
pub(super) fn callee(name: &Ident) -> TokenStream {
    let mut name = name.clone();
    name.set_span(at(name.span()));
    TokenTree::Ident(name).into()
}
