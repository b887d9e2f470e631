//! From the rows of a class to a type object.
//!
//! C-API: <https://docs.python.org/3/c-api/type.html#creating-heap-allocated-types>.

use std::ffi::{CStr, CString, c_int, c_void};

use crate::class::base::ClassBase;
use crate::class::cell::MadeClass;
use crate::class::fragments::{Fragment, Fragments};
use crate::class::items::{AttributeKind, AttributeRow, ClassItems};
use crate::class::layout::{self, Places};
use crate::class::slots::sequence;
use crate::class::special::Filler;
use crate::class::{blocks, cell, construct, dealloc, gc, tables};
use crate::exceptions::PyTypeError;
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::raw::{class_type, immutable_type};
use crate::types::{PyTuple, PyType};

/// Whether the collector tracks the instances of `C`.
///
/// It need not where they hold no references. A class attribute may be an instance of the class: then instance and
/// class hold each other, and only the collector can free them.
#[inline]
pub(crate) fn is_collected<C: PyClass>() -> bool {
    let is_known = const { gc::has_references::<C>() || C::DESCRIPTOR.dict || C::Base::HAS_DICT };
    is_known || C::cell().made().is_some_and(|made| made.collected)
}

/// Makes the type object of `C` for the interpreter at hand.
///
/// # Errors
///
/// Whatever making a class raises.
pub(super) fn class<'py, C: PyClass>(py: Python<'py>, module: Option<&str>) -> PyResult<Bound<'py, PyType>> {
    blocks::refuse_twice::<C>()?;
    let base = C::Base::base_type(py, module)?;
    let places = layout::places::<C>(&base)?;
    let made = C::cell().made_or_init(|| made::<C>(&base, places));
    if made.places != places {
        let name = base.name()?;
        return Err(PyTypeError::new_err(format!(
            "the base {name} of {} is another class in another interpreter",
            C::NAME
        )));
    }
    prepare_names::<C>(py)?;
    let module = C::DESCRIPTOR.module.or(module).unwrap_or("builtins");
    let name = CString::new(format!("{module}.{}", C::NAME))?;
    let mut slots = made.slots.clone();
    slots.push(ffi::PyType_Slot { slot: 0, pfunc: std::ptr::null_mut() });
    let mut spec = ffi::PyType_Spec {
        // Up to Python 3.10 the type keeps this pointer.
        name: name.into_raw(),
        basicsize: c_int::try_from(places.size)?,
        itemsize: 0,
        flags: flags::<C>(made.collected),
        slots: slots.as_mut_ptr(),
    };
    let bases = PyTuple::new(py, [base])?;
    // SAFETY: the spec and everything it points to is live, and the base is a type.
    let class = unsafe { ffi::PyType_FromSpecWithBases(&mut spec, bases.as_ptr()) };
    // SAFETY: an owned reference to a type, or null with an exception set.
    let class: Bound<'py, PyType> = unsafe { Bound::from_owned_raw_or_err(py, class) }?;
    if let (Some(vectorcall), true) = (made.vectorcall, ffi::layout().minor < 14) {
        // The slot exists from 3.14; before that the field is set directly, before anybody sees the type.
        // SAFETY: the class was made right here, as was the function for it.
        unsafe { class_type::set_vectorcall(&class, vectorcall) };
    }
    if let Some(row) = made.slots.iter().find(|row| row.slot == ffi::Py_tp_doc) {
        // SAFETY: the slot was made from a text that lives for ever.
        let doc = unsafe { CStr::from_ptr(row.pfunc.cast()) };
        // SAFETY: the class was made right here, by `PyType_FromSpecWithBases`.
        unsafe { class_type::keep_signature(&class, doc) };
    }
    C::cell().installed().remember(&class);
    Ok(class)
}

fn flags<C: PyClass>(collected: bool) -> std::ffi::c_uint {
    let mut flags = ffi::Py_TPFLAGS_DEFAULT;
    if C::DESCRIPTOR.subclass {
        flags |= ffi::Py_TPFLAGS_BASETYPE;
    }
    if collected {
        flags |= ffi::Py_TPFLAGS_HAVE_GC;
    }
    // One with attributes cannot be immutable before they are set.
    if C::DESCRIPTOR.immutable_type && ffi::layout().minor >= 10 && attributes::<C>().next().is_none() {
        flags |= ffi::Py_TPFLAGS_IMMUTABLETYPE;
    }
    flags as std::ffi::c_uint
}

/// The constructor: that of the `#[pymethods]` block before one that is made from the fields.
fn constructor<C: PyClass>() -> Option<&'static crate::class::ConstructorRow<C>> {
    C::ITEMS.iter().filter_map(|items| items.constructor).last()
}

/// Whether there is an `__init__`, which a plain call does not do without.
fn has_initializer(slots: &[ffi::PyType_Slot]) -> bool {
    slots.iter().any(|row| row.slot == ffi::Py_tp_init)
}

