"""Dates, times, lengths of time and time zones: the types, `Duration` and `SystemTime`."""

import datetime as dt
import zoneinfo

import pytest
from allocations import ROUNDS, blocks_left
from pytests import datetimes as d
from raised import failure

UTC = dt.timezone.utc
HOUR = dt.timezone(dt.timedelta(hours=1))
# Without the system's data there is no such time zone; then UTC has to do where any will.
NAMED = "Europe/Paris" in zoneinfo.available_timezones()
PARIS = zoneinfo.ZoneInfo("Europe/Paris") if NAMED else UTC


class Date(dt.date):
    """A subclass whose fields say something else."""

    @property
    def year(self):
        raise RuntimeError("not asked")


class Datetime(dt.datetime):
    @property
    def year(self):
        raise RuntimeError("not asked")

    @property
    def hour(self):
        return 77

    @property
    def tzinfo(self):
        raise RuntimeError("not asked")


class Time(dt.time):
    @property
    def hour(self):
        return 77


class Delta(dt.timedelta):
    @property
    def days(self):
        return 77


class Zone(dt.tzinfo):
    def utcoffset(self, moment):
        raise KeyError("no offset")


DATES = [dt.date.min, dt.date.max, dt.date(2024, 2, 29), Date(2020, 5, 6), dt.datetime(1999, 1, 2)]


@pytest.mark.parametrize("value", DATES, ids=str)
def test_the_fields_of_a_date(value):
    fields = (value.replace().timetuple() if type(value) is dt.date else dt.date.timetuple(value))[
        :3
    ]
    if isinstance(value, Date):
        fields = (2020, 5, 6)
    assert d.read_date(value) == fields
    assert d.new_date(*fields) == dt.date(*fields)
    assert type(d.new_date(*fields)) is dt.date


TIMES = [
    dt.time.min,
    dt.time.max,
    dt.time(1, 2, 3, 4),
    dt.time(23, 59, 59, 999_999, UTC),
    dt.time(1, 2, fold=1),
    dt.time(1, 2, tzinfo=Zone(), fold=1),
]


@pytest.mark.parametrize("value", TIMES, ids=repr)
def test_the_fields_of_a_time(value):
    numbers = (value.hour, value.minute, value.second, value.microsecond)
    assert d.read_time(value) == (*numbers, bool(value.fold), value.tzinfo)
    made = d.new_time(numbers, value.tzinfo, fold=bool(value.fold))
    assert repr(made) == repr(value)
    assert type(made) is dt.time
    assert d.new_time(numbers, value.tzinfo).fold == 0


@pytest.mark.parametrize("value", TIMES, ids=repr)
@pytest.mark.parametrize("date", [dt.date.min, dt.date.max, dt.date(2024, 2, 29)], ids=str)
def test_the_fields_of_a_datetime(date, value):
    value = dt.datetime.combine(date, value)
    numbers = (value.hour, value.minute, value.second, value.microsecond)
    fields = (date.year, date.month, date.day)
    assert d.read_datetime(value) == (fields, (*numbers, bool(value.fold), value.tzinfo))
    made = d.new_datetime(fields, numbers, value.tzinfo, fold=bool(value.fold))
    assert repr(made) == repr(value)
    assert type(made) is dt.datetime
    assert d.new_datetime(fields, numbers, value.tzinfo).fold == 0


DELTAS = [
    dt.timedelta.min,
    dt.timedelta.max,
    dt.timedelta(0),
    dt.timedelta(microseconds=1),
    dt.timedelta(microseconds=-1),
    dt.timedelta(-3, 70, 9),
]


@pytest.mark.parametrize("value", DELTAS, ids=repr)
def test_the_fields_of_a_timedelta(value):
    fields = (value.days, value.seconds, value.microseconds)
    assert d.read_delta(value) == fields
    assert d.new_delta(*fields) == d.new_delta(*fields, normalize=False) == value


def test_seconds_are_carried_over():
    assert d.new_delta(1, -1, 5) == dt.timedelta(1, -1, 5)
    assert d.new_delta(0, 0, 2_000_000) == dt.timedelta(seconds=2)
    assert d.new_delta(1, -1, 5, normalize=False).seconds == -1


def test_properties_of_subclasses_are_not_asked():
    assert d.read_date(Date(2020, 5, 6)) == (2020, 5, 6)
    assert d.read_date(Datetime(2020, 5, 6)) == (2020, 5, 6)
    moment = Datetime(2020, 5, 6, 1, tzinfo=UTC)
    assert d.read_datetime(moment) == ((2020, 5, 6), (1, 0, 0, 0, False, UTC))
    assert d.read_time(Time(1, 2)) == (1, 2, 0, 0, False, None)
    assert d.read_delta(Delta(1, 2, 3)) == (1, 2, 3)


