"""Reports of two real people: what they say, and what they never say."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from leaderlens.analysis.histories import ALWAYS, Period
from leaderlens.documents.document import (
    Block,
    Document,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
    words_of,
)
from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.checkin import Answer
from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.priority import Horizon
from leaderlens.domain.session import Slot, Topic, Verdict
from leaderlens.errors import ExportError, NotAllowedError
from leaderlens.services.audit import Audit
from leaderlens.services.landing import Ground
from leaderlens.services.own_review import OwnReview
from leaderlens.services.reports import ASKED_FOR, PARTS, Form, Kind, Part, Reports, Wish
from tests.reflection import Room, room
from tests.seats import all_rated

LEADER, CHIEF = Role.LEADER, Role.CHIEF_EXECUTIVE
SENTINEL = "Zephyrine"
"""A word that is in nothing but what must not be shown."""


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def reports(both: Room, role: Role = LEADER) -> Reports:
    chair = both.of(role)
    seat = chair.seat
    return Reports(
        seat.laptop.vault, seat.checkins, seat.events, chair.sessions, chair.agreements, chair.priorities,
        OwnReview(seat.journal).lines,
    )  # fmt: skip


def pair_of(both: Room, role: Role = LEADER) -> Pair:
    return both.of(role).seat.laptop.pairing.pairs()[0]


def wish(both: Room, kind: Kind, role: Role = LEADER, *, parts: Iterable[Part] | None = None, **more: object) -> Wish:
    chosen = frozenset(PARTS[kind] if parts is None else parts)
    return replace(Wish(kind, pair_of(both, role), chosen), **more)  # type: ignore[arg-type]  # a test's shorthand


def told(document: Document) -> tuple[list[Block], str]:
    """Every block of a document, and every word of it."""
    blocks = [block for section in document.sections for block in section.blocks]
    lines = [document.title, *document.lines, document.header, document.footer, document.watermark]
    return blocks, "\n".join([*lines, *(_words(block) for block in blocks)])


def _words(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return words_of(block.runs)
        case Listing():
            return "\n".join(_words(inner) for item in block.items for inner in item.blocks)
        case Quote():
            return "\n".join(_words(inner) for inner in block.blocks)
        case Table():
            return "\n".join(words_of(cell) for row in (block.header, *block.rows) for cell in row)
        case Figure():
            return f"{block.alt}\n{block.caption}"
        case _:
            return ""


def a_session(both: Room) -> str:
    pair, mine, theirs = both.pair_id, both.leader.sessions, both.chief.sessions
    _changes, session = mine.plan(
        pair, "regular_check_in", both.seats.clock(), 60, topics=(Topic(Slot.OWN, "The depot", "You asked for it."),)
    )
    mine.begin(pair, session, LEADER)
    step = mine.record(pair, session).script.steps[0].id
    mine.add_line(pair, session, step, "The gates were shut at six.")
    mine.add_line(pair, session, "a-step-of-their-own", "And nobody rang.")
    _changes, said = mine.say_back(pair, session, step, CHIEF, "You were worried.")
    both.meet()
    mine.judge(pair, said, Verdict.PARTLY, "Angry, rather.")
    mine.leave_out(pair, session, [step.id for step in mine.record(pair, session).script.before_agreeing((), ())])
    _changes, agreed = both.leader.agreements.make(
        pair, "Visit the depot", Owner.BOTH, both.seats.clock().date() + timedelta(days=9), "We went", session
    )
    both.leader.agreements.review(pair, agreed, AgreementState.DONE, "On Tuesday")
    both.seats.clock.moment += timedelta(minutes=52)
    mine.finish(pair, session, "Calmer than it began.")
    both.meet()
    assert theirs.record(pair, session).agreements[0].id == agreed
    return session


def reveal(both: Room, *ratings: int) -> None:
    for rating in ratings:
        checkin = both.seats.open_checkin(due=both.seats.clock().date())
        asked = both.leader.seat.checkins.sheet(both.pair_id, checkin).checkin.questions
        both.seats.reveal(checkin, all_rated(asked, rating), all_rated(asked, 6))
        both.seats.clock.moment += timedelta(days=30)


def test_a_session_is_told_as_it_was_kept(both: Room) -> None:
    session = a_session(both)
    for role in (LEADER, CHIEF):
        document = reports(both, role).document(wish(both, Kind.SESSION, role, session_id=session))
        _blocks, text = told(document)
        for words in (
            "Robin Thackwray and Morgan Adeyinka, Kelderby", "52 minutes", "The depot", "You asked for it.",
            "The gates were shut at six.", "Other notes", "And nobody rang.",
            "What Morgan Adeyinka heard", "You were worried.", "Was that it? Robin Thackwray: partly.",
            "Angry, rather.", "Visit the depot", "We will know: We went", "Both", "Done\nOn Tuesday",
            "Calmer than it began.",
        ):  # fmt: skip
            assert words in text
        assert document.watermark == "Developmental, not an appraisal"


def test_both_versions_of_a_line_are_told(both: Room) -> None:
    session = a_session(both)
    line = both.leader.sessions.record(both.pair_id, session).lines[0].id
    both.leader.sessions.edit_line(both.pair_id, line, "Shut at five.")
    both.chief.sessions.edit_line(both.pair_id, line, "Shut at seven.")
    both.meet()
    _blocks, text = told(reports(both).document(wish(both, Kind.SESSION, session_id=session)))
    assert "Shut at five." in text
    assert "Shut at seven." in text
    assert "Also written: " in text


def test_only_what_was_chosen_is_in_it(both: Room) -> None:
    session = a_session(both)
    blocks, text = told(
        reports(both).document(wish(both, Kind.SESSION, session_id=session, parts={Part.CLOSING, Part.TOPICS}))
    )
    assert [words_of(one.runs) for one in blocks if isinstance(one, Heading)] == ["Topics", "In closing"]
    assert "gates" not in text


def test_a_pair_review_tells_of_its_period(both: Room) -> None:
    reveal(both, 3, 6)
    a_session(both)
    both.leader.priorities.choose(both.pair_id, "Homes people can afford", Horizon.EARLY, "It is why we stood")
    blocks, text = told(reports(both).document(wish(both, Kind.PAIR)))
    for words in ("2 check-ins", "The latest check-in", "What changed", "Over time", "Visit the depot",
                  "1 agreement, 1 settled.", "50 %", "Homes people can afford", "Calmer than it began."):  # fmt: skip
        assert words in text
    figures = [one for one in blocks if isinstance(one, Figure)]
    assert len(figures) >= 3
    assert all(figure.alt.strip() and figure.drawing is not None for figure in figures)
    first = both.seats.clock().date() + timedelta(days=1)
    blocks, text = told(reports(both).document(wish(both, Kind.PAIR, period=Period(first, None))))
    assert [one for one in blocks if isinstance(one, Figure)] == []
    for words in ("0 check-ins", "No check-in was revealed in this period.", "Nothing was agreed in this period.",
                  "No session was held in this period.", "It takes two check-ins to compare."):  # fmt: skip
        assert words in text


def test_numbers_come_in_tables_a_page_can_hold(both: Room) -> None:
    reveal(both, 3, 4, 5, 6, 5, 4)
    blocks, _text = told(reports(both).document(wish(both, Kind.PAIR, parts={Part.TRENDS, Part.NUMBERS})))
    tables = [one for one in blocks if isinstance(one, Table)]
    assert tables
    assert max(len(one.header) for one in tables) == 6
    dates = [words_of(cell) for cell in tables[0].header[2:]] + [words_of(cell) for cell in tables[1].header[2:]]
    assert len(dates) == len(set(dates)) == 6
    without, _text = told(reports(both).document(wish(both, Kind.PAIR, parts={Part.TRENDS})))
    assert [one for one in without if isinstance(one, Table)] == []


def test_nothing_that_is_not_revealed_is_in_any_report(both: Room) -> None:
    reveal(both, 3)
    checkin = both.seats.open_checkin()
    asked = both.leader.seat.checkins.sheet(both.pair_id, checkin).checkin.questions
    sealed = {question: Answer(1, note=SENTINEL) for question in asked}
    both.seats.seal(CHIEF, checkin, sealed)
    both.leader.seat.log.sync()
    session = a_session(both)
    both.chief.priorities.estimate(both.pair_id, 97)
    both.chief.topics.not_today(both.pair_id, session, f"ryley.{SENTINEL.lower()}")
    both.chief.seat.journal.save(_entry(SENTINEL, both))
    both.meet()
    for kind in Kind:
        _blocks, text = told(reports(both).document(wish(both, kind, session_id=session)))
        assert SENTINEL.lower() not in text.lower()
        assert "97 %" not in text
        assert "0 check-ins" not in text
        if kind is not Kind.SESSION:
            assert "1 check-in" in text


def _entry(words: str, both: Room, *, pinned: bool = True) -> JournalEntry:
    return JournalEntry(
        id=secrets.token_hex(16), title=words, body=f"**{words}** at the end of the day.", moment=both.seats.clock(),
        edited=both.seats.clock(), pinned=pinned,
    )  # fmt: skip


def test_the_journal_comes_only_when_ticked_and_only_into_the_personal_review(both: Room) -> None:
    journal = both.leader.seat.journal
    journal.save(_entry("Rain on the hustings", both))
    journal.pin(journal.lines()[0].id, pinned=True)
    journal.save(_entry("Nobody else need know", both, pinned=False))
    own = reports(both)
    assert Part.JOURNAL in ASKED_FOR
    _blocks, text = told(own.document(wish(both, Kind.PERSONAL)))
    assert "Rain on the hustings at the end of the day." in text
    assert "Nobody else" not in text
    quiet = frozenset(PARTS[Kind.PERSONAL]) - ASKED_FOR
    assert "hustings" not in told(own.document(wish(both, Kind.PERSONAL, parts=quiet)))[1]
    for kind in (Kind.PAIR, Kind.SESSION):
        everything = wish(both, kind, parts=Part, session_id=a_session(both))
        assert "hustings" not in told(own.document(everything))[1]
    last_year = Period(date(2025, 1, 1), date(2025, 12, 31))
    assert "No entry of this period is pinned." in told(own.document(wish(both, Kind.PERSONAL, period=last_year)))[1]


def test_a_personal_review_is_about_one_person(both: Room) -> None:
    reveal(both, 4)
    a_session(both)
    both.chief.priorities.estimate(both.pair_id, 35)
    both.chief.agreements.make(both.pair_id, "Ring the unions", Owner.CHIEF_EXECUTIVE, None)
    both.meet()
    _blocks, theirs = told(reports(both, CHIEF).document(wish(both, Kind.PERSONAL, CHIEF)))
    _blocks, mine = told(reports(both).document(wish(both, Kind.PERSONAL)))
    assert "Morgan Adeyinka, Chief Executive" in theirs
    assert "Ring the unions" in theirs
    assert "35 %" in theirs
    assert "Ring the unions" not in mine
    assert "35 %" not in mine
    assert "You estimated no week of this period." in mine


def test_a_coach_has_no_personal_review(both: Room) -> None:
    vault = both.leader.seat.laptop.vault
    coached = replace(reports(both), own_lines=None)
    assert coached.kinds == tuple(Kind)
    assert Part.JOURNAL not in coached.parts(Kind.PERSONAL)
    assert vault.person.role is LEADER


def test_a_session_that_is_not_here_is_refused(both: Room) -> None:
    with pytest.raises(NotAllowedError) as refused:
        reports(both).document(wish(both, Kind.SESSION, session_id="f" * 32))
    assert refused.value.code == "no-session"


def test_a_report_is_written_whole_warned_of_and_noted(both: Room, tmp_path: Path) -> None:
    session = a_session(both)
    own = reports(both)
    asked = wish(both, Kind.SESSION, session_id=session)
    target = tmp_path / own.name_for(Kind.SESSION, Form.WORD)
    done = own.export(asked, Form.WORD, target)
    assert (done.path, done.landing.ground) == (target, Ground.PLAIN)
    assert done.sentence == f"The report is now in “{target.name}”, unencrypted."
    assert "encrypted" in done.landing.warning
    opened = docx.Document(str(target))
    headings = [one.text for one in opened.paragraphs if str(one.style and one.style.name).startswith("Heading")]
    assert [one for one in headings if one in {"Topics", "Notes", "Agreements", "In closing"}] == [
        "Topics", "Notes", "Agreements", "In closing",
    ]  # fmt: skip
    edges = [text.text for section in opened.sections for text in section.header.paragraphs]
    assert any("Developmental, not an appraisal" in text for text in edges)
    steps: list[int] = []
    pdf = own.export(asked, Form.PDF, target.with_suffix(".pdf"), step=steps.append)
    assert pdf.path.read_bytes().startswith(b"%PDF-1.7")
    assert sorted(set(steps)) == [*range(1, own.chapters(asked) + 1)]
    lines = [one.detail for one in Audit(own.vault).entries()[:2]]
    assert lines == [f"Session summary, as PDF: {pdf.path.name}", f"Session summary, as Word: {target.name}"]
    own.note_printed(asked)
    assert Audit(own.vault).entries()[0].detail == "Session summary, printed"


def test_the_log_says_when_the_journal_was_in_it(both: Room, tmp_path: Path) -> None:
    own = reports(both)
    for parts, said in (({Part.TIME}, ""), ({Part.TIME, Part.JOURNAL}, " with pinned journal entries")):
        asked = replace(wish(both, Kind.PERSONAL), parts=frozenset(parts))
        own.export(asked, Form.PDF, tmp_path / f"{len(parts)}.pdf")
        assert Audit(own.vault).entries()[0].detail == f"Personal review{said}, as PDF: {len(parts)}.pdf"


def test_a_report_never_lands_in_the_vault_nor_over_a_file_nor_in_halves(both: Room, tmp_path: Path) -> None:
    own = reports(both)
    asked = wish(both, Kind.PERSONAL, parts={Part.TIME})
    with pytest.raises(ExportError) as inside:
        own.export(asked, Form.WORD, own.vault.folder / "review.docx")
    assert inside.value.code == "inside-vault"
    there = tmp_path / "review.docx"
    there.write_text("mine")
    with pytest.raises(ExportError) as exists:
        own.export(asked, Form.WORD, there)
    assert exists.value.code == "exists"
    assert there.read_text() == "mine"

    def stop(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        own.export(asked, Form.WORD, tmp_path / "other.docx", step=stop)
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == ["review.docx"]
    own.export(asked, Form.WORD, there, replace=True)
    assert there.read_bytes().startswith(b"PK")


def test_a_file_is_named_after_nobody(both: Room) -> None:
    own = reports(both)
    for kind in Kind:
        for form in Form:
            name = own.name_for(kind, form)
            assert name.endswith(form.suffix)
            assert not any(word in name for word in ("Robin", "Morgan", "Thackwray", "Kelderby"))


def test_always_is_every_day(both: Room) -> None:
    _blocks, text = told(reports(both).document(wish(both, Kind.PAIR, period=ALWAYS, parts=())))
    assert "From the beginning" in text
