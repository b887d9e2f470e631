"""Dates and times of the crates `chrono`, `chrono-tz`, `jiff` and `time`."""

import datetime as dt
import sys
import warnings
import zoneinfo

import pytest
from pytests import date_crates as d
from raised import failure

UTC = dt.timezone.utc
HALF = dt.timezone(dt.timedelta(hours=5, minutes=30))
WEST = dt.timezone(-dt.timedelta(hours=23, minutes=59, seconds=59))
named = pytest.mark.skipif(
    "Europe/Paris" not in zoneinfo.available_timezones(),
    reason="there is no time zone data on this machine",
)


class Datetime(dt.datetime):
    """A subclass whose fields say something else."""

    @property
    def year(self):
        raise RuntimeError("not asked")


class Zone(dt.tzinfo):
    """A time zone of Python: its offset, and attributes."""

    def __init__(self, offset, **attributes):
        self.offset = offset
        vars(self).update(attributes)

    def utcoffset(self, moment):
        if self.offset is LookupError:
            raise LookupError("no offset")
        return self.offset

    def __repr__(self):
        return "<zone>"


def each(kind):
    """The functions for one kind of value, and those for references to it."""
    crates = ("chrono", "jiff", "time")
    names = [f"{crate}_{kind}{ending}" for crate in crates for ending in ("", "_ref")]
    return [getattr(d, name) for name in names if hasattr(d, name)]


DATES = [dt.date.min, dt.date.max, dt.date(2024, 2, 29), dt.date(1969, 12, 31)]
TIMES = [dt.time.min, dt.time.max, dt.time(1, 2, 3, 4), dt.time(23, 59, 59, 999_999)]
MOMENTS = [dt.datetime.combine(date, time) for date in DATES for time in TIMES]
DELTAS = [
    dt.timedelta(0),
    dt.timedelta(microseconds=1),
    dt.timedelta(microseconds=-1),
    dt.timedelta(days=-1),
    dt.timedelta(days=-3, seconds=70, microseconds=9),
    dt.timedelta(days=1, seconds=86_399, microseconds=999_999),
    dt.timedelta.min,
    dt.timedelta.max,
]
OFFSETS = [UTC, HALF, WEST, dt.timezone(dt.timedelta(seconds=1))]


@pytest.mark.parametrize("function", [*each("date"), *each("week_date")])
def test_dates(function):
    assert [function(date) for date in DATES] == DATES
    assert all(type(function(date)) is dt.date for date in DATES)
    assert function(Datetime(2020, 5, 6, 7)) == dt.date(2020, 5, 6)


@pytest.mark.parametrize("function", each("time"))
def test_times(function):
    assert [function(time) for time in TIMES] == TIMES
    # They have no room for either.
    assert repr(function(dt.time(1, 2, tzinfo=UTC, fold=1))) == repr(dt.time(1, 2))


@pytest.mark.parametrize("function", each("naive"))
def test_datetimes_without_a_time_zone(function):
    assert [function(moment) for moment in MOMENTS] == MOMENTS
    assert all(function(moment).tzinfo is None for moment in MOMENTS)
    assert function(dt.datetime(2024, 2, 29, fold=1)).fold == 0
    assert function(Datetime(2020, 5, 6)) == dt.datetime(2020, 5, 6)


@pytest.mark.parametrize("function", each("delta"))
def test_timedeltas(function):
    assert [function(delta) for delta in DELTAS] == DELTAS


@pytest.mark.parametrize("function", [*each("offset"), d.jiff_zone, d.jiff_zone_ref])
def test_offsets(function):
    assert [function(zone) for zone in OFFSETS] == OFFSETS
    assert function(UTC) is UTC
    assert function(dt.timezone(dt.timedelta(0), "Zulu")) is UTC
    assert function(Zone(dt.timedelta(hours=5, minutes=30))) == HALF
    # What is less than a second is dropped, towards the west.
    assert function(dt.timezone(dt.timedelta(hours=1, microseconds=-1))) == dt.timezone(
        dt.timedelta(seconds=3599)
    )


