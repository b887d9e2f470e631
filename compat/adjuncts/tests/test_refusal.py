"""A free-threaded Python would read past the header of an array: the import fails with a sentence."""

import pytest


def test_the_import_fails_with_a_sentence():
    with pytest.raises(
        ImportError,
        match=r"as builds of Python with the GIL lay them out, and Python 3\.\d+\S* is free-threaded",
    ):
        import adjuncts  # noqa: F401
