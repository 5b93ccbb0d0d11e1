"""Whether this computer's clock can be trusted: it has gone back since the vault was last open, or jumps meanwhile.

Nothing depends on the clock (backups are ordered by their counters, the exchange by causes), but entries carry its
date. So those saved while it was in doubt can be marked "clock changed" (vault.md section 4, row 40). Which they are
follows from the chain: every entry saved after the change has a later link.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from leaderlens.i18n import _, medium_date
from leaderlens.services.open_vault import OpenVault
from leaderlens.store import chain, last_seen, vault_facts

TOLERANCE = timedelta(minutes=5)
"""What a clock may be put right by without a word."""

_NOTE = "clock"


def _since_start() -> float:
    """Seconds that also count while the computer sleeps, where the system can tell."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass(slots=True)
class ClockWatch:
    """The clock of one open vault. For one thread; ``elapsed`` (seconds) never jumps."""

    vault: OpenVault
    elapsed: Callable[[], float] = _since_start
    _last: tuple[datetime, float] | None = field(default=None, init=False)

    def look(self) -> str:
        """Compare the clock with what is known; what a person should read when it has changed, empty otherwise."""
        now, elapsed = self.vault.keeping.clock(), self.elapsed()
        last, self._last = self._last, (now, elapsed)
        known = self._known()
        if self.vault.read_only:
            return ""
        doubt = known.get("doubt") or {}
        if doubt:
            if self._is_over(doubt, now):
                self._end(known, now, marked=True)
            elif now.timestamp() > doubt["seen"]:
                self._write({**known, "doubt": {**doubt, "seen": int(now.timestamp())}})
            return ""
        if last is None:
            newest = self._newest(known)
            change = now - newest if newest is not None and now < newest else timedelta()
        else:
            newest = last[0]
            change = now - last[0] - timedelta(seconds=elapsed - last[1])
        if abs(change) > TOLERANCE:
            return self._begin(known, now, newest or now, change)
        if last is None:
            self._write({**known, "newest": int(now.timestamp())})
        return ""

    def trust(self) -> None:
        """The person has looked: the clock is right as it is. Nothing is marked from here on, nor what was."""
        self._end(self._known(), self.vault.keeping.clock(), marked=False)

    def marked(self) -> frozenset[str]:
        """The ids of entries that were last saved while the clock was in doubt."""
        known = self._known()
        spans = [tuple(span) for span in known.get("spans", ())]
        if known.get("doubt"):
            spans.append((known["doubt"]["after"], None))
        with self.vault.database.reading() as session:
            connection = session.connection()
            return frozenset(entry for span in spans for entry in chain.entries_between(connection, *span))

    def _is_over(self, doubt: Mapping[str, Any], now: datetime) -> bool:
        """Whether the clock has been put right again, as far as that can be told."""
        moment, slack = now.timestamp(), TOLERANCE.total_seconds()
        if doubt["back"]:
            return bool(moment >= doubt["right"] - slack)
        return bool(moment < doubt["seen"] - slack)

    def _begin(self, known: Mapping[str, Any], now: datetime, right: datetime, change: timedelta) -> str:
        back = change < timedelta()
        with self.vault.database.reading() as session:
            after = chain.length(session.connection())
        doubt = {"after": after, "back": back, "right": int(right.timestamp()), "seen": int(now.timestamp())}
        self._write({**known, "doubt": doubt})
        self.vault.note("clock-changed", str(int(change.total_seconds())))
        day = medium_date(now.astimezone().date())
        if back:
            sentence = _("This computer’s clock has gone back: it says {date}.")
        else:
            sentence = _("This computer’s clock was put forward: it says {date}.")
        rest = _("Nothing is lost. What you save now is marked “clock changed” until the clock is right.")
        return f"{sentence.format(date=day)} {rest}"

    def _end(self, known: Mapping[str, Any], now: datetime, *, marked: bool) -> None:
        doubt, spans = known.get("doubt") or {}, list(known.get("spans", ()))
        if doubt and marked:
            with self.vault.database.reading() as session:
                spans.append([doubt["after"], chain.length(session.connection())])
        self._write({"newest": int(now.timestamp()), "spans": spans})

    def _newest(self, known: Mapping[str, Any]) -> datetime | None:
        """The latest moment at which this vault was open, by its own note or by the one beside it."""
        outside = last_seen.read(self.vault.keeping.folder.root, self.vault.id)
        inside = vault_facts.moment_of(known, "newest")
        moments = [moment for moment in (inside, outside.moment if outside else None) if moment is not None]
        return max(moments, default=None)

    def _known(self) -> Mapping[str, Any]:
        with self.vault.database.reading() as session:
            return vault_facts.note(session, _NOTE)

    def _write(self, fields: Mapping[str, Any]) -> None:
        with self.vault.database.transaction(aside=True) as session:
            vault_facts.set_note(session, _NOTE, fields)
