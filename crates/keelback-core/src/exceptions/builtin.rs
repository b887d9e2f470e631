//! The built-in exceptions.

use crate::raw::native_type::{builtin_exception, late_exception};

macro_rules! builtins {
    ($($name:ident $class:ident $python:tt;)*) => {
        $(
            builtin_exception!(
                #[doc = concat!("Python's [`", $python, "`](https://docs.python.org/3/library/exceptions.html#", $python, ").")]
                $name, $python, $class
            );
        )*
    };
}

builtins! {
    PyBaseException PyExc_BaseException "BaseException";
    PyException PyExc_Exception "Exception";
    PyStopAsyncIteration PyExc_StopAsyncIteration "StopAsyncIteration";
    PyStopIteration PyExc_StopIteration "StopIteration";
    PyGeneratorExit PyExc_GeneratorExit "GeneratorExit";
    PyArithmeticError PyExc_ArithmeticError "ArithmeticError";
    PyLookupError PyExc_LookupError "LookupError";
    PyAssertionError PyExc_AssertionError "AssertionError";
    PyAttributeError PyExc_AttributeError "AttributeError";
    PyBufferError PyExc_BufferError "BufferError";
    PyEOFError PyExc_EOFError "EOFError";
    PyFloatingPointError PyExc_FloatingPointError "FloatingPointError";
    PyOSError PyExc_OSError "OSError";
    PyImportError PyExc_ImportError "ImportError";
    PyModuleNotFoundError PyExc_ModuleNotFoundError "ModuleNotFoundError";
    PyIndexError PyExc_IndexError "IndexError";
    PyKeyError PyExc_KeyError "KeyError";
    PyKeyboardInterrupt PyExc_KeyboardInterrupt "KeyboardInterrupt";
    PyMemoryError PyExc_MemoryError "MemoryError";
    PyNameError PyExc_NameError "NameError";
    PyOverflowError PyExc_OverflowError "OverflowError";
    PyRuntimeError PyExc_RuntimeError "RuntimeError";
    PyRecursionError PyExc_RecursionError "RecursionError";
    PyNotImplementedError PyExc_NotImplementedError "NotImplementedError";
    PySyntaxError PyExc_SyntaxError "SyntaxError";
    PyReferenceError PyExc_ReferenceError "ReferenceError";
    PySystemError PyExc_SystemError "SystemError";
    PySystemExit PyExc_SystemExit "SystemExit";
    PyTypeError PyExc_TypeError "TypeError";
    PyUnboundLocalError PyExc_UnboundLocalError "UnboundLocalError";
    PyUnicodeError PyExc_UnicodeError "UnicodeError";
    PyUnicodeDecodeError PyExc_UnicodeDecodeError "UnicodeDecodeError";
    PyUnicodeEncodeError PyExc_UnicodeEncodeError "UnicodeEncodeError";
    PyUnicodeTranslateError PyExc_UnicodeTranslateError "UnicodeTranslateError";
    PyValueError PyExc_ValueError "ValueError";
    PyZeroDivisionError PyExc_ZeroDivisionError "ZeroDivisionError";
    PyBlockingIOError PyExc_BlockingIOError "BlockingIOError";
    PyBrokenPipeError PyExc_BrokenPipeError "BrokenPipeError";
    PyChildProcessError PyExc_ChildProcessError "ChildProcessError";
    PyConnectionError PyExc_ConnectionError "ConnectionError";
    PyConnectionAbortedError PyExc_ConnectionAbortedError "ConnectionAbortedError";
    PyConnectionRefusedError PyExc_ConnectionRefusedError "ConnectionRefusedError";
    PyConnectionResetError PyExc_ConnectionResetError "ConnectionResetError";
    PyFileExistsError PyExc_FileExistsError "FileExistsError";
    PyFileNotFoundError PyExc_FileNotFoundError "FileNotFoundError";
    PyInterruptedError PyExc_InterruptedError "InterruptedError";
    PyIsADirectoryError PyExc_IsADirectoryError "IsADirectoryError";
    PyNotADirectoryError PyExc_NotADirectoryError "NotADirectoryError";
    PyPermissionError PyExc_PermissionError "PermissionError";
    PyProcessLookupError PyExc_ProcessLookupError "ProcessLookupError";
    PyTimeoutError PyExc_TimeoutError "TimeoutError";
    PyWarning PyExc_Warning "Warning";
    PyUserWarning PyExc_UserWarning "UserWarning";
    PyDeprecationWarning PyExc_DeprecationWarning "DeprecationWarning";
    PyPendingDeprecationWarning PyExc_PendingDeprecationWarning "PendingDeprecationWarning";
    PySyntaxWarning PyExc_SyntaxWarning "SyntaxWarning";
    PyRuntimeWarning PyExc_RuntimeWarning "RuntimeWarning";
    PyFutureWarning PyExc_FutureWarning "FutureWarning";
    PyImportWarning PyExc_ImportWarning "ImportWarning";
    PyUnicodeWarning PyExc_UnicodeWarning "UnicodeWarning";
    PyBytesWarning PyExc_BytesWarning "BytesWarning";
    PyResourceWarning PyExc_ResourceWarning "ResourceWarning";
}

late_exception!(
    /// Python's [`BaseExceptionGroup`](https://docs.python.org/3/library/exceptions.html#BaseExceptionGroup).
    ///
    /// Before Python 3.11 nothing is an instance of it.
    PyBaseExceptionGroup, "BaseExceptionGroup", PyExc_BaseExceptionGroup, c"builtins.BaseExceptionGroup", PyBaseException
);

late_exception!(
    /// Python's [`EncodingWarning`](https://docs.python.org/3/library/exceptions.html#EncodingWarning).
    ///
    /// Before Python 3.10 nothing is an instance of it.
    PyEncodingWarning, "EncodingWarning", PyExc_EncodingWarning, c"builtins.EncodingWarning", PyWarning
);

/// Another name of `OSError`.
pub type PyEnvironmentError = PyOSError;
/// Another name of `OSError`.
pub type PyIOError = PyOSError;

#[cfg(windows)]
/// Another name of `OSError`.
pub type PyWindowsError = PyOSError;
