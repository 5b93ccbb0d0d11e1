"""Pictures for a page: no finer than paper shows, and without what a camera noted."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from leaderlens.documents.pictures import for_print
from tests.documents.samples import png


def inside(svg: bytes) -> Image.Image:
    """The pixels in the drawing."""
    return Image.open(BytesIO(b64decode(svg.split(b"base64,")[1].split(b'"')[0])))


def test_a_camera_tells_nothing_of_where_and_when() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    exif[0x0112] = 6
    held = BytesIO()
    Image.new("RGB", (4000, 3000), (200, 30, 30)).save(held, "JPEG", exif=exif)
    made = for_print(held.getvalue())
    assert made is not None
    assert (made.width, made.height) == (3000, 4000)
    image = inside(made.svg)
    assert (image.format, image.size) == ("JPEG", (1800, 2400))
    assert not image.getexif()
    assert b"Camera maker" not in b64decode(made.svg.split(b"base64,")[1].split(b'"')[0])


@pytest.mark.parametrize("form", ["GIF", "BMP", "WEBP", "PNG"])
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_other_kinds_become_png_without_loss(form: str, mode: str) -> None:
    held = BytesIO()
    Image.new("RGB", (40, 20), (255, 255, 255)).convert(mode).save(
        held, form, **({"lossless": True} if form == "WEBP" else {})
    )
    made = for_print(held.getvalue())
    assert made is not None
    image = inside(made.svg)
    assert (image.format, image.size, image.mode) == ("PNG", (40, 20), "RGB")
    assert image.getpixel((3, 3)) == (255, 255, 255)


def test_what_is_seen_through_stays_so() -> None:
    held = BytesIO()
    Image.new("RGBA", (4, 4), (10, 20, 30, 40)).save(held, "PNG")
    made = for_print(held.getvalue())
    assert made is not None
    assert inside(made.svg).getpixel((1, 1)) == (10, 20, 30, 40)


@pytest.mark.parametrize("data", [b"", b"no", png()[:90], b"<svg/>", b"BM" + bytes(60)])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert for_print(data) is None
