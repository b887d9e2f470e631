//! Special methods that CPython does not call with objects: `__traverse__`, `__getbuffer__`, `__releasebuffer__`.

use super::call::{EntryPoint, local, local_at, result_place};
use super::written_type::place;
use crate::model::{Owner, Role};
use crate::tokens::{TokenStream, commas, ident, quote, quote_at};

impl EntryPoint<'_> {
    /// `impl Traverse for target`.
    pub(super) fn traverse(&self, target: &TokenStream) -> TokenStream {
        let (private, class, callee, descriptor) = (self.private, self.class, &self.callee, self.name_only());
        let (this, visit) = (local("__this"), local("__visit"));
        // Where another result than this one is wrong.
        let output = local_at("__output", result_place(self.callable));
        quote! {
            [private, class, target, descriptor, this, visit, callee, output]
            impl #private::Traverse<#class> for #target {
                #descriptor
                fn traverse(
                    #this: &#class,
                    #visit: #private::PyVisit<'_>,
                ) -> ::core::result::Result<(), #private::PyTraverseError> {
                    let #output = #callee(#this, #visit);
                    #output
                }
            }
        }
    }

    /// `impl BufferFunction for target`.
    pub(super) fn buffer(&self, target: &TokenStream) -> TokenStream {
        let (private, class, callee, descriptor) = (self.private, self.class, &self.callee, self.name_only());
        let (py, this, request) = (local("__py"), local("__this"), local("__request"));
        let (lines, passed) = self.buffer_arguments();
        let call = ident(&format!("call{}", passed.len()));
        let (passed, output, result) = (commas(passed), local("__output"), local("__result"));
        let converted = self.convert(&output);
        quote! {
            [private, class, target, descriptor, py, this, request, lines, output, call, callee, passed, result, converted]
            impl #private::BufferFunction<#class> for #target {
                #descriptor
                fn call<'a, 'py>(
                    #py: #private::Python<'py>,
                    #this: #private::Borrowed<'a, 'py, #class>,
                    #request: #private::BufferRequest<'a>,
                ) -> #private::PyResult<()> {
                    #lines
                    let #output = #request.#call(#callee, #passed);
                    let #result = #converted;
                    #result
                }
            }
        }
    }

    /// The lines that make the receiver, and what is passed: the receiver, the view, the flags, and the token where it stands.
    fn buffer_arguments(&self) -> (TokenStream, Vec<TokenStream>) {
        let (py, instance) = (local("__py"), local("__instance"));
        let (mut lines, mut passed) = (TokenStream::new(), Vec::new());
        if let Owner::Shared | Owner::Exclusive = self.callable.owner {
            lines.extend(self.borrow(&instance));
            passed.push(quote!([instance] #instance));
        }
        let mut values = ["view", "flags"].into_iter();
        for input in &self.callable.inputs {
            match input.role {
                Role::Python => passed.push(quote!([py] #py)),
                Role::Owner => {
                    let (line, owner) = self.owner(input);
                    lines.extend(line);
                    passed.push(owner);
                }
                Role::Argument | Role::CancelHandle => {
                    let span = place(&input.ty.tokens);
                    let request = local_at("__request", span);
                    let value = ident(values.next().expect("`check` counted them"));
                    passed.push(quote_at!(span, [request, value] #request.#value()));
                }
            }
        }
        (lines, passed)
    }

    fn name_only(&self) -> TokenStream {
        let (private, c_name) = (self.private, format!("{}\0", self.callable.python_name));
        quote! {
            [private, c_name]
            const DESCRIPTOR: #private::FunctionDescriptor =
                #private::FunctionDescriptor { name: #private::cstr(#c_name), ..#private::FunctionDescriptor::EMPTY };
        }
    }
}
