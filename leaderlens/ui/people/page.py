"""People: a card about oneself, and one for whatever state the pair is in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.people.forms import InviteCard, JoinCard
from leaderlens.ui.people.pair_cards import PairCard, PendingCard
from leaderlens.ui.people.term_card import ClosedTermCard, EndGuide
from leaderlens.ui.people.view import PairView, PeopleView
from leaderlens.ui.people.you_card import YouCard
from leaderlens.ui.style.metrics import GAP, RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import NoticeBar
from leaderlens.ui.widgets.page import PageScaffold


class PeoplePage(PageScaffold):
    """Wishes: ``invited(name, council, date)``, ``withdrawn(pair_id)``, ``looked(code)``, ``joined(code)``,
    ``check_wanted``, ``answered({number: word})``, ``words_wanted`` for the presenter; ``hand_over_requested(code)``
    (empty once the pair is together) and ``choose_pair_requested(pair_id)`` for the app.

    Of the end of a term: ``session_wanted(id)``, ``day_foreseen(pair_id, day)``,
    ``term_closed(pair_id, day, session_id, carried)``, ``carry_chosen(pair_id, carried)``,
    ``carried_over(old, new, chosen)``.
    """

    invited = Signal(str, str, object)
    withdrawn = Signal(str)
    looked = Signal(str)
    joined = Signal(str)
    check_wanted = Signal()
    answered = Signal(object)
    words_wanted = Signal()
    settings_wanted = Signal()
    """How the pair in view checks in."""
    hand_over_requested = Signal(str)
    choose_pair_requested = Signal(str)
    session_wanted = Signal(str)
    day_foreseen = Signal(str, object)
    term_closed = Signal(str, object, str, object)
    carry_chosen = Signal(str, object)
    carried_over = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("People"), _("You, and the people you have chosen to do this with."), parent=parent, width=RATING_WIDTH
        )
        self._view: PeopleView | None = None
        self.invite: InviteCard | None = None
        self.join: JoinCard | None = None
        self.pair: PairCard | None = None
        self.pending: tuple[PendingCard, ...] = ()
        self.chooser: ChoiceCards | None = None
        self.look_elsewhere: Button | None = None
        self.guide: EndGuide | None = None
        self.closed: ClosedTermCard | None = None
        self.another: Button | None = None
        holder = QWidget()
        self._pairs = QVBoxLayout(holder)
        self._pairs.setContentsMargins(0, 0, 0, 0)
        self._pairs.setSpacing(theme().metrics.space(GAP))
        self.add(holder)
        self.you = YouCard()
        self.add(self.you)
        self.you.check_wanted.connect(self.check_wanted)
        self.you.answered.connect(self.answered)
        self.you.words_wanted.connect(self.words_wanted)

    # ------------------------------------------------------------ what the presenter shows

    def show_people(self, view: PeopleView) -> None:
        """Show ``view``. A form being filled in stays as it is while what it is about has not changed."""
        before, self._view = self._view, view
        self.you.show_person(view.person, confirmed=view.recovery_confirmed)
        same = before is not None and (before.pairs, before.waiting, before.in_view, before.refused) == (
            view.pairs, view.waiting, view.in_view, view.refused,
        )  # fmt: skip
        if not same:
            self._rebuild(view)

    def show_pair_form(self) -> None:
        """Put the form that invites somebody in sight, or the pair where there is one; the keyboard goes there."""
        view = self._view
        if view is None or view.coach:
            return
        if not view.pairs and self.invite is None:
            self._swap_form(join=False)
        target: QWidget | None = self.invite or next(iter(self.pending), None) or self.pair
        if self.invite is not None:
            self.invite.start()
        elif self.pending:
            self.pending[0].hand_over.setFocus()
        if target is not None:
            self.ensureWidgetVisible(target)

    def show_join_form(self, code: str = "") -> None:
        """Put the form for the six words in sight; ``code`` fills it in."""
        if self._view is None or self._view.coach:
            return
        if self.join is None:
            self._swap_form(join=True)
        if self.join is not None:
            if code:
                self.join.fill(code)
            self.join.start()
            self.ensureWidgetVisible(self.join)

    def show_end(self) -> None:
        """Put the guide to the end of the term in sight; what both chose, where it is over."""
        if self._view is None or self.pair is None:
            return
        if self.closed is not None:
            closed = self.closed
            QTimer.singleShot(0, closed, lambda: self._bring_up(closed))
        else:
            self._end_term()

    def show_chooser(self) -> None:
        """Put the other pairs in sight, where there are any."""
        if self.look_elsewhere is None or self.chooser is None:
            return
        self.look_elsewhere.click()
        chooser = self.chooser
        QTimer.singleShot(0, chooser, lambda: self.ensureWidgetVisible(chooser))

    def show_inviting(self, *, busy: bool) -> None:
        if self.invite is not None:
            self.invite.set_busy(busy=busy)

    def show_invite_problem(self, code: str, sentence: str) -> None:
        if self.invite is not None:
            self.invite.show_problem(code, sentence)

    def show_looking(self, *, busy: bool) -> None:
        if self.join is not None:
            self.join.set_busy(busy=busy)

    def show_invitation(self, name: str, role: Role, sentence: str) -> None:
        """Who invites, and to what."""
        if self.join is not None:
            self.join.show_invitation(name, role, sentence)

    def show_join_problem(self, sentence: str) -> None:
        if self.join is not None:
            self.join.show_problem(sentence)

    def ask_words(self, numbers: tuple[int, ...]) -> None:
        """Ask for three recovery words by number."""
        self.you.ask(numbers)

    def show_wrong_words(self, numbers: tuple[int, ...]) -> None:
        self.you.show_wrong(numbers)

    def show_recovery_words(self, words: tuple[str, ...]) -> None:
        self.you.show_words(words)

    def put_words_away(self) -> None:
        """Nothing secret stays in sight when the page is left, or the check is over."""
        self.you.rest()

    # ------------------------------------------------------------ inside

    def _rebuild(self, view: PeopleView) -> None:
        while self._pairs.count():
            item = self._pairs.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.invite = self.join = self.pair = self.chooser = self.another = self.look_elsewhere = None
        self.guide = self.closed = None
        self.pending = ()
        if view.coach:
            self._pairs.addWidget(_coach_card())
            return
        for sentence in view.refused:
            self._pairs.addWidget(NoticeBar(sentence, "warm", closable=False))
        if view.waiting:
            self._add_join(view)
        self._add_pending(view)
        self._add_pair(view)
        if not view.pairs and not view.waiting:
            self._add_invite(view)

    def _add_pair(self, view: PeopleView) -> None:
        shown = view.shown
        if shown is None:
            return
        self.pair = PairCard(shown)
        self.pair.settings_wanted.connect(self.settings_wanted)
        self.pair.hand_over_wanted.connect(lambda: self.hand_over_requested.emit(""))
        self.pair.end_wanted.connect(self._end_term)
        self._pairs.addWidget(self.pair)
        if shown.pair.over and shown.term is not None:
            self._add_closed(shown)
        if len(view.connected) > 1:
            self._add_chooser(view, shown)
        self.another = Button(_("Set up another pair"), icon="plus")
        self.another.clicked.connect(self._another_pair)
        self._pairs.addWidget(FlowRow(self.another))

    def _add_chooser(self, view: PeopleView, shown: PairView) -> None:
        """The other pairs, by council and term alone, and only when asked: somebody may be looking on."""
        items = tuple((each.pair.id, each.pair.council, each.span, "") for each in view.connected)
        self.chooser = ChoiceCards(_("Which pair is in view?"), items)
        self.chooser.set_value(shown.pair.id)
        self.chooser.changed.connect(self.choose_pair_requested)
        card = Card()
        card.add(Heading(_("Which pair is in view?"), 3))
        card.add(
            Body(_("All pages speak of this one, and of no other. No pair is told that there is another."), "ink2")
        )
        card.add(self.chooser)
        card.hide()
        self.look_elsewhere = Button(_("Look at another pair"), Kind.QUIET, icon="arrow-left-right")
        row = FlowRow(self.look_elsewhere)
        self._pairs.addWidget(row)
        self._pairs.addWidget(card)
        chooser = self.chooser

        def show() -> None:
            row.hide()
            card.show()
            chooser.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

        self.look_elsewhere.clicked.connect(show)

    def _add_closed(self, shown: PairView) -> None:
        pair_id = shown.pair.id
        self.closed = ClosedTermCard(shown)
        self.closed.carry_chosen.connect(lambda carried: self.carry_chosen.emit(pair_id, carried))
        self.closed.carried_over.connect(lambda new, chosen: self.carried_over.emit(pair_id, new, chosen))
        self.closed.successor_wanted.connect(self._another_pair)
        self._pairs.addWidget(self.closed)

    def _end_term(self) -> None:
        """The guide opens below the pair; closing it puts the keyboard back."""
        shown = self._view.shown if self._view is not None else None
        if shown is None or self.pair is None or self._view is None:
            return
        if self.guide is None:
            pair_id = shown.pair.id
            self.guide = EndGuide(shown, self._view.today)
            self.guide.session_wanted.connect(self.session_wanted)
            self.guide.foreseen.connect(lambda day: self.day_foreseen.emit(pair_id, day))
            self.guide.left.connect(self._leave_guide)
            self.guide.closed.connect(
                lambda day, session_id, carried: self.term_closed.emit(pair_id, day, session_id, carried)
            )
            self._pairs.insertWidget(self._pairs.indexOf(self.pair) + 1, self.guide)
        self.guide.start()
        guide = self.guide
        QTimer.singleShot(0, guide, lambda: self._bring_up(guide))  # when the layout has given it its place

    def _bring_up(self, card: QWidget) -> None:
        """Scroll until ``card`` begins at the top of the page, as far as there is something to scroll."""
        inside = self.widget()
        if inside is not None:
            self.verticalScrollBar().setValue(card.mapTo(inside, QPoint(0, 0)).y() - theme().metrics.space(GAP))

    def _leave_guide(self) -> None:
        if self.guide is not None:
            self._pairs.removeWidget(self.guide)
            self.guide.hide()
            self.guide.deleteLater()
            self.guide = None
        if self.pair is not None:
            self.pair.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_pending(self, view: PeopleView) -> None:
        cards = []
        for each in view.pending:
            card = PendingCard(each)
            card.hand_over_wanted.connect(self.hand_over_requested)
            card.withdraw_wanted.connect(self.withdrawn)
            self._pairs.addWidget(card)
            cards.append(card)
        self.pending = tuple(cards)

    def _add_invite(self, view: PeopleView) -> InviteCard:
        card = InviteCard(view.person.role, view.today)
        card.invited.connect(self.invited)
        card.join_wanted.connect(self.show_join_form)
        self._pairs.insertWidget(0, card)
        self.invite = card
        return card

    def _add_join(self, view: PeopleView) -> None:
        self.join = JoinCard(waiting=view.waiting)
        self.join.looked.connect(self.looked)
        self.join.joined.connect(self.joined)
        self.join.invite_wanted.connect(lambda: self._swap_form(join=False))
        self._pairs.insertWidget(0, self.join)

    def _another_pair(self) -> None:
        if self._view is not None:
            card = self.invite or self._add_invite(self._view)
            card.start()
            self.ensureWidgetVisible(card)

    def _swap_form(self, *, join: bool) -> None:
        """One form in place of the other."""
        if self._view is None:
            return
        for card in (self.invite, self.join):
            if card is not None:
                self._pairs.removeWidget(card)
                card.hide()
                card.deleteLater()
        self.invite = self.join = None
        if join:
            self._add_join(self._view)
        else:
            self._add_invite(self._view).start()


def _coach_card() -> Card:
    """What a coach sees, and where an invitation comes from."""
    card = Card(gap=12)
    card.add(Heading(_("The pairs you coach"), 2))
    card.add(
        Body(
            _(
                "A Leader and a Chief Executive invite a coach together; there is nothing to set up here. With the "
                "consent of both you see their charts and the topics they share, read only, for as long as both "
                "agree. You never see a journal, and never a sheet before both are sealed."
            ),
            "ink2",
        )
    )
    return card
