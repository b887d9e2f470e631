/* What `peer.c` puts into the module from the other files. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* text.c */
PyObject *echo(PyObject *module, PyObject *argument);
PyObject *louder(PyObject *module, PyObject *argument);

/* vector.c */
PyObject *total(PyObject *module, PyObject *argument);
PyObject *ints(PyObject *module, PyObject *argument);
PyObject *total_floats(PyObject *module, PyObject *argument);
PyObject *floats(PyObject *module, PyObject *argument);
PyObject *letters(PyObject *module, PyObject *argument);
PyObject *words(PyObject *module, PyObject *argument);

/* map.c */
PyObject *same(PyObject *module, PyObject *argument);
