/* A hash map of C's own, from strings to integers, read from a dict and made into one. As Rust's it owns its keys and
 * hashes them with SipHash 1-3, here by CPython's function. */

#include "peer.h"

#if PY_VERSION_HEX >= 0x030E0000
#define hash_bytes Py_HashBuffer
#else
Py_hash_t _Py_HashBytes(const void *, Py_ssize_t);
#define hash_bytes _Py_HashBytes
#endif

typedef struct {
    char *key; /* NULL in an empty place */
    Py_ssize_t size;
    Py_hash_t hash;
    long value;
} Entry;

typedef struct {
    Entry *entries;
    size_t mask;
} Map;

/* An empty map that stays sparse with so many entries. */
static int map_init(Map *map, Py_ssize_t length) {
    size_t places = 8;
    while (places * 7 / 8 < (size_t)length) {
        places *= 2;
    }
    map->mask = places - 1;
    map->entries = calloc(places, sizeof(Entry));
    if (map->entries == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    return 1;
}

static void map_free(Map *map) {
    for (size_t i = 0; i <= map->mask; i++) {
        free(map->entries[i].key);
    }
    free(map->entries);
}

/* Copies the key if it is new. */
static int map_insert(Map *map, const char *key, Py_ssize_t size, long value) {
    Py_hash_t hash = hash_bytes(key, size);
    size_t i = (size_t)hash & map->mask;
    Entry *entry = &map->entries[i];
    while (entry->key != NULL) {
        if (entry->hash == hash && entry->size == size && memcmp(entry->key, key, size) == 0) {
            entry->value = value;
            return 1;
        }
        i = (i + 1) & map->mask;
        entry = &map->entries[i];
    }
    entry->key = malloc(size ? size : 1);
    if (entry->key == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    memcpy(entry->key, key, size);
    entry->size = size;
    entry->hash = hash;
    entry->value = value;
    return 1;
}

/* Reads a dict, which Python code may change meanwhile. */
static int map_read(Map *map, PyObject *dict, Py_ssize_t length) {
    Py_ssize_t position = 0;
    PyObject *key, *value;
    while (PyDict_Next(dict, &position, &key, &value)) {
        Py_ssize_t size;
        const char *text = PyUnicode_AsUTF8AndSize(key, &size);
        if (text == NULL) {
            return 0;
        }
        Py_INCREF(key); /* the conversion of the value may run code that removes the key, and `text` with it */
        long number = PyLong_AsLong(value);
        int inserted = !(number == -1 && PyErr_Occurred()) && map_insert(map, text, size, number);
        Py_DECREF(key);
        if (!inserted) {
            return 0;
        }
        if (PyDict_GET_SIZE(dict) != length) {
            PyErr_SetString(PyExc_RuntimeError, "dictionary changed size during iteration");
            return 0;
        }
    }
    return 1;
}

static int put(PyObject *dict, const Entry *entry) {
    PyObject *key = PyUnicode_FromStringAndSize(entry->key, entry->size);
    PyObject *value = key ? PyLong_FromLong(entry->value) : NULL;
    int status = value ? PyDict_SetItem(dict, key, value) : -1;
    Py_XDECREF(key);
    Py_XDECREF(value);
    return status == 0;
}

static PyObject *map_to_dict(const Map *map) {
    PyObject *dict = PyDict_New();
    for (size_t i = 0; dict != NULL && i <= map->mask; i++) {
        if (map->entries[i].key != NULL && !put(dict, &map->entries[i])) {
            Py_CLEAR(dict);
        }
    }
    return dict;
}

PyObject *same(PyObject *module, PyObject *argument) {
    if (!PyDict_Check(argument)) {
        return PyErr_Format(PyExc_TypeError, "expected dict, got %s", Py_TYPE(argument)->tp_name);
    }
    Py_ssize_t length = PyDict_GET_SIZE(argument);
    Map map;
    if (!map_init(&map, length)) {
        return NULL;
    }
    PyObject *result = map_read(&map, argument, length) ? map_to_dict(&map) : NULL;
    map_free(&map);
    return result;
}
