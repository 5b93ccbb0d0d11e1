from __future__ import annotations

import ast
import inspect

import pytest

from leaderlens.analysis import thresholds
from leaderlens.analysis.change import chance_of_steps


def names_and_reasons() -> dict[str, bool]:
    """Every threshold, and whether a reason stands below it (a block of weights shares one heading)."""
    body = ast.parse(inspect.getsource(thresholds)).body
    return {
        statement.target.id: isinstance(after, ast.Expr) or statement.target.id.startswith(("WEIGHT_", "SAME_", "CEL"))
        for statement, after in zip(body, [*body[1:], None], strict=True)
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    }


def test_every_threshold_has_its_reason() -> None:
    assert names_and_reasons()
    assert [name for name, reasoned in names_and_reasons().items() if not reasoned] == []


def test_nothing_in_it_can_be_changed_by_accident() -> None:
    values = [getattr(thresholds, name) for name in names_and_reasons()]
    assert all(isinstance(value, int | float | tuple) for value in values)


def test_topic_weights_add_up_to_one() -> None:
    weights = [getattr(thresholds, name) for name in names_and_reasons() if name.startswith("WEIGHT_")]
    assert len(weights) == 6
    assert sum(weights) == pytest.approx(1.0)


def test_the_tiers_are_where_chance_thins_out() -> None:
    assert 1 / chance_of_steps(thresholds.SEEN_DIFFERENTLY_STEPS) == pytest.approx(8, abs=0.5)
    assert 1 / chance_of_steps(thresholds.HOLDS_UP_STEPS) == pytest.approx(87, abs=1)
