"""One way to write a value as bytes: RFC 8785 (JSON Canonicalization Scheme) on a profile without floats.

Signatures, commitments and ids are made over these bytes, so a value must have exactly one spelling. The profile:
keys match ``[a-z0-9_:.-]{1,80}``; whole numbers of at most 2^53 - 1 and no others; at most 8 levels; strings of at most
65,536 characters without control characters (a line break is allowed), without the characters that reorder text, and
without half a surrogate pair. On it RFC 8785 is what :func:`json.dumps` writes with sorted keys and no spaces. A reader
demands ``canon(parse(data)) == data``, which rules out duplicate keys, ``-0``, escapes and every other second spelling.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn, TypeAlias

from leaderlens.domain.text import LONGEST_TEXT, UNFIT, portable

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"
"""A value of the profile."""

LARGEST_NUMBER = 2**53 - 1
"""The largest whole number a JSON reader of any language keeps exactly."""
DEEPEST = 8
"""Levels of lists and objects, the outermost included."""

_KEY = re.compile(r"[a-z0-9_:.-]{1,80}")
_NUMBER_DIGITS = 17  # "-9007199254740991"


class CanonicalError(ValueError):
    """A value outside the profile, or bytes that are not its one spelling. ``code`` names the rule it broke."""

    def __init__(self, code: str) -> None:
        super().__init__(code)  # never the value: it may hold somebody's words
        self.code = code


def canon(value: Any) -> bytes:
    """The one spelling of ``value``, as UTF-8. CanonicalError (``json-…``) when it lies outside the profile."""
    _check(value, DEEPEST)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parse(data: bytes) -> Json:
    """The value ``data`` spells. CanonicalError when ``data`` is anything but ``canon`` of a value of the profile."""
    try:
        text = data.decode()
        value: Json = json.loads(text, parse_float=_refuse_float, parse_constant=_refuse_float, parse_int=_whole)
    except UnicodeDecodeError:
        raise CanonicalError("json-utf8") from None
    except RecursionError:
        raise CanonicalError("json-depth") from None
    except json.JSONDecodeError:
        raise CanonicalError("json-syntax") from None
    if canon(value) != data:
        raise CanonicalError("json-not-canonical")
    return value


def fit(value: Json) -> Json:
    """``value`` with every string in it fit to travel."""
    if isinstance(value, str):
        return portable(value)
    if isinstance(value, list):
        return [fit(one) for one in value]
    if isinstance(value, dict):
        return {key: fit(one) for key, one in value.items()}
    return value


def _check(value: Any, levels: int) -> None:
    """Raise unless ``value`` is of the profile and at most ``levels`` deep."""
    kind = type(value)
    if kind is str:
        _check_text(value)
    elif kind is int:
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            raise CanonicalError("json-number")
    elif kind is dict or kind is list:
        if levels == 0:
            raise CanonicalError("json-depth")
        if kind is dict:
            _check_keys(value)
            value = value.values()
        for one in value:
            _check(one, levels - 1)
    elif value is not None and kind is not bool:
        raise CanonicalError("json-number" if kind is float else "json-type")


def _check_text(text: str) -> None:
    if len(text) > LONGEST_TEXT or UNFIT.search(text):
        raise CanonicalError("json-string")


def _check_keys(value: dict[Any, Any]) -> None:
    for key in value:
        if type(key) is not str or not _KEY.fullmatch(key):
            raise CanonicalError("json-key")


def _refuse_float(_digits: str) -> NoReturn:
    raise CanonicalError("json-number")


def _whole(digits: str) -> int:
    if len(digits) > _NUMBER_DIGITS:  # int() of a long one takes quadratic time
        raise CanonicalError("json-number")
    return int(digits)
