"""The cards of a session and their reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.topic_cards import topic_cards
from leaderlens.analysis.words import banned_in
from leaderlens.domain.checkin import Missing, Question, Reveal, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.session import ReflectionSession, SessionState, Slot, Topic
from tests.analysis.rounds import C, L, ask, meet, names

DECISIVE, PATIENT, HONEST = ask("decisive"), ask("patient", Subject.LEADER), ask("honest")


def held(*topics: Topic) -> ReflectionSession:
    moment = datetime(2026, 10, 1, 16, tzinfo=UTC)
    return ReflectionSession("s", "p", "regular_check_in", SessionState.DONE, began=moment, topics=topics)


def noted(reveal: Reveal, role: Role, question: Question) -> Reveal:
    sheet = reveal.sheet_of(role)
    answers = {**sheet.answers, question: replace(sheet.answers[question], note="The Tuesday call.")}
    changed = replace(sheet, answers=answers)
    return replace(reveal, leader=changed) if role is L else replace(reveal, chief_executive=changed)


FIRST = meet(date(2026, 9, 1), {DECISIVE: (4, 5), PATIENT: (4, 4), HONEST: (6, 7)})
NOW = meet(date(2026, 11, 1), {DECISIVE: (3, 6), PATIENT: (4, 5), HONEST: (6, 7)})


def test_before_any_reveal_there_is_nothing_to_lay_out() -> None:
    assert topic_cards([], [], names()).cards == ()


def test_each_card_says_why_in_one_sentence() -> None:
    found = topic_cards([FIRST, noted(NOW, L, DECISIVE)], [], names())
    cards = {card.slot: card for card in found.cards}
    assert cards[Slot.CELEBRATE].item == "ryley.honest"
    assert cards[Slot.CELEBRATE].why == (
        "You both see it nearly always (Leader 6, Chief Executive 7); you have not talked about it in a session before."
    )
    assert cards[Slot.EXPLORE].title == "Decisive (Chief Executive)"
    assert cards[Slot.EXPLORE].why == (
        "You saw it three steps apart (Leader 3, Chief Executive 6); the Leader added an example; "
        "you have not talked about it in a session before."
    )


def test_what_is_not_for_today_is_not_laid_out_and_not_in_reserve() -> None:
    found = topic_cards([FIRST, NOW], [], names(), set_aside=[DECISIVE.key])
    assert all(topic.item != "ryley.decisive" for topic in (*found.cards, *found.others))


def test_somebody_who_would_rather_talk_is_heard() -> None:
    talk = meet(date(2026, 11, 1), {DECISIVE: (Missing.TALK, 5), HONEST: (5, 5)})
    (card,) = [card for card in topic_cards([talk], [], names()).cards if card.slot is Slot.EXPLORE]
    assert card.why.startswith(
        "Only the Chief Executive gave it a number; the Leader would rather talk about it than score it;"
    )


def test_a_topic_of_last_time_rests_unless_it_is_asked_for() -> None:
    last = held(Topic(Slot.EXPLORE, "Decisive", item="ryley.decisive", subject=Subject.CHIEF_EXECUTIVE))
    other = {DECISIVE: (3, 6), PATIENT: (6, 4)}
    fresh = topic_cards([meet(date(2026, 11, 1), other)], [last], names())
    explored = next(card for card in fresh.cards if card.slot is Slot.EXPLORE)
    assert explored.item == "ryley.patient"
    assert any("last time" in card.why for card in fresh.cards if card.item == "ryley.decisive")


def test_a_person_goes_by_what_the_rating_is_about() -> None:
    leaders = topic_cards([meet(date(2026, 11, 1), {PATIENT: (6, 3)})], [], names())
    assert leaders.cards[0].title == "Patient (Leader)"
    assert C is Role.CHIEF_EXECUTIVE


RATING = st.one_of(st.integers(1, 7), st.sampled_from(Missing), st.none())


@given(st.lists(st.tuples(*([st.tuples(RATING, RATING)] * 3)), min_size=1, max_size=6), st.integers(0, 3))
def test_whatever_was_answered_the_sentences_hold(
    history: list[tuple[tuple[object, object], ...]], sessions: int
) -> None:
    questions = (DECISIVE, PATIENT, HONEST)
    reveals = [
        meet(date(2024, 1 + place, 1), dict(zip(questions, given, strict=True)), questions)  # type: ignore[arg-type]
        for place, given in enumerate(history)
    ]
    past = [held(Topic(Slot.EXPLORE, "Decisive", item="ryley.decisive", subject=Subject.CHIEF_EXECUTIVE))] * sessions
    found = topic_cards(reveals, past, names())
    assert len(found.cards) <= 3
    for card in (*found.cards, *found.others):
        assert card.why[0].isupper()
        assert card.why.endswith(".")
        assert banned_in(card.why) is None
        assert card.subject is not None
    assert len({(card.item, card.subject) for card in found.cards}) == len(found.cards)
