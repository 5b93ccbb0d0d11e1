"""Reading a content file (TOML) strictly: every slip is named with its file, its place and its key, all in one go.

A :class:`Table` hands out values by key and type. What is wrong is written down instead of raised, so that somebody
who writes a lens of their own sees all their slips at once; :meth:`ContentFile.check` raises them together.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches

from leaderlens.errors import ContentError
from leaderlens.i18n import _

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LINE = re.compile(r"at line (\d+)")
_MOST_SHOWN = 12
"""Problems told at once: more would not be read."""


class ContentFile:
    """One content file being read. ``name`` is what its errors call it (``ryley.toml``)."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.text = text
        self._problems: list[tuple[str, str]] = []
        self.root = Table(self, self._values(text), where="")

    def _values(self, text: str) -> Mapping[str, object]:
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError; so is an endless number
            line = _LINE.search(str(error))
            sentence = (
                _("{file} could not be read: line {line} is not valid TOML.").format(file=self.name, line=line[1])
                if line
                else _("{file} could not be read: it is not valid TOML.").format(file=self.name)
            )
            raise ContentError(sentence) from None

    def problem(self, where: str, sentence: str) -> None:
        """Write down one problem; ``where`` is the place inside the file (``item “patient”``) or empty."""
        self._problems.append((where, sentence))

    @property
    def found(self) -> tuple[tuple[str, str], ...]:
        """Every problem so far as (place inside the file, sentence)."""
        return tuple(self._problems)

    def check(self) -> None:
        """Raises ContentError with every problem found so far, one sentence a line; does nothing if there is none."""
        if not self._problems:
            return
        lines = [
            _("{place}: {problem}").format(place=f"{self.name}, {where}" if where else self.name, problem=sentence)
            for where, sentence in self._problems[:_MOST_SHOWN]
        ]
        left = len(self._problems) - len(lines)
        if left:
            lines.append(_("{file}: further problems not listed here: {count}.").format(file=self.name, count=left))
        raise ContentError("\n".join(lines))


