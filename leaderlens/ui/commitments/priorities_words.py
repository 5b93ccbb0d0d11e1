"""Priorities as the page shows them: the few that stand, who stands behind each and how firmly, and the week's time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.domain.agreement import Agreement
from leaderlens.domain.people import Role
from leaderlens.domain.priority import SUGGESTED_SHARE, Horizon, Priority, TimeShare
from leaderlens.i18n import _, ngettext
from leaderlens.ui.commitments.names import Names
from leaderlens.ui.commitments.view import (
    Act,
    Cap,
    Deed,
    DetailView,
    Do,
    Emptiness,
    Fact,
    Fill,
    Filling,
    FormView,
    Group,
    Line,
    ListView,
    Mark,
    Notice,
    Share,
    Sheet,
)

_WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PrioritiesSeen:
    """What was read: every priority, how many may stand, our own weekly estimates, and agreements to link to."""

    priorities: tuple[Priority, ...]
    cap: int
    shares: tuple[TimeShare, ...]
    agreements: Mapping[str, Agreement]
    writable: bool

    @property
    def standing(self) -> tuple[Priority, ...]:
        return tuple(one for one in self.priorities if one.standing)


def horizon_words(horizon: Horizon) -> str:
    """When it should show."""
    return _("Should show early") if horizon is Horizon.EARLY else _("For the longer term")


def list_of(seen: PrioritiesSeen, names: Names) -> ListView:
    """Those that stand in their order, then those that were put down; for the leader, the week's time."""
    standing = seen.standing
    down = [one for one in seen.priorities if not one.standing]
    groups = []
    if standing:
        lines = tuple(_line(one, place, names) for place, one in enumerate(standing, start=1))
        groups.append(Group(_("What you chose"), lines))
    if down:
        groups.append(Group(_("Put down"), tuple(_line(one, 0, names) for one in down)))
    choose = Deed(_("Choose a priority"), Fill(Filling.PRIORITY), icon="plus")
    room = len(standing) < seen.cap
    return ListView(
        subtitle=_(
            "The few things you and {name} put first, and who stands behind each: wholly, by delivering it, or while "
            "it suits them."
        ).format(name=names.other),
        groups=tuple(groups),
        deeds=(choose,) if groups and room and seen.writable else (),
        empty=None if groups else _nothing(choose if seen.writable else None),
        cap=Cap(seen.cap, len(standing), seen.writable) if groups else None,
        share=share_of(seen.shares, names.today) if names.pair.me is Role.LEADER else None,
    )


def _nothing(choose: Deed | None) -> Emptiness:
    return Emptiness(
        "flag",
        _("No priority yet"),
        _(
            "A list of twenty is no list. Choose a few things together, five at most unless you decide otherwise, and "
            "say of each who is wholly committed to it, who delivers it, and who supports it while it suits them."
        ),
        choose,
    )


def share_of(shares: tuple[TimeShare, ...], today: date) -> Share:
    """Our own estimates of the last weeks, in a picture and in words."""
    monday = today - timedelta(today.weekday())
    weeks = tuple((one.week, one.percent) for one in shares)[-_WEEKS_SHOWN:]
    now = next((percent for week, percent in reversed(weeks) if week == monday), None)
    if not weeks:
        return Share((), None, _("No week is estimated yet."))
    low, high = SUGGESTED_SHARE
    within = sum(low <= percent <= high for _week, percent in weeks)
    said = ngettext(
        "{count} week: {first} per cent at first, {last} per cent in the latest. {within} of them between {low} and "
        "{high} per cent.",
        "{count} weeks: {first} per cent at first, {last} per cent in the latest. {within} of them between {low} and "
        "{high} per cent.",
        len(weeks),
    ).format(count=len(weeks), first=weeks[0][1], last=weeks[-1][1], within=within, low=low, high=high)
    return Share(weeks, now, said)


