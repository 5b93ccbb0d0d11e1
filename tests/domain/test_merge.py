"""The causal merge: any order, repeats and detours lead to one state; every cheat has its verdict everywhere."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderlens.crypto.commitment import commitment, opens
from leaderlens.domain.canonical import Json
from leaderlens.domain.checkin import Answer, Question, Subject
from leaderlens.domain.merge import Head, PairState, Settled, Written, settle, winner
from leaderlens.domain.people import Role
from leaderlens.domain.record import (
    Bundle,
    Commit,
    Event,
    Malformed,
    Open,
    SetFields,
    Unknown,
    bundle_id,
    decode,
    encode,
    form_hash,
)
from leaderlens.domain.sheet_codec import encode_sheet

PAIR, ROUND, OTHER_ROUND = "ab" * 16, "c1" * 16, "c2" * 16
LEADER, CHIEF = "11" * 16, "22" * 16
SEATS = {LEADER: Role.LEADER, CHIEF: Role.CHIEF_EXECUTIVE}
QUESTIONS = (Question("ryley.patient", Subject.LEADER), Question("ryley.patient", Subject.CHIEF_EXECUTIVE))
OTHER_QUESTIONS = QUESTIONS[:1]
SALT = "5a" * 32


def sheet(rating: int) -> dict[Question, Answer]:
    return {question: Answer(rating=rating) for question in QUESTIONS}


def seal(
    seat: Role, rating: int, *, checkin: str = ROUND, questions: Sequence[Question] = QUESTIONS, salt: str = SALT
) -> Commit:
    form = form_hash(questions)
    answers = encode_sheet({question: Answer(rating=rating) for question in questions})
    return Commit(checkin, form, commitment(PAIR, checkin, form, seat.value, salt, answers))


@dataclass
class Writer:
    """An author's app, honest or patched: numbers and links bundles, and may claim to have seen anything."""

    kid: str
    bundles: list[Bundle] = field(default_factory=list)

    def write(self, *events: Event, seen: int = 0) -> Bundle:
        other = CHIEF if self.kid == LEADER else LEADER
        payload = encode(
            pair_id=PAIR,
            author=self.kid,
            n=len(self.bundles) + 1,
            previous=self.bundles[-1].id if self.bundles else "",
            seen={other: seen} if seen else {},
            moment=random.Random(len(self.bundles)).randrange(10**9),  # clocks mean nothing
            events=events,
        )
        self.bundles.append(decode(payload))
        return self.bundles[-1]


@pytest.fixture
def leader() -> Writer:
    return Writer(LEADER)


@pytest.fixture
def chief() -> Writer:
    return Writer(CHIEF)


def new_state() -> PairState:
    return PairState(PAIR, SEATS)


def merged(bundles: Iterable[Bundle]) -> tuple[PairState, Settled]:
    state = new_state()
    return state, settle(state, bundles, opens)


def ids(bundles: Iterable[Bundle]) -> set[str]:
    return {bundle.id for bundle in bundles}


def verdicts(settled: Settled) -> list[str]:
    return [code for one in settled.applied for code in one.problems]


# ---------------------------------------------------------------- registers


def test_a_later_write_replaces_what_its_author_had_seen(leader: Writer, chief: Writer) -> None:
    leader.write(SetFields("event", "e1", {"title": "Budgte"}))
    chief.write(SetFields("event", "e1", {"title": "Budget"}), seen=1)
    state, _settled = merged(leader.bundles + chief.bundles)

    (value,) = state.registers["event", "e1", "title"]
    assert (value.value, value.author, value.depth) == ("Budget", CHIEF, 2)


def test_concurrent_writes_stay_side_by_side_until_somebody_who_saw_both_writes(leader: Writer, chief: Writer) -> None:
    leader.write(SetFields("event", "e1", {"title": "Thursday"}))
    chief.write(SetFields("event", "e1", {"title": "Monday"}))
    state, _settled = merged(leader.bundles + chief.bundles)
    both = state.registers["event", "e1", "title"]
    assert {value.value for value in both} == {"Thursday", "Monday"}
    assert winner(both).value == "Monday"  # equally deep: the greater author

    leader.write(SetFields("event", "e1", {"title": "Friday"}), seen=1)
    state, _settled = merged(leader.bundles + chief.bundles)
    assert [value.value for value in state.registers["event", "e1", "title"]] == ["Friday"]