def test_instances():
    assert d.types() == [dt.date, dt.datetime, dt.time, dt.timedelta, dt.tzinfo]
    assert d.types_of(dt.date.min) == (["date"], ["date"])
    assert d.types_of(dt.datetime.min) == (["date", "datetime"], ["datetime"])
    assert d.types_of(dt.time.min) == (["time"], ["time"])
    assert d.types_of(dt.timedelta.min) == (["timedelta"], ["timedelta"])
    assert d.types_of(UTC) == (["tzinfo"], [])
    assert d.types_of(dt.tzinfo()) == (["tzinfo"], ["tzinfo"])
    assert d.types_of(Datetime(2020, 1, 1)) == (["date", "datetime"], [])
    assert d.types_of(Delta()) == (["timedelta"], [])
    assert d.types_of("2024-02-29") == ([], [])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: d.new_date(2023, 2, 29), "ValueError: day "),
        (lambda: d.new_date(0, 1, 1), "ValueError: year "),
        (lambda: d.new_date(10_000, 1, 1), "ValueError: year "),
        (lambda: d.new_date(2023, 13, 1), "ValueError: month must be in 1..12"),
        (lambda: d.new_datetime((2023, 1, 1), (24, 0, 0, 0)), "ValueError: hour must be in 0..23"),
        (lambda: d.new_datetime((2023, 0, 1), (0, 0, 0, 0)), "ValueError: month must be in 1..12"),
        (lambda: d.new_time((0, 60, 0, 0)), "ValueError: minute must be in 0..59"),
        (lambda: d.new_time((0, 0, 60, 0)), "ValueError: second must be in 0..59"),
        (lambda: d.new_time((0, 0, 0, 1_000_000)), "ValueError: microsecond must be in 0..999999"),
        (lambda: d.new_time((0, 0, 0, 2**32 - 1)), "ValueError: microsecond must be in 0..999999"),
        (
            lambda: d.new_time((0, 0, 0, 0), 5),
            "TypeError: 'int' object is not an instance of 'tzinfo'",
        ),
        (lambda: d.new_delta(10**9, 0, 0), "OverflowError: days=1000000000; must have magnitude"),
        (
            lambda: d.new_delta(-(10**9), 0, 0),
            "OverflowError: days=-1000000000; must have magnitude",
        ),
        (
            lambda: d.fixed_offset(dt.timedelta(1)),
            "ValueError: offset must be a timedelta strictly",
        ),
        (lambda: d.timezone("No/Where"), "ZoneInfoNotFoundError: "),
        (lambda: d.timezone("../secret"), "ValueError: "),
        (lambda: d.date_from_timestamp(float("nan")), "ValueError: "),
        (lambda: d.date_from_timestamp(1e20), "OverflowError: "),
        (lambda: d.datetime_from_timestamp(-1e12, UTC), "ValueError: year "),
        (lambda: d.datetime_from_timestamp(0, Zone()), "KeyError: 'no offset'"),
        (lambda: d.read_date(dt.time.min), "TypeError: 'time' object is not an instance of 'date'"),
        (lambda: d.read_date(None), "TypeError: 'None' is not an instance of 'date'"),
        (
            lambda: d.read_datetime(dt.date.min),
            "TypeError: 'date' object is not an instance of 'datetime'",
        ),
        (lambda: d.read_time("12:00"), "TypeError: 'str' object is not an instance of 'time'"),
        (lambda: d.read_delta(5), "TypeError: 'int' object is not an instance of 'timedelta'"),
    ],
)
def test_what_cannot_be(call, message):
    assert failure(call).startswith(message)


def test_timestamps():
    assert d.date_from_timestamp(86_400 * 3.5) == dt.date.fromtimestamp(86_400 * 3.5)
    assert d.datetime_from_timestamp(1.5) == dt.datetime.fromtimestamp(1.5)
    assert repr(d.datetime_from_timestamp(-1.5, HOUR)) == repr(
        dt.datetime.fromtimestamp(-1.5, HOUR)
    )


def test_zones():
    assert d.utc() is UTC
    if NAMED:
        assert d.timezone("Europe/Paris") is PARIS
    assert d.fixed_offset(dt.timedelta(hours=1)) == HOUR
    assert d.fixed_offset(dt.timedelta(0)) is UTC


def test_a_module_that_somebody_has_tampered_with(python):
    """Libraries that stop the clock put other classes in place of the module's."""
    output = python(
        """
        import datetime
        native = datetime.date, datetime.datetime
        class Frozen(datetime.datetime): pass
        datetime.datetime = datetime.date = Frozen
        from pytests import datetimes
        assert datetimes.read_date(native[0](2020, 1, 2)) == (2020, 1, 2)
        assert type(datetimes.new_datetime((2020, 1, 2), (0, 0, 0, 0))) is native[1]
        print("done")
        """
    )
    assert output == "done\n"


DURATIONS = [
    (dt.timedelta(0), (0, 0)),
    (dt.timedelta(microseconds=1), (0, 1000)),
    (dt.timedelta(days=1, seconds=2, microseconds=3), (86_402, 3000)),
    (dt.timedelta.max, (86_400 * 10**9 - 1, 999_999_000)),
]


@pytest.mark.parametrize(("delta", "parts"), DURATIONS, ids=repr)
def test_a_duration_is_a_timedelta(delta, parts):
    assert d.read_duration(delta) == parts
    assert d.new_duration(*parts) == d.duration(delta) == delta


