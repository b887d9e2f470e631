/* Arrays of C's own, read from sequences and made into lists. Converting an item may run Python code that changes the
 * sequence, so its length is compared before each. */

#include "peer.h"

/* The sequence as a list or tuple; its length goes to `length`. */
static PyObject *open_sequence(PyObject *argument, Py_ssize_t *length) {
    PyObject *sequence = PySequence_Fast(argument, "expected a sequence");
    if (sequence != NULL) {
        *length = PySequence_Fast_GET_SIZE(sequence);
    }
    return sequence;
}

static int changed(PyObject *sequence, Py_ssize_t length) {
    if (PySequence_Fast_GET_SIZE(sequence) == length) {
        return 0;
    }
    PyErr_SetString(PyExc_RuntimeError, "the sequence changed size");
    return 1;
}

/* Room for that many values; malloc(0) may say NULL. */
static void *allocate(Py_ssize_t length, size_t size) {
    void *memory = malloc(length ? (size_t)length * size : 1);
    if (memory == NULL) {
        PyErr_NoMemory();
    }
    return memory;
}

/* How many values to make; -1 with an exception set. */
static Py_ssize_t count_of(PyObject *argument) {
    Py_ssize_t count = PyLong_AsSsize_t(argument);
    if (count < 0 && !PyErr_Occurred()) {
        PyErr_SetString(PyExc_ValueError, "the count is negative");
    }
    return count < 0 ? -1 : count;
}

/* int */

static long *longs_of(PyObject *argument, Py_ssize_t *length) {
    PyObject *sequence = open_sequence(argument, length);
    long *values = sequence ? allocate(*length, sizeof(long)) : NULL;
    for (Py_ssize_t i = 0; values != NULL && i < *length; i++) {
        if (changed(sequence, *length)) {
            goto failed;
        }
        values[i] = PyLong_AsLong(PySequence_Fast_GET_ITEM(sequence, i));
        if (values[i] == -1 && PyErr_Occurred()) {
            goto failed;
        }
    }
    Py_XDECREF(sequence);
    return values;
failed:
    Py_DECREF(sequence);
    free(values);
    return NULL;
}

PyObject *total(PyObject *module, PyObject *argument) {
    Py_ssize_t length;
    long *values = longs_of(argument, &length);
    if (values == NULL) {
        return NULL;
    }
    long total = 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        total += values[i];
    }
    free(values);
    return PyLong_FromLong(total);
}

PyObject *ints(PyObject *module, PyObject *argument) {
    Py_ssize_t count = count_of(argument);
    if (count == -1) {
        return NULL;
    }
    long *values = allocate(count, sizeof(long));
    PyObject *list = values ? PyList_New(count) : NULL;
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        values[i] = i * 1000;
    }
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *value = PyLong_FromLong(values[i]);
        if (value == NULL) {
            Py_CLEAR(list);
            break;
        }
        PyList_SET_ITEM(list, i, value);
    }
    free(values);
    return list;
}

/* float */

static double *doubles_of(PyObject *argument, Py_ssize_t *length) {
    PyObject *sequence = open_sequence(argument, length);
    double *values = sequence ? allocate(*length, sizeof(double)) : NULL;
    for (Py_ssize_t i = 0; values != NULL && i < *length; i++) {
        if (changed(sequence, *length)) {
            goto failed;
        }
        values[i] = PyFloat_AsDouble(PySequence_Fast_GET_ITEM(sequence, i));
        if (values[i] == -1.0 && PyErr_Occurred()) {
            goto failed;
        }
    }
    Py_XDECREF(sequence);
    return values;
failed:
    Py_DECREF(sequence);
    free(values);
    return NULL;
}

PyObject *total_floats(PyObject *module, PyObject *argument) {
    Py_ssize_t length;
    double *values = doubles_of(argument, &length);
    if (values == NULL) {
        return NULL;
    }
    double total = 0.0;
    for (Py_ssize_t i = 0; i < length; i++) {
        total += values[i];
    }
    free(values);
    return PyFloat_FromDouble(total);
}

PyObject *floats(PyObject *module, PyObject *argument) {
    Py_ssize_t count = count_of(argument);
    if (count == -1) {
        return NULL;
    }
    double *values = allocate(count, sizeof(double));
    PyObject *list = values ? PyList_New(count) : NULL;
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        values[i] = i * 0.5;
    }
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *value = PyFloat_FromDouble(values[i]);
        if (value == NULL) {
            Py_CLEAR(list);
            break;
        }
        PyList_SET_ITEM(list, i, value);
    }
    free(values);
    return list;
}

/* str */

typedef struct {
    char *text;
    Py_ssize_t size;
} String;

/* Copies the text; 0 with an exception set without memory. */
static int copy(String *string, const char *text, Py_ssize_t size) {
    string->text = allocate(size, 1);
    string->size = size;
    if (string->text == NULL) {
        return 0;
    }
    memcpy(string->text, text, size);
    return 1;
}

static void free_strings(String *strings, Py_ssize_t length) {
    for (Py_ssize_t i = 0; i < length; i++) {
        free(strings[i].text);
    }
    free(strings);
}

static String *strings_of(PyObject *argument, Py_ssize_t *length) {
    Py_ssize_t i = 0;
    PyObject *sequence = open_sequence(argument, length);
    String *strings = sequence ? allocate(*length, sizeof(String)) : NULL;
    for (; strings != NULL && i < *length; i++) {
        Py_ssize_t size;
        if (changed(sequence, *length)) {
            goto failed;
        }
        const char *text = PyUnicode_AsUTF8AndSize(PySequence_Fast_GET_ITEM(sequence, i), &size);
        if (text == NULL || !copy(&strings[i], text, size)) {
            goto failed;
        }
    }
    Py_XDECREF(sequence);
    return strings;
failed:
    Py_DECREF(sequence);
    free_strings(strings, i);
    return NULL;
}

PyObject *letters(PyObject *module, PyObject *argument) {
    Py_ssize_t length;
    String *strings = strings_of(argument, &length);
    if (strings == NULL) {
        return NULL;
    }
    Py_ssize_t total = 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        total += strings[i].size;
    }
    free_strings(strings, length);
    return PyLong_FromSsize_t(total);
}

PyObject *words(PyObject *module, PyObject *argument) {
    Py_ssize_t made = 0, count = count_of(argument);
    if (count == -1) {
        return NULL;
    }
    String *strings = allocate(count, sizeof(String));
    if (strings == NULL) {
        return NULL;
    }
    while (made < count && copy(&strings[made], "some words", strlen("some words"))) {
        made++;
    }
    PyObject *list = made == count ? PyList_New(count) : NULL;
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *value = PyUnicode_FromStringAndSize(strings[i].text, strings[i].size);
        if (value == NULL) {
            Py_CLEAR(list);
            break;
        }
        PyList_SET_ITEM(list, i, value);
    }
    free_strings(strings, made);
    return list;
}
