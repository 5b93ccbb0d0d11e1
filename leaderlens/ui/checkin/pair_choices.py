"""How a pair checks in: the shared settings, what is changed in them, and what both changed at once. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from leaderlens.domain.changes import Changes
from leaderlens.domain.pair_settings import Cadence, FormRule, PairSettings
from leaderlens.domain.people import Pair, Role
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.lenses import Library
from leaderlens.services.pair_settings import PairChoices, SettingsView
from leaderlens.ui.checkin import words
from leaderlens.ui.checkin.visits import Visits


@dataclass(frozen=True, slots=True)
class Conflict:
    """One setting that both people changed at once. ``wishes`` are (what to keep, in words), the one in force first."""

    field: str
    title: str
    wishes: tuple[tuple[PairSettings, str], ...]


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """What the view of a pair's settings shows. ``items`` are (key, name) of what can be in focus."""

    settings: PairSettings
    offers: tuple[words.LensOffer, ...]
    items: tuple[tuple[str, str], ...]
    me: Role
    partner: str
    conflicts: tuple[Conflict, ...]


class ChoicesOfPair:
    """The shared settings of the pair in view."""

    def __init__(self, visits: Visits, choices: PairChoices) -> None:
        self._visits, self._choices = visits, choices
        self._page, self._desk, self._checkins = visits.page, visits.desk, visits.checkins
        self._page.settled.connect(self._settle)
        self._page.settings_kept.connect(self._keep)

    def show(self, pair: Pair) -> None:
        """What is set."""
        self._visits.load(lambda: (self._choices.view(pair.id), self._checkins.library_of(pair.id)), self._show)

    def _show(self, pair: Pair, read: tuple[SettingsView, Library]) -> None:
        view, library = read
        names = library.names()
        asked = dict.fromkeys(q.item for q in library.questions(lens.id for lens in library.lenses))
        self._page.show_settings(
            SettingsForm(
                view.settings,
                tuple(words.offer_of(lens, view.settings.lenses) for lens in library.lenses),
                tuple((key, names[key].name) for key in asked),
                pair.me,
                self._visits.partner,
                tuple(
                    _conflict(view.settings, field, others, library)
                    for field, others in view.conflicts.items()
                    if field in _TITLES
                ),
            )
        )

    def _keep(self, wanted: PairSettings) -> None:
        pair_id = self._visits.pair_id

        def kept(changes: Changes) -> None:
            self._desk.changed(changes)
            self._page.show_settings_kept()

        def failed(error: Exception) -> bool:
            known = isinstance(error, LeaderLensError)
            self._page.show_settings_problem(
                str(error) if known else _("These settings could not be kept. Nothing was changed.")
            )
            return known

        self._desk.tasks.run(lambda: self._choices.change(pair_id, wanted), kept, failed)

    def _settle(self, field: str, wanted: PairSettings) -> None:
        pair = self._desk.pair()
        if pair is None:
            return

        def settled(changes: Changes) -> None:
            self._desk.changed(changes)
            self.show(pair)

        self._desk.tasks.run(lambda: self._choices.settle(pair.id, field, wanted), settled)


_TITLES = {
    "cadence": lambda: _("How often"),
    "lenses": lambda: _("Which lenses"),
    "focus": lambda: _("In focus"),
    "mirrors": lambda: _("Principles from both sides"),
    "prediction": lambda: _("Guesses"),
    "form": lambda: _("Which form"),
    "reminded": lambda: _("Reminders"),
}


def form_words(rule: FormRule) -> str:
    """A rule in a few words."""
    return {
        FormRule.MIXED: _("Pulse, full every third time"),
        FormRule.PULSE: _("Pulse"),
        FormRule.FULL: _("Full"),
    }[rule]


def _conflict(settings: PairSettings, field: str, others: tuple[Any, ...], library: Library) -> Conflict:
    values = (getattr(settings, field), *others)
    wishes = tuple((replace(settings, **{field: value}), _value_words(value, library)) for value in values)
    return Conflict(field, _TITLES[field](), wishes)


def _value_words(value: Any, library: Library) -> str:
    """One value of one setting, in words."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Cadence):
        return value.label
    if isinstance(value, FormRule):
        return form_words(value)
    if isinstance(value, frozenset):
        return _(", ").join(role.label for role in sorted(value)) or _("Nobody")
    known = {**{lens.id: lens.name for lens in library.lenses}, **{k: item.name for k, item in library.names().items()}}
    return _(", ").join(known.get(one, one) for one in value) or _("Nothing")