def test_nanoseconds_are_dropped():
    assert d.new_duration(1, 999) == dt.timedelta(seconds=1)
    assert d.new_duration(1, 999_999_999) == dt.timedelta(seconds=1, microseconds=999_999)


def test_a_timedelta_that_is_not_normalized():
    assert d.read_duration(d.new_delta(1, -1, -1, normalize=False)) == (86_398, 999_999_000)
    assert failure(d.duration, d.new_delta(0, 0, -1, normalize=False)).startswith(
        "ValueError: It is not"
    )


NEGATIVE = "ValueError: It is not possible to convert a negative timedelta to a Rust Duration"
RANGE = "out of range integral type conversion attempted"


@pytest.mark.parametrize(
    "delta", [dt.timedelta(microseconds=-1), dt.timedelta(-1), dt.timedelta.min], ids=repr
)
def test_a_duration_is_not_negative(delta):
    assert failure(d.duration, delta) == NEGATIVE


def test_durations_that_python_has_not():
    assert failure(d.new_duration, 86_400 * 10**9, 0).startswith(
        "OverflowError: days=1000000000; must have"
    )
    assert failure(d.new_duration, 2**64 - 1, 0) == f"ValueError: {RANGE}"
    assert failure(d.duration, 1.5) == "TypeError: 'float' object is not an instance of 'timedelta'"


MOMENTS = [
    dt.datetime(1970, 1, 1, tzinfo=UTC),
    dt.datetime(2024, 2, 29, 1, 2, 3, 456_789, UTC),
    dt.datetime(2024, 2, 29, 1, 2, 3, 456_789, HOUR),
    dt.datetime.max.replace(tzinfo=UTC),
    dt.datetime(2023, 10, 29, 2, 30, tzinfo=PARIS),
    dt.datetime(2023, 10, 29, 2, 30, fold=1, tzinfo=PARIS),
    Datetime(2020, 1, 1, tzinfo=UTC),
]


@pytest.mark.parametrize("moment", MOMENTS, ids=dt.datetime.isoformat)
def test_a_system_time_is_a_datetime_in_utc(moment):
    same = d.system_time(moment)
    assert same.tzinfo is UTC
    assert same - dt.datetime(1970, 1, 1, tzinfo=UTC) == moment - dt.datetime(
        1970, 1, 1, tzinfo=UTC
    )


def test_system_times_of_rust():
    assert d.new_system_time(0, 999) == dt.datetime(1970, 1, 1, tzinfo=UTC)
    assert d.new_system_time(0, 1000) == dt.datetime(1970, 1, 1, microsecond=1, tzinfo=UTC)
    assert d.new_system_time(-1, 0) == dt.datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert d.new_system_time(-1, 999_999_999) == dt.datetime(1969, 12, 31, 23, 59, 59, 999_999, UTC)
    assert d.new_system_time(-62_135_596_800, 0) == dt.datetime(1, 1, 1, tzinfo=UTC)
    assert d.by_reference(dt.timedelta(1), MOMENTS[0]) == (dt.timedelta(1), MOMENTS[0])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: d.new_system_time(253_402_300_800, 0), "OverflowError: date value out of range"),
        (lambda: d.new_system_time(-62_135_596_801, 0), "OverflowError: date value out of range"),
        (lambda: d.new_system_time(2**62, 0), f"ValueError: {RANGE}"),
        (lambda: d.system_time(dt.datetime(1969, 12, 31, tzinfo=UTC)), NEGATIVE),
        (
            lambda: d.system_time(dt.datetime(2020, 1, 1)),
            "TypeError: can't subtract offset-naive and",
        ),
        (
            lambda: d.system_time(dt.date(2020, 1, 1)),
            "TypeError: unsupported operand type(s) for -: ",
        ),
        (
            lambda: d.system_time(None),
            "TypeError: unsupported operand type(s) for -: 'NoneType' and ",
        ),
        (lambda: d.system_time(dt.datetime(2020, 1, 1, tzinfo=Zone())), "KeyError: 'no offset'"),
    ],
)
def test_what_is_no_system_time(call, message):
    assert failure(call).startswith(message)


CALLS = [
    lambda: d.new_datetime((2024, 2, 29), (1, 2, 3, 4), HOUR, fold=True),
    lambda: d.new_datetime((2024, 2, 30), (1, 2, 3, 4)),
    lambda: d.new_time((1, 2, 3, 4), UTC),
    lambda: d.read_datetime(MOMENTS[2]),
    lambda: d.read_time(TIMES[-1]),
    lambda: d.read_date(5),
    lambda: d.new_delta(1, 2, 3),
    lambda: d.new_delta(10**9, 0, 0),
    lambda: d.utc(),
    lambda: d.timezone("Europe/Paris"),
    lambda: d.fixed_offset(DELTAS[3]),
    lambda: d.datetime_from_timestamp(5, UTC),
    lambda: d.types_of(MOMENTS[0]),
    lambda: d.system_time(dt.datetime.min),
    lambda: d.new_system_time(2**62, 0),
]


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_nothing_is_left_behind(number):
    def once():
        try:
            CALLS[number]()
        except Exception:
            pass

    assert blocks_left(once) < ROUNDS // 20
