//! The second `#[pymethods]` block of a class, and those after it.
//!
//! No constant can list blocks that do not know each other. So the first one is a constant of the class, and each of the
//! others adds itself to the class's list when the library is loaded. They also stand side by side in a section of the
//! library, where stubs find them without loading it.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use crate::class::{ClassDescriptor, ClassItems};
use crate::pyclass::PyClass;

/// The further blocks of a class.
pub(crate) struct FurtherBlocks(AtomicPtr<Node>);

/// One of them, in the list of its class; stubs read the first two.
#[repr(C)]
struct Node {
    /// The `ClassItems` of the block.
    items: *const (),
    class: &'static ClassDescriptor,
    next: AtomicPtr<Node>,
    is_listed: AtomicBool,
}

/// A further block of `C`.
#[repr(transparent)]
pub struct FurtherBlock<C> {
    node: Node,
    class: PhantomData<fn(C)>,
}

// SAFETY: the pointer is to a static, which is only read; the rest is atomic.
unsafe impl<C> Sync for FurtherBlock<C> {}

impl<C: PyClass> FurtherBlock<C> {
    /// A block that is not listed yet.
    #[must_use]
    pub const fn new(items: &'static ClassItems<C>) -> Self {
        let items = (&raw const *items).cast();
        let class = const { &C::DESCRIPTOR };
        let (next, is_listed) = (AtomicPtr::new(std::ptr::null_mut()), AtomicBool::new(false));
        let node = Node { items, class, next, is_listed };
        Self { node, class: PhantomData }
    }

    /// Adds the block to its class. Runs while the library is loaded, before anything else of it.
    #[inline]
    pub fn add(&'static self) {
        C::cell().further().add(&self.node);
    }
}

impl FurtherBlocks {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self(AtomicPtr::new(std::ptr::null_mut()))
    }

    fn add(&self, node: &'static Node) {
        if node.is_listed.swap(true, Ordering::AcqRel) {
            return;
        }
        let mut place = &self.0;
        let node = (&raw const *node).cast_mut();
        while let Err(other) = place.compare_exchange(std::ptr::null_mut(), node, Ordering::AcqRel, Ordering::Acquire) {
            // SAFETY: the list holds nodes that are static.
            place = unsafe { &(*other).next };
        }
    }

    /// The rows of the blocks, which are those of `C`.
    ///
    /// # Safety
    ///
    /// The list is that of `C`.
    #[inline]
    pub(crate) unsafe fn iter<C: PyClass>(&self) -> impl Iterator<Item = &'static ClassItems<C>> {
        let mut next = self.0.load(Ordering::Acquire);
        std::iter::from_fn(move || {
            // SAFETY: the list holds nodes that are static; null is its end.
            let node = unsafe { next.as_ref() }?;
            next = node.next.load(Ordering::Acquire);
            // SAFETY: a block adds itself to the list of the class whose static rows it holds.
            Some(unsafe { &*node.items.cast() })
        })
    }
}

/// Lists a further block of a class when the library is loaded.
#[doc(hidden)]
#[macro_export]
macro_rules! __further_block {
    ($class:ty, $items:ident) => {
        const _: () = {
            #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,keelback"))]
            #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = "keelback"))]
            static BLOCK: $crate::__private::FurtherBlock<$class> = $crate::__private::FurtherBlock::new(&$items);

            extern "C" fn add() {
                BLOCK.add();
            }

            // The section is the loader's list of functions to call, and this is one.
            #[used]
            #[cfg_attr(windows, unsafe(link_section = ".CRT$XCU"))]
            #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__mod_init_func"))]
            #[cfg_attr(not(any(windows, target_vendor = "apple")), unsafe(link_section = ".init_array"))]
            static ADD: extern "C" fn() = add;
        };
    };
}