def detail_of(priority: Priority, seen: PrioritiesSeen, names: Names) -> DetailView:
    """One priority: who stands behind it, and the agreements that serve it."""
    facts = [
        Fact(_("Why"), (priority.why or _("You have not said yet."),)),
        Fact(_("Wholly committed"), _people(priority.committed), beside=True),
        Fact(_("Deliver it"), _people(priority.delivers), beside=True),
        Fact(_("Support it while it suits them"), _people(priority.supports), beside=True),
        Fact(_("Partners it depends on"), _people(priority.partners), beside=True),
    ]
    linked = [seen.agreements[one] for one in priority.agreements if one in seen.agreements]
    deeds: list[Deed] = []
    if seen.writable:
        deeds.append(Deed(_("Change it"), Fill(Filling.PRIORITY, priority.id), "primary", "pencil"))
        deeds.extend(_moves(priority, seen))
    if priority.partners:
        deeds.append(
            Deed(_("Check in on how you work with partners"), Do(Act.SEE_PARTNERS, priority.id), "quiet", "users")
        )
    served = tuple(
        Sheet(
            one.text,
            eyebrow=_("An agreement that serves it"),
            deeds=(Deed(_("Look at it"), Do(Act.SEE_AGREEMENT, one.id), "quiet"),),
        )
        for one in linked
    )
    eyebrow = _("Chosen on {date}").format(date=names.day(priority.chosen))
    if priority.put_down is not None:
        eyebrow = _("{chosen}, put down on {date}").format(chosen=eyebrow, date=names.day(priority.put_down))
    sheet = Sheet(priority.title, eyebrow, (_mark(priority),), tuple(facts))
    return DetailView(_("All priorities"), _contested(priority), (sheet, *served), deeds=tuple(deeds))


def _contested(priority: Priority) -> tuple[Notice, ...]:
    """What both changed at the same time, so that neither version is lost unseen."""
    if not priority.contested:
        return ()
    called = {
        "title": _("Name"),
        "why": _("Why"),
        "horizon": _("When it should show"),
        "committed": _("Wholly committed"),
        "delivers": _("Deliver it"),
        "supports": _("Support it while it suits them"),
        "partners": _("Partners it depends on"),
    }
    horizons = {one.value: horizon_words(one) for one in Horizon}
    said = (
        _("{name}: {words}").format(name=called[name], words=horizons.get(words, words) or _("nothing"))
        for name, words in priority.contested
    )
    told = _("You both changed this at the same time. This was written as well: {what}. Change it to choose.")
    return (Notice(told.format(what="; ".join(said)), "warm"),)


def _moves(priority: Priority, seen: PrioritiesSeen) -> list[Deed]:
    """Up, down, away, and back."""
    if not priority.standing:
        room = len(seen.standing) < seen.cap
        return [Deed(_("Take it up again"), Do(Act.TAKE_UP, priority.id), icon="undo-2")] if room else []
    place = [one.id for one in seen.standing].index(priority.id)
    moves = []
    if place > 0:
        moves.append(Deed(_("Move up"), Do(Act.UP, priority.id), "quiet", "chevron-up"))
    if place < len(seen.standing) - 1:
        moves.append(Deed(_("Move down"), Do(Act.DOWN, priority.id), "quiet", "chevron-down"))
    return [*moves, Deed(_("Put it down"), Do(Act.PUT_DOWN, priority.id), "quiet")]


def form_for(priority: Priority | None, seen: PrioritiesSeen, names: Names) -> FormView:
    """The form for a new priority, or to change one. Agreements to link to are the open ones and those linked."""
    linked = set() if priority is None else set(priority.agreements)
    offered = [one for one in seen.agreements.values() if not one.settled or one.id in linked]
    choices = tuple((one.id, one.text) for one in sorted(offered, key=lambda one: one.made, reverse=True))
    told = _("A name to a line. Names may be people, teams or bodies.")
    if priority is None:
        values = {
            "title": "", "horizon": Horizon.EARLY.value, "why": "", "committed": "", "delivers": "", "supports": "",
            "partners": "", "agreements": "",
        }  # fmt: skip
        return FormView(
            Filling.PRIORITY, "", _("Choose a priority"), _("Choose it"), values, names.today, choices, told
        )
    values = {
        "title": priority.title,
        "horizon": priority.horizon.value,
        "why": priority.why,
        "committed": "\n".join(priority.committed),
        "delivers": "\n".join(priority.delivers),
        "supports": "\n".join(priority.supports),
        "partners": "\n".join(priority.partners),
        "agreements": "\n".join(priority.agreements),
    }
    return FormView(
        Filling.PRIORITY, priority.id, _("Change it"), _("Keep the changes"), values, names.today, choices, told
    )


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    return names or (_("Nobody named yet."),)


def _mark(priority: Priority) -> Mark:
    if not priority.standing:
        return Mark(_("Put down"))
    return Mark(horizon_words(priority.horizon), "warm" if priority.horizon is Horizon.EARLY else "accent")


def _line(priority: Priority, place: int, names: Names) -> Line:
    if priority.put_down is not None:
        line = _("Put down on {date}").format(date=names.day(priority.put_down))
    elif priority.committed:
        line = _("Wholly committed: {names}").format(names=", ".join(priority.committed))
    else:
        line = _("Nobody is named yet as wholly committed.")
    return Line(priority.id, priority.title, line, _mark(priority), str(place) if place else "")
