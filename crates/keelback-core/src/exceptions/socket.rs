//! The exceptions of `socket`.

crate::import_exception!(socket, herror);
crate::import_exception!(socket, gaierror);
crate::import_exception!(socket, timeout);
