/* Text in and out, with a string of C's own between the two. */

#include "peer.h"

PyObject *echo(PyObject *module, PyObject *argument) {
    Py_ssize_t size;
    const char *text = PyUnicode_AsUTF8AndSize(argument, &size);
    return text ? PyUnicode_FromStringAndSize(text, size) : NULL;
}

PyObject *louder(PyObject *module, PyObject *argument) {
    Py_ssize_t size;
    const char *text = PyUnicode_AsUTF8AndSize(argument, &size);
    if (text == NULL) {
        return NULL;
    }
    char *louder = malloc(size + 1);
    if (louder == NULL) {
        return PyErr_NoMemory();
    }
    memcpy(louder, text, size);
    louder[size] = '!';
    PyObject *result = PyUnicode_FromStringAndSize(louder, size + 1);
    free(louder);
    return result;
}
