"""`Words`: finding, counting, replacing."""

import doctest
import threading

import pytest
import redact

TEXT = "The Cat concatenates; a cat, cats – größe cat🐍 cat"


@pytest.fixture
def cats():
    return redact.Words(["cat"], ignore_case=True)


def test_the_package_shows_what_it_does():
    failed, tried = doctest.testmod(redact)
    assert tried and not failed


def test_offsets_are_those_of_python(cats):
    found = cats.find(TEXT)
    assert [TEXT[match.start : match.end] for match in found] == ["Cat", "cat", "cat", "cat"]
    assert {match.word for match in found} == {"cat"}


def test_words_inside_longer_ones_are_found_on_demand():
    assert redact.Words(["cat"], whole_words=False).count("concat cats") == {"cat": 2}


def test_the_longest_word_wins():
    words = redact.Words(["new", "new york"])
    assert words.count("new york, new yorkers, new") == {"new york": 1, "new": 2}


def test_matches_compare_by_value(cats):
    assert cats.find("a cat") == cats.find("a cat")
    assert cats.find("a cat") != cats.find("the cat")
    assert repr(cats.find("a cat")) == '[<Match "cat" at 2..5>]'


def test_redact_keeps_the_length(cats):
    assert cats.redact("Cat!") == "███!"
    assert cats.redact("Cat!", mask="*") == "***!"
    assert len(cats.redact(TEXT)) == len(TEXT)


def test_the_mask_is_one_character(cats):
    with pytest.raises(ValueError, match="expected a string of length 1"):
        cats.redact("cat", mask="##")


def test_replace_by_a_text(cats):
    assert cats.replace("Cat and cat", "dog") == "dog and dog"


def test_replace_by_a_table(cats):
    assert cats.replace("Cat and cat", {"cat": "dog"}) == "dog and dog"


def test_a_word_without_an_entry_is_a_key_error(cats):
    with pytest.raises(KeyError, match="cat"):
        cats.replace("a cat", {"dog": "wolf"})


def test_replace_by_a_function(cats):
    assert cats.replace("Cat and cat", str.upper) == "CAT and CAT"


def test_what_the_function_raises_comes_out(cats):
    with pytest.raises(ZeroDivisionError):
        cats.replace("a cat", lambda word: 1 // 0)


def test_the_function_returns_a_str(cats):
    with pytest.raises(TypeError, match="is not an instance of 'str'"):
        cats.replace("a cat", len)


def test_a_replacement_of_another_type_is_not_callable(cats):
    with pytest.raises(TypeError, match="not callable"):
        cats.replace("a cat", 5)


def test_an_empty_word_is_refused():
    with pytest.raises(ValueError, match="^word 1 is empty$"):
        redact.Words(["a", ""])


def test_a_str_is_not_a_list_of_words():
    with pytest.raises(TypeError, match="Can't extract `str` to `Vec`"):
        redact.Words("cat")


def test_words_are_strings():
    with pytest.raises(TypeError):
        redact.Words([b"cat"])


def test_a_text_with_lone_surrogates_is_refused(cats):
    with pytest.raises(UnicodeEncodeError):
        cats.find("cat \ud800")


def test_length_and_repr(cats):
    assert (len(cats), cats.words, repr(cats)) == (1, ["cat"], "<Words: cat>")


def test_from_a_file(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# pets\ncat\n\n dog \n", encoding="utf-8")
    assert redact.read_words(path).words == ["cat", "dog"]


def test_threads_share_the_words(cats):
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(cats.count("cat " * 1000))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [{"cat": 1000}] * 4
