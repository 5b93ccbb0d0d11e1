"""PDFs read again by another library: their words, their pictures, and the structure that a screen reader follows."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Tagged:
    """An element of a PDF's structure, with those inside it."""

    kind: str
    alt: str
    inside: tuple[Tagged, ...]

    def all(self) -> Iterator[Tagged]:
        yield self
        for one in self.inside:
            yield from one.all()


def texts(found: pypdfium2.PdfDocument) -> list[str]:
    """What can be copied out of each page."""
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in found]


def words(text: str) -> list[str]:
    return text.split()


def ink(page: Any) -> tuple[int, int, int, int]:
    """Where on a page anything is drawn: left, top, right and bottom in points."""
    image = page.render(scale=1).to_pil().convert("L").point(lambda value: 255 if value < 245 else 0)
    box = image.getbbox()
    assert box is not None
    return box  # type: ignore[no-any-return]


def tagged(page: pypdfium2.PdfPage) -> list[Tagged]:
    """The structure of a page, from its outermost elements on, read as a screen reader would: in order."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        tops = [_tagged(raw.FPDF_StructTree_GetChildAtIndex(tree, number)) for number in range(count)]
    finally:
        raw.FPDF_StructTree_Close(tree)
    return [one for top in tops for one in top.all()]


def _tagged(element: Any) -> Tagged:
    children = (
        raw.FPDF_StructElement_GetChildAtIndex(element, number)
        for number in range(raw.FPDF_StructElement_CountChildren(element))
    )
    return Tagged(
        _string(raw.FPDF_StructElement_GetType, element),
        _string(raw.FPDF_StructElement_GetAltText, element),
        tuple(_tagged(child) for child in children if child),
    )


def _string(read: Any, element: Any) -> str:
    length = read(element, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    read(element, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le")
