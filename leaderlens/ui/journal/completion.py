"""What the search field offers while somebody types a filter, and the filters that are typed already, as chips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from leaderlens.domain.journal_query import quoted
from leaderlens.i18n import N_, _, ngettext

_FILTER = re.compile(r'-?(tag|item|person|after|before|on|is|has):("[^"]*"?|\S+)', re.IGNORECASE)
_TYPED = re.compile(r'(?:^|\s)(-?)(?:(tag|item|person|is|has):)?("[^"]*|[^\s"]*)$', re.IGNORECASE)
_LEAST = 2  # letters: one fits nearly everything
_SIMPLE = re.compile(r"[\w.\-]+")

_STATE_NAMES = {
    "is:pinned": N_("Pinned"),
    "is:imported": N_("Imported"),
    "is:business": N_("With council business"),
    "is:reflection": N_("With personal reflection"),
    "is:moved": N_("Moved to the official record"),
    "has:file": N_("With a file"),
    "has:picture": N_("With a picture"),
    "has:tag": N_("With a tag"),
}
_KINDS = {
    "tag": N_("Tag: {value}"),
    "item": N_("About: {value}"),
    "person": N_("With: {value}"),
    "after": N_("From {value}"),
    "before": N_("Before {value}"),
    "on": N_("On {value}"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What can be filtered by: tags with counts, items as (key, name), people by name. ``others`` are items of lenses
    that are not offered by themselves, and have a name all the same.
    """

    tags: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    items: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = field(default=(), repr=False)
    others: tuple[tuple[str, str], ...] = ()

    def item_name(self, key: str) -> str:
        """The name of an item, or its key where it is not known."""
        return next(
            (name for known, name in (*self.items, *self.others) if key in {known, known.rpartition(".")[2]}), key
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on: ``query`` is what the field holds then, with the caret at its end."""

    query: str = field(repr=False)
    title: str = field(repr=False)
    detail: str = ""
    icon: str = "search"


@dataclass(frozen=True, slots=True)
class FilterChip:
    """A filter in the query in words; ``without`` is the query without it."""

    text: str = field(repr=False)
    without: str = field(repr=False)


def offers(query: str, words: Vocabulary, most: int = 6) -> tuple[Offer, ...]:
    """What to offer for ``query`` with the caret at its end; nothing while there is nothing to add."""
    if not query.strip():
        return _beginnings(words)
    typed = _TYPED.search(query)
    if typed is None:
        return ()
    kind, value = (typed[2] or "").lower(), typed[3].lstrip('"').casefold()
    head = query[: typed.start(1)] + typed[1]
    if not kind:
        return () if len(value) < _LEAST or typed[3].startswith('"') else _of_words(head, words, value)
    found = {"tag": _tags, "item": _items, "person": _people}.get(kind, _states)
    return found(head, words, f"{kind}:{value}" if kind in {"is", "has"} else value)[:most]


def _tags(head: str, words: Vocabulary, value: str) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            f"{head}tag:{_value(tag)} ",
            tag,
            ngettext("{count} entry", "{count} entries", count).format(count=count),
            "tag",
        )
        for tag, count in _fitting(words.tags, value)
    )


def _items(head: str, words: Vocabulary, value: str) -> tuple[Offer, ...]:
    found = [(key, name) for key, name in words.items if value in f"{key} {name}".casefold()]
    return tuple(Offer(f"{head}item:{key} ", name, key, "target") for key, name in found)


def _people(head: str, words: Vocabulary, value: str) -> tuple[Offer, ...]:
    found = [name for name in words.people if value in name.casefold()]
    return tuple(Offer(f"{head}person:{_value(name)} ", name, icon="user-round") for name in found)


def _states(head: str, _words: Vocabulary, value: str) -> tuple[Offer, ...]:
    return tuple(
        Offer(f"{head}{state} ", _(name), state) for state, name in _STATE_NAMES.items() if state.startswith(value)
    )


def _of_words(head: str, words: Vocabulary, value: str) -> tuple[Offer, ...]:
    """A word that is no filter may be the beginning of a tag's or an item's name."""
    items = tuple(
        Offer(f"{head}item:{key} ", name, _("Attribute or principle"), "target")
        for key, name in words.items
        if any(part.startswith(value) for part in name.casefold().split())
    )
    return (*_tags(head, words, value)[:2], *items[:2])


def filter_chips(query: str, words: Vocabulary) -> tuple[FilterChip, ...]:
    """The filters of ``query`` in the order they are typed."""
    found = []
    for part in _FILTER.finditer(query):
        kind, value = part[1].lower(), part[2].strip('"').rstrip("*")
        if not value:
            continue
        if kind in {"is", "has"}:
            name = _STATE_NAMES.get(f"{kind}:{value.lower()}")
            if name is None:
                continue
            text = _(name)
        else:
            text = _(_KINDS[kind]).format(value=words.item_name(value) if kind == "item" else value)
        if part[0].startswith("-"):
            text = _("Not: {filter}").format(filter=text)
        without = " ".join(f"{query[: part.start()]} {query[part.end() :]}".split())
        found.append(FilterChip(text, without))
    return tuple(found)


def with_filter(query: str, kind: str, value: str) -> str:
    """``query`` with one more filter: for a click on a tag or an item."""
    added = f"{kind}:{_value(value)}"
    return query if added in query.split() else f"{query.strip()} {added} ".lstrip()


def _beginnings(words: Vocabulary) -> tuple[Offer, ...]:
    """The filters there are, to learn them by."""
    known = [
        (bool(words.tags), "tag:", _("Tag"), "tag"),
        (bool(words.items), "item:", _("Attribute or principle"), "target"),
        (bool(words.people), "person:", _("About the pair with somebody"), "user-round"),
        (True, "after:", _("From a day, month or year on"), "calendar"),
        (True, "before:", _("Before a day, month or year"), "calendar"),
        (True, "is:", _("Pinned, business, reflection"), "pin"),
    ]
    return tuple(Offer(begin, begin, line, icon) for there, begin, line, icon in known if there)


def _fitting(tags: Sequence[tuple[str, int]], value: str) -> list[tuple[str, int]]:
    begins = [tag for tag in tags if tag[0].casefold().startswith(value)]
    return begins + [tag for tag in tags if value in tag[0].casefold() and tag not in begins]


def _value(name: str) -> str:
    return name if _SIMPLE.fullmatch(name) else quoted(name)
