"""The file that council business is moved to: written whole, read back, and only then called written."""

from __future__ import annotations

import os
from pathlib import Path

from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _


def write_new(place: Path, text: str) -> str:
    """Write ``text`` to ``place``, which the person chose (and agreed to replace, if it was there), and answer what to
    call the place: its name. NotAllowedError ``not-written``; then nothing of it is left there.
    """
    data = text.encode("utf-8")
    half = place.with_name(f".{place.name}.part")
    try:
        with half.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        whole = half.read_bytes() == data
        if whole:
            half.replace(place)
    except OSError:
        whole = False
    if not whole:
        half.unlink(missing_ok=True)
        raise NotAllowedError(
            _("The file could not be written there. Your entry is as it was; please choose another place."),
            code="not-written",
        )
    return place.name


def write_copy(place: Path, data: bytes) -> None:
    """Write a copy of an attachment to ``place``, which the person chose. NotAllowedError ``not-written``."""
    try:
        place.write_bytes(data)
    except OSError:
        raise NotAllowedError(
            _("The file could not be written there. Please choose another place."), code="not-written"
        ) from None
