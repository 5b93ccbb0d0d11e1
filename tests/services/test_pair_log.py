"""The shared log of a pair: what may be written, what travels, and that nothing is lost on the way."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from leaderlens.crypto.commitment import commitment
from leaderlens.domain.canonical import canon
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Question, Stage, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.record import VERSION, Commit, Open, SetFields, form_hash
from leaderlens.domain.sheet_codec import encode_sheet
from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.exchange import folder as folder_module
from leaderlens.exchange.bundle import pack
from leaderlens.exchange.errands import Errands
from leaderlens.services.pair_log import PairLog
from leaderlens.store import checkins as checkin_rows
from leaderlens.store import mailbox
from leaderlens.store.rows import PairRow
from tests.laptops import (
    CHECKIN,
    CHIEFS_ANSWERS,
    LEADERS_ANSWERS,
    NOON,
    PAIR_ID,
    QUESTIONS,
    Laptop,
    TwoLaptops,
    two_laptops,
)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoLaptops]:
    with two_laptops(tmp_path) as both:
        yield both


def event(name: str, title: str) -> SetFields:
    return SetFields("event", name, {"title": title})


def title(one: Laptop, name: str) -> object:
    return one.shared()[name]["title"].value


# ---------------------------------------------------------------- write


def test_what_one_says_the_other_reads(two: TwoLaptops) -> None:
    two.leader.say(event("e1", "Budget"), event("e2", "Election"))
    assert title(two.leader, "e1") == "Budget"
    assert not two.chief.shared()

    assert two.leader.sync() == Changes()
    assert two.chief.sync() == Changes(events=True, reveals=True)
    assert two.chief.sync() == Changes()
    assert two.chief.shared() == two.leader.shared()


def test_text_is_made_fit_to_travel(two: TwoLaptops) -> None:
    two.leader.say(event("e1", "Bud\u202eget\r\nnight\x00"))
    assert title(two.leader, "e1") == "Budget\nnight"


def test_a_rolled_back_transaction_says_nothing(two: TwoLaptops) -> None:
    class Stop(Exception):  # noqa: N818 - not an error of anybody
        pass

    def interrupted() -> None:
        with two.leader.database.transaction() as session:
            two.leader.log.append(session, PAIR_ID, [event("e1", "Budget")])
            raise Stop

    with pytest.raises(Stop):
        interrupted()
    assert not two.leader.contents()
    two.leader.say(event("e2", "Election"))
    two.sync_until_quiet()
    assert set(two.chief.shared()) == {"e2"}


def test_many_events_go_out_in_several_bundles(two: TwoLaptops) -> None:
    two.leader.say(*(event(f"e{number}", "x") for number in range(600)))
    assert two.leader.head()[0] == 3
    two.sync_until_quiet()
    assert len(two.chief.shared()) == 600


def test_much_text_is_split_and_too_much_is_refused(two: TwoLaptops) -> None:
    two.leader.say(*(event(f"e{number}", "x" * 60_000) for number in range(8)))
    assert two.leader.head()[0] == 2
    before = two.leader.contents()
    with pytest.raises(NotAllowedError) as refused:
        two.leader.say(SetFields("event", "e9", {f"f{number}": "x" * 60_000 for number in range(8)}))
    assert refused.value.code == "too-large"
    assert two.leader.contents() == before
    two.sync_until_quiet()
    assert len(two.chief.shared()) == 8


def test_before_the_invitation_is_answered_nothing_can_be_said(two: TwoLaptops) -> None:
    with two.leader.database.transaction() as session:
        session.get_one(PairRow, PAIR_ID).state = "invited"
    with pytest.raises(NotAllowedError) as refused:
        two.leader.say(event("e1", "Budget"))
    assert refused.value.code == "not-connected"
    assert two.leader.sync() == Changes()
    with two.leader.database.transaction() as session, pytest.raises(NotAllowedError):
        two.leader.log.append(session, "cd" * 16, [event("e1", "Budget")])


# ---------------------------------------------------------------- seal


def test_a_sealed_sheet_never_changes(two: TwoLaptops) -> None:
    two.leader.open_checkin()
    two.leader.seal()
    before = two.leader.contents()
    with pytest.raises(NotAllowedError) as refused:
        two.leader.seal({QUESTIONS[0]: Answer(rating=7)})
    assert refused.value.code == "already-sealed"
    with pytest.raises(NotAllowedError) as refused:
        two.leader.say(Commit(CHECKIN, "0" * 64, "0" * 64))
    assert refused.value.code == "already-sealed"
    with pytest.raises(NotAllowedError) as refused:
        two.leader.say(SetFields("checkin", CHECKIN, {"form": [QUESTIONS[0].key]}))
    assert refused.value.code == "form-fixed"
    with pytest.raises(NotAllowedError) as refused:
        two.leader.say(Open(CHECKIN, "0" * 64, QUESTIONS, {}, "0" * 64, "0" * 64))
    assert refused.value.code == "open-too-early"
    assert two.leader.contents() == before


def test_an_answer_to_something_not_asked_is_refused(two: TwoLaptops) -> None:
    with pytest.raises(NotAllowedError) as refused:
        two.leader.seal({Question("ryley.brave", Subject.LEADER): Answer(rating=4)})
    assert refused.value.code == "outside-form"
    assert not two.leader.contents()


def test_notes_no_bundle_could_carry_are_refused_before_sealing(two: TwoLaptops) -> None:
    many = tuple(Question(f"ryley.item{number}", Subject.LEADER) for number in range(10))
    with pytest.raises(NotAllowedError) as refused:
        two.leader.seal({question: Answer(rating=4, note="x" * 60_000) for question in many}, many)
    assert refused.value.code == "too-large"
    assert not two.leader.contents()


def test_notes_arrive_as_they_were_sealed(two: TwoLaptops) -> None:
    two.leader.open_checkin()
    two.leader.seal({QUESTIONS[0]: Answer(rating=2, note="Tab\there\u202e 😀\r\nand there")})
    two.sync_until_quiet()
    two.chief.seal()
    two.sync_until_quiet()
    assert two.chief.reveal()[Role.LEADER][QUESTIONS[0]].note == "Tab here 😀\nand there"


# ---------------------------------------------------------------- cheats, seen from the honest side


def forged_commitment(two: TwoLaptops, rating: int = 2) -> tuple[Commit, Open, str]:
    """What a patched app of the chief executive seals, and how it would open it."""
    answers, salt = {QUESTIONS[0]: Answer(rating=rating)}, "5a" * 32
    form = form_hash(QUESTIONS)
    sealed = commitment(PAIR_ID, CHECKIN, form, "chief_executive", salt, encode_sheet(answers))
    return Commit(CHECKIN, form, sealed), Open(CHECKIN, salt, QUESTIONS, answers, "0" * 64, "0" * 64), salt


def test_a_peer_who_changes_answers_after_seeing_ours_is_told_of_and_shows_nothing(two: TwoLaptops) -> None:
    two.leader.open_checkin()
    two.leader.seal()
    two.leader.sync()
    sealed, opening, _salt = forged_commitment(two)
    first = two.forge(two.chief, [sealed], n=1, previous="", seen=2)
    two.drop(two.chief, first)
    two.leader.sync()  # opens: both are sealed
    of_leader = two.read(two.leader.files()[1], two.chief)[0].bundle.id
    honest = replace(opening, of=first.bundle.id, peer=of_leader)
    changed = replace(honest, answers={QUESTIONS[0]: Answer(rating=7)})
    second = two.forge(two.chief, [changed], n=2, previous=first.bundle.id, seen=3)
    two.drop(two.chief, second)
    changes = two.leader.sync()

    assert changes.problems
    assert two.leader.codes() == ["open-mismatch"]
    assert two.leader.stage() is Stage.WAITING_FOR_OPENING
    with pytest.raises(NotAllowedError):
        two.leader.reveal()

    third = two.forge(two.chief, [sealed, honest], n=3, previous=second.bundle.id, seen=3)
    two.drop(two.chief, third)
    two.leader.sync()
    assert two.leader.codes() == ["open-mismatch", "already-sealed"]
    assert two.leader.reveal()[Role.CHIEF_EXECUTIVE] == {QUESTIONS[0]: Answer(rating=2)}
    assert len({problem.sentence for problem in two.leader.log.problems()}) == 1
    assert two.leader.log.put_problems_away().problems
    assert not two.leader.codes()


def test_a_peer_who_opens_before_we_have_sealed_reveals_nothing(two: TwoLaptops) -> None:
    two.leader.open_checkin()
    two.leader.sync()
    sealed, opening, _salt = forged_commitment(two)
    first = two.forge(two.chief, [sealed], n=1, previous="", seen=1)
    early = two.forge(two.chief, [replace(opening, of=first.bundle.id)], n=2, previous=first.bundle.id, seen=1)
    two.drop(two.chief, first, early)
    two.leader.sync()
    assert two.leader.codes() == ["open-too-early"]
    assert two.leader.stage() is Stage.OTHER_WAITING
    assert not [row for row in two.leader.contents() if row[0] == "rating"]


def test_we_never_open_towards_another_form(two: TwoLaptops) -> None:
    two.leader.open_checkin()
    two.leader.seal()
    other = form_hash(QUESTIONS[:1])
    two.drop(two.chief, two.forge(two.chief, [Commit(CHECKIN, other, "0" * 64)], n=1, previous=""))
    two.sync_until_quiet()
    assert two.leader.stage() is Stage.BOTH_SEALED
    assert not two.leader.facts().my_opening


def test_we_never_open_before_our_own_seal_has_gone_out(two: TwoLaptops, monkeypatch: pytest.MonkeyPatch) -> None:
    two.leader.open_checkin()
    two.sync_until_quiet()
    two.chief.seal()
    two.chief.sync()
    two.leader.seal()
    real = os.fsync
    monkeypatch.setattr(os, "fsync", _full)
    two.leader.sync()
    assert two.leader.stage() is Stage.SEALED_WAITING  # nothing was read either: the folder is in trouble
    monkeypatch.setattr(os, "fsync", real)
    two.sync_until_quiet()
    assert two.leader.stage() is two.chief.stage() is Stage.REVEALED


def test_a_peer_who_withholds_their_opening_is_seen_to(two: TwoLaptops) -> None:
    two.leader.open_checkin()
    two.leader.seal()
    two.leader.sync()
    sealed, _opening, _salt = forged_commitment(two)
    two.drop(two.chief, two.forge(two.chief, [sealed], n=1, previous="", seen=2))
    two.leader.sync()
    two.clock.moment += timedelta(days=60)
    two.leader.sync()
    assert two.leader.stage() is Stage.WAITING_FOR_OPENING
    assert not two.leader.log.may_show_anyway(PAIR_ID, CHECKIN)


def test_a_history_that_splits_in_two_is_frozen(two: TwoLaptops) -> None:
    two.drop(two.chief, two.forge(two.chief, [event("e1", "one")], n=1, previous=""))
    two.leader.sync()
    two.drop(two.chief, two.forge(two.chief, [event("e1", "other")], n=1, previous=""))
    assert two.leader.sync().problems
    assert two.leader.codes() == ["fork"]
    assert title(two.leader, "e1") == "one"
    first = two.read(two.chief.files()[0], two.leader)[0].bundle.id
    two.drop(two.chief, two.forge(two.chief, [event("e2", "later")], n=2, previous=first))
    two.leader.sync()
    assert set(two.leader.shared()) == {"e1"}
    two.leader.say(event("e3", "we still can write"))
    assert set(two.leader.shared()) == {"e1", "e3"}


# ---------------------------------------------------------------- publish


def _full(_descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_while_publishing_loses_nothing(two: TwoLaptops, monkeypatch: pytest.MonkeyPatch) -> None:
    two.leader.open_checkin()
    two.leader.seal()
    sealed = two.leader.contents()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", _full)
        assert two.leader.sync().problems
    assert two.leader.codes() == ["folder-full"]
    assert two.leader.contents() == sealed
    assert not two.leader.files()
    assert two.leader.stage() is Stage.SEALED_WAITING

    two.leader.sync()
    assert not two.leader.codes()
    assert len(two.leader.files()) == 2
    two.chief.sync()
    assert two.chief.stage() is Stage.OTHER_WAITING


def test_when_the_disk_fills_half_way_what_went_out_is_not_sent_again(
    two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        two.leader.say(event(f"e{number}", "x"))
    calls = iter(range(100))
    real = os.fsync
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda fd: real(fd) if next(calls) < 4 else _full(fd))
        two.leader.sync()
    kept = two.leader.files()
    assert len(kept) == 2
    two.leader.sync()
    assert len(two.leader.files()) == 4
    assert set(kept) <= set(two.leader.files())


def test_an_absent_folder_delays_and_loses_nothing(two: TwoLaptops) -> None:
    away = two.leader.folder.with_name("away")
    two.leader.folder.rename(away)
    two.leader.say(event("e1", "Budget"))
    assert two.leader.sync().problems
    assert two.leader.codes() == ["folder-absent"]
    assert not two.leader.folder.exists()
    away.rename(two.leader.folder)
    two.sync_until_quiet()
    assert not two.leader.codes()
    assert title(two.chief, "e1") == "Budget"


def test_a_crash_between_posting_and_noting_it_is_made_good(two: TwoLaptops, monkeypatch: pytest.MonkeyPatch) -> None:
    two.leader.say(event("e1", "Budget"))
    with monkeypatch.context() as patched:
        patched.setattr("leaderlens.store.mailbox.mark_published", lambda *_given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            two.leader.sync()
    assert len(two.leader.files()) == 1
    two.leader.sync()
    two.leader.sync()
    two.sync_until_quiet()
    assert len(two.leader.files()) <= 2  # at worst the same bundle in a second file
    assert two.leader.head()[0] == 1
    assert title(two.chief, "e1") == "Budget"


def test_files_that_vanish_before_the_other_has_them_go_out_again(two: TwoLaptops) -> None:
    two.leader.say(event("e1", "Budget"))
    two.leader.sync()
    shutil.rmtree(two.leader.own_folder)
    two.leader.sync()
    assert len(two.leader.files()) == 1
    two.chief.sync()
    two.chief.say(event("e2", "seen"))
    two.chief.sync()
    two.leader.sync()
    shutil.rmtree(two.leader.own_folder)
    two.leader.sync()
    assert not two.leader.files()  # the other has it: nothing to send again


def test_on_one_laptop_an_opening_whose_file_is_gone_is_not_delivered_until_it_is_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two_laptops(tmp_path, local=True) as two:
        two.leader.open_checkin()
        two.leader.seal()
        two.leader.sync()
        two.chief.sync()
        two.chief.seal()
        two.chief.sync()
        two.leader.sync()
        assert two.leader.stage() is Stage.REVEALED
        shutil.rmtree(two.leader.own_folder)
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", _full)
            two.leader.sync()
        assert two.leader.stage() is Stage.WAITING_FOR_RECEIPT
        two.leader.sync()
        assert two.leader.stage() is Stage.REVEALED
        assert len(two.leader.files()) == 1  # the opening; what came before it the other has seen
        two.chief.sync()
        assert two.chief.stage() is Stage.REVEALED


def test_a_vault_that_cannot_be_written_says_so_and_stays_whole(
    two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.chief.say(event("e1", "Budget"))
    two.chief.sync()
    before = two.leader.contents()

    def full(*_given: object) -> None:
        raise VaultError("There is no room left on this disk.", code="disk-full")

    with monkeypatch.context() as patched:
        patched.setattr("leaderlens.store.mailbox.remember_taken", full)
        with pytest.raises(VaultError):
            two.leader.sync()
    assert two.leader.contents() == before
    two.leader.sync()
    assert title(two.leader, "e1") == "Budget"


# ---------------------------------------------------------------- restore


def test_a_restored_backup_reads_before_it_writes(two: TwoLaptops, tmp_path: Path) -> None:
    two.leader.say(event("e1", "old"))
    two.sync_until_quiet()
    backup = tmp_path / "backup.lldb"
    shutil.copy(two.leader.database.path, backup)
    two.leader.say(event("e2", "new"))
    two.sync_until_quiet()
    two.chief.say(event("e3", "theirs"))  # has seen two of ours
    two.chief.sync()
    own = two.leader.own_folder
    hidden = own.with_name("hidden")

    two.leader.database.close()
    shutil.copy(backup, two.leader.database.path)
    own.rename(tmp_path / "hidden")
    two.leader.log = PairLog(two.leader.database, two.clock)
    two.leader.sync()
    with pytest.raises(NotAllowedError) as refused:
        two.leader.say(event("e4", "would fork"))
    assert refused.value.code == "restore-first"

    shutil.rmtree(own, ignore_errors=True)
    (tmp_path / "hidden").rename(own)
    two.leader.sync()  # our own files are sealed to ourselves, too
    assert set(two.leader.shared()) == {"e1", "e2", "e3"}
    two.leader.say(event("e4", "goes on"))
    two.sync_until_quiet()
    assert set(two.chief.shared()) == {"e1", "e2", "e3", "e4"}
    assert not two.chief.codes()
    assert not hidden.exists()


def test_a_sheet_sealed_after_the_backup_cannot_be_opened_and_says_so(two: TwoLaptops, tmp_path: Path) -> None:
    two.leader.open_checkin()
    two.sync_until_quiet()
    backup = tmp_path / "backup.lldb"
    shutil.copy(two.leader.database.path, backup)
    two.leader.seal()
    two.leader.sync()
    two.leader.database.close()
    shutil.copy(backup, two.leader.database.path)
    two.leader.log = PairLog(two.leader.database, two.clock)
    two.chief.sync()
    two.chief.seal()
    two.sync_until_quiet()
    assert two.leader.facts().my_commitment
    assert two.leader.codes() == ["sheet-missing"]
    assert two.leader.stage() is Stage.BOTH_SEALED
    assert two.chief.stage() is Stage.WAITING_FOR_OPENING


# ---------------------------------------------------------------- damage


def test_a_damaged_file_gets_its_time_then_is_set_aside_with_one_calm_sentence(two: TwoLaptops) -> None:
    two.chief.say(event("e1", "Budget"))
    two.chief.sync()
    (file,) = two.chief.files()
    whole = file.read_bytes()
    file.write_bytes(whole[:-7])
    before = two.leader.contents()

    two.leader.sync()
    two.clock.moment += timedelta(minutes=9)
    two.leader.sync()
    assert not two.leader.codes()
    two.clock.moment += timedelta(minutes=1)
    assert two.leader.sync().problems
    (problem,) = two.leader.log.problems()
    assert problem.pair_id == PAIR_ID
    assert problem.sentence.endswith("nothing of it was taken in.")
    assert two.leader.contents() == before
    assert file.read_bytes() == whole[:-7]
    aside = two.leader.database.path.parent / "set-aside"
    assert [path.read_bytes() for path in aside.iterdir()] == [whole[:-7]]
    for _again in range(3):
        assert two.leader.sync() == Changes()
    assert len(two.leader.codes()) == 1

    file.write_bytes(whole)  # the carrier repairs it
    two.leader.sync()
    assert title(two.leader, "e1") == "Budget"


@pytest.mark.parametrize("damage", ["zero", "noise", "huge", "foreign pair"])
def test_other_damage(two: TwoLaptops, damage: str) -> None:
    two.chief.own_folder.mkdir(parents=True)
    bundle = two.forge(two.chief, [event("e1", "x")], n=1, previous="")
    data = {
        "zero": b"",
        "noise": os.urandom(5000),
        "huge": b"\0" * (1024 * 1024 + 1),
        "foreign pair": pack([bundle], (two.leader.keys.public,), "cd" * 16),
    }[damage]
    (two.chief.own_folder / "00000001-000000000000000000000000.llx").write_bytes(data)
    before = two.leader.contents()
    two.leader.sync()
    two.clock.moment += timedelta(minutes=10)
    two.leader.sync()
    assert len(two.leader.codes()) == 1
    assert two.leader.contents() == before
    two.leader.say(event("e2", "still writes"))


def test_a_growing_file_starts_its_time_again(two: TwoLaptops) -> None:
    two.chief.say(event("e1", "Budget"))
    two.chief.sync()
    (file,) = two.chief.files()
    whole = file.read_bytes()
    for size in (0, 1000, 2000, 3000):
        file.write_bytes(whole[:size])
        two.leader.sync()
        two.clock.moment += timedelta(minutes=9)
    assert not two.leader.codes()
    file.write_bytes(whole)
    two.leader.sync()
    assert title(two.leader, "e1") == "Budget"
    assert not (two.leader.database.path.parent / "set-aside").exists()


def test_only_so_many_copies_are_set_aside(two: TwoLaptops, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaderlens.services.pair_log.MOST_SET_ASIDE", 3)
    two.chief.own_folder.mkdir(parents=True)
    for number in range(5):
        (two.chief.own_folder / f"{number:08}.llx").write_bytes(os.urandom(50))
    two.leader.sync()
    two.clock.moment += timedelta(minutes=10)
    two.leader.sync()
    assert len(list((two.leader.database.path.parent / "set-aside").iterdir())) == 3
    assert len(two.leader.log.problems()) == 1  # five findings, one sentence


def test_sheets_of_differing_forms_are_said_to_stay_shut(two: TwoLaptops) -> None:
    """A patched app may commit to another form than the one both were asked."""
    two.leader.open_checkin()
    two.sync_until_quiet()
    two.leader.seal()
    two.chief.seal({QUESTIONS[0]: Answer(rating=5)}, QUESTIONS[:1])
    two.sync_until_quiet()
    for one in (two.leader, two.chief):
        assert one.stage() is Stage.BOTH_SEALED
        assert one.codes() == ["forms-differ"]
        assert "open a new check-in" in one.log.problems()[0].sentence


def test_what_was_sealed_stays_readable_whatever_the_other_app_writes(two: TwoLaptops) -> None:
    """Beside our seal, and before having seen it, a patched app says the check-in asks something else; or, in a vault
    from before fields were judged, nonsense stands in them.
    """
    two.leader.say(
        SetFields(
            "checkin", CHECKIN,
            {"due": "2026-12-01", "form": [q.key for q in QUESTIONS], "lenses": ["ryley"], "opened_by": "leader",
             "opened_on": "2026-11-24"},
        )
    )  # fmt: skip
    two.leader.seal()
    two.leader.sync()
    other = SetFields("checkin", CHECKIN, {"form": ["ryley.bold:leader"]})
    forged = two.forge(two.chief, [other], n=1, previous="")
    two.drop(two.chief, forged)
    two.leader.sync()
    with two.leader.database.reading() as session:
        found = checkin_rows.checkin(session, PAIR_ID, CHECKIN)
    assert found is not None
    assert set(found.questions) == set(QUESTIONS)
    with two.leader.database.transaction() as session:
        session.execute(text("UPDATE register SET value = '\"whenever\"' WHERE field = 'due'"))
    with two.leader.database.reading() as session:
        (kept,) = checkin_rows.checkins(session, PAIR_ID)
    assert (set(kept.questions), kept.due, kept.lenses) == (set(QUESTIONS), NOON.date(), ("ryley", "taylor"))


def test_a_share_that_does_not_answer_keeps_nobody_from_writing(
    two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dead network share hangs in the system's own call; what is written goes into the vault all the same."""
    answers, asked, real = threading.Event(), threading.Event(), os.scandir

    def hang(place: Path) -> object:
        asked.set()
        answers.wait(60)
        return real(place)

    two.chief.say(event("e1", "Budget"))
    two.chief.sync()
    errands = Errands(patience=0.05)
    patient = PairLog(two.leader.database, two.clock, errands)
    monkeypatch.setattr(os, "scandir", hang)
    for number in range(3):
        assert patient.sync().problems
        assert [problem.code for problem in patient.problems()] == ["folder-slow"]
        with two.leader.database.transaction() as session:
            patient.append(session, PAIR_ID, [event(f"m{number}", "written meanwhile")])
    assert asked.is_set()
    answers.set()
    assert errands._out[two.leader.folder].done.wait(60)
    errands._patience = 60
    patient.sync()
    assert patient.problems() == ()
    two.chief.sync()
    assert {"e1", "m0", "m1", "m2"} <= two.chief.shared().keys() & two.leader.shared().keys()


