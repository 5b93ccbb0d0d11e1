"""A sheet on paper and back: the printed order is the keyed order."""

from __future__ import annotations

from pathlib import Path

from leaderlens.documents.document import Document, Heading, Table, words_of
from leaderlens.domain.checkin import may_predict
from leaderlens.domain.keyed_sheet import parse_keyed
from leaderlens.domain.people import Role
from leaderlens.services.paper_sheet import paper_sheet
from tests.seats import seats


def tables(document: Document) -> list[Table]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def test_what_is_printed_can_be_keyed_in_and_is_kept(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        checkin_id = both.open_checkin(("ryley", "taylor"))
        (pair,) = both.leader.laptop.pairing.pairs()
        view = both.leader.checkins.sheet(both.pair_id, checkin_id)
        document = paper_sheet(view, pair, both.clock())
        printed = [row for table in tables(document) for row in table.rows]
        assert [int(words_of(row[0])) for row in printed] == list(range(1, 69))
        for row, question in zip(printed, view.order, strict=True):
            assert view.library.statement(question, Role.LEADER) in words_of(row[1])
            assert len(row) == (4 if may_predict(Role.LEADER, question) else 3)
        titles = [words_of(b.runs) for section in document.sections for b in section.blocks if isinstance(b, Heading)]
        assert titles[:3] == ["Morgan Adeyinka", "Yourself", "The two of you"]
        marks = " ".join("5/4" if may_predict(Role.LEADER, question) else "6" for question in view.order)
        answers = parse_keyed(marks, view.order, Role.LEADER, predict=view.checkin.predict)
        both.leader.checkins.answer_all(both.pair_id, checkin_id, answers)
        assert both.leader.checkins.sheet(both.pair_id, checkin_id).unanswered == ()


def test_a_sheet_without_predictions_has_no_column_for_them(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        _changes, checkin_id = both.leader.checkins.open(both.pair_id, both.clock().date(), ("place",), predict=False)
        (pair,) = both.leader.laptop.pairing.pairs()
        document = paper_sheet(both.leader.checkins.sheet(both.pair_id, checkin_id), pair, both.clock())
        (table,) = tables(document)
        assert len(table.header) == 3
