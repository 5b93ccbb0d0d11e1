"""Pairs people up, and looks after the recovery words of whoever is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Person
from leaderlens.domain.script import LAST_SESSION
from leaderlens.domain.session import SessionState
from leaderlens.domain.term import Carried
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _, medium_date
from leaderlens.services.pairing import InvitationText, Invited, Pairing
from leaderlens.services.sessions import Sessions
from leaderlens.services.terms import Terms
from leaderlens.services.vault import OpenVault
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.people.view import PairView, PeopleView, TermView
from leaderlens.ui.recovery_check import RecoveryCheck

if TYPE_CHECKING:
    from leaderlens.ui.people.page import PeoplePage

PAIRS_ACT = "pairs"
"""``Place("people", act=PAIRS_ACT)`` shows the other pairs to look at."""
END_ACT = "end"
"""``Place("people", act=END_ACT)`` opens the guide to the end of the term."""


class PeoplePresenter:
    """Acts for the page of people. ``handed_code``: six words that came with the laptop, looked up at once."""

    unsaved = False  # nothing that is typed here waits for the disk

    def __init__(
        self, page: PeoplePage, desk: Desk, pairing: Pairing, vault: OpenVault, terms: Terms, sessions: Sessions,
        handed_code: str = "",
    ) -> None:  # fmt: skip
        self._page, self._desk, self._pairing, self._vault = page, desk, pairing, vault
        self._terms, self._sessions = terms, sessions
        self._handed_code = handed_code
        self._check: RecoveryCheck | None = None
        self._words_wanted = False  # until the page is left: words that come later stay away
        page.invited.connect(self._invite)
        page.withdrawn.connect(self._withdraw)
        page.looked.connect(self._look)
        page.joined.connect(self._join)
        page.check_wanted.connect(self._ask_words)
        page.answered.connect(self._answered)
        page.words_wanted.connect(self._show_words)
        page.settings_wanted.connect(lambda: desk.go(Place("checkins", act="settings")))
        page.session_wanted.connect(self._last_session)
        page.day_foreseen.connect(self._foresee)
        page.term_closed.connect(self._close_term)
        page.carry_chosen.connect(self._choose_carried)
        page.carried_over.connect(self._carry_over)

    def show(self, place: Place) -> None:
        """Read who there is, and go to the form that ``place.act`` names (``pair``, ``join``, ``end`` or ``pairs``)."""
        self._read_then(partial(self._arrived, place.act))

    def refresh(self, changes: Changes) -> None:
        """Read again when people or what went wrong with them changed."""
        if changes.people or changes.problems:
            self._read_then(self._page.show_people)

    def leave(self) -> None:
        """Nothing is unsaved here; recovery words do not stay in sight."""
        self._check, self._words_wanted = None, False
        self._page.put_words_away()

    # ------------------------------------------------------------ reading

    def _read_then(self, then: Callable[[PeopleView], None]) -> None:
        in_view = self._desk.pair()
        self._desk.tasks.run(partial(self._read, in_view.id if in_view else ""), then)

    def _read(self, in_view: str) -> PeopleView:
        """On the worker."""
        return PeopleView(
            person=self._desk.person,
            recovery_confirmed=self._vault.recovery_confirmed,
            today=self._desk.clock().date(),
            pairs=self._views(self._pairing.pairs()),
            in_view=in_view,
            waiting=bool(self._pairing.waiting()),
            refused=tuple(str(error) for error in self._pairing.refused()),
        )

    def _views(self, pairs: tuple[Pair, ...]) -> tuple[PairView, ...]:
        return tuple(self._view(pair, pairs) for pair in pairs)

    def _term(self, pair: Pair, pairs: tuple[Pair, ...]) -> TermView:
        """How far the end of the pair's term has come, with where things may go along to."""
        sessions = self._sessions.all(pair.id)
        held = [one for one in sessions if one.began is not None]
        last = (one for one in sessions if one.script == LAST_SESSION and one.state is SessionState.PLANNED)
        into = [other for other in pairs if other.connected and not other.over and other.id != pair.id]
        return TermView(
            closing=self._terms.closing(pair.id),
            standing=self._terms.standing(pair.id),
            sessions=tuple((one.id, medium_date(one.moment.date())) for one in held if one.moment is not None),
            targets=tuple(
                (
                    other.id,
                    _("{council}, since {date}").format(council=other.council, date=medium_date(other.term_start)),
                )
                for other in into
            ),
            carried_into=self._terms.carried_into(pair.id),
            pieces=self._terms.pieces(pair.id),
            planned=next((one.id for one in last), ""),
        )

    def _view(self, pair: Pair, pairs: tuple[Pair, ...]) -> PairView:
        name = Person("", pair.name_of(pair.partner), pair.partner).first_name
        if pair.connected:
            words = tuple((self._pairing.safety_words(pair.id) or "").split())
            return PairView(pair, name, safety=words, term=self._term(pair, pairs))
        code = self._pairing.code(pair.id) or ""
        return PairView(pair, name, code=tuple(code.split()), expired=self._pairing.expired(pair.id))

    def _arrived(self, act: str, view: PeopleView) -> None:
        self._page.show_people(view)
        code, self._handed_code = self._handed_code, ""
        if code and view.waiting:
            self._page.show_join_form(code)
            self._look(code)
        elif act == PAIRS_ACT:
            self._page.show_chooser()
        elif act == END_ACT:
            self._page.show_end()
        elif act == "join":
            self._page.show_join_form()
        elif act == "pair":
            self._page.show_pair_form()

    # ------------------------------------------------------------ pairing

    def _invite(self, name: str, council: str, since: date) -> None:
        self._page.show_inviting(busy=True)
        self._desk.tasks.run(partial(self._pairing.invite, name, council, since), self._invited, self._not_invited)

    def _invited(self, _invited: Invited) -> None:
        self._people_changed()

    def _not_invited(self, error: Exception) -> bool:
        self._page.show_inviting(busy=False)
        if isinstance(error, LeaderLensError) and error.code in {"name", "council"}:
            self._page.show_invite_problem(error.code, str(error))
            return True
        return False

    def _withdraw(self, pair_id: str) -> None:
        self._desk.tasks.run(partial(self._pairing.withdraw, pair_id), self._desk.changed, self._not_withdrawn)

    def _not_withdrawn(self, _error: Exception) -> bool:
        """An answer came in between: show it, and let the sentence say so."""
        self._people_changed()
        return False

    def _look(self, code: str) -> None:
        self._page.show_looking(busy=True)
        self._desk.tasks.run(partial(self._pairing.look, code), self._found, self._not_joined)

    def _found(self, invitation: InvitationText) -> None:
        sentence = _("{name}, {role}, invites you to {council}, since {date}.").format(
            name=invitation.name,
            role=invitation.role.label,
            council=invitation.council,
            date=medium_date(invitation.term_start),
        )
        self._page.show_invitation(invitation.name, invitation.role, sentence)

    def _join(self, code: str) -> None:
        self._page.show_looking(busy=True)
        self._desk.tasks.run(partial(self._pairing.accept, code), self._joined, self._not_joined)

    def _joined(self, _pair: Pair) -> None:
        self._people_changed()

    def _not_joined(self, error: Exception) -> bool:
        if isinstance(error, LeaderLensError):
            self._page.show_join_problem(str(error))
            return True
        self._page.show_looking(busy=False)
        return False

    # ------------------------------------------------------------ the end of a term

    def _last_session(self, planned: str) -> None:
        """The last session that is planned, or the form for one."""
        plan = Place("sessions", act="plan", chosen=LAST_SESSION)
        self._desk.go(Place("sessions", session_id=planned) if planned else plan)

    def _foresee(self, pair_id: str, day: date) -> None:
        def told(changes: Changes) -> None:
            self._desk.changed(changes)
            self.show(Place("people", act=END_ACT))  # the guide stays open

        self._desk.tasks.run(partial(self._terms.foresee, pair_id, day), told)

    def _close_term(self, pair_id: str, day: date, session_id: str, carried: tuple[Carried, ...]) -> None:
        def close() -> Changes:
            return self._terms.carry(pair_id, carried) + self._terms.close(pair_id, day, session_id)

        self._desk.tasks.run(close, self._term_changed, self._term_refused)

    def _choose_carried(self, pair_id: str, carried: tuple[Carried, ...]) -> None:
        self._desk.tasks.run(partial(self._terms.carry, pair_id, carried), self._term_changed)

    def _carry_over(self, old_pair: str, new_pair: str, chosen: Mapping[str, str]) -> None:
        self._desk.tasks.run(partial(self._terms.carry_over, old_pair, new_pair, chosen), self._term_changed)

    def _term_changed(self, changes: Changes) -> None:
        self._desk.changed(changes + Changes(people=True, sessions=True, commitments=True))

    def _term_refused(self, _error: Exception) -> bool:
        """Something came in between: show how things stand, and let the sentence say so."""
        self._people_changed()
        return False

    def _people_changed(self) -> None:
        """Everybody reads again, this page as well."""
        self._desk.changed(Changes(people=True))

    # ------------------------------------------------------------ recovery words

    def _ask_words(self) -> None:
        self._words_wanted = True
        self._desk.tasks.run(self._vault.recovery_words, self._ask)

    def _ask(self, words: tuple[str, ...]) -> None:
        if not self._words_wanted:
            return
        self._check = RecoveryCheck(words)
        self._page.ask_words(self._check.numbers)

    def _answered(self, answers: Mapping[int, str]) -> None:
        if self._check is None:
            return
        wrong = self._check.wrong(answers)
        if wrong:
            self._page.show_wrong_words(wrong)
        else:
            self._desk.tasks.run(self._vault.confirm_recovery, lambda _none: self._confirmed())

    def _confirmed(self) -> None:
        self._check = None
        self._page.put_words_away()
        self._people_changed()

    def _show_words(self) -> None:
        self._words_wanted = True
        self._desk.tasks.run(self._words_for_the_eye, self._words_read)

    def _words_for_the_eye(self) -> tuple[str, ...]:
        """On the worker; the vault's log tells its owner that they were shown."""
        self._vault.note("words-shown")
        return self._vault.recovery_words()

    def _words_read(self, words: tuple[str, ...]) -> None:
        if self._words_wanted:
            self._page.show_recovery_words(words)