def test_the_deeper_write_is_shown_whatever_the_clocks_say() -> None:
    shallow, deep = Written(CHIEF, 1, 1, "shallow"), Written(LEADER, 5, 5, "deep")
    assert winner([shallow, deep]) == winner([deep, shallow]) == deep


def test_two_writes_of_one_bundle_leave_the_last(leader: Writer) -> None:
    leader.write(SetFields("event", "e1", {"title": "a"}), SetFields("event", "e1", {"title": "b"}))
    state, settled = merged(leader.bundles)
    assert [value.value for value in state.registers["event", "e1", "title"]] == ["b"]
    assert settled.applied[0].written == (("event", "e1", "title"),)


# ---------------------------------------------------------------- order


def test_a_bundle_waits_for_its_author_and_for_what_its_author_had_seen(leader: Writer, chief: Writer) -> None:
    first, second = leader.write(), leader.write()
    reply = chief.write(seen=2)
    state, settled = merged([reply, second])
    assert not settled.applied
    assert ids(settled.waiting) == ids([reply, second])

    settled = settle(state, [*settled.waiting, first, first], opens)
    assert [one.bundle for one in settled.applied] == [first, second, reply]
    assert [one.depth for one in settled.applied] == [1, 2, 3]
    assert not settled.waiting
    assert not settle(state, [first, second, reply], opens).applied


def test_somebody_without_a_seat_is_never_applied(leader: Writer) -> None:
    stranger = replace(leader.write(), author="33" * 16)
    _state, settled = merged([stranger])
    assert settled.waiting == (stranger,)


# ---------------------------------------------------------------- forks


def test_two_bundles_with_one_number_freeze_their_author(leader: Writer, chief: Writer) -> None:
    first = leader.write(SetFields("event", "e1", {"title": "a"}))
    twin = Writer(LEADER)
    twin.write(SetFields("event", "e1", {"title": "b"}))
    after = leader.write(SetFields("event", "e2", {"title": "c"}))
    theirs = chief.write(SetFields("event", "e3", {"title": "d"}))

    state, settled = merged([first, twin.bundles[0], after, theirs])
    assert state.frozen == {LEADER}
    assert ids(settled.forked) == ids([first, twin.bundles[0]])
    assert [one.bundle for one in settled.applied] == [theirs]

    state, settled = merged([first, theirs])
    settled = settle(state, [twin.bundles[0], after], opens)
    assert settled.forked == (twin.bundles[0],)
    assert not settled.applied
    assert settled.waiting == (after,)


def test_a_chain_that_does_not_link_freezes_its_author(leader: Writer) -> None:
    first, second = leader.write(), leader.write()
    unlinked = replace(second, previous="0" * 64)
    state, settled = merged([first, unlinked])
    assert state.frozen == {LEADER}
    assert settled.forked == (unlinked,)
    assert state.head(LEADER) == Head(1, first.id, {}, 1)


def test_forgetting_what_one_had_seen_freezes(leader: Writer, chief: Writer) -> None:
    leader.write()
    leader.write()
    chief.write(seen=2)
    forgetful = chief.write(seen=1)
    state, settled = merged(leader.bundles + chief.bundles)
    assert state.frozen == {CHIEF}
    assert settled.forked == (forgetful,)


# ---------------------------------------------------------------- seal and reveal, and the table of cheats


@dataclass
class Round:
    """Both have sealed: the leader blindly, the chief executive having seen the leader's commitment."""

    leader: Writer
    chief: Writer

    @property
    def bundles(self) -> list[Bundle]:
        return self.leader.bundles + self.chief.bundles

    def opening(self, by: Writer, rating: int, *, salt: str = SALT, checkin: str = ROUND) -> Open:
        mine, theirs = by.bundles[0], (self.chief if by is self.leader else self.leader).bundles[0]
        return Open(checkin, salt, QUESTIONS, sheet(rating), mine.id, theirs.id)


