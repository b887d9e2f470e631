//! Classes: a Rust value behind a Python object's header.

pub(crate) mod base;
mod blocks;
pub(crate) mod borrow;
pub(crate) mod borrow_error;
mod build;
pub(crate) mod cell;
pub(crate) mod class_guard;
pub(crate) mod class_guard_map;
pub(crate) mod class_guard_upcast;
pub(crate) mod construct;
mod data;
mod dealloc;
mod descriptor;
pub(crate) mod field;
pub(crate) mod flag;
mod fragments;
mod free_list;
mod further;
pub(crate) mod gc;
mod generic;
pub(crate) mod guard;
pub(crate) mod initializer;
mod items;
#[cfg(feature = "experimental-async")]
pub(crate) mod lasting;
pub(crate) mod layout;
pub(crate) mod lock;
mod making;
mod native_base;
pub(crate) mod object;
pub mod operator;
mod plain_enum;
mod property;
mod python_enum;
mod receiver;
mod row;
mod slots;
mod special;
mod tables;
mod thread_id;
mod trashcan;
pub(crate) mod upcast;
mod variant;
mod visit_fields;

pub use cell::ClassCell;
pub use data::{
    Compared, ComparesAsObjects, ComparesByValue, DataClass, DataEqual, DataField, DataHash, DataReduce, DataReplace,
    DataRepr, DataUnpickle, FromFields, Hashed, HashesAsObjects, HashesByValue, from_fields, match_args,
};
pub use descriptor::ClassDescriptor;
pub use further::FurtherBlock;
pub use generic::ClassGetItem;
pub use items::{AttributeRow, ClassItems, ConstructorRow, MethodRow};
#[cfg(feature = "experimental-async")]
pub use lasting::{lasting_mut, lasting_ref};
pub use plain_enum::{
    EnumInstances, EnumMember, EnumOperand, EnumReduce, PlainEnum, enum_instance, enum_repr, equals_or_int,
};
pub use property::PropertyRow;
pub use python_enum::{PythonEnum, PythonEnumExport, add_python_enum, python_enum_member, python_enum_value};
pub use receiver::{receiver, receiver_mut, receiver_ref};
pub use row::{ClassItemsList, ClassRow, NoMethods, assert_one_constructor};
pub use slots::buffer::{BufferFunction, BufferRequest};
pub use special::SlotRow;
pub use variant::{
    ShownField, Variant, VariantField, VariantItem, VariantLength, other_variant, variant, variant_instance,
};
