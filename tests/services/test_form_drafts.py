"""Forms half filled in wait in the vault of whoever began them."""

from __future__ import annotations

from pathlib import Path

from leaderlens.services.form_drafts import FormDrafts
from tests.two_people import two_people


def test_each_form_has_its_draft_until_it_is_dropped_and_nothing_of_it_travels(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        mine, theirs = FormDrafts(two.leader.database), FormDrafts(two.chief_executive.database)
        assert mine.all() == {}
        assert mine.keep("a", {"text": "Half a sen"}).drafts
        mine.keep("b", {"text": "Another\nline", "due": ""})
        mine.keep("a", {"text": "Half a sentence"})
        assert mine.all() == {"a": {"text": "Half a sentence"}, "b": {"text": "Another\nline", "due": ""}}
        mine.drop("a")
        mine.drop("never there")
        assert mine.all() == {"b": {"text": "Another\nline", "due": ""}}
        assert theirs.all() == {}
