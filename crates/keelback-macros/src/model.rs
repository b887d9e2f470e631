//! What the user asked for, in our words: no syntax trees, only names, flags and tokens to be written out again.

mod class;
mod constructor;
mod derive;
mod doc;
mod function;
mod generics;
mod methods;
mod module;
mod recover;
mod rename;
mod root;
mod signature;
mod special;

pub(crate) use class::{Class, ClassKind, ClassOptions, Field, Format, Variant, VariantFields};
pub(crate) use derive::{
    ContainerOptions, Derive, DeriveBody, DeriveVariant, FieldDefault, Key, Record, RecordField, Source,
};
pub(crate) use doc::{Doc, DocPart};
pub(crate) use function::{Callable, Function, Input, Owner, Refused, Role, TextSignature, Type, Warning};
pub(crate) use generics::{GenericKind, GenericParameter, Generics, Lifetimes, lifetime};
pub(crate) use methods::{Constant, Member, Method, MethodKind, Methods, property_name};
pub(crate) use module::{
    Added, Filling, FillingKind, MadeModule, Module, ModuleBody, ModuleItem, ModuleItemKind, ModuleOptions, Statement,
};
pub(crate) use recover::Recover;
pub(crate) use rename::Rename;
pub(crate) use root::Root;
pub(crate) use signature::{DefaultValue, Entry, Kind, Parameter, Signature, Written, unraw};
pub(crate) use special::{Converter, Row, Special, Takes};
