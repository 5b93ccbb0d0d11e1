"""A lens written as its file: what :mod:`leaderlens.domain.lens_file` reads back as the same lens.

One lens has one spelling here (keys in one order, nothing that is empty), so that two laptops holding the same lens
hold the same text.
"""

from __future__ import annotations

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Item, Lens, Measure, Prompts, Wording
from leaderlens.domain.people import SEATS

_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_SIDES = tuple(Subject(seat.value) for seat in SEATS)
_ONE_WORDING = ("person", "pair")
_RATED = {"pair": (*_SIDES, Subject.PAIR)}


def write_lens(lens: Lens) -> str:
    """The text of the lens's file (TOML). Empty texts are left out: a lens in the making writes what it has."""
    lines = _head(lens)
    for measure in lens.measures:
        lines += ["", "[[measure]]", *_measure(measure)]
    for cluster in lens.clusters:
        lines += ["", "[[cluster]]", *_texts({"id": cluster.id, "name": cluster.name, "line": cluster.line})]
        lines.append(f"items = [{', '.join(_quoted(item) for item in cluster.items)}]")
    for item in lens.items:
        lines += ["", "[[item]]", *_item(item, lens.about)]
    return "\n".join(lines) + "\n"


def _head(lens: Lens) -> list[str]:
    lines = ["[lens]", *_texts({"id": lens.id, "name": lens.name, "subtitle": lens.subtitle})]
    if lens.own:
        lines += ["own = true", f"version = {lens.version}"]
    else:
        lines += [f"optional = {_flag(lens.optional)}"]
    rated = _RATED.get(lens.about, _SIDES)
    lines += _texts({"about": lens.about})
    lines.append(f"rated = [{', '.join(_quoted(subject.value) for subject in rated)}]")
    if not lens.own:  # the words at the ends of the scale are the app's own
        lines += _texts({"scale": "frequency", "low_label": "1", "high_label": "7"})
    lines += _texts(
        {
            "question": lens.question,
            "intro": lens.intro,
            "how_to_use": lens.how_to_use,
            "grouping_note": lens.grouping_note,
            "two_sides_note": lens.two_sides_note,
            "also_ask": lens.also_ask,
        }
    )
    source = lens.source
    texts = {
        "author": source.author,
        "title": source.title,
        "publication": source.publication,
        "note": source.note,
    }
    return [*lines, "", "[lens.source]", *_texts(texts)] if any(texts.values()) else lines


def _measure(measure: Measure) -> list[str]:
    return [
        *_texts({"id": measure.id, "name": measure.name, "unit": "percent"}),
        f"low = {measure.low}",
        f"high = {measure.high}",
        f"suggested_low = {measure.suggested[0]}",
        f"suggested_high = {measure.suggested[1]}",
        *_texts(
            {
                "statement_self": measure.self_statement,
                "statement_other": measure.other_statement,
                "note": measure.note,
                "prompt": measure.prompt,
            }
        ),
    ]


def _item(item: Item, about: str) -> list[str]:
    one_wording = about in _ONE_WORDING
    lines = [*_texts({"id": item.id}), f"order = {item.order}", *_texts({"name": item.name, "short": item.short})]
    lines += _texts({"cluster": item.cluster, "about": "" if one_wording else item.about})
    lines += _texts({"definition": item.definition, "overdone": item.overdone, "warning_sign": item.warning_sign})
    if one_wording:
        lines += _wording(next(iter(item.wording.values())))
    if item.target is not None:
        lines += ["[item.target]", f"low = {item.target.low}", f"high = {item.target.high}"]
    if one_wording and item.looks_like:
        lines += ["[item.looks_like]", *_texts({side.value: text for side, text in item.looks_like.items()})]
    if not one_wording:
        for side in _SIDES:
            lines += [f"[item.{side.value}]", *_wording(item.wording[side])]
            lines += _texts({"looks_like": item.looks_like.get(side, "")})
    if item.prompts is not None:
        lines += ["[item.prompts]", *_prompts(item.prompts)]
        for seat in SEATS:
            if seat in item.prompts.seats:
                lines += [f"[item.prompts.{seat.value}]", *_prompts(item.prompts.seats[seat])]
    for part in item.parts:
        lines += ["[[item.part]]", *_texts({"id": part.id.rpartition(".")[2], "name": part.name, "short": part.short})]
        lines += _wording(part.wording[Subject.PAIR])
    return lines


def _wording(wording: Wording) -> list[str]:
    return _texts(
        {
            "statement_self": wording.self_statement,
            "statement_other": wording.other_statement,
            "statement_pair": wording.pair_statement,
            "low": wording.low,
            "middle": wording.middle,
            "high": wording.high,
        }
    )


def _prompts(prompts: Prompts) -> list[str]:
    return _texts({"describe": prompts.describe, "express": prompts.express, "check_back": prompts.check_back})


def _texts(texts: dict[str, str]) -> list[str]:
    return [f"{key} = {_quoted(text)}" for key, text in texts.items() if text]


def _quoted(text: str) -> str:
    """A basic string of TOML: quotes, backslashes and control characters escaped."""
    return '"' + "".join(_SHORT_ESCAPES.get(c, f"\\u{ord(c):04x}" if _control(c) else c) for c in text) + '"'


def _control(character: str) -> bool:
    return character < " " or character == "\x7f"


def _flag(value: bool) -> str:  # noqa: FBT001 - a value to be written, not a switch
    return "true" if value else "false"
