"""What the form of an item holds is what the draft holds, and what is missing is said by the field it belongs to."""

from __future__ import annotations

from dataclasses import replace

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Band, Prompts, Wording
from leaderlens.domain.lens_draft import LensDraft
from leaderlens.domain.people import Role
from leaderlens.services.lenses import Library
from leaderlens.ui.lenses import words
from tests.ui.lenses.samples import SHIPPED, half, two_sided, whole


def test_what_is_missing_is_said_by_its_field() -> None:
    draft, item = half()
    found = words.missing(draft)
    assert set(found.items) == {item}
    assert found.items[item] == {
        "self": "Please write this statement.",
        "other": "Please write this statement.",
        "low": "Please say what a 1 looks like.",
        "high": "Please say what a 7 looks like.",
    }
    assert not words.missing(whole()[0]).anything
    empty = words.missing(LensDraft.new("own_1f0c2d3e", ""))
    assert empty.name
    assert empty.lens == ("A lens needs at least one item.",)
    long = whole()[0].worded(whole()[1], "x" * 121, "They.")
    assert words.missing(long).items[whole()[1]] == {"self": "This has 121 characters; the most is 120."}


def test_what_the_fields_find_is_what_the_file_finds() -> None:
    for lens in SHIPPED:
        copy = LensDraft.of(lens, "own_1f0c2d3e")
        assert (words.missing(copy).anything, copy.problems()) == (False, ())
        first = copy.lens.items[0].id
        gap = copy.item_renamed(first, "")
        assert words.missing(gap).anything
        assert gap.problems()


def test_a_form_writes_back_what_it_was_shown() -> None:
    for lens in SHIPPED:
        draft = LensDraft.of(lens, "own_1f0c2d3e")
        for item in draft.lens.items:
            assert words.applied(draft, item.id, words.words_of(draft, item)) == draft
    draft, item_id = whole()
    held = replace(words.words_of(draft, draft.item(item_id)), target=Band(3, 5), name="Listens")
    changed = words.applied(draft, item_id, held).item(item_id)
    assert (changed.target, changed.name, changed.short) == (Band(3, 5), "Listens", "Listens")
    taylor = LensDraft.of(Library().lens("taylor"), "own_1f0c2d3e")
    two_sided = next(item for item in taylor.lens.items if item.wording)
    assert set(words.words_of(taylor, two_sided).wordings) == {Subject.LEADER, Subject.CHIEF_EXECUTIVE}


def test_parts_and_questions_go_into_the_draft_as_the_form_holds_them() -> None:
    draft, item = two_sided()
    shown = words.words_of(draft, draft.item(item))
    assert (shown.two_sided, shown.about) == (True, "relationship")
    (part,) = shown.parts
    said = Wording("I do.", "They do.", "We do.", "Never.", "Always.", "At times.")
    held = replace(
        shown,
        about="leader",
        parts=(replace(part, name="Out loud", wording=said),),
        prompts=Prompts("When?", "", "", {Role.LEADER: Prompts("When did you?", "", "")}),
        looks_like={Subject.LEADER: "Says so."},
        overdone="Never stops.",
        warning_sign="Silence.",
    )
    changed = words.applied(draft, item, held)
    assert words.words_of(changed, changed.item(item)) == replace(
        held, looks_like={Subject.LEADER: "Says so.", Subject.CHIEF_EXECUTIVE: ""}
    )
    gone = replace(held, parts=(replace(held.parts[0], id=f"{item}.gone"),))
    assert words.applied(changed, item, gone) == changed, "a part that was taken out meanwhile stays out"


def test_a_part_lacks_what_a_statement_about_the_two_lacks() -> None:
    draft, item = two_sided()
    (part,) = draft.item(item).parts
    bare = draft.part_told(item, part.id, "", Wording("I.", "", ""))
    assert words.missing(bare).items[item] == {
        f"{part.id}.name": "Please name this part.",
        f"{part.id}.other": "Please write this statement.",
        f"{part.id}.pair": "Please write this statement.",
        f"{part.id}.low": "Please say what a 1 looks like.",
        f"{part.id}.high": "Please say what a 7 looks like.",
    }
    assert not words.missing(draft).anything
