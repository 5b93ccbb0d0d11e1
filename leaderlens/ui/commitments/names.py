"""What people and days are called on the page of commitments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.domain.agreement import Owner
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.i18n import _, day_name, medium_date, short_date


@dataclass(frozen=True, slots=True)
class Names:
    """How the two are called by the one who reads, and what day it is."""

    pair: Pair
    today: date

    def of(self, role: Role) -> str:
        """``You`` for who reads, the first name of the other."""
        if role is self.pair.me:
            return _("You")
        return Person("", self.pair.name_of(role), role).first_name

    @property
    def other(self) -> str:
        """The first name of the other."""
        return self.of(self.pair.partner)

    def owner(self, owner: Owner) -> str:
        """Who sees to an agreement."""
        return _("Both of you") if owner is Owner.BOTH else self.of(Role(owner.value))

    def day(self, day: date) -> str:
        """``24 Nov``, with the year where it is another."""
        return short_date(day) if day.year == self.today.year else medium_date(day)

    def due(self, due: date | None) -> str:
        """``due on Friday``: how far off a day is."""
        if due is None:
            return _("no day set")
        days = due - self.today
        if days < timedelta(0):
            return _("was due on {date}").format(date=self.day(due))
        if days == timedelta(0):
            return _("due today")
        if days == timedelta(1):
            return _("due tomorrow")
        if days < timedelta(7):
            return _("due on {weekday}").format(weekday=day_name(due))
        return _("due on {date}").format(date=self.day(due))

    def when(self, role: Role, day: date) -> str:
        """``24 Nov, Morgan``: who did something, and when."""
        return _("{date}, {name}").format(date=self.day(day), name=self.of(role))
