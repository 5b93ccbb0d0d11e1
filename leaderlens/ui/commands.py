"""Everything a person can do by name: one list feeds the palette, the shortcut sheet, the keyboard and the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

_RECENT = 5


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. ``shortcut`` is in Qt's portable form (``"Ctrl+J"``), ``group`` a heading people read.

    The palette shows what is ``listed``, lower ``rank`` first. ``run`` is None for a key that only a page understands
    (1 to 7 while rating): the shortcut sheet lists it, nothing binds it.
    """

    id: str
    title: str
    group: str
    run: Callable[[], object] | None = None
    shortcut: str = ""
    icon: str = ""
    words: str = ""
    enabled: Callable[[], bool] = field(default=_always)
    listed: bool = True
    rank: int = 0


class Commands:
    """The registry. ``changed`` callbacks run when a command comes or goes."""

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}
        self._recent: list[str] = []
        self._listeners: list[Callable[[], None]] = []

    def add(
        self,
        identifier: str,
        title: str,
        group: str,
        run: Callable[[], object] | None = None,
        *,
        shortcut: str = "",
        icon: str = "",
        words: str = "",
        enabled: Callable[[], bool] = _always,
        listed: bool = True,
        rank: int = 0,
    ) -> Command:
        """Register a command. ``words`` are more words to find it by. Raises ValueError if id or shortcut is taken."""
        if identifier in self._commands:
            raise ValueError(f"there is a command {identifier} already")
        if shortcut and run is not None and any(shortcut == known.shortcut and known.run for known in self.all()):
            raise ValueError(f"{shortcut} does something already")
        command = Command(identifier, title, group, run, shortcut, icon, words, enabled, listed, rank)
        self._commands[identifier] = command
        self._tell()
        return command

    def remove(self, identifier: str) -> None:
        """Forget a command; one that is not there is no matter."""
        if self._commands.pop(identifier, None) is not None:
            self._recent = [known for known in self._recent if known != identifier]
            self._tell()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` whenever the list changes."""
        self._listeners.append(listener)

    def all(self) -> tuple[Command, ...]:
        return tuple(self._commands.values())

    def get(self, identifier: str) -> Command:
        """Raises KeyError for an unknown id."""
        return self._commands[identifier]

    def groups(self) -> dict[str, tuple[Command, ...]]:
        """Commands with a shortcut, by group: the shortcut sheet."""
        sheet: dict[str, list[Command]] = {}
        for command in self.all():
            if command.shortcut:
                sheet.setdefault(command.group, []).append(command)
        return {group: tuple(commands) for group, commands in sheet.items()}

    def find(self, query: str) -> tuple[Command, ...]:
        """What can be run now and fits ``query``, best first; recent ones first when the query is empty."""
        able = sorted(
            (command for command in self.all() if command.run is not None and command.listed and command.enabled()),
            key=lambda command: command.rank,
        )
        if not query.strip():
            order = {identifier: place for place, identifier in enumerate(self._recent)}
            return tuple(sorted(able, key=lambda command: order.get(command.id, len(order))))
        scored = [(score, place, command) for place, command in enumerate(able) if (score := fit(query, command)) > 0]
        return tuple(command for _score, _place, command in sorted(scored, key=lambda each: (-each[0], each[1])))

    def run(self, identifier: str) -> bool:
        """Run a command if it can be run now, remember it as recent, and say whether it ran. KeyError if unknown."""
        command = self._commands[identifier]
        if command.run is None or not command.enabled():
            return False
        self._recent = [identifier, *(known for known in self._recent if known != identifier)][:_RECENT]
        command.run()
        return True

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def fit(query: str, command: Command) -> float:
    """How well ``query`` fits, 0 for not at all: a phrase beats word beginnings beat letters in order."""
    wanted = query.casefold().strip()
    title = command.title.casefold()
    if title.startswith(wanted):
        return 100.0
    if f" {wanted}" in f" {title}":
        return 80.0
    words = f"{title} {command.words} {command.group}".casefold().split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 60.0
    if wanted in title:
        return 40.0
    place, spread, last = 0, 0, -1
    for letter in wanted.replace(" ", ""):
        place = title.find(letter, last + 1)
        if place < 0:
            return 0.0
        spread += place - last - 1 if last >= 0 else 0
        last = place
    return max(1.0, 20.0 - spread)
