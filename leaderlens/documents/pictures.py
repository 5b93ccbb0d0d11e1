"""Pictures made ready for a page: read, turned as the camera was held, no finer than paper shows, without their past.

What a camera wrote into a picture (where, when, with what) does not go along: the file is for others to read.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

_SCREEN_DPI, _MM_PER_INCH = 150, 25.4
_MOST = 1800
"""Pixels across: 300 to the inch on a page's whole width."""
_BAD = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG, the one form in which Typst takes pictures from memory; lengths in its pixels."""

    svg: bytes = field(repr=False)
    width: float
    height: float

    @property
    def natural_mm(self) -> float:
        """How wide it is on a screen of 150 dots to the inch."""
        return self.width / _SCREEN_DPI * _MM_PER_INCH


def for_print(image: bytes) -> Drawn | None:
    """``image`` (PNG, JPEG, GIF, BMP, WebP) for a page; None where it cannot be read."""
    try:
        with Image.open(BytesIO(image)) as opened:
            lossy = opened.format == "JPEG"
            turned = ImageOps.exif_transpose(opened)
            size = (float(turned.width), float(turned.height))
            turned = turned.convert("RGB" if lossy else "RGBA")
            turned.thumbnail((_MOST, _MOST * 2), Image.Resampling.LANCZOS)
    except _BAD:
        return None
    made = BytesIO()
    if lossy:
        turned.save(made, "JPEG", quality=90)
    else:
        flat = turned if turned.getchannel("A").getextrema() != (255, 255) else turned.convert("RGB")
        flat.save(made, "PNG")
    return _wrapped(made.getvalue(), "jpeg" if lossy else "png", *size)


def _wrapped(data: bytes, kind: str, width: float, height: float) -> Drawn:
    """Pixels inside an SVG; a JPEG stays the JPEG it is in the file that comes of it."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" preserveAspectRatio="none" href="data:image/{kind};base64,'
    )
    return Drawn(head.encode() + b64encode(data) + b'"/></svg>', width, height)
