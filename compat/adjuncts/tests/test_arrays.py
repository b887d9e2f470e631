"""`numpy`: arrays in, out, and changed in place."""

import adjuncts
import pytest

numpy = pytest.importorskip("numpy")


def test_a_new_array_of_any_shape():
    array = numpy.arange(24.0).reshape(2, 3, 4)
    result = adjuncts.scaled(array, 0.5)
    assert result.dtype == numpy.float64
    assert numpy.array_equal(result, array / 2)


def test_views_are_read_where_they_lie():
    array = numpy.arange(20.0).reshape(4, 5)
    assert numpy.array_equal(adjuncts.row_sums(array[::2, ::-1]), array[::2].sum(axis=1))


def test_in_place():
    array = numpy.arange(5)
    adjuncts.add_to(array[1:4], 10)
    assert array.tolist() == [0, 11, 12, 13, 4]


def test_another_type_of_item_is_refused():
    with pytest.raises(TypeError, match="type mismatch:\n from=int64, to=float64"):
        adjuncts.scaled(numpy.arange(3), 1.0)


def test_a_list_is_no_array():
    with pytest.raises(TypeError, match="'list' object is not an instance of 'ndarray'"):
        adjuncts.scaled([1.0], 1.0)


def test_a_read_only_array_is_not_written():
    array = numpy.arange(3)
    array.flags.writeable = False
    with pytest.raises(TypeError, match="not writeable"):
        adjuncts.add_to(array, 1)


def test_one_array_is_not_read_and_written_at_once():
    array = numpy.arange(10)
    adjuncts.copy_into(array[:5], array[5:])
    assert array.tolist() == [0, 1, 2, 3, 4] * 2
    with pytest.raises(TypeError, match="already borrowed"):
        adjuncts.copy_into(array[:5], array[3:8])


def test_what_converts_to_an_array():
    assert adjuncts.sum([1, 2.5]) == 3.5
    assert adjuncts.sum(numpy.arange(4)) == 6.0


def test_a_table():
    assert adjuncts.products(3).tolist() == [[1, 2, 3], [2, 4, 6], [3, 6, 9]]


def test_what_an_array_is():
    assert adjuncts.describe(numpy.zeros((2, 3))) == ("float64", [2, 3], True)
    assert adjuncts.describe(numpy.zeros(4, dtype="i2")) == ("int16", [4], False)


def test_objects():
    marker = object()
    array = adjuncts.objects([marker, None])
    assert array.dtype == object
    assert array[0] is marker
