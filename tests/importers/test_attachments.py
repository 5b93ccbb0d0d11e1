"""Files by their names, with ids that stay."""

from __future__ import annotations

from leaderlens.importers.attachments import Shelf
from leaderlens.importers.source import ZipSource
from tests.importers.exports import PICTURE, zipped


def test_a_file_is_found_by_path_or_bare_name() -> None:
    shelf = Shelf(ZipSource("x.zip", zipped({"photos/A.png": PICTURE})))
    assert shelf.find("photos/A.png") == shelf.find("missing.png", "a.PNG") == "photos/A.png"
    assert (shelf.find("b.png"), shelf.exact("A.png")) == ("", "")


def test_a_file_has_the_same_id_at_every_import_and_another_in_another_entry() -> None:
    shelf = Shelf(ZipSource("x.zip", zipped({"photos/A.png": PICTURE})))
    one, again, other = (shelf.file("photos/A.png", ("dayone", owner)) for owner in ("1", "1", "2"))
    assert one.id == again.id != other.id
    assert (one.name, one.mime, one.size, one.read()) == ("A.png", "image/png", len(PICTURE), PICTURE)
    assert shelf.file("photos/A.png", ("dayone", "1"), "../../IMG 1.jpg").name == "IMG 1.jpg"
