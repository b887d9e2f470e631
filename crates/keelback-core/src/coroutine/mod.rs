//! What an `async fn` returns to Python: a coroutine that `asyncio` awaits.
//!
//! The futures need no runtime of their own: `asyncio` polls them. A waker makes the event loop poll again, from whichever
//! thread it is called.

mod argument;
mod awaitable;
mod cancel;
mod start;
mod waiter;
mod waker;

#[doc(hidden)]
pub use argument::{lasting_argument, lasting_argument_or};
pub use awaitable::Coroutine;
pub use cancel::CancelHandle;
#[doc(hidden)]
pub use cancel::ThrowCallback;
#[doc(hidden)]
pub use start::{keep_arguments, lend_arguments, start_coroutine};
