"""What is typed while a session is held: lines, what was heard and meant, an agreement in the making, the last words.

Each has a scribe of its own that keeps it while it is typed. Another turn brings other scribes; what the ones before
could not put on the disk yet is held until they can.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.session import Verdict
from leaderlens.ui.desk import Desk
from leaderlens.ui.sessions import telling, words
from leaderlens.ui.sessions.scribe import Scribe
from leaderlens.ui.sessions.sitting import Seen, Sitting, half_key, keeper, lines_key, packed

if TYPE_CHECKING:
    from datetime import date

    from leaderlens.ui.sessions.running_page import RunningPage


def _nothing(_text: str, kept: str) -> str:
    return kept


class Handwriting:
    """The words of one session at a time. ``told(Changes)`` hears of what was written beside the turns."""

    def __init__(self, page: RunningPage, desk: Desk, sitting: Sitting, told: Callable[[Changes], None]) -> None:
        self._page, self._desk, self._sitting, self._told = page, desk, sitting, told
        self._pair_id = self._session_id = ""
        self._seen: Seen | None = None
        self._line = self._heard = self._closing = self._half = self._beside = self._scribe(_nothing)
        self._left: tuple[Scribe, ...] = ()  # what was on its way to the disk when its field went to other words
        self._mended = ""
        step = page.step
        step.notes.typed.connect(self._keep_line)
        step.hearing.heard_typed.connect(self._keep_heard)
        step.hearing.correction_typed.connect(self.mend)
        step.agree.typed.connect(self._keep_half)
        page.closing.typed.connect(self._keep_closing)
        page.opening.typed.connect(self.keep_beside)
        step.owed.typed.connect(self.keep_beside)

    @property
    def unsaved(self) -> bool:
        """Whether words stand in a field that are not on the disk."""
        left = any(scribe.unsaved for scribe in self._left)
        return left or any(scribe.unsaved or scribe.saved != text for scribe, text in self._fields())

    @property
    def line_id(self) -> str:
        """The line that stands in the field; empty while it is new."""
        return self._line.id

    @property
    def heard_id(self) -> str:
        """What is being said back; empty while it is said for the first time, or anew."""
        return self._heard.id

    # ------------------------------------------------------------ coming and going

    def sit_down(self, pair: Pair, seen: Seen, today: date) -> None:
        """The session is here: what was half written in it stands in its fields again."""
        self._pair_id, self._session_id, self._seen = pair.id, seen.record.session.id, None
        self._line = self._heard = self._closing = self._scribe(_nothing)
        half, beside = half_key(self._session_id), lines_key(self._session_id)
        self._half = self._form(half, packed(seen.half))
        self._beside = self._form(beside, packed(seen.lines))
        self._page.step.agree.show_words(words.owners(pair), today, today + telling.FORTNIGHT, seen.half)

    def begin_turn(self, seen: Seen) -> None:
        """Another turn: fresh fields, and what was already said back in it."""
        self._let_go(self._line, self._heard)
        self._seen = seen
        step = seen.record.step.id
        self._line = self._scribe(self._note(step))
        self._page.step.notes.show_text("")
        listener = telling.listener_of(seen.record)
        said = () if listener is None else telling.said_back(seen.record, listener)
        self._mended = said[-1].correction if said else ""
        if listener is None:
            self._heard = self._scribe(_nothing)
        else:
            kept = (said[-1].id, said[-1].heard) if said else ("", "")
            self._heard = self._scribe(self._hear(step, listener), *kept)

    def look_again(self, seen: Seen) -> None:
        """The same turn, seen anew."""
        self._seen = seen

    def end(self, closing: str) -> None:
        """The session is over: its last words are written now."""
        if self._closing.id == self._session_id:
            return
        pair_id, session_id = self._pair_id, self._session_id

        def keep(text: str, _kept: str) -> str:
            self._sitting.sessions.keep_closing(pair_id, session_id, text)
            return session_id

        self._closing = self._scribe(keep, session_id, closing)

    def caught_up(self) -> bool:
        """Whether there was anything to keep that was typed while the turn moved, behind "next" or at the other laptop.

        It is of the turn that is still in view.
        """
        late = any(scribe.wanted != text for scribe, text in self._fields())
        if late:
            self.keep()
        return late

    def keep(self) -> None:
        """Hand over what stands in the fields in view."""
        for scribe, text in self._fields():
            scribe.put(text)
        if self._page.shows_step and self._seen is not None:
            self.mend(self._page.step.hearing.texts()[1])

    def leave(self) -> None:
        """Everything goes to the worker; what no disk would take is held, and tried again with the next leaving."""
        for scribe in self._left:
            scribe.try_again()
        if not self._session_id:
            return
        self.keep()
        self._let_go(self._line, self._heard, self._closing, self._half, self._beside)
        self._line = self._heard = self._closing = self._half = self._beside = self._scribe(_nothing)
        self._session_id, self._seen = "", None

    # ------------------------------------------------------------ acting on words

    def enter_line(self, text: str) -> bool:
        """The line is finished; a fresh one begins. Answers whether there was one."""
        if self._seen is None or not (text.strip() or self._line.id):
            return False
        self._line.put(text)
        self._let_go(self._line)
        self._line = self._scribe(self._note(self._seen.record.step.id))
        self._page.step.notes.show_text("")
        return True

    def edit_line(self, line_id: str, text: str) -> None:
        """Change a line: it goes into the field, and what stood there is kept as a line of its own."""
        if self._seen is None:
            return
        self._line.put(self._page.step.notes.text())
        self._let_go(self._line)
        self._line = self._scribe(self._note(self._seen.record.step.id), line_id, text)
        self._page.step.notes.show_text(text)
        self._page.step.notes.line.edit.setFocus()

    def judged(self, verdict: Verdict) -> Callable[[str, str], Changes]:
        """What the speaker says to what stands in the field, to be written after it."""
        heard, meant = self._page.step.hearing.texts()
        self._heard.put(heard)
        scribe = self._heard
        meant = "" if verdict is Verdict.YES else meant
        self._mended = meant

        record = self._seen.record if self._seen is not None else None

        def act(pair_id: str, session_id: str) -> Changes:
            sessions = self._sitting.sessions
            listener = None if record is None else telling.listener_of(record)
            if not scribe.id and record is not None and listener is not None:  # said back aloud, and not typed
                scribe.id = sessions.say_back(pair_id, session_id, record.step.id, listener, "")[1]
            return sessions.judge(pair_id, scribe.id, verdict, meant) if scribe.id else Changes()

        return act

    def mend(self, meant: str) -> None:
        """What the speaker meant, kept while it is typed."""
        scribe, verdict = self._heard, self._verdict()
        if meant == self._mended or verdict is None or verdict is Verdict.YES or not scribe.id:
            return
        self._mended = meant
        pair_id = self._pair_id
        self._desk.tasks.run(lambda: self._sitting.sessions.judge(pair_id, scribe.id, verdict, meant), self._told)

    def hear_again(self) -> bool:
        """The listener tries once more; what was said before stays above."""
        if self._seen is None or (listener := telling.listener_of(self._seen.record)) is None:
            return False
        self.keep()
        self._let_go(self._heard)
        self._heard, self._mended = self._scribe(self._hear(self._seen.record.step.id, listener)), ""
        self._page.step.hearing.empty()
        self._page.step.hearing.heard.edit.setFocus()
        return True

    def keep_beside(self) -> None:
        """What is typed beside agreements to look back at."""
        shown = self._page.opening.list if self._page.shows_opening else self._page.step.owed
        self._beside.put(packed(shown.lines()))

    def drop_half(self) -> None:
        """The agreement in the making is one, or is let go."""
        self._half.put("")

    # ------------------------------------------------------------ inside

    def _scribe(self, write: Callable[[str, str], str], kept_id: str = "", kept: str = "") -> Scribe:
        return Scribe(self._desk.tasks, write, kept_id, kept)

    def _let_go(self, *scribes: Scribe) -> None:
        """Other words come into their fields; what no disk has taken by now is held here until one does."""
        self._left = tuple(one for one in (*self._left, *scribes) if one.unsaved)

    def _form(self, key: str, kept: str) -> Scribe:
        return self._scribe(keeper(self._sitting.drafts, key), key if kept else "", kept)

    def _note(self, step: str) -> Callable[[str, str], str]:
        """How a line of that step is kept."""
        pair_id, session_id, sessions = self._pair_id, self._session_id, self._sitting.sessions

        def write(text: str, kept: str) -> str:
            if kept:
                sessions.edit_line(pair_id, kept, text)
                return kept if text.strip() else ""
            return sessions.add_line(pair_id, session_id, step, text)[1] if text.strip() else ""

        return write

    def _hear(self, step: str, listener: Role) -> Callable[[str, str], str]:
        """How what that person heard is kept."""
        pair_id, session_id, sessions = self._pair_id, self._session_id, self._sitting.sessions

        def write(text: str, kept: str) -> str:
            if not (kept or text.strip()):
                return ""
            return sessions.say_back(pair_id, session_id, step, listener, text, kept)[1]

        return write

    def _fields(self) -> tuple[tuple[Scribe, str], ...]:
        """What is in view to type in: who keeps it, and what stands there."""
        page, step = self._page, self._page.step
        if page.shows_closing:
            return ((self._closing, page.closing.closing.text()),)
        if page.shows_opening:
            return ((self._beside, packed(page.opening.list.lines())),)
        if not page.shows_step or self._seen is None:
            return ()
        fields = [(self._line, step.notes.text()), (self._half, packed(step.agree.words()))]
        if step.owed.cards:
            fields.append((self._beside, packed(step.owed.lines())))
        if telling.listener_of(self._seen.record) is not None:
            fields.append((self._heard, step.hearing.texts()[0]))
        return tuple(fields)

    # each is the scribe of the moment: another turn brings others

    def _keep_line(self, text: str) -> None:
        self._line.put(text)

    def _keep_heard(self, text: str) -> None:
        self._heard.put(text)

    def _keep_closing(self, text: str) -> None:
        self._closing.put(text)

    def _keep_half(self) -> None:
        self._half.put(packed(self._page.step.agree.words()))

    def _verdict(self) -> Verdict | None:
        """What the speaker said to what stands in the field."""
        said = () if self._seen is None else self._seen.record.check_backs
        return next((one.verdict for one in said if one.id == self._heard.id), None)
