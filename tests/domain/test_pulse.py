"""The pulse: always what is always asked, and every other item in at least every third one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import CheckIn, Question, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.pulse import ALWAYS_ASKED, EVERY, Asked, pulse

LENSES = {"ryley": 20, "taylor": 12, "place": 15, "own_1f0c2d3e": 2}
US = [Question(item, Subject.PAIR) for item in ALWAYS_ASKED]


def form(*lenses: str) -> list[Question]:
    rows = [
        Question(f"{lens}.item{number}", subject)
        for lens in lenses
        for number in range(LENSES[lens])
        for subject in (Subject.LEADER, Subject.CHIEF_EXECUTIVE)
    ]
    return rows + (US if "taylor" in lenses else [])


def asked(questions: tuple[Question, ...], *lenses: str) -> Asked:
    return Asked(frozenset(question.item for question in questions), frozenset(lenses))


@given(st.sets(st.sampled_from(sorted(LENSES)), min_size=1), st.integers(0, 5), st.text("0123456789abcdef", max_size=8))
def test_every_item_stands_in_at_least_every_third_pulse(lenses: set[str], focus: int, seed: str) -> None:
    questions = form(*lenses)
    items = {question.item for question in questions}
    chosen = set(sorted(items)[:focus])
    turning = items - chosen - set(ALWAYS_ASKED)
    history: list[Asked] = []
    for _round in range(9):
        found = pulse(questions, chosen, history, seed)
        assert [q for q in questions if q in set(found)] == list(found), "in the form's own order"
        assert chosen | (set(ALWAYS_ASKED) & items) <= {question.item for question in found}
        turned = {question.item for question in found} & turning
        assert len(turned) == -(-len(turning) // EVERY)
        history.append(asked(found, *lenses))
        if len(history) >= EVERY:
            assert turning <= frozenset[str]().union(*(one.items for one in history[-EVERY:]))


@given(
    st.lists(st.sampled_from([("ryley",), ("ryley", "taylor"), ("ryley", "taylor", "place")]), min_size=6, max_size=12)
)
def test_lenses_may_come_and_go_and_nothing_waits_longer(rounds: list[tuple[str, ...]]) -> None:
    history: list[Asked] = []
    for number, lenses in enumerate(rounds):
        history.append(asked(pulse(form(*lenses), set(), history, "pair"), *lenses))
        last = rounds[max(0, number - EVERY + 1) : number + 1]
        if len(last) == EVERY:
            steady = {q.item for q in form(*set.intersection(*(set(one) for one in last)))}
            assert steady <= frozenset[str]().union(*(one.items for one in history[-EVERY:]))


def test_the_papers_pulse_has_sixteen_items_of_both_lenses() -> None:
    questions = [*form("ryley", "taylor"), Question("taylor.trust_truth_tolerance.informality", Subject.PAIR)]
    focus = {"ryley.item0", "ryley.item1", "taylor.item0"}
    found = {question.item for question in pulse(questions, focus, [], "pair")}
    assert len(found) == 16
    turned = found - focus - set(ALWAYS_ASKED)
    assert sum(item.startswith("ryley") for item in turned) == 6
    assert sum(item.startswith("taylor") for item in turned) == 4


def test_a_full_form_counts_as_having_asked_everything() -> None:
    questions = form("ryley")
    full = asked(tuple(questions), "ryley")
    first = pulse(questions, set(), [full], "a")
    second = pulse(questions, set(), [full, asked(first, "ryley")], "a")
    assert not {q.item for q in first} & {q.item for q in second}


def test_what_a_check_in_asked_is_its_items_and_lenses() -> None:
    day = date(2026, 11, 1)
    checkin = CheckIn("c", "p", Role.LEADER, day, day, ("ryley",), tuple(form("ryley")[:2]))
    assert Asked.by(checkin) == Asked(frozenset({"ryley.item0"}), frozenset({"ryley"}))


def test_a_form_of_nothing_is_nothing() -> None:
    assert pulse([], set(), [], "pair") == ()
