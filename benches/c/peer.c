/* What the Rust peers do, written by hand against the headers of one Python: the narrowest calling conventions, a heap
 * type that is not collected, construction by vectorcall, keywords matched by pointer first. */

#include "peer.h"

/* Functions */

static PyObject *nothing(PyObject *module, PyObject *ignored) { Py_RETURN_NONE; }

static PyObject *increment_positional(PyObject *module, PyObject *argument) {
    long x = PyLong_AsLong(argument);
    if (x == -1 && PyErr_Occurred()) {
        return NULL;
    }
    return PyLong_FromLong(x + 1);
}

/* The interned names of the parameters; the benchmark imports the module once. */
static PyObject *name_x, *name_y, *name_a, *name_b, *name_c;

/* Puts positional and keyword arguments where `names` say. False with an exception where they do not fit. */
static int place(const char *function, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords,
                 PyObject *const *names, Py_ssize_t total, Py_ssize_t required, PyObject **placed) {
    if (count > total) {
        PyErr_Format(PyExc_TypeError, "%s() takes %zd positional arguments but %zd were given", function, total, count);
        return 0;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        placed[i] = arguments[i];
    }
    Py_ssize_t named = keywords ? PyTuple_GET_SIZE(keywords) : 0;
    for (Py_ssize_t k = 0; k < named; k++) {
        PyObject *name = PyTuple_GET_ITEM(keywords, k);
        Py_ssize_t i = 0;
        while (i < total && names[i] != name) {
            i++;
        }
        for (Py_ssize_t j = 0; i == total && j < total; j++) {
            if (PyUnicode_Compare(names[j], name) == 0) {
                i = j;
            }
        }
        if (i == total) {
            PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", function, name);
            return 0;
        }
        if (placed[i]) {
            PyErr_Format(PyExc_TypeError, "%s() got multiple values for argument '%U'", function, name);
            return 0;
        }
        placed[i] = arguments[count + k];
    }
    for (Py_ssize_t i = 0; i < required; i++) {
        if (!placed[i]) {
            PyErr_Format(PyExc_TypeError, "%s() missing required argument '%U'", function, names[i]);
            return 0;
        }
    }
    return 1;
}

static PyObject *increment(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords) {
    if (count == 1 && keywords == NULL) {
        return increment_positional(module, arguments[0]);
    }
    PyObject *placed[1] = {NULL};
    if (!place("increment", arguments, count, keywords, &name_x, 1, 1, placed)) {
        return NULL;
    }
    return increment_positional(module, placed[0]);
}

static PyObject *sum(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords) {
    PyObject *names[3] = {name_a, name_b, name_c};
    PyObject *placed[3] = {NULL, NULL, NULL};
    PyObject *const *given = placed;
    long values[3] = {0, 20, 30};
    if (count == 3 && keywords == NULL) {
        given = arguments;
    } else if (!place("sum", arguments, count, keywords, names, 3, 1, placed)) {
        return NULL;
    }
    for (int i = 0; i < 3; i++) {
        if (given[i]) {
            values[i] = PyLong_AsLong(given[i]);
            if (values[i] == -1 && PyErr_Occurred()) {
                return NULL;
            }
        }
    }
    return PyLong_FromLong(values[0] + values[1] + values[2]);
}

static PyObject *call(PyObject *module, PyObject *const *arguments, Py_ssize_t count) {
    if (count != 2) {
        return PyErr_Format(PyExc_TypeError, "call() takes 2 positional arguments but %zd were given", count);
    }
    long x = PyLong_AsLong(arguments[1]);
    if (x == -1 && PyErr_Occurred()) {
        return NULL;
    }
    PyObject *argument = PyLong_FromLong(x + 1);
    if (argument == NULL) {
        return NULL;
    }
    PyObject *result = PyObject_CallOneArg(arguments[0], argument);
    Py_DECREF(argument);
    if (result == NULL) {
        return NULL;
    }
    long value = PyLong_AsLong(result);
    Py_DECREF(result);
    return value == -1 && PyErr_Occurred() ? NULL : PyLong_FromLong(value);
}

static PyObject *refuse(PyObject *module, PyObject *argument) {
    long x = PyLong_AsLong(argument);
    if (x == -1 && PyErr_Occurred()) {
        return NULL;
    }
    if (x < 0) {
        PyErr_SetString(PyExc_ValueError, "x must not be negative");
        return NULL;
    }
    return PyLong_FromLong(x);
}

