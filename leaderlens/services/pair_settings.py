"""How a pair checks in, shared between both vaults; and what that makes of the next check-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import CheckIn, FormKind, Question
from leaderlens.domain.pair_settings import PairSettings, next_due
from leaderlens.domain.pulse import MOST_FOCUS, Asked, pulse
from leaderlens.domain.record import SetFields
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.lenses import Library
from leaderlens.services.pair_library import pair_library
from leaderlens.services.pair_log import PairLog
from leaderlens.store import checkins as checkin_rows
from leaderlens.store import pair_settings as rows
from leaderlens.store.database import Database, Session


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The settings of a pair. ``conflicts`` holds, for each field both changed at once, the values beside the shown."""

    settings: PairSettings
    conflicts: Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The next check-in as the settings would have it; its opener may change any of it."""

    due: date
    form: FormKind
    lenses: tuple[str, ...]
    focus: tuple[str, ...]
    predict: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class PairChoices:
    """The settings of one person's pairs. Either person may change any of them."""

    database: Database
    log: PairLog
    clock: Clock

    def view(self, pair_id: str) -> SettingsView:
        """What is set, defaults included."""
        with self.database.reading() as session:
            return SettingsView(*rows.settings(session, pair_id))

    def change(self, pair_id: str, wanted: PairSettings) -> Changes:
        """Set what differs from what is set. Raises NotAllowedError for no lens, an unknown one, or too much focus."""
        with self.database.transaction() as session:
            _refuse_nonsense(wanted, pair_library(session, pair_id))
            before, _beside = rows.settings(session, pair_id)
            fields = rows.fields_of(before, wanted)
            if fields:
                self.log.append(session, pair_id, [SetFields(rows.KIND, rows.ENTITY, fields)])
        return Changes(pair_settings=True) + self.log.sync() if fields else Changes()

    def settle(self, pair_id: str, name: str, wanted: PairSettings) -> Changes:
        """Choose between two values of the field ``name``: the one in ``wanted`` is said anew and replaces both."""
        with self.database.transaction() as session:
            _refuse_nonsense(wanted, pair_library(session, pair_id))
            self.log.append(session, pair_id, [SetFields(rows.KIND, rows.ENTITY, rows.field_of(name, wanted))])
        return Changes(pair_settings=True) + self.log.sync()

    def plan(self, pair_id: str, *, form: FormKind | None = None, lenses: tuple[str, ...] | None = None) -> Plan:
        """The next check-in; ``form`` and ``lenses`` are its opener's choice, else the pair's."""
        with self.database.reading() as session:
            return plan(session, pair_id, self.clock().date(), form=form, lenses=lenses)


def plan(
    session: Session,
    pair_id: str,
    today: date,
    *,
    form: FormKind | None = None,
    lenses: tuple[str, ...] | None = None,
) -> Plan:
    """The next check-in; ``form`` and ``lenses`` are its opener's choice, else the pair's.

    Raises KeyError for a lens the pair does not have.
    """
    library = pair_library(session, pair_id)
    chosen, _beside = rows.settings(session, pair_id)
    past = tuple(reversed(checkin_rows.checkins(session, pair_id)))
    held = [checkin for checkin in past if checkin.ended is None]
    known = {lens.id for lens in library.lenses}
    wanted = tuple(lens for lens in chosen.lenses if lens in known) if lenses is None else lenses
    kind = form or chosen.form.form_after([checkin.form for checkin in held])
    questions = library.questions(wanted, mirrors=chosen.mirrors)
    if kind is FormKind.PULSE:
        questions = pulse(questions, set(chosen.focus), [Asked.by(checkin) for checkin in held], pair_id)
    return Plan(
        next_due(chosen.cadence, _last_due(past), today), kind, wanted, chosen.focus, chosen.prediction, questions
    )


def _last_due(past: tuple[CheckIn, ...]) -> date | None:
    return max((checkin.due for checkin in past), default=None)


def _refuse_nonsense(wanted: PairSettings, library: Library) -> None:
    known = {lens.id for lens in library.lenses}
    if not wanted.lenses:
        raise NotAllowedError(_("Choose at least one lens, so that there is something to answer."))
    if not set(wanted.lenses) <= known:
        raise NotAllowedError(_("One of these lenses is not shared by both of you yet. Nothing was changed."))
    if len(wanted.focus) > MOST_FOCUS:
        raise NotAllowedError(
            _("At most {count} items can be in focus. Everything else still comes round.").format(count=MOST_FOCUS)
        )
    if not set(wanted.focus) <= library.names().keys():
        raise NotAllowedError(_("One of these items is in no lens you share. Nothing was changed."))
