"""A small picture of a picture, made from bytes in memory on the worker. Nothing of it touches a disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

SIDE = 144
"""The longest shorter side of a thumbnail, in px: sharp at twice the size it is shown."""

_LARGEST = 80_000_000
"""Pixels: a picture that claims more is shown by its name, so that no file can fill the memory."""


def small_picture(data: bytes) -> QImage:
    """A thumbnail of ``data``, a null image where that is no picture Qt can read. Safe on any thread."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _LARGEST:
        return QImage()
    reader.setScaledSize(size.scaled(QSize(SIDE * 2, SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