/* Point */

typedef struct {
    PyObject_HEAD
    double x, y;
} Point;

static PyObject *point_make(PyTypeObject *type, PyObject *x_object, PyObject *y_object) {
    double x = PyFloat_AsDouble(x_object);
    if (x == -1.0 && PyErr_Occurred()) {
        return NULL;
    }
    double y = PyFloat_AsDouble(y_object);
    if (y == -1.0 && PyErr_Occurred()) {
        return NULL;
    }
    Point *self = (Point *)type->tp_alloc(type, 0);
    if (self != NULL) {
        self->x = x;
        self->y = y;
    }
    return (PyObject *)self;
}

static PyObject *point_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    static char *names[] = {"x", "y", NULL};
    PyObject *x, *y;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OO:Point", names, &x, &y)) {
        return NULL;
    }
    return point_make(type, x, y);
}

static PyObject *point_vectorcall(PyObject *type, PyObject *const *arguments, size_t flags, PyObject *keywords) {
    Py_ssize_t count = PyVectorcall_NARGS(flags);
    if (count == 2 && keywords == NULL) {
        return point_make((PyTypeObject *)type, arguments[0], arguments[1]);
    }
    PyObject *names[2] = {name_x, name_y};
    PyObject *placed[2] = {NULL, NULL};
    if (!place("Point", arguments, count, keywords, names, 2, 2, placed)) {
        return NULL;
    }
    return point_make((PyTypeObject *)type, placed[0], placed[1]);
}

static void point_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *point_norm(PyObject *self, PyObject *ignored) {
    Point *point = (Point *)self;
    return PyFloat_FromDouble(point->x * point->x + point->y * point->y);
}

static PyObject *point_times(PyObject *self, PyObject *argument) {
    Point *point = (Point *)self;
    double factor = PyFloat_AsDouble(argument);
    if (factor == -1.0 && PyErr_Occurred()) {
        return NULL;
    }
    return PyFloat_FromDouble((point->x + point->y) * factor);
}

static PyObject *point_x(PyObject *self, void *closure) { return PyFloat_FromDouble(((Point *)self)->x); }
static PyObject *point_y(PyObject *self, void *closure) { return PyFloat_FromDouble(((Point *)self)->y); }

static int set_coordinate(double *coordinate, PyObject *value) {
    if (value == NULL) {
        PyErr_SetString(PyExc_AttributeError, "property has no deleter");
        return -1;
    }
    double number = PyFloat_AsDouble(value);
    if (number == -1.0 && PyErr_Occurred()) {
        return -1;
    }
    *coordinate = number;
    return 0;
}

static int point_set_x(PyObject *self, PyObject *value, void *closure) {
    return set_coordinate(&((Point *)self)->x, value);
}

static int point_set_y(PyObject *self, PyObject *value, void *closure) {
    return set_coordinate(&((Point *)self)->y, value);
}

static Py_ssize_t point_len(PyObject *self) { return 2; }

static int point_contains(PyObject *self, PyObject *item) {
    double number = PyFloat_AsDouble(item);
    if (number == -1.0 && PyErr_Occurred()) {
        return -1;
    }
    return number == ((Point *)self)->x || number == ((Point *)self)->y;
}

/* The benchmark imports the module once. */
static PyTypeObject *point_type;

