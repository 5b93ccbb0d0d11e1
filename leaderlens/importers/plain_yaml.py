"""YAML of which only texts, lists and maps are believed: no types, no tags, no aliases, bounded depth.

Built on the parser's events, so that nothing in a file can make an object, repeat itself a million times over
(aliases and merge keys) or nest deeper than we look.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

DEEPEST = 16
_MOST_EVENTS = 500_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where it was built


class NotPlainError(ValueError):
    """This is no YAML, or more than plain YAML."""


def read(text: str) -> Any:
    """The first document of ``text``: texts, lists, maps with texts as keys, or None. NotPlainError for the rest."""
    try:
        events = _counted(yaml.parse(text, Loader=_LOADER))
        for event in events:
            if isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent | yaml.AliasEvent):
                return _value(event, events, 0)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotPlainError from error
    return None


def _counted(events: Iterator[Any]) -> Iterator[Any]:
    for number, event in enumerate(events):
        if number > _MOST_EVENTS:
            raise NotPlainError
        yield event


def _value(event: Any, events: Iterator[Any], depth: int) -> Any:
    if depth > DEEPEST:
        raise NotPlainError
    if isinstance(event, yaml.ScalarEvent):
        nothing = not event.style and event.value in {"", "~", "null", "Null", "NULL"}
        return None if nothing else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        found: list[Any] = []
        for one in events:
            if isinstance(one, yaml.SequenceEndEvent):
                return found
            found.append(_value(one, events, depth + 1))
    if isinstance(event, yaml.MappingStartEvent):
        pairs: dict[str, Any] = {}
        for one in events:
            if isinstance(one, yaml.MappingEndEvent):
                return pairs
            key = _value(one, events, depth + 1)
            value = _value(next(events), events, depth + 1)
            pairs.setdefault(key if isinstance(key, str) else "", value)
    raise NotPlainError  # an alias, or an end where a value should be
