//! The borrow flag of a class that says `lock`: a call waits for the borrows of other threads.
//!
//! Who waits is detached from Python meanwhile, so that the one that is waited for can run, and so can the garbage
//! collector. Who would wait for itself gets an error instead; so does the last one of several threads that would wait
//! for each other.

use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::Thread;

use super::flag::{Caller, EXCLUSIVE, FREE, Flag, Lent, NoFlag, Refusal};
use crate::attach::wait::detached;
use crate::ffi;
use crate::marker::Python;
use crate::raw::thread_state;

/// The flag: as that of [`Word`](super::flag::Word), but changed only with its [`Shard`] locked.
pub struct Lock(AtomicI32);

/// A borrow that somebody has.
struct Held {
    /// The address of the flag.
    lock: usize,
    holder: usize,
    by: Caller,
}

/// A thread that waits for a flag.
struct Waiting {
    lock: usize,
    holder: usize,
    thread: Thread,
}

/// Who has and who wants those flags whose addresses fall here.
///
/// Its lock is held for moments in which nothing of Python is called.
struct Shard {
    held: Vec<Held>,
    /// The first is woken first.
    waiting: Vec<Waiting>,
}

const SHARDS: usize = 32;

static TABLE: [Mutex<Shard>; SHARDS] = [const { Mutex::new(Shard { held: Vec::new(), waiting: Vec::new() }) }; SHARDS];

/// Which thread waits for which flag. Whoever needs it and a shard takes it first.
static WAITS: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

/// How often a thread looks again before it detaches and sleeps, where there is no GIL that it would hold up.
const LOOKS: usize = 60;

#[inline]
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[inline]
fn shard(lock: usize) -> MutexGuard<'static, Shard> {
    locked(&TABLE[(lock >> 5) % SHARDS])
}

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shared,
    Exclusive,
}

impl Shard {
    #[inline]
    fn wake_next(&mut self, lock: usize) {
        if let Some(place) = self.waiting.iter().position(|one| one.lock == lock) {
            self.waiting.remove(place).thread.unpark();
        }
    }
}

impl Lock {
    #[inline]
    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    #[inline]
    fn is_free_for(&self, kind: Kind) -> bool {
        match self.0.load(Ordering::Relaxed) {
            FREE => true,
            count => kind == Kind::Shared && count > FREE && count < i32::MAX,
        }
    }

    /// Takes the borrow if it is to be had.
    #[inline]
    fn take(&self, shard: &mut Shard, kind: Kind, holder: usize, by: Caller) -> bool {
        if !self.is_free_for(kind) {
            return false;
        }
        let count = if kind == Kind::Shared { self.0.load(Ordering::Relaxed) + 1 } else { EXCLUSIVE };
        self.0.store(count, Ordering::Relaxed);
        shard.held.push(Held { lock: self.address(), holder, by });
        true
    }

    #[inline]
    fn try_take(&self, kind: Kind, by: Caller) -> bool {
        self.take(&mut shard(self.address()), kind, Self::holder(), by)
    }

    #[inline]
    fn give_back(&self, kind: Kind, holder: usize) {
        let lock = self.address();
        let mut shard = shard(lock);
        // The last one that began ends first.
        if let Some(place) = shard.held.iter().rposition(|held| held.lock == lock && held.holder == holder) {
            shard.held.remove(place);
        }
        let count = if kind == Kind::Shared { self.0.load(Ordering::Relaxed) - 1 } else { FREE };
        self.0.store(count, Ordering::Relaxed);
        if count == FREE {
            shard.wake_next(lock);
        }
    }

    /// Takes the borrow, and waits for it if it has to.
    #[inline]
    fn wait_for(&self, py: Python<'_>, kind: Kind, by: Caller) -> Result<(), Refusal> {
        let holder = Self::holder();
        let looks = if ffi::layout().free_threaded { LOOKS } else { 1 };
        for _ in 0..looks {
            if self.is_free_for(kind) && self.take(&mut shard(self.address()), kind, holder, by) {
                return Ok(());
            }
            std::hint::spin_loop();
        }
        if !self.is_written() {
            return Err(Refusal::InUse);
        }
        self.announce(holder)?;
        // SAFETY: what is waited for is the borrow; nobody looks at the value before it is there.
        unsafe { detached(py, || self.sleep(kind, holder, by)) };
        Ok(())
    }

    /// Says that this thread waits, unless it would for ever.
    #[cold]
    #[inline]
    fn announce(&self, holder: usize) -> Result<(), Refusal> {
        let mut waits = locked(&WAITS);
        let (mut wanted, mut seen) = (vec![self.address()], 0);
        let mut first = None;
        while let Some(lock) = wanted.get(seen).copied() {
            let shard = shard(lock);
            for held in shard.held.iter().filter(|held| held.lock == lock) {
                if seen == 0 {
                    first = first.or(held.by);
                }
                if held.holder == holder {
                    return Err(if seen == 0 { Refusal::Mine(held.by) } else { Refusal::Knot(first) });
                }
                let next = waits.iter().find(|(waiting, _)| *waiting == held.holder).map(|(_, lock)| *lock);
                wanted.extend(next.filter(|next| !wanted.contains(next)));
            }
            seen += 1;
        }
        waits.push((holder, self.address()));
        Ok(())
    }

    /// Sleeps until the borrow is there. The thread is detached.
    #[cold]
    #[inline]
    fn sleep(&self, kind: Kind, holder: usize, by: Caller) {
        let lock = self.address();
        loop {
            {
                let mut waits = locked(&WAITS);
                let mut shard = shard(lock);
                if self.take(&mut shard, kind, holder, by) {
                    waits.retain(|(waiting, _)| *waiting != holder);
                    shard.waiting.retain(|one| one.holder != holder || one.lock != lock);
                    if kind == Kind::Shared {
                        // Others may share it too.
                        shard.wake_next(lock);
                    }
                    return;
                }
                if !shard.waiting.iter().any(|one| one.holder == holder && one.lock == lock) {
                    shard.waiting.push(Waiting { lock, holder, thread: std::thread::current() });
                }
            }
            std::thread::park();
        }
    }
}

impl Lent for Lock {
    #[inline]
    fn end_share(&self, holder: usize) {
        self.give_back(Kind::Shared, holder);
    }

    #[inline]
    fn end_exclusion(&self, holder: usize) {
        self.give_back(Kind::Exclusive, holder);
    }
}

impl Flag for Lock {
    const FREE: Self = Self(AtomicI32::new(FREE));
    const TELLS: bool = true;
    const WAITS: bool = true;
    type Or<Other: Flag> = Self;
    type Added<Other: Flag> = NoFlag;

    #[inline]
    fn is_written(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    #[inline]
    fn forget(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    #[inline]
    fn try_share(&self) -> bool {
        self.try_take(Kind::Shared, None)
    }

    #[inline]
    fn unshare(&self) {
        self.give_back(Kind::Shared, Self::holder());
    }

    #[inline]
    fn try_exclude(&self) -> bool {
        self.try_take(Kind::Exclusive, None)
    }

    #[inline]
    fn unexclude(&self) {
        self.give_back(Kind::Exclusive, Self::holder());
    }

    #[inline]
    fn share(&self, py: Python<'_>, by: Caller) -> Result<(), Refusal> {
        self.wait_for(py, Kind::Shared, by)
    }

    #[inline]
    fn exclude(&self, py: Python<'_>, by: Caller) -> Result<(), Refusal> {
        self.wait_for(py, Kind::Exclusive, by)
    }

    #[inline]
    fn holder() -> usize {
        thread_state::mark()
    }
}
