"""Chapters of words and tables; tests/services/test_reports.py reads them in whole reports."""

from __future__ import annotations

from datetime import UTC, date, datetime

from leaderlens.documents.document import Heading, Paragraph, Table, words_of
from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.priority import Horizon, Priority, TimeShare
from leaderlens.domain.session import ReflectionSession
from leaderlens.services import report_pages as pages
from leaderlens.services.session_record import Heard

PAIR = Pair("p", Role.LEADER, "Robin", "Morgan", "Kelderby", date(2026, 5, 19))
DAY = date(2026, 11, 3)


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    assert all(len(row) == len(table.header) for row in table.rows)
    return [[words_of(cell) for cell in row] for row in table.rows]


def test_an_empty_chapter_says_so() -> None:
    heading, sentence = pages.chapter("Notes", (), "No notes were kept.")
    assert isinstance(heading, Heading)
    assert isinstance(sentence, Paragraph)
    assert words_of(sentence.runs) == "No notes were kept."
    for nothing in (pages.agreements((), PAIR), pages.heard((), PAIR), pages.time_shares(()), pages.events(())):
        assert list(nothing) == []


def test_an_agreement_tells_its_newest_review() -> None:
    reviews = (
        AgreementReview("1", DAY, Role.LEADER, AgreementState.PART, "Half of it"),
        AgreementReview("2", DAY, Role.LEADER, AgreementState.DONE, "All of it"),
    )
    found = (
        Agreement("a", "p", DAY, Owner.BOTH, None, "Visit the depot", "We went", reviews=reviews),
        Agreement("b", "p", DAY, Owner.LEADER, DAY, "Ring Sandy"),
    )
    sentence, table = pages.agreements(found, PAIR)
    assert isinstance(sentence, Paragraph)
    assert words_of(sentence.runs) == "2 agreements, 1 settled."
    assert cells(table) == [
        ["Visit the depot\nWe will know: We went", "Both", "–", "Done\nAll of it"],
        ["Ring Sandy", "Robin", "3 November 2026", "Open"],
    ]


def test_hearing_is_told_of_both_or_of_one() -> None:
    session = ReflectionSession("s", "p", "repair", began=datetime(2026, 11, 3, 15, tzinfo=UTC))
    record = [Heard(session, 0.5, None)]
    *_said, both = pages.heard(record, PAIR)
    assert cells(both) == [["3 November 2026", "50 %", "–"]]
    (one,) = pages.heard(record, PAIR, Role.CHIEF_EXECUTIVE)
    assert cells(one) == [["3 November 2026", "–"]]


def test_a_priority_names_who_stands_behind_it_and_only_them() -> None:
    blocks = list(
        pages.priorities(
            [
                Priority("1", "p", "Homes", Horizon.EARLY, DAY, "It is why", ("Robin",), partners=("The college",)),
                Priority("2", "p", "Buses", Horizon.LONGER, DAY, put_down=DAY),
            ]
        )
    )
    (table,) = [one for one in blocks if isinstance(one, Table)]
    assert cells(table) == [["Wholly committed", "Robin"], ["Partners", "The college"]]
    told = [words_of(one.runs) for one in blocks if isinstance(one, Paragraph)]
    assert told == [
        "Early · chosen 3 November 2026",
        "It is why",
        "Longer term · chosen 3 November 2026 · put down 3 November 2026",
    ]


def test_weeks_are_told_in_per_cent() -> None:
    _sentence, table = pages.time_shares([TimeShare(date(2026, 11, 2), 45)])
    assert cells(table) == [["2 November 2026", "45 %"]]
