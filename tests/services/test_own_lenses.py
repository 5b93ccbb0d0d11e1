"""Own lenses: written, finished, taken in and out of files, and shared by agreement of both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from leaderlens.domain.lens_draft import LensDraft
from leaderlens.domain.lens_writer import write_lens
from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Word, proposal_id
from leaderlens.domain.record import SetFields
from leaderlens.errors import ContentError, NotAllowedError
from leaderlens.services.lenses import Library
from leaderlens.services.own_lenses import LARGEST_IMPORT, OwnLenses
from leaderlens.services.pair_library import LENS_KIND
from leaderlens.store import proposals as rows
from tests.seats import Seat, Seats, all_rated, seats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as both:
        yield both


def lenses_of(both: Seats, seat: Seat) -> OwnLenses:
    return OwnLenses(seat.laptop.database, seat.log, seat.laptop.vault.person.role, both.clock)


def filled(draft: LensDraft, statement: str = "I let people finish.") -> LensDraft:
    if not draft.lens.items:
        draft, _item = draft.added("Finish")
    item = draft.lens.items[0].id
    return draft.worded(item, statement, "They let people finish.").anchored(item, "Cuts in.", "Waits.")


def finished(lenses: OwnLenses, name: str = "Listening") -> str:
    draft = filled(lenses.begin(name))
    lenses.finish(draft)
    return draft.lens.id


def test_a_draft_is_kept_as_it_is_and_finished_when_it_is_whole(both: Seats) -> None:
    lenses = lenses_of(both, both.leader)
    draft = lenses.begin("Listening")
    assert lenses.all()[0].draft == draft
    assert lenses.problems(draft)
    with pytest.raises(ContentError):
        lenses.finish(draft)
    draft = filled(draft)
    lenses.keep(draft)
    assert lenses.all()[0].draft == draft
    lenses.finish(draft)
    (own,) = lenses.all()
    assert (own.draft, own.name, [lens.version for lens in own.versions]) == (None, "Listening", [1])


def test_another_wording_is_another_version(both: Seats) -> None:
    lenses = lenses_of(both, both.leader)
    lens_id = finished(lenses)
    draft = lenses.revise(lens_id)
    assert lenses.revise(lens_id) == draft
    lenses.finish(filled(draft, "I wait until they have finished."))
    (own,) = lenses.all()
    first, second = own.versions
    assert (first.version, second.version) == (1, 2)
    assert own.newest == second
    assert not set(first.questions) & set(second.questions)
    lenses.revise(lens_id)
    lenses.drop_draft(lens_id)
    assert lenses.all()[0].draft is None


def test_a_file_goes_out_and_comes_back(both: Seats) -> None:
    mine, theirs = lenses_of(both, both.leader), lenses_of(both, both.chief)
    lens_id = finished(mine)
    file = mine.file_of(lens_id)
    draft = theirs.take_in(file, "listening.toml")
    assert (draft.lens.id, draft.lens.version) == (lens_id, 1)
    assert write_lens(draft.finished()) == file
    assert mine.take_in(file, "listening.toml").lens.version == 2, "what is here already becomes its next version"
    with pytest.raises(NotAllowedError, match="not finished"):
        theirs.file_of(lens_id)
    with pytest.raises(NotAllowedError, match="no such lens"):
        theirs.file_of("own_00000000")


def test_a_shipped_lens_comes_in_as_a_new_one(both: Seats) -> None:
    lenses = lenses_of(both, both.leader)
    draft = lenses.take_in(write_lens(Library().lens("place")), "place.toml")
    assert draft.lens.id.startswith("own_")
    assert draft.problems() == ()


@pytest.mark.parametrize(
    "text", ["", "x", "[lens]", "[lens]\nid = 1", "[lens]\nabout = 'person'", "x" * (LARGEST_IMPORT + 1)]
)
def test_a_broken_file_is_refused_in_a_sentence_and_nothing_is_kept(both: Seats, text: str) -> None:
    lenses = lenses_of(both, both.leader)
    with pytest.raises(ContentError, match=r"mine\.toml"):
        lenses.take_in(text, "mine.toml")
    assert lenses.all() == ()


def test_a_draft_beyond_all_measure_is_not_kept(both: Seats) -> None:
    lenses = lenses_of(both, both.leader)
    draft = lenses.begin("Long")
    with pytest.raises(NotAllowedError, match="too long"):
        lenses.keep(draft.described(intro="x" * LARGEST_IMPORT))
    assert lenses.all()[0].draft == draft


def test_a_shared_lens_can_be_asked_once_both_have_agreed(both: Seats) -> None:
    mine, theirs = lenses_of(both, both.leader), lenses_of(both, both.chief)
    lens_id = finished(mine)
    mine.propose(both.pair_id, lens_id)
    both.chief.log.sync()
    (offered,) = theirs.shared(both.pair_id)
    assert offered.proposal.waits_for(Role.CHIEF_EXECUTIVE)
    with pytest.raises(KeyError):
        both.leader.checkins.open(both.pair_id, both.clock().date(), (lens_id,))
    theirs.say(both.pair_id, offered.proposal.id, Word.AGREED)
    both.leader.log.sync()
    for lenses in (mine, theirs):
        assert lenses.library(both.pair_id).lens(lens_id).name == "Listening"
    checkin_id = both.open_checkin((lens_id,))
    questions = both.chief.checkins.sheet(both.pair_id, checkin_id).checkin.questions
    both.reveal(checkin_id, all_rated(questions, 5), all_rated(questions, 6))
    story = both.chief.trends.item(both.pair_id, checkin_id, questions[0])
    assert story.wording.self_statement == "I let people finish."
    with pytest.raises(NotAllowedError, match="both agreed"):
        theirs.say(both.pair_id, offered.proposal.id, Word.DECLINED)


def test_a_new_version_begins_a_new_series_and_the_old_one_still_reads(both: Seats) -> None:
    mine, theirs = lenses_of(both, both.leader), lenses_of(both, both.chief)
    lens_id = finished(mine)

    def share() -> None:
        mine.propose(both.pair_id, lens_id)
        both.chief.log.sync()
        for offered in theirs.shared(both.pair_id):
            if offered.proposal.waits_for(Role.CHIEF_EXECUTIVE):
                theirs.say(both.pair_id, offered.proposal.id, Word.AGREED)
        both.leader.log.sync()

    share()
    first = both.open_checkin((lens_id,))
    asked = both.leader.checkins.sheet(both.pair_id, first).checkin.questions
    both.reveal(first, all_rated(asked, 2), all_rated(asked, 3))
    mine.finish(filled(mine.revise(lens_id), "I wait until they have finished."))
    share()
    both.clock.moment += timedelta(days=28)
    second = both.open_checkin((lens_id,))
    newly = both.leader.checkins.sheet(both.pair_id, second).checkin.questions
    assert [question.theme for question in newly] == [question.theme for question in asked]
    assert not set(newly) & set(asked)
    both.reveal(second, all_rated(newly, 6), all_rated(newly, 6))
    trend = both.leader.trends.item_trend(both.pair_id, newly[0])
    assert trend.series is not None
    assert [point.value for point in trend.series.leader] == [2, 6]
    assert [one.label for one in trend.series.breaks] == ["new wording"]
    library = both.leader.checkins.library_of(both.pair_id)
    assert library.wording(asked[0]).self_statement == "I let people finish."
    assert library.wording(newly[0]).self_statement == "I wait until they have finished."
    assert library.wording(newly[0].theme).self_statement == "I wait until they have finished."


def test_one_cannot_agree_for_the_other_nor_share_what_is_no_lens(both: Seats) -> None:
    mine = lenses_of(both, both.leader)
    lens_id = finished(mine)
    mine.propose(both.pair_id, lens_id)
    (offered,) = mine.shared(both.pair_id)
    shipped = {"text": write_lens(Library().lens("place"))}
    altered = {"text": mine.file_of(lens_id) + "\n"}
    forged = [SetFields(LENS_KIND, offered.proposal.id, rows.word_of(Role.CHIEF_EXECUTIVE, Word.AGREED))]
    forged += [
        SetFields(LENS_KIND, proposal_id(LENS_KIND, body), rows.fields_of(body, Role.LEADER))
        for body in (shipped, altered)
    ]
    forged.append(SetFields(LENS_KIND, "0" * 32, rows.fields_of({"text": "x"}, Role.LEADER)))
    with both.leader.laptop.database.transaction() as session:
        both.leader.log.append(session, both.pair_id, forged)
    both.leader.log.sync()
    both.chief.log.sync()
    (found,) = lenses_of(both, both.chief).shared(both.pair_id)
    assert not found.proposal.agreed
    assert mine.library(both.pair_id).own == ()
    with pytest.raises(NotAllowedError, match="not on this laptop"):
        mine.say(both.pair_id, "f" * 32, Word.AGREED)


def test_a_lens_goes_to_a_file_on_a_disk_and_comes_back_from_it(both: Seats, tmp_path: Path) -> None:
    mine, theirs = lenses_of(both, both.leader), lenses_of(both, both.chief)
    finished(mine)
    lens = mine.all()[0].versions[0]
    mine.write_file(lens, tmp_path / "listening.toml")
    assert theirs.take_in_file(tmp_path / "listening.toml").lens.id == lens.id
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff")
    for name in ("picture.toml", "none.toml"):
        with pytest.raises(ContentError, match=name):
            theirs.take_in_file(tmp_path / name)


def test_a_copy_is_a_lens_of_its_own(both: Seats) -> None:
    lenses = lenses_of(both, both.leader)
    place = Library().lens("place")
    draft = lenses.copy(place, "Our place")
    assert (draft.lens.name, draft.lens.own, len(draft.lens.items)) == ("Our place", True, len(place.items))
    assert lenses.all()[0].draft == draft
    assert draft.problems() == ()
