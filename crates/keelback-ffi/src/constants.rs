//! `None`, `True`, `False`, `NotImplemented` and `...`.

use crate::PyObject;
use crate::declare::addresses;

addresses! { PyObject:
    Py_None = _Py_NoneStruct;
    Py_True = _Py_TrueStruct;
    Py_False = _Py_FalseStruct;
    Py_NotImplemented = _Py_NotImplementedStruct;
    Py_Ellipsis = _Py_EllipsisObject;
}
