"""The one picture of the demonstration: a river under a wide evening sky, painted by arithmetic."""

from __future__ import annotations

import struct
import zlib
from math import sin

WIDTH, HEIGHT = 320, 200
_HORIZON = 110
_Colour = tuple[int, int, int]
_DUSK, _GLOW, _MOOR, _WATER = (86, 108, 140), (240, 196, 150), (60, 76, 62), (150, 160, 172)


def river() -> bytes:
    """The picture as a PNG."""
    rows = b"".join(b"\0" + bytes(part for x in range(WIDTH) for part in _colour(x, y)) for y in range(HEIGHT))
    head = struct.pack(">2I5B", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _colour(x: int, y: int) -> _Colour:
    hill = _HORIZON - 14 * sin(x / 47) - 6 * sin(x / 13)
    if y < hill:
        return _between(_DUSK, _GLOW, y / _HORIZON)
    middle = WIDTH / 2 + 40 * sin(y / 22)
    width = 4 + (y - _HORIZON) * 0.6
    if y > _HORIZON and abs(x - middle) < width:
        return _between(_WATER, _GLOW, 0.5 + 0.5 * sin(y / 3) * (1 - abs(x - middle) / width))
    return _between(_MOOR, _DUSK, 0.35 * (HEIGHT - y) / (HEIGHT - _HORIZON))


def _between(one: _Colour, other: _Colour, part: float) -> _Colour:
    red, green, blue = (round(a + (b - a) * min(1.0, max(0.0, part))) for a, b in zip(one, other, strict=True))
    return red, green, blue
