"""Whether words are spelt right, in the languages a person writes in. No word of a journal ever leaves this process.

Hunspell does the work, behind :class:`Dictionary`, so that another engine can take its place. Its word lists come in
parts (packaging/build_assets.py): loading holds the process up, so one part is loaded at a time, between two keys.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from leaderlens.i18n import N_, _
from leaderlens.resources import resource

LANGUAGES = {"en_GB": N_("British English"), "cy_GB": N_("Welsh")}
"""The languages whose word lists ship with LeaderLens, by name for ``_()``."""


def language_name(code: str) -> str:
    """What a language is called; its code where it has no name here."""
    name = LANGUAGES.get(code, "")
    return _(name) if name else code


LONGEST_WORD = 60
"""Letters; nobody is told that a longer string is misspelt."""

_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|['’](?=[^\W\d_]))*")
_ADDRESS = re.compile(
    r"[^\s@]+@[^\s@]+|[\w+.-]+://\S+|www\.\S+|[~/\\]?[\w.-]+[/\\][\w./\\-]+|\b[\w-]+\.(?:uk|com|org|net|wales|cymru|pdf|docx?|xlsx?)\b"
)
_PREFIX = re.compile(r"[^\W\d_]{1,4}[-\u2010\u2011](?=[^\W\d_])")  # pre-meet, co-opt
_FOLDERS = (
    "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell", "/Library/Spelling", "~/Library/Spelling", "~/.local/share/hunspell",
)  # fmt: skip


class Dictionary(Protocol):
    """One language."""

    def knows(self, word: str) -> bool: ...
    def near(self, word: str) -> Sequence[str]: ...


class Hunspell:
    """A dictionary of Hunspell's, from a word list and its rules. Made empty: ``load`` one part after the other."""

    def __init__(self, language: str, folder: Path) -> None:
        self._language, self._folder = language, folder
        parts = sorted(folder.glob(f"{language}-[0-9]*.dic")) if folder == resource("dictionaries") else []
        self._steps: list[Callable[[], None]] = [self._open, *(partial(self._add, part) for part in parts)]
        self._engine: object = None

    def load(self) -> bool:
        """Load one part; whether there are more. Raises OSError when the list cannot be read."""
        self._steps.pop(0)()
        return bool(self._steps)

    def knows(self, word: str) -> bool:
        try:
            return bool(self._engine.spell(word))  # type: ignore[attr-defined]
        except UnicodeEncodeError:  # an old list in an eight-bit code, which has no such letter
            return False

    def near(self, word: str) -> Sequence[str]:
        try:
            return tuple(self._engine.suggest(word))  # type: ignore[attr-defined]
        except UnicodeEncodeError:
            return ()

    def _open(self) -> None:
        from hunspell import Hunspell as Engine

        self._engine = Engine(
            self._language, hunspell_data_dir=str(self._folder), system_encoding=sys.getfilesystemencoding()
        )

    def _add(self, part: Path) -> None:
        self._engine.add_dic(str(part))  # type: ignore[attr-defined]


def languages() -> tuple[str, ...]:
    """The languages there are word lists for: ours first, then the system's. ``cy_GB`` is the code of Welsh."""
    found = [path.stem for folder in _FOLDERS for path in _listed(Path(folder).expanduser())]
    return tuple(dict.fromkeys([*LANGUAGES, *sorted(found)]))


