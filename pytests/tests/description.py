"""Reads what a library says of its modules without being run (keelback-core's `inspect/item.rs` has the layout), and
writes it as a stub would."""

import ctypes
import struct

WORD = ctypes.sizeof(ctypes.c_void_p)
FORMAT = 3
METH_CLASS, METH_STATIC = 0x10, 0x20

# The rows of the `#[pymethods]` blocks that a class does not know itself, by its path.
BLOCKS = {}


def word(address, index=0):
    return ctypes.c_size_t.from_address(address + index * WORD).value


def byte(address, index=0):
    return ctypes.c_uint8.from_address(address + index * WORD).value


def text(address, index=0):
    """A `&str`, `None` for an absent one; a `&CStr` counts its NUL."""
    start = word(address, index)
    return (
        ctypes.string_at(start, word(address, index + 1)).decode().rstrip("\0") if start else None
    )


def rows(address, index, size):
    """The addresses of a slice's items of `size` words."""
    start, count = word(address, index), word(address, index + 1)
    return [start + number * size * WORD for number in range(count)]


def expression(address):
    kind = byte(address)
    if kind == 0:
        return constant(address + WORD)
    if kind == 1:
        return text(address, 1)
    if kind == 2:
        return f"{expression(word(address, 1))}.{text(address, 2)}"
    if kind == 3:
        return f"{expression(word(address, 1))} | {expression(word(address, 3))}"
    if kind in (4, 5):
        items = ", ".join(map(expression, rows(address, 1, 4)))
        return f"({items})" if kind == 4 else f"[{items}]"
    if kind == 6:
        inside = expression(word(address, 2))
        is_tuple = byte(word(address, 2)) == 4 and inside != "()"
        return f"{expression(word(address, 1))}[{inside[1:-1] if is_tuple else inside}]"
    assert kind == 7
    return expression(word(address, 1))


def constant(address):
    kind = byte(address)
    if kind in (0, 5):
        return "None" if kind == 0 else "..."
    return (
        str(bool(ctypes.c_uint8.from_address(address + 1).value)) if kind == 1 else text(address, 1)
    )


def parameter(address):
    default = text(address, 3)
    shown = f"{text(address)}: {expression(word(address, 5))}"
    return byte(address, 2), shown if default is None else f"{shown} = {default}"


def function(address):
    """`name(parameters) -> result` of a descriptor."""
    parts, before = [], None
    for kind, shown in map(parameter, rows(address, 8, 6)):
        if before == 0 and kind != 0:
            parts.append("/")
        if kind == 2 and before != 2 and not text(address, 10):
            parts.append("*")
        if kind == 2 and before != 2 and text(address, 10):
            parts.append(f"*{text(address, 10)}: {expression(word(address, 14))}")
        parts.append(shown)
        before = kind
    if before == 0:
        parts.append("/")
    if before != 2 and text(address, 10):
        parts.append(f"*{text(address, 10)}: {expression(word(address, 14))}")
    if text(address, 12):
        parts.append(f"**{text(address, 12)}: {expression(word(address, 15))}")
    return f"{text(address)}({', '.join(parts)}) -> {expression(word(address, 16))}"


def members(address):
    """What one table of a class holds."""
    for row in rows(address, 0, 1):
        entry = word(row)
        flags = ctypes.c_int.from_address(entry + 2 * WORD).value
        kind = (
            "classmethod " if flags & METH_CLASS else "staticmethod " if flags & METH_STATIC else ""
        )
        yield kind + function(word(entry, 4))
    for row in rows(address, 2, 3):
        descriptor = word(row)
        if word(row, 1):
            yield f"property {text(descriptor)} -> {expression(word(descriptor, 16))}"
        if word(row, 2):
            taken = [shown for _, shown in map(parameter, rows(descriptor, 8, 6))]
            yield f"setter {text(descriptor)}({', '.join(taken)})"
    for row in rows(address, 4, 6):
        yield f"{text(row)}: {expression(word(row, 2))}"
    for row in rows(address, 6, 2):
        yield function(word(row))
    if word(address, 8):
        yield function(word(word(address, 8)))


def item(address):
    kind, row = byte(address), word(address, 1)
    if kind == 0:
        return function(row)
    if kind == 1:
        descriptor = word(row, 1)
        found = {
            "class": expression(word(row)),
            "path": text(descriptor, 2),
            "base": expression(word(row, 2)),
        }
        tables = [word(row, 3), word(row, 4), *BLOCKS.get(found["path"], [])]
        found["members"] = [member for table in tables if table for member in members(table)]
        return found
    if kind == 2:
        return f"class {expression(word(row))}({expression(word(row, 1))}): {text(row, 2)}"
    if kind == 3:
        return f"type {expression(row)}"
    if kind == 4:
        return module(row)
    if kind == 5:
        return f"{text(row)}: {expression(word(row, 2))}"
    assert kind == 6
    return "unknown"


def module(address):
    return {
        "module": text(address),
        "doc": text(address, 2),
        "items": [item(row) for row in rows(address, 5, 2)],
    }


class Place(ctypes.Structure):
    """`Dl_info`: where an address lies, and from where on its library is loaded."""

    _fields_ = [
        ("file", ctypes.c_char_p),
        ("base", ctypes.c_void_p),
        ("symbol", ctypes.c_char_p),
        ("address", ctypes.c_void_p),
    ]


def blocks(library, root):
    """The addresses of the blocks in the section `keelback` of the loaded ELF file that `root` lies in."""
    place = Place()
    assert ctypes.CDLL(None).dladdr(ctypes.c_void_p(root), ctypes.byref(place))
    data = library.read_bytes()
    (table,) = struct.unpack_from("<Q", data, 40)
    count, names = struct.unpack_from("<HH", data, 60)
    headers = [struct.unpack_from("<IIQQQQ", data, table + number * 64) for number in range(count)]
    for name, _, _, address, _, size in headers:
        if data[headers[names][4] + name :].startswith(b"keelback\0"):
            return range(place.base + address, place.base + address + size, 4 * WORD)
    return range(0)


def described(library, name):
    """The description of the module `name` in a library that is loaded."""
    root = ctypes.addressof(
        ctypes.c_size_t.in_dll(ctypes.CDLL(str(library)), f"keelback_module_{name}")
    )
    assert word(root) == FORMAT
    BLOCKS.clear()
    for block in blocks(library, root):
        BLOCKS.setdefault(text(word(block, 1), 2), []).append(word(block))
    return module(word(root, 1))
