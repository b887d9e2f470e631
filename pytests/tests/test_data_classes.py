"""Classes that are their fields: representation, comparison, hash, copies, pickles."""

import copy
import gc
import importlib.util
import inspect
import io
import multiprocessing
import multiprocessing.spawn
import pickle
import shlex
import sys
from pathlib import Path

import pytest
from allocations import blocks_left
from pytests import data_classes as d

NOTES = sys.version_info >= (3, 11)
PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


class Colored(d.Point):
    """Derived in Python, with attributes in `__dict__`."""

    def __new__(cls, x, y=0.0, color="red"):
        self = super().__new__(cls, x, y)
        self.color = color
        return self


class Slotted(d.Point):
    """With attributes in slots."""

    __slots__ = ("color", "other", "unset")


class Stateful(d.Point):
    """With its own idea of its state."""

    def __getstate__(self):
        return {"saved": self.color}

    def __setstate__(self, state):
        self.color = state["saved"] + "!"


LABEL = d.Label("a", d.Kind.BOLD)


def everything():
    return d.Everything(LABEL, [LABEL, d.Label("b", d.Kind.Plain)], {"k": [1]}, counts={"n": 5})


class TestConstructor:
    def test_fields_are_parameters(self):
        assert str(inspect.signature(d.Point)) == "(x, y=0.0)"
        assert (d.Point(1).x, d.Point(1).y) == (1.0, 0.0)
        assert (d.Point(y=2, x=1).x, d.Point(y=2, x=1).y) == (1.0, 2.0)
        assert d.Point.y.__doc__ == "How far up."

    def test_names_are_those_of_python(self):
        assert d.Label("a", type=d.Kind.Plain).type is d.Kind.Plain
        assert everything().firstLabel == LABEL
        assert d.Pair(1, second="x").second == "x"
        assert d.Pair(1, "x")._0 == 1

    def test_setting(self):
        point = d.Point(1)
        point.x = 5
        assert point == d.Point(5)
        with pytest.raises(AttributeError):
            LABEL.text = "b"

    def test_the_written_constructor_wins(self):
        assert d.Parsed("5").number == 5
        with pytest.raises(TypeError):
            d.Parsed(number=5)
        with pytest.raises(ValueError, match="not positive"):
            d.Positive(0)


class TestRepresentation:
    def test_fields(self):
        assert repr(d.Point(1, 2.5)) == "Point(x=1.0, y=2.5)"
        assert repr(LABEL) == "Label(text='a', type=Kind.BOLD)"
        assert repr(d.Pair(1, "x")) == "Pair(_0=1, second='x')"
        assert repr(d.Unit()) == "Unit()"
        assert str(d.Point(1)) == "Point(x=1.0, y=0.0)"

    def test_derived_classes(self):
        assert repr(Colored(1)) == "Colored(x=1.0, y=0.0)"

    def test_inside_of_itself(self):
        inside = []
        outside = d.Hashable(1, 2, inside, None, (1, 2))
        inside.append(outside)
        assert repr(outside) == "Hashable(x=1.0, y=2.0, any=[...], maybe=None, pair=(1, 2.0))"

    def test_errors(self):
        class Silent:
            def __repr__(self):
                raise KeyError("silent")

        with pytest.raises(KeyError):
            repr(d.Hashable(1, 2, Silent(), None, (1, 2)))
        assert repr(d.Hashable(1, 2, 5, None, (1, 2))).startswith("Hashable(x=1.0")

    def test_the_written_one_wins(self):
        assert repr(d.Positive(5)) == "+5"


