//! What generated code names, and nobody else: no promise holds for anything in here.

pub use std::ffi::CStr;

pub use crate::attach::inittab::append_to_inittab;
pub use crate::class::base::{ClassBase, Subclassable};
pub use crate::class::field::{Field, extract_clone};
pub use crate::class::flag::NoFlag;
pub use crate::class::gc::{NoReferences, PyTraverseError, PyVisit, References, ReferencesProbe, Traverse, probe_of};
pub use crate::class::initializer::NativeInitializer;
pub use crate::class::lock::Lock;
pub use crate::class::{
    AttributeRow, BufferFunction, BufferRequest, ClassCell, ClassDescriptor, ClassGetItem, ClassItems, ClassItemsList,
    ConstructorRow, FurtherBlock, MethodRow, NoMethods, PropertyRow, SlotRow, assert_one_constructor, from_fields,
    match_args, operator, receiver, receiver_mut, receiver_ref,
};
pub use crate::class::{
    Compared, DataClass, DataEqual, DataField, DataHash, DataReduce, DataReplace, DataRepr, DataUnpickle, FromFields,
    Hashed,
};
pub use crate::class::{
    EnumInstances, EnumMember, EnumOperand, EnumReduce, PlainEnum, PythonEnum, PythonEnumExport, add_python_enum,
    enum_instance, enum_repr, equals_or_int, python_enum_member, python_enum_value,
};
pub use crate::class::{
    ShownField, Variant, VariantField, VariantItem, VariantLength, other_variant, variant, variant_instance,
};
#[cfg(feature = "experimental-async")]
pub use crate::class::{lasting_mut, lasting_ref};
pub use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
pub use crate::convert::derived;
#[cfg(feature = "experimental-async")]
pub use crate::coroutine::{
    CancelHandle, keep_arguments, lasting_argument, lasting_argument_or, lend_arguments, start_coroutine,
};
pub use crate::exceptions::PyUserWarning;
pub use crate::export::{
    ClassExport, Export, ExportClass, Filled, Registered, Unregistered, describe, describe_function,
    export as export_item,
};
pub use crate::function::{
    Argument, ArgumentType, ClassReceiver, Definition, Function, FunctionDescriptor, FunctionRow, Instance,
    ModuleReceiver, Names, New, NewResult, Next, NoReceiver, Object, Parameter, ParameterKind, Receiver, ResultType,
    Returned, Undescribed, argument, argument_or, argument_with, argument_with_or, class_argument, compare_op, count,
    default_value, hash_of, itself, module_argument, operand, operand_with, warn, wrap,
};
pub use crate::inspect::{
    ConstantRow, ModuleItem, PyStaticExpr, Root, class as class_hint, python_enum as python_enum_hint,
};
pub use crate::instance::{Borrowed, Bound, Py};
pub use crate::marker::Python;
pub use crate::module::{
    Module, ModuleClass, ModuleDefinition, ModuleDescriptor, add_class, add_constant, add_row as add_function,
    add_submodule_definition as add_submodule, export, initialize, make,
};
pub use crate::py_run::{py_run, set_name, unindent};
pub use crate::pyclass::{False, FlagOf, PyClass, PyClassImpl, True};
pub use crate::pyclass_init::PyClassInitializer;
pub use crate::type_object::PyTypeInfo;
pub use crate::types::py_format::py_format;
pub use crate::types::{PyAny, PyDict, PyModule, PyTuple, PyType};
#[doc(inline)]
pub use crate::{
    __export as export, __further_block as further_block, __match_args_hint as match_args_hint,
    __visit_fields as visit_fields, __visit_variants as visit_variants,
};
pub use crate::{PyErr, PyResult, ffi, intern, type_hint_identifier, type_hint_subscript, type_hint_union};

/// The traits that convert what a function returned or what a field holds; without names, which might be the user's.
pub mod returned {
    pub use crate::class::field::{ByClone as _, ByReference as _};
    pub use crate::class::{ComparesAsObjects as _, ComparesByValue as _, HashesAsObjects as _, HashesByValue as _};
    pub use crate::function::returned::{NewObject as _, Plain as _};
}

/// A C string from a literal that ends with a NUL.
///
/// # Panics
///
/// When the extension is compiled, if there is another NUL in it.
#[must_use]
pub const fn cstr(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a name or a doc comment has a NUL character in it"),
    }
}

/// Compiles only for types that threads may share.
pub const fn assert_sync<T: Send + Sync>() {}
