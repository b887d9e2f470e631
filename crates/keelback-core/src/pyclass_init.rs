//! Making instances of classes.

pub use crate::class::initializer::PyClassInitializer;
