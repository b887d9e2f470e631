//! What the conversions of `#[derive(FromPyObject)]`, `#[derive(IntoPyObject)]` and `#[derive(IntoPyObjectRef)]` call: they hold
//! no logic of their own.

mod read;
mod variants;
mod write;

pub use read::{
    Source, attribute, converted, converted_or, field, field_or, item, key, tuple, tuple_item, tuple_item_converted,
    whole, whole_converted,
};
pub use variants::{EnumRow, VariantRow, first_variant};
pub use write::{NAMED, insert, made, object, tuple_of};
