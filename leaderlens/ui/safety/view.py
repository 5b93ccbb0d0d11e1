"""What the Safety page says, as sentences: made from the state of a vault, and shown as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.services import backups
from leaderlens.services.audit import AuditEntry
from leaderlens.services.backups import Backup, Drill
from leaderlens.services.safety import SafetyState

_TOLD_WHOLE = {
    "copied-out", "backups-removed", "set-aside-deleted", "erased", "erased-by-hand", "versions-erased", "exported",
    "imported", "import-undone", "moved-to-record", "granted", "grant-withdrawn",
}  # fmt: skip
"""Lines of the log whose detail a person can read as it stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence on one matter. ``well``: seen to, to be seen to, or (None) neither; ``wish`` is what would help."""

    sentence: str
    well: bool | None = None
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A backup one can go back to. ``needs_secret``: it opens with an earlier passphrase or earlier words only."""

    backup: Backup
    label: str
    needs_secret: bool


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of what happened: when, and what, in a sentence."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class SafetyView:
    """Everything on the page. ``waiting`` is what would help, empty when there are none. ``months`` is how long journal
    entries are kept (0 for ever), ``due`` how many are older than that.
    """

    waiting: tuple[str, ...]
    backup: Standing
    outside: Standing
    drill: Standing
    check: Standing
    words: Standing
    hold: Standing
    held: bool
    retention: Standing
    months: int
    due: int
    earlier: tuple[Earlier, ...]
    folder: Path
    notes: tuple[str, ...]
    set_aside: int
    audit: tuple[AuditLine, ...]
    read_only: bool


def view_of(state: SafetyState, every: Iterable[Backup], audit: Iterable[AuditEntry], now: datetime) -> SafetyView:
    """The page for ``state``. ``every`` are the backups newest first; ``now`` carries the zone dates are told in."""
    old = set(state.backups.earlier_keys)
    backup, outside, drill, check, words = (
        _backup(state, now), _outside(state, now), _drill(state, now), _check(state, now), _words(state),
    )  # fmt: skip
    standings = (backup, outside, check, words)
    return SafetyView(
        waiting=tuple(one.wish for one in standings if one.wish),
        backup=backup,
        outside=outside,
        drill=drill,
        check=check,
        words=words,
        hold=_hold(state, now),
        held=state.hold is not None,
        retention=_retention(state, now),
        months=state.retention.months or 0,
        due=state.retention.due,
        earlier=tuple(Earlier(one, _label(one, now, old=one in old), one in old) for one in every),
        folder=state.folder,
        notes=_notes(state),
        set_aside=len(state.quarantine),
        audit=tuple(AuditLine(stamp(one.moment, now), _said(one, now)) for one in audit),
        read_only=state.read_only,
    )


def when(moment: datetime, now: datetime) -> str:
    """``today at 21:30``, ``yesterday at 07:05``, ``on 24 November 2026 at 21:30``."""
    local = moment.astimezone(now.tzinfo)
    time = f"{local:%H:%M}"
    if local.date() == now.date():
        return _("today at {time}").format(time=time)
    if local.date() == now.date() - timedelta(days=1):
        return _("yesterday at {time}").format(time=time)
    return _("on {date} at {time}").format(date=medium_date(local.date()), time=time)


def stamp(moment: datetime, now: datetime) -> str:
    """``24 November 2026, 21:30``."""
    local = moment.astimezone(now.tzinfo)
    return _("{date}, {time}").format(date=medium_date(local.date()), time=f"{local:%H:%M}")


def told_drill(drill: Drill) -> Standing:
    """What came of a rehearsal: how much came back, and whether all of it."""
    rows = drill.rows
    entries, answers = rows.get("journal_entry", 0), rows.get("rating", 0)
    parts = []
    if entries:
        parts.append(ngettext("{count} journal entry", "{count} journal entries", entries).format(count=entries))
    if answers:
        parts.append(ngettext("{count} answer", "{count} answers", answers).format(count=answers))
    counted = _(" and ").join(parts)
    if not drill.same:
        return Standing(
            _("What came back differs from your vault. Please make a new backup, and check for damage."), well=False
        )
    if not counted:
        return Standing(_("It worked. Everything came back, and it is the same as in your vault."), well=True)
    return Standing(
        _("It worked. {counted} came back, and every one is the same as in your vault.").format(counted=counted),
        well=True,
    )


def _backup(state: SafetyState, now: datetime) -> Standing:
    last = state.backups.last
    if last is None:
        return Standing(_("There is no backup yet. One is made each time you lock or close."),
            well=False, wish=_("Make a first backup."),
        )  # fmt: skip
    kept = ngettext("{count} is kept.", "{count} are kept.", state.backups.count).format(count=state.backups.count)
    return Standing(
        _("The last backup was made {when}. It was read through and proved sound. {kept}").format(
            when=when(last.made, now), kept=kept
        ),
        well=True,
    )


