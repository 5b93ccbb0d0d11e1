"""What travels between the two vaults of a pair: events, in numbered bundles that name what their author had seen.

A bundle's payload is canonical JSON (:mod:`leaderlens.domain.canonical`), padded to whole KiB so that its size does not
tell a seal from a note, with these fields:

```
a     author: the kid of the signing keys          pair  the pair's id
e     events                                       s     stream: "pair"
n     the author's running number, from 1          seen  {kid: n}: what of others the author had applied
p     id of the author's previous payload, or ""   t     the author's clock, seconds since 1970: shown, never trusted
v     version of the format: 1 or 2                z     padding: zeros
```

Version 2 says what version 1 has no words for: an opening with predictions, bases, amounts, remarks or wordings. A
bundle without such an opening is written as version 1, and a LeaderLens that knows only version 1 waits for its update
before it reads one of version 2, instead of taking it for a broken one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from leaderlens.domain.canonical import LARGEST_NUMBER, CanonicalError, Json, canon, parse
from leaderlens.domain.checkin import Answer, Question, Remarks
from leaderlens.domain.sheet_codec import decode_sheet, encode_sheet

PAIR_STREAM = "pair"
"""The stream both seats of a pair write to; a coach's streams come beside it."""
VERSION = 2
"""The newest payload format this LeaderLens writes and reads; the first one it still reads and writes is 1."""
PAD_TO = 1024
"""Payloads are a multiple of so many bytes."""
LARGEST_PAYLOAD = 512 * 1024
"""Bytes of a payload that a reader takes."""
LARGEST_OWN_PAYLOAD = 320 * 1024
"""Bytes of a payload we write: sealed for three laptops, it still fits into a file of 1 MiB."""
MOST_EVENTS = 256
"""Events of one bundle."""
MOST_SEEN = 16
"""Other authors a bundle can name."""
HIGHEST_NUMBER = 99_999_999
"""The last bundle number that fits a file name."""

_FIELDS = {"a", "e", "n", "p", "pair", "s", "seen", "t", "v", "z"}
_ID = re.compile(r"[0-9a-f]{64}")
_SHORT_ID = re.compile(r"[0-9a-f]{32}")
_STREAM = re.compile(r"pair|coach:[0-9a-f]{32}")
_NAME = re.compile(r"[a-z0-9_:.-]{1,80}")
_FORM_TAG = b"LeaderLens-form-v1\0"


class RecordError(ValueError):
    """A payload that is not well-formed. ``code`` names the rule it broke; the text holds nothing private."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class SetFields:
    """Write fields of a shared entity (a check-in, an event): ``kind`` and ``id`` name it, ``fields`` are JSON."""

    kind: str
    id: str
    fields: Mapping[str, Json] = field(repr=False)  # people's words stay out of reprs


@dataclass(frozen=True, slots=True)
class Commit:
    """Seal a sheet: ``hash`` (64 hex digits) binds it to answers, seat, pair, check-in and form without telling them.

    ``form_hash`` is :func:`form_hash` of the questions that were asked.
    """

    checkin_id: str
    form_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Open:
    """Reveal a sealed sheet. ``of`` and ``peer`` are the ids of the bundles with our commitment and with the other's.

    ``salt`` is 64 hex digits; ``questions`` is the whole form, so that what counts as asked can never change later.
    """

    checkin_id: str
    salt: str = field(repr=False)
    questions: tuple[Question, ...] = field(repr=False)
    answers: Mapping[Question, Answer] = field(repr=False)
    of: str
    peer: str
    remarks: Remarks = field(default_factory=Remarks, repr=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """An event of a kind this LeaderLens does not know: kept in the chain, without effect."""

    op: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """An event of a kind we know whose fields are wrong: kept in the chain, without effect."""

    op: str


Event = SetFields | Commit | Open | Unknown | Malformed
"""What a bundle can say."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One decoded payload. ``id`` is its SHA-256 (hex); ``previous`` is empty for the first; ``moment`` in seconds."""

    id: str
    pair_id: str
    author: str
    n: int
    previous: str
    seen: Mapping[str, int]
    moment: int
    events: tuple[Event, ...]
    stream: str = PAIR_STREAM


