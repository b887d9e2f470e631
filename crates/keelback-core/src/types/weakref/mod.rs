//! Weak references and proxies.

mod anyref;
mod proxy;
mod reference;

pub(crate) use anyref::classinfo;
pub use anyref::{PyWeakref, PyWeakrefMethods};
pub use proxy::PyWeakrefProxy;
pub use reference::PyWeakrefReference;