def _outside(state: SafetyState, now: datetime) -> Standing:
    found = state.backups
    if found.external is None:
        return Standing(
            _("No copy lies outside this computer yet. A USB stick in a drawer guards against theft, fire and a fall."),
            well=False,
            wish=_("Keep a copy outside this computer."),
        )
    place = Path(found.external_folder).name or found.external_folder
    copied = _("A proved copy went to “{folder}” {when}.").format(folder=place, when=when(found.external, now))
    if found.external_due:
        return Standing(_("{copied} It is time for a fresh one.").format(copied=copied),
            well=False, wish=_("Freshen the copy outside this computer."),
        )  # fmt: skip
    return Standing(copied, well=True)


def _drill(state: SafetyState, now: datetime) -> Standing:
    if state.drilled is None:
        return Standing(
            _(
                "Restore the newest backup into an empty folder, and compare it word for word. Your vault stays as "
                "it is."
            )
        )
    if state.drill_same:
        return Standing(_("Rehearsed {when}: everything came back.").format(when=when(state.drilled, now)), well=True)
    return Standing(
        _("Rehearsed {when}: what came back differed. Please try again with a new backup.").format(
            when=when(state.drilled, now)
        ),
        well=False,
    )


def _check(state: SafetyState, now: datetime) -> Standing:
    if state.checked is None:
        return Standing(_("Not checked yet. It happens by itself a moment after each unlock."))
    if state.check_sound:
        return Standing(
            _("Checked {when}: everything was read and is as you wrote it.").format(when=when(state.checked, now)),
            well=True,
        )
    return Standing(
        _("Checked {when}: something is not as it was written. Please check again, and read what it says.").format(
            when=when(state.checked, now)
        ),
        well=False,
        wish=_("Check for damage again, and read what it says."),
    )


def _words(state: SafetyState) -> Standing:
    if state.recovery_confirmed:
        return Standing(_("You have shown that your 24 recovery words are written down."), well=True)
    return Standing(
        _("Your recovery words are not confirmed yet. They are the only way in if you forget the passphrase."),
        well=False,
        wish=_("Confirm your recovery words."),
    )


def _hold(state: SafetyState, now: datetime) -> Standing:
    if state.hold is None:
        return Standing(
            _(
                "Switch this on when an information request may touch what you have written. Nothing can be deleted or "
                "overwritten then, until you switch it off again."
            )
        )
    since = _("The hold has been on since {when}.").format(when=stamp(state.hold.since, now))
    if state.hold.about:
        since = _("{since} Your note: {note}").format(since=since, note=state.hold.about)
    return Standing(since, well=True)


def kept_for(months: int) -> str:
    """``for ever``, ``for 6 months``, ``for 2 years``."""
    if months == 0:
        return _("for ever")
    if months % 12:
        return ngettext("for {count} month", "for {count} months", months).format(count=months)
    return ngettext("for {count} year", "for {count} years", months // 12).format(count=months // 12)


def _retention(state: SafetyState, now: datetime) -> Standing:
    found = state.retention
    if found.before is None or found.months is None:
        return Standing(_("Entries are kept for ever. If you choose a time, nothing is erased until you say so."))
    limit = medium_date(found.before.astimezone(now.tzinfo).date())
    if found.due == 0:
        return Standing(
            _("Entries are kept {time} after their day. None is from before {date}.").format(
                time=kept_for(found.months), date=limit
            )
        )
    due = ngettext(
        "{count} entry is from before {date}, and so older than you chose to keep.",
        "{count} entries are from before {date}, and so older than you chose to keep.",
        found.due,
    ).format(count=found.due, date=limit)
    if state.hold is not None:
        return Standing(_("{due} A hold is on, so nothing can be erased now.").format(due=due))
    return Standing(due)


def _notes(state: SafetyState) -> tuple[str, ...]:
    """What ought to be known about the folder; usually nothing."""
    notes = []
    if state.synced_by:
        notes.append(
            _("This folder is kept in step by {service}, which can damage an open vault. Please move it.").format(
                service=state.synced_by
            )
        )
    if state.strangers:
        count = len(state.strangers)
        notes.append(
            ngettext(
                "{count} file here was not put there by LeaderLens: {names}. It is left alone.",
                "{count} files here were not put there by LeaderLens: {names}. They are left alone.",
                count,
            ).format(count=count, names=_(", ").join(state.strangers[:3]))
        )
    return tuple(notes)


def _label(backup: Backup, now: datetime, *, old: bool) -> str:
    label = stamp(backup.made, now)
    if old:
        return _("{date}, with an earlier key").format(date=label)
    if backup.before_change:
        return _("{date}, before a change").format(date=label)
    return label


def _said(entry: AuditEntry, now: datetime) -> str:
    """The line as a sentence; what only a program understands is left out."""
    detail = ""
    if entry.kind in _TOLD_WHOLE:
        detail = entry.detail
    elif entry.kind == "restored":
        backup = backups.of_name(entry.detail)
        detail = stamp(backup, now) if backup else ""
    elif entry.kind == "retention-chosen":
        detail = kept_for(int(entry.detail or 0))
    elif entry.kind == "checked":
        found = {"mended": _("an unused part was cleared"), "damaged": _("something was not as it was written")}
        detail = found.get(entry.detail, "")
    return _("{what}: {detail}").format(what=entry.sentence, detail=detail) if detail else entry.sentence
