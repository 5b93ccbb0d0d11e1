"""Every text handed to gettext is written out in the code, so that a catalogue can be made by reading it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_TEXTS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
"""How many of a call's arguments are texts."""
_FORWARDS = {"i18n.py"}
"""The module that hands texts on to the catalogue."""


def _calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    return [
        (node.func.id, node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXTS
    ]


def _not_written_out(source: str) -> list[int]:
    """Lines whose call to gettext has a text that is not a plain literal.

    One idiom is allowed: a module that marks texts with ``N_`` may look them up later by name, ``_(label)``.
    """
    calls = _calls(ast.parse(source))
    marks = any(function == "N_" for function, _call in calls)
    lines = []
    for function, call in calls:
        texts = call.args[: _TEXTS[function]]
        literal = len(texts) == _TEXTS[function] and all(
            isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts
        )
        by_name = function == "_" and marks and isinstance(texts[0], ast.Name | ast.Subscript | ast.Attribute)
        if not literal and not by_name:
            lines.append(call.lineno)
    return lines


def test_every_text_for_the_catalogue_is_a_literal() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in (ROOT / "leaderlens").rglob("*.py")
        if path.name not in _FORWARDS
        for line in _not_written_out(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("line", ["_(text)", '_(f"{a}")', '_("a" + b)', 'ngettext("a", b, 2)', "N_(LABELS[0])"])
def test_the_guard_sees_what_is_not_a_literal(line: str) -> None:
    assert _not_written_out(line) == [1]


@pytest.mark.parametrize(
    "lines",
    ['_("a {b}").format(b=b)', 'ngettext("a", "b", n)', 'pgettext("c", "d")', 'LABEL = N_("oak")\n_(LABEL)'],
)
def test_the_guard_lets_literals_and_marked_names_pass(lines: str) -> None:
    assert _not_written_out(lines) == []


def test_qt_is_not_asked_to_translate() -> None:
    """One catalogue for every floor (docs/adr/0009): a text that Qt looks up would be found in none."""
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "leaderlens").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"tr", "translate"} and isinstance(node.ctx, ast.Load)
        if not ast.unparse(node.value).endswith(("painter", "transform"))  # they move the origin
        if ast.unparse(node.value) != "text"  # str.translate: characters for characters
    }
    assert found == set()