class Spelling:
    """Says which words are misspelt. A word is right where any of the languages, or the person, knows it.

    ``load`` it step by step; until then it finds no fault with anything. ``own`` are the words of the person's own
    dictionary, which belongs to their vault: this class forgets it when it goes.
    """

    def __init__(self, chosen: Iterable[str] = ("en_GB",), own: Iterable[str] = ()) -> None:
        self._own: set[str] = set()
        self._passed: set[str] = set()
        self._verdicts: dict[str, bool] = {}
        self._ready: list[Dictionary] = []
        self._waiting = [made for each in dict.fromkeys(chosen) if (made := _dictionary(each)) is not None]
        self.learn(*own)

    @property
    def ready(self) -> bool:
        """Whether every language is loaded."""
        return not self._waiting

    def load(self) -> bool:
        """Load one more part (some 15 ms); whether there are more. A list that cannot be read is left out."""
        if self._waiting:
            try:
                if not self._waiting[0].load():
                    self._ready.append(self._waiting.pop(0))
            except OSError:
                del self._waiting[0]
        return bool(self._waiting)

    def learn(self, *words: str) -> None:
        """Words of the person's own dictionary."""
        self._own.update(_plain(word).casefold() for word in words)
        self._verdicts.clear()

    def unlearn(self, word: str) -> None:
        self._own.discard(_plain(word).casefold())
        self._verdicts.clear()

    def pass_over(self, word: str) -> None:
        """Find no fault with a word any more until the vault is locked."""
        self._passed.add(_plain(word).casefold())
        self._verdicts.clear()

    def verdict(self, word: str) -> bool | None:
        """Whether a word is right, if it has been asked about before: takes no time at all."""
        return self._verdicts.get(word)

    def right(self, word: str) -> bool:
        """Whether a word is spelt right. Abbreviations, numbers and names like ``LeaderLens`` always are."""
        known = self._verdicts.get(word)
        if known is None:
            known = self._verdicts[word] = self._judged(_plain(word))
        return known

    def suggestions(self, word: str, most: int = 6) -> tuple[str, ...]:
        """What may have been meant, the likeliest first, with the apostrophe that was typed. Takes some 100 ms."""
        found = (near for dictionary in self._ready for near in dictionary.near(_plain(word)))
        typed = [each.replace("'", "’") if "’" in word else each for each in found]
        return tuple(dict.fromkeys(typed))[:most]

    def _judged(self, word: str) -> bool:
        if not self._ready or _beyond(word) or self._owned(word):
            return True
        if any(dictionary.knows(word) for dictionary in self._ready):
            return True
        bare = _without_accents(word)
        return bare != word and any(dictionary.knows(bare) for dictionary in self._ready)  # café, naïve

    def _owned(self, word: str) -> bool:
        folded = word.casefold()
        mine = self._own | self._passed if self._passed else self._own
        return folded in mine or folded.removesuffix("'s").removesuffix("'") in mine


def words_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of ``text`` that can be misspelt, each with where it begins and ends.

    Apostrophes within a word belong to it, a hyphen parts two; web and mail addresses and file names are no words.
    """
    addresses = [hit.span() for hit in _ADDRESS.finditer(text)] if _telling(text) else []
    for hit in _WORD.finditer(text):
        start, end = hit.span()
        if not any(begin <= start < until for begin, until in addresses) and not _PREFIX.match(text, start):
            yield start, end, hit[0]


def _telling(text: str) -> bool:
    return any(sign in text for sign in "@/\\.")


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).replace("’", "'").strip("'")


def _beyond(word: str) -> bool:
    """What no word list of ours can know: numbers, abbreviations, capitals within a word, other scripts than Latin."""
    letters = word.removesuffix("'s")
    return (
        len(letters) < 2
        or len(word) > LONGEST_WORD
        or any(
            not (sign.isalpha() or sign == "'") or "\u0250" <= sign < "\u1e00" or sign > "\u1eff" for sign in letters
        )
        or any(sign.isupper() for sign in letters[1:])
    )


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _listed(folder: Path) -> list[Path]:
    return [rules for rules in folder.glob("*.aff") if rules.with_suffix(".dic").is_file()]


def _dictionary(language: str) -> Hunspell | None:
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*", language):
        return None
    if language in LANGUAGES:
        return Hunspell(language, resource("dictionaries"))
    for folder in map(os.path.expanduser, _FOLDERS):
        if any(path.stem == language for path in _listed(Path(folder))):
            return Hunspell(language, Path(folder))
    return None
