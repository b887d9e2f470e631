/* Two functions for callgrind to see: it zeroes its counters at the first and writes them out after the second. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

__attribute__((noinline, visibility("default"))) void bench_begin(void) { __asm__ volatile(""); }
__attribute__((noinline, visibility("default"))) void bench_end(void) { __asm__ volatile(""); }

static PyObject *begin(PyObject *module, PyObject *ignored) {
    bench_begin();
    Py_RETURN_NONE;
}

static PyObject *end(PyObject *module, PyObject *ignored) {
    bench_end();
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"begin", begin, METH_NOARGS, NULL},
    {"end", end, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "marks", .m_methods = functions};

PyMODINIT_FUNC PyInit_marks(void) {
    PyObject *module = PyModule_Create(&definition);
#ifdef Py_GIL_DISABLED
    if (module != NULL) {
        PyUnstable_Module_SetGIL(module, Py_MOD_GIL_NOT_USED);
    }
#endif
    return module;
}