@dataclass(frozen=True, slots=True)
class SignedBundle:
    """A bundle with its exact bytes and the author's signature (64 bytes) over them."""

    bundle: Bundle
    signature: bytes = field(repr=False)
    payload: bytes = field(repr=False)


def form_hash(questions: Iterable[Question]) -> str:
    """The name of a form: 64 hex digits that depend on which questions are asked, not on their order."""
    return hashlib.sha256(_FORM_TAG + canon(_form(questions))).hexdigest()


def encode(
    *,
    pair_id: str,
    author: str,
    n: int,
    previous: str,
    seen: Mapping[str, int],
    moment: int,
    events: Iterable[Event],
) -> bytes:
    """The payload of a bundle. CanonicalError or RecordError when it holds what a reader would refuse."""
    events = tuple(events)
    fields: dict[str, Json] = {
        "a": author,
        "e": [_encode_event(event) for event in events],
        "n": n,
        "p": previous,
        "pair": pair_id,
        "s": PAIR_STREAM,
        "seen": dict(seen),
        "t": moment,
        "v": _version_of(events),
        "z": "",
    }
    bare = canon(fields)
    fields["z"] = "0" * (-len(bare) % PAD_TO)
    payload = canon(fields)
    if len(payload) > LARGEST_OWN_PAYLOAD:
        raise RecordError("too-large")
    if any(isinstance(event, Unknown | Malformed) for event in decode(payload).events):
        raise RecordError("event")  # nobody may ever write what nobody may read
    return payload


def decode(payload: bytes) -> Bundle:
    """What a payload says. RecordError with a code for anything that is not one."""
    if len(payload) > LARGEST_PAYLOAD:
        raise RecordError("too-large")
    try:
        raw = parse(payload)
    except CanonicalError as error:
        raise RecordError(error.code) from None
    if not isinstance(raw, dict):
        raise RecordError("payload-fields")
    version = raw.get("v")
    if type(version) is int and version > VERSION:
        raise RecordError("newer-version")
    if raw.keys() != _FIELDS or type(version) is not int or version < 1:
        raise RecordError("payload-fields")
    padding = raw["z"]
    if not isinstance(padding, str) or padding.strip("0") or len(padding) >= PAD_TO or len(payload) % PAD_TO:
        raise RecordError("payload-padding")
    n = _number(raw["n"], 1, HIGHEST_NUMBER)
    author = _matching(raw["a"], _SHORT_ID)
    return Bundle(
        id=bundle_id(payload),
        pair_id=_matching(raw["pair"], _SHORT_ID),
        author=author,
        n=n,
        previous=_previous(raw["p"], n),
        seen=_decode_seen(raw["seen"], author),
        moment=_number(raw["t"], 0, LARGEST_NUMBER),
        events=_decode_events(raw["e"], version),
        stream=_matching(raw["s"], _STREAM),
    )


def bundle_id(payload: bytes) -> str:
    """The id of a payload: of its content, not of the file it came in."""
    return hashlib.sha256(payload).hexdigest()


def _form(questions: Iterable[Question]) -> list[str]:
    return sorted({question.key for question in questions})


def _version_of(events: Iterable[Event]) -> int:
    """The first version of the format that can say all of this."""
    return max((_needs(event) for event in events if isinstance(event, Open)), default=1)


def _needs(event: Open) -> int:
    said_before = all(answer.plain for answer in event.answers.values()) and not any(q.wording for q in event.questions)
    return 1 if said_before and not event.remarks else 2


