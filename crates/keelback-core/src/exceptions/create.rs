//! `create_exception!` and `import_exception!`.

/// Declares a new exception class.
///
/// `create_exception!(module, Name, Base)`, with a doc string as a fourth argument if there is one: the class is called
/// `module.Name` in Python, and is made when it is first needed, once in each interpreter. It still has to be added to
/// the module: `m.add("Name", py.get_type::<Name>())`.
///
/// ```
/// use keelback_core::exceptions::PyValueError;
/// use keelback_core::prelude::*;
///
/// keelback_core::create_exception!(shop, OutOfStock, PyValueError, "There is none left.");
///
/// Python::attach(|py| {
///     let error = OutOfStock::new_err("apples");
///     assert!(error.is_instance_of::<PyValueError>(py));
///     assert_eq!(error.get_type(py).fully_qualified_name().unwrap(), "shop.OutOfStock");
/// });
/// ```
#[macro_export]
macro_rules! create_exception {
    ($module:expr, $name:ident, $base:ty) => {
        $crate::__create_exception!($module, $name, $base, "", ::core::option::Option::None);
    };
    ($module:expr, $name:ident, $base:ty, $doc:expr) => {
        $crate::__create_exception!(
            $module,
            $name,
            $base,
            $doc,
            ::core::option::Option::Some($crate::exceptions::class::text(::core::concat!($doc, "\0")))
        );
    };
}

/// Declares an exception class that a Python module has.
///
/// `import_exception!(module, Name)`: the module is imported when the class is first needed.
///
/// ```
/// use keelback_core::prelude::*;
///
/// keelback_core::import_exception!(json, JSONDecodeError);
///
/// Python::attach(|py| {
///     let error = py.import("json").unwrap().call_method1("loads", ("{",)).unwrap_err();
///     assert!(error.is_instance_of::<JSONDecodeError>(py));
/// });
/// ```
#[macro_export]
macro_rules! import_exception {
    ($module:expr, $name:ident) => {
        #[doc = ::core::concat!("The Python exception `", ::core::stringify!($module), ".", ::core::stringify!($name), "`.")]
        #[repr(transparent)]
        #[allow(non_camel_case_types)]
        pub struct $name(#[allow(dead_code)] $crate::types::PyAny);

        $crate::__exception_impls!($name);

        $crate::__class_in_cell!($name, $module, {}, |cell, py| cell.imported(
            py,
            ::core::stringify!($module),
            ::core::stringify!($name)
        ));
    };
}

/// [`import_exception!`](crate::import_exception), as it was called while PyO3's handles changed.
#[doc(hidden)]
#[macro_export]
macro_rules! import_exception_bound {
    ($module:expr, $name:ident) => {
        $crate::import_exception!($module, $name);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __create_exception {
    ($module:expr, $name:ident, $base:ty, $doc:expr, $python_doc:expr) => {
        #[doc = $doc]
        #[repr(transparent)]
        #[allow(non_camel_case_types)]
        pub struct $name(#[allow(dead_code)] $crate::types::PyAny);

        $crate::__exception_impls!($name);

        $crate::__class_in_cell!(
            $name,
            $module,
            {
                const ITEM: $crate::inspect::ModuleItem =
                    $crate::inspect::ModuleItem::Exception(&$crate::inspect::ExceptionRow {
                        hint: &Self::TYPE_HINT,
                        base: &<$base as $crate::type_object::PyTypeInfo>::TYPE_HINT,
                        doc: $doc,
                    });
            },
            |cell, py| cell.created::<$base>(
                py,
                $crate::exceptions::class::text(::core::concat!(
                    ::core::stringify!($module),
                    ".",
                    ::core::stringify!($name),
                    "\0"
                )),
                $python_doc
            )
        );
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __class_in_cell {
    ($name:ident, $module:expr, { $($item:item)* }, |$cell:ident, $py:ident| $class:expr) => {
        // SAFETY: an exception class; that its instances have one size is looked up when a class is built on it.
        unsafe impl $crate::__private::ClassBase for $name {
            const GETS_ARGUMENTS: bool = true;
            type Flag = $crate::__private::NoFlag;
            type Initializer = $crate::__private::NativeInitializer<Self>;
        }

        // SAFETY: the cell keeps the class alive for as long as the interpreter.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr =
                $crate::type_hint_identifier!(::core::stringify!($module), ::core::stringify!($name));

            $($item)*

            #[inline]
            fn type_object_raw($py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                static CELL: $crate::exceptions::class::ClassCell = $crate::exceptions::class::ClassCell::new();
                let $cell = &CELL;
                $class
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __exception_impls {
    ($name:ident) => {
        impl $crate::type_object::DerefToPyAny for $name {}

        impl $crate::exceptions::ToPyErr for $name {}

        impl $name {
            /// A new error of this type; `args` are those of its constructor: a tuple for several, anything else for
            /// one. The exception itself is made when somebody looks at it.
            #[inline]
            #[allow(dead_code, clippy::must_use_candidate)]
            pub fn new_err<__Arguments>(args: __Arguments) -> $crate::PyErr
            where
                __Arguments: $crate::err::PyErrArguments + ::core::marker::Send + ::core::marker::Sync + 'static,
            {
                $crate::PyErr::new::<Self, __Arguments>(args)
            }
        }
    };
}
