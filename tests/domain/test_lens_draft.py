"""The editor of a lens: each operation answers a new draft, and what is missing is said in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Band, Lens, Prompts, Wording
from leaderlens.domain.lens_draft import MOST_ITEMS, LensDraft
from leaderlens.domain.lens_file import parse_lens
from leaderlens.domain.people import Role
from leaderlens.errors import ContentError
from leaderlens.services.lenses import Library

SIDES = (Subject.LEADER, Subject.CHIEF_EXECUTIVE)


def listening(about: str = "person") -> tuple[LensDraft, str]:
    draft, item = LensDraft.new("own_1f0c2d3e", "How we listen", about).added("Lets people finish")
    draft = draft.worded(item, "I let people finish.", "They let people finish.", "We let each other finish.")
    return draft.anchored(item, "Cuts in.", "Waits, and asks one more question.", "Mostly waits."), item


def test_a_finished_draft_is_a_lens_that_asks_both_about_both() -> None:
    draft, item = listening()
    assert draft.problems() == ()
    lens = draft.finished()
    assert (lens.name, lens.own, lens.version, lens.subjects) == ("How we listen", True, 1, SIDES)
    assert [question.item for question in lens.questions] == [f"own_1f0c2d3e.{item}"] * 2
    assert all(len(question.wording) == 8 for question in lens.questions)
    assert item == "lets_people_finish"


def test_a_lens_about_the_pair_asks_once_each() -> None:
    draft, _item = listening("pair")
    (question,) = draft.finished().questions
    assert question.subject is Subject.PAIR


def test_an_empty_draft_says_what_is_missing_and_where() -> None:
    draft = LensDraft.new("own_1f0c2d3e", "")
    assert any("name" in problem.sentence for problem in draft.problems())
    draft, item = draft.renamed("Listening").added("Finish")
    missing = [problem for problem in draft.problems() if problem.item == item]
    assert {"statement_self", "statement_other", "low", "high"} <= {
        word
        for problem in missing
        for word in ("statement_self", "statement_other", "low", "high")
        if word in problem.sentence
    }
    with pytest.raises(ContentError, match="statement_self"):
        draft.finished()


def test_too_long_a_statement_is_a_problem_of_its_item() -> None:
    draft, item = listening()
    draft = draft.worded(item, "x" * 121, "They let people finish.")
    (problem,) = draft.problems()
    assert problem.item == item
    assert "121" in problem.sentence


def test_items_are_moved_renamed_and_removed_and_stay_numbered() -> None:
    draft = LensDraft.new("own_1f0c2d3e", "Three")
    ids = []
    for name in ("One", "Two", "Two"):
        draft, own = draft.added(name)
        ids.append(own)
    assert ids == ["one", "two", "two_2"]
    assert [item.short for item in draft.lens.items] == ["One", "Two", "Two 2"]
    draft = draft.moved("two_2", 0).item_renamed("one", "Uno")
    assert [(item.id, item.order) for item in draft.lens.items] == [("two_2", 1), ("one", 2), ("two", 3)]
    assert draft.item("one").short == "Uno"
    draft = draft.moved("two_2", 99).removed("two")
    assert [(item.id, item.order) for item in draft.lens.items] == [("one", 1), ("two_2", 2)]
    with pytest.raises(KeyError):
        draft.removed("two")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_whatever_an_item_is_called_it_has_an_id_of_its_own(names: list[str]) -> None:
    draft = LensDraft.new("own_1f0c2d3e", "Names")
    for name in names:
        draft, _own = draft.added(name)
    ids = [item.id for item in draft.lens.items]
    assert len(set(ids)) == len(ids)
    assert not any("“id”" in problem.sentence for problem in draft.problems())
    shorts = [item.short for item in draft.lens.items]
    assert len(set(shorts)) == len(shorts)


def test_clusters_take_every_item_in_and_let_none_fall() -> None:
    draft, first = listening()
    draft, ears = draft.clustered("Ears")
    draft, mouth = draft.clustered("Mouth", "What is said.")
    draft, second = draft.added("Asks")
    assert [(cluster.id, cluster.items) for cluster in draft.lens.clusters] == [(ears, (first,)), (mouth, (second,))]
    draft = draft.put(first, mouth).cluster_renamed(mouth, "Voice")
    assert draft.lens.clusters[1].items == (first, second)
    assert draft.lens.clusters[1].name == "Voice"
    draft = draft.cluster_removed(mouth)
    assert draft.lens.clusters[0].items == (first, second)
    draft = draft.cluster_removed(ears)
    assert draft.lens.clusters == ()
    assert {item.cluster for item in draft.lens.items} == {""}
    with pytest.raises(KeyError):
        draft.put(first, ears)


def test_an_item_may_be_best_in_the_middle() -> None:
    draft, item = listening()
    lens = draft.aimed(item, Band(3, 5)).finished()
    assert lens.items[0].target == Band(3, 5)
    assert [lens.items[0].target.steps_outside(rating) for rating in range(1, 8)] == [-2, -1, 0, 0, 0, 1, 2]
    assert lens.questions[0].wording != draft.finished().questions[0].wording, "another band is another question"
    for wrong in (Band(5, 3), Band(1, 4), Band(4, 7)):
        assert draft.aimed(item, wrong).problems()


def test_examples_and_prompts_begin_no_new_series() -> None:
    draft, item = listening()
    richer = draft.prompted(item, Prompts("When?", "How was it?", "Say it back.")).illustrated(
        item, {Subject.LEADER: "Puts the pen down.", Subject.CHIEF_EXECUTIVE: "Asks once more."}
    )
    assert richer.finished().questions == draft.finished().questions
    assert draft.defined(item, "Hearing somebody out.").finished().questions != draft.finished().questions


@pytest.mark.parametrize("lens_id", ["ryley", "taylor", "place", "convenor"])
def test_a_shipped_lens_can_be_the_beginning_of_ones_own(lens_id: str) -> None:
    shipped: Lens = Library().lens(lens_id)
    draft = LensDraft.of(shipped, "own_1f0c2d3e")
    assert draft.problems() == ()
    lens = draft.finished()
    assert len(lens.questions) == len(shipped.questions)
    assert all(question.item.startswith("own_1f0c2d3e.") for question in lens.questions)
    assert all(len(question.key) <= 80 for question in lens.questions)


def test_one_side_of_a_principle_can_be_worded_alone() -> None:
    draft = LensDraft.of(Library().lens("taylor"), "own_1f0c2d3e")
    before = draft.item("political_confidence").wording
    after = draft.worded("political_confidence", "I do.", "They do.", side=Subject.LEADER).item("political_confidence")
    assert after.wording[Subject.LEADER].self_statement == "I do."
    assert after.wording[Subject.CHIEF_EXECUTIVE] == before[Subject.CHIEF_EXECUTIVE]


def test_a_lens_of_two_sides_is_written_from_nothing_with_parts_and_comes_back_from_its_file() -> None:
    draft, item = LensDraft.new("own_1f0c2d3e", "What each owes", "relationship").added("Plain speaking")
    assert draft.two_sided
    for side in SIDES:
        draft = draft.worded(item, "I speak plainly.", "They speak plainly.", side=side)
    draft = draft.turned(item, "leader").anchored(item, "Hints.", "Says it.", side=Subject.LEADER)
    assert draft.problems() == ()
    assert draft.finished().subjects == SIDES
    draft, part = draft.part_added(item, "In private")
    assert {problem.item for problem in draft.problems()} == {item}
    said = Wording("I do.", "They do.", "We do.", "Rarely.", "Always.")
    draft = draft.part_told(item, part, "In private", said)
    lens = draft.finished()
    assert lens == draft.lens == parse_lens(draft.text, "mine.toml")
    assert [(one.item, one.subject) for one in lens.questions] == [(f"own_1f0c2d3e.{part}", Subject.PAIR)]
    assert draft.part_removed(item, part).finished().subjects == SIDES
    with pytest.raises(ValueError, match="two sides"):
        listening()[0].part_added(listening()[1], "Ears")


def test_the_longest_ids_of_a_part_still_fit_the_exchange() -> None:
    draft, item = LensDraft.new("own_" + "1" * 20, "Long", "relationship").added("x" * 60)
    for _round in range(2):
        draft, part = draft.part_added(item, "y" * 60)
        draft = draft.part_told(item, part, "y" * 60, Wording("I.", "They.", "We.", "1", "7"))
    for side in SIDES:
        draft = draft.worded(item, "I.", "They.", side=side).anchored(item, "1", "7", side=side)
    assert all(len(question.key) <= 80 for question in draft.finished().questions)
    text = draft.text.replace('id = "yyyyyyyyyyyy"', 'id = "yyyyyyyyyyyyyyyyy"')
    with pytest.raises(ContentError, match=r"“part\.id” has 17 characters; the most is 16"):
        parse_lens(text, "mine.toml")


def test_questions_may_be_for_both_or_for_one_and_some_may_be_missing() -> None:
    draft, item = listening()
    leader = Prompts("", "What did it cost you?", "")
    asked = Prompts("When?", "", "", {Role.LEADER: leader, Role.CHIEF_EXECUTIVE: Prompts("", "", "")})
    lens = draft.prompted(item, asked).finished()
    assert lens.items[0].prompts == Prompts("When?", "", "", {Role.LEADER: leader})
    nothing = draft.prompted(item, Prompts("", "", "", {Role.LEADER: Prompts("", "", "")}))
    assert nothing == draft
    alone = draft.prompted(item, Prompts("", "", "", {Role.LEADER: leader}))
    assert parse_lens(alone.text, "mine.toml") == alone.lens


def test_examples_and_warnings_are_kept_and_empty_ones_left_out() -> None:
    draft, item = listening()
    told = draft.illustrated(item, {Subject.LEADER: "", Subject.CHIEF_EXECUTIVE: "Asks."}).warned(item, "Drifts.", "x")
    lens = told.finished()
    assert (lens.items[0].looks_like, lens.items[0].overdone) == ({Subject.CHIEF_EXECUTIVE: "Asks."}, "Drifts.")
    assert lens.items[0].warning_sign == "", "only an item with two sides has one"


def test_an_item_taken_out_goes_back_where_it_stood_also_when_its_group_is_gone() -> None:
    draft = LensDraft.of(Library().lens("ryley"), "own_1f0c2d3e")
    third = draft.lens.items[2]
    assert draft.removed(third.id).put_back(third) == draft
    bare = draft.removed(third.id)
    for cluster in draft.lens.clusters:
        bare = bare.cluster_removed(cluster.id)
    assert bare.put_back(third).item(third.id).cluster == ""


def test_a_lens_has_its_bounds() -> None:
    draft = LensDraft.new("own_1f0c2d3e", "Many")
    for number in range(MOST_ITEMS):
        draft, _own = draft.added(f"Item {number}")
    with pytest.raises(ValueError, match="too many"):
        draft.added("One more")
    with pytest.raises(ValueError, match="about"):
        LensDraft.new("own_1f0c2d3e", "X", "leader")
    long = "x" * 60_000
    assert any("60000" in p.sentence for p in listening()[0].described(intro=long).problems())


def test_ids_that_could_not_travel_are_refused() -> None:
    draft, _item = listening()
    text = draft.text.replace('id = "lets_people_finish"', 'id = "lets_people_finish_whatever_they_say"')
    with pytest.raises(ContentError, match="the most is 24"):
        parse_lens(text, "mine.toml")
