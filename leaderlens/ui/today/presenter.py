"""Acts for the Today page: one quick look that fills it, one slower one for the latest reveal, and the quick line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from leaderlens.analysis.pictures import PairedSeries
from leaderlens.domain.agreement import Agreement
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalLine
from leaderlens.domain.people import SEATS, Pair, Role
from leaderlens.i18n import _, month_year
from leaderlens.services.agreements import Agreements
from leaderlens.services.checkins import CheckIns, CheckInSummary
from leaderlens.services.journal import Journal
from leaderlens.services.pairing import Pairing
from leaderlens.services.quick_line import QuickLine
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.trends import Latest, Trends
from leaderlens.services.vault import OpenVault
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.today import wording
from leaderlens.ui.today.session_words import Meeting, awaiting
from leaderlens.ui.today.view import Action, Glance, HandOver, JournalRow, LatestCard, Line
from leaderlens.ui.today.wording import Situation

if TYPE_CHECKING:
    from leaderlens.ui.today.page import TodayPage

LINE_ACT = "line"
"""``Place("today", act=LINE_ACT)`` puts the keyboard on the quick line."""

_RECENT = 4


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one look found."""

    situation: Situation
    lines: tuple[JournalLine, ...]
    recovery_confirmed: bool
    due: tuple[Agreement, ...] = ()


