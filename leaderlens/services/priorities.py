"""Priorities: the few things the pair chose; and a person's own weekly estimate of time spent on relationships."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.priority import HIGHEST_CAP, Horizon, Priority, TimeShare
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _, ngettext
from leaderlens.services.pair_log import PairLog
from leaderlens.store import priorities as rows
from leaderlens.store.database import Database, Session

LONGEST = 1_000
LONGEST_NAME = 120
MOST_NAMES = 30


@dataclass(frozen=True, slots=True)
class Priorities:
    """The priorities of one person's pairs. ``role`` is their seat."""

    database: Database
    log: PairLog
    role: Role
    clock: Clock

    def all(self, pair_id: str) -> tuple[Priority, ...]:
        """Those that stand, in their order, then those that were put down."""
        with self.database.reading() as session:
            return rows.priorities(session, pair_id)

    def cap(self, pair_id: str) -> int:
        """How many may stand at once: five, unless the pair chose otherwise."""
        with self.database.reading() as session:
            return rows.cap(session, pair_id)

    def set_cap(self, pair_id: str, most: int) -> Changes:
        """Choose how many may stand at once, 1 to 12. Nothing is put down by it."""
        fields = {"most": min(max(most, 1), HIGHEST_CAP)}
        return self._say(pair_id, [SetFields(rows.CHOICE, rows.CAP_ID, fields)])

    def choose(self, pair_id: str, title: str, horizon: Horizon, why: str = "") -> tuple[Changes, str]:
        """Choose one more. NotAllowedError: ``empty``, or ``enough`` when as many stand as the pair allows itself."""
        with self.database.reading() as session:
            self._refuse_if_enough(session, pair_id)
            standing = [one for one in rows.priorities(session, pair_id) if one.standing]
        name = portable(title, LONGEST_NAME).strip()
        if not name:
            raise NotAllowedError(_("Give the priority a name first."), code="empty")
        priority = Priority(
            id=secrets.token_hex(16),
            pair_id=pair_id,
            title=name,
            horizon=horizon,
            chosen=self.clock().date(),
            why=portable(why, LONGEST).strip(),
            order=max((one.order for one in standing), default=-1) + 1,
        )
        return self._say(pair_id, [SetFields(rows.PRIORITY, priority.id, rows.fields_of(priority))]), priority.id

    def change(self, priority: Priority, changed: Priority) -> Changes:
        """Write what differs between the two, and what was contested: whoever words it has chosen."""
        clean = replace(
            changed,
            title=portable(changed.title, LONGEST_NAME).strip() or priority.title,
            why=portable(changed.why, LONGEST).strip(),
            committed=_names(changed.committed),
            delivers=_names(changed.delivers),
            supports=_names(changed.supports),
            partners=_names(changed.partners),
        )
        before, after = rows.fields_of(priority), rows.fields_of(clean)
        chosen = {name for name, _other in priority.contested}
        fields = {name: value for name, value in after.items() if before[name] != value or name in chosen}
        return self._say(priority.pair_id, [SetFields(rows.PRIORITY, priority.id, fields)]) if fields else Changes()

    def arrange(self, pair_id: str, ids: list[str]) -> Changes:
        """Put them into this order."""
        known = {one.id: one for one in self.all(pair_id)}
        events = [
            SetFields(rows.PRIORITY, name, {"order": place})
            for place, name in enumerate(name for name in ids if name in known)
            if known[name].order != place
        ]
        return self._say(pair_id, events) if events else Changes()

    def put_down(self, priority: Priority) -> Changes:
        """It is no longer one of the few. It stays in the record."""
        return self._say(
            priority.pair_id,
            [SetFields(rows.PRIORITY, priority.id, {"put_down": self.clock().date().isoformat()})],
        )

    def take_up(self, priority: Priority) -> Changes:
        """One that was put down is one of the few again. NotAllowedError ``enough``."""
        with self.database.reading() as session:
            self._refuse_if_enough(session, priority.pair_id)
        return self._say(priority.pair_id, [SetFields(rows.PRIORITY, priority.id, {"put_down": ""})])

    # ------------------------------------------------------------ our own estimate: it never travels

    def time_shares(self, pair_id: str) -> tuple[TimeShare, ...]:
        """Our own weekly estimates, oldest first."""
        with self.database.reading() as session:
            return rows.time_shares(session, pair_id)

    def estimate(self, pair_id: str, percent: int, day: date | None = None) -> Changes:
        """Keep our estimate for the week of ``day`` (this week without one), 0 to 100 per cent."""
        about = day or self.clock().date()
        share = TimeShare(about - timedelta(about.weekday()), min(max(percent, 0), 100))
        with self.database.transaction() as session:
            rows.keep_time_share(session, pair_id, share)
        return Changes(commitments=True)

    def _refuse_if_enough(self, session: Session, pair_id: str) -> None:
        most = rows.cap(session, pair_id)
        standing = [one for one in rows.priorities(session, pair_id) if one.standing]
        if len(standing) >= most:
            raise NotAllowedError(
                ngettext(
                    "You chose to have {count} priority at a time. Put it down first, or allow yourselves more.",
                    "You chose to have {count} priorities at a time. Put one down first, or allow yourselves more.",
                    most,
                ).format(count=most),
                code="enough",
            )

    def _say(self, pair_id: str, events: list[SetFields]) -> Changes:
        with self.database.transaction() as session:
            self.log.append(session, pair_id, events)
        return Changes(commitments=True) + self.log.sync()


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    clean = (portable(name, LONGEST_NAME).strip() for name in names)
    return tuple(dict.fromkeys(name for name in clean if name))[:MOST_NAMES]
