"""The suite of an open vault: every service there is over it, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.exchange.errands import Errands
from leaderlens.services.agreements import Agreements
from leaderlens.services.anchors import AgreedAnchors
from leaderlens.services.checkins import CheckIns
from leaderlens.services.council import Council
from leaderlens.services.events import Events
from leaderlens.services.histories import Histories
from leaderlens.services.journal import Journal
from leaderlens.services.lenses import Library
from leaderlens.services.objectives import Objectives
from leaderlens.services.own_lenses import OwnLenses
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pair_settings import PairChoices
from leaderlens.services.pairing import Pairing
from leaderlens.services.priorities import Priorities
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.session_topics import SessionTopics
from leaderlens.services.sessions import Sessions
from leaderlens.services.terms import Terms
from leaderlens.services.trends import Trends
from leaderlens.services.vault import OpenVault


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that can be done in one open vault."""

    vault: OpenVault
    clock: Clock
    library: Library
    log: PairLog
    pairing: Pairing
    checkins: CheckIns
    events: Events
    council: Council
    trends: Trends
    histories: Histories
    journal: Journal
    scripts: SessionScripts
    sessions: Sessions
    session_topics: SessionTopics
    proposals: SessionProposals
    agreements: Agreements
    objectives: Objectives
    priorities: Priorities
    terms: Terms
    choices: PairChoices
    anchors: AgreedAnchors
    own_lenses: OwnLenses

    def arrive(self) -> Changes:
        """What an unlock does before the first page: take in replies and bundles, open what is ready, empty the bin."""
        if self.vault.read_only:
            return Changes()
        return self.pairing.complete() + self.log.sync() + self.journal.empty_old_bin()


def services_of(vault: OpenVault, exchange: Path, clock: Clock) -> Services:
    """The services over one open vault. ``exchange`` is the folder for two people who share this laptop."""
    library = Library()
    errands = Errands()  # one for both: a folder that does not answer is asked nothing more by either
    log = PairLog(vault.database, clock, errands)
    checkins = CheckIns(vault.database, log, library, vault.person.role, clock)
    events = Events(vault.database, log)
    scripts = SessionScripts(vault.database, clock)
    sessions = Sessions(vault.database, log, scripts, vault.person.role, clock)
    shared = vault.database, log, vault.person.role, clock
    return Services(
        vault=vault,
        clock=clock,
        library=library,
        log=log,
        pairing=Pairing(vault.database, vault.person, clock, exchange, errands),
        checkins=checkins,
        events=events,
        council=Council(vault.database, log, clock),
        trends=Trends(checkins, events),
        histories=Histories(checkins, events, sessions),
        journal=Journal(vault.database, clock),
        scripts=scripts,
        sessions=sessions,
        session_topics=SessionTopics(vault.database, log, sessions, checkins, library),
        proposals=SessionProposals(vault.database, sessions, scripts, checkins, events, clock),
        agreements=Agreements(*shared),
        objectives=Objectives(*shared),
        priorities=Priorities(*shared),
        terms=Terms(*shared),
        choices=PairChoices(vault.database, log, clock),
        anchors=AgreedAnchors(vault.database, log, vault.person.role),
        own_lenses=OwnLenses(*shared),
    )
