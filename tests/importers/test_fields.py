"""Values that somebody else wrote."""

from __future__ import annotations

import pytest

from leaderlens.errors import ImportSourceError
from leaderlens.importers import fields
from leaderlens.importers.entry import EntryProblemError


def test_types_are_asked_for() -> None:
    assert (fields.text_of(3), fields.map_of([]), fields.list_of("ab")) == ("", {}, [])
    assert [fields.whole_of(value) for value in (True, 3, 3.0, 3.5, " 12 ", "x", None, float("inf"))] == [
        None, 3, 3, None, 12, None, None, None,
    ]  # fmt: skip
    assert [fields.id_of(value) for value in ("a ", 5, True, 10**40, 1.5)] == ["a", "5", "", "", ""]


def test_tags_lose_their_signs_and_doubles() -> None:
    assert fields.tags_of(["@work", "#Work", " two  words ", "", 3, "x" * 200]) == ("work", "two words", "x" * 80)
    assert len(fields.tags_of(str(number) for number in range(500))) == fields.MOST_TAGS


def test_text_is_what_a_vault_can_keep_and_not_endless() -> None:
    assert fields.text_of("a\x00\ud800") == "a\ufffd\ufffd"
    with pytest.raises(EntryProblemError):
        fields.text_of("x" * (fields.LONGEST_TEXT + 1))
    with pytest.raises(EntryProblemError):
        fields.content_of(b"12", 1)
    with pytest.raises(EntryProblemError, match="unreadable"):
        fields.content_of("unreadable")


def test_encodings() -> None:
    assert fields.decoded("é".encode("utf-8-sig")) == "é"
    assert fields.decoded("é".encode("utf-16")) == "é"
    assert fields.decoded("é".encode("cp1252")) == "é"


@pytest.mark.parametrize("raw", [b"", b"{", b"[" * 100_000, b"1" * 10_000, b"\xff\xfe\x00"])
def test_json_that_is_none_is_one_named_error(raw: bytes) -> None:
    with pytest.raises(ImportSourceError):
        fields.from_json(raw, "x.json")