@pytest.mark.parametrize("function", [*each("fixed"), d.jiff_zoned, d.jiff_zoned_ref])
@pytest.mark.parametrize("zone", OFFSETS, ids=str)
def test_datetimes_with_an_offset(function, zone):
    # The last day of all is not in the range of `jiff`.
    moments = [moment.replace(tzinfo=zone) for moment in MOMENTS if moment.year != 9999]
    assert [function(moment).isoformat() for moment in moments] == [
        moment.isoformat() for moment in moments
    ]
    assert all(function(moment).tzinfo == zone for moment in moments)


@pytest.mark.parametrize("function", each("utc"))
def test_datetimes_in_utc(function):
    moments = [moment.replace(tzinfo=UTC) for moment in MOMENTS]
    assert [function(moment) for moment in moments] == moments
    assert all(function(moment).tzinfo is UTC for moment in moments)


@pytest.mark.parametrize("function", each("timestamp"))
def test_timestamps(function):
    for zone in OFFSETS:
        moment = dt.datetime(2024, 2, 29, 1, 2, 3, 4, zone)
        assert function(moment) == moment
        assert function(moment).tzinfo is UTC


def test_utc_itself():
    assert d.chrono_utc_zone(UTC) is d.chrono_utc_zone_ref(UTC) is UTC
    assert failure(d.chrono_utc_zone, HALF) == "ValueError: expected datetime.timezone.utc"
    assert failure(d.chrono_utc_zone, None) == "ValueError: expected datetime.timezone.utc"


@named
@pytest.mark.parametrize("name", ["Europe/Paris", "America/New_York", "UTC", "Etc/GMT+5"])
def test_time_zones_with_a_name(name):
    zone = zoneinfo.ZoneInfo(name)
    assert d.chrono_zone(zone) is d.chrono_zone_ref(zone) is zone
    assert d.chrono_zone(Zone(dt.timedelta(0), key=name)) is zone
    # `jiff` does not tell UTC and the time zone of this name apart.
    expected = UTC if name == "UTC" else zone
    assert d.jiff_zone(zone) is d.jiff_zone_ref(zone) is expected


PARIS_FOLD = (2023, 10, 29, 2, 30)
PARIS_GAP = (2023, 3, 26, 2, 30)


@named
@pytest.mark.parametrize("function", [*each("zoned"), *each("timestamp")])
@pytest.mark.parametrize("name", ["Europe/Paris", "America/New_York", "Asia/Tehran"])
def test_moments_of_time_zones(function, name):
    zone = zoneinfo.ZoneInfo(name)
    start = dt.datetime(2023, 1, 1, tzinfo=UTC)
    moments = [(start + dt.timedelta(hours=n)).astimezone(zone) for n in range(24 * 365)]
    assert [function(moment).astimezone(UTC) for moment in moments] == [
        moment.astimezone(UTC) for moment in moments
    ]


@named
@pytest.mark.parametrize("function", each("zoned"))
def test_a_time_that_comes_twice(function):
    zone = zoneinfo.ZoneInfo("Europe/Paris")
    for fold in (0, 1):
        same = function(dt.datetime(*PARIS_FOLD, fold=fold, tzinfo=zone))
        assert (same.fold, same.tzinfo) == (fold, zone)
    # Only there.
    assert function(dt.datetime(2023, 6, 1, fold=1, tzinfo=zone)).fold == 0


@named
def test_moments_of_rust_that_come_twice():
    first = dt.datetime(*PARIS_FOLD, tzinfo=zoneinfo.ZoneInfo("Europe/Paris")).timestamp()
    for fold, timestamp in enumerate((first, first + 3600)):
        assert d.new_chrono_zoned(int(timestamp), "Europe/Paris").fold == fold
        moment = dt.datetime.fromtimestamp(timestamp, UTC)
        same = d.new_jiff_zoned(f"{moment:%Y-%m-%dT%H:%M:%SZ}[Europe/Paris]")
        assert (same.fold, same.timestamp()) == (fold, timestamp)


@named
def test_a_time_that_never_comes():
    """`chrono` refuses it, `jiff` takes it as Python does: by the offset before the change, or after it."""
    zone = zoneinfo.ZoneInfo("Europe/Paris")
    for fold in (0, 1):
        moment = dt.datetime(*PARIS_GAP, fold=fold, tzinfo=zone)
        assert failure(d.chrono_zoned, moment) == (
            f"ValueError: The datetime {moment!r} contains an incompatible timezone"
        )
        assert d.read_jiff_zoned(moment)[0] == moment.timestamp()


