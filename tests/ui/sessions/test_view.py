"""The values of the sessions page."""

from __future__ import annotations

from leaderlens.ui.desk import Place
from leaderlens.ui.sessions.view import Offer, SessionsView


def test_one_offer_is_enough() -> None:
    view = SessionsView("First, become a pair", "It takes two.", Offer("Go", Place("people")))
    assert view.second is None
    assert view == SessionsView("First, become a pair", "It takes two.", Offer("Go", Place("people")))
