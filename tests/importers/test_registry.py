"""Every format is known by its look, and none falls over a damaged file."""

from __future__ import annotations

import base64
import json
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderlens.errors import ImportSourceError
from leaderlens.importers import registry
from leaderlens.importers.entry import REASONS, Found, ImportedEntry, Reading
from tests.importers import exports
from tests.importers.exports import EXPORTS, read, zipped

LONDON = Reading(ZoneInfo("Europe/London"))
WORST = 3.0  # seconds for one small damaged file, on a busy machine
MOST_MEMORY = 64 * 1024**2
JSON_FORMATS = ("leaderlens-json", "dayone", "daylio-backup", "journey", "dailyyou", "jrnl-json")


@pytest.mark.parametrize("format_id", EXPORTS)
def test_each_export_is_recognised_and_read(format_id: str, tmp_path: Path) -> None:
    path = EXPORTS[format_id](tmp_path)
    with registry.opened(path) as (known, source):
        found = list(registry.entries(known, source, LONDON))
    assert known.id == format_id
    assert known.name
    assert any(isinstance(one, ImportedEntry) and one.source == known.source for one in found)


def test_a_folder_that_was_unpacked_is_the_same_export(tmp_path: Path) -> None:
    for format_id in ("dayone", "journey", "rednotebook", "daybook"):
        packed = EXPORTS[format_id](tmp_path)
        folder = tmp_path / format_id
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
        assert [one.source_id for one in read(folder)[0]] == [one.source_id for one in read(packed)[0]]


def test_what_is_no_journal_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00\x01")
    (tmp_path / "a.json").write_text("[1]")
    (tmp_path / "empty").mkdir()
    for name in ("a.bin", "a.json", "empty"):
        with pytest.raises(ImportSourceError) as caught:
            read(tmp_path / name)
        assert caught.value.code == "unknown-format"


def test_there_is_an_end_to_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "MOST_ENTRIES", 1)
    entries, problems = read(EXPORTS["jrnl-text"](tmp_path))
    assert (len(entries), [one.code for one in problems]) == (1, ["too-many"])


# ---------------------------------------------------------------- damaged files


def _checked(path: Path) -> list[Found]:
    """Read a source to its end, with every file of its entries: no exception but the named one, nothing outside."""
    opened: list[Path] = []
    found: list[Found] = []
    real = registry.open_source

    def watch(place: Path) -> Any:
        opened.append(place)
        return real(place)

    started = time.perf_counter()
    with (
        suppress(ImportSourceError),
        patch.object(registry, "open_source", watch),
        registry.opened(path) as (known, source),
    ):
        for one in registry.entries(known, source, LONDON):
            found.append(one)
            _sound(one)
    assert opened == [path]
    assert time.perf_counter() - started < WORST
    return found


def _sound(found: Found) -> None:
    if isinstance(found, ImportedEntry):
        _files(found)
    else:
        assert found.code in REASONS


def _files(entry: ImportedEntry) -> None:
    assert entry.moment.tzinfo is not None
    assert entry.source_id
    assert "\x00" not in entry.body + entry.title
    for file in entry.files:
        try:
            assert b"OUTSIDE" not in file.read()
        except ImportSourceError:
            continue


def _bytes_of(format_id: str) -> tuple[str, dict[str, bytes]]:
    """An export as its name and its files: one named like the export when it is no folder."""
    with TemporaryDirectory() as folder:
        path = EXPORTS[format_id](Path(folder))
        if path.is_file():
            return path.name, {"": path.read_bytes()}
        return path.name, {
            one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()
        }


SAMPLES = {format_id: _bytes_of(format_id) for format_id in EXPORTS}


