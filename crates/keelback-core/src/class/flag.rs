//! Who borrows an instance's value: counted at run time, as in a `RefCell`.

use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};

use crate::ffi;
use crate::function::FunctionDescriptor;
use crate::marker::Python;

/// Who asks for a borrow: a function that Python calls, where it is known.
pub(crate) type Caller = Option<&'static FunctionDescriptor>;

/// Why there is no borrow.
#[derive(Clone, Copy)]
pub enum Refusal {
    /// Somebody else has one.
    InUse,
    /// This thread has one, and would wait for itself.
    Mine(Caller),
    /// A thread has one that waits for what this thread has.
    Knot(Caller),
}

/// A borrow flag, for guards that may end on any thread, attached or not.
pub trait Lent: Sync {
    /// Ends a shared borrow that `holder` began.
    fn end_share(&self, holder: usize);
    /// Ends the exclusive borrow that `holder` began.
    fn end_exclusion(&self, holder: usize);
}

/// The borrow flag of an instance.
pub trait Flag: Lent {
    /// Nobody borrows.
    const FREE: Self;
    /// Whether a flag of zeros says that there is no value ([`layout::has_value`](super::layout::has_value)).
    const TELLS: bool;
    /// Whether calls wait for borrows to end.
    const WAITS: bool = false;
    /// The flag of instances of a class that asks for `Other`, where those of its base have this one.
    type Or<Other: Flag>: Flag;
    /// The flag that such a class adds: an instance has one.
    type Added<Other: Flag>: Flag;

    /// Whether the flag was written.
    fn is_written(&self) -> bool;
    /// Makes it one that was not written.
    fn forget(&self);

    /// Adds a shared borrow, unless there is an exclusive one.
    fn try_share(&self) -> bool;
    /// Ends a shared borrow of this thread, which is attached.
    fn unshare(&self);
    /// Takes the exclusive borrow, unless there is any.
    fn try_exclude(&self) -> bool;
    /// Ends the exclusive borrow of this thread, which is attached.
    fn unexclude(&self);

    /// As [`Flag::try_share`]; waits where the class says so.
    ///
    /// # Errors
    ///
    /// If there is an exclusive borrow that cannot be waited for.
    #[inline]
    fn share(&self, _py: Python<'_>, _by: Caller) -> Result<(), Refusal> {
        if self.try_share() { Ok(()) } else { Err(Refusal::InUse) }
    }

    /// As [`Flag::try_exclude`]; waits where the class says so.
    ///
    /// # Errors
    ///
    /// If there is a borrow that cannot be waited for.
    #[inline]
    fn exclude(&self, _py: Python<'_>, _by: Caller) -> Result<(), Refusal> {
        if self.try_exclude() { Ok(()) } else { Err(Refusal::InUse) }
    }

    /// What tells the borrows of this thread from those of others, where that matters.
    #[must_use]
    #[inline]
    fn holder() -> usize {
        0
    }
}

/// The flag of a `frozen` class: its value is only ever shared.
pub struct NoFlag;

impl Lent for NoFlag {
    #[inline]
    fn end_share(&self, _: usize) {}

    #[inline]
    fn end_exclusion(&self, _: usize) {}
}

impl Flag for NoFlag {
    const FREE: Self = Self;
    const TELLS: bool = false;
    type Or<Other: Flag> = Other;
    type Added<Other: Flag> = Other;

    #[inline]
    fn is_written(&self) -> bool {
        true
    }

    #[inline]
    fn forget(&self) {}

    #[inline]
    fn try_share(&self) -> bool {
        true
    }

    #[inline]
    fn unshare(&self) {}

    #[inline]
    fn try_exclude(&self) -> bool {
        false
    }

    #[inline]
    fn unexclude(&self) {}
}

