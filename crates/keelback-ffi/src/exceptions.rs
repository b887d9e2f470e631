//! The built-in exception classes.
//!
//! `PyExc_EnvironmentError` and `PyExc_IOError` are other names of `PyExc_OSError`. CPython sets
//! them while it starts, so they are null here until `load` has seen a running interpreter.

use crate::declare::exceptions;

exceptions! {
    PyExc_ArithmeticError;
    PyExc_AssertionError;
    PyExc_AttributeError;
    PyExc_BaseException;
    PyExc_BlockingIOError;
    PyExc_BrokenPipeError;
    PyExc_BufferError;
    PyExc_BytesWarning;
    PyExc_ChildProcessError;
    PyExc_ConnectionAbortedError;
    PyExc_ConnectionError;
    PyExc_ConnectionRefusedError;
    PyExc_ConnectionResetError;
    PyExc_DeprecationWarning;
    PyExc_EOFError;
    PyExc_EnvironmentError;
    PyExc_Exception;
    PyExc_FileExistsError;
    PyExc_FileNotFoundError;
    PyExc_FloatingPointError;
    PyExc_FutureWarning;
    PyExc_GeneratorExit;
    PyExc_IOError;
    PyExc_ImportError;
    PyExc_ImportWarning;
    PyExc_IndentationError;
    PyExc_IndexError;
    PyExc_InterruptedError;
    PyExc_IsADirectoryError;
    PyExc_KeyError;
    PyExc_KeyboardInterrupt;
    PyExc_LookupError;
    PyExc_MemoryError;
    PyExc_ModuleNotFoundError;
    PyExc_NameError;
    PyExc_NotADirectoryError;
    PyExc_NotImplementedError;
    PyExc_OSError;
    PyExc_OverflowError;
    PyExc_PendingDeprecationWarning;
    PyExc_PermissionError;
    PyExc_ProcessLookupError;
    PyExc_RecursionError;
    PyExc_ReferenceError;
    PyExc_ResourceWarning;
    PyExc_RuntimeError;
    PyExc_RuntimeWarning;
    PyExc_StopAsyncIteration;
    PyExc_StopIteration;
    PyExc_SyntaxError;
    PyExc_SyntaxWarning;
    PyExc_SystemError;
    PyExc_SystemExit;
    PyExc_TabError;
    PyExc_TimeoutError;
    PyExc_TypeError;
    PyExc_UnboundLocalError;
    PyExc_UnicodeDecodeError;
    PyExc_UnicodeEncodeError;
    PyExc_UnicodeError;
    PyExc_UnicodeTranslateError;
    PyExc_UnicodeWarning;
    PyExc_UserWarning;
    PyExc_ValueError;
    PyExc_Warning;
    PyExc_ZeroDivisionError;
    [3.11] PyExc_BaseExceptionGroup;
    [3.10] PyExc_EncodingWarning;
    [3.15] PyExc_ImportCycleError;
    [3.13] PyExc_InterpreterError;
    [3.13] PyExc_InterpreterNotFoundError;
    [3.13] PyExc_PythonFinalizationError;
}