@pytest.fixture
def sealed(leader: Writer, chief: Writer) -> Round:
    leader.write(seal(Role.LEADER, 3))
    chief.write(seal(Role.CHIEF_EXECUTIVE, 6), seen=1)
    return Round(leader, chief)


def test_honest_openings_are_accepted_from_both(sealed: Round) -> None:
    sealed.chief.write(sealed.opening(sealed.chief, 6), seen=1)
    sealed.leader.write(sealed.opening(sealed.leader, 3), seen=2)
    state, settled = merged(sealed.bundles)
    assert not verdicts(settled)
    assert {seat: opening.answers for (_round, seat), opening in state.openings.items()} == {
        Role.LEADER: sheet(3),
        Role.CHIEF_EXECUTIVE: sheet(6),
    }


def test_cheat_changed_answers_do_not_open(sealed: Round) -> None:
    sealed.leader.write(sealed.opening(sealed.leader, 7), seen=1)
    state, settled = merged(sealed.bundles)
    assert verdicts(settled) == ["open-mismatch"]
    assert not state.openings


def test_cheat_a_second_commitment_is_too_late(sealed: Round) -> None:
    sealed.leader.write(seal(Role.LEADER, 7), seen=1)
    sealed.leader.write(sealed.opening(sealed.leader, 7), seen=1)
    state, settled = merged(sealed.bundles)
    assert verdicts(settled) == ["already-sealed", "open-mismatch"]
    assert state.commitments[ROUND, Role.LEADER].bundle_id == sealed.leader.bundles[0].id


def test_cheat_a_copied_commitment_cannot_be_opened_with_its_owners_salt(leader: Writer, chief: Writer) -> None:
    leader.write(seal(Role.LEADER, 3))
    chief.write(seal(Role.LEADER, 3), seen=1)  # the leader's own hash, sent as the chief executive's
    both = Round(leader, chief)
    leader.write(both.opening(leader, 3), seen=1)
    chief.write(both.opening(chief, 3), seen=2)
    state, settled = merged(both.bundles)
    assert verdicts(settled) == ["open-mismatch"]
    assert set(state.openings) == {(ROUND, Role.LEADER)}


@pytest.mark.parametrize("salt", ["00" * 32, "5b" * 32])
def test_cheat_another_salt(sealed: Round, salt: str) -> None:
    sealed.leader.write(sealed.opening(sealed.leader, 3, salt=salt), seen=1)
    assert verdicts(merged(sealed.bundles)[1]) == ["open-mismatch"]


def test_cheat_opening_for_another_round(leader: Writer, chief: Writer) -> None:
    leader.write(seal(Role.LEADER, 3), seal(Role.LEADER, 5, checkin=OTHER_ROUND))
    chief.write(seal(Role.CHIEF_EXECUTIVE, 6), seal(Role.CHIEF_EXECUTIVE, 6, checkin=OTHER_ROUND), seen=1)
    both = Round(leader, chief)
    leader.write(both.opening(leader, 3, checkin=OTHER_ROUND), seen=1)
    assert verdicts(merged(both.bundles)[1]) == ["open-mismatch"]


def test_cheat_opening_a_commitment_made_for_another_pair(leader: Writer, chief: Writer) -> None:
    form = form_hash(QUESTIONS)
    elsewhere = commitment("cd" * 16, ROUND, form, "leader", SALT, encode_sheet(sheet(3)))
    leader.write(Commit(ROUND, form, elsewhere))
    chief.write(seal(Role.CHIEF_EXECUTIVE, 6), seen=1)
    both = Round(leader, chief)
    leader.write(both.opening(leader, 3), seen=1)
    assert verdicts(merged(both.bundles)[1]) == ["open-mismatch"]


