"""The services of a journal over a real vault, as the house puts them together."""

from __future__ import annotations

from leaderlens.clock import Clock
from leaderlens.domain.people import Pair
from leaderlens.services.events import Events
from leaderlens.services.journal import Journal
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.vault import OpenVault
from leaderlens.ui.journal.wing import Wing


def wing_of(
    vault: OpenVault,
    clock: Clock,
    journal: Journal | None = None,
    pairs: tuple[Pair, ...] = (),
    log: PairLog | None = None,
) -> Wing:
    """Every service over ``vault``; ``journal`` may be one of moods."""
    log = log or PairLog(vault.database, clock)
    events = Events(vault.database, log)
    return Wing.over(vault, journal or Journal(vault.database, clock), Library(), events, lambda: pairs)
