"""Check-ins as rows: what was opened is read back, and a sheet in the making holds what was last answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaderlens.domain.checkin import Answer, CheckIn, Missing, Question, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.services.pair_log import PairLog
from leaderlens.store import checkins
from leaderlens.store.database import Database
from tests.two_people import two_people

PAIR, SHEET = "ab" * 16, "cd" * 16
PATIENT = Question("ryley.patient", Subject.LEADER)
HONEST = Question("ryley.honest", Subject.CHIEF_EXECUTIVE)


def draft(database: Database) -> tuple[dict[Question, Answer], int] | None:
    with database.reading() as session:
        found = checkins.draft(session, PAIR, SHEET, Role.LEADER)
    return None if found is None else (dict(found.answers), found.position)


def test_a_sheet_in_the_making_holds_the_last_answer_to_each_question(database: Database) -> None:
    assert draft(database) is None
    with database.transaction() as session:
        assert checkins.begin_draft(session, PAIR, SHEET, 7, 1) == 7
    with database.transaction() as session:
        assert checkins.begin_draft(session, PAIR, SHEET, 8, 2) == 7, "the order of a begun sheet stays"
        checkins.keep_answers(session, PAIR, SHEET, {PATIENT: Answer(3), HONEST: Answer(missing=Missing.TALK)}, 2)
        checkins.keep_answers(session, PAIR, SHEET, {PATIENT: Answer(5, note="Ask about May")}, 3)
        checkins.keep_answers(session, PAIR, SHEET, {}, 3)
        checkins.keep_position(session, PAIR, SHEET, 1)
    expected = {PATIENT: Answer(5, note="Ask about May"), HONEST: Answer(missing=Missing.TALK)}
    assert draft(database) == (expected, 1)
    with database.transaction() as session:
        checkins.take_back_answer(session, PAIR, SHEET, PATIENT, 4)
    assert draft(database) == ({HONEST: Answer(missing=Missing.TALK)}, 1)


def test_a_dropped_draft_leaves_nothing_and_touches_no_other(database: Database) -> None:
    other = "ef" * 16
    with database.transaction() as session:
        for checkin_id in (SHEET, other):
            checkins.begin_draft(session, PAIR, checkin_id, 7, 1)
            checkins.keep_answers(session, PAIR, checkin_id, {PATIENT: Answer(3)}, 2)
        checkins.drop_draft(session, PAIR, SHEET)
    assert draft(database) is None
    with database.reading() as session:
        kept = checkins.draft(session, PAIR, other, Role.LEADER)
    assert kept is not None
    assert dict(kept.answers) == {PATIENT: Answer(3)}


def test_check_ins_are_read_newest_due_first_and_a_half_arrived_one_waits(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        log = PairLog(two.leader.database, two.clock)
        made = [
            CheckIn(
                id=f"{month:032x}",
                pair_id=two.pair_id,
                opened_by=Role.LEADER,
                opened_on=date(2026, month, 1),
                due=date(2026, month, 8),
                lenses=("ryley",),
                questions=(PATIENT, HONEST),
            )
            for month in (2, 4, 3)
        ]
        with two.leader.database.transaction() as session:
            for one in made:
                log.append(session, two.pair_id, [SetFields(checkins.KIND, one.id, checkins.fields_of(one))])
            half = {"due": "2026-12-01", "opened_by": "leader"}
            log.append(session, two.pair_id, [SetFields(checkins.KIND, "f" * 32, half)])
        with two.leader.database.reading() as session:
            assert checkins.checkins(session, two.pair_id) == (made[1], made[2], made[0])
            assert checkins.checkin(session, two.pair_id, made[0].id) == made[0]
            assert checkins.checkin(session, two.pair_id, "f" * 32) is None
            assert checkins.checkin(session, two.pair_id, "0" * 32) is None