fn prepare_names<C: PyClass>(py: Python<'_>) -> PyResult<()> {
    for items in C::ITEMS.iter() {
        items.methods.iter().try_for_each(|row| row.0.prepare(py))?;
        items.constructor.map_or(Ok(()), |row| (row.prepare)(py))?;
        items.slots.iter().try_for_each(|row| row.filler.prepare(py))?;
    }
    Ok(())
}

fn attributes<C: PyClass>() -> impl Iterator<Item = &'static AttributeRow> {
    C::ITEMS.iter().flat_map(|items| items.attributes)
}

/// Sets the class attributes, after which an immutable class has no others.
///
/// # Errors
///
/// `RuntimeError`, whose cause is what making a value raised.
pub(super) fn add_attributes<C: PyClass>(class: &Bound<'_, PyType>) -> PyResult<()> {
    attributes::<C>().try_for_each(|row| add_attribute(class, C::NAME, row))?;
    if C::DESCRIPTOR.immutable_type && attributes::<C>().next().is_some() {
        immutable_type::freeze(class)?;
    }
    Ok(())
}

fn add_attribute(class: &Bound<'_, PyType>, class_name: &str, row: &AttributeRow) -> PyResult<()> {
    let py = class.py();
    let added = (row.value)(py).and_then(|value| class_type::set_attribute(class, row.name, &value));
    added.map_err(|error| {
        let what = format!("`{class_name}.{}`", row.name.to_string_lossy());
        cell::while_initializing(py, &what, error)
    })
}

/// Whether a class attribute may be an instance of the class.
fn may_hold_instances(attributes: &[AttributeRow]) -> bool {
    attributes.iter().any(|row| row.kind == AttributeKind::Any)
}

/// The tables that all interpreters share.
fn made<C: PyClass>(base: &Bound<'_, PyType>, places: Places) -> MadeClass {
    let items: Vec<_> = C::ITEMS.iter().collect();
    let mut fragments = Fragments::default();
    let mut slots = Vec::new();
    let (equality, hash) = (has(&items[1..], is_equality), has(&items[1..], is_hash));
    for (index, row) in
        items.iter().enumerate().flat_map(|(index, items)| items.slots.iter().map(move |row| (index, row)))
    {
        // As in Python, an equality hides a hash and an inequality that come from elsewhere.
        let is_hidden = index == 0 && equality && ((is_hash(row.filler) && !hash) || is_inequality(row.filler));
        if !is_hidden {
            fill(&mut slots, &mut fragments, *row.filler);
        }
    }
    for row in items.iter().flat_map(|items| items.slots) {
        inherit(base, &mut slots, &mut fragments, row.filler);
    }
    let keeps_instances = items.iter().any(|items| may_hold_instances(items.attributes));
    let collected = is_collected::<C>()
        || fragments.traverse.is_some()
        || keeps_instances
        || class_type::is_collected(base.as_borrowed());
    let methods = tables::methods(&items);
    let properties = tables::properties::<C>(&items, places);
    let members = tables::members(places);
    sequence_slots::<C>(&mut slots);
    own_slots::<C>(&mut slots, collected);
    let vectorcall = vectorcall::<C>(base, &mut slots);
    push(&mut slots, ffi::Py_tp_methods, methods.as_ptr().cast());
    if properties.len() > 1 {
        push(&mut slots, ffi::Py_tp_getset, properties.as_ptr().cast());
    }
    if members.len() > 1 {
        push(&mut slots, ffi::Py_tp_members, members.as_ptr().cast());
    }
    MadeClass { methods, slots, fragments, collected, places, vectorcall }
}

#[inline]
fn push(slots: &mut Vec<ffi::PyType_Slot>, slot: c_int, function: *const c_void) {
    slots.push(ffi::PyType_Slot { slot, pfunc: function.cast_mut() });
}

