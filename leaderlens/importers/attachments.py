"""Files that come with entries: found by name in the source, read only when they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from leaderlens.importers.entry import ImportedFile, digest_of, kind_of
from leaderlens.importers.source import Source

FILE_LIMIT = 100 * 1024**2
"""Bytes of one attachment that an import reads; the journal's own limit may be lower."""


class Shelf:
    """The files of a source by their path, and by their bare name where that is enough."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names = set(source.names)
        self._bare: dict[str, str] = {}
        for name in source.names:
            self._bare.setdefault(name.rsplit("/", 1)[-1].casefold(), name)

    def find(self, *wanted: str) -> str:
        """The file's full name in the source for the first of ``wanted`` that is there; empty when none is."""
        for one in wanted:
            if one in self._names:
                return one
            if found := self._bare.get(one.rsplit("/", 1)[-1].casefold()):
                return found
        return ""

    def exact(self, name: str) -> str:
        """The file of exactly that path, or nothing."""
        return name if name in self._names else ""

    def file(self, place: str, owner: Iterable[str], shown_as: str = "") -> ImportedFile:
        """The attachment at ``place``, with an id that is the same at every import; ``owner`` tells whose it is."""
        name = (shown_as or place).rsplit("/", 1)[-1]
        read = partial(self._source.read, place, FILE_LIMIT)
        return ImportedFile(digest_of(*owner, place), name, kind_of(name), self._source.size(place), read)
