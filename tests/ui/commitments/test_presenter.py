"""What two people settle on the page of commitments, on two real vaults."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.agreement import Agreement, AgreementState, Brought, Owner
from leaderlens.domain.objective import ObjectiveText, Purpose
from leaderlens.domain.people import Role
from leaderlens.domain.priority import Horizon
from leaderlens.domain.record import SetFields
from leaderlens.errors import VaultError
from leaderlens.services.audit import Audit
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.store import agreements as rows
from leaderlens.ui.commitments.presenter import CommitmentsPresenter
from leaderlens.ui.commitments.share_card import ShareCard
from leaderlens.ui.desk import Desk, Place
from tests.reflection import Room
from tests.ui.commitments.desks import Sitting, written
from tests.ui.tasks_fixture import ImmediateTasks

TODAY = date(2026, 11, 21)
BUDGET = ObjectiveText("A budget that balances", "Set it each year.", "Agreed on time.", "Kit Amory")


def test_an_agreement_is_written_down_and_both_say_what_became_of_it(leader: Sitting, chief: Sitting) -> None:
    leader.show()
    assert "No agreement yet" in leader.texts()
    leader.press("Write down an agreement")
    leader.form.keep.click()
    assert {"Please pick one of these.", "Please write down what you agreed."} <= set(leader.texts())
    leader.fill(
        before="left_out", text="Ring at any hour.", owner="chief_executive", due="2026-11-20", how="No surprises."
    )
    leader.form.keep.click()
    assert "This day is over. Choose one ahead, or none." in leader.texts()
    leader.fill(due="2026-11-22")
    leader.form.keep.click()
    assert leader.done == ["Kept"]
    leader.room.seats.clock.moment += timedelta(days=2)
    leader.show()
    assert leader.rows() == [("Ring at any hour.", "Morgan, was due on 22 Nov", "Overdue")]
    chief.show()
    chief.meet()
    assert chief.rows() == [("Ring at any hour.", "You, was due on 22 Nov, written down by Robin", "Overdue")]
    chief.open("Ring at any hour.")
    chief.press("Say what became of it")
    chief.form.keep.click()
    assert "Please pick one of these." in chief.texts()
    assert not chief.form.inputs["new_day"].isVisible()
    chief.fill(state="part", line="Twice out of three.")
    assert chief.form.inputs["new_day"].isVisible()
    chief.form.keep.click()
    texts = chief.texts()
    assert {"Twice out of three.", "23 Nov, You", "Done in part"} <= set(texts)
    assert any(said.startswith("It goes on, and its day has gone by.") for said in texts)
    leader.meet()
    assert leader.rows() == [("Ring at any hour.", "Morgan, was due on 22 Nov, no new day yet", "Done in part")]
    chief.press("Say what became of it")
    assert any(said.startswith("It was due on 22 Nov.") for said in chief.texts())
    chief.fill(state="not_done", new_day="2026-12-05")
    chief.form.keep.click()
    assert "Moved from 22 Nov to 5 Dec." in chief.texts()
    leader.meet()
    assert leader.rows() == [("Ring at any hour.", "Morgan, due on 5 Dec", "Not done")]
    leader.open("Ring at any hour.")
    leader.press("Say what became of it")
    leader.fill(state="let_go")
    leader.form.keep.click()
    leader.press("All agreements")
    assert leader.rows() == [("Ring at any hour.", "Morgan, 23 Nov", "Let go")]
    leader.open("Ring at any hour.")
    assert {"Let go", "Done in part", "23 Nov, Morgan"} <= set(leader.texts())
    told = "Written down on 21 Nov, You, without a session; telling and saying back were left out on purpose"
    assert told in leader.texts()
    assert leader.tasks.told == chief.tasks.told == []


def test_a_wording_that_is_replaced_can_still_be_read(both: Room, leader: Sitting, chief: Sitting) -> None:
    _changes, one = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, TODAY)
    leader.show("agreements", one)
    leader.press("Word it anew")
    assert "before" not in leader.form.inputs
    leader.fill(text="Ring at any hour.")
    leader.form.keep.click()
    chief.show("agreements", one)
    chief.meet()
    assert {"Ring at any hour.", "Earlier wording", "Ring.", "Until 21 Nov, Robin"} <= set(chief.texts())


def test_what_was_brought_along_says_so_and_asks_for_a_day(both: Room, chief: Sitting) -> None:
    before = TODAY - timedelta(days=30)
    agreement = Agreement("a1", both.pair_id, TODAY, Owner.BOTH, None, "Tell Sandy.")
    brought = Brought(Role.LEADER, before)
    fields = {**rows.fields_of(agreement), **rows.brought_fields(brought)}
    with both.leader.seat.laptop.database.transaction() as session:
        both.leader.seat.log.append(session, both.pair_id, [SetFields(rows.AGREEMENT, "a1", fields)])
    chief.show("agreements")
    chief.meet()
    assert chief.rows() == [("Tell Sandy.", "Both of you, no day set, brought along", "Open")]
    chief.open("Tell Sandy.")
    assert "Brought along on 21 Nov, Robin" in chief.texts()
    assert any(said.endswith("Its day, 22 Oct, was over by then: choose a new one, or none.") for said in chief.texts())
    chief.press("Word it anew")
    chief.fill(due="2026-12-01")
    chief.form.keep.click()
    assert not any("was brought along" in said for said in chief.texts())
    chief.press("All agreements")
    assert chief.rows() == [("Tell Sandy.", "Both of you, due on 1 Dec, brought along", "Open")]


def test_two_wordings_at_once_stand_side_by_side_until_one_is_chosen(
    both: Room, leader: Sitting, chief: Sitting
) -> None:
    both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, None)
    both.meet()
    for chair, words in ((both.leader, "Ring early."), (both.chief, "Ring late.")):
        (found,) = chair.agreements.all(both.pair_id)
        chair.agreements.change(found, words, Owner.BOTH, None, "")
    both.meet()
    (found,) = both.leader.agreements.all(both.pair_id)
    leader.show("agreements", found.id)
    assert {"Ring early.", "Ring late.", "Also written"} <= set(leader.texts())
    leader.press("Keep this wording")
    assert "Keep this wording" not in leader.buttons()
    chief.show("agreements", found.id)
    chief.meet()
    assert found.others[0] in chief.texts()
    assert chief.page.detail is not None
    assert len(chief.page.detail.sheets) == 1
    assert "Earlier wordings" in chief.texts()


def test_a_day_and_an_owner_changed_on_both_laptops_are_both_shown_until_one_is_chosen(
    both: Room, leader: Sitting
) -> None:
    _changes, one = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, None)
    both.meet()
    days = date(2026, 12, 24), date(2027, 1, 24)
    for chair, owner, day in ((both.leader, Owner.LEADER, days[0]), (both.chief, Owner.CHIEF_EXECUTIVE, days[1])):
        (found,) = chair.agreements.all(both.pair_id)
        chair.agreements.change(found, "Ring.", owner, day, "")
    both.meet()
    (found,) = both.leader.agreements.all(both.pair_id)
    assert {name for name, _other in found.contested} == {"owner", "due"}
    assert found.others == (), "the words are the same"
    leader.show("agreements", one)
    said = next(told for told in leader.texts() if told.startswith("You both changed this at the same time."))
    hidden = "24 January 2027" if found.due == days[0] else "24 Dec"
    assert f"By when: {hidden}." in said
    leader.press("Word it anew")
    leader.form.keep.click()
    assert not any(told.startswith("You both changed this at the same time.") for told in leader.texts())
    both.meet()
    assert both.chief.agreements.all(both.pair_id)[0].contested == ()


def test_the_day_changed_here_and_the_words_there_is_no_contest(both: Room) -> None:
    both.leader.agreements.make(both.pair_id, "Mondays.", Owner.BOTH, None)
    both.meet()
    for chair, words, day in ((both.leader, "Mondays.", TODAY), (both.chief, "Mondays at nine.", None)):
        (found,) = chair.agreements.all(both.pair_id)
        chair.agreements.change(found, words, Owner.BOTH, day, "")
    both.meet()
    (found,) = both.leader.agreements.all(both.pair_id)
    assert (found.text, found.due, found.others, found.contested) == ("Mondays at nine.", TODAY, (), ())


def test_a_session_and_a_linked_agreement_are_one_press_away(both: Room, leader: Sitting) -> None:
    before = both.seats.clock() - timedelta(days=3)
    _changes, session_id = both.leader.sessions.plan(both.pair_id, "first_conversation", before, 60)
    both.leader.sessions.begin(both.pair_id, session_id, Role.LEADER)
    script = both.leader.sessions.record(both.pair_id, session_id).script
    both.leader.sessions.leave_out(both.pair_id, session_id, [step.id for step in script.before_agreeing((), ())])
    _changes, one = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, TODAY, "", session_id)
    _changes, name = both.leader.priorities.choose(both.pair_id, "Homes", Horizon.EARLY)
    (priority,) = both.leader.priorities.all(both.pair_id)
    both.leader.priorities.change(priority, replace(priority, agreements=(one,), partners=("Housing trust",)))
    leader.show("agreements", one)
    leader.press("The session of 21 Nov")
    leader.show("priorities", name)
    leader.press("Look at it")
    leader.press("Check in on how you work with partners")
    assert leader.went == [
        Place("sessions", session_id=session_id),
        Place("commitments", act="agreements", entry_id=one),
        Place("checkins", act="open", chosen="collaboration"),
    ]


def test_an_objective_is_negotiated_until_both_say_yes_to_the_same_words(leader: Sitting, chief: Sitting) -> None:
    chief.show("objectives")
    assert "Set out an objective" not in chief.buttons()
    leader.show("objectives")
    leader.press("Set out an objective")
    leader.fill(title="A budget that balances", aim="Set it each year.", test="Agreed on time.", support="Kit Amory")
    leader.form.keep.click()
    assert leader.rows()[0][1:] == ("For development, waiting for Morgan", "Proposed")
    chief.meet()
    assert chief.rows()[0][1:] == ("For development, waiting for you", "Proposed")
    chief.open("A budget that balances")
    assert "Developmental, not an appraisal. No rating and no journal flows in here." in chief.texts()
    chief.press("Propose other words")
    assert chief.form.values()["aim"] == "Set it each year."
    chief.fill(test="Agreed on time, with reserves above the floor.")
    chief.form.keep.click()
    leader.meet()
    leader.open("A budget that balances")
    texts = leader.texts()
    assert {"Agreed on time.", "Agreed on time, with reserves above the floor.", "Morgan said yes"} <= set(texts)
    assert texts.count("Changed") == 1
    leader.press("Say yes to these words")
    assert {"Agreed by both", "Earlier wording"} <= set(leader.texts())
    chief.meet()
    chief.press("Propose other words")
    chief.fill(title="A budget that balances honestly")
    chief.form.keep.click()
    assert chief.texts().count("Name changed") == 1
    assert {"Earlier wording", "Wording 1, 21 Nov, Robin"} <= set(chief.texts())
    chief.press("Take these words back")
    assert {"Agreed by both", "Agreed on time, with reserves above the floor."} <= set(chief.texts())
    assert leader.tasks.told == chief.tasks.told == []


def test_a_yes_can_be_taken_back_until_the_other_says_theirs(leader: Sitting) -> None:
    leader.show("objectives")
    leader.chair.objectives.set_out(leader.room.pair_id, BUDGET, Purpose.APPRAISAL)
    leader.meet()
    leader.open("A budget that balances")
    assert any(said.startswith("Part of an appraisal, and not of reflection") for said in leader.texts())
    leader.press("Take these words back")
    assert "Nobody has said yes" in leader.texts()
    leader.press("All objectives")
    assert leader.rows() == [("A budget that balances", "Part of an appraisal", "Taken back")]
    leader.open("A budget that balances")
    leader.press("Say yes to these words")
    assert "You said yes" in leader.texts()


def test_the_other_may_say_no_to_the_words_and_why(leader: Sitting, chief: Sitting) -> None:
    leader.chair.objectives.set_out(leader.room.pair_id, BUDGET, Purpose.DEVELOPMENT)
    chief.show("objectives")
    chief.meet()
    chief.open("A budget that balances")
    chief.press("Not these words")
    chief.form.keep.click()
    assert "Please say in a line what you would rather have." in chief.texts()
    chief.fill(why="Two years, not one.")
    chief.form.keep.click()
    assert {"You said no", "Two years, not one."} <= set(chief.texts())
    assert "Not these words" not in chief.buttons()
    leader.show("objectives")
    leader.meet()
    assert leader.rows()[0][1:] == ("For development, Morgan said no", "Proposed")
    leader.open("A budget that balances")
    assert {"Morgan said no", "Two years, not one."} <= set(leader.texts())
    chief.press("Say yes to these words")
    assert "Agreed by both" in chief.texts()
    assert leader.tasks.told == chief.tasks.told == []


def test_words_put_forward_at_the_same_time_stand_beside_each_other(both: Room, leader: Sitting) -> None:
    _agreed(both, "One")
    for chair, title in ((both.leader, "One, wider"), (both.chief, "One, fewer")):
        (found,) = chair.objectives.all(both.pair_id)
        chair.objectives.propose(found, replace(BUDGET, title=title))
    both.meet()
    leader.show("objectives")
    (objective,) = both.leader.objectives.all(both.pair_id)
    leader.open(objective.proposals[-1].text.title)
    assert {"One", "One, wider", "One, fewer"} <= set(leader.texts())
    assert any(said.startswith("You each put words forward") for said in leader.texts())
    leader.press("Say yes to these words")
    both.meet()
    (objective,) = both.chief.objectives.all(both.pair_id)
    assert (objective.text.title, objective.proposals) == ("One, fewer", ())


def _agreed(both: Room, *titles: str) -> None:
    for title in titles:
        both.leader.objectives.set_out(both.pair_id, replace(BUDGET, title=title, due=TODAY), Purpose.DEVELOPMENT)
    both.meet()
    for objective in both.chief.objectives.all(both.pair_id):
        both.chief.objectives.agree(objective, objective.versions[0])
    both.meet()


def test_the_yearly_review_goes_from_one_objective_to_the_next_with_evidence(both: Room, leader: Sitting) -> None:
    _agreed(both, "One", "Two")
    leader.show("objectives")
    assert any(said.startswith("2 objectives are due for a look") for said in leader.texts())
    leader.press("Begin the yearly review")
    first = leader.form.view.id
    assert any("Kit Amory was named to help" in said for said in leader.texts())
    leader.fill(course="on_course")
    leader.form.keep.click()
    assert any("a review without evidence helps nobody" in said for said in leader.texts())
    leader.fill(evidence="The draft is out.")
    leader.form.keep.click()
    assert leader.form.view.id != first
    leader.fill(course="met", evidence="Agreed in February.")
    leader.form.keep.click()
    assert leader.page.form is None
    assert sorted(mark for _title, _line, mark in leader.rows()) == ["Met", "On course"]
    leader.open("One")
    assert "The draft is out." in leader.texts() or "Agreed in February." in leader.texts()


def test_objectives_leave_only_with_both_peoples_yes(
    both: Room, leader: Sitting, chief: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _agreed(both, "One")
    leader.show("objectives")
    leader.press("Say yes to an export")
    assert "Save as Word…" not in leader.buttons()
    chief.show("objectives")
    chief.meet()
    assert any(said.startswith("Robin has said yes.") for said in chief.texts())
    chief.press("Say yes to an export")
    folder = tmp_path / "out"
    folder.mkdir()
    for words, suffix in (("Save as Word…", ".docx"), ("Save as PDF…", ".pdf")):
        target = folder / f"objectives{suffix}"
        monkeypatch.setattr(chief.page, "ask_target", lambda *_asked, to=target: chief.page.target_chosen.emit(to))
        chief.press(words)
        assert not target.exists()
        assert any("An export is not encrypted" in said for said in chief.texts())
        chief.press(f"Write “{target.name}”")
        assert target.stat().st_size > 1_000
    assert written(folder) == ["objectives.docx", "objectives.pdf"]
    assert chief.done[-1] == "1 objective is now in “objectives.pdf”, unencrypted."
    told = [entry.detail for entry in Audit(both.chief.seat.laptop.vault).entries() if entry.kind == "exported"]
    assert sorted(told) == ["1 objective, as PDF: objectives.pdf", "1 objective, as Word: objectives.docx"]
    (objective,) = both.leader.objectives.all(both.pair_id)
    both.leader.objectives.propose(objective, replace(BUDGET, title="Other words"))
    chief.meet()
    assert "Save as Word…" not in chief.buttons()
    assert "Say yes to an export" in chief.buttons()


def test_the_yearly_review_has_a_session_of_its_own(both: Room, leader: Sitting) -> None:
    leader.show("objectives")
    leader.press("Set out an objective")
    assert any(said.startswith("Developmental, not an appraisal.") for said in leader.texts())
    leader.fill(purpose="appraisal")
    assert any(said.startswith("Part of an appraisal, and not of reflection") for said in leader.texts())
    leader.form.cancel.click()
    _agreed(both, "One")
    leader.meet()
    leader.press("Plan the yearly review together")
    assert leader.went == [Place("sessions", act="plan", chosen="annual_review")]


def test_priorities_are_few_and_have_people_behind_them(leader: Sitting, chief: Sitting) -> None:
    leader.show("priorities")
    for title in ("One", "Two", "Three", "Four", "Five"):
        leader.press("Choose a priority")
        leader.fill(title=title, horizon="longer", committed="Robin\n\n Morgan ")
        leader.form.keep.click()
    assert "Choose a priority" not in leader.buttons()
    assert "5 of the 5 you allow yourselves." in leader.texts()
    assert leader.rows()[0] == ("One", "Wholly committed: Robin, Morgan", "For the longer term")
    assert leader.page.listed is not None
    assert leader.page.listed.cap is not None
    leader.page.listed.cap.set_value("6")
    leader.page.listed.cap.changed.emit()
    assert "Choose a priority" in leader.buttons()
    leader.open("Two")
    assert {"Wholly committed", "Deliver it", "Support it while it suits them", "Partners it depends on"} <= set(
        leader.texts()
    )
    leader.press("Move up")
    leader.press("All priorities")
    assert [title for title, *_rest in leader.rows()] == ["Two", "One", "Three", "Four", "Five"]
    leader.open("Five")
    assert "Move down" not in leader.buttons()
    leader.press("Put it down")
    leader.press("Take it up again")
    leader.press("Change it")
    assert leader.form.values()["committed"] == "Robin\nMorgan"
    leader.fill(title="Homes", supports="The smaller groups")
    leader.form.keep.click()
    chief.show("priorities")
    chief.meet()
    assert [title for title, *_rest in chief.rows()] == ["Two", "One", "Three", "Four", "Homes"]
    assert "5 of the 6 you allow yourselves." in chief.texts()
    assert leader.tasks.told == chief.tasks.told == []


def test_a_priority_changed_on_both_laptops_shows_what_the_other_wrote(both: Room, leader: Sitting) -> None:
    _changes, name = both.leader.priorities.choose(both.pair_id, "Homes", Horizon.EARLY)
    both.meet()
    for chair, why, people in ((both.leader, "Empty rooms.", ("Robin",)), (both.chief, "Long lists.", ("Morgan",))):
        (found,) = chair.priorities.all(both.pair_id)
        chair.priorities.change(found, replace(found, why=why, committed=people))
    both.meet()
    leader.show("priorities", name)
    (found,) = both.leader.priorities.all(both.pair_id)
    assert {field for field, _words in found.contested} == {"why", "committed"}
    told = next(said for said in leader.texts() if said.startswith("You both changed this at the same time."))
    for _field, words in found.contested:
        assert words in told
    leader.press("Change it")
    leader.form.keep.click()
    both.meet()
    assert both.chief.priorities.all(both.pair_id)[0].contested == ()


def test_the_weekly_estimate_is_the_leaders_own(leader: Sitting, chief: Sitting) -> None:
    leader.show("priorities")
    assert leader.page.listed is not None
    card = leader.page.listed.share
    assert isinstance(card, ShareCard)
    assert card.trend.isHidden()
    assert not card.keep.isEnabled(), "where it stands at first is nobody's guess"
    assert any("City-REDI" in said for said in leader.texts())
    card.slider.setValue(9)
    card.keep.click()
    card = leader.page.listed.share
    assert card is not None
    assert card.keep.text() == "Change this week’s guess"
    assert "45 per cent" in card.trend.accessibleName()
    assert [one.percent for one in leader.chair.priorities.time_shares(leader.room.pair_id)] == [45]
    chief.show("priorities")
    chief.meet()
    assert chief.page.listed is not None
    assert chief.page.listed.share is None
    assert chief.chair.priorities.time_shares(leader.room.pair_id) == ()


def test_a_form_half_filled_in_waits_through_a_lock(both: Room, leader: Sitting, qtbot: QtBot) -> None:
    leader.show()
    leader.press("Write down an agreement")
    leader.fill(text="Half a sentence", before="heard")
    assert leader.presenter.unsaved
    leader.presenter.leave()
    assert not leader.presenter.unsaved
    again = Sitting(both.leader, both, qtbot)
    both.leader.agreements.make(both.pair_id, "Another.", Owner.BOTH, None)
    again.show()
    again.press("Go on with what you began")
    assert again.form.values()["text"] == "Half a sentence"
    again.form.keep.click()
    assert {title for title, *_rest in again.rows()} == {"Half a sentence", "Another."}
    assert "Go on with what you began" not in again.buttons()
    assert FormDrafts(both.leader.seat.laptop.database).all() == {}


def test_what_is_typed_stays_while_the_other_writes_and_when_the_disk_refuses(
    both: Room, leader: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader.show()
    leader.press("Write down an agreement")
    leader.fill(text="Mine", before="heard")
    both.chief.agreements.make(both.pair_id, "Theirs.", Owner.BOTH, None)
    leader.meet()
    assert leader.form.values()["text"] == "Mine"

    def full(*_args: object, **_named: object) -> None:
        raise VaultError("The disk is full.", code="disk-full")

    with monkeypatch.context() as disk:
        disk.setattr(type(leader.chair.agreements), "make", full)
        leader.form.keep.click()
    assert [str(error) for error in leader.tasks.told] == ["The disk is full."]
    assert leader.form.values()["text"] == "Mine"
    leader.form.cancel.click()
    assert leader.page.form is None
    assert "Go on with what you began" in leader.buttons()


def test_a_closed_term_can_be_read_and_no_longer_changed(both: Room, leader: Sitting) -> None:
    _changes, one = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, None)
    both.leader.agreements.review(both.pair_id, one, AgreementState.PART)
    _agreed(both, "One")
    both.leader.priorities.choose(both.pair_id, "Homes", Horizon.EARLY)
    both.chief.terms.close(both.pair_id, TODAY)
    both.meet()
    for act in ("agreements", "objectives", "priorities"):
        leader.show(act)
        assert len(leader.rows()) == 1
        assert leader.buttons() <= {"Change this week’s guess", "Keep this week’s guess", "Say yes to an export"}
        assert leader.page.listed is not None
        next(iter(leader.page.listed.rows.values())).click()
        assert leader.buttons() == {f"All {act}"}
    for chair in (both.leader, both.chief):
        chair.objectives.say_yes_to_export(both.pair_id)
    both.meet()
    assert len(both.leader.objectives.for_export(both.pair_id)) == 1, "what stands still may still be taken along"


def test_somebody_alone_and_a_coach_are_told_what_this_is(both: Room, leader: Sitting) -> None:
    gone: list[Place] = []
    person = both.leader.seat.laptop.vault.person
    for who, sentence in ((person, "It takes two"), (replace(person, role=Role.COACH), "What two people settle")):
        desk = Desk(who, both.seats.clock, ImmediateTasks(), gone.append, lambda _changes: None, lambda: None)
        presenter = CommitmentsPresenter(leader.page, desk, leader.wing)
        leader.page.show()
        presenter.show(Place("commitments"))
        assert any(said.startswith(sentence) for said in leader.texts())
    assert leader.page.alone is not None
