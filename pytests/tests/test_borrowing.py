"""Borrowing: a value is shared by many or changed by one, and never both."""

import gc
import threading

import pytest
from pytests import borrowing as b
from pytests import classes as c
from pytests import special_methods as s
from raised import message


def test_changing_what_is_shared():
    cell = b.Cell()
    assert message(RuntimeError, cell.share_and_call, lambda: cell.set(1)) == "Already borrowed"
    assert cell.get() == 0
    cell.set(1)
    assert cell.get() == 1


def test_reading_what_is_being_changed():
    cell = b.Cell()
    assert message(RuntimeError, cell.change_and_call, cell.get) == "Already mutably borrowed"
    assert (
        message(RuntimeError, cell.change_and_call, lambda: b.cell_value(cell))
        == "Already mutably borrowed"
    )
    assert cell.get() == 2


def test_changing_what_is_being_changed():
    cell = b.Cell()
    assert message(RuntimeError, cell.change_and_call, lambda: cell.set(9)) == "Already borrowed"
    assert (
        message(RuntimeError, cell.change_and_call, lambda: b.set_cell(cell, 9))
        == "Already borrowed"
    )
    assert cell.get() == 2


def test_sharing_what_is_shared():
    cell = b.Cell()
    assert cell.share_and_call(lambda: cell.share_and_call(cell.get)) == 0
    cell.set(3)
    assert cell.get() == 3


def test_one_instance_twice():
    cell = b.Cell()
    assert (
        message(RuntimeError, cell.__class__.__dict__["with_other"], cell, cell)
        == "Already mutably borrowed"
    )
    assert cell.with_other(b.Cell()) == 0


def test_an_exception_gives_the_borrow_back():
    cell = b.Cell()

    def fail():
        raise KeyError("x")

    for _ in range(3):
        with pytest.raises(KeyError):
            cell.change_and_call(fail)
        with pytest.raises(KeyError):
            cell.share_and_call(fail)
    cell.set(5)
    assert cell.get() == 5


def test_instances_as_arguments():
    cell = b.Cell()
    b.set_cell(cell, 4)
    assert b.cell_value(cell) == 4
    assert b.optional_cell_value(None) is None
    assert b.optional_cell_value(cell) == 4
    assert message(TypeError, b.cell_value, 5) == "'int' object is not an instance of 'Cell'"
    assert message(TypeError, b.set_cell, (1,), 1) == "'tuple' object is not an instance of 'Cell'"


def test_frozen_values_are_never_exclusive():
    version = s.Version(1)
    assert version == version  # noqa: PLR0124


def test_one_instance_in_many_threads():
    cell, numbers = b.Cell(), s.Numbers([0])
    wrong = []

    def work(number):
        for _ in range(2000):
            for call in (
                lambda: cell.set(number),
                lambda: cell.get() in range(8),
                lambda: numbers.append(number),
                lambda: len(numbers),
                lambda: numbers[0],
                lambda: c.Point(number, 1).length(),
            ):
                try:
                    call()
                except RuntimeError as error:
                    if not str(error).startswith("Already "):
                        wrong.append(error)
                except BaseException as error:
                    wrong.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert cell.get() in range(8)
    # Nothing is borrowed any more.
    cell.set(50)
    assert cell.get() == 50
    assert set(numbers) <= set(range(8))


def test_making_and_dropping_in_many_threads():
    gc.collect()
    before = c.alive()

    def work():
        for _ in range(2000):
            made = [c.Counted() for _ in range(3)]
            made.pop()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gc.collect()
    assert c.alive() == before


def test_a_frozen_value_is_lent_by_its_instance():
    assert b.longer(b.Fixed("a"), b.Fixed("bc")) == "bc"
    with pytest.raises(TypeError):
        b.longer(b.Fixed("a"), "bc")