class TodayPresenter:
    """Today, for the person at the desk.

    The quick line is kept as a draft with every pause: ``_drafted`` is what of it is on the disk, None before that is
    known.
    """

    def __init__(
        self,
        page: TodayPage,
        desk: Desk,
        checkins: CheckIns,
        trends: Trends,
        journal: Journal,
        pairing: Pairing,
        vault: OpenVault,
        agreements: Agreements,
        proposals: SessionProposals,
    ) -> None:
        self._page, self._desk = page, desk
        self._checkins, self._trends, self._journal = checkins, trends, journal
        self._pairing, self._vault, self._agreements = pairing, vault, agreements
        self._proposals = proposals
        self._latest: tuple[str, LatestCard] | None = None  # the reveal it is of, and what it says
        self._asked = 0
        self._keeping = False
        self._quick = QuickLine(vault.database)
        self._drafted: str | None = None
        page.wished.connect(self._go)
        page.line_entered.connect(self._keep)
        page.line_paused.connect(self._keep_draft)

    @property
    def unsaved(self) -> bool:
        """Whether the quick line holds words that are not on the disk."""
        return self._page.line() != (self._drafted or "")

    def show(self, place: Place) -> None:
        now = self._desk.clock().astimezone()
        self._page.show_greeting(wording.greeting(now, self._desk.person.first_name), self._desk.person.role)
        self._read()
        if self._drafted is None:
            self._desk.tasks.run(self._quick.draft, self._show_draft)
        if place.act == LINE_ACT:
            self._page.focus_line()

    def refresh(self, changes: Changes) -> None:
        if changes.reveals or changes.sessions:
            self._latest = None  # what it says, or what it offers, may be another
        if (
            changes.checkins
            or changes.drafts
            or changes.reveals
            or changes.people
            or changes.journal
            or changes.commitments
            or changes.sessions
        ):
            self._read()

    def leave(self) -> None:
        """A line that was typed but not entered waits here for its author: the vault may be about to lock."""
        self._keep_draft(self._page.line())

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        self._asked += 1
        asked, pair = self._asked, self._desk.pair()
        self._desk.tasks.run(lambda: self._look(pair), lambda seen: self._show_glance(asked, pair, seen))

    def _look(self, pair: Pair | None) -> _Seen:
        """Everything but the latest reveal: a few milliseconds each, on the worker."""
        person = self._desk.person
        seated, connected = person.role in SEATS, pair is not None and pair.connected
        inviting = pair is not None and not connected
        situation = Situation(
            person=person,
            pair=pair,
            today=self._today(),
            summaries=self._checkins.overview(pair.id) if pair is not None and connected else (),
            waiting=seated and not connected and bool(self._pairing.waiting()),
            code=self._pairing.code(pair.id) if pair is not None and inviting else None,
            expired=self._pairing.expired(pair.id) if pair is not None and inviting else False,
        )
        if pair is not None and connected and seated and not pair.over:
            situation = replace(situation, meeting=self._meeting(pair, situation))
        due = self._agreements.due(pair.id) if pair is not None and connected and not pair.over else ()
        if pair is not None and seated:
            situation = self._beside(pair, situation)
        by_now = sum(one.due_by(situation.today) for one in due)
        situation = replace(situation, agreements_due=by_now, agreements_ahead=len(due) - by_now)
        return _Seen(situation, self._journal.lines()[:_RECENT], self._vault.recovery_confirmed, due[:_RECENT])

    def _beside(self, pair: Pair, situation: Situation) -> Situation:
        """What there is to say of the pairs that are not in view."""
        others = [one for one in self._pairing.pairs() if one.connected and one.id != pair.id]
        waiting = any(self._waits(one, situation.today) for one in others if not one.over)
        return replace(situation, others=len(others), due_elsewhere=waiting)

    def _waits(self, pair: Pair, today: date) -> bool:
        """Whether something of a pair waits for us by today: whatever the bell would ring for."""
        if wording.to_do(self._checkins.overview(pair.id)):
            return True
        if any(one.due_by(today) for one in self._agreements.due(pair.id)):
            return True
        meeting = self._proposals.sessions.next(pair.id)
        return meeting is not None and bool(awaiting(Meeting("", meeting), today))

    def _meeting(self, pair: Pair, situation: Situation) -> Meeting | None:
        """The session that is under way or next. Whether one is worth having is asked only when nothing else is due:
        it takes a look at every reveal.
        """
        sessions, scripts = self._proposals.sessions, self._proposals.scripts
        found = sessions.under_way(pair.id) or sessions.next(pair.id)
        if found is not None:
            return Meeting(scripts.script(found.script).title, found)
        if self._proposals.parting(pair.id):
            return Meeting("", parting=True)
        if wording.to_do(situation.summaries) or any(one.stage.under_way for one in situation.summaries):
            return None
        proposal = self._proposals.proposal(pair.id)
        return None if proposal is None else Meeting(scripts.script(proposal.script).title, proposal=proposal)

    def _show_glance(self, asked: int, pair: Pair | None, seen: _Seen) -> None:
        if asked != self._asked:
            return  # a later look is on its way
        situation = seen.situation
        newest = wording.newest_reveal(situation.summaries)
        known = self._latest if newest is not None and self._latest and self._latest[0] == newest.checkin.id else None
        self._page.show_glance(
            Glance(
                day=wording.day_line(situation),
                hero=wording.hero_of(situation),
                latest=known[1] if known else self._latest_frame(newest, situation),
                journal=tuple(_row(line, situation.today) for line in seen.lines),
                recovery=not seen.recovery_confirmed,
                due=tuple(JournalRow(one.id, one.text, _due(one, situation.today)) for one in seen.due),
            )
        )
        if newest is not None and pair is not None and known is None:
            unasked = situation.meeting is None and not pair.over
            self._desk.tasks.run(
                lambda: self._look_back(pair, unasked=unasked), lambda latest: self._show_latest(asked, pair, latest)
            )

    def _look_back(self, pair: Pair, *, unasked: bool) -> tuple[Latest | None, bool]:
        """The latest reveal, and whether a session is worth having of which the first look was not asked: it takes a
        look at every reveal, too.
        """
        return self._trends.latest(pair.id), unasked and self._proposals.proposal(pair.id) is not None

    def _latest_frame(self, newest: CheckInSummary | None, situation: Situation) -> LatestCard | None:
        """The card before its words are there: so that nothing moves when they come."""
        if situation.person.role is Role.COACH:
            return None
        if newest is None:
            return LatestCard(
                title=_("Where your views meet"),
                hint=_(
                    "After your first reveal this card says, in one sentence, where your two views meet and where "
                    "they part, and how the most telling item has moved."
                ),
            )
        return LatestCard(title=_("Your latest reveal"))

    def _show_latest(self, asked: int, pair: Pair, found: tuple[Latest | None, bool]) -> None:
        latest, worth = found
        if latest is None or asked != self._asked:
            return
        card = self._card(pair, latest)
        if worth:
            card = replace(card, other=Action(_("Plan a session"), Place("sessions", act="plan")))
        self._latest = (latest.checkin_id, card)
        self._page.show_latest(card)

    def _card(self, pair: Pair, latest: Latest) -> LatestCard:
        card = LatestCard(
            title=_("Your latest reveal"),
            headline=latest.headline,
            action=Action(_("See the reveal"), Place("reveal", checkin_id=latest.checkin_id)),
            other=Action(_("See our trends"), Place("trends")),
        )
        series = latest.trend.series if latest.trend is not None else None
        if latest.trend is None or series is None:
            return card
        days = [point.day for point in series.leader]
        return replace(
            card,
            item=_("{item}: {subject}").format(item=series.name, subject=series.subject_name),
            apart=series.apart_label,
            lines=tuple(self._line(pair, role, series) for role in SEATS),
            first=month_year(days[0]) if len(days) > 1 else "",
            last=month_year(days[-1]),
            said=latest.trend.alt,
        )

    def _line(self, pair: Pair, role: Role, series: PairedSeries) -> Line:
        name = _("You") if role is pair.me else wording.partner_name(pair)
        return Line(name, role, tuple(point.value for point in series.of(role)))

    def _today(self) -> date:
        return self._desk.clock().astimezone().date()

    # ------------------------------------------------------------ acting

    def _go(self, wish: Place | HandOver) -> None:
        if isinstance(wish, HandOver):
            self._page.hand_over_requested.emit(wish.code)
        else:
            self._desk.go(wish)

    def _keep(self, words: str) -> None:
        if self._keeping or not words.strip():
            return
        self._keeping = True
        self._page.show_keeping(keeping=True)
        self._desk.tasks.run(lambda: self._journal.quick_line(words), self._kept, self._not_kept)

    def _kept(self, changes: Changes) -> None:
        self._keeping = False
        self._page.show_kept(_("Kept in your journal"))
        self._keep_draft(self._page.line())
        self._desk.changed(changes)

    def _show_draft(self, words: str) -> None:
        """What stood in the line when it was last left. Whoever has begun another meanwhile keeps theirs."""
        self._drafted = words
        if words and not self._page.line():
            self._page.show_line(words)

    def _keep_draft(self, words: str) -> None:
        if self._keeping or words == (self._drafted or ""):
            return
        self._desk.tasks.run(lambda: self._quick.keep(words), lambda _changes: self._draft_kept(words))

    def _draft_kept(self, words: str) -> None:
        self._drafted = words

    def _not_kept(self, _error: Exception) -> bool:
        """The words stay in the field; the one door for errors says what happened. They are still unsaved."""
        self._keeping = False
        self._page.show_keeping(keeping=False)
        return False


def _due(agreement: Agreement, today: date) -> str:
    return "" if agreement.due is None else wording.due_words(agreement.due, today)


def _row(line: JournalLine, today: date) -> JournalRow:
    title = line.title.strip() or line.excerpt or _("An entry without words")
    return JournalRow(line.id, title, wording.when_words(line.moment.astimezone(), today))