def test_cheat_forms_that_differ_never_open(leader: Writer, chief: Writer) -> None:
    leader.write(seal(Role.LEADER, 3))
    chief.write(seal(Role.CHIEF_EXECUTIVE, 6, questions=OTHER_QUESTIONS), seen=1)
    both = Round(leader, chief)
    leader.write(both.opening(leader, 3), seen=1)
    assert verdicts(merged(both.bundles)[1]) == ["forms-differ"]


def test_cheat_answers_outside_the_form(sealed: Round) -> None:
    fewer = replace(sealed.opening(sealed.leader, 3), questions=OTHER_QUESTIONS)
    more = replace(
        sealed.opening(sealed.leader, 3),
        answers={**sheet(3), Question("ryley.brave", Subject.LEADER): Answer(rating=7)},
    )
    sealed.leader.write(fewer, more, seen=1)
    assert verdicts(merged(sealed.bundles)[1]) == ["open-outside-form", "open-outside-form"]


def test_cheat_opening_before_the_other_has_sealed(leader: Writer, chief: Writer) -> None:
    """Three orders of arrival, one verdict: what counts is what the opener had seen, not what a laptop holds."""
    leader.write(seal(Role.LEADER, 3))
    chief.write(seal(Role.CHIEF_EXECUTIVE, 6))
    both = Round(leader, chief)
    leader.write(both.opening(leader, 3))  # has not seen the chief executive's commitment
    mine, early, theirs = *leader.bundles, chief.bundles[0]
    for order in ([mine, early, theirs], [theirs, mine, early], [early, theirs, mine]):
        state, settled = merged(order)
        assert verdicts(settled) == ["open-too-early"]
        assert not state.openings


def test_cheat_opening_without_having_sealed_or_twice(sealed: Round) -> None:
    nothing = replace(sealed.opening(sealed.leader, 3), checkin_id=OTHER_ROUND)
    sealed.leader.write(sealed.opening(sealed.leader, 3), sealed.opening(sealed.leader, 3), nothing, seen=1)
    state, settled = merged(sealed.bundles)
    assert verdicts(settled) == ["already-opened", "open-without-seal"]
    assert set(state.openings) == {(ROUND, Role.LEADER)}


def test_cheat_naming_other_bundles_than_the_commitments(sealed: Round) -> None:
    honest = sealed.opening(sealed.leader, 3)
    sealed.leader.write(replace(honest, of="0" * 64), replace(honest, peer="0" * 64), seen=1)
    assert verdicts(merged(sealed.bundles)[1]) == ["open-mismatch", "open-mismatch"]


def test_cheat_claiming_to_have_seen_what_does_not_exist_waits_for_ever(sealed: Round) -> None:
    ahead = sealed.leader.write(sealed.opening(sealed.leader, 3), seen=9)
    state, settled = merged(sealed.bundles)
    assert settled.waiting == (ahead,)
    assert not state.openings


def test_what_a_check_in_asks_is_fixed_by_the_first_seal(sealed: Round) -> None:
    fewer = SetFields("checkin", ROUND, {"form": ["ryley.patient:leader"]})
    sealed.chief.write(fewer, SetFields("checkin", ROUND, {"due": "2026-12-24"}), seen=1)
    state, settled = merged(sealed.bundles)
    assert verdicts(settled) == ["form-fixed"]
    assert set(state.registers) == {("checkin", ROUND, "due")}


@pytest.mark.parametrize(
    "fields", [{"lenses": ["taylor"]}, {"opened_by": "leader"}, {"opened_on": "2020-01-01"}, {"predict": True}]
)
def test_of_whom_and_when_a_check_in_asks_is_fixed_by_the_first_seal(sealed: Round, fields: dict[str, Json]) -> None:
    sealed.chief.write(SetFields("checkin", ROUND, {**fields, "due": "2030-01-01"}), seen=1)
    state, settled = merged(sealed.bundles)
    assert verdicts(settled) == ["form-fixed"]
    assert state.registers == {}
    sealed.chief.write(SetFields("checkin", ROUND, {"due": "2030-01-01"}), seen=1)
    state, _settled = merged(sealed.bundles)
    assert [value.value for value in state.registers["checkin", ROUND, "due"]] == ["2030-01-01"]