LOCAL = """
import datetime as dt, os, sys, time
os.environ["TZ"] = "Europe/Paris"
time.tzset()
from pytests import date_crates as d
local = d.new_chrono_local(0).tzinfo
assert d.chrono_local_zone(local) is local
for fold, timestamp in enumerate((1698539400, 1698543000)):
    naive = dt.datetime(2023, 10, 29, 2, 30, fold=fold)
    assert d.timestamp_of_chrono_local(naive) == timestamp
    assert d.timestamp_of_chrono_local(naive.replace(tzinfo=local)) == timestamp
    made = d.new_chrono_local(timestamp)
    assert (made.replace(tzinfo=None), made.fold) == (naive, fold)
    assert d.chrono_local(naive).tzinfo is local
other = dt.timezone(dt.timedelta(hours=1))
for wrong in (lambda: d.chrono_local_zone(other), lambda: d.chrono_local(naive.replace(tzinfo=other))):
    try:
        wrong()
    except ValueError as error:
        assert str(error) == f"expected local timezone {local.key}"
    else:
        raise AssertionError
print("done")
"""


@named
@pytest.mark.skipif(sys.platform == "win32", reason="there `TZ` is not asked")
def test_local_times(python):
    """What has no time zone is local. The clock of the system is one thing, the name of its time zone another."""
    assert python(LOCAL) == "done\n"


def test_nanoseconds_are_dropped():
    assert d.new_chrono_time((1, 2, 3, 1999)) == dt.time(1, 2, 3, 1)
    assert d.new_jiff_time(1, 2, 3, 1999) == dt.time(1, 2, 3, 1)
    assert d.new_time_naive((2024, 2, 29), (1, 2, 3, 1999)) == dt.datetime(2024, 2, 29, 1, 2, 3, 1)
    for new in (d.new_chrono_delta, d.new_jiff_delta, d.new_time_delta):
        assert new(1, 1999) == dt.timedelta(seconds=1, microseconds=1)
    for new in (d.new_jiff_delta, d.new_time_delta):
        assert new(-1, -1999) == -dt.timedelta(seconds=1, microseconds=1)
    # A moment before 1970 ends up earlier, as any other does.
    assert d.new_jiff_timestamp(0, -1) == dt.datetime(1969, 12, 31, 23, 59, 59, 999_999, UTC)


LEAP = (23, 59, 59, 1_500_000_000)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: d.new_chrono_time(LEAP), dt.time(23, 59, 59, 500_000)),
        (
            lambda: d.new_chrono_naive((2016, 12, 31), LEAP),
            dt.datetime(2016, 12, 31, 23, 59, 59, 500_000),
        ),
        (
            lambda: d.new_chrono_fixed((2016, 12, 31), LEAP, 0),
            dt.datetime(2016, 12, 31, 23, 59, 59, 500_000, UTC),
        ),
    ],
)
def test_leap_seconds(make, expected):
    with pytest.warns(
        UserWarning, match="^ignored leap-second, `datetime` does not support leap-seconds$"
    ):
        assert make() == expected