def _encode_event(event: Event) -> Json:
    if isinstance(event, SetFields):
        return {"op": "set", "kind": event.kind, "id": event.id, "f": dict(event.fields)}
    if isinstance(event, Commit):
        return {"op": "commit", "round": event.checkin_id, "form": event.form_hash, "h": event.hash}
    if isinstance(event, Open):
        return {
            "op": "open",
            "round": event.checkin_id,
            "salt": event.salt,
            "q": list[Json](_form(event.questions)),
            "r": encode_sheet(event.answers, event.remarks),
            "of": event.of,
            "peer": event.peer,
        }
    raise RecordError("event")


def _decode_events(raw: Json, version: int) -> tuple[Event, ...]:
    if not isinstance(raw, list) or len(raw) > MOST_EVENTS:
        raise RecordError("payload-events")
    events = tuple(_decode_event(one) for one in raw)
    # what a reader of version 1 cannot read must not be read by any other: the verdict is the same on every laptop
    return tuple(Malformed("open") if isinstance(one, Open) and _needs(one) > version else one for one in events)


def _decode_event(raw: Json) -> Event:
    """The event, or what is left of it: a wrong event is a fact of the chain, the same on every laptop."""
    if not isinstance(raw, dict) or not isinstance(op := raw.get("op"), str):
        raise RecordError("payload-events")
    reader = _READERS.get(op)
    if reader is None:
        return Unknown(op)
    try:
        return reader(raw)
    except (ValueError, KeyError, TypeError):
        return Malformed(op)


def _decode_set(raw: dict[str, Json]) -> SetFields:
    _only(raw, {"op", "kind", "id", "f"})
    fields = raw["f"]
    if not isinstance(fields, dict) or not fields:
        raise RecordError("event")
    return SetFields(_matching(raw["kind"], _NAME), _matching(raw["id"], _NAME), fields)


def _decode_commit(raw: dict[str, Json]) -> Commit:
    _only(raw, {"op", "round", "form", "h"})
    return Commit(_matching(raw["round"], _NAME), _matching(raw["form"], _ID), _matching(raw["h"], _ID))


def _decode_open(raw: dict[str, Json]) -> Open:
    _only(raw, {"op", "round", "salt", "q", "r", "of", "peer"})
    keys = raw["q"]
    if not isinstance(keys, list):
        raise RecordError("event")
    questions = tuple(Question.parse(_matching(key, _NAME)) for key in keys)
    if _form(questions) != keys or len({question.theme for question in questions}) < len(questions):
        raise RecordError("event")
    answers, remarks = decode_sheet(raw["r"])
    return Open(
        checkin_id=_matching(raw["round"], _NAME),
        salt=_matching(raw["salt"], _ID),
        questions=questions,
        answers=answers,
        of=_matching(raw["of"], _ID),
        peer=_matching(raw["peer"], _ID),
        remarks=remarks,
    )


_READERS: dict[str, Callable[[dict[str, Json]], Event]] = {
    "set": _decode_set,
    "commit": _decode_commit,
    "open": _decode_open,
}


def _decode_seen(raw: Json, author: str) -> dict[str, int]:
    if not isinstance(raw, dict) or len(raw) > MOST_SEEN or author in raw:
        raise RecordError("payload-seen")
    return {_matching(kid, _SHORT_ID): _number(n, 1, HIGHEST_NUMBER) for kid, n in raw.items()}


def _previous(raw: Json, n: int) -> str:
    if n == 1:
        if raw != "":
            raise RecordError("payload-previous")
        return ""
    return _matching(raw, _ID)


def _only(raw: Mapping[str, Json], keys: set[str]) -> None:
    if raw.keys() != keys:
        raise RecordError("event")


def _matching(raw: Any, pattern: re.Pattern[str]) -> str:
    if not isinstance(raw, str) or not pattern.fullmatch(raw):
        raise RecordError("payload-fields")
    return raw


def _number(raw: Any, least: int, most: int) -> int:
    if type(raw) is not int or not least <= raw <= most:
        raise RecordError("payload-fields")
    return raw