def test_cheat_nonsense_in_a_shared_field_hides_nothing(leader: Writer, chief: Writer) -> None:
    leader.write(SetFields("checkin", ROUND, {"due": "2026-12-01"}))
    chief.write(SetFields("checkin", ROUND, {"due": "whenever", "lenses": ["ryley"]}), seen=1)
    state, settled = merged(leader.bundles + chief.bundles)
    assert verdicts(settled) == ["malformed-fields"]
    assert {key: [one.value for one in values] for key, values in state.registers.items()} == {
        ("checkin", ROUND, "due"): ["2026-12-01"]
    }


def test_events_without_effect_are_told_of(leader: Writer) -> None:
    strange = replace(leader.write(), events=(Unknown("grant"), Malformed("open")))
    state, settled = merged([strange])
    assert verdicts(settled) == ["unknown-event", "malformed-event"]
    assert state.head(LEADER).n == 1


# ---------------------------------------------------------------- convergence


def _history(seed: int, length: int) -> list[Bundle]:
    """Bundles of two apps that are honest about order but not about content, as a seed draws them."""
    dice = random.Random(seed)
    writers = {LEADER: Writer(LEADER), CHIEF: Writer(CHIEF)}
    seen = {LEADER: 0, CHIEF: 0}
    for _step in range(length):
        me = dice.choice([LEADER, CHIEF])
        other = CHIEF if me == LEADER else LEADER
        if dice.random() < 0.6:
            seen[me] = len(writers[other].bundles)
        events = [_event(dice, me, writers) for _one in range(dice.randrange(3))]
        writers[me].write(*events, seen=seen[me])
    return writers[LEADER].bundles + writers[CHIEF].bundles


_FIELDS: Sequence[tuple[str, str, list[Json]]] = (
    ("event", "title", ["a", "b", "c", 7]),
    ("checkin", "form", [["ryley.patient:leader"], ["ryley.honest:leader"], ["ryley.honest:leader"], 7]),
    ("checkin", "due", ["2026-12-01", "2026-12-02", "2026-12-03", "whenever"]),
)
"""What histories write, nonsense included."""


def _event(dice: random.Random, me: str, writers: dict[str, Writer]) -> Event:
    seat, checkin = SEATS[me], dice.choice([ROUND, OTHER_ROUND])
    draw = dice.random()
    if draw < 0.4:
        kind, name, values = dice.choice(_FIELDS)
        return SetFields(kind, checkin, {name: dice.choice(values)})
    if draw < 0.7:
        questions = QUESTIONS if dice.random() < 0.9 else OTHER_QUESTIONS
        return seal(seat, dice.randrange(1, 4), checkin=checkin, questions=questions)
    of = _commitment(dice, writers[me], checkin)
    peer = _commitment(dice, writers[CHIEF if me == LEADER else LEADER], checkin)
    return Open(checkin, SALT, QUESTIONS, sheet(dice.randrange(1, 4)), of, peer)


def _commitment(dice: random.Random, writer: Writer, checkin: str) -> str:
    made = [
        bundle.id
        for bundle in writer.bundles
        for event in bundle.events
        if isinstance(event, Commit) and event.checkin_id == checkin
    ]
    return made[0] if made and dice.random() < 0.9 else bundle_id(b"none")


def _safe(state: PairState) -> bool:
    """An opening is only ever there after both commitments, and it is what was committed to."""
    return all(
        (checkin, Role.LEADER) in state.commitments
        and (checkin, Role.CHIEF_EXECUTIVE) in state.commitments
        and opening.answers
        for (checkin, _seat), opening in state.openings.items()
    )


