"""LeaderLens started twice on one laptop: the second says so, and the first goes on as if nothing had happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop import homes, steps
from tests.desktop.desktop import Desktop

pytestmark = pytest.mark.desktop


def test_a_vault_that_is_open_elsewhere_is_told_in_one_sentence(desktop: Desktop, home: Path) -> None:
    homes.one_vault(home)
    first = desktop.leaderlens(home)
    steps.unlock(first, homes.PASSPHRASE)

    second = desktop.leaderlens(home)
    second.take_keyboard()
    second.fill("Passphrase", homes.PASSPHRASE)
    desktop.press("Return")
    second.see(matching="^This vault is already open in another LeaderLens window", role="label")
    assert second.sees("Passphrase", role="password text")
    assert not second.sees("Today", role="radio button")
    second.end()

    first.take_keyboard()
    desktop.press("ctrl+8")
    first.see("People", role="heading")
    assert first.sees(matching=homes.NAMES[homes.Role.LEADER])
