"""`Document` and `Heading`: what is in a text."""

import gc

import pulldown
import pytest

TEXT = """\
# The *title*

Some [words](https://example.org/a) and `code`.

## Part

## Part

> ### Deep
>
> <https://example.org/b>
"""


@pytest.fixture
def document():
    return pulldown.Document(TEXT)


def test_headings(document):
    found = [(h.level, h.text, h.slug, h.line) for h in document.headings]
    assert found == [
        (1, "The title", "the-title", 1),
        (2, "Part", "part", 5),
        (2, "Part", "part-1", 7),
        (3, "Deep", "deep", 9),
    ]


def test_is_a_collection_of_its_headings(document):
    assert len(document) == 4
    assert [h.slug for h in document] == [h.slug for h in document.headings]


def test_an_iterator_keeps_its_document_alive():
    headings = iter(pulldown.Document(TEXT))
    gc.collect()
    assert next(headings).text == "The title"
    assert iter(headings) is headings
    assert len(list(headings)) == 3
    with pytest.raises(StopIteration):
        next(headings)


def test_links_title_and_words(document):
    assert document.links == ["https://example.org/a", "https://example.org/b"]
    assert document.title == "The title"
    assert document.word_count == 10


def test_an_empty_document():
    document = pulldown.Document("")
    assert (len(document), document.links, document.title, document.word_count) == (0, [], None, 0)
    assert list(document) == []


def test_depth_keeps_the_upper_levels():
    assert [h.text for h in pulldown.Document(TEXT, depth=1)] == ["The title"]


@pytest.mark.parametrize("depth", [0, 7, -1, 2**40])
def test_a_bad_option_has_an_exception_of_its_own(depth):
    with pytest.raises(pulldown.OptionError, match=f"depth must be from 1 to 6, not {depth}"):
        pulldown.Document(TEXT, depth=depth)
    assert issubclass(pulldown.OptionError, ValueError)


def test_a_document_renders_with_its_options():
    table = "| a |\n| - |\n| 1 |\n"
    assert pulldown.Document(table).render() == pulldown.render(table)
    assert pulldown.Document(table, tables=False).render() == pulldown.render(table, tables=False)


def test_values_cannot_be_changed(document):
    with pytest.raises(AttributeError):
        document.title = "another"
    with pytest.raises(AttributeError):
        document.headings[0].level = 2


def test_repr(document):
    assert repr(document) == '<Document "The title": 4 headings, 2 links>'
    assert repr(document.headings[3]) == '<Heading 3 "Deep" on line 9>'


def test_is_documented():
    assert pulldown.Document.__doc__.startswith(
        "A Markdown document: its headings, links and words."
    )
    assert pulldown.Heading.slug.__doc__.startswith(
        "The text as it stands behind the `#` of a link"
    )
    assert pulldown.Document.__module__ == "pulldown"


def test_wrapper(tmp_path):
    path = tmp_path / "text.md"
    path.write_text(TEXT, encoding="utf-8")
    document = pulldown.read(path, depth=2)
    assert pulldown.outline(document) == "- The title\n  - Part\n  - Part"
