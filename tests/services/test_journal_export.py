"""Exports of real vaults, read back through the importer and by other programs' libraries."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import pytest
from pypdfium2 import PdfDocument

from leaderlens.documents.document import words_of
from leaderlens.domain.journal import JournalEntry
from leaderlens.errors import ExportError
from leaderlens.importers.entry import ImportedEntry, Reading
from leaderlens.importers.registry import entries, opened
from leaderlens.services import journal_export
from leaderlens.services.audit import Audit
from leaderlens.services.journal import Journal
from leaderlens.services.journal_export import Choice, Format, JournalExport
from leaderlens.services.journal_files import Attachments
from leaderlens.services.open_vault import OpenVault
from tests.vault_fixtures import MakeVault

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 3, 1, 9, 30, tzinfo=LONDON)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d4944415478da63fccff0bf1e000582027f8d"
    "3e54470000000049454e44ae426082"
)  # fmt: skip
"""One violet point."""


class StoppedError(Exception):
    """The person would rather not go on."""


@pytest.fixture
def vault(make_vault: MakeVault) -> OpenVault:
    made = make_vault()
    journal = Journal(made.database, made.keeping.clock)
    journal.save_all(
        JournalEntry(
            id=f"{number:032x}",
            title=f"Entry {number}",
            body=f"Budget **line** {number}\n\n- [x] done  \n\n<!--llbusiness-->\nAgreed.\r\n",
            moment=START + timedelta(days=20 * number),
            edited=datetime(2026, 11, 1, tzinfo=UTC),
            tags=("budget", "before: cabinet"),
            zone="Europe/London",
        )
        for number in range(5)
    )
    files = Attachments(made.database, made.keeping.clock)
    files.attach(f"{0:032x}", "minutes: final?.pdf", "application/pdf", b"%PDF-1.4 minutes")
    files.attach(f"{0:032x}", "point.png", "image/png", PNG)
    return made


def read_back(path: Path) -> list[ImportedEntry]:
    with opened(path) as (kind, source):
        found = list(entries(kind, source, Reading(LONDON)))
        for one in found:
            assert isinstance(one, ImportedEntry), one
            assert all(file.read() for file in one.files)
    return sorted((one for one in found if isinstance(one, ImportedEntry)), key=lambda one: one.moment)


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.JSON])
def test_everything_comes_back_as_it_was(vault: OpenVault, tmp_path: Path, form: Format) -> None:
    target = tmp_path / ("journal" + form.suffix)
    done = JournalExport(vault).export(Choice(), form, target)
    assert (done.path, done.entries, done.files) == (target, 5, 2)
    journal = Journal(vault.database, vault.keeping.clock)
    found = read_back(target)
    assert len(found) == 5
    for one in found:
        entry = journal.entry(one.source_id)
        assert entry is not None
        assert (one.title, one.body, one.tags, one.zone) == (entry.title, entry.body, entry.tags, entry.zone)
        assert (one.moment, one.edited) == (entry.moment, entry.edited)
    first = found[0]
    kept = Attachments(vault.database, vault.keeping.clock)
    assert {(file.id, file.name, file.mime, file.read()) for file in first.files} == {
        (file.id, file.name, file.mime, kept.data(file.id)) for file in kept.of(first.source_id)
    }


def test_markdown_lies_in_years_with_a_marker(vault: OpenVault, tmp_path: Path) -> None:
    JournalExport(vault).export(Choice(), Format.MARKDOWN, tmp_path / "journal")
    assert json.loads((tmp_path / "journal" / "leaderlens.json").read_text("utf-8"))["entries"] == 5
    names = sorted(path.name for path in (tmp_path / "journal" / "2026").iterdir())
    assert names[0] == "2026-03-01 0930 Entry 0 00000000.md"
    assert sorted(path.name for path in (tmp_path / "journal" / "files").rglob("*.*")) == [
        "1 minutes final .pdf", "2 point.png",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        (Choice(), 5),
        (Choice(ids=(f"{1:032x}", f"{3:032x}", "nobody")), 2),
        (Choice(first=date(2026, 3, 21), last=date(2026, 4, 10)), 2),
        (Choice(query="agreed"), 5),
        (Choice(query="no-such-word"), 0),
    ],
)
def test_a_choice_means_what_it_says(vault: OpenVault, choice: Choice, count: int) -> None:
    assert JournalExport(vault).count(choice) == count


def test_what_is_in_the_bin_stays_there(vault: OpenVault, tmp_path: Path) -> None:
    Journal(vault.database, vault.keeping.clock).bin(f"{2:032x}")
    assert JournalExport(vault).export(Choice(), Format.JSON, tmp_path / "a.json").entries == 4
    assert "Entry 2" not in (tmp_path / "a.json").read_text("utf-8")


def test_word_reads_like_the_journal(vault: OpenVault, tmp_path: Path) -> None:
    JournalExport(vault).export(Choice(), Format.WORD, tmp_path / "a.docx")
    found = docx.Document(str(tmp_path / "a.docx"))
    styles = [(one.style.name, one.text) for one in found.paragraphs if one.style is not None]
    assert ("Title", "Journal") in styles
    assert ("Heading 1", "March 2026") in styles
    assert ("Heading 2", "Entry 0") in styles
    assert ("Normal", "Council business") in styles
    assert not any("llbusiness" in text for _style, text in styles)
    assert any("minutes: final?.pdf" in text for style, text in styles if style == "Quiet")
    assert len(found.inline_shapes) == 1


def test_a_pdf_holds_every_entry(vault: OpenVault, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    done = JournalExport(vault).export(Choice(), Format.PDF, tmp_path / "a.pdf", step=lambda *at: steps.append(at))
    assert done.path.read_bytes().startswith(b"%PDF-1.7")
    assert sorted(set(steps)) == [(number, 5) for number in range(1, 6)]
    assert len(list(PdfDocument(done.path).get_toc())) >= 5


def test_what_is_too_long_for_one_pdf_becomes_one_for_each_year(
    make_vault: MakeVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault()
    monkeypatch.setattr(journal_export, "_VOLUME", 100)
    start = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
    days = (start, start + timedelta(400), start + timedelta(401), start + timedelta(800))
    Journal(vault.database, vault.keeping.clock).save_all(
        JournalEntry(f"{number:032x}", f"Entry {number}", "Word " * 16, day, day) for number, day in enumerate(days)
    )
    steps: list[tuple[int, int]] = []
    target = tmp_path / "journal.pdf"
    done = JournalExport(vault).export(Choice(), Format.PDF, target, step=lambda *at: steps.append(at))
    assert (done.path, done.volumes, done.entries) == (tmp_path / "journal", 4, 4)
    assert done.sentence.startswith("4 entries are now in the folder “journal”, unencrypted")
    assert not target.exists()
    assert {one.name for one in done.path.iterdir()} == {
        "Journal 2024.pdf", "Journal 2025, part 1.pdf", "Journal 2025, part 2.pdf", "Journal 2026.pdf",
    }  # fmt: skip
    pages = "".join(
        page.get_textpage().get_text_range() for page in PdfDocument(done.path / "Journal 2025, part 2.pdf")
    )
    assert "Entry 2" in pages
    assert "Entry 1" not in pages
    assert steps[-1] == (4, 4)
    with pytest.raises(ExportError):
        JournalExport(vault).export(Choice(), Format.PDF, target)
    assert len([line for line in Audit(vault).entries() if line.kind == "exported"]) == 1


@pytest.mark.parametrize("form", list(Format))
def test_stopping_leaves_nothing(vault: OpenVault, tmp_path: Path, form: Format) -> None:
    place = tmp_path / "place"
    place.mkdir()

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        JournalExport(vault).export(Choice(), form, place / ("x" + form.suffix), step=stop)
    assert list(place.iterdir()) == []
    assert not [line for line in Audit(vault).entries() if line.kind == "exported"]


def test_each_export_is_in_the_log_without_a_word_of_it(vault: OpenVault, tmp_path: Path) -> None:
    exports = JournalExport(vault)
    exports.export(Choice(query="agreed"), Format.JSON, tmp_path / "a.json")
    exports.note_printed(3)
    printed, exported, *_rest = Audit(vault).entries()
    assert (exported.kind, exported.detail) == ("exported", "5 entries, as JSON: a.json")
    assert printed.detail == "3 entries, printed"


def test_a_place_inside_the_vault_is_refused(vault: OpenVault) -> None:
    before = sorted(vault.folder.rglob("*"))
    with pytest.raises(ExportError) as caught:
        JournalExport(vault).export(Choice(), Format.JSON, vault.folder / "a.json")
    assert caught.value.code == "inside-vault"
    assert sorted(vault.folder.rglob("*")) == before


def test_nothing_is_no_export(vault: OpenVault, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        JournalExport(vault).export(Choice(query="no-such-word"), Format.JSON, tmp_path / "a.json")
    assert caught.value.code == "nothing"
    assert list(tmp_path.glob("*.json")) == []


def test_the_document_says_whose_and_of_what_time(vault: OpenVault) -> None:
    document = JournalExport(vault).document(Choice())
    assert document.lines == (
        "Cllr Ashby Thornquist, Leader", "5 entries, 1 March 2026 to 20 May 2026", "Exported on 24 November 2026",
    )  # fmt: skip
    assert document.author == "Cllr Ashby Thornquist"
    sections = tuple(document.sections)
    assert len(sections) == 5
    assert words_of(sections[0].blocks[0].runs) == "March 2026"  # type: ignore[union-attr]


def test_entries_of_one_minute_do_not_meet(vault: OpenVault, tmp_path: Path) -> None:
    journal = Journal(vault.database, vault.keeping.clock)
    twin = journal.entry(f"{1:032x}")
    assert twin is not None
    journal.save_all((replace(twin, id=f"{0:08x}" + "f" * 24), replace(twin, id=f"{0:08x}" + "e" * 24)))
    JournalExport(vault).export(Choice(), Format.MARKDOWN, tmp_path / "journal")
    assert len(read_back(tmp_path / "journal")) == 7