/// Whether one of the blocks has such a special method.
fn has<C: PyClass>(blocks: &[&'static ClassItems<C>], kind: fn(&Filler) -> bool) -> bool {
    blocks.iter().flat_map(|items| items.slots).any(|row| kind(row.filler))
}

fn is_equality(filler: &Filler) -> bool {
    match filler {
        Filler::Whole(slot, _) | Filler::Parsed(slot, _, _) => *slot == ffi::Py_tp_richcompare,
        Filler::Part(_, _, Fragment::Compare(operator, _)) => *operator == ffi::Py_EQ,
        Filler::Own(_) | Filler::Part(..) | Filler::Side(..) => false,
    }
}

fn is_inequality(filler: &Filler) -> bool {
    matches!(filler, Filler::Part(_, _, Fragment::Compare(ffi::Py_NE, _)))
}

fn is_hash(filler: &Filler) -> bool {
    matches!(filler, Filler::Whole(ffi::Py_tp_hash, _))
}

/// Fills a slot; what a `#[pymethods]` block has stands in the place of what follows from the class's options.
fn replace(slots: &mut Vec<ffi::PyType_Slot>, slot: c_int, function: *const c_void) {
    match slots.iter_mut().find(|row| row.slot == slot) {
        Some(row) => row.pfunc = function.cast_mut(),
        None => push(slots, slot, function),
    }
}

/// The slots that every class fills itself.
fn own_slots<C: PyClass>(slots: &mut Vec<ffi::PyType_Slot>, collected: bool) {
    let constructor = constructor::<C>();
    let new = constructor.map_or(construct::refuse_new as ffi::newfunc, |row| row.new);
    push(slots, ffi::Py_tp_new, new as *const c_void);
    if const { C::Base::END.is_some() } {
        push(slots, ffi::Py_tp_alloc, construct::refuse_alloc as *const c_void);
    } else {
        // Types of Python's own may have functions that know the size of their instances by heart.
        push(slots, ffi::Py_tp_alloc, ffi::PyType_GenericAlloc as ffi::allocfunc as *const c_void);
        let free = if collected { ffi::PyObject_GC_Del as ffi::freefunc } else { ffi::PyObject_Free };
        push(slots, ffi::Py_tp_free, free as *const c_void);
    }
    let dealloc: ffi::destructor = if collected { dealloc::dealloc_tracked::<C> } else { dealloc::dealloc::<C> };
    push(slots, ffi::Py_tp_dealloc, dealloc as *const c_void);
    let doc = tables::documentation::<C>(constructor.and_then(|row| row.descriptor.text_signature));
    if !doc.is_empty() {
        push(slots, ffi::Py_tp_doc, doc.as_ptr().cast());
    }
    // Also where the collector does not ask: for derived classes of Python's the instance's type is shown here.
    push(slots, ffi::Py_tp_traverse, gc::traverse::<C> as *const c_void);
    if collected {
        push(slots, ffi::Py_tp_clear, gc::clear::<C> as *const c_void);
    }
}

/// The constructor as a plain call of the class takes it, unless there is an `__init__` to call too.
fn vectorcall<C: PyClass>(base: &Bound<'_, PyType>, slots: &mut Vec<ffi::PyType_Slot>) -> Option<ffi::vectorcallfunc> {
    let object = base.py().get_type::<PyAny>();
    let inherits_init =
        class_type::constructors(base.as_borrowed()).1 != class_type::constructors(object.as_borrowed()).1;
    if inherits_init || has_initializer(slots) {
        return None;
    }
    let vectorcall = constructor::<C>()?.vectorcall;
    if ffi::layout().minor >= 14 {
        push(slots, ffi::Py_tp_vectorcall, vectorcall as *const c_void);
    }
    Some(vectorcall)
}

/// Puts a special method into its slot.
fn fill(slots: &mut Vec<ffi::PyType_Slot>, fragments: &mut Fragments, filler: Filler) {
    match filler {
        Filler::Whole(slot, function) | Filler::Parsed(slot, function, _) => replace(slots, slot, function),
        Filler::Own(fragment) => fragments.add(fragment),
        Filler::Part(slot, function, fragment) => {
            // Of the functions that comparisons share, that of `==` is the one that knows its method.
            let knows = matches!(fragment, Fragment::Compare(ffi::Py_EQ, _));
            if knows || slots.iter().all(|row| row.slot != slot) {
                replace(slots, slot, function);
            }
            fragments.add(fragment);
        }
        Filler::Side(slot, [alone, both], fragment) => {
            let is_first = slots.iter().all(|row| row.slot != slot);
            replace(slots, slot, if is_first { alone } else { both });
            fragments.add(fragment);
        }
    }
}

/// Of an operator's slot a class gets both sides from its base or none: a class with a method for one side asks the base for the
/// other, as a class of Python's does.
fn inherit(base: &Bound<'_, PyType>, slots: &mut Vec<ffi::PyType_Slot>, fragments: &mut Fragments, filler: &Filler) {
    if let Filler::Side(slot, [_, both], fragment) = *filler {
        if fragments.inherit(fragment, class_type::function(base, slot)) {
            replace(slots, slot, both);
        }
    }
}

/// The slots of a sequence: `mapping` leaves them empty, and `sequence` makes the length one of a sequence.
///
/// Without that, CPython does not count a negative index from the end before `__getitem__` gets it. Where there are no items,
/// and no class can add any, the length is both: `len()` asks for that of a sequence first.
fn sequence_slots<C: PyClass>(slots: &mut Vec<ffi::PyType_Slot>) {
    if C::DESCRIPTOR.mapping {
        return;
    }
    let place = |slots: &[ffi::PyType_Slot], wanted| slots.iter().position(|row| row.slot == wanted);
    let gets = place(slots, ffi::Py_mp_subscript).is_some();
    let assigns = place(slots, ffi::Py_mp_ass_subscript).is_some();
    if let Some(place) = place(slots, ffi::Py_mp_length) {
        let is_over_object = !C::Base::IS_OURS && C::Base::END.is_some();
        if C::DESCRIPTOR.sequence {
            slots[place].slot = ffi::Py_sq_length;
        } else if !gets && !assigns && is_over_object && !C::DESCRIPTOR.subclass {
            push(slots, ffi::Py_sq_length, slots[place].pfunc);
        }
    }
    if gets {
        push(slots, ffi::Py_sq_item, sequence::item as *const c_void);
    }
    if assigns {
        push(slots, ffi::Py_sq_ass_item, sequence::assign_item as *const c_void);
    }
}