class TestComparison:
    def test_equality(self):
        assert d.Point(1, 2) == d.Point(1, 2)
        assert d.Point(1, 2) != d.Point(1, 3)
        assert everything() == everything()
        assert d.Unit() == d.Unit()
        assert d.Point(float("nan")) != d.Point(float("nan"))

    @pytest.mark.parametrize("other", [(1.0, 2.0), None, d.Unit(), Colored(1, 2)])
    def test_other_classes(self, other):
        assert d.Point(1, 2) != other
        assert d.Point(1, 2).__eq__(other) is NotImplemented

    def test_derived_classes(self):
        assert Colored(1) == Colored(1)
        assert Colored(1) != Slotted(1)

    def test_objects_are_compared_by_python(self):
        assert d.Hashable(1, 2, [1], None, (1, 2)) == d.Hashable(1, 2, [1], None, (1, 2))
        assert d.Hashable(1, 2, [1], None, (1, 2)) != d.Hashable(1, 2, [2], None, (1, 2))
        assert d.HoldsSilent(d.Silent(1)) == d.HoldsSilent(d.Silent(1))

    def test_the_written_one_wins(self):
        assert d.Positive(5) == d.Positive(15)
        assert d.Positive.__hash__ is None

    def test_options_go_before(self):
        assert d.Derived(1) == d.Derived(1)
        assert d.Derived(1) < d.Derived(2)
        assert hash(d.Derived(1)) == hash(d.Derived(1))


class TestHash:
    def test_frozen_classes(self):
        assert hash(LABEL) == hash(d.Label("a", d.Kind.BOLD))
        assert len({LABEL, d.Label("a", d.Kind.BOLD), d.Label("a", d.Kind.Plain)}) == 2

    def test_equal_values_have_equal_hashes(self):
        one = d.Hashable(0.0, 0.0, (1, "a"), "b", (1, 0.0))
        other = d.Hashable(-0.0, -0.0, (True, "a"), "b", (1, -0.0))
        assert one == other
        assert hash(one) == hash(other)

    def test_objects_without_equality(self):
        thing = object()
        one, other = (d.Hashable(1, 2, thing, None, (1, 2)) for _ in range(2))
        assert one == other
        assert hash(one) == hash(other)

    def test_changing_classes_have_none(self):
        assert d.Point.__hash__ is None
        with pytest.raises(TypeError, match="unhashable type"):
            hash(d.Point(1))

    def test_fields_without_one(self):
        with pytest.raises(TypeError, match="unhashable type: 'list'"):
            hash(d.Hashable(1, 2, [], None, (1, 2)))
        with pytest.raises(TypeError, match="unhashable type: 'dict'"):
            hash(everything())
        with pytest.raises(TypeError, match="unhashable type: 'Silent'"):
            hash(d.HoldsSilent(d.Silent(1)))


class TestMatching:
    def test_match_args(self):
        assert d.Point.__match_args__ == ("x", "y")
        assert d.Label.__match_args__ == ("text", "type")
        assert d.Pair.__match_args__ == ("_0", "second")
        assert d.Unit.__match_args__ == ()

    @pytest.mark.skipif(sys.version_info < (3, 10), reason="there is no `match`")
    def test_patterns(self):
        code = """
match value:
    case d.Point(0.0, y):
        found = ("above", y)
    case d.Point(x, y=0.0):
        found = ("right", x)
    case d.Pair(one, second=two):
        found = (one, two)
    case _:
        found = None
"""

        def matched(value):
            names = {"d": d, "value": value}
            exec(code, names)
            return names["found"]

        assert matched(d.Point(0, 5)) == ("above", 5.0)
        assert matched(d.Point(3)) == ("right", 3.0)
        assert matched(d.Pair(1, "x")) == (1, "x")
        assert matched(d.Unit()) is None

    def test_such_classes_need_no_collector(self):
        assert not gc.is_tracked(d.Point(1))
        assert gc.is_tracked(d.Hashable(1, 2, [], None, (1, 2)))