def test_half_a_folder_is_not_read_back(two: TwoLaptops, monkeypatch: pytest.MonkeyPatch) -> None:
    """After going back to a backup nothing is said before everything of ours was read again."""
    for number in range(4):
        two.leader.say(event(f"e{number}", "x"))
    two.leader.sync()
    with two.leader.database.transaction() as session:
        mailbox.require_read_back(session)
        session.execute(text("DELETE FROM seen_file"))
    monkeypatch.setattr(folder_module, "MOST_NEW_FILES", 3)
    again = PairLog(two.leader.database, two.clock)
    again.sync()
    with two.leader.database.reading() as session:
        assert mailbox.must_read_back(session, PAIR_ID)
    again.sync()
    with two.leader.database.reading() as session:
        assert not mailbox.must_read_back(session, PAIR_ID)


def test_a_newer_format_waits_for_our_update_and_is_told_of_once(two: TwoLaptops) -> None:
    bundle = two.forge(two.chief, [event("e1", "x")], n=1, previous="")
    newer = canon({**json.loads(bundle.payload), "v": VERSION + 1})
    signature = two.chief.keys.sign(b"LeaderLens-bundle-v1\0" + newer)
    two.drop(two.chief, replace(bundle, payload=newer, signature=signature))
    for _again in range(3):
        two.leader.sync()
        two.clock.moment += timedelta(days=1)
    assert two.leader.codes() == ["newer-version"]
    assert not (two.leader.database.path.parent / "set-aside").exists()


def test_clocks_do_not_matter(two: TwoLaptops) -> None:
    two.clock.moment = NOON.replace(year=2100)
    two.leader.say(event("e1", "from the future"))
    two.leader.sync()
    two.chief.sync()
    two.clock.moment = NOON.replace(year=1970, month=1, day=2)
    two.chief.say(event("e1", "from the past, but later"))
    two.sync_until_quiet()
    assert title(two.leader, "e1") == title(two.chief, "e1") == "from the past, but later"


def test_answers_stay_out_of_reprs_and_problems(two: TwoLaptops, caplog: pytest.LogCaptureFixture) -> None:
    two.leader.open_checkin()
    two.leader.seal(LEADERS_ANSWERS)
    two.sync_until_quiet()
    two.chief.seal(CHIEFS_ANSWERS)
    two.sync_until_quiet()
    assert "hurried" not in caplog.text
    assert "hurried" not in repr(two.read(two.leader.files()[-1], two.chief))
