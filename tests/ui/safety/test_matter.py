"""One matter: how it stands, a form in place of its buttons, and no button while it is being done."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.ui.safety.matter import Matter, stacked
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.labels import Body


def test_a_form_takes_the_place_of_the_buttons(qtbot: QtBot) -> None:
    button, words = Button("Go"), Body("Sure?")
    matter = Matter("A title", "lock", button)
    qtbot.addWidget(matter)
    form = stacked(words)
    matter.add_form(form)
    matter.show()
    matter.tell("Done.")
    assert matter.outcome.isVisible()
    matter.open_form(form)
    assert (words.isVisible(), button.isVisible(), matter.outcome.isVisible()) == (True, False, False)
    matter.open_form(None)
    assert (words.isVisible(), button.isVisible()) == (False, True)


def test_while_it_is_done_it_cannot_be_asked_for_again(qtbot: QtBot) -> None:
    button = Button("Go")
    matter = Matter("A title", "lock", button)
    qtbot.addWidget(matter)
    matter.show()
    matter.say("All is well.", well=True)
    matter.set_busy(busy=True)
    assert (button.isEnabled(), matter.bar.busy) == (False, True)
    matter.set_busy(busy=False)
    assert (button.isEnabled(), matter.bar.isVisible(), matter.sentence.text()) == (True, False, "All is well.")