class TestCopies:
    def test_copy(self):
        inside = [1]
        one = d.Hashable(1, 2, inside, None, (1, 2))
        other = copy.copy(one)
        assert other == one
        assert other is not one
        assert other.any is inside

    def test_deepcopy(self):
        inside = [1]
        one = d.Hashable(1, 2, inside, inside, (1, 2))
        other = copy.deepcopy(one)
        assert other == one
        assert other.any is not inside
        assert other.any is other.maybe
        assert copy.deepcopy([one, one])[0] is not one
        pair = copy.deepcopy([one, one])
        assert pair[0] is pair[1]

    def test_variants_are_themselves(self):
        assert copy.copy(d.Kind.BOLD) is d.Kind.BOLD
        assert copy.deepcopy([d.Kind.BOLD])[0] is d.Kind.BOLD

    def test_derived_classes(self):
        one = Colored(1, color=["blue"])
        shallow, deep = copy.copy(one), copy.deepcopy(one)
        assert type(shallow) is type(deep) is Colored
        assert shallow == deep == one
        assert shallow.color is one.color
        assert deep.color == ["blue"]
        assert deep.color is not one.color

    def test_no_constructor_runs(self):
        assert copy.copy(d.Parsed("5")).number == 5

    def test_replace(self):
        assert d.Point(1, 2).__replace__(y=5) == d.Point(1, 5)
        assert d.Point(1, 2).__replace__() == d.Point(1, 2)
        assert LABEL.__replace__(type=d.Kind.Plain) == d.Label("a", d.Kind.Plain)
        assert type(Colored(1).__replace__(x=2)) is Colored
        with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
            d.Point(1, 2).__replace__(z=5)
        with pytest.raises(TypeError):
            d.Point(1, 2).__replace__(5)

    def test_replace_goes_through_the_constructor(self):
        with pytest.raises(ValueError, match="not positive"):
            d.Positive(1).__replace__(value=0)

    @pytest.mark.skipif(sys.version_info < (3, 13), reason="there is no `copy.replace`")
    def test_replace_of_copy(self):
        assert copy.replace(d.Point(1, 2), x=5) == d.Point(5, 2)


class TestPickles:
    @pytest.mark.parametrize("protocol", PROTOCOLS)
    @pytest.mark.parametrize(
        "value",
        [
            d.Point(1, 2),
            LABEL,
            everything(),
            d.Pair(1, "x"),
            d.Unit(),
            d.Parsed("5"),
            d.Positive(5),
        ],
        ids=repr,
    )
    def test_round_trip(self, value, protocol):
        back = pickle.loads(pickle.dumps(value, protocol))
        assert type(back) is type(value)
        assert back == value
        assert repr(back) == repr(value)

    def test_the_pickler_in_python(self):
        back = pickle._loads(pickle._dumps(everything()))
        assert back == everything()

    @pytest.mark.parametrize("protocol", PROTOCOLS)
    def test_variants_keep_their_identity(self, protocol):
        for kind in (d.Kind.Plain, d.Kind.BOLD):
            assert pickle.loads(pickle.dumps(kind, protocol)) is kind

    @pytest.mark.parametrize("protocol", PROTOCOLS)
    def test_derived_classes(self, protocol):
        colored = Colored(1, color="blue")
        slotted = Slotted(2)
        slotted.color = "green"
        slotted.other = 5
        stateful = Stateful(3)
        stateful.color = "grey"
        colored, slotted, stateful = pickle.loads(
            pickle.dumps((colored, slotted, stateful), protocol)
        )
        assert (type(colored), type(slotted), type(stateful)) == (Colored, Slotted, Stateful)
        assert (colored.x, colored.color) == (1.0, "blue")
        assert (slotted.x, slotted.color, slotted.other) == (2.0, "green", 5)
        assert (stateful.x, stateful.color) == (3.0, "grey!")

    def test_attributes_of_instances(self):
        value = d.Open(1)
        value.more = [2]
        back = pickle.loads(pickle.dumps(value))
        assert (back.x, back.more) == (1, [2])

    def test_shared_objects_stay_shared(self):
        inside = [1]
        back = pickle.loads(pickle.dumps(d.Hashable(1, 2, inside, inside, (1, 2))))
        assert back.any is back.maybe

    def test_fields_stand_by_name(self):
        unpickle, (version, fields) = d.Point(1, 2).__reduce__()
        assert unpickle == d.Point.__unpickle__
        assert version == 1
        assert fields == {"x": 1.0, "y": 2.0}
        assert list(fields) == ["x", "y"]


