"""Where one is in a walk of several steps."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.stepper import Stepper

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.mark.parametrize("width", [160, 700])
def test_it_says_the_step_by_number_and_name_and_paints_at_every_width(width: int, qtbot: QtBot) -> None:
    stepper = Stepper(("You", "Passphrase", "Recovery words"))
    qtbot.addWidget(stepper)
    stepper.resize(width, stepper.sizeHint().height())
    pictures = []
    for at, name in enumerate(("You", "Passphrase", "Recovery words")):
        stepper.show_step(at)
        assert stepper.step == at
        assert stepper.accessibleName() == f"Step {at + 1} of 3: {name}"
        pictures.append(stepper.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
