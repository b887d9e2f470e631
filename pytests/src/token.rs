//! A part of values in tests: it is counted while it lives, and knows whether a constructor made it.

use std::sync::atomic::{AtomicI64, Ordering};

static ALIVE: AtomicI64 = AtomicI64::new(0);

/// What a value holds to be counted.
pub(crate) struct Token(u64);

impl Token {
    const INTACT: u64 = 0x5eed_f00d_cafe_d00d;

    pub(crate) fn new() -> Self {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Token(Self::INTACT)
    }

    pub(crate) fn is_intact(&self) -> bool {
        self.0 == Self::INTACT
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        assert!(self.is_intact(), "a value that no constructor made was dropped");
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many there are.
pub(crate) fn alive() -> i64 {
    ALIVE.load(Ordering::Relaxed)
}
