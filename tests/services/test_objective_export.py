"""Objectives as a document of their own, only with both people's yes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from leaderlens.documents.document import Heading, Listing, words_of
from leaderlens.domain.objective import Course, ObjectiveText, Purpose
from leaderlens.errors import ExportError, NotAllowedError
from leaderlens.services.objective_export import Form, ObjectiveExport
from tests.reflection import Chair, Room, room

BUDGET = ObjectiveText("A budget that balances", "Set it each year.", "Agreed on time.", "Kit Amory")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        made.leader.objectives.set_out(made.pair_id, BUDGET, Purpose.DEVELOPMENT)
        made.leader.objectives.set_out(made.pair_id, replace(BUDGET, title="Homes"), Purpose.APPRAISAL)
        made.meet()
        for objective in made.chief.objectives.all(made.pair_id):
            if objective.text.title != "Homes":
                made.chief.objectives.agree(objective, objective.versions[0])
                made.chief.objectives.review(objective, Course.ON_COURSE, "The draft is out.")
        made.meet()
        yield made


def _export(chair: Chair) -> ObjectiveExport:
    return ObjectiveExport(chair.objectives, chair.seat.laptop.vault.folder)


def _consent(both: Room) -> None:
    for chair in (both.leader, both.chief):
        chair.objectives.say_yes_to_export(both.pair_id)
    both.meet()


def test_nothing_leaves_without_both(both: Room, tmp_path: Path) -> None:
    (pair,) = both.chief.seat.laptop.pairing.pairs()
    both.leader.objectives.say_yes_to_export(both.pair_id)
    both.meet()
    target = tmp_path / "objectives.docx"
    with pytest.raises(NotAllowedError) as error:
        _export(both.chief).export(pair, Form.WORD, target)
    assert error.value.code == "both"
    assert not target.exists()


def test_the_document_says_what_each_objective_is_for_and_how_it_stood(both: Room, tmp_path: Path) -> None:
    _consent(both)
    (pair,) = both.leader.seat.laptop.pairing.pairs()
    export = _export(both.leader)
    document = export.document(pair)
    sections = {words_of(section.blocks[0].runs): section.blocks for section in document.sections
                if isinstance(section.blocks[0], Heading)}  # fmt: skip
    assert sections.keys() == {"A budget that balances", "Homes"}
    assert any(isinstance(block, Listing) for block in sections["A budget that balances"])
    assert document.watermark == "Each objective says what it is for"
    assert Purpose.APPRAISAL.sentence in document.lines
    target = tmp_path / export.name_for(Form.WORD)
    assert export.export(pair, Form.WORD, target).count == 2
    words = [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]
    assert "21 November 2026, On course: The draft is out." in words
    assert "Wording 1 of 21 November 2026, agreed by both" in words
    assert "Proposed; both have not yet said yes to the same words." in words


def test_a_vault_is_no_place_for_an_export(both: Room) -> None:
    _consent(both)
    (pair,) = both.leader.seat.laptop.pairing.pairs()
    inside = both.leader.seat.laptop.vault.folder / "objectives.pdf"
    with pytest.raises(ExportError) as error:
        _export(both.leader).export(pair, Form.PDF, inside)
    assert error.value.code == "inside-vault"
    assert not inside.exists()