static PyObject *point_add(PyObject *left, PyObject *right) {
    if (!PyObject_TypeCheck(left, point_type) || !PyObject_TypeCheck(right, point_type)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    Point *self = (Point *)point_type->tp_alloc(point_type, 0);
    if (self != NULL) {
        self->x = ((Point *)left)->x + ((Point *)right)->x;
        self->y = ((Point *)left)->y + ((Point *)right)->y;
    }
    return (PyObject *)self;
}

static PyObject *point_compare(PyObject *self, PyObject *other, int operator) {
    if ((operator != Py_EQ && operator != Py_NE) || !PyObject_TypeCheck(other, point_type)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    Point *left = (Point *)self, *right = (Point *)other;
    int equal = left->x == right->x && left->y == right->y;
    return PyBool_FromLong(equal == (operator == Py_EQ));
}

static PyObject *point_call(PyObject *self, PyObject *arguments, PyObject *keywords) {
    if ((keywords && PyDict_GET_SIZE(keywords) != 0) || PyTuple_GET_SIZE(arguments) != 1) {
        return PyErr_Format(PyExc_TypeError, "__call__() takes 1 positional argument");
    }
    double factor = PyFloat_AsDouble(PyTuple_GET_ITEM(arguments, 0));
    if (factor == -1.0 && PyErr_Occurred()) {
        return NULL;
    }
    return PyFloat_FromDouble((((Point *)self)->x - ((Point *)self)->y) * factor);
}

static PyMethodDef point_methods[] = {
    {"norm", point_norm, METH_NOARGS, NULL},
    {"times", point_times, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef point_properties[] = {
    {"x", point_x, point_set_x, NULL, NULL},
    {"y", point_y, point_set_y, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot point_slots[] = {
    {Py_tp_new, point_new},
    {Py_tp_dealloc, point_dealloc},
    {Py_tp_methods, point_methods},
    {Py_tp_getset, point_properties},
    {Py_mp_length, point_len},
    {Py_sq_length, point_len},
    {Py_sq_contains, point_contains},
    {Py_nb_add, point_add},
    {Py_tp_richcompare, point_compare},
    {Py_tp_call, point_call},
    {0, NULL},
};

static PyType_Spec point_spec = {"peer.Point", sizeof(Point), 0, Py_TPFLAGS_DEFAULT, point_slots};

/* Steps */

typedef struct {
    PyObject_HEAD
    long step;
} Steps;

static PyObject *steps_next(PyObject *self) {
    Steps *steps = (Steps *)self;
    steps->step = (steps->step + 1) % 1000;
    return PyLong_FromLong(steps->step);
}

static PyType_Slot steps_slots[] = {
    {Py_tp_new, PyType_GenericNew},
    {Py_tp_dealloc, point_dealloc},
    {Py_tp_iternext, steps_next},
    {0, NULL},
};

static PyType_Spec steps_spec = {"peer.Steps", sizeof(Steps), 0, Py_TPFLAGS_DEFAULT, steps_slots};

/* The module */

static int execute(PyObject *module) {
    name_x = PyUnicode_InternFromString("x");
    name_y = PyUnicode_InternFromString("y");
    name_a = PyUnicode_InternFromString("a");
    name_b = PyUnicode_InternFromString("b");
    name_c = PyUnicode_InternFromString("c");
    PyObject *type = PyType_FromModuleAndSpec(module, &point_spec, NULL);
    if (type == NULL || !name_x || !name_y || !name_a || !name_b || !name_c) {
        return -1;
    }
    point_type = (PyTypeObject *)type;
    point_type->tp_vectorcall = point_vectorcall;
    PyObject *steps = PyType_FromModuleAndSpec(module, &steps_spec, NULL);
    if (steps == NULL || PyModule_AddObjectRef(module, "Steps", steps) < 0) {
        return -1;
    }
    return PyModule_AddObjectRef(module, "Point", type);
}

static PyMethodDef functions[] = {
    {"nothing", nothing, METH_NOARGS, NULL},
    {"increment", (PyCFunction)(void (*)(void))increment, METH_FASTCALL | METH_KEYWORDS, NULL},
    {"increment_positional", increment_positional, METH_O, NULL},
    {"sum", (PyCFunction)(void (*)(void))sum, METH_FASTCALL | METH_KEYWORDS, NULL},
    {"echo", echo, METH_O, NULL},
    {"louder", louder, METH_O, NULL},
    {"total", total, METH_O, NULL},
    {"ints", ints, METH_O, NULL},
    {"total_floats", total_floats, METH_O, NULL},
    {"floats", floats, METH_O, NULL},
    {"letters", letters, METH_O, NULL},
    {"words", words, METH_O, NULL},
    {"same", same, METH_O, NULL},
    {"call", (PyCFunction)(void (*)(void))call, METH_FASTCALL, NULL},
    {"refuse", refuse, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, execute},
#ifdef Py_GIL_DISABLED
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "peer", .m_methods = functions, .m_slots = slots,
};

PyMODINIT_FUNC PyInit_peer(void) { return PyModuleDef_Init(&definition); }