class Table:
    """One table of a content file. Ask for its values, then :meth:`close` it, which reports keys nobody asked for.

    A value that is missing or of the wrong type is reported and answered by an empty one, so reading can go on.
    """

    def __init__(
        self, file: ContentFile, values: Mapping[str, object], where: str, prefix: str = "", *, silent: bool = False
    ) -> None:
        self._file = file
        self._values = values
        self._where = where
        self._prefix = prefix
        self._silent = silent  # stands in for a table that is itself missing: its own gaps are no news
        self._known: set[str] = set()
        self._missing: list[str] = []

    @property
    def where(self) -> str:
        """This table's place in its file, for problems found by comparing tables."""
        return self._where

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def problem(self, sentence: str) -> None:
        """Write down a problem of this table."""
        self._file.problem(self._where, sentence)

    def _value(self, key: str, *, optional: bool) -> object | None:
        self._known.add(key)
        if key not in self._values:
            if not optional:
                self._missing.append(key)
            return None
        return self._values[key]

    def _wrong_type(self, key: str, wanted: str) -> None:
        self.problem(_("“{key}” must be {wanted}.").format(key=self._prefix + key, wanted=wanted))

    def text(self, key: str, *, longest: int | None = None, optional: bool = False, blank: bool = False) -> str:
        """A text of at most ``longest`` characters; blank only where ``blank`` says so, ``""`` where it is absent."""
        value = self._value(key, optional=optional)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong_type(key, _("text"))
            return ""
        if not value.strip() and not blank:
            self.problem(_("“{key}” is empty.").format(key=self._prefix + key))
        elif _CONTROL.search(value):
            self.problem(_("“{key}” holds a character that cannot be shown.").format(key=self._prefix + key))
        elif longest is not None and len(value) > longest:
            self.problem(
                _("“{key}” has {count} characters; the most is {most}.").format(
                    key=self._prefix + key, count=len(value), most=longest
                )
            )
        return value

    def name(self, key: str, *, optional: bool = False) -> str:
        """An id: small letters, digits and underscores, beginning with a letter."""
        value = self.text(key, optional=optional)
        if value.strip() and not _ID.fullmatch(value):
            self.problem(
                _("“{key}” must be made of small letters, digits and underscores.").format(key=self._prefix + key)
            )
            return ""
        return value

    def choice(self, key: str, allowed: tuple[str, ...], *, optional: bool = False) -> str:
        """One of the ``allowed`` words."""
        value = self.text(key, optional=optional)
        if value.strip() and value not in allowed:
            self.problem(_("“{key}” must be one of: {words}.").format(key=self._prefix + key, words=", ".join(allowed)))
            return ""
        return value

    def whole(self, key: str, lowest: int, highest: int, *, optional: bool = False, default: int | None = None) -> int:
        """A whole number between the two ends; an absent or wrong one is answered by ``default`` or ``lowest``."""
        value = self._value(key, optional=optional)
        instead = lowest if default is None else default
        if value is None:
            return instead
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong_type(key, _("a whole number"))
            return instead
        if not lowest <= value <= highest:
            self.problem(
                _("“{key}” must lie between {lowest} and {highest}.").format(
                    key=self._prefix + key, lowest=lowest, highest=highest
                )
            )
            return instead
        return value

    def date(self, key: str) -> date:
        """A calendar date; a wrong one is answered by the first day of the calendar."""
        value = self._value(key, optional=False)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self._wrong_type(key, _("a date"))
        return date.min

    def flag(self, key: str, *, optional: bool = False) -> bool:
        """True or false; an absent one is False."""
        value = self._value(key, optional=optional)
        if value is None:
            return False
        if not isinstance(value, bool):
            self._wrong_type(key, _("true or false"))
            return False
        return value

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of texts, none of them blank."""
        value = self._value(key, optional=optional)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(part, str) and part.strip() for part in value):
            self._wrong_type(key, _("a list of texts"))
            return ()
        return tuple(value)

    def wholes(self, key: str, lowest: int, highest: int) -> dict[str, int]:
        """A table of whole numbers between the two ends, by name."""
        table = self.table(key)
        numbers = {name: table.whole(name, lowest, highest) for name in table.names}
        table.close()
        return numbers

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that are there, in the file's order."""
        return tuple(self._values)

    def table(self, key: str) -> Table:
        """The table below ``key``."""
        value = self._value(key, optional=False)
        prefix = f"{self._prefix}{key}."
        if not isinstance(value, dict):
            if value is not None:
                self._wrong_type(key, _("a table"))
            return Table(self._file, {}, self._where, prefix, silent=True)
        return Table(self._file, value, self._where, prefix, silent=self._silent)

    def tables(self, key: str, *, optional: bool = False) -> tuple[Table, ...]:
        """The list of tables below ``key``; each is called by its id, or by its number where it has none."""
        value = self._value(key, optional=optional)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self._wrong_type(key, _("a list of tables"))
            return ()
        if not value and not optional:
            self.problem(_("“{key}” is empty.").format(key=self._prefix + key))
        found = []
        for number, entry in enumerate(value, start=1):
            own = entry.get("id")
            called = f"{key} “{own}”" if isinstance(own, str) and _ID.fullmatch(own) else f"{key} {number}"
            found.append(Table(self._file, entry, f"{self._where}, {called}" if self._where else called))
        return tuple(found)

    def close(self) -> None:
        """Report unknown and missing keys. A misspelt key is one problem, not an unknown and a missing one."""
        if self._silent:
            return
        for key in self._values:
            if key in self._known:
                continue
            near = get_close_matches(key, sorted(self._known - self._values.keys()), n=1, cutoff=0.7)
            if not near:
                self.problem(_("the key “{key}” is not known.").format(key=self._prefix + key))
                continue
            if near[0] in self._missing:
                self._missing.remove(near[0])
            self.problem(
                _("the key “{key}” is not known; did you mean “{near}”?").format(
                    key=self._prefix + key, near=self._prefix + near[0]
                )
            )
        for key in self._missing:
            self.problem(_("the key “{key}” is missing.").format(key=self._prefix + key))


def unique(tables: tuple[Table, ...], ids: tuple[str, ...], key: str = "id") -> None:
    """Report every value of ``ids`` that an earlier table already has."""
    seen: set[str] = set()
    for table, own in zip(tables, ids, strict=True):
        if own and own in seen:
            table.problem(_("the {key} “{value}” is used twice.").format(key=key, value=own))
        seen.add(own)
