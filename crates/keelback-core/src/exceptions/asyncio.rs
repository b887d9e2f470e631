//! The exceptions of `asyncio`.

crate::import_exception!(asyncio, CancelledError);
crate::import_exception!(asyncio, InvalidStateError);
crate::import_exception!(asyncio, TimeoutError);
crate::import_exception!(asyncio, IncompleteReadError);
crate::import_exception!(asyncio, LimitOverrunError);
crate::import_exception!(asyncio, QueueEmpty);
crate::import_exception!(asyncio, QueueFull);
