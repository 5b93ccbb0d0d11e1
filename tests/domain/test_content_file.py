"""Strict reading of content files: problems are collected, named and told together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.content_file import ContentFile, Table, unique
from leaderlens.errors import ContentError


def _told(file: ContentFile) -> list[str]:
    with pytest.raises(ContentError) as caught:
        file.check()
    assert caught.value.code == "content"
    return str(caught.value).splitlines()


def _problems_of(text: str) -> list[str]:
    """What is said about a file that should hold one text ``name`` and one number ``size`` of 1 to 9."""
    file = ContentFile(text, "own.toml")
    file.root.text("name", longest=10)
    file.root.whole("size", 1, 9)
    file.root.close()
    return _told(file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("size = 2\n", ["own.toml: the key “name” is missing."]),
        ("name = 3\nsize = 2\n", ["own.toml: “name” must be text."]),
        ('name = "Mi\\tll"\nsize = 2\n', ["own.toml: “name” holds a character that cannot be shown."]),
        ('name = "  "\nsize = 2\n', ["own.toml: “name” is empty."]),
        ('name = "Mill Street"\nsize = 2\n', ["own.toml: “name” has 11 characters; the most is 10."]),
        ('nmae = "Mill"\nsize = 2\n', ["own.toml: the key “nmae” is not known; did you mean “name”?"]),
        ('name = "Mill"\nsize = 2\ncolour = 1\n', ["own.toml: the key “colour” is not known."]),
        ('name = "Mill"\nsize = true\n', ["own.toml: “size” must be a whole number."]),
        ('name = "Mill"\nsize = 10\n', ["own.toml: “size” must lie between 1 and 9."]),
        ("", ["own.toml: the key “name” is missing.", "own.toml: the key “size” is missing."]),
    ],
)
def test_each_slip_is_one_sentence(text: str, told: list[str]) -> None:
    assert _problems_of(text) == told


def test_lists_and_tables_are_named_by_their_ids_and_keys() -> None:
    file = ContentFile(
        '[[item]]\nid = "a"\nside = 1\n[[item]]\nid = "a"\n[item.side]\n[[item]]\nid = "B"\nside = {}\n', "f"
    )
    tables = file.root.tables("item")
    ids = tuple(table.name("id") for table in tables)
    for table in tables:
        side = table.table("side")
        side.texts("words")
        side.flag("loud")
        side.close()
        table.close()
    unique(tables, ids)
    assert _told(file) == [
        "f, item 3: “id” must be made of small letters, digits and underscores.",
        "f, item “a”: “side” must be a table.",
        "f, item “a”: the key “side.words” is missing.",
        "f, item “a”: the key “side.loud” is missing.",
        "f, item 3: the key “side.words” is missing.",
        "f, item 3: the key “side.loud” is missing.",
        "f, item “a”: the id “a” is used twice.",
    ]


def test_words_choices_flags_and_tables_of_numbers_are_typed() -> None:
    file = ContentFile('who = "mayor"\nloud = 1\nwords = ["a", ""]\nitem = {}\n[numbers]\na = 1\nb = "2"\n', "f")
    root = file.root
    assert root.choice("who", ("leader", "coach")) == ""
    assert root.flag("loud") is False
    assert root.texts("words") == ()
    assert root.tables("item") == ()
    assert root.wholes("numbers", 0, 9) == {"a": 1, "b": 0}
    root.close()
    assert _told(file) == [
        "f: “who” must be one of: leader, coach.",
        "f: “loud” must be true or false.",
        "f: “words” must be a list of texts.",
        "f: “item” must be a list of tables.",
        "f: “numbers.b” must be a whole number.",
    ]


def test_optional_values_may_be_absent() -> None:
    file = ContentFile("", "f")
    root = file.root
    found = (
        root.text("a", optional=True), root.whole("b", 1, 3, optional=True, default=2), root.flag("c", optional=True),
        root.texts("d", optional=True), root.tables("e", optional=True), root.choice("f", ("x",), optional=True),
    )  # fmt: skip
    root.close()
    file.check()
    assert found == ("", 2, False, (), (), "")


def test_very_many_problems_are_counted_not_listed() -> None:
    file = ContentFile("\n".join(f"key_{number} = 1" for number in range(40)), "f")
    file.root.close()
    told = _told(file)
    assert len(told) == 13
    assert told[-1] == "f: further problems not listed here: 28."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = 1\nb = = 2\n", "own.toml could not be read: line 2 is not valid TOML."),
        ("a = " + "[" * 5000, "own.toml could not be read: it is not valid TOML."),
        ("a = " + "9" * 5000, "own.toml could not be read: it is not valid TOML."),
        ("a = 2026-13-40", "own.toml could not be read: line 1 is not valid TOML."),
    ],
)
def test_what_is_not_toml_is_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ContentError) as caught:
        ContentFile(text, "own.toml")
    assert str(caught.value) == sentence


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_or_refused_by_name(text: str) -> None:
    try:
        answer = type(ContentFile(text, "own.toml").root).__name__
    except ContentError as error:
        answer = str(error)
    assert answer.startswith((Table.__name__, "own.toml could not be read"))
