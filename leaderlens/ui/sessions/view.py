"""What the sessions page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.ui.desk import Place


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done now, and where it leads."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class SessionsView:
    """The foot of the page: a title, a line, and one or two offers."""

    title: str
    line: str
    first: Offer
    second: Offer | None = None
