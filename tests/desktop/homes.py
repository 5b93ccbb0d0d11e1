"""Data folders to start the app on: one vault, or two people of a pair with check-ins behind and before them.

Everything is made by the real services; only the passphrase is cheap to try, so that a test opens a vault at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from leaderlens.clock import system_clock
from leaderlens.crypto.kdf import KdfCost
from leaderlens.domain.checkin import Answer, Missing, Question
from leaderlens.domain.people import SEATS, Role
from leaderlens.paths import Paths
from leaderlens.services.checkins import CheckIns
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pairing import Pairing
from leaderlens.services.vault import OpenVault, Vaults

CHEAP = KdfCost(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE = "ribbon orchard velvet anchor thunder maple"
NAMES = {Role.LEADER: "Robin Thackwray", Role.CHIEF_EXECUTIVE: "Morgan Adeyinka"}
COUNCIL = "Kelderby"
LENS = "convenor"


@dataclass(frozen=True, slots=True)
class Home:
    """A folder for LEADERLENS_HOME. ``symbols`` tells under which picture the vault picker shows each person."""

    folder: Path
    symbols: dict[Role, str]


def one_vault(folder: Path) -> Home:
    """The leader's vault, without a pair."""
    vaults = Vaults(Paths.below(folder).vaults, system_clock, CHEAP)
    vault = vaults.create(NAMES[Role.LEADER], Role.LEADER, PASSPHRASE)
    vault.confirm_recovery()
    vault.close()
    return Home(folder, {Role.LEADER: vaults.listing()[0].label})


def a_pair(folder: Path) -> Home:
    """Both vaults, paired on this laptop: two check-ins revealed, a third one open and nobody begun."""
    paths = Paths.below(folder)
    vaults = Vaults(paths.vaults, system_clock, CHEAP)
    opened = {role: vaults.create(NAMES[role], role, PASSPHRASE) for role in SEATS}
    try:
        pairing = {
            role: Pairing(vault.database, vault.person, system_clock, paths.exchange) for role, vault in opened.items()
        }
        for vault in opened.values():
            vault.confirm_recovery()
        today = system_clock().date()
        invited = pairing[Role.LEADER].invite(NAMES[Role.CHIEF_EXECUTIVE], COUNCIL, today - timedelta(days=200))
        pair_id = pairing[Role.CHIEF_EXECUTIVE].accept(invited.code).id
        pairing[Role.LEADER].complete()
        seats = {role: _checkins(vault) for role, vault in opened.items()}
        for number in (1, 2):
            _live_through(seats, pair_id, today, number)
        seats[Role.LEADER].open(pair_id, today + timedelta(days=7), (LENS,))
        seats[Role.CHIEF_EXECUTIVE].log.sync()
        symbols = {listing.id: listing.label for listing in vaults.listing()}
        return Home(folder, {role: symbols[vault.id] for role, vault in opened.items()})
    finally:
        for vault in opened.values():
            vault.close()


def _checkins(vault: OpenVault) -> CheckIns:
    log = PairLog(vault.database, system_clock)
    return CheckIns(vault.database, log, Library(), vault.person.role, system_clock)


def _live_through(seats: dict[Role, CheckIns], pair_id: str, due: date, number: int) -> None:
    leader = seats[Role.LEADER]
    _changes, checkin_id = leader.open(pair_id, due, (LENS,))
    for role in SEATS:
        seats[role].log.sync()
        questions = seats[role].sheet(pair_id, checkin_id).order
        seats[role].answer_all(pair_id, checkin_id, {q: _answer(q, role, number) for q in questions})
        seats[role].seal(pair_id, checkin_id)
    leader.log.sync()
    seats[Role.CHIEF_EXECUTIVE].log.sync()


def _answer(question: Question, role: Role, number: int) -> Answer:
    """Something different for each item, person and check-in, always the same for the same."""
    spread = sum(question.key.encode()) + 3 * number + (2 if role is Role.LEADER else 0)
    if spread % 11 == 0:
        return Answer(missing=Missing.NO_CHANCE)
    return Answer(rating=1 + spread % 7, note="Seen on Tuesday." if spread % 5 == 0 else "")
