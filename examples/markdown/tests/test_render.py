"""`render`: HTML out of Markdown."""

import pulldown
import pytest

TABLE = "| a |\n| - |\n| 1 |\n"
FOOTNOTE = "Text[^1]\n\n[^1]: Note\n"


def test_renders_commonmark():
    assert pulldown.render("# Hi\n\n*there*") == "<h1>Hi</h1>\n<p><em>there</em></p>\n"


def test_text_of_any_script_survives():
    assert pulldown.render("Größe 東京 🐍") == "<p>Größe 東京 🐍</p>\n"


def test_tables_are_on_unless_switched_off():
    assert "<table>" in pulldown.render(TABLE)
    assert "<table>" not in pulldown.render(TABLE, tables=False)


def test_footnotes_are_off_unless_switched_on():
    assert "footnote-definition" not in pulldown.render(FOOTNOTE)
    assert "footnote-definition" in pulldown.render(FOOTNOTE, footnotes=True)


def test_options_are_given_by_name():
    with pytest.raises(TypeError, match=r"render\(\) takes 1 positional argument"):
        pulldown.render("text", True)


def test_an_unknown_option_is_refused():
    with pytest.raises(TypeError, match="unexpected keyword argument 'table'"):
        pulldown.render("text", table=True)


def test_the_text_is_a_str():
    with pytest.raises(TypeError):
        pulldown.render(b"text")


def test_is_documented():
    assert pulldown.render.__doc__.startswith("Render Markdown as HTML.")
    assert pulldown.render.__text_signature__ == "(text, *, tables=True, footnotes=False)"
