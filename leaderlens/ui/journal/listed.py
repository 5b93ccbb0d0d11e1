"""Rows of the journal's sheets, made from the journal's values."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from leaderlens.domain.journal import EntryVersion, JournalLine, ParkedSentence, by_its_clock
from leaderlens.i18n import _, day_name, medium_date, ngettext, short_date
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.wording import day_of, title_of, words_of


def place_row(line: JournalLine, today: date) -> RowItem:
    """An entry that names somebody; one in the bin cannot be opened from here and says where it is."""
    when = _("In the bin") if line.binned else day_of(line, today)
    return RowItem("" if line.binned else line.id, title_of(line), words_of(line)[1], when,
                   "trash-2" if line.binned else "")  # fmt: skip


def binned_row(line: JournalLine, today: date, days: int, *, held: bool) -> RowItem:
    """An entry in the bin, with how long it can still be brought back."""
    since = (line.binned or line.moment).astimezone().date()
    left = max(0, days - (today - since).days)
    when = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return RowItem(line.id, title_of(line), day_of(line, today), "" if held else when)


def version_row(version: EntryVersion, today: date) -> RowItem:
    """An earlier version: when it was written, and how long it was."""
    words = ngettext("{count} word", "{count} words", version.words).format(count=version.words)
    return RowItem(version.id, moment_words(version.written, today), trailing=words, icon="history")


def parked_row(number: int, parked: ParkedSentence, name: str, today: date) -> RowItem:
    """A sentence that left the journal."""
    said = _("To {name}, {when}").format(name=name, when=moment_words(parked.moment, today))
    return RowItem(f"{parked.entry_id}/{number}", parked.text, said, icon="message-square")


def moment_words(moment: datetime, today: date) -> str:
    """``Today, 14:02``, ``Tuesday, 14:02``, ``8 Nov, 14:02``, by this computer's clock."""
    here = by_its_clock(moment)
    day = here.date()
    if day == today:
        said = _("Today")
    elif timedelta(0) < today - day < timedelta(days=7):
        said = day_name(day)
    else:
        said = short_date(day) if day.year == today.year else medium_date(day)
    return _("{day}, {time}").format(day=said, time=f"{here:%H:%M}")
