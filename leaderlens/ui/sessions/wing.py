"""The wing of sessions: the services that its pages are given."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.services.invitations import Invitations
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.session_topics import SessionTopics
from leaderlens.services.sessions import Sessions
from leaderlens.ui.sessions.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Wing:
    """What a session is held with, and what comes before it."""

    sitting: Sitting
    topics: SessionTopics
    scripts: SessionScripts
    invitations: Invitations

    @property
    def sessions(self) -> Sessions:
        """The sessions themselves."""
        return self.sitting.sessions

    @property
    def proposals(self) -> SessionProposals:
        """What is worth having, and when."""
        return self.sitting.proposals