def test_leap_seconds_where_warnings_are_errors(monkeypatch):
    reported = []
    monkeypatch.setattr(
        sys, "unraisablehook", lambda report: reported.append(type(report.exc_value))
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert d.new_chrono_time(LEAP) == dt.time(23, 59, 59, 500_000)
    assert reported == [UserWarning]


def test_spans():
    assert d.read_jiff_span(dt.timedelta(days=1, microseconds=2)) == "PT86400.000002S"
    assert d.read_jiff_span(-dt.timedelta(seconds=5)) == "-PT5S"
    assert failure(d.read_jiff_span, dt.timedelta.max).startswith(
        "ValueError: parameter 'seconds' "
    )


def test_jiff_zones_without_a_name():
    assert d.unknown_jiff_zone() is UTC
    assert failure(d.new_jiff_rules, "EST5EDT,M3.2.0,M11.1.0").startswith(
        "ValueError: cannot convert "
    )


YEARS = [
    lambda: d.new_chrono_date(0, 1, 1),
    lambda: d.new_chrono_date(10_000, 1, 1),
    lambda: d.new_chrono_date(-262_143, 1, 1),
    lambda: d.new_chrono_naive((0, 12, 31), (23, 59, 59, 0)),
    lambda: d.new_chrono_fixed((10_000, 1, 1), (0, 0, 0, 0), 3600),
    lambda: d.new_chrono_fixed((0, 1, 1), (0, 0, 0, 0), -3600),
    lambda: d.last_of_chrono(),
    lambda: d.last_of_chrono_elsewhere(),
    lambda: d.new_jiff_date(0, 1, 1),
    lambda: d.new_jiff_date(-9999, 1, 1),
    lambda: d.new_jiff_zoned("-000001-01-01T00:00:00Z[UTC]"),
    lambda: d.new_jiff_timestamp(-62_135_596_801, 0),
    lambda: d.new_time_naive((0, 1, 1), (0, 0, 0, 0)),
    lambda: d.new_time_fixed((-1, 1, 1), (0, 0, 0, 0), 3600),
    lambda: d.new_time_utc((-9999, 1, 1), (0, 0, 0, 0)),
]


@pytest.mark.parametrize("number", range(len(YEARS)))
def test_years_that_python_has_not(number):
    assert failure(YEARS[number]).startswith("ValueError: year ")


DAY = 86_400
MAGNITUDE = "OverflowError: days="
INTEGER = "ValueError: out of range integral type conversion attempted"


@pytest.mark.parametrize(
    "seconds", [10**9 * DAY, -(10**9) * DAY + DAY - 1, 2**53, -(2**53), 2**63 // 1000 - 1]
)
def test_lengths_that_python_has_not(seconds):
    near = abs(seconds) <= 10**9 * DAY
    assert failure(d.new_chrono_delta, seconds, 0).startswith(MAGNITUDE)
    assert failure(d.new_jiff_delta, seconds, 0).startswith(MAGNITUDE if near else INTEGER)
    far = "OverflowError: duration out of range for Python timedelta"
    assert failure(d.new_time_delta, seconds, 0).startswith(MAGNITUDE if near else far)


def test_the_longest_lengths_of_rust():
    for sign in (1, -1):
        assert failure(d.new_jiff_delta, sign * (2**63 - 1), 0) == INTEGER
        assert failure(d.new_time_delta, sign * (2**63 - 1), 0).startswith(
            "OverflowError: duration"
        )


AWARE = "TypeError: expected a datetime with non-None tzinfo"
NAIVE = "TypeError: expected a datetime without tzinfo"


def wrong_types(name):
    return {
        value: f"TypeError: {what} is not an instance of '{name}'"
        for value, what in {
            None: "'None'",
            5: "'int' object",
            "2024-02-29": "'str' object",
            dt.time.min
            if name != "time"
            else dt.date.min: f"'{'time' if name != 'time' else 'date'}' object",
            dt.timedelta(0) if name != "timedelta" else UTC: (
                f"'{'timedelta' if name != 'timedelta' else 'timezone'}' object"
            ),
        }.items()
    }


@pytest.mark.parametrize(
    ("kinds", "name"),
    [
        (["date", "week_date"], "date"),
        (["time"], "time"),
        (["naive", "fixed", "utc", "zoned", "timestamp", "local"], "datetime"),
        (["delta"], "timedelta"),
        (["offset"], "tzinfo"),
    ],
)
def test_what_is_of_another_type(kinds, name):
    functions = [function for kind in kinds for function in each(kind)]
    assert functions
    for function in functions:
        for value, expected in wrong_types(name).items():
            assert failure(function, value) == expected


ONE = dt.datetime(2024, 2, 29, 12)


@pytest.mark.parametrize("function", each("naive"))
def test_a_time_zone_too_many(function):
    assert failure(function, ONE.replace(tzinfo=UTC)) == NAIVE


@pytest.mark.parametrize(
    "function", [*each("fixed"), *each("utc"), *each("zoned"), *each("timestamp")]
)
def test_a_time_zone_too_few(function):
    assert failure(function, ONE) == AWARE
    assert (
        failure(function, dt.date(2024, 2, 29))
        == "TypeError: 'date' object is not an instance of 'datetime'"
    )


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (d.chrono_utc, "ValueError: expected datetime.timezone.utc"),
        (d.time_utc, "ValueError: expected a datetime with UTC timezone"),
    ],
)
def test_another_time_zone_than_utc(function, expected):
    for zone in (HALF, Zone(dt.timedelta(0))):
        assert failure(function, ONE.replace(tzinfo=zone)) == expected


