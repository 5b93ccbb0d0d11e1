"""The picture of the demonstration is a picture."""

from __future__ import annotations

import struct
import zlib

from leaderlens.services.demo_picture import HEIGHT, WIDTH, river


def test_it_is_a_png_of_its_size_and_the_same_each_time() -> None:
    picture = river()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">2I", picture[16:24]) == (WIDTH, HEIGHT)
    start = picture.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", picture[start - 8 : start - 4])
    assert len(zlib.decompress(picture[start : start + length])) == HEIGHT * (1 + 3 * WIDTH)
    assert len(picture) < 100_000
    assert river() == picture
