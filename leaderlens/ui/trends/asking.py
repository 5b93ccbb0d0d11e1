"""What a person can ask of their trends, in plain words, and which choices each question leaves open."""

from __future__ import annotations

from enum import StrEnum

from leaderlens.i18n import _


class Asking(StrEnum):
    """The questions the charts answer (measurement.md section 8), in the order they are offered."""

    OVERVIEW = "overview"
    TIMELINE = "timeline"
    USUAL = "usual"
    MOVED = "moved"
    MEET = "meet"
    ITEMS = "items"
    SHIFTED = "shifted"
    ALIKE = "alike"
    PREDICTED = "predicted"
    HEARD = "heard"
    COMPARED = "compared"
    COACH = "coach"

    @property
    def words(self) -> str:
        """The question as one would ask it."""
        return {
            Asking.OVERVIEW: _("What stands out?"),
            Asking.TIMELINE: _("When did we rate and talk, and what was going on?"),
            Asking.USUAL: _("Is either view outside its usual range?"),
            Asking.MOVED: _("What moved between two check-ins?"),
            Asking.MEET: _("Where do our views meet and part?"),
            Asking.ITEMS: _("How have these items moved for each of us?"),
            Asking.SHIFTED: _("Which items have shifted over time?"),
            Asking.ALIKE: _("Are we seeing things more alike?"),
            Asking.PREDICTED: _("How near were our predictions?"),
            Asking.HEARD: _("Do we hear what the other means?"),
            Asking.COMPARED: _("How do any two lines compare?"),
            Asking.COACH: _("What would a coach look at?"),
        }[self]

    @property
    def open(self) -> frozenset[Leaves]:
        """Which choices it leaves to the person."""
        return {
            Asking.OVERVIEW: frozenset({Leaves.SUBJECT}),
            Asking.MOVED: frozenset({Leaves.CHECKIN, Leaves.EARLIER}),
            Asking.MEET: frozenset({Leaves.SUBJECT, Leaves.LENS, Leaves.CHECKIN}),
            Asking.ITEMS: frozenset({Leaves.SUBJECT, Leaves.ITEMS, Leaves.PERIOD}),
            Asking.SHIFTED: frozenset({Leaves.SUBJECT, Leaves.RATER, Leaves.LENS, Leaves.PERIOD}),
            Asking.ALIKE: frozenset({Leaves.SUBJECT, Leaves.LENS, Leaves.PERIOD}),
            Asking.PREDICTED: frozenset({Leaves.CHECKIN, Leaves.PERIOD}),
            Asking.COMPARED: frozenset({Leaves.LINES, Leaves.PERIOD}),
            Asking.COACH: frozenset({Leaves.SUBJECT, Leaves.PERIOD}),
        }.get(self, frozenset({Leaves.PERIOD}))


class Leaves(StrEnum):
    """One choice that narrows a question."""

    SUBJECT = "subject"
    RATER = "rater"
    LENS = "lens"
    PERIOD = "period"
    CHECKIN = "checkin"
    EARLIER = "earlier"
    ITEMS = "items"
    LINES = "lines"


class Span(StrEnum):
    """How far back a chart looks."""

    ALL = "all"
    YEAR = "year"
    TERM = "term"
    EVENTS = "events"

    @property
    def words(self) -> str:
        """As the picker says it."""
        return {
            Span.ALL: _("Everything"),
            Span.YEAR: _("The last twelve months"),
            Span.TERM: _("This term"),
            Span.EVENTS: _("Between two events"),
        }[self]
