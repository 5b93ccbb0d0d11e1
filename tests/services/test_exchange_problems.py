"""One code, one calm sentence: what happened, and that nothing is lost."""

from __future__ import annotations

import pytest

from leaderlens.services.exchange_problems import sentence

CALM = "othing"  # Nothing, nothing


@pytest.mark.parametrize(
    "code",
    ["fork", "restore-first", "newer-version", "sheet-missing", "forms-differ", "open-mismatch", "malformed-fields",
     "json-syntax", "not-for-us"],
)  # fmt: skip
def test_every_code_has_a_sentence_that_says_what_is_safe(code: str) -> None:
    text = sentence(code)
    assert text.endswith(".")
    assert CALM in text
    assert code not in text


def test_broken_rules_and_damaged_files_are_told_apart() -> None:
    assert sentence("open-too-early") == sentence("already-sealed")
    assert sentence("envelope-magic") == sentence("too-large")
    assert sentence("open-too-early") != sentence("envelope-magic")
