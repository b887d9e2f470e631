//! The package whose items an expansion names.

use crate::tokens::{TokenStream, quote};

/// An absolute path to the package that re-exports the macros.
pub(crate) struct Root(TokenStream);

impl Root {
    /// The facade.
    pub(crate) fn keelback() -> Root {
        Root(quote!([] ::keelback))
    }

    /// The package that has PyO3's name.
    pub(crate) fn pyo3() -> Root {
        Root(quote!([] ::pyo3))
    }

    /// The short name under which generated code imports it.
    pub(crate) fn alias() -> TokenStream {
        quote!([] __private)
    }

    /// The package; `chosen` is the user's `crate = ".."`.
    pub(crate) fn package<'a>(&'a self, chosen: Option<&'a TokenStream>) -> &'a TokenStream {
        chosen.unwrap_or(&self.0)
    }

    /// Where generated code finds what it names.
    pub(crate) fn private(&self, chosen: Option<&TokenStream>) -> TokenStream {
        let package = self.package(chosen);
        quote!([package] #package::__private)
    }
}
