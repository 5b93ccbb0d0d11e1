"""What the clipboard or a drop brings: files, a picture, or words, whose formatting becomes Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from leaderlens.i18n import _
from leaderlens.ui.writing.from_html import markdown_from

LARGEST_HTML = 2_000_000
"""Characters: of a longer page the plain text is taken."""

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>()]{1,2000}")
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was brought: exactly one of these says something."""

    text: str = field(default="", repr=False)
    files: tuple[str, ...] = ()
    picture: bytes = field(default=b"", repr=False)
    mime: str = ""
    refusal: str = ""


def read(source: QMimeData, *, rich: bool = True) -> Pasted:
    """What ``source`` brings. With ``rich`` its formatting comes along as Markdown."""
    if files := tuple(url.toLocalFile() for url in source.urls() if url.isLocalFile()):
        return Pasted(files=files)
    if source.hasImage() and not source.hasText():
        return _picture(source)
    text = source.text()
    if rich and source.hasHtml():
        html = source.html()
        if len(html) <= LARGEST_HTML:
            made = markdown_from(html)
            return Pasted(text=made or text)
    return Pasted(text=text)


def too_long() -> str:
    """Why a text does not come in."""
    return _("That is more text than one entry can hold. Nothing was added; keep it as a file with the entry instead.")


def is_address(text: str) -> bool:
    """Whether ``text`` is one address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def clipboard_address() -> str:
    """The address in the clipboard; empty where it holds anything else."""
    text = QGuiApplication.clipboard().text() if QGuiApplication.instance() is not None else ""
    return text.strip() if len(text) < 2100 and is_address(text) else ""


def _picture(source: QMimeData) -> Pasted:
    for mime in _PICTURES:
        data = bytes(source.data(mime).data())
        if data:
            return Pasted(picture=data, mime=mime)
    image = source.imageData()
    if not isinstance(image, QImage):
        image = image.toImage()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        return Pasted(refusal=_("That picture cannot be read."))
    return Pasted(picture=bytes(buffer.data().data()), mime="image/png")
