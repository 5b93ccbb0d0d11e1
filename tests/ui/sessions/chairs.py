"""What a session is held with, at one person's laptop."""

from __future__ import annotations

from leaderlens.services.form_drafts import FormDrafts
from leaderlens.ui.sessions.sitting import Sitting
from tests.reflection import Chair


def sitting(chair: Chair) -> Sitting:
    """The services of that chair."""
    checkins, drafts = chair.seat.checkins, FormDrafts(chair.seat.laptop.database)
    return Sitting(chair.sessions, chair.proposals, chair.agreements, checkins, checkins.library, drafts)
