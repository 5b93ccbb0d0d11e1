"""Acts for the page of commitments: reads all three tabs at once, and keeps every form that is half filled in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Role
from leaderlens.i18n import _
from leaderlens.services.landing import Landing, landing
from leaderlens.services.objective_export import Exported, Form
from leaderlens.ui.commitments import (
    agreement_forms,
    agreements_words,
    objective_forms,
    objectives_words,
    priorities_words,
)
from leaderlens.ui.commitments.names import Names
from leaderlens.ui.commitments.view import (
    Act,
    Deed,
    DetailView,
    Do,
    Emptiness,
    Fill,
    Filling,
    FormView,
    ListView,
    Open,
    PageView,
    Tab,
)
from leaderlens.ui.commitments.wing import Seen, Wing
from leaderlens.ui.desk import Desk, Place

if TYPE_CHECKING:
    from leaderlens.ui.commitments.page import CommitmentsPage

_TAB_OF = {
    Filling.AGREEMENT: Tab.AGREEMENTS,
    Filling.AGREEMENT_WORDING: Tab.AGREEMENTS,
    Filling.AGREEMENT_REVIEW: Tab.AGREEMENTS,
    Filling.OBJECTIVE: Tab.OBJECTIVES,
    Filling.WORDING: Tab.OBJECTIVES,
    Filling.REFUSAL: Tab.OBJECTIVES,
    Filling.OBJECTIVE_REVIEW: Tab.OBJECTIVES,
    Filling.PRIORITY: Tab.PRIORITIES,
}
_PARTNERS_LENS = "collaboration"
_YEARLY_SCRIPT = "annual_review"
"""The shipped lens on working with bodies outside the council; the shipped script for the yearly review."""


class CommitmentsPresenter:
    """The page of commitments, for the person at the desk.

    ``_open`` is the id of what is looked at closely, ``_fill`` the form in sight, ``_drafted`` what of it is on the
    disk. ``_reviewing`` while the yearly review goes from one objective to the next.
    """

    def __init__(self, page: CommitmentsPage, desk: Desk, wing: Wing) -> None:
        self._page, self._desk, self._wing = page, desk, wing
        self._tab, self._open, self._came_from = Tab.AGREEMENTS, "", ""
        self._fill: Fill | None = None
        self._drafted: dict[str, str] = {}
        self._seen: Seen | None = None
        self._asked = 0
        self._reviewing = False
        self._busy = False
        self._form: Form = Form.WORD
        self._target: Landing | None = None
        self._path: Path | None = None
        page.wished.connect(self._wish)
        page.tab_chosen.connect(lambda value: self._go(Tab(value)))
        page.cap_chosen.connect(self._choose_cap)
        page.estimated.connect(self._estimate)
        page.form_submitted.connect(self._hand_in)
        page.form_left.connect(self._put_away)
        page.form_paused.connect(self._keep_draft)
        page.target_chosen.connect(self._choose_target)

    @property
    def unsaved(self) -> bool:
        """Whether the form in sight holds words that are not on the disk."""
        form = self._page.form
        return form is not None and form.touched and form.values() != self._drafted

    def show(self, place: Place) -> None:
        """``place.act`` is a tab, ``place.entry_id`` what to look at closely. Without either: as it was left."""
        if place.act in {tab.value for tab in Tab}:
            self._keep_draft()
            self._tab, self._open, self._fill = Tab(place.act), place.entry_id, None
        self._read()

    def refresh(self, changes: Changes) -> None:
        if changes.commitments or changes.people or changes.sessions:
            self._read()

    def leave(self) -> None:
        """A form half filled in waits in the vault: it may be about to lock."""
        self._keep_draft()

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        pair = self._desk.pair()
        if pair is None or not pair.connected or self._desk.person.role is Role.COACH:
            self._seen = None
            self._page.show_view(PageView(self._tab, alone=_alone(pair, self._desk.person.role)))
            return
        self._asked += 1
        asked, today = self._asked, self._desk.clock().astimezone().date()
        self._desk.tasks.run(lambda: self._wing.read(pair, today), lambda seen: self._arrived(asked, seen))

    def _arrived(self, asked: int, seen: Seen) -> None:
        if asked == self._asked:  # else a later look is on its way
            if self._seen is not None and self._seen.pair.id != seen.pair.id:
                self._open, self._fill = "", None
            self._seen = seen
            self._render()

    def _render(self) -> None:
        seen = self._seen
        if seen is None:
            return
        names = Names(seen.pair, self._desk.clock().astimezone().date())
        detail = self._detail(seen, names) if self._open else None
        form = self._form_view(seen, names) if self._fill is not None else None
        listed = self._listed(seen, names) if detail is None and form is None else None
        new = form is not None and (self._page.form is None or self._page.form.view.key != form.key)
        self._page.show_view(PageView(self._tab, listed, detail, form), opened=self._open, came_from=self._came_from)
        if form is not None and new and self._page.form is not None:
            draft = seen.drafts.get(self._key(form), {})
            self._drafted = dict(draft)
            self._page.form.fill(draft)

    def _listed(self, seen: Seen, names: Names) -> ListView:
        if self._tab is Tab.AGREEMENTS:
            view = agreements_words.list_of(seen.agreements, names)
        elif self._tab is Tab.OBJECTIVES:
            going = (self._target, self._path.name if self._path else "")
            view = objectives_words.list_of(seen.objectives, names, *going)
        else:
            view = priorities_words.list_of(seen.priorities, names)
        return self._with_begun(view, seen)

    def _with_begun(self, view: ListView, seen: Seen) -> ListView:
        """The list with a way back to forms that were begun on this tab."""
        begun = []
        for key in seen.drafts:
            pair_id, _colon, rest = key.partition(":")
            name, _colon, about = rest.partition(":")
            if pair_id == seen.pair.id and name in set(Filling) and _TAB_OF[Filling(name)] is self._tab:
                begun.append(Deed(_("Go on with what you began"), Fill(Filling(name), about), icon="pencil"))
        return replace(view, deeds=(*view.deeds, *begun[:1])) if begun and not view.empty else view

    def _detail(self, seen: Seen, names: Names) -> DetailView | None:
        agreement, objective, priority = seen.agreement(self._open), seen.objective(self._open), None
        if self._tab is Tab.AGREEMENTS and agreement is not None:
            return agreements_words.detail_of(agreement, seen.agreements, names)
        if self._tab is Tab.OBJECTIVES and objective is not None:
            return objectives_words.detail_of(objective, seen.objectives, names)
        priority = seen.priority(self._open)
        if self._tab is Tab.PRIORITIES and priority is not None:
            return priorities_words.detail_of(priority, seen.priorities, names)
        return None

    def _form_view(self, seen: Seen, names: Names) -> FormView | None:
        assert self._fill is not None  # noqa: S101 - the caller looked
        about = self._fill.id
        agreement, objective = seen.agreement(about), seen.objective(about)
        match self._fill.filling:
            case Filling.AGREEMENT | Filling.AGREEMENT_WORDING:
                return agreement_forms.form_for(agreement, names)
            case Filling.AGREEMENT_REVIEW:
                return None if agreement is None else agreement_forms.review_form(agreement, names)
            case Filling.OBJECTIVE:
                return objective_forms.form_for(None, names)
            case Filling.WORDING | Filling.REFUSAL:
                return objective_forms.words_form(self._fill.filling, objective, about, names)
            case Filling.OBJECTIVE_REVIEW:
                return None if objective is None else objective_forms.review_form(objective, names)
            case Filling.PRIORITY:
                return priorities_words.form_for(seen.priority(about), seen.priorities, names)

    # ------------------------------------------------------------ going about

    def _go(self, tab: Tab) -> None:
        self._keep_draft()
        self._tab, self._open, self._fill, self._came_from, self._reviewing = tab, "", None, "", False
        self._read()

    def _wish(self, wish: Open | Fill | Do) -> None:
        if isinstance(wish, Open):
            self._came_from, self._open, self._fill = self._open, wish.id, None
            self._render()
        elif isinstance(wish, Fill):
            self._keep_draft()
            self._reviewing = wish.filling is Filling.OBJECTIVE_REVIEW and not self._open
            self._open, self._fill = self._about(wish), wish
            self._render()
        else:
            self._do(wish)

    def _about(self, wish: Fill) -> str:
        """What to show beside a form: what it is about, or the objective whose wording it is about."""
        objective = None if self._seen is None else self._seen.objective_of(wish.id)
        return wish.id if objective is None else objective.id

    def _do(self, wish: Do) -> None:
        places = {
            Act.PAIR_UP: Place("people", act="pair"),
            Act.SEE_SESSION: Place("sessions", session_id=wish.id),
            Act.SEE_PARTNERS: Place("checkins", act="open", chosen=_PARTNERS_LENS),
            Act.PLAN_YEARLY: Place("sessions", act="plan", chosen=_YEARLY_SCRIPT),
            Act.SEE_AGREEMENT: Place("commitments", act=Tab.AGREEMENTS.value, entry_id=wish.id),
        }
        if wish.act in places:
            self._desk.go(places[wish.act])
        elif wish.act in {Act.EXPORT_WORD, Act.EXPORT_PDF}:
            self._form = Form.WORD if wish.act is Act.EXPORT_WORD else Form.PDF
            self._page.ask_target(self._wing.export.name_for(self._form), self._form.name.title(), self._form.suffix)
        elif wish.act is Act.EXPORT_NOW:
            self._export()
        elif wish.act is Act.EXPORT_NOT:
            self._target = self._path = None
            self._render()
        elif self._seen is not None:
            seen = self._seen
            self._desk.tasks.run(lambda: self._wing.do(seen, wish), self._desk.changed)

    # ------------------------------------------------------------ forms

    def _hand_in(self) -> None:
        form, seen, fill = self._page.form, self._seen, self._fill
        if form is None or seen is None or fill is None or self._busy:
            return
        self._busy = True
        self._page.show_busy(busy=True)
        key, values = self._key(form.view), form.values()

        def work() -> Changes:
            changes = self._wing.hand_in(seen, fill.filling, fill.id, values)
            return changes + self._wing.drafts.drop(key) if key in seen.drafts or self._drafted else changes

        self._desk.tasks.run(work, partial(self._handed_in, fill), self._not_handed_in)

    def _handed_in(self, fill: Fill, changes: Changes) -> None:
        self._busy, self._fill, self._drafted = False, None, {}
        self._page.show_busy(busy=False)
        self._page.done.emit(_("Kept"))
        if self._reviewing and self._seen is not None:
            left = [one.id for one in self._seen.objectives.due if one.id != fill.id]
            order = [one.id for one in self._seen.objectives.due]
            after = [one for one in left if order.index(one) > order.index(fill.id)] if fill.id in order else left
            self._reviewing = bool(after)
            self._open = after[0] if after else ""
            self._fill = Fill(Filling.OBJECTIVE_REVIEW, after[0]) if after else None
        self._desk.changed(changes)

    def _not_handed_in(self, _error: Exception) -> bool:
        """The words stay in the form; the one door for errors says what is wrong."""
        self._busy = False
        self._page.show_busy(busy=False)
        return False

    def _put_away(self) -> None:
        """Not now: what was typed waits as a draft."""
        self._keep_draft()
        self._fill, self._reviewing = None, False
        self._read()

    def _keep_draft(self) -> None:
        form = self._page.form
        if form is None or not self.unsaved or self._seen is None or self._busy:
            return
        key, values = self._key(form.view), form.values()
        self._desk.tasks.run(lambda: self._wing.drafts.keep(key, values), lambda _changes: self._draft_kept(values))

    def _draft_kept(self, values: dict[str, str]) -> None:
        self._drafted = values

    def _key(self, form: FormView) -> str:
        assert self._seen is not None  # noqa: S101 - no form stands on the page before something was read
        return f"{self._seen.pair.id}:{form.key}"

    # ------------------------------------------------------------ priorities

    def _choose_cap(self, most: int) -> None:
        if self._seen is not None:
            pair_id = self._seen.pair.id
            self._desk.tasks.run(lambda: self._wing.priorities.set_cap(pair_id, most), self._desk.changed)

    def _estimate(self, percent: int) -> None:
        if self._seen is not None:
            pair_id, today = self._seen.pair.id, self._desk.clock().astimezone().date()
            self._desk.tasks.run(lambda: self._wing.priorities.estimate(pair_id, percent, today), self._estimated)

    def _estimated(self, changes: Changes) -> None:
        self._page.done.emit(_("Kept for this week"))
        self._desk.changed(changes)

    # ------------------------------------------------------------ export

    def _choose_target(self, path: Path) -> None:
        self._path = path
        self._desk.tasks.run(partial(landing, path.parent), self._landed)

    def _landed(self, where: Landing) -> None:
        self._target = where
        self._render()

    def _export(self) -> None:
        if self._path is None or self._seen is None:
            return
        pair, path, form = self._seen.pair, self._path, self._form
        self._desk.tasks.run(lambda: self._wing.export.export(pair, form, path), self._exported)

    def _exported(self, done: Exported) -> None:
        self._target = self._path = None
        self._page.done.emit(done.sentence)
        self._render()


def _alone(pair: Pair | None, role: Role) -> Emptiness:
    if role is Role.COACH:
        return Emptiness(
            "handshake",
            _("What two people settle between them"),
            _("Agreements, objectives and priorities belong to a pair. A coach does not see them here."),
        )
    words = _("See your invitation") if pair is not None else _("Set up your pair")
    return Emptiness(
        "handshake",
        _("It takes two"),
        _("Agreements, objectives and priorities are what the two of you settle. First, become a pair."),
        Deed(words, Do(Act.PAIR_UP)),
    )
