"""What a call says when it fails."""

import pytest


def message(kind, function, *arguments, **options):
    """The message of the exception, which is of exactly this kind."""
    with pytest.raises(kind) as raised:
        function(*arguments, **options)
    assert type(raised.value) is kind
    return str(raised.value)


def failure(function, *arguments, **options):
    """The exception as the last line of its traceback shows it."""
    with pytest.raises(Exception) as raised:
        function(*arguments, **options)
    return f"{type(raised.value).__name__}: {raised.value}"
