"""The scripts a person can hold a session by: the five that ship, the one that ends a term, and changed copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.script import LAST_SESSION, Script, Scripts
from leaderlens.domain.script_file import parse_scripts, write_scripts
from leaderlens.resources import resource
from leaderlens.store import own_scripts
from leaderlens.store.database import Database


@cache
def shipped() -> Scripts:
    """The scripts that come with LeaderLens, the last session behind the five. Raises ContentError if a file was
    altered.
    """
    five, last = _files()
    return replace(five, scripts=(*five.scripts, *last.scripts))


def shelf(script_id: str) -> Scripts:
    """The shipped scripts among which that one stands, with where they come from."""
    five, last = _files()
    return last if script_id == LAST_SESSION else five


@cache
def _files() -> tuple[Scripts, Scripts]:
    return _shipped("scripts.toml"), _shipped("last_session.toml")


def _shipped(name: str) -> Scripts:
    return parse_scripts(resource(f"sessions/{name}").read_text(encoding="utf-8"), name)


def offered(scripts: Iterable[Script], *, ending: bool) -> tuple[Script, ...]:
    """Those of ``scripts`` to choose from: the last session among them only while a term is ``ending``."""
    return tuple(one for one in scripts if ending or one.id != LAST_SESSION)


@dataclass(frozen=True, slots=True)
class SessionScripts:
    """The scripts at hand in one open vault."""

    database: Database
    clock: Clock

    def all(self) -> tuple[Script, ...]:
        """Every script, a changed copy in the place of its original."""
        with self.database.reading() as session:
            texts = own_scripts.texts(session)
        own = {name: _read(text) for name, text in texts.items()}
        return tuple(own.get(script.id, script) for script in shipped().scripts)

    def script(self, script_id: str) -> Script:
        """The script with that id; the regular one where the id is not known here. Never raises: a session of the
        other's newer LeaderLens must open all the same.
        """
        found = {script.id: script for script in self.all()}
        return found.get(script_id) or found["regular_check_in"]

    def original(self, script_id: str) -> Script:
        """The script as it ships. Raises KeyError."""
        return shipped().script(script_id)

    def keep(self, script: Script) -> Changes:
        """Keep a changed copy. Raises ContentError, naming what is wrong, for one that could not be read again."""
        scripts = shipped()
        text = write_scripts(replace(scripts, scripts=(script,)))
        _read(text)
        with self.database.transaction() as session:
            own_scripts.keep(session, script.id, text, int(self.clock().timestamp()))
        return Changes(sessions=True)

    def restore(self, script_id: str) -> Changes:
        """Go back to the script as it ships. NotAllowedError ``held`` while a hold is on."""
        with self.database.transaction() as session:
            own_scripts.forget(session, script_id)
        return Changes(sessions=True)


def _read(text: str) -> Script:
    (script,) = parse_scripts(text, "own.toml").scripts
    return replace(script, own=True)
