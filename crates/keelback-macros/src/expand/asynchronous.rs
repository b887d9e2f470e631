//! What the entry point of an `async fn` does: it makes a coroutine, whose first step converts the arguments.

use super::call::{EntryPoint, local, local_at};
use super::written_type::{moved, place};
use crate::model::{Input, Owner, Role, Signature};
use crate::tokens::{Ident, TokenStream, commas, quote, quote_at};

impl EntryPoint<'_> {
    /// The body of the entry point.
    pub(super) fn coroutine(&self, signature: &Signature<'_>) -> TokenStream {
        let private = self.private;
        let (py, output) = (local("__py"), local("__output"));
        let (class, name) = (self.class, &self.callable.python_name);
        let class = match class {
            Some(class) => quote!([class, private] ::core::option::Option::Some(<#class as #private::PyClass>::NAME)),
            None => quote!([] ::core::option::Option::None),
        };
        let (handle, callback) = self.cancel_handle();
        let (keep, first, passed) = self.first_step(signature);
        let (callee, converted, warnings) = (&self.callee, self.convert(&output), self.warnings(&py));
        quote! {
            [private, py, output, class, name, handle, callback, keep, first, passed, callee, converted, warnings]
            #warnings
            #handle
            #keep
            #private::start_coroutine(#py, #name, #class, #callback, async move {
                #first
                let #output = #callee(#passed).await;
                #private::Python::attach(move |#py| #converted)
            })
        }
    }

    /// What makes the cancel handle, and its other side.
    fn cancel_handle(&self) -> (Option<TokenStream>, TokenStream) {
        let Some(input) = self.callable.inputs.iter().find(|input| input.role == Role::CancelHandle) else {
            return (None, quote!([] ::core::option::Option::None));
        };
        let span = place(&input.ty.tokens);
        let (private, handle) = (moved(self.private, span), local("__cancel"));
        (
            Some(quote_at!(span, [private, handle] let #handle = #private::CancelHandle::new();)),
            quote!([handle] ::core::option::Option::Some(#handle.throw_callback())),
        )
    }

    /// What keeps the arguments for the coroutine, what converts them there, and how the function gets the values.
    fn first_step(&self, signature: &Signature<'_>) -> (TokenStream, TokenStream, TokenStream) {
        let private = self.private;
        let (this, py, arguments) = (local("__this"), local("__py"), local("__arguments"));
        let Values { lines, holders, values, patterns, passed } = self.values(signature);
        if values.is_empty() {
            return (TokenStream::new(), TokenStream::new(), commas(passed));
        }
        let has_this = self.callable.owner != Owner::Nothing;
        let keep = has_this.then(|| quote!([this] let #this = #this.to_owned().unbind();));
        let lend = has_this.then(|| quote!([this, py] let #this = #this.bind_borrowed(#py);));
        let keep = quote! {
            [private, arguments, keep]
            #keep
            let #arguments = #private::keep_arguments(#arguments);
        };
        let first = quote! {
            [private, py, arguments, lend, holders, lines, values, patterns]
            let #arguments = &#arguments;
            #holders
            let (#patterns) = #private::Python::attach(move |#py| {
                #lend
                let #arguments = &#private::lend_arguments(#py, #arguments);
                #lines
                #private::PyResult::Ok((#values))
            })?;
        };
        (keep, first, commas(passed))
    }

    fn values(&self, signature: &Signature<'_>) -> Values {
        let mut found = Values::default();
        if let Owner::Shared | Owner::Exclusive = self.callable.owner {
            self.lasting(&mut found);
        }
        let mut parameters = signature.parameters.iter();
        for (index, input) in self.callable.inputs.iter().enumerate() {
            let value = local(&format!("__value{index}"));
            match input.role {
                Role::CancelHandle => {
                    let handle = local("__cancel");
                    found.passed.push(quote!([handle] #handle));
                    continue;
                }
                Role::Python => {
                    let py = local("__py");
                    found.lines.extend(quote!([value, py] let #value = #py;));
                }
                Role::Owner => {
                    let (line, owner) = self.owner(input);
                    found.lines.extend(line);
                    found.lines.extend(quote!([value, owner] let #value = #owner;));
                }
                Role::Argument => {
                    let parameter = parameters.next().expect("a signature has every argument");
                    found.holders.extend(lasting_holder(index, input));
                    found.lines.extend(self.argument(index, &value, parameter, signature));
                }
            }
            let line = quote!([value] #value,);
            found.values.extend(line.clone());
            found.patterns.extend(line);
            found.passed.push(quote!([value] #value));
        }
        found
    }

    /// The receiver behind `&self` or `&mut self`, borrowed until the coroutine is over.
    fn lasting(&self, found: &mut Values) {
        let span = place(&self.callable.receiver);
        let private = moved(self.private, span);
        let (this, instance) = (local("__this"), local("__instance"));
        let (begin, pattern, passed) = match self.callable.owner {
            Owner::Exclusive => ("lasting_mut", quote!([instance] mut #instance,), quote!([instance] &mut *#instance)),
            _ => ("lasting_ref", quote!([instance] #instance,), quote!([instance] &*#instance)),
        };
        let begin = Ident::new(begin, span);
        found.lines.extend(quote_at!(span, [private, begin, this, instance] let #instance = #private::#begin(#this, &Self::DESCRIPTOR)?;));
        found.values.extend(quote!([instance] #instance,));
        found.patterns.extend(pattern);
        found.passed.push(passed);
    }
}

/// What the value of an argument borrows from, if it is not converted by a function of the user's: it stays in the future.
fn lasting_holder(index: usize, input: &Input) -> Option<TokenStream> {
    let holder = local_at(&format!("__holder{index}"), place(&input.ty.tokens));
    input.from_py_with.is_none().then(|| {
        quote! {
            [holder]
            let mut #holder = ::core::default::Default::default();
            let #holder = &mut #holder;
        }
    })
}

/// The values that the first step of a coroutine makes of the arguments.
#[derive(Default)]
struct Values {
    /// What they borrow from.
    holders: TokenStream,
    /// What makes them.
    lines: TokenStream,
    /// Their names, each with a comma.
    values: TokenStream,
    /// As `values`, where they are bound.
    patterns: TokenStream,
    /// What the function is called with.
    passed: Vec<TokenStream>,
}