class Renaming(pickle.Unpickler):
    """Reads what was pickled when a class had another name."""

    def __init__(self, data, name):
        super().__init__(io.BytesIO(data))
        self.name = name

    def find_class(self, module, name):
        return super().find_class(module, self.name if name == "Before" else name)


class TestOldPickles:
    OLD = pickle.dumps(d.Before("a"))

    def test_a_field_that_was_added(self):
        back = Renaming(self.OLD, "After").load()
        assert type(back) is d.After
        assert (back.name, back.added) == ("a", [1, 2])

    def test_a_field_that_was_added_without_a_default(self):
        with pytest.raises(
            TypeError, match="missing 1 required positional argument: 'added'"
        ) as caught:
            Renaming(self.OLD, "Broken").load()
        if NOTES:
            [note] = caught.value.__notes__
            assert note.startswith("while unpickling Broken")
            assert "#[pyo3(default = ..)]" in note

    def test_a_field_that_is_gone(self):
        with pytest.raises(TypeError, match="unexpected keyword argument 'added'"):
            d.Before.__unpickle__(1, {"name": "a", "added": 5})

    def test_a_field_that_changed_its_type(self):
        with pytest.raises(TypeError, match="'int' object"):
            d.Before.__unpickle__(1, {"name": 5})

    @pytest.mark.parametrize("version", [0, 2, 1000])
    def test_other_versions(self, version):
        with pytest.raises(ValueError, match=f"pickle has version {version}"):
            d.Before.__unpickle__(version, {"name": "a"})

    def test_forged_calls(self):
        with pytest.raises(TypeError):
            d.Before.__unpickle__(1, [("name", "a")])
        with pytest.raises(TypeError):
            d.Before.__unpickle__(1)
        with pytest.raises(TypeError):
            d.Before.__unpickle__(1, {5: "a"})
        with pytest.raises(TypeError, match="requires a subtype"):
            d.Before.__dict__["__unpickle__"].__get__(None, int)


@pytest.fixture
def spawn(interpreter, tmp_path):
    """Processes of `multiprocessing` that run this interpreter, which may need more than its path to start."""
    context = multiprocessing.get_context("spawn")
    usual = multiprocessing.spawn.get_executable()
    starter = tmp_path / "python"
    if len(interpreter) > 1:
        starter.write_text(f'#!/bin/sh\nexec {shlex.join(interpreter)} "$@"\n')
        starter.chmod(0o700)
        context.set_executable(str(starter))
    yield context
    context.set_executable(usual)


class TestProcesses:
    def test_spawned_processes(self, spawn):
        points = [d.Point(n, -n) for n in range(5)]
        with spawn.Pool(2) as pool:
            found = pool.map_async(d.doubled, points).get(timeout=120)
            assert found == [d.Point(2 * n, -2 * n) for n in range(5)]
            values = [LABEL, d.Kind.BOLD, everything()]
            assert pool.map_async(copy.copy, values).get(timeout=120) == values

    def test_dask(self, python):
        """In a process of its own: `distributed` changes how exceptions are pickled everywhere in its process."""
        if importlib.util.find_spec("distributed") is None:
            pytest.skip("`distributed` is not installed")
        python(
            f"""
            import sys
            sys.path.insert(0, {str(Path(__file__).parent)!r})
            import distributed
            from test_data_classes import d, everything

            cluster = distributed.LocalCluster(
                n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
            )
            with cluster, distributed.Client(cluster) as client:
                points = [d.Point(n, -n) for n in range(20)]
                futures = client.map(d.doubled, points, pure=False)
                assert client.gather(futures) == [d.Point(2 * n, -2 * n) for n in range(20)]
                sent = client.scatter(everything())
                assert sent.result() == everything()
                assert len(client.run(lambda: 1)) == 2
            """
        )


def test_nothing_is_left():
    value = everything()

    def use():
        assert copy.copy(value) == value
        assert pickle.loads(pickle.dumps(LABEL)) == LABEL
        assert hash(LABEL)
        assert repr(value)
        try:
            d.Before.__unpickle__(1, {"name": 5})
        except TypeError:
            pass

    assert blocks_left(use) < 500
