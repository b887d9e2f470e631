"""`pyo3-log`: what Rust logs arrives in `logging`."""

import logging

import adjuncts
import pytest


@pytest.fixture(autouse=True)
def fresh():
    adjuncts.reset()


def test_messages_arrive_with_their_level(caplog):
    caplog.set_level(logging.DEBUG, logger="engine.parts")
    adjuncts.say("engine::parts", "warn", "too hot")
    adjuncts.say("engine::parts", "debug", "fine")
    found = [(record.name, record.levelname, record.getMessage()) for record in caplog.records]
    assert found == [("engine.parts", "WARNING", "too hot"), ("engine.parts", "DEBUG", "fine")]


def test_messages_below_the_level_do_not(caplog):
    caplog.set_level(logging.ERROR, logger="engine")
    adjuncts.say("engine", "info", "unheard")
    assert not caplog.records


def test_the_place_in_rust_is_the_place(caplog):
    caplog.set_level(logging.INFO, logger="engine")
    adjuncts.say("engine", "info", "here")
    assert caplog.records[0].pathname.endswith("logs.rs")


def test_levels_have_names():
    with pytest.raises(ValueError, match="^no level is called 'loud'$"):
        adjuncts.say("engine", "loud", "?")
