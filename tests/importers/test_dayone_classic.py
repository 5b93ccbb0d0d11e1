"""Day One Classic."""

from __future__ import annotations

import plistlib
from pathlib import Path

from tests.importers.exports import CLASSIC, read, taken


def test_an_entry_keeps_its_zone_tags_and_photo(tmp_path: Path) -> None:
    ((entry,), problems) = taken("dayone-classic", tmp_path)
    assert (entry.title, entry.tags, entry.pinned) == ("This entry has a location.", ("work", "play"), True)
    assert (entry.moment.isoformat(), entry.zone) == ("2013-08-15T17:05:02-04:00", "America/New_York")
    assert entry.body.startswith(f"![](attachment:{entry.files[0].id})\n\nAnd a second line.")
    assert problems == []


def test_a_list_with_entities_is_refused(tmp_path: Path) -> None:
    raw = plistlib.dumps(CLASSIC).replace(b"<plist", b'<!ENTITY a "aaaa">\n<plist', 1)
    (tmp_path / "x.doentry").write_bytes(raw)
    (tmp_path / "y.doentry").write_bytes(plistlib.dumps(["no", "entry"]))
    entries, problems = read(tmp_path)
    assert (entries, [one.code for one in problems]) == ([], ["unreadable", "no-entry"])
