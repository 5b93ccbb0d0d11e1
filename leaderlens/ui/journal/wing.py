"""Everything the journal's presenters may ask of the vault: the services of its wing, and what stands beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leaderlens.domain.people import Pair, Person
from leaderlens.services.clock_watch import ClockWatch
from leaderlens.services.events import Events
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.journal_files import Attachments
from leaderlens.services.journal_guidance import Guidance
from leaderlens.services.journal_history import History
from leaderlens.services.journal_parking import Parking
from leaderlens.services.journal_record import OfficialRecord
from leaderlens.services.lenses import Library
from leaderlens.services.own_words import OwnWords
from leaderlens.services.prompts import Prompts
from leaderlens.services.vault import OpenVault


@dataclass(frozen=True, slots=True)
class Wing:
    """The services of one open vault's journal. ``pairs`` answers the pairs of this person as the house knows them,
    ``marked`` the ids of entries that were saved while this computer's clock was in doubt.
    """

    journal: Journal
    files: Attachments
    history: History
    parking: Parking
    record: OfficialRecord
    prompts: Prompts
    words: OwnWords
    guidance: Guidance
    library: Library
    events: Events
    holds: Holds
    pairs: Callable[[], tuple[Pair, ...]]
    author: Person
    marked: Callable[[], frozenset[str]]

    @classmethod
    def over(
        cls, vault: OpenVault, journal: Journal, library: Library, events: Events, pairs: Callable[[], tuple[Pair, ...]]
    ) -> Wing:
        """The wing of an open vault, beside what the house has made already."""
        database, clock = vault.database, journal.clock
        return cls(
            journal=journal,
            files=Attachments(database, clock),
            history=History(database, clock),
            parking=Parking(database, clock, events.log),
            record=OfficialRecord(database, clock),
            prompts=Prompts(database, clock, vault.person.role),
            words=OwnWords(database),
            guidance=Guidance(database, clock),
            library=library,
            events=events,
            holds=Holds(vault),
            pairs=pairs,
            author=vault.person,
            marked=ClockWatch(vault).marked,
        )

    def held(self) -> bool:
        """Whether nothing can be erased just now."""
        return self.holds.standing() is not None
