"""Acts for the plan of a session: what is proposed stands in the form, and a day is looked at before it is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair
from leaderlens.domain.script import LAST_SESSION
from leaderlens.domain.session import SessionProposal
from leaderlens.services.session_proposals import AFTERNOON
from leaderlens.services.session_scripts import offered
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions import words
from leaderlens.ui.sessions.scribe import Scribe
from leaderlens.ui.sessions.sitting import keeper, packed
from leaderlens.ui.sessions.view import Plan, Planned

if TYPE_CHECKING:
    from leaderlens.ui.sessions.page import SessionsPage
    from leaderlens.ui.sessions.wing import Wing

_AHEAD = timedelta(days=7)


class PlanDesk:
    """The plans of one pair's sessions."""

    def __init__(self, page: SessionsPage, desk: Desk, wing: Wing) -> None:
        self._page, self._desk, self._wing = page, desk, wing
        self._pair_id = ""
        self._form = Scribe(desk.tasks, lambda _text, kept: kept)
        page.plan.typed.connect(self.keep_words)
        page.plan.cancelled.connect(lambda: self._form.put(""))
        page.plan.planned.connect(self._keep)
        page.plan.day_chosen.connect(self._say_clash)
        page.plan.script_wanted.connect(lambda script: desk.go(Place("sessions", act="scripts", entry_id=script)))

    @property
    def unsaved(self) -> bool:
        """Whether the form holds something that is not on the disk."""
        return self._form.unsaved or (self._in_view and packed(self._page.plan.words()) != self._form.saved)

    def show(self, pair: Pair, place: Place) -> None:
        """The form: of the plan that ``place`` names, or of a new one; as it was left, where it was begun before."""
        self._pair_id = pair.id
        drafts, key = self._wing.sitting.drafts, f"plan:{place.session_id or pair.id}"

        def work() -> Plan:
            plan = self._plan(pair.id, place.session_id, place.chosen)
            return plan if place.chosen else replace(plan, begun=drafts.all().get(key, {}))

        def then(plan: Plan) -> None:
            self._form = Scribe(self._desk.tasks, keeper(drafts, key), "", packed(plan.begun))
            self._page.show_plan(plan)

        self._desk.tasks.run(work, then)

    def keep_words(self) -> None:
        """Keep the form as it is filled in so far."""
        if self._in_view:
            self._form.put(packed(self._page.plan.words()))

    @property
    def _in_view(self) -> bool:
        return self._page.currentWidget() is self._page.plan

    def _plan(self, pair_id: str, session_id: str, chosen: str) -> Plan:
        """A plan that is there, or a new one: with the script ``chosen`` on the way here, else the one proposed."""
        wing, today = self._wing, self._desk.clock().astimezone().date()
        ending = chosen == LAST_SESSION or wing.proposals.ending(pair_id)
        offers = tuple(words.script_offer(script) for script in offered(wing.scripts.all(), ending=ending))
        days = tuple(day.astimezone() for day in wing.proposals.days(pair_id))
        if session_id:
            session = wing.sessions.record(pair_id, session_id).session
            moment = _afternoon(today + _AHEAD) if session.planned is None else session.planned.astimezone()
            earliest = min(today, moment.date())
            return Plan(offers, session.script, days, moment, earliest, session.minutes, session.place, session.coached,
                        session_id=session_id)  # fmt: skip
        proposed = wing.proposals.proposal(pair_id) or SessionProposal("regular_check_in", "", (), 0)
        if chosen:
            proposed = SessionProposal(chosen, "", (), 0)
        script = wing.scripts.script(proposed.script)
        moment = days[0] if days else _afternoon(today + _AHEAD)
        return Plan(offers, script.id, days, moment, today, script.minutes, reason=proposed.reason)

    def _keep(self, plan: Planned) -> None:
        pair_id, sessions = self._pair_id, self._wing.sessions
        moment = datetime.combine(plan.day, time(plan.hour, plan.minute)).astimezone()

        def work() -> tuple[Changes, str]:
            if plan.session_id:
                changes = sessions.change_plan(
                    pair_id, plan.session_id, planned=moment, minutes=plan.minutes, place=plan.place,
                    script_id=plan.script, coached=plan.coached,
                )  # fmt: skip
                return changes, plan.session_id
            cards = self._wing.topics.cards(pair_id).cards
            return sessions.plan(pair_id, plan.script, moment, plan.minutes, plan.place, cards, coached=plan.coached)

        def then(found: tuple[Changes, str]) -> None:
            self._page.plan.forget()
            self._form.put("")
            self._desk.changed(found[0])
            self._desk.go(Place("sessions", session_id=found[1]))

        def failed(_error: Exception) -> bool:
            self._page.plan.show_ready()
            return False

        self._desk.tasks.run(work, then, failed)

    def _say_clash(self, day: date) -> None:
        pair_id = self._pair_id
        self._desk.tasks.run(lambda: self._wing.proposals.clash(pair_id, day), self._page.plan.show_clash)


def _afternoon(day: date) -> datetime:
    return datetime.combine(day, AFTERNOON).astimezone()
