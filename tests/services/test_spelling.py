"""What counts as misspelt, in the word lists that we ship."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.services import spelling as module
from leaderlens.services.spelling import Spelling, language_name, languages, words_in


def loaded(*chosen: str, own: tuple[str, ...] = ()) -> Spelling:
    made = Spelling(chosen, own)
    while made.load():
        assert not made.ready
    return made


@pytest.fixture(scope="module")
def english() -> Spelling:
    return loaded("en_GB")


@pytest.fixture(scope="module")
def both() -> Spelling:
    return loaded("en_GB", "cy_GB")


@pytest.mark.parametrize(
    "word",
    ["listen", "organise", "colour", "didn't", "didn’t", "Helen’s", "café", "naïve", "CIPFA", "MPs", "A470", "2nd",
     "LeaderLens", "x", "שלום", "councillor", "Councillors"],
)  # fmt: skip
def test_words_that_are_right(english: Spelling, word: str) -> None:
    assert english.right(word)
    assert english.verdict(word)


@pytest.mark.parametrize("word", ["recieve", "teh", "color", "Recieve", "didnt’s", "x" * 50])
def test_words_that_are_not(english: Spelling, word: str) -> None:
    assert not english.right(word)


def test_welsh_is_as_welcome_as_english(english: Spelling, both: Spelling) -> None:
    for word in ("ŵyr", "Tŷ", "gweithiwr", "ysgol", "rydw", "i’r", "Dafydd"):
        assert both.right(word), word
    assert both.right("listen")
    assert not english.right("gweithiwr")
    assert "gweithiwr" in both.suggestions("gweithwir")
    assert both.right("w\u0302yr")  # w with a circumflex of its own


def test_suggestions_keep_the_apostrophe_that_was_typed(english: Spelling) -> None:
    assert english.suggestions("recieve")[0] == "receive"
    assert "didn’t" in english.suggestions("did’nt")
    assert len(english.suggestions("teh", 2)) <= 2


def test_until_it_is_loaded_it_finds_no_fault() -> None:
    fresh = Spelling(("en_GB",))
    assert not fresh.ready
    assert fresh.right("recieve")


def test_ones_own_words(english: Spelling) -> None:
    own = loaded("en_GB", own=("Rhondda",))
    assert own.right("Rhondda")
    assert own.right("rhondda’s")
    assert not own.right("Cynon")
    own.learn("Cynon")
    assert own.right("Cynon")
    own.unlearn("cynon")
    assert not own.right("Cynon")
    own.pass_over("Cynon")
    assert own.right("Cynon")
    assert not english.right("Rhondda")


def test_a_language_that_is_not_there_is_left_out() -> None:
    assert languages()[:2] == ("en_GB", "cy_GB")
    none = loaded("xx_XX", "../../etc/passwd")
    assert none.ready
    assert none.right("recieve")


def test_word_lists_of_the_system_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gd_GB.aff").write_text("SET ISO8859-1\n", encoding="ascii")
    (tmp_path / "gd_GB.dic").write_text("1\nsgoil\n", encoding="ascii")
    (tmp_path / "ga_IE.aff").write_text("SET UTF-8\n", encoding="ascii")
    monkeypatch.setattr(module, "_FOLDERS", (str(tmp_path),))
    assert languages() == ("en_GB", "cy_GB", "gd_GB")
    gaelic = loaded("gd_GB")
    assert gaelic.right("sgoil")
    assert not gaelic.right("ŵyr")  # no such letter in its code
    assert gaelic.suggestions("ŵyr") == ()
    vanishing = Spelling(("gd_GB",))
    (tmp_path / "gd_GB.dic").unlink()
    (tmp_path / "gd_GB.aff").unlink()
    assert not vanishing.load()
    assert vanishing.ready


def found(text: str) -> list[str]:
    return [word for _start, _end, word in words_in(text)]


def test_what_is_a_word() -> None:
    assert found("So ‘I’ didn’t ask: the well-known question.") == [
        "So", "I", "didn’t", "ask", "the", "known", "question",
    ]  # fmt: skip
    assert found("write me@home.org, https://x.org/recieve or www.x.org/a and C:\\teh\\doc and teh.pdf") == [
        "write", "or", "and", "C", "and",
    ]  # fmt: skip
    assert found("and/or") == [] or found("and/or") == ["and", "or"]
    assert found("pre-meet co-opt") == ["meet", "opt"]


@given(st.text(max_size=60))
def test_any_text_can_be_read(english: Spelling, text: str) -> None:
    for start, end, word in words_in(text):
        assert text[start:end] == word
        assert english.right(word) in {True, False}


def test_a_language_goes_by_its_name_or_else_by_its_code() -> None:
    assert (language_name("cy_GB"), language_name("fr_FR")) == ("Welsh", "fr_FR")