def _laid_out(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """The files of an export below ``folder``, with something beside it that no import may read."""
    (folder / "secret.md").write_bytes(b"OUTSIDE")
    path = folder / "in" / name
    for place, content in files.items():
        target = path / place if place else path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return path


@st.composite
def damages(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes turned, cut out, doubled, or the end gone."""
    kept = bytearray(content)
    for _time in range(draw(st.integers(1, 8))):
        if not kept:
            break
        at = draw(st.integers(0, len(kept) - 1))
        length = draw(st.integers(1, 40))
        kind = draw(st.sampled_from(("turn", "cut", "double", "end", "put")))
        if kind == "turn":
            kept[at] ^= draw(st.integers(1, 255))
        elif kind == "cut":
            del kept[at : at + length]
        elif kind == "double":
            kept[at:at] = kept[at : at + length]
        elif kind == "end":
            del kept[at:]
        else:
            kept[at:at] = draw(
                st.sampled_from((b"../", b"\x00", b"\xff\xfe", b"[[[[", b"<div>", b"&a ", b"*a", b"9" * 30, b'"'))
            )
    return bytes(kept)


@pytest.mark.parametrize("format_id", EXPORTS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_damaged_bytes_are_entries_or_named_problems(format_id: str, data: st.DataObject) -> None:
    name, files = SAMPLES[format_id]
    victim = data.draw(st.sampled_from(sorted(files)))
    with TemporaryDirectory() as folder:
        _checked(_laid_out(Path(folder), name, files | {victim: data.draw(damages(files[victim]))}))


@pytest.mark.parametrize(
    "format_id", [name for name, (_path, files) in SAMPLES.items() if files.get("", b"").startswith(b"PK")]
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damage_inside_an_archive(format_id: str, data: st.DataObject) -> None:
    name, files = SAMPLES[format_id]
    with zipfile.ZipFile(BytesIO(files[""])) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    victim = data.draw(st.sampled_from(sorted(members)))
    renamed = data.draw(st.sampled_from((victim, f"../{victim}", f"/{victim}", f"a/{victim}", victim.upper())))
    members[renamed] = data.draw(damages(members.pop(victim)))
    with TemporaryDirectory() as folder:
        _checked(_laid_out(Path(folder), name, {"": zipped(members)}))


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just([]), st.just({}),
    st.just(10**400), st.just("\ud800\x00"), st.just([[[{}]]]), st.just({"id": {}}), st.just("9" * 5_000),
    st.just("../../secret.md"), st.just("<p>" * 300), st.just("2020-02-30"), st.just(1.7976931348623157e308),
)  # fmt: skip


def _places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside a document."""
    if way:
        yield way
    if isinstance(value, dict):
        for key in value:
            yield from _places(value[key], (*way, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _places(one, (*way, number))


def _changed(document: Any, draw: st.DataObject) -> Any:
    """A document in which some values are of another type, and some keys are gone."""
    copy = json.loads(json.dumps(document))
    for _time in range(draw.draw(st.integers(1, 4))):
        ways = list(_places(copy))
        if not ways:
            break
        way = draw.draw(st.sampled_from(ways))
        holder = copy
        for step in way[:-1]:
            holder = holder[step]
        if draw.draw(st.booleans()):
            holder[way[-1]] = deepcopy(draw.draw(ODD))
        else:
            del holder[way[-1]]
    return copy


@pytest.mark.parametrize("format_id", JSON_FORMATS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_other_types_and_missing_keys(format_id: str, data: st.DataObject) -> None:
    document = {
        "leaderlens-json": exports.OWN, "dayone": exports.DAY_ONE, "daylio-backup": exports.DAYLIO,
        "journey": exports.JOURNEY, "dailyyou": exports.DAILY_YOU, "jrnl-json": exports.JRNL,
    }[format_id]  # fmt: skip
    raw = json.dumps(_changed(document, data))
    found = next(known for known in registry.FORMATS if known.id == format_id)
    content = zipped(
        {"backup.daylio": base64.b64encode(raw.encode()), "Journal.json": raw}
        if format_id == "daylio-backup"
        else {"Journal.json": raw}
    )
    with TemporaryDirectory() as folder:
        path = _laid_out(Path(folder), "x.zip", {"": content})
        with closing(registry.open_source(path)) as source:
            for one in found.read(source, LONDON):
                _sound(one)


def test_memory_stays_within_bounds_for_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("Journal.json", "w") as member:
            for _piece in range(300):
                member.write(b"0" * 1024**2)
        archive.writestr("2024-01-01.md", "kept")
    tracemalloc.start()
    entries, problems = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ([one.body for one in entries], [one.code for one in problems]) == (["kept"], ["bomb"])
    assert peak < MOST_MEMORY