@settings(max_examples=250)
@given(st.integers(0, 10**6), st.integers(0, 14), st.randoms(use_true_random=False))
def test_any_order_repeats_and_batches_lead_to_the_same_state(seed: int, length: int, dice: random.Random) -> None:
    history = _history(seed, length)
    expected, at_once = merged(history)
    assert not at_once.waiting

    deliveries = history + [bundle for bundle in history if dice.random() < 0.3]
    dice.shuffle(deliveries)
    state = new_state()
    waiting: Sequence[Bundle] = []
    found: list[tuple[str, int, tuple[str, ...]]] = []
    while deliveries:
        size = dice.randrange(1, 4)
        batch, deliveries = deliveries[:size], deliveries[size:]
        settled = settle(state, [*waiting, *batch], opens)
        waiting = list(settled.waiting)
        found += [(one.bundle.id, one.depth, one.problems) for one in settled.applied]
        assert _safe(state)
    assert state == expected
    assert not waiting
    assert sorted(found) == sorted((one.bundle.id, one.depth, one.problems) for one in at_once.applied)


@settings(max_examples=120)
@given(st.integers(0, 10**6), st.integers(1, 14), st.randoms(use_true_random=False))
def test_a_subset_then_the_rest_is_the_whole_and_safe_at_every_step(
    seed: int, length: int, dice: random.Random
) -> None:
    history = _history(seed, length)
    expected, _settled = merged(history)
    some = [bundle for bundle in history if dice.random() < 0.5]
    state = new_state()
    waiting: Sequence[Bundle] = settle(state, some, opens).waiting
    assert _safe(state)
    for bundle in history:
        waiting = settle(state, [*waiting, bundle], opens).waiting
        assert _safe(state)
    assert state == expected


def test_some_histories_do_reach_openings_and_verdicts() -> None:
    """The two properties above would hold for histories in which nothing ever happens: these do not."""
    reached: set[str] = set()
    for seed in range(120):
        state, settled = merged(_history(seed, 14))
        reached |= set(verdicts(settled)) | ({"opened"} if state.openings else set())
    assert reached >= {"opened", "already-sealed", "open-too-early", "open-mismatch", "form-fixed", "open-without-seal",
                       "malformed-fields"}  # fmt: skip


ENDED = SetFields("checkin", ROUND, {"ended": {"by": "leader", "how": "withdrawn", "on": "2026-11-21"}})


def _told(*bundles: Bundle) -> tuple[PairState, list[str]]:
    state = PairState(PAIR, SEATS)
    settled = settle(state, bundles, opens)
    return state, [code for one in settled.applied for code in one.problems]


def test_an_ending_counts_until_both_commitments_are_seen_and_stops_later_seals() -> None:
    leader, chief = Writer(LEADER), Writer(CHIEF)
    ended = leader.write(seal(Role.LEADER, 5), ENDED)
    late = chief.write(seal(Role.CHIEF_EXECUTIVE, 3), seen=1)
    again = leader.write(ENDED)
    state, problems = _told(ended, late, again)
    assert problems == ["check-in-ended", "check-in-ended"]
    assert len(state.registers["checkin", ROUND, "ended"]) == 1
    assert (ROUND, Role.CHIEF_EXECUTIVE) not in state.commitments


def test_a_seal_made_meanwhile_stands_and_the_ending_too() -> None:
    leader, chief = Writer(LEADER), Writer(CHIEF)
    for order in (0, 1):
        bundles = [leader.write(seal(Role.LEADER, 5), ENDED), chief.write(seal(Role.CHIEF_EXECUTIVE, 3))]
        state, problems = _told(*(reversed(bundles) if order else bundles))
        assert problems == []
        assert len(state.commitments) == 2
        assert ("checkin", ROUND, "ended") in state.registers
        leader, chief = Writer(LEADER), Writer(CHIEF)


def test_who_has_seen_both_seals_can_end_nothing() -> None:
    leader, chief = Writer(LEADER), Writer(CHIEF)
    first = leader.write(seal(Role.LEADER, 5))
    second = chief.write(seal(Role.CHIEF_EXECUTIVE, 3), seen=1)
    third = chief.write(ENDED, seen=1)
    state, problems = _told(first, second, third)
    assert problems == ["both-sealed"]
    assert ("checkin", ROUND, "ended") not in state.registers
