"""Charts on their way out of a vault: whole files, nothing telling in their names, and a line in the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaderlens.analysis.pictures import Picture
from leaderlens.domain.checkin import Question, Subject
from leaderlens.errors import ExportError
from leaderlens.services.audit import Audit
from leaderlens.services.chart_files import ChartFiles, FileKind
from tests.seats import Seats, all_rated, seats

_BEGINS = {
    FileKind.PNG: b"\x89PNG",
    FileKind.SVG: b"<?xml",
    FileKind.PDF: b"%PDF",
    FileKind.PAPER: b"%PDF",
    FileKind.CSV: b"\xef\xbb\xbf",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    with seats(tmp_path_factory.mktemp("files")) as both:
        checkin_id = both.open_checkin()
        sheet = both.leader.checkins.sheet(both.pair_id, checkin_id)
        both.reveal(checkin_id, all_rated(sheet.order, 6), all_rated(sheet.order, 4))
        yield both


@pytest.fixture
def files(both: Seats) -> ChartFiles:
    return ChartFiles(both.leader.laptop.database, both.clock)


@pytest.fixture
def picture(both: Seats) -> Picture:
    return both.leader.trends.item_trend(both.pair_id, Question("ryley.patient", Subject.LEADER))


def _exports(both: Seats) -> list[str]:
    return [entry.detail for entry in Audit(both.leader.laptop.vault).entries() if entry.kind == "exported"]


@pytest.mark.parametrize("kind", list(FileKind))
def test_every_kind_is_written_and_noted(
    files: ChartFiles, picture: Picture, both: Seats, tmp_path: Path, kind: FileKind
) -> None:
    name = files.name_for(kind)
    assert name.startswith("LeaderLens chart 20")
    assert name.endswith(kind.suffix)
    assert files.keep(picture, kind, tmp_path / name).read_bytes().startswith(_BEGINS[kind])
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert _exports(both)[0] == name


def test_a_file_that_is_there_stays_unless_told(files: ChartFiles, picture: Picture, tmp_path: Path) -> None:
    there = tmp_path / "chart.csv"
    there.write_text("mine")
    with pytest.raises(ExportError):
        files.keep(picture, FileKind.CSV, there)
    assert there.read_text() == "mine"
    files.keep(picture, FileKind.CSV, there, replace=True)
    assert "Leader’s view" in there.read_text("utf-8-sig")


def test_the_clipboard_is_an_export_too(files: ChartFiles, picture: Picture, both: Seats) -> None:
    assert files.picture(picture).startswith(_BEGINS[FileKind.PNG])
    assert _exports(both)[0] == "a chart, to the clipboard"
    files.note_copied()
    assert _exports(both)[:2] == ["a chart, to the clipboard"] * 2