/// The flag of a class whose value may change.
///
/// With the GIL the count is a plain word, since it is changed by attached threads only. A guard that ends on a thread
/// that may be detached leaves it alone: what it shared is added to `ended`, which is taken off the count when a borrow
/// would be refused; and while there is an exclusive borrow nobody but its guard writes the count. Without a GIL the
/// count is changed by compare-and-swap, from anywhere.
pub struct Word {
    /// One more than how many share it, or -1; 0 where there is no value.
    count: AtomicI32,
    /// How many of those have ended.
    ended: AtomicU32,
}

pub(super) const EXCLUSIVE: i32 = -1;
pub(super) const FREE: i32 = 1;

impl Lent for Word {
    #[inline]
    fn end_share(&self, _: usize) {
        if ffi::layout().free_threaded {
            self.count.fetch_sub(1, Ordering::Release);
        } else {
            self.ended.fetch_add(1, Ordering::Release);
        }
    }

    #[inline]
    fn end_exclusion(&self, _: usize) {
        self.count.store(FREE, Ordering::Release);
    }
}

impl Flag for Word {
    const FREE: Self = Self { count: AtomicI32::new(FREE), ended: AtomicU32::new(0) };
    const TELLS: bool = true;
    type Or<Other: Flag> = Self;
    type Added<Other: Flag> = NoFlag;

    #[inline]
    fn is_written(&self) -> bool {
        self.count.load(Ordering::Relaxed) != 0
    }

    #[inline]
    fn forget(&self) {
        self.count.store(0, Ordering::Relaxed);
    }

    #[inline]
    fn try_share(&self) -> bool {
        let count = self.count.load(Ordering::Acquire);
        // One too many is as wrong as an exclusive borrow or no value.
        let more = count.wrapping_add(1);
        if ffi::layout().free_threaded {
            return more > FREE && self.swap(count, more) || self.share_again();
        }
        if more > FREE {
            self.count.store(more, Ordering::Relaxed);
            return true;
        }
        self.settle_and_share()
    }

    #[inline]
    fn unshare(&self) {
        if ffi::layout().free_threaded {
            self.count.fetch_sub(1, Ordering::Release);
        } else {
            self.count.store(self.count.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
        }
    }

    #[inline]
    fn try_exclude(&self) -> bool {
        if ffi::layout().free_threaded {
            return self.swap(FREE, EXCLUSIVE);
        }
        if self.count.load(Ordering::Acquire) == FREE {
            self.count.store(EXCLUSIVE, Ordering::Relaxed);
            return true;
        }
        self.settle_and_exclude()
    }

    #[inline]
    fn unexclude(&self) {
        self.count.store(FREE, Ordering::Release);
    }
}

impl Word {
    #[inline]
    fn swap(&self, old: i32, new: i32) -> bool {
        self.count.compare_exchange(old, new, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }

    /// [`Flag::try_share`] without a GIL, once more for each time that another thread came in between.
    #[cold]
    #[inline(never)]
    fn share_again(&self) -> bool {
        let next = |count: i32| count.checked_add(1).filter(|more| *more > FREE);
        self.count.fetch_update(Ordering::Acquire, Ordering::Relaxed, next).is_ok()
    }

    /// [`Flag::try_share`] with the GIL, where the count alone does not allow it; one call for those who ask.
    #[cold]
    #[inline(never)]
    fn settle_and_share(&self) -> bool {
        self.count.load(Ordering::Relaxed) > FREE && self.settle() && self.try_share()
    }

    /// [`Flag::try_exclude`] with the GIL, where the count alone does not allow it; one call for those who ask.
    #[cold]
    #[inline(never)]
    fn settle_and_exclude(&self) -> bool {
        self.settle() && self.try_exclude()
    }

    /// Takes what has ended off the count; whether there was anything.
    #[cold]
    fn settle(&self) -> bool {
        let ended = self.ended.swap(0, Ordering::Acquire) as i32;
        if ended != 0 {
            self.count.store(self.count.load(Ordering::Relaxed) - ended, Ordering::Relaxed);
        }
        ended != 0
    }
}