HUGE = dt.timedelta(days=999_999_999)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (Zone(None), "TypeError: <zone> is not a fixed offset timezone"),
        (Zone("x"), "TypeError: 'str' object is not an instance of 'timedelta'"),
        (Zone(LookupError), "LookupError: no offset"),
        (dt.tzinfo(), "NotImplementedError: a tzinfo subclass must implement utcoffset()"),
    ],
)
def test_zones_without_an_offset(zone, expected):
    moment = ONE.replace(tzinfo=zone)
    assert {failure(function, zone) for function in [*each("offset"), d.jiff_zone]} == {expected}
    assert {
        failure(function, moment) for function in [*each("fixed"), d.jiff_zoned, d.jiff_timestamp]
    } == {expected}


@pytest.mark.parametrize("sign", [1, -1])
def test_offsets_out_of_range(sign):
    zone = Zone(sign * HUGE)
    assert failure(d.chrono_offset, zone) == "ValueError: fixed offset out of bounds"
    assert failure(d.time_offset, zone) == "ValueError: UTC offset out of bounds"
    assert failure(d.jiff_offset, zone).startswith("ValueError: ")
    # 25 hours: within the range of Rust's, but not of Python's.
    day = "ValueError: offset must be a timedelta strictly between "
    assert failure(d.new_jiff_offset, sign * 90_000).startswith(day)
    assert failure(d.new_time_fixed, (2024, 2, 29), (0, 0, 0, 0), sign * 90_000).startswith(day)


@pytest.mark.parametrize(
    ("zone", "chrono", "jiff"),
    [
        (Zone(dt.timedelta(0)), "AttributeError: 'Zone' object has no attribute 'key'", None),
        (
            Zone(dt.timedelta(0), key="No/Where"),
            "ValueError: failed to parse timezone",
            "ValueError: failed to find time zone `No/Where` in time zone database",
        ),
        (Zone(None, key=5), *2 * ("TypeError: 'int' object is not an instance of 'str'",)),
        (Zone(None, key=None), *2 * ("TypeError: 'None' is not an instance of 'str'",)),
    ],
)
def test_keys(zone, chrono, jiff):
    assert (
        failure(d.chrono_zone, zone) == failure(d.chrono_zoned, ONE.replace(tzinfo=zone)) == chrono
    )
    if jiff is None:
        assert d.jiff_zone(zone) is UTC
    else:
        assert failure(d.jiff_zone, zone) == failure(d.jiff_zoned, ONE.replace(tzinfo=zone)) == jiff


@named
@pytest.mark.parametrize("function", [*each("offset"), *each("fixed")])
def test_an_offset_that_depends_on_the_moment(function):
    zone = zoneinfo.ZoneInfo("Europe/Paris")
    value = zone if "offset" in function.__name__ else ONE.replace(tzinfo=zone)
    assert failure(function, value) == f"TypeError: {zone!r} is not a fixed offset timezone"


def test_moments_that_jiff_has_not():
    last = dt.datetime.max.replace(tzinfo=UTC)
    for function in (d.jiff_zoned, d.jiff_timestamp):
        assert failure(function, last).startswith(
            "ValueError: error converting datetime to instant "
        )


def test_what_annotations_call_the_types():
    called = {name: (taken, given) for name, taken, given in d.annotations()}
    same = {
        "date": ["chrono_date", "jiff_date", "jiff_week_date", "time_date"],
        "time": ["chrono_time", "jiff_time", "time_time"],
        "timedelta": ["chrono_delta", "jiff_delta", "time_delta"],
        "datetime": [
            "chrono_naive",
            "chrono_zoned",
            "jiff_zoned",
            "jiff_timestamp",
            "time_fixed",
            "time_utc",
        ],
        "tzinfo": ["jiff_zone"],
        "timezone": ["chrono_utc_zone"],
    }
    for name, functions in same.items():
        assert {called[function] for function in functions} == {2 * (f"datetime.{name}",)}
    offsets = {called[name] for name in ("chrono_offset", "jiff_offset", "time_offset")}
    assert offsets == {("datetime.tzinfo", "datetime.timezone")}
    assert called["chrono_zone"] == called["chrono_local_zone"] == 2 * ("zoneinfo.ZoneInfo",)
