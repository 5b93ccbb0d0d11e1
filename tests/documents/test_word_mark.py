"""The mark behind the pages of a Word file: on each kind of page, in the words that were given."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from leaderlens.documents import word
from tests.documents.samples import WATERMARK, document

VML = "{urn:schemas-microsoft-com:vml}"


def marks(watermark: str, *, cover: bool) -> list[tuple[str, str, str]]:
    """The marks of a file that was written and read again: words, what a screen reader says, and id."""
    held = BytesIO()
    word.write(replace(document(1, cover=cover), watermark=watermark), held)
    (section,) = docx.Document(BytesIO(held.getvalue())).sections
    headers = [section.header, *([section.first_page_header] if cover else [])]
    shapes = [shape for header in headers for shape in header._element.iter(f"{VML}shape")]
    return [(next(one.iter(f"{VML}textpath")).get("string"), one.get("alt"), one.get("id")) for one in shapes]


@pytest.mark.parametrize("cover", [True, False])
@pytest.mark.parametrize("words", [WATERMARK, 'Two & "three" <four>'])
def test_it_lies_behind_every_kind_of_page(words: str, cover: bool) -> None:
    found = marks(words, cover=cover)
    assert [(said, alt) for said, alt, _id in found] == [(words, words)] * (1 + cover)
    assert len({number for _said, _alt, number in found}) == len(found)


def test_without_words_there_is_none() -> None:
    assert marks("", cover=True) == []
