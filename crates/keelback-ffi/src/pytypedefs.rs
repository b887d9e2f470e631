//! Structs whose layout differs between versions: only their address means something.

macro_rules! opaque {
    ($($name:ident: $what:literal;)*) => {
        $(
            #[doc = $what]
            #[repr(C)]
            pub struct $name {
                _opaque: [u8; 0],
                _not_send: core::marker::PhantomData<(*mut u8, core::marker::PhantomPinned)>,
            }

            impl core::fmt::Debug for $name {
                #[inline]
                fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    formatter.write_str(concat!(stringify!($name), " { .. }"))
                }
            }
        )*
    };
}

opaque! {
    PyThreadState: "The state of one thread in one interpreter.";
    PyInterpreterState: "The state of one interpreter.";
    PyInterpreterGuard: "Keeps an interpreter from ending, since Python 3.15.";
    PyInterpreterView: "Names an interpreter that may have ended, since Python 3.15.";
    PyThreadStateToken: "What `PyThreadState_Ensure` gives, since Python 3.15.";
    PyFrameObject: "A frame.";
    PyCodeObject: "A code object.";
    PyLongObject: "An `int`.";
    PyUnicodeWriter: "A string under construction, since Python 3.14.";
    PyDictObject: "A `dict`.";
    PyListObject: "A `list`.";
    PyTupleObject: "A `tuple`.";
    PyBytesObject: "A `bytes`.";
    PyByteArrayObject: "A `bytearray`.";
    PyFloatObject: "A `float`.";
    PyComplexObject: "A `complex`.";
    PySliceObject: "A `slice`.";
    PyCellObject: "A cell.";
    PyASCIIObject: "A string, as far as all have the same fields.";
    PyCompactUnicodeObject: "A string whose characters follow its fields.";
    PyUnicodeObject: "A string.";
    PyBaseExceptionObject: "An exception.";
    PyHeapTypeObject: "A type that was made at run time.";
    PyLongWriter: "An `int` under construction, since Python 3.14.";
    PyBytesWriter: "A `bytes` under construction, since Python 3.15.";
    PySetObject: "A `set` or `frozenset`.";
    PyFunctionObject: "A function written in Python.";
    PyGenObject: "A generator.";
    PyCFunctionObject: "A function written in C.";
    PyWeakReference: "A weak reference.";
    PyTracebackObject: "A traceback.";
}
