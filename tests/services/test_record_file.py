from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from leaderlens.errors import ExportError
from leaderlens.services.record_file import write_record
from tests.vault_fixtures import MakeVault

MADE = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def test_a_note_says_who_wrote_it_for_whom_and_when(make_vault: MakeVault, tmp_path: Path) -> None:
    author = make_vault().person
    for name in ("note.docx", "note.md"):
        assert write_record("Agreed **today**.", tmp_path / name, author, "Kelderby Council", MADE) == name
    word = [one.text for one in docx.Document(str(tmp_path / "note.docx")).paragraphs]
    text = (tmp_path / "note.md").read_text("utf-8")
    for said in ("Note for the record", "Kelderby Council", "Cllr Ashby Thornquist, Leader", "21 November 2026"):
        assert said in word
        assert said in text
    assert "Agreed today." in word
    assert text.endswith("Agreed **today**.\n")
    with pytest.raises(ExportError, match=r"note\.md"):
        write_record("x", tmp_path / "note.md", author, "", MADE)
